//! Lines → tables of layout 1: a row is a line, a cell ends at a tab, the header is printed again
//! at each page. Word dumps are read by `dumps`, rows gathered by `grid`; what a page break did to
//! the rows is mended by `pages`.

use super::grid::Grid;
use super::headers::{begins_other, can_be_names, is_header, names_columns, same_row};
use super::{dumps, groups, labels, running, signature, wrapped};
use crate::data::{Finding, Joins, Line, Span, Table, Text};
use std::ops::Range;

/// A table and the lines it covers.
pub(super) struct Found {
    pub(super) lines: Range<usize>,
    pub(super) table: Table,
    pub(super) findings: Vec<Finding>,
    /// Lines among them with print that is none of the table's: page numbers, headings of parts, notes.
    pub(super) passed: Vec<usize>,
}

/// Lines of a note between two rows.
const NOTE_LINES: usize = 3;

/// A row as printed.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) cells: Vec<Text>,
    /// The header was printed again just above it.
    pub(super) opens_page: bool,
    /// What was done to it before page joins.
    pub(super) flags: Vec<&'static str>,
}

/// All tables in `lines`, in order.
pub(super) fn find(lines: &[Line], joins: Joins) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let next = dumps::find(lines, at).or_else(|| tabbed(lines, at, joins));
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

/// Fields of a line that are not empty.
fn filled(line: &Line) -> usize {
    line.fields.iter().filter(|field| !field.is_empty()).count()
}

/// Whether `1.`, `a)`, `-` and one tab stand before a text: a paragraph of a list, as a word processor
/// writes it.
fn is_listed(line: &Line) -> bool {
    let is_row = line.is_row;
    let [label, text] = line.fields.as_slice() else { return false };
    let (label, line) = (label.as_str(), line.text());
    let marked = label.ends_with(|c: char| !c.is_alphanumeric());
    let found =
        || labels::find(line.as_str()).is_some_and(|found| found.printed.end == label.len());
    !is_row && !text.is_empty() && marked && found()
}

/// Whether a table of tabbed rows can begin at `lines[at]`.
fn begins(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    if is_listed(line) || signature::stands_beside(lines, at) {
        return false;
    }
    let same_width = |other: &Line| other.fields.len() == line.fields.len();
    let next = lines.get(at + 1).filter(|next| same_width(next));
    match line.tabs() {
        0 => false,
        _ if filled(line) >= 2 && is_over_rule(lines, at) => true,
        1 => filled(line) == 2 && next.is_some_and(|next| filled(next) == 2),
        _ => filled(line) >= 2 && (next.is_some() || is_header(&line.fields)),
    }
}

/// Whether the first row of a table is its header: by its headings, or by what stands under it.
fn heads_table(lines: &[Line], at: usize, first: &Line) -> bool {
    let below = lines.get(at + 1).map_or(&[][..], |next| &next.fields);
    is_header(&first.fields)
        || is_over_rule(lines, at) && can_be_names(&first.fields)
        || is_bold(first) && !lines.get(at + 1).is_some_and(is_bold) && can_be_names(&first.fields)
        || names_columns(&first.fields, below)
}

/// Whether a row of several cells is printed in bold from its beginning to its end.
fn is_bold(line: &Line) -> bool {
    let places = line.fields.iter().flat_map(Text::spans);
    let whole = places.reduce(Span::hull);
    let marked = |print: Span| line.span.start() < print.start() && print.end() < line.span.end();
    line.bold && line.fields.iter().all(|cell| !cell.is_empty()) && whole.is_some_and(marked)
}

/// Whether the rule of a Markdown table stands under a row of it.
fn is_over_rule(lines: &[Line], at: usize) -> bool {
    lines[at].is_row && lines.get(at + 1).is_some_and(is_rule)
}

/// The rule of a Markdown table, `|---|---|`: a row of nothing.
fn is_rule(line: &Line) -> bool {
    line.is_row && line.tabs() == 0 && line.is_blank()
}

