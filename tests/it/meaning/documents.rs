//! Wordings put together → documents of five kinds, each task known by its number.

use super::Fields;
use super::words::{Wording, Words};
use crate::dice::Dice;
use std::fmt::Write;

/// A text and what it says.
pub(super) struct Document {
    pub(super) kind: &'static str,
    pub(super) text: String,
    /// Tasks by their ordinals.
    pub(super) tasks: Vec<(String, Fields)>,
}

const PROVINCES: [&str; 6] =
    ["QUẢNG TRỊ", "CÀ MAU", "LÂM ĐỒNG", "HƯNG YÊN", "TUYÊN QUANG", "ĐỒNG THÁP"];
const SUBJECTS: [&str; 6] = [
    "Cải cách hành chính năm 2026",
    "Chuyển đổi số năm 2026",
    "Phòng, chống thiên tai năm 2026",
    "Bảo đảm an toàn thực phẩm năm 2026",
    "Giảm nghèo bền vững năm 2026",
    "Phát triển du lịch năm 2026",
];
const WORK: [&str; 6] = [
    "Rà soát, cập nhật danh mục dữ liệu dùng chung",
    "Xây dựng quy chế phối hợp liên ngành",
    "Tổ chức lớp tập huấn cho cán bộ cấp xã",
    "Nâng cấp cổng thông tin điện tử",
    "Khảo sát nhu cầu đào tạo nghề",
    "Sửa chữa các tuyến đê xung yếu",
];
/// Ticks that offices print.
const TICKS: [&str; 5] = ["x", "X", "✓", "☑", "√"];
/// Headings of tick columns and what they say.
const TICKED: [(&str, &str); 3] = [
    ("Đã hoàn thành", "completed"),
    ("Đang thực hiện", "in_progress"),
    ("Chưa thực hiện", "not_started"),
];
const ROWS: usize = 6;

/// What a task is made of.
struct Parts<'w> {
    work: String,
    lead: &'w Wording,
    support: &'w Wording,
    time: &'w Wording,
    status: &'w Wording,
}

fn pick<'w>(from: &'w [Wording], dice: &mut Dice) -> &'w Wording {
    &from[dice.below(from.len())]
}

impl<'w> Parts<'w> {
    fn of(words: &'w Words, number: usize, dice: &mut Dice) -> Self {
        Self {
            work: format!("{} số {number}", dice.pick(&WORK)),
            lead: pick(&words.owners, dice),
            support: pick(&words.owners, dice),
            time: pick(&words.deadlines, dice),
            status: pick(&words.statuses, dice),
        }
    }

    fn fields(&self) -> Fields {
        Fields {
            leads: self.lead.meanings(),
            supports: self.support.meanings(),
            deadlines: self.time.meanings(),
            status: Some(self.status.meaning.clone()),
        }
    }
}

/// A heading or label of this role.
fn named<'w>(from: &'w [Wording], role: &str, dice: &mut Dice) -> &'w str {
    let fitting: Vec<&Wording> = from.iter().filter(|wording| wording.meaning == role).collect();
    &fitting[dice.below(fitting.len())].printed
}

fn head(kind: &str, dice: &mut Dice) -> String {
    format!("UBND TỈNH {}\n\n{kind}\n{}\n\n", dice.pick(&PROVINCES), dice.pick(&SUBJECTS))
}

impl Document {
    pub(super) fn of(words: &Words, dice: &mut Dice) -> Self {
        match dice.below(5) {
            0 => table(words, dice),
            1 => plan(words, dice),
            2 => duties(words, dice),
            3 => ticks(words, dice),
            _ => combined(words, dice),
        }
    }
}

/// Tasks numbered from 1 with their parts.
fn tasks<'w>(words: &'w Words, dice: &mut Dice) -> Vec<(String, Parts<'w>)> {
    (1..=ROWS).map(|n| (n.to_string(), Parts::of(words, n, dice))).collect()
}

/// A table with columns in any order and any words, tabs or bars between them.
fn table(words: &Words, dice: &mut Dice) -> Document {
    let mut columns = vec!["lead", "support", "deadline", "status", "deliverable"];
    for at in (1..columns.len()).rev() {
        columns.swap(at, dice.below(at + 1));
    }
    columns.insert(dice.below(2), "title");
    let tasks = tasks(words, dice);
    let names: Vec<&str> = columns.iter().map(|role| named(&words.headings, role, dice)).collect();
    let mut lines = vec![format!("STT\t{}", names.join("\t"))];
    for (ordinal, parts) in &tasks {
        let cell = |role: &&str| match *role {
            "title" => parts.work.clone(),
            "lead" => parts.lead.printed.clone(),
            "support" => parts.support.printed.clone(),
            "deadline" => parts.time.printed.clone(),
            "status" => parts.status.printed.clone(),
            _ => "Báo cáo".to_owned(),
        };
        let cells: Vec<String> = columns.iter().map(cell).collect();
        lines.push(format!("{ordinal}\t{}", cells.join("\t")));
    }
    if dice.often(50) {
        lines = lines.iter().map(|line| format!("| {} |", line.replace('\t', " | "))).collect();
    }
    let text = head("PHỤ LỤC I", dice) + &lines.join("\n") + "\n";
    let truth = tasks.iter().map(|(ordinal, parts)| (ordinal.clone(), parts.fields())).collect();
    Document { kind: "table", text, tasks: truth }
}

