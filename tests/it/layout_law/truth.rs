//! What a table says, and what its printers are free to do.

use super::Fields;
use proptest::prelude::*;

/// A row of the truth.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The group column, or the group row above it.
    pub(super) group: usize,
    pub(super) ordinal: String,
    pub(super) title: Vec<String>,
    pub(super) lead: String,
    pub(super) support: String,
    pub(super) deadline: String,
    pub(super) deliverable: String,
    pub(super) status: String,
}

/// A table and how it is printed.
#[derive(Clone, Debug)]
pub(super) struct Truth {
    pub(super) rows: Vec<Row>,
    /// Groups stand in a column; else in rows of their own.
    pub(super) has_group_column: bool,
    pub(super) has_text_below: bool,
    pub(super) look: Look,
}

/// What a printer is free to do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) spacing: Spacing,
    /// Rows on a page; the header is printed again on the next.
    pub(super) page: usize,
    /// White space at the ends of lines was stripped.
    pub(super) is_stripped: bool,
    /// Cells over several rows are left out, not left blank.
    pub(super) is_short: bool,
    /// What stands behind a row number.
    pub(super) mark: &'static str,
}

/// How rows set by spaces stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Spacing {
    Tight,
    /// Blank lines between rows.
    Airy,
    /// The same, and row numbers in the middle of their rows. Without blank lines nothing certain
    /// would say where such rows begin.
    Centred,
}

const GROUPS: [&str; 4] = [
    "Nhóm nhiệm vụ về hạ tầng số",
    "Nhóm nhiệm vụ về dữ liệu",
    "Nguồn nhân lực số",
    "Nhóm nhiệm vụ về bảo đảm an toàn thông tin mạng trên địa bàn tỉnh",
];
const LABELS: [&str; 4] = ["I", "II", "III", "IV"];

const VERBS: &[&str] = &["Rà soát", "Nâng cấp", "Tổ chức triển khai", "Xây dựng, trình ban hành"];
const OBJECTS: &[&str] = &[
    "hạ tầng kỹ thuật của các cơ quan nhà nước trên địa bàn tỉnh",
    "cơ sở dữ liệu hộ tịch dùng chung",
    "lớp tập huấn kỹ năng số cho cán bộ, công chức cấp xã",
    "kế hoạch",
    "Đề án 06 tại Trung tâm Phục vụ hành chính công và 12 xã",
];
const FURTHER: &[&str] =
    &["Báo cáo kết quả hằng quý", "Hướng dẫn các đơn vị thực hiện theo quy định của pháp luật"];
const LEADS: &[&str] = &[
    "Sở Khoa học và Công nghệ",
    "Sở Nội vụ",
    "Công an tỉnh",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Văn phòng UBND tỉnh",
];
const SUPPORTS: &[&str] =
    &["", "Các sở, ban, ngành", "UBND các xã, phường; Sở Tài chính", "Công an tỉnh"];
const DEADLINES: &[&str] = &["Quý II/2026", "Trước ngày 30/6/2026", "Thường xuyên", "Năm 2026", ""];
const PRODUCTS: &[&str] = &["Báo cáo", "Quyết định của Chủ tịch UBND tỉnh", "Lớp tập huấn", ""];
const STATUSES: &[&str] = &["Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện"];

fn row() -> impl Strategy<Value = Row> {
    let pick = |list: &'static [&'static str]| prop::sample::select(list);
    (
        (pick(VERBS), pick(OBJECTS), prop::option::weighted(0.3, pick(FURTHER))),
        (pick(LEADS), pick(SUPPORTS), pick(DEADLINES)),
        (pick(PRODUCTS), pick(STATUSES), 0..4_usize),
    )
        .prop_map(
            |((verb, object, further), (lead, support, deadline), (product, status, step))| Row {
                group: step / 3,
                ordinal: String::new(),
                title: std::iter::once(format!("{verb} {object}"))
                    .chain(further.map(str::to_owned))
                    .collect(),
                lead: lead.to_owned(),
                support: support.to_owned(),
                deadline: deadline.to_owned(),
                deliverable: product.to_owned(),
                status: status.to_owned(),
            },
        )
}

prop_compose! {
    fn look()(spacing in prop::sample::select(vec![Spacing::Tight, Spacing::Airy, Spacing::Centred]), page in 2..9_usize, is_stripped: bool, is_short: bool, mark in prop::sample::select(vec!["", ".", ")"])) -> Look {
        Look { spacing, page, is_stripped, is_short, mark }
    }
}

prop_compose! {
    pub(super) fn truth()(
        mut rows in prop::collection::vec(row(), 3..14),
        has_group_column: bool,
        has_text_below: bool,
        look in look(),
    ) -> Truth {
        let mut group = 0;
        for (at, row) in rows.iter_mut().enumerate() {
            group = (group + if at == 0 { 0 } else { row.group }).min(GROUPS.len() - 1);
            row.group = group;
            row.ordinal = (at + 1).to_string();
            row.title[0] = format!("{} số {}", row.title[0], at + 1);
        }
        Truth { rows, has_group_column, has_text_below, look }
    }
}

pub(super) const TEXT_BELOW: &str = "Các đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc, định kỳ báo cáo kết quả theo quy định.";
pub(super) const HEAD: [&str; 2] = ["PHỤ LỤC I", "DANH MỤC NHIỆM VỤ NĂM 2026"];

impl Truth {
    pub(super) fn headings(&self) -> Vec<&'static str> {
        let mut all = vec!["STT"];
        all.extend(self.has_group_column.then_some("Nhóm nhiệm vụ"));
        all.extend(["Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"]);
        all.extend(["Thời hạn hoàn thành", "Sản phẩm", "Tình trạng"]);
        all
    }

    /// Rows with their cells as paragraphs; a group row has two.
    pub(super) fn printed(&self) -> Vec<Printed> {
        let mut printed = Vec::new();
        let mut above = None;
        for row in &self.rows {
            let is_new = above.replace(row.group) != Some(row.group);
            if is_new && !self.has_group_column {
                let cells =
                    [LABELS[row.group], GROUPS[row.group]].map(|cell| vec![cell.to_owned()]);
                printed.push(Printed { cells: cells.to_vec(), is_group: true, spanned: None });
            }
            let one = |cell: &String| if cell.is_empty() { Vec::new() } else { vec![cell.clone()] };
            let mut cells = vec![vec![row.ordinal.clone() + self.look.mark]];
            if self.has_group_column {
                cells.push(if is_new { vec![GROUPS[row.group].to_owned()] } else { Vec::new() });
            }
            cells.push(row.title.clone());
            cells.extend(
                [&row.lead, &row.support, &row.deadline, &row.deliverable, &row.status].map(one),
            );
            let spanned = (self.has_group_column && !is_new).then_some(1);
            printed.push(Printed { cells, is_group: false, spanned });
        }
        printed
    }

    pub(super) fn tasks(&self) -> Vec<Fields> {
        let row = |row: &Row| {
            let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            Fields {
                ordinal: some(&row.ordinal),
                group: some(GROUPS[row.group]),
                title: some(&row.title.join(" ")),
                deadline: some(&row.deadline),
                deliverable: some(&row.deliverable),
                status: some(&row.status),
            }
        };
        self.rows.iter().map(row).collect()
    }
}

/// A row as it is printed.
pub(super) struct Printed {
    pub(super) cells: Vec<Vec<String>>,
    pub(super) is_group: bool,
    /// The column whose cell spans down from the row above.
    pub(super) spanned: Option<usize>,
}
