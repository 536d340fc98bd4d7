//! The help texts in Vietnamese: one table over the commands and arguments of `args.rs`.

use clap::Command;

/// Command (empty for the program), argument (empty for the command itself), text.
const HELP: [(&str, &str, &str); 14] = [
    (
        "",
        "",
        "Biến Công báo và văn bản hành chính Việt Nam thành dữ liệu: văn bản, nhiệm vụ, cơ quan, thời hạn, số liệu, viện dẫn; mỗi giá trị kèm vị trí trong nguồn",
    ),
    ("", "quiet", "Chỉ in lỗi"),
    ("", "lang", "Ngôn ngữ thông báo [mặc định: theo máy]"),
    ("", "jobs", "Số luồng [mặc định: theo máy]"),
    ("extract", "", "Đọc tệp và thư mục, ghi các bản ghi ra JSON và CSV"),
    (
        "extract",
        "inputs",
        "Tệp, thư mục (mọi tệp bên dưới có tên không bắt đầu bằng dấu chấm), hoặc `-` cho một văn bản từ đầu vào chuẩn",
    ),
    ("extract", "out", "Thư mục ghi kết quả; kết quả của lần chạy trước được thay toàn bộ"),
    ("extract", "format", "Các định dạng cần ghi, cách nhau bằng dấu phẩy"),
    (
        "extract",
        "excel",
        "Ghi CSV cho bảng tính: có BOM, ô dễ bị hiểu là công thức được chặn bằng dấu nháy đơn",
    ),
    ("extract", "strict", "Thoát với mã 1 nếu có phát hiện mức lỗi"),
    ("extract", "force", "Ghi vào cả thư mục có tệp khác; các tệp ấy giữ nguyên trừ khi trùng tên"),
    ("verify", "", "Chứng minh từng giá trị mà `extract` đã ghi bằng cách đọc lại nguồn"),
    ("verify", "out", "Thư mục mà `extract` đã ghi"),
    ("verify", "sources", "Nơi để các tệp nguồn nếu không còn ở chỗ cũ"),
];

/// The same command line with its help in Vietnamese.
pub(super) fn translate(program: Command) -> Command {
    HELP.iter().fold(program, |program, &(command, argument, text)| match command {
        "" => put(program, argument, text),
        _ => program.mut_subcommand(command, |sub| put(sub, argument, text)),
    })
}

fn put(command: Command, argument: &str, text: &'static str) -> Command {
    if argument.is_empty() {
        command.about(text)
    } else {
        command.mut_arg(argument, |arg| arg.help(text))
    }
}
