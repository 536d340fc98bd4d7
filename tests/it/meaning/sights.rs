//! Each wording alone → how many of a set are read as they are meant.
//!
//! `documents` draws wordings at random; here every one of them is read once, so that a new set can
//! be measured before anything is mended for it: `SET=fresh cargo test sights -- --nocapture`.

use super::words::{Wording, Words};
use super::{Fields, read};
use crate::pipeline;
use congbao::data::Report;
use std::fmt::Write;
use std::io::Write as _;

/// Least share of all wordings of a kind that are read right, in percent.
const FLOOR: usize = 97;

/// Wordings of a kind that are not read as meant, with what is read instead.
struct Sight {
    kind: &'static str,
    all: usize,
    wrong: Vec<String>,
}

impl Sight {
    fn of(kind: &'static str, words: &[Wording], look: impl Fn(&Wording) -> Vec<String>) -> Self {
        let wrong = words.iter().filter_map(|word| {
            let found = look(word);
            let same = found == word.meanings();
            (!same).then(|| format!("{} → {} → {}", word.printed, word.meaning, found.join(" | ")))
        });
        Self { kind, all: words.len(), wrong: wrong.collect() }
    }

    fn table(&self) -> String {
        let right = self.all - self.wrong.len();
        format!("{} {right} of {}\n  {}\n", self.kind, self.all, self.wrong.join("\n  "))
    }
}

/// A table with a column of this heading, the cell in two of its rows.
fn column(heading: &str, cell: &str) -> Report {
    let mut text = format!("PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n\nSTT\tNội dung\t{heading}\n");
    for (n, work) in ["Rà soát danh mục", "Tổ chức tập huấn"].iter().enumerate() {
        _ = writeln!(text, "{}\t{work}\t{cell}", n + 1);
    }
    pipeline::report("sights.txt", &text)
}

fn cell(heading: &str, word: &Wording) -> Fields {
    column(heading, &word.printed).tasks.first().map(read).unwrap_or_default()
}

/// What a cell under a heading of this role holds as a rule.
fn usual(role: &str) -> &'static str {
    match role {
        "lead" | "support" => "Sở Y tế",
        "deadline" => "Quý II/2026",
        "status" => "Đang thực hiện",
        _ => "Báo cáo kết quả rà soát",
    }
}

/// The role of the column under a heading; of a title that a second column holds it.
fn heading(word: &Wording) -> Vec<String> {
    let text = match word.meaning.as_str() {
        "title" => format!("STT\t{}\tCơ quan chủ trì\n1\tRà soát\tSở Y tế\n", word.printed),
        role => format!("STT\tNội dung\t{}\n1\tRà soát\t{}\n", word.printed, usual(role)),
    };
    let report = pipeline::report("sights.txt", &format!("PHỤ LỤC I\nDANH MỤC\n\n{text}"));
    let at = usize::from(word.meaning != "title") + 1;
    let column = report.tables.first().and_then(|table| table.columns.get(at));
    column.map(|column| column.role.clone()).into_iter().collect()
}

/// The role that a label gives to the line it begins. A line that only names a product makes no
/// task; another says who works on it.
fn label(word: &Wording) -> Vec<String> {
    let value = usual(&word.meaning);
    let mut text = "KẾ HOẠCH\nDu lịch\n\nI. NHIỆM VỤ VÀ GIẢI PHÁP\n".to_owned();
    for n in 1..=2 {
        _ = write!(text, "{n}. Rà soát danh mục số {n}.\n- {}: {value}.\n", word.printed);
        if word.meaning == "deliverable" {
            text.push_str("- Cơ quan phối hợp: Sở Nội vụ.\n");
        }
    }
    let report = pipeline::report("sights.txt", &text);
    let Some(task) = report.tasks.first() else { return Vec::new() };
    let roles = [
        ("lead", !task.leads.is_empty()),
        ("support", !task.supports.is_empty() && word.meaning != "deliverable"),
        ("deadline", task.deadline.is_some()),
        ("deliverable", task.deliverable.is_some()),
    ];
    roles.into_iter().filter(|(_, read)| *read).map(|(role, _)| role.to_owned()).collect()
}

#[test]
fn each_wording_alone_is_read() {
    let words = Words::read();
    let sights = [
        Sight::of("deadlines", &words.deadlines, |word| cell("Thời hạn", word).deadlines),
        Sight::of("bodies", &words.owners, |word| cell("Cơ quan chủ trì", word).leads),
        Sight::of("statuses", &words.statuses, |word| {
            cell("Tình trạng thực hiện", word).status.into_iter().collect()
        }),
        Sight::of("headings", &words.headings, heading),
        Sight::of("labels", &words.labels, label),
    ];
    let table: String = sights.iter().map(Sight::table).collect();
    let _ = std::io::stderr().write_all(table.as_bytes());
    for Sight { kind, all, wrong } in &sights {
        assert!(wrong.len() * 100 <= all * (100 - FLOOR), "{kind}\n{table}");
    }
}
