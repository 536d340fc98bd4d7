//! Lines → tables of layout 1: a row is a line, a cell ends at a tab, the header is printed again
//! at each page. Word dumps are read by `dumps`; what a page break did to the rows is mended by
//! `pages`.

use super::{dumps, pages};
use crate::data::{Column, Finding, Line, Row, Severity, Span, Table, Text};
use crate::lang::pattern::pattern;
use crate::lang::{columns, fold};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Columns beyond which a table is wide.
const WIDE: usize = 32;
/// A row that fills fewer columns than one in so many of a wide table is none of its rows: keeps the
/// cells that are made up for short rows below a share of those printed.
const NARROW_ONE_IN: usize = 8;

/// A table and the lines it covers.
pub(super) struct Found {
    pub(super) lines: Range<usize>,
    pub(super) table: Table,
    pub(super) findings: Vec<Finding>,
}

/// A row as printed.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) cells: Vec<Text>,
    /// The header was printed again just above it.
    pub(super) opens_page: bool,
}

/// `(1)`, `2`, `[3]`: the row that numbers the columns under a header.
static COLUMN_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[(\[]?[0-9A-Z]{1,2}[)\]]?(?:\s?=.*)?$"));

/// All tables in `lines`, in order.
pub(super) fn find(lines: &[Line]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let next = dumps::find(lines, at).or_else(|| tabbed(lines, at));
        match next {
            Some(table) => {
                at = table.lines.end.max(at + 1);
                found.push(table);
            }
            None => at += 1,
        }
    }
    found
}

/// Fields of a line without empty ones at its end beyond `width`.
fn filled(line: &Line) -> usize {
    line.fields.iter().filter(|field| !field.is_empty()).count()
}

/// Whether a table of tabbed rows can begin at `lines[at]`.
fn begins(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    let same_width = |other: &Line| other.fields.len() == line.fields.len();
    let next = lines.get(at + 1).filter(|next| same_width(next));
    match line.tabs() {
        0 => false,
        1 => filled(line) == 2 && next.is_some_and(|next| filled(next) == 2),
        _ => filled(line) >= 2 && (next.is_some() || is_header(&line.fields)),
    }
}

/// A table of tabbed rows at `lines[at]`.
fn tabbed(lines: &[Line], at: usize) -> Option<Found> {
    if !begins(lines, at) {
        return None;
    }
    let width = lines[at].fields.len();
    let header = is_header(&lines[at].fields).then(|| lines[at].fields.clone());
    let mut grid = Grid::new(width, header);
    let mut end = at;
    let mut line = at;
    while line < lines.len() {
        let here = &lines[line];
        if here.is_blank() {
            match next_row(lines, line, &grid) {
                Some(next) => line = next,
                None => break,
            }
            continue;
        }
        if !grid.take(here, line > at && lines[line - 1].is_blank()) {
            break;
        }
        line += 1;
        end = line;
    }
    let span = Span::new(lines[at].span.start(), lines[end - 1].span.end());
    let (table, findings) = grid.finish(span);
    Some(Found { lines: at..end, table, findings })
}

/// The row after the blank lines at `from`, where the table goes on there: under its header printed
/// again, or, in a table without one, with rows of the same width.
fn next_row(lines: &[Line], from: usize, grid: &Grid) -> Option<usize> {
    let next = (from..lines.len()).find(|&at| !lines[at].is_blank())?;
    let fields = &lines[next].fields;
    let goes_on = match &grid.header {
        Some(header) => {
            same_row(fields, header) || (fields.len() == grid.width && !is_header(fields))
        }
        None => fields.len() == grid.width && grid.width > 2,
    };
    goes_on.then_some(next)
}

/// Whether a row looks like a header: short cells of which at least half are known headings.
pub(super) fn is_header(cells: &[Text]) -> bool {
    let named: Vec<&str> = cells.iter().map(Text::as_str).filter(|cell| !cell.is_empty()).collect();
    let known = named.iter().filter(|cell| columns::role_of(cell).is_some()).count();
    let short = named
        .iter()
        .all(|cell| cell.chars().count() <= 120 && !cell.trim_end_matches(':').contains(':'));
    let numbered = named
        .first()
        .is_some_and(|cell| COLUMN_NUMBER.is_match(cell) && columns::role_of(cell).is_none());
    let first_is_ordinal = named.first().and_then(|cell| columns::role_of(cell)) == Some("ordinal");
    named.len() >= 2
        && short
        && !numbered
        && (known * 2 >= named.len())
        && (first_is_ordinal || known * 3 >= named.len() * 2)
}

/// Whether two rows print the same.
fn same_row(one: &[Text], other: &[Text]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(a, b)| fold::key(a.as_str()) == fold::key(b.as_str()))
}

/// A table being read.
struct Grid {
    width: usize,
    header: Option<Vec<Text>>,
    rows: Vec<Printed>,
    header_rows: usize,
    header_repeats: usize,
    opens_page: bool,
    findings: Vec<Finding>,
}

impl Grid {
    fn new(width: usize, header: Option<Vec<Text>>) -> Self {
        Self {
            width,
            header,
            rows: Vec::new(),
            header_rows: 0,
            header_repeats: 0,
            opens_page: false,
            findings: Vec::new(),
        }
    }

