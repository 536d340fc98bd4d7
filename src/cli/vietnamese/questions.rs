//! What is typed to ask or export a catalogue → its help in Vietnamese.

const CATALOG: &str = "Tệp danh mục";
const FORMAT: &str =
    "table (bảng cho người đọc), csv hoặc json (cho chương trình) [mặc định: table]";

/// Command, argument (empty for the command itself), text.
pub(super) const HELP: [(&str, &str, &str); 21] = [
    ("catalog overdue", "", "Liệt kê nhiệm vụ chưa xong đã quá hạn vào một ngày, kèm số ngày chậm"),
    (
        "catalog overdue",
        "as_of",
        "Ngày được xét, ví dụ 2026-06-30: hạn nào hết trước ngày này là quá hạn",
    ),
    (
        "catalog overdue",
        "owner",
        "Chỉ của cơ quan này, trong mọi vai trò: tên đầy đủ hay viết tắt, không cần dấu, hoặc mã",
    ),
    ("catalog overdue", "catalog", CATALOG),
    ("catalog overdue", "format", FORMAT),
    (
        "catalog agencies",
        "",
        "Liệt kê cơ quan, nhiều nhiệm vụ trước, với số nhiệm vụ trong từng vai trò",
    ),
    ("catalog agencies", "catalog", CATALOG),
    ("catalog agencies", "format", FORMAT),
    (
        "catalog stats",
        "",
        "Đếm văn bản, nhiệm vụ, phát hiện theo loại; cho biết dung lượng danh mục",
    ),
    ("catalog stats", "catalog", CATALOG),
    ("catalog stats", "format", FORMAT),
    (
        "catalog export",
        "",
        "Ghi các bản ghi hiện hành của mọi văn bản theo các định dạng của `extract`",
    ),
    (
        "catalog export",
        "out",
        "Thư mục ghi kết quả; kết quả của lần chạy trước được thay toàn bộ [mặc định: out]",
    ),
    (
        "catalog export",
        "format",
        "Các định dạng cần ghi, cách nhau bằng dấu phẩy, như của `extract` [mặc định: json,csv]",
    ),
    (
        "catalog export",
        "excel",
        "Ghi CSV cho bảng tính: có BOM, ô dễ bị hiểu là công thức được chặn bằng dấu nháy đơn",
    ),
    (
        "catalog export",
        "separator",
        "Ký tự ngăn cách các ô của CSV: một ký tự như `;`, hoặc `tab` [mặc định: dấu phẩy]",
    ),
    ("catalog export", "agency", "Chỉ ghi vào congbao.ics nhiệm vụ của cơ quan này: mã hoặc tên"),
    (
        "catalog export",
        "review",
        "Ghi thêm review.csv: các trường còn nghi ngờ của mọi bản ghi, kèm lý do và dòng nguồn",
    ),
    (
        "catalog export",
        "force",
        "Ghi vào cả thư mục có tệp khác; các tệp ấy giữ nguyên trừ khi trùng tên",
    ),
    ("catalog export", "catalog", CATALOG),
    (
        "catalog tasks",
        "owner",
        "Chỉ của cơ quan này, trong mọi vai trò: tên đầy đủ hay viết tắt, không cần dấu, hoặc mã",
    ),
];
