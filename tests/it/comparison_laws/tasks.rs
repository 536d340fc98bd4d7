//! Lists of tasks as plans print them, one changed into another.

use crate::pipeline;
use congbao::data::Report;
use proptest::prelude::*;
use std::fmt::Write as _;

/// A row of a plan.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) number: String,
    group: String,
    pub(super) title: String,
    lead: String,
    support: String,
    pub(super) deadline: String,
    deliverable: String,
}

const GROUPS: [&str; 3] = ["Hạ tầng số", "Dữ liệu số", "Nguồn nhân lực"];
const VERBS: [&str; 6] = [
    "Rà soát",
    "Nâng cấp",
    "Tổ chức tập huấn về",
    "Xây dựng",
    "Tham mưu ban hành quy định về",
    "Kiểm tra",
];
const OBJECTS: [&str; 9] = [
    "hạ tầng mạng tại các xã vùng cao",
    "cơ sở dữ liệu hộ tịch",
    "kỹ năng số cho công chức cấp xã",
    "kho lưu trữ hồ sơ đất đai",
    "nền tảng học trực tuyến cho giáo viên",
    "an toàn thông tin của trạm y tế",
    "dịch vụ chứng thực bản sao điện tử",
    "hệ thống camera tại bến xe",
    "việc chi trả trợ cấp qua tài khoản",
];
const BODIES: [&str; 6] = [
    "Sở Y tế",
    "Sở Khoa học và Công nghệ",
    "Công an tỉnh",
    "Sở Nội vụ",
    "UBND các xã, phường",
    "Sở Văn hóa, Thể thao và Du lịch",
];
const TIMES: [&str; 6] =
    ["Quý II/2026", "Trước ngày 30/6/2026", "Thường xuyên", "Năm 2026", "Tháng 9/2026", "Năm 2027"];
const PRODUCTS: [&str; 6] = [
    "12 lớp tập huấn được tổ chức",
    "Báo cáo kết quả; 12 lớp tập huấn được tổ chức",
    "Báo cáo kết quả",
    "Quyết định của UBND tỉnh",
    "Hệ thống được đưa vào vận hành",
    "15 lớp tập huấn được tổ chức",
];

fn pick(from: &[&str], at: usize) -> String {
    from[at % from.len()].to_owned()
}

fn row(at: usize) -> Row {
    Row {
        number: String::new(),
        group: pick(&GROUPS, at / 5),
        title: format!("{} {}", pick(&VERBS, at), pick(&OBJECTS, at / 2 + at / 6)),
        lead: pick(&BODIES, at),
        support: pick(&BODIES, at + 2),
        deadline: pick(&TIMES, at / 3),
        deliverable: pick(&PRODUCTS, at),
    }
}

/// So many tasks, no two of one title.
pub(super) fn list(count: usize) -> Vec<Row> {
    let rows: Vec<Row> = (0..count).map(row).collect();
    numbered(rows)
}

/// The rows with numbers as they come.
pub(super) fn numbered(mut rows: Vec<Row>) -> Vec<Row> {
    for (at, row) in rows.iter_mut().enumerate() {
        row.number = (at + 1).to_string();
    }
    rows
}

/// Another task in the same group.
pub(super) fn other(title: &str, like: &Row) -> Row {
    Row { title: title.to_owned(), ..like.clone() }
}

/// The report on a list.
pub(super) fn report(rows: &[Row]) -> Report {
    let mut text = String::from(
        "PHỤ LỤC I\nPhân công nhiệm vụ chuyển đổi số\n\nSTT\tNhóm nhiệm vụ\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\tSản phẩm\n",
    );
    for row in rows {
        let Row { number, group, title, lead, support, deadline, deliverable } = row;
        let _ = writeln!(
            text,
            "{number}\t{group}\t{title}\t{lead}\t{support}\t{deadline}\t{deliverable}"
        );
    }
    pipeline::report("list.txt", &text)
}

/// What becomes of a row, and by how much.
type Step = (usize, usize, usize);

/// A list and what a quarter made of it.
pub(super) fn two_lists() -> impl Strategy<Value = [Vec<Row>; 2]> {
    let steps = prop::collection::vec((0..9_usize, 0..40_usize, 0..40_usize), 0..8);
    (2..20_usize, steps).prop_map(|(count, steps)| {
        let old = list(count);
        let new = steps.into_iter().fold(old.clone(), step);
        [old, numbered(new)]
    })
}

fn step(mut rows: Vec<Row>, (what, at, by): Step) -> Vec<Row> {
    let at = at % rows.len();
    match what {
        0 => rows.insert(at, row(20 + by)),
        1 if rows.len() > 1 => _ = rows.remove(at),
        2 => rows[at].deadline = pick(&TIMES, by),
        3 => rows[at].lead = pick(&BODIES, by),
        4 => rows[at].support = format!("{}; {}", rows[at].support, pick(&BODIES, by)),
        5 => rows[at].deliverable = pick(&PRODUCTS, by),
        6 => rows[at].title.push_str(" trên địa bàn tỉnh"),
        7 => {
            let title = rows[by % rows.len()].title.clone();
            rows[at].title = title;
        }
        _ => rows[at].group = pick(&GROUPS, by),
    }
    rows
}
