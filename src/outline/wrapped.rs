//! A row or a header that is printed over several lines, because its cells were → one line.

use super::headers::is_header;
use super::ordinals;
use super::tables::is_gap;
use crate::data::{Line, Text};
use crate::lang::columns::role_of;

/// Longest line of a header that is printed over several, in characters.
const LONGEST_HEADER: usize = 200;
/// Lines over which one row is printed at the most.
const WRAPPED_LINES: usize = 8;

/// A row that is printed over several lines because its cells were: the pieces make up its width
/// exactly, and none begins with a row number of its own. Where the row has no number either, each piece
/// goes on in lower case: rows that lack cells are no pieces. Returns it and the lines it covers.
pub(super) fn row(lines: &[Line], at: usize, width: usize) -> Option<(Line, usize)> {
    let mut row = lines[at].clone();
    if row.is_row || row.fields.len() < 2 || row.fields.len() >= width || is_header(&row.fields) {
        return None;
    }
    let is_numbered = ordinals::is_ordinal(row.fields[0].as_str());
    for (covered, line) in lines[at + 1..].iter().enumerate().take(WRAPPED_LINES) {
        let first = line.fields.first().filter(|first| !first.is_empty())?;
        let goes_on = is_numbered || first.as_str().starts_with(char::is_lowercase);
        if !goes_on || ordinals::is_ordinal(first.as_str()) || is_header(&line.fields) {
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
pub(super) fn header(lines: &[Line], at: usize) -> Option<(Line, usize)> {
    let mut row = lines[at].clone();
    let begins =
        row.text().as_str().chars().count() < LONGEST_HEADER && !is_gap(lines, at) && !row.is_row;
    let is_text = row.tabs() == 0 && row.text().as_str().ends_with(['.', ';', ':']);
    if !begins
        || is_text
        || is_header(&row.fields) && lines.get(at + 1).is_none_or(|next| next.tabs() == 0)
    {
        return None;
    }
    for (covered, line) in lines[at + 1..].iter().enumerate().take(WRAPPED_LINES) {
        let first = line.fields.first().filter(|first| !first.is_empty() && !line.is_row)?;
        if is_gap(lines, at + 1 + covered) || begins_header(row.fields.last()?, first) {
            return None;
        }
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

/// Whether a header begins at `first`, below other text: it heads row numbers, and is not the end of
/// such a heading as in `Số` over `TT`.
fn begins_header(above: &Text, first: &Text) -> bool {
    let numbers = |text: &Text| role_of(text.as_str()) == Some("ordinal");
    numbers(first) && !numbers(&Text::join(&[above.clone(), first.clone()]))
}
