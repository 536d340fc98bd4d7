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

use crate::data::{Finding, Line, Severity, Span};
use body::Printed;
use header::Header;
use std::borrow::Cow;
use std::ops::Range;

/// The lines with rows set by spaces put together; untouched where there are none.
pub(super) fn run<'a>(lines: &'a [Line], findings: &mut Vec<Finding>) -> Cow<'a, [Line]> {
    let mut out = Vec::new();
    let (mut done, mut at) = (0, 0);
    while at < lines.len() {
        let found = Header::at(lines, at, done).and_then(|header| read(lines, header));
        let Some(found) = found else {
            at += 1;
            continue;
        };
        out.extend_from_slice(&lines[done..found.lines.start]);
        out.extend(found.rows);
        findings.extend(found.is_guessed.then(|| guessed(lines[found.lines.start].span)));
        (done, at) = (found.lines.end, found.lines.end);
    }
    if done == 0 {
        return Cow::Borrowed(lines);
    }
    out.extend_from_slice(&lines[done..]);
    Cow::Owned(out)
}

/// A table and the lines it covers.
struct Found {
    lines: Range<usize>,
    rows: Vec<Line>,
    /// Nothing but the places of the row numbers says where its rows begin.
    is_guessed: bool,
}

fn guessed(span: Span) -> Finding {
    Finding::new(
        "table.rows-guessed",
        Severity::Warning,
        "Số thứ tự nằm giữa hàng và không có dòng trống giữa các hàng: ranh giới hàng được suy từ vị trí số thứ tự",
        "Row numbers stand in the middle of rows that no blank lines hold apart: where rows begin was inferred from them",
    )
    .at(vec![span])
}

/// The table under `header`, with those under its repeats. `None` where no row follows.
fn read(lines: &[Line], header: Header) -> Option<Found> {
    let first = header.lines.start;
    let (printed, mut end) = body::read(lines, &header);
    if !body::is_certain(&printed, &header) {
        return None;
    }
    let mut parts = vec![(header, printed)];
    while let Some(next) = parts[0].0.again(lines, end) {
        let (printed, after) = body::read(lines, &next);
        parts.push((next, printed));
        end = after;
    }
    let is_centred = rows::is_centred(parts.iter().map(|(_, printed)| printed.as_slice()));
    let mut rows: Vec<Line> = Vec::new();
    let mut below = first;
    for (header, printed) in &parts {
        // What the page prints between the parts stands where it stood.
        rows.extend_from_slice(&lines[below..header.lines.start]);
        rows.extend_from_slice(&header.rows);
        rows.extend(rows::gather(lines, header, printed, is_centred));
        below = printed.last().map_or(header.lines.end, |last| last.at + 1);
    }
    let is_airy = |(_, printed): &(Header, Vec<Printed>)| rows::is_airy(printed);
    let is_guessed = is_centred && !parts.iter().all(is_airy);
    Some(Found { lines: first..end, rows, is_guessed })
}
