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
    let (printed, mut end) = body::read(lines, &header);
    if printed.is_empty() {
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
    Some((first, rows, end))
}
