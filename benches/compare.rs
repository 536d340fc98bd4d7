//! 100, 1,000 and 10,000 tasks × a changed copy of them → seconds that the comparison takes, and how much longer it
//! takes for a task of the longest list than for one of the shortest. In proportion is a ratio of about 1.
//!
//! `cargo bench --bench compare`. Prints what it measured; asserts nothing. `varied` are lists as plans print them,
//! `alike` are tasks whose titles differ in a word or a number, `same` have the same ten titles again and again.

use congbao::data::{Joins, Level, Report};
use congbao::diff::{Manner, Reports};
use std::fmt::Write as _;
use std::time::Instant;

const SIZES: [usize; 3] = [100, 1_000, 10_000];
/// Runs of each, of which the fastest counts.
const RUNS: usize = 3;

const HEAD: &str = "PHỤ LỤC I\nPhân công nhiệm vụ chuyển đổi số\n\nSTT\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\tSản phẩm\n";
const VERBS: [&str; 13] = [
    "Rà soát",
    "Nâng cấp",
    "Tổ chức",
    "Xây dựng",
    "Tham mưu",
    "Kiểm tra",
    "Thí điểm",
    "Mở rộng",
    "Đánh giá",
    "Tuyên truyền",
    "Kết nối",
    "Chuẩn hóa",
    "Bàn giao",
];
const OBJECTS: [&str; 17] = [
    "hạ tầng mạng",
    "cơ sở dữ liệu hộ tịch",
    "kỹ năng số",
    "kho lưu trữ hồ sơ đất đai",
    "nền tảng học trực tuyến",
    "an toàn thông tin",
    "dịch vụ chứng thực bản sao",
    "hệ thống camera",
    "chi trả trợ cấp qua tài khoản",
    "bệnh án điện tử",
    "học bạ số",
    "hóa đơn điện tử",
    "thẻ căn cước",
    "chữ ký số",
    "biển số nhà",
    "lý lịch tư pháp",
    "thông báo lưu trú",
];
const PLACES: [&str; 19] = [
    "tại các xã vùng cao",
    "cho công chức cấp xã",
    "của trạm y tế",
    "tại bến xe",
    "cho giáo viên",
    "của hợp tác xã",
    "tại bệnh viện tuyến tỉnh",
    "cho hộ kinh doanh",
    "của thư viện tỉnh",
    "tại khu công nghiệp",
    "cho người cao tuổi",
    "của đoàn thanh niên",
    "tại chợ đầu mối",
    "cho học sinh trung học",
    "của bưu điện",
    "tại cửa khẩu",
    "cho ngư dân",
    "của hội nông dân",
    "tại trung tâm hành chính công",
];
const AIMS: [&str; 7] = [
    "phục vụ chuyển đổi số",
    "bảo đảm đúng, đủ, sạch, sống",
    "theo Đề án 06",
    "trong năm tới",
    "gắn với cải cách hành chính",
    "theo hướng dẫn của Bộ",
    "để cắt giảm giấy tờ",
];
const BODIES: [&str; 5] =
    ["Sở Y tế", "Sở Khoa học và Công nghệ", "Công an tỉnh", "Sở Nội vụ", "Sở Tài chính"];
const TIMES: [&str; 4] = ["Quý II/2026", "Trước ngày 30/6/2026", "Thường xuyên", "Năm 2026"];

fn main() {
    println!(
        "{:<8} {:>7} {:>9} {:>9} {:>12} {:>7}",
        "titles", "tasks", "changes", "seconds", "s/1000 tasks", "ratio"
    );
    for (name, title) in
        [("varied", varied as fn(usize) -> String), ("alike", alike), ("same", same)]
    {
        let mut first = None;
        for size in SIZES {
            let (old, new) = (report(&list(size, title)), report(&changed(size, title)));
            let (seconds, changes) = measure(&old, &new);
            let each = seconds / f64::from(u32::try_from(size).unwrap_or(u32::MAX)) * 1_000.0;
            let base = *first.get_or_insert(each);
            println!(
                "{name:<8} {size:>7} {changes:>9} {seconds:>9.3} {each:>12.4} {:>7.2}",
                each / base
            );
        }
    }
}

fn measure(old: &Report, new: &Report) -> (f64, usize) {
    let side = |name, report| Reports { name, reports: std::slice::from_ref(report) };
    let mut changes = 0;
    let runs = (0..RUNS).map(|_| {
        let start = Instant::now();
        let manner = Manner { level: Level::Meaning, across: false };
        let found = congbao::diff::run(side("old", old), side("new", new), manner);
        changes = std::hint::black_box(found).changes.len();
        start.elapsed().as_secs_f64()
    });
    (runs.fold(f64::INFINITY, f64::min), changes)
}

fn varied(at: usize) -> String {
    let (verb, object) = (VERBS[at % VERBS.len()], OBJECTS[at % OBJECTS.len()]);
    let (place, aim) = (PLACES[at % PLACES.len()], AIMS[at % AIMS.len()]);
    format!("{verb} {object} {place} {aim}")
}

fn alike(at: usize) -> String {
    format!(
        "Triển khai nền tảng số dùng chung tại xã số {at} trên địa bàn tỉnh {}",
        AIMS[at % AIMS.len()]
    )
}

fn same(at: usize) -> String {
    varied(at % 10)
}

/// The cells of a task after its number.
fn cells(title: &str, at: usize, time: &str) -> String {
    let (lead, support) = (BODIES[at % BODIES.len()], BODIES[(at / 3 + 1) % BODIES.len()]);
    format!("{title}\t{lead}\t{support}\t{time}\tBáo cáo kết quả; {} lớp tập huấn\n", at % 90 + 2)
}

fn list(size: usize, title: fn(usize) -> String) -> Vec<String> {
    (0..size).map(|at| cells(&title(at), at, TIMES[at % TIMES.len()])).collect()
}

/// A row before the first, every twentieth gone, every tenth due later, every fifteenth reworded.
fn changed(size: usize, title: fn(usize) -> String) -> Vec<String> {
    let kept = (0..size).filter(|at| at % 20 != 19).map(|at| {
        let time = if at % 10 == 3 { "Quý IV/2027" } else { TIMES[at % TIMES.len()] };
        let more = if at % 15 == 7 { ", có đánh giá hằng quý" } else { "" };
        cells(&format!("{}{more}", title(at)), at, time)
    });
    let first = cells("Thành lập Tổ công nghệ số cộng đồng", 1, "Năm 2026");
    std::iter::once(first).chain(kept).collect()
}

fn report(rows: &[String]) -> Report {
    let mut text = HEAD.to_owned();
    for (at, cells) in rows.iter().enumerate() {
        let _ = write!(text, "{}\t{cells}", at + 1);
    }
    let source = congbao::read("bench", text.into_bytes());
    let source = source.unwrap_or_else(|refusal| panic!("{refusal}"));
    let report = congbao::extract(&source, Joins::Make);
    assert_eq!(report.tasks.len(), rows.len());
    report
}