/// A table of tabbed rows at `lines[at]`.
fn tabbed(lines: &[Line], at: usize, joins: Joins) -> Option<Found> {
    let header = wrapped::header(lines, at);
    if is_gap(lines, at) || header.is_none() && !begins(lines, at) {
        return None;
    }
    let first = header.as_ref().map_or(&lines[at], |(header, _)| header);
    let is_headed = heads_table(lines, at, first);
    let mut grid = Grid::new(first.fields.len(), is_headed.then(|| first.fields.clone()));
    let (mut end, mut line) = (at, at);
    let mut passed = Vec::new();
    while line < lines.len() {
        if let Some(covered) = take(lines, line, line > at && is_gap(lines, line - 1), &mut grid) {
            line += covered;
            end = line;
        } else if let Some(next) = beyond(lines, line, &grid) {
            passed.extend((line..next).filter(|&at| !lines[at].is_blank()));
            line = next;
        } else {
            break;
        }
    }
    passed.retain(|&at| at < end);
    let span = Span::new(lines[at].span.start(), lines[end.checked_sub(1)?].span.end());
    let (table, findings) = grid.finish(span, joins);
    (end > at).then_some(Found { lines: at..end, table, findings, passed })
}

/// Takes the row at `lines[at]` into the table; the lines it covers, `None` where it is none.
fn take(lines: &[Line], at: usize, after_gap: bool, grid: &mut Grid) -> Option<usize> {
    if is_gap(lines, at) || is_page_over_header(lines, at, grid) {
        return None;
    }
    if heads_rows(lines, at, grid) {
        grid.take_group(&lines[at]);
        return Some(1);
    }
    let in_pieces = wrapped::header(lines, at).or_else(|| wrapped::row(lines, at, grid.width()));
    let (row, covered) = match &in_pieces {
        Some((row, covered)) => (row, *covered),
        None => (&lines[at], 1),
    };
    grid.take(row, after_gap).then_some(covered)
}

/// The row with which the table goes on beyond what is none of its rows.
fn beyond(lines: &[Line], at: usize, grid: &Grid) -> Option<usize> {
    if is_page_over_header(lines, at, grid) {
        return after_gap(lines, at + 1);
    }
    if is_gap(lines, at) { next_row(lines, at, grid) } else { beyond_note(lines, at, grid) }
}

/// A page number right between a row and the header printed again.
fn is_page_over_header(lines: &[Line], at: usize, grid: &Grid) -> bool {
    let header = || grid.header().zip(after_gap(lines, at + 1));
    running::is_page(&lines[at])
        && header().is_some_and(|(header, next)| same_row(&lines[next].fields, header))
}

/// The row under a note between rows: `Ghi chú: …` above the row with the next number.
fn beyond_note(lines: &[Line], at: usize, grid: &Grid) -> Option<usize> {
    let next = (at..lines.len()).take(NOTE_LINES + 1).find(|&at| lines[at].tabs() > 0)?;
    let is_note = |line: &Line| !line.is_row && !groups::is_head(line.text().as_str());
    let goes_on = next > at
        && lines[at..next].iter().all(is_note)
        && lines[next].fields.len() == grid.width()
        && grid.header().is_some()
        && grid.is_next(&lines[next].fields[0]);
    goes_on.then_some(next)
}

/// A blank line, or one that the page prints.
pub(super) fn is_gap(lines: &[Line], at: usize) -> bool {
    lines[at].is_blank() || running::is(lines, at)
}

fn after_gap(lines: &[Line], from: usize) -> Option<usize> {
    (from..lines.len()).find(|&at| !is_gap(lines, at))
}

/// The row after the blank lines at `from`, where the table goes on there: under its header printed
/// again, or, in a table without one, with rows of the same width.
fn next_row(lines: &[Line], from: usize, grid: &Grid) -> Option<usize> {
    let below = after_gap(lines, from)?;
    let is_page = is_page_over_header(lines, below, grid);
    let next = if is_page { after_gap(lines, below + 1)? } else { below };
    let fields = &lines[next].fields;
    let goes_on = match grid.header() {
        Some(header) => {
            same_row(fields, header)
                || (fields.len() == grid.width() && !begins_other(fields))
                || heads_rows(lines, next, grid)
        }
        None => fields.len() == grid.width() && (grid.width() > 2 || is_rule(&lines[next - 1])),
    };
    goes_on.then_some(next)
}

/// Whether a line without tabs heads the rows under it: `B. CẢI CÁCH HÀNH CHÍNH` over a row of the
/// table.
fn heads_rows(lines: &[Line], at: usize, grid: &Grid) -> bool {
    let line = &lines[at];
    if line.tabs() > 0 || grid.header().is_none() || !groups::is_head(line.text().as_str()) {
        return false;
    }
    after_gap(lines, at + 1).is_some_and(|next| {
        lines[next].fields.len() == grid.width() && !begins_other(&lines[next].fields)
    })
}
