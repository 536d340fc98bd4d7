//! Rows of work → those that lack what nearly all others of their table have. A cell that is merged with the one above
//! is printed empty too, so a gap is told as doubtful only where nothing proves that the table writes out what it repeats.

use super::rows::{Rows, roles};
use super::words::quoted;
use crate::audit::input::{Input, Paper, Sheet};
use crate::data::{Finding, Row, Severity, Task, Text};
use crate::lang::checks;

/// What a row must have.
#[derive(Clone, Copy)]
pub(in super::super) struct Wanted {
    /// Roles of the columns that hold it.
    pub(in super::super) roles: &'static [&'static str],
    /// Fewest other rows that have it.
    pub(in super::super) least: usize,
    /// Where no column of its own holds it: whether a row's task has it all the same.
    pub(in super::super) has: Option<fn(&Task) -> bool>,
}

/// A row without something.
pub(in super::super) struct Gap<'a> {
    row: &'a Row,
    /// Column of the titles.
    title: Option<usize>,
    /// The row's task.
    pub(in super::super) task: Option<&'a Task>,
    /// Heading of the column, where one is printed.
    pub(in super::super) heading: Option<&'a str>,
    /// Rows that have it, and all rows of work.
    pub(in super::super) filled: usize,
    pub(in super::super) rows: usize,
    /// The cell may be merged with the one above.
    pub(in super::super) may_be_merged: bool,
}

/// What the cells are called, in Vietnamese and English, and what they hold.
const CELLS: [(&str, &str, Wanted); 3] = [
    ("thời hạn", "deadline", Wanted { roles: &["deadline"], least: 5, has: None }),
    (
        "tình trạng",
        "status",
        Wanted {
            roles: &["status", "status_mark"],
            least: 5,
            has: Some(|task| task.status.is_some()),
        },
    ),
    ("sản phẩm", "deliverable", Wanted { roles: &["deliverable"], least: 4, has: None }),
];

/// The findings of one document.
pub(super) fn find(input: &Input<'_>, paper: &Paper<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in &paper.sheets {
        for (vi, en, wanted) in CELLS {
            let gaps = Gap::of(input, paper, sheet, wanted).into_iter();
            findings.extend(gaps.filter_map(|gap| told(&gap, vi, en)));
        }
    }
    findings
}

fn told(gap: &Gap<'_>, vi: &str, en: &str) -> Option<Finding> {
    let title = quoted(gap.title()?.as_str());
    let (filled, rows) = (gap.filled, gap.rows);
    let vi = format!("Ô {vi} để trống: {title}; {filled}/{rows} hàng khác có ghi");
    let message = format!("The {en} is empty: {title}; {filled} of {rows} other rows have one");
    let finding = gap.finding("text.cell-empty", &vi, &message);
    Some(if en == "deliverable" {
        Finding { severity: Severity::Info, ..finding }
    } else {
        finding
    })
}

impl<'a> Gap<'a> {
    /// The rows of a table that lack it.
    pub(in super::super) fn of(
        input: &Input<'a>,
        paper: &Paper<'a>,
        sheet: &Sheet<'a>,
        wanted: Wanted,
    ) -> Vec<Self> {
        let sought =
            Sought { columns: columns(sheet, wanted), rows: Rows::of(paper, sheet), wanted };
        let all = sought.rows.all.len();
        let filled = sought.rows.all.iter().filter(|at| sought.has(**at)).count();
        let is_usual = filled >= wanted.least && filled * 5 >= all.saturating_sub(1) * 4;
        if !is_usual || filled == all {
            return Vec::new();
        }
        // Of a page the cells are written out that span rows.
        let is_page = input.report.source.format == "html";
        let merges = !is_page && sought.merges();
        let lonely =
            (0..all).filter(|place| sought.lacks(*place) && sought.rows.stands_alone(*place));
        lonely.map(|place| sought.gap(sought.rows.all[place], filled, merges)).collect()
    }

    /// What the row is about.
    pub(in super::super) fn title(&self) -> Option<&'a Text> {
        let cells = &self.row.cells;
        let own = self.title.and_then(|title| cells.get(title)).filter(|cell| !cell.is_empty());
        own.or_else(|| cells.iter().max_by_key(|cell| cell.len()))
    }

    /// The finding that it is missing.
    pub(in super::super) fn finding(&self, code: &str, vi: &str, en: &str) -> Finding {
        let spans = self.title().map(Text::spans).unwrap_or_default();
        let finding = checks::finding(code, vi, en).at(spans);
        let severity = if self.may_be_merged { Severity::Info } else { finding.severity };
        let expected = self.heading.map(ToOwned::to_owned);
        let record_id = self.task.map(|task| task.id.clone());
        Finding { severity, record_id, expected, ..finding }
    }
}

/// What is looked for in the rows of a table.
struct Sought<'a> {
    rows: Rows<'a>,
    columns: Vec<usize>,
    wanted: Wanted,
}

/// The columns that hold what is wanted.
fn columns(sheet: &Sheet<'_>, wanted: Wanted) -> Vec<usize> {
    let width = sheet.table.rows.first().map_or(0, |row| row.cells.len());
    let wanted = |(at, role): (usize, &str)| wanted.roles.contains(&role).then_some(at);
    roles(sheet).enumerate().take(width).filter_map(wanted).collect()
}

impl<'a> Sought<'a> {
    /// Whether a row has it: printed in its columns, or else said of its task.
    fn has(&self, at: usize) -> bool {
        let printed =
            self.columns.iter().any(|column| !self.rows.cell(at, Some(*column)).is_empty());
        let told = || self.wanted.has.zip(self.rows.task(at)).is_some_and(|(has, task)| has(task));
        printed || told()
    }

    /// Whether a row lacks it between two that have it.
    fn lacks(&self, place: usize) -> bool {
        let all = &self.rows.all;
        let near = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
        !self.has(all[place]) && near.filter_map(|near| all.get(near)).all(|at| self.has(*at))
    }

    /// Whether nothing shows that its columns write out what they repeat.
    fn merges(&self) -> bool {
        let writes_out = |column: &usize| self.rows.writes_out(*column);
        !self.columns.is_empty() && !self.columns.iter().any(writes_out)
    }

    fn gap(&self, at: usize, filled: usize, merges: bool) -> Gap<'a> {
        let Sheet { table, record } = self.rows.sheet;
        let column = self.columns.first().and_then(|column| record.columns.get(*column));
        Gap {
            row: &table.rows[at],
            title: self.rows.title,
            task: self.rows.task(at),
            heading: column.and_then(|column| column.name.as_deref()),
            filled,
            rows: self.rows.all.len() - 1,
            may_be_merged: merges && at > 0 && !table.rows[at - 1].is_group,
        }
    }
}
