//! Lines of cells → rows. A row begins where its number stands, or, where numbers stand in the middle
//! of their rows, half-way between; blank lines that hold the rows apart say it as well.

use super::body::{self, Kind, Printed};
use super::header::Header;
use crate::data::{Line, Text};
use crate::outline::groups;
use std::ops::Range;

/// Cells that must begin anew on one line for a row without a number to begin there.
const BEGINNING: usize = 3;

/// The rows of `printed` as lines cut into cells, what the page prints between them.
pub(super) fn gather(
    lines: &[Line],
    header: &Header,
    printed: &[Printed],
    is_centred: bool,
) -> Vec<Line> {
    let width = header.columns.len();
    let mut rows = Vec::new();
    for block in blocks(printed) {
        if let [Printed { at, kind: Kind::Head(texts), .. }] = block {
            let mut fields = texts.clone();
            fields.resize(fields.len().max(2), Text::new());
            rows.push(Line { fields, is_row: true, ..lines[*at].clone() });
            continue;
        }
        let mut starts = match () {
            () if !header.is_numbered => unnumbered(block),
            () if is_centred => centred(block),
            () => numbered(lines, block),
        };
        starts.extend((0..block.len()).filter(|&at| is_total(&block[at])));
        for range in ranges(starts, block.len()) {
            rows.push(row(lines, &block[range.clone()], width));
            let pages = block[range].iter().filter(|line| matches!(line.kind, Kind::Page));
            rows.extend(pages.flat_map(|line| page(&lines[line.at])));
        }
    }
    rows.retain(|row| !row.is_row || !row.is_blank());
    rows
}

/// What a page prints, between blank lines as it is known by.
fn page(line: &Line) -> [Line; 3] {
    let blank = Line { fields: vec![Text::new()], ..line.clone() };
    [blank.clone(), line.clone(), blank]
}

/// Heads of groups by themselves, the lines between them together.
fn blocks(printed: &[Printed]) -> impl Iterator<Item = &[Printed]> {
    let is_head = |line: &Printed| matches!(line.kind, Kind::Head(_));
    printed.chunk_by(move |one, other| !is_head(one) && !is_head(other))
}

/// The ranges that begin at `starts` and at the first line.
fn ranges(mut starts: Vec<usize>, end: usize) -> Vec<Range<usize>> {
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts[1..].iter().copied().chain([end]);
    starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect()
}

fn cells(line: &Printed) -> &[Text] {
    if let Kind::Cells(cells) = &line.kind { cells } else { &[] }
}

/// The lines of a row as one line.
fn row(lines: &[Line], block: &[Printed], width: usize) -> Line {
    let mut fields = vec![Text::new(); width];
    let mut span = None;
    for line in block.iter().filter(|line| matches!(line.kind, Kind::Cells(_))) {
        for (field, cell) in fields.iter_mut().zip(cells(line)) {
            field.append(cell);
        }
        let own = lines[line.at].span;
        span = Some(span.map_or(own, |whole: crate::data::Span| whole.hull(own)));
    }
    let first = &lines[block[0].at];
    Line { span: span.unwrap_or(first.span), fields, is_row: true, ..first.clone() }
}

/// Whether a page begins with a line: what stands there without a number is the rest of a row.
fn opens_page(lines: &[Line], block: &[Printed], at: usize) -> bool {
    let is_page = |above: usize| matches!(block[above].kind, Kind::Page);
    lines[block[at].at].edges.opens_page || at.checked_sub(1).is_some_and(is_page)
}

fn is_number(line: &Printed) -> bool {
    cells(line).first().is_some_and(|first| body::is_number(first.as_str()))
}

/// Whether a line sums up the rows above it.
fn is_total(line: &Printed) -> bool {
    let mut filled = cells(line).iter().filter(|cell| !cell.is_empty());
    filled.next().is_some_and(|cell| groups::is_total(cell.as_str()))
}

/// Whether row numbers stand in the middle of their rows. Of what blank lines hold apart, more begins
/// without its number than with it, rows of two lines aside, whose middle is their top; and where it
/// does, cells go on beside the number, or it is the first row of all and no page can have cut it.
/// `pages` are the lines under each print of the header.
pub(super) fn is_centred<'a>(pages: impl Iterator<Item = &'a [Printed]>) -> bool {
    let parts =
        pages.flat_map(blocks).flat_map(|block| block.chunk_by(|_, next| !next.after_blank));
    let (mut with, mut without, mut certain) = (0, 0, false);
    for (at, part) in parts.filter(|part| part.len() > 1).enumerate() {
        match part.iter().position(is_number) {
            Some(0) => with += usize::from(part.len() > 2),
            Some(number) => {
                without += 1;
                certain |= at == 0 || !opens(&part[number]);
            }
            None => {}
        }
    }
    certain && without > with
}

/// Whether a blank line stands between all numbers.
pub(super) fn is_airy(printed: &[Printed]) -> bool {
    let parts = blocks(printed).flat_map(|block| block.chunk_by(|_, next| !next.after_blank));
    parts.into_iter().all(|part| part.iter().filter(|line| is_number(line)).count() < 2)
}

/// First lines of rows whose numbers stand at their top. A line without a number begins one too where
/// most of its cells begin anew below a blank line; at the top of a page it is the rest of a row or a
/// row of its own.
fn numbered(lines: &[Line], block: &[Printed]) -> Vec<usize> {
    let begins = |at: &usize| {
        is_number(&block[*at]) || begins_anew(&block[*at]) || opens_page(lines, block, *at)
    };
    (0..block.len()).filter(begins).collect()
}

/// First lines of rows whose numbers stand in their middle: below the blank line between two numbers,
/// else as far above the number as the row before leaves room.
fn centred(block: &[Printed]) -> Vec<usize> {
    let numbers: Vec<usize> = (0..block.len()).filter(|&at| is_number(&block[at])).collect();
    let mut starts = vec![0];
    for pair in numbers.windows(2) {
        let top = starts.last().copied().unwrap_or(0);
        let between = pair[0] + 1..pair[1] + 1;
        let mut blank = between.clone().filter(|&at| block[at].after_blank);
        let half = (2 * pair[0] + 1).saturating_sub(top).clamp(between.start, pair[1]);
        let near = [half, half + 1, half.saturating_sub(1)];
        let fits = |at: &usize| between.contains(at) && opens(&block[*at]);
        let start = blank.next_back();
        starts.push(start.unwrap_or_else(|| near.into_iter().find(fits).unwrap_or(half)));
    }
    starts
}

/// Whether no cell goes on at a line.
fn opens(line: &Printed) -> bool {
    cells(line).iter().all(|cell| !cell.as_str().starts_with(char::is_lowercase))
}

/// Whether most cells of a line begin anew below a blank line.
fn begins_anew(line: &Printed) -> bool {
    let begin = |cell: &&Text| cell.as_str().starts_with(char::is_uppercase);
    line.after_blank && opens(line) && cells(line).iter().filter(begin).count() >= BEGINNING
}

/// First lines of rows in a table without numbers: where blank lines hold them apart, else where the
/// first column is printed.
fn unnumbered(block: &[Printed]) -> Vec<usize> {
    let blank: Vec<usize> = (1..block.len()).filter(|&at| block[at].after_blank).collect();
    let begins = |at: &usize| {
        let first = cells(&block[*at]).first().map_or("", Text::as_str);
        first.starts_with(char::is_uppercase) && opens(&block[*at])
    };
    if blank.is_empty() { (0..block.len()).filter(begins).collect() } else { blank }
}