    /// Takes a line into the table; `false` where the table ends before it.
    fn take(&mut self, line: &Line, after_blank: bool) -> bool {
        if self.header.as_deref().is_some_and(|header| same_row(&line.fields, header)) {
            if self.header_rows > 0 {
                self.header_repeats += 1;
                self.opens_page = true;
            }
            self.header_rows += 1;
            return true;
        }
        if line.tabs() == 0 {
            return !after_blank && self.continue_cell(line);
        }
        if self.width > WIDE && line.fields.len() * NARROW_ONE_IN < self.width {
            return false;
        }
        if self.numbers_columns(&line.fields) {
            self.header_rows += 1;
            return true;
        }
        if is_header(&line.fields) && (after_blank || self.header.is_some()) {
            return false;
        }
        let cells = self.fit(line);
        self.rows.push(Printed { cells, opens_page: std::mem::take(&mut self.opens_page) });
        true
    }

    /// The line `(1) (2) (3)` under a header.
    fn numbers_columns(&self, fields: &[Text]) -> bool {
        self.header_rows > 0
            && (self.rows.is_empty() || self.opens_page)
            && fields.len() == self.width
            && fields.iter().all(|field| COLUMN_NUMBER.is_match(field.as_str()))
    }

    /// A line without a tab right under a row goes on its last cell, where that is cut; under a
    /// header printed again it is a row of its own, the rest of one above or not.
    fn continue_cell(&mut self, line: &Line) -> bool {
        let text = line.text();
        let lower = text.as_str().chars().next().is_some_and(char::is_lowercase);
        let Some(row) = self.rows.last_mut().filter(|_| lower) else { return false };
        let Some(last) = row.cells.iter().rposition(|cell| !cell.is_empty()) else { return false };
        if self.opens_page {
            let mut cells = vec![Text::new(); self.width];
            cells[last] = text;
            self.rows.push(Printed { cells, opens_page: std::mem::take(&mut self.opens_page) });
        } else {
            row.cells[last].append(&text);
        }
        true
    }

    /// The fields of a line brought to the width of the table; what is odd becomes a finding.
    fn fit(&mut self, line: &Line) -> Vec<Text> {
        let mut cells = line.fields.clone();
        let printed = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        if printed > self.width || cells.len() < self.width {
            self.findings.push(
                Finding::new(
                    "table.ragged-row",
                    Severity::Warning,
                    "Hàng có số ô khác với số cột của bảng",
                    "A row has a different number of cells than the table has columns",
                )
                .at(vec![line.span])
                .saying(&cells.len().to_string(), &self.width.to_string()),
            );
        }
        if printed > self.width {
            let rest = Text::join(&cells.split_off(self.width - 1));
            cells.push(rest);
        }
        cells.resize(self.width, Text::new());
        cells
    }

    fn finish(self, span: Span) -> (Table, Vec<Finding>) {
        let columns = match &self.header {
            Some(names) => names.iter().map(column).collect(),
            None => vec![Column::default(); self.width],
        };
        let rows_in = self.rows.len() + self.header_rows;
        let mut findings = self.findings;
        let joined = pages::join(self.rows, &columns, &mut findings);
        let table = Table {
            columns,
            rows_in,
            header_rows: self.header_rows,
            header_repeats: self.header_repeats,
            continuation_rows: joined.continuation_rows,
            rows: mark_groups(joined.rows),
            continuations: joined.continuations,
            span: Some(span),
        };
        (table, findings)
    }
}

fn column(name: &Text) -> Column {
    Column { name: (!name.is_empty()).then(|| name.clone()) }
}

static ROMAN_OR_LETTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[IVXLC]+|[A-ZĐ])[.)]?$"));
static ROMAN_HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[IVXLC]+|[A-ZĐ])[.)]?\s+\S"));

/// Tells the rows that head others from the rest.
pub(super) fn mark_groups(mut rows: Vec<Row>) -> Vec<Row> {
    for at in 0..rows.len() {
        let next =
            rows.get(at + 1).and_then(|row| row.cells.first()).map(|cell| cell.as_str().to_owned());
        rows[at].is_group = heads_others(&rows[at], next.as_deref());
    }
    rows
}

/// Whether only the label and the text of a group are filled in.
fn heads_others(row: &Row, next_ordinal: Option<&str>) -> bool {
    if row.cells.len() < 3 || row.cells[2..].iter().any(|cell| !cell.is_empty()) {
        return false;
    }
    let (first, second) = (row.cells[0].as_str(), row.cells[1].as_str());
    match (first.is_empty(), second.is_empty()) {
        (false, true) => ROMAN_HEAD.is_match(first) || first.chars().any(char::is_alphabetic),
        (true, false) => second.chars().next().is_some_and(char::is_uppercase),
        (false, false) => {
            let bare = first.trim_end_matches(['.', ')']);
            ROMAN_OR_LETTER.is_match(first)
                || next_ordinal.is_some_and(|next| next.starts_with(&format!("{bare}.")))
        }
        (true, true) => false,
    }
}
