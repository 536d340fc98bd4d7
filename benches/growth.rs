//! Texts of 1×, 10× and 100× the length → seconds a megabyte, and how much longer a megabyte of the
//! longest takes than one of the shortest. In proportion is a ratio of about 1.
//!
//! `cargo bench --bench growth`. Prints what it measured; asserts nothing.

use congbao::data::Joins;
use std::fmt::Write as _;
use std::time::Instant;

/// Rows of the smallest table, lines of the smallest text.
const LEAST: usize = 200;
const TIMES: [usize; 3] = [1, 10, 100];
/// Runs of each, of which the fastest counts.
const RUNS: usize = 3;

const HEAD: &str = "UBND TỈNH NGHỆ AN\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNghệ An, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nTriển khai nhiệm vụ năm 2026\n\n";

fn main() {
    println!("{:<10} {:>8} {:>10} {:>10} {:>8}", "text", "length", "MB", "s/MB", "ratio");
    for (name, write) in [
        ("rows", rows as fn(usize) -> String),
        ("pages", pages),
        ("prose", prose),
        ("lines", lines),
        ("html", html),
    ] {
        let mut first = None;
        for times in TIMES {
            let text = write(LEAST * times);
            let seconds = seconds_a_megabyte(&text);
            let base = *first.get_or_insert(seconds);
            let size = megabytes(&text);
            let length = LEAST * times;
            println!("{name:<10} {length:>8} {size:>10.3} {seconds:>10.3} {:>8.2}", seconds / base);
        }
    }
}

/// Size of a text in millions of bytes.
fn megabytes(text: &str) -> f64 {
    f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX)) / 1e6
}

fn seconds_a_megabyte(text: &str) -> f64 {
    let runs = (0..RUNS).map(|_| {
        let start = Instant::now();
        let source = congbao::read("bench", text.as_bytes().to_vec()).ok();
        let report = source.as_ref().map(|source| congbao::extract(source, Joins::Make));
        std::hint::black_box(report);
        start.elapsed().as_secs_f64()
    });
    runs.fold(f64::INFINITY, f64::min) / megabytes(text)
}

const CELLS: &str = "Xây dựng cơ sở dữ liệu ngành; kết nối, chia sẻ dữ liệu với 12/15 hệ thống (đạt 80%)\tSở Nội vụ\tSở Tài chính; UBND các xã, phường\tTrước ngày 30/6/2026\tBáo cáo kết quả";
const COLUMNS: &str =
    "STT\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\tSản phẩm\n";

/// One table.
fn rows(count: usize) -> String {
    let mut text = format!("{HEAD}{COLUMNS}");
    for n in 1..=count {
        let _ = writeln!(text, "{n}\t{CELLS}");
    }
    text
}

/// One table whose header is printed again every twenty rows.
fn pages(count: usize) -> String {
    let mut text = format!("{HEAD}{COLUMNS}");
    for n in 1..=count {
        let _ = writeln!(text, "{n}\t{CELLS}");
        if n % 20 == 0 && n < count {
            let _ = write!(text, "\n{COLUMNS}");
        }
    }
    text
}

/// Sections with assignments and duties.
fn prose(count: usize) -> String {
    let mut text = format!("{HEAD}I. NHIỆM VỤ\n");
    for n in (1..=count).step_by(4) {
        let _ = write!(
            text,
            "{n}. Rà soát, hoàn thiện quy trình theo Quyết định số {n}/QĐ-TTg ngày 06/01/2022\n- Đơn vị chủ trì: Sở Tư pháp\n- Đơn vị phối hợp: các sở, ban, ngành, UBND các xã, phường\n- Thời gian hoàn thành: Quý II/2026\n"
        );
    }
    text.push_str("II. TỔ CHỨC THỰC HIỆN\n");
    for n in 1..=count {
        let _ = writeln!(
            text,
            "{n}. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính hướng dẫn các đơn vị, hoàn thành trước ngày 30/6/2026; định kỳ hằng quý báo cáo UBND tỉnh."
        );
    }
    text
}

/// Five plain lines for each unit of length, none of them blank.
fn lines(count: usize) -> String {
    let mut text = format!("{HEAD}I. TÌNH HÌNH\n");
    for n in 1..=count * 5 {
        let _ = writeln!(text, "Năm 2025, xã số {n} đã cấp {n} thẻ căn cước, đạt 95% kế hoạch.");
    }
    text
}

/// The table of `rows` as a page.
fn html(count: usize) -> String {
    let row = |line: &str| format!("<tr><td>{}</td></tr>", line.replace('\t', "</td><td>"));
    let mut text = format!(
        "<html><head><meta charset=\"utf-8\"></head><body><p>{}</p><table>",
        HEAD.trim().replace('\n', "</p><p>")
    );
    text.push_str(&row(COLUMNS.trim_end()));
    for n in 1..=count {
        text.push_str(&row(&format!("{n}\t{CELLS}")));
    }
    text + "</table></body></html>"
}
