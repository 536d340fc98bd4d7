//! Rows of work → those that lack what nearly all others of their table have. A cell that is merged with the one above
//! is printed empty too, so a gap is told as doubtful only where nothing proves that the table writes out what it repeats.

use super::words::quoted;
use crate::audit::input::{Input, Paper, Sheet};
use crate::data::{Finding, Row, RowKind, Severity, Task, Text};
use crate::lang::{checks, fold};
use std::collections::BTreeMap;

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
    ("sản phẩm", "deliverable", Wanted { roles: &["deliverable"], least: 5, has: None }),
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
        let own = |(at, _): &(usize, &str)| {
            sheet.table.rows.first().is_some_and(|row| *at < row.cells.len())
        };
        let columns: Vec<usize> = roles(sheet)
            .enumerate()
            .filter(own)
            .filter_map(|(at, role)| wanted.roles.contains(&role).then_some(at))
            .collect();
        if columns.is_empty() && wanted.has.is_none() {
            return Vec::new();
        }
        let rows = Rows::of(paper, sheet);
        let has = |at: &usize| {
            let cells = &sheet.table.rows[*at].cells;
            let printed =
                columns.iter().filter_map(|column| cells.get(*column)).any(|cell| !cell.is_empty());
            printed || wanted.has.zip(rows.task(*at)).is_some_and(|(has, task)| has(task))
        };
        let all = rows.all.len();
        let filled = rows.all.iter().filter(|at| has(at)).count();
        if filled < wanted.least || filled * 5 < (all - 1) * 4 || filled == all {
            return Vec::new();
        }
        // Of a page the cells are written out that span rows.
        let is_page = input.report.source.format == "html";
        let merges = !is_page && !columns.iter().any(|column| rows.writes_out(*column));
        let alone = |place: &usize| {
            let near = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
            !has(&rows.all[*place]) && near.filter_map(|near| rows.all.get(near)).all(has)
        };
        let gap = |place: usize| {
            let at = rows.all[place];
            let heading = columns.first().and_then(|column| sheet.record.columns.get(*column));
            Some(Self {
                row: &sheet.table.rows[at],
                title: rows.title,
                task: rows.task(at),
                heading: heading.and_then(|column| column.name.as_deref()),
                filled,
                rows: all - 1,
                may_be_merged: merges
                    && !columns.is_empty()
                    && at > 0
                    && !sheet.table.rows[at - 1].is_group,
            })
        };
        let lonely = (0..all).filter(alone).filter(|place| rows.stands_alone(*place));
        lonely.filter_map(gap).collect()
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
        Finding { severity, expected, record_id, ..finding }
    }
}

/// The rows of a table that say what is to be done.
struct Rows<'a> {
    sheet: Sheet<'a>,
    /// Indexes into the rows of the table.
    all: Vec<usize>,
    /// Tasks of the table by where their title begins.
    tasks: BTreeMap<u32, &'a Task>,
    ordinal: Option<usize>,
    title: Option<usize>,
    /// Most rows have a number.
    numbered: bool,
}

fn roles<'a>(sheet: &Sheet<'a>) -> impl Iterator<Item = &'a str> {
    sheet.record.columns.iter().map(|column| column.role.as_str())
}

impl<'a> Rows<'a> {
    fn of(paper: &Paper<'a>, sheet: &Sheet<'a>) -> Self {
        let id = Some(sheet.record.id.as_str());
        let of_table = paper.tasks.iter().filter(|task| task.table_id.as_deref() == id);
        let begins = |task: &&'a Task| {
            let spans = task.spans.get("title").or_else(|| task.spans.get("ordinal"))?;
            Some((spans.first()?.start(), *task))
        };
        let column = |wanted: &str| roles(sheet).position(|role| role == wanted);
        let (ordinal, title) = (column("ordinal"), column("title"));
        let is_work = |at: &usize| sheet.record.row_kinds.get(*at) == Some(&RowKind::Task);
        let mut rows = Self {
            sheet: *sheet,
            all: (0..sheet.table.rows.len()).filter(is_work).collect(),
            tasks: of_table.filter_map(|task| begins(task)).collect(),
            ordinal,
            title,
            numbered: false,
        };
        let numbers = rows.all.iter().filter(|at| !rows.cell(**at, ordinal).is_empty()).count();
        rows.numbered = numbers * 2 >= rows.all.len();
        rows
    }

    fn cell(&self, at: usize, column: Option<usize>) -> &'a str {
        let cell = column.and_then(|column| self.sheet.table.rows.get(at)?.cells.get(column));
        cell.map_or("", Text::as_str)
    }

    /// The task of a row.
    fn task(&self, at: usize) -> Option<&'a Task> {
        let cells = &self.sheet.table.rows.get(at)?.cells;
        let named = [self.title, self.ordinal].into_iter().flatten();
        let spans = named.filter_map(|column| cells.get(column)).flat_map(Text::spans);
        spans.into_iter().find_map(|span| {
            self.tasks.range(span.start()..span.end()).next().map(|(_, task)| *task)
        })
    }

    /// Whether two rows in a row say the same in a column: what is repeated is written out.
    fn writes_out(&self, column: usize) -> bool {
        let key = |at: usize| fold::key(self.cell(at, Some(column)));
        self.all.windows(2).any(|pair| {
            let first = key(pair[0]);
            pair[0] + 1 == pair[1] && !first.is_empty() && first == key(pair[1])
        })
    }

    /// Whether a row of work is a task of its own: named, numbered where the others are, undamaged, neither the head of
    /// parts nor a part itself.
    fn stands_alone(&self, place: usize) -> bool {
        let at = self.all[place];
        let ordinal = self.cell(at, self.ordinal);
        let near = |place: Option<usize>| place.and_then(|place| self.all.get(place)).copied();
        let of = |at: Option<usize>| at.map_or("", |at| self.cell(at, self.ordinal));
        let next = of(near(Some(place + 1)));
        let above = of(near(place.checked_sub(1)));
        let named = !self.cell(at, self.title).is_empty() || self.title.is_none();
        let own = !ordinal.is_empty() || !self.numbered;
        named
            && own
            && self.sheet.table.rows[at].flags.is_empty()
            && !is_part(next, ordinal)
            && !is_part(ordinal, above)
            && !is_letter(ordinal)
            && !(is_letter(next) && !is_letter(ordinal))
    }
}

/// Whether `1.2` is a part of `1`.
fn is_part(ordinal: &str, of: &str) -> bool {
    let of = of.trim_end_matches(['.', ')']);
    let rest = ordinal.strip_prefix(of).filter(|_| !of.is_empty());
    let dotted = |rest: &str| rest.starts_with('.') && rest.len() > 1;
    rest.is_some_and(|rest| dotted(rest) || rest.starts_with(char::is_alphabetic))
}

/// Whether it is `a`, `b)`, `-`.
fn is_letter(ordinal: &str) -> bool {
    let bare = ordinal.trim_end_matches(['.', ')']);
    matches!(bare, "-" | "+") || bare.chars().count() == 1 && bare.chars().all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_rows_of_their_own() {
        for (ordinal, of, expected) in [
            ("1.2", "1", true),
            ("1.2.", "1.", true),
            ("42a", "42", true),
            ("12", "1", false),
            ("2", "1", false),
            ("1", "", false),
        ] {
            assert_eq!(is_part(ordinal, of), expected, "{ordinal} of {of}");
        }
        assert!(is_letter("a)") && is_letter("-") && !is_letter("I") && !is_letter("12"));
    }
}
