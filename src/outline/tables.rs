//! Lines → tables of layout 1: a row is a line, a cell ends at a tab, the header is printed again
//! at each page. Word dumps are read by `dumps`, rows gathered by `grid`; what a page break did to
//! the rows is mended by `pages`.

use super::grid::Grid;
use super::headers::{begins_other, is_header, same_row};
use super::{dumps, groups, labels, ordinals, running, signature};
use crate::data::{Finding, Joins, Line, Span, Table, Text};
use std::ops::Range;

/// A table and the lines it covers.
pub(super) struct Found {
    pub(super) lines: Range<usize>,
    pub(super) table: Table,
    pub(super) findings: Vec<Finding>,
}

/// Longest line of a header that is printed over several, in characters.
const LONGEST_HEADER: usize = 200;
/// Lines over which one row is printed at the most.
const WRAPPED_LINES: usize = 8;

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
        1 => filled(line) == 2 && next.is_some_and(|next| filled(next) == 2),
        _ => filled(line) >= 2 && (next.is_some() || is_header(&line.fields)),
    }
}

/// A table of tabbed rows at `lines[at]`.
fn tabbed(lines: &[Line], at: usize, joins: Joins) -> Option<Found> {
    let wrapped = wrapped_header(lines, at);
    if wrapped.is_none() && !begins(lines, at) {
        return None;
    }
    let first = wrapped.as_ref().map_or(&lines[at], |(header, _)| header);
    let width = first.fields.len();
    let header = is_header(&first.fields).then(|| first.fields.clone());
    let mut grid = Grid::new(width, header);
    let mut end = at;
    let mut line = at;
    while line < lines.len() {
        if is_gap(lines, line) {
            match next_row(lines, line, &grid) {
                Some(next) => line = next,
                None => break,
            }
            continue;
        }
        if heads_rows(lines, line, &grid) {
            grid.take_group(&lines[line]);
            line += 1;
        } else if let Some((row, covered)) =
            wrapped_header(lines, line).or_else(|| wrapped_row(lines, line, width))
        {
            if !grid.take(&row, line > at && is_gap(lines, line - 1)) {
                break;
            }
            line += covered;
        } else if grid.take(&lines[line], line > at && is_gap(lines, line - 1)) {
            line += 1;
        } else {
            break;
        }
        end = line;
    }
    let span = Span::new(lines[at].span.start(), lines[end - 1].span.end());
    let (table, findings) = grid.finish(span, joins);
    Some(Found { lines: at..end, table, findings })
}

/// A blank line, or one that the page prints.
fn is_gap(lines: &[Line], at: usize) -> bool {
    lines[at].is_blank() || running::is(lines, at)
}

fn after_gap(lines: &[Line], from: usize) -> Option<usize> {
    (from..lines.len()).find(|&at| !is_gap(lines, at))
}

/// The row after the blank lines at `from`, where the table goes on there: under its header printed
/// again, or, in a table without one, with rows of the same width.
fn next_row(lines: &[Line], from: usize, grid: &Grid) -> Option<usize> {
    let next = after_gap(lines, from)?;
    let fields = &lines[next].fields;
    let goes_on = match grid.header() {
        Some(header) => {
            same_row(fields, header)
                || (fields.len() == grid.width() && !begins_other(fields))
                || heads_rows(lines, next, grid)
        }
        None => fields.len() == grid.width() && grid.width() > 2,
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

/// A row that is printed over several lines because its cells were: the pieces make up its width
/// exactly, and none begins with a row number of its own. Returns it and the lines it covers.
fn wrapped_row(lines: &[Line], at: usize, width: usize) -> Option<(Line, usize)> {
    let mut row = lines[at].clone();
    if row.is_row || row.fields.len() < 2 || row.fields.len() >= width || is_header(&row.fields) {
        return None;
    }
    for (covered, line) in lines[at + 1..].iter().enumerate().take(WRAPPED_LINES) {
        let first = line.fields.first().filter(|first| !first.is_empty())?;
        if ordinals::is_ordinal(first.as_str()) || is_header(&line.fields) {
            return None;
        }
        row.fields.last_mut()?.append(first);
        row.fields.extend(line.fields[1..].iter().cloned());
        row.span = row.span.hull(line.span);
        if row.fields.len() >= width {
            return (row.fields.len() == width).then_some((row, covered + 2));
        }
    }
    None
}

/// A header that is printed over several lines because its headings were: put together it has as
/// many cells as the row under it, which begins with a row number.
fn wrapped_header(lines: &[Line], at: usize) -> Option<(Line, usize)> {
    let mut row = lines[at].clone();
    let begins =
        row.text().as_str().chars().count() < LONGEST_HEADER && !row.is_blank() && !row.is_row;
    if !begins || is_header(&row.fields) && lines.get(at + 1).is_none_or(|next| next.tabs() == 0) {
        return None;
    }
    for (covered, line) in lines[at + 1..].iter().enumerate().take(WRAPPED_LINES) {
        let first = line.fields.first().filter(|first| !first.is_empty())?;
        if ordinals::is_ordinal(first.as_str()) {
            let width = line.fields.len();
            let in_pieces = lines[at..=at + covered].iter().all(|line| line.fields.len() < width);
            let whole = row.fields.len() == width && width > 2;
            return (whole && in_pieces && is_header(&row.fields)).then_some((row, covered + 1));
        }
        row.fields.last_mut()?.append(first);
        row.fields.extend(line.fields[1..].iter().cloned());
        row.span = row.span.hull(line.span);
    }
    None
}
