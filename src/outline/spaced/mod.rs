//! Tables set with spaces, as `pdftotext -layout` prints them (layout 6) → one line a row, cut into
//! cells, so that one reader serves all layouts.
//!
//! A table is looked for only under a header whose headings stand apart and are known; its columns are
//! where the gaps of many lines agree. Running text with double spaces stays text, and so does a table
//! without a header: nothing shows where its cells end.

mod body;
mod columns;
mod header;
mod rows;
mod segments;

use crate::data::Line;
use header::Header;
use std::borrow::Cow;

/// The lines with rows set by spaces put together; untouched where there are none.
pub(super) fn run(lines: &[Line]) -> Cow<'_, [Line]> {
    let mut out = Vec::new();
    let (mut done, mut at) = (0, 0);
    while at < lines.len() {
        let found = Header::at(lines, at, done).and_then(|header| read(lines, header));
        let Some((first, rows, end)) = found else {
            at += 1;
            continue;
        };
        out.extend_from_slice(&lines[done..first]);
        out.extend(rows);
        (done, at) = (end, end);
    }
    if done == 0 {
        return Cow::Borrowed(lines);
    }
    out.extend_from_slice(&lines[done..]);
    Cow::Owned(out)
}

/// The table under `header`, with those under its repeats: its first line, its rows, the line after
/// it. `None` where no row follows.
fn read(lines: &[Line], header: Header) -> Option<(usize, Vec<Line>, usize)> {
    let first = header.lines.start;
    let (mut rows, mut end) = part(lines, &header);
    if rows.len() == header.rows.len() {
        return None;
    }
    while let Some(next) = header.again(lines, end) {
        let (more, after) = part(lines, &next);
        // What the page prints between the parts stands where it stood.
        rows.extend_from_slice(&lines[end..next.lines.start]);
        rows.extend(more);
        end = after;
    }
    Some((first, rows, end))
}

/// The header and the rows under it, up to the next header or the end of the table.
fn part(lines: &[Line], header: &Header) -> (Vec<Line>, usize) {
    let mut rows = header.rows.clone();
    let (printed, end) = body::read(lines, header);
    rows.extend(rows::gather(lines, header, &printed));
    (rows, end)
}
