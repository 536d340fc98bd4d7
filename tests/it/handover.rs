//! What every format must hold: the reports of the seeds, and one whose texts are made to break
//! formats. Each format is read back by another program than the one that wrote it, and every value
//! compared.

#![allow(clippy::unwrap_used, reason = "a test may stop where a report cannot be read")]

mod akn;
mod csv;
mod ics;
#[cfg(feature = "parquet")]
mod parquet;
mod sqlite;
mod xlsx;

use congbao::data::{Joins, Report};
use congbao::write::rows::{Material, SHEETS, Sheet};
use std::sync::LazyLock;

/// The records of an input and the text they were read from.
pub(crate) struct Case {
    pub(crate) report: Report,
    pub(crate) text: String,
}

impl Case {
    pub(crate) fn material(&self) -> Material<'_> {
        Material { report: &self.report, text: &self.text }
    }

    /// The rows of `sheet` as texts, the empty text where a cell is empty.
    pub(crate) fn rows(&self, sheet: &Sheet) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let mut take = |cells: &[congbao::write::rows::Cell<'_>]| {
            rows.push(cells.iter().map(|cell| cell.text().into_owned()).collect());
            Ok(())
        };
        sheet.fill(self.material(), &mut take).unwrap();
        rows
    }
}

/// The records of the seed whose name begins so: `2` of `002_…`. For tests that need not read them all.
pub(crate) fn seed(number: usize) -> Case {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let begins = |path: &std::path::PathBuf| {
        path.file_name().unwrap().to_string_lossy().starts_with(&format!("{number:03}_"))
    };
    let path = files.find(begins).unwrap();
    let name = format!("seeds/{}", path.file_name().unwrap().to_string_lossy());
    let source = congbao::read(&name, std::fs::read(path).unwrap()).unwrap();
    Case { report: congbao::extract(&source, Joins::Make), text: source.text.clone() }
}

/// The seeds in order, then the report of hostile texts.
pub(crate) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut cases: Vec<Case> = (0..5).map(seed).collect();
    cases.push(hostile(&cases[2]));
    cases
});

/// Texts that some format takes for something else than text.
pub(crate) const HOSTILE: [&str; 16] = [
    "=HYPERLINK(\"http://example.com\";\"x\")",
    "@cmd|' /C calc'!A0",
    "+1-2",
    "-5",
    "a\nb\r\nc",
    "\"hai\" nháy, phẩy; chấm phẩy\tthẻ",
    "trước\u{0}sau",
    "\u{202e}ngược\u{2066}",
    "<b>&amp;</b> ]]> <!-- x -->",
    "'; DROP TABLE tasks; --",
    "NULL",
    "00123",
    "_x0041_",
    " đầu và cuối ",
    "\u{feff}dấu",
    "\u{1f600}\u{fffe}\u{1b}[31m",
];

/// `like` under another name, its texts replaced in turn, one of them longer than a cell of a workbook.
fn hostile(like: &Case) -> Case {
    let mut report = like.report.clone();
    "thù địch/=1+1.txt".clone_into(&mut report.source.name);
    let mut texts = HOSTILE.iter().cycle().map(|text| (*text).to_owned());
    let mut next = || texts.next().unwrap_or_default();
    for task in &mut report.tasks {
        task.title = Some(next());
        task.deliverable = Some(next());
        task.group = Some(next());
        task.leads.iter_mut().for_each(|lead| lead.name = next());
    }
    report.tasks[0].title = Some("dài ".repeat(12_000));
    for document in &mut report.documents {
        document.title = Some(next());
        document.blocks.iter_mut().for_each(|block| block.text = next());
    }
    Case { report, text: like.text.clone() }
}

#[test]
fn the_hostile_report_has_every_text() {
    let case = CASES.last().unwrap();
    let tasks = SHEETS.iter().find(|sheet| sheet.name == "tasks").unwrap();
    let cells: Vec<String> = case.rows(tasks).into_iter().flatten().collect();
    for text in HOSTILE {
        assert!(cells.iter().any(|cell| cell == text), "{text:?}");
    }
}