/// Paragraphs with assignment lines below.
fn plan(words: &Words, dice: &mut Dice) -> Document {
    let tasks = tasks(words, dice);
    let mark = dice.pick(&["- ", "+ ", "* ", ""]);
    let mut text = head("KẾ HOẠCH", dice) + "I. NHIỆM VỤ VÀ GIẢI PHÁP\n";
    let names: Vec<&str> = ["lead", "support", "deadline", "deliverable"]
        .iter()
        .map(|role| named(&words.labels, role, dice))
        .collect();
    for (ordinal, parts) in &tasks {
        let values = [&parts.lead.printed, &parts.support.printed, &parts.time.printed];
        _ = writeln!(text, "{ordinal}. {}.", parts.work);
        for (name, value) in names.iter().zip(values) {
            _ = writeln!(text, "{mark}{name}: {value}.");
        }
        _ = writeln!(text, "{mark}{}: Báo cáo.", names[3]);
    }
    let truth = |parts: &Parts<'_>| Fields { status: None, ..parts.fields() };
    let truth = tasks.iter().map(|(ordinal, parts)| (ordinal.clone(), truth(parts))).collect();
    Document { kind: "plan", text, tasks: truth }
}

/// Sentences with their subjects, or headings with what stands below them.
fn duties(words: &Words, dice: &mut Dice) -> Document {
    let mut text = match dice.below(3) {
        0 => head("KẾ HOẠCH", dice) + "IV. TỔ CHỨC THỰC HIỆN\n",
        1 => head("CHỈ THỊ", dice) + "Chủ tịch UBND tỉnh yêu cầu:\n",
        _ => head("THÔNG BÁO", dice) + "Chủ tịch UBND tỉnh kết luận như sau:\n",
    };
    let mut tasks = Vec::new();
    for n in 1..=ROWS {
        let lead = pick(&words.owners, dice);
        let duty = pick(&words.duties, dice);
        let order = dice.pick(&["", "Giao ", "Đề nghị ", "Yêu cầu "]);
        let asked = lead.printed.starts_with("Đề nghị ") || lead.printed.ends_with("chủ trì");
        let order = if asked { "" } else { order };
        let bodies = lead.printed.trim_end_matches(" chủ trì");
        _ = writeln!(text, "{n}. {order}{bodies} {}.", duty.printed);
        let fields =
            Fields { leads: lead.meanings(), deadlines: duty.meanings(), ..Fields::default() };
        tasks.push((n.to_string(), fields));
    }
    Document { kind: "duties", text, tasks }
}

/// A report with a column to tick for each status.
fn ticks(words: &Words, dice: &mut Dice) -> Document {
    let tick = dice.pick(&TICKS);
    let names: Vec<&str> = TICKED.iter().map(|(name, _)| *name).collect();
    let time = named(&words.headings, "deadline", dice);
    let lead = named(&words.headings, "lead", dice);
    let mut text = head("BÁO CÁO", dice)
        + &format!("TT\tNhiệm vụ được giao\t{lead}\t{time}\t{}\n", names.join("\t"));
    let mut truth = Vec::new();
    for (ordinal, parts) in tasks(words, dice) {
        let ticked = dice.below(TICKED.len());
        let marks: Vec<&str> =
            (0..TICKED.len()).map(|at| if at == ticked { tick } else { "" }).collect();
        let Parts { work, lead, time, .. } = &parts;
        _ = writeln!(
            text,
            "{ordinal}\t{work}\t{}\t{}\t{}",
            lead.printed,
            time.printed,
            marks.join("\t")
        );
        let status = Some(TICKED[ticked].1.to_owned());
        truth.push((ordinal, Fields { status, supports: Vec::new(), ..parts.fields() }));
    }
    Document { kind: "ticks", text, tasks: truth }
}

/// One column for all who work on it.
fn combined(words: &Words, dice: &mut Dice) -> Document {
    let shape = dice.below(3);
    let mut text = head("PHỤ LỤC", dice) + "TT\tNội dung\tĐơn vị thực hiện\tThời hạn\n";
    let mut truth = Vec::new();
    for (ordinal, parts) in tasks(words, dice) {
        let lead = parts.lead.printed.trim_end_matches(" chủ trì");
        let support = parts.support.printed.trim_start_matches("Đề nghị ");
        let cell = match shape {
            0 => format!("Chủ trì: {lead}; phối hợp: {support}"),
            1 => format!("- Cơ quan chủ trì: {lead}. - Cơ quan phối hợp: {support}."),
            _ => format!("{lead} chủ trì, phối hợp với {support}"),
        };
        _ = writeln!(text, "{ordinal}\t{}\t{cell}\t{}", parts.work, parts.time.printed);
        truth.push((ordinal, Fields { status: None, ..parts.fields() }));
    }
    Document { kind: "combined", text, tasks: truth }
}
