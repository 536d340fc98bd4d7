//! Lines of cells → rows. A row begins where its number stands, or, where numbers stand in the middle
//! of their rows, half-way between; blank lines that hold the rows apart say it as well.

use super::body::{Kind, Printed};
use super::header::Header;
use crate::data::{Line, Text};
use crate::outline::ordinals;
use std::ops::Range;

/// Cells that must begin anew on one line for a row without a number to begin there.
const BEGINNING: usize = 3;

/// The rows of `printed` as lines cut into cells, what the page prints between them.
pub(super) fn gather(lines: &[Line], header: &Header, printed: &[Printed]) -> Vec<Line> {
    let width = header.columns.len();
    let mut rows = Vec::new();
    let mut from = 0;
    while from < printed.len() {
        let is_cells = |line: &Printed| !matches!(line.kind, Kind::Head(_));
        let to = (from..printed.len()).find(|&at| !is_cells(&printed[at])).unwrap_or(printed.len());
        let block = &printed[from..to];
        for range in ranges(lines, header, block) {
            rows.push(row(lines, &block[range.clone()], width));
            let pages = block[range].iter().filter(|line| matches!(line.kind, Kind::Page));
            rows.extend(pages.map(|line| lines[line.at].clone()));
        }
        if let Some(Printed { at, kind: Kind::Head(texts), .. }) = printed.get(to) {
            let mut fields = texts.clone();
            fields.resize(fields.len().max(2), Text::new());
            rows.push(Line { fields, is_row: true, ..lines[*at].clone() });
        }
        from = to + 1;
    }
    rows.retain(|row| !row.is_blank());
    rows
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

/// The lines of each row of a block without heads.
fn ranges(lines: &[Line], header: &Header, block: &[Printed]) -> Vec<Range<usize>> {
    let numbered = |line: &Printed| is_number(cells(line));
    let numbers: Vec<usize> = (0..block.len()).filter(|&at| numbered(&block[at])).collect();
    let mut starts = match () {
        () if !header.is_numbered => unnumbered(block),
        () if is_centred(block, &numbers) => centred(block, &numbers),
        () => numbers.clone(),
    };
    starts.extend((1..block.len()).filter(|&at| {
        let opens_page = lines[block[at].at].edges.opens_page && !numbers.is_empty();
        let anew = begins_anew(block, at) && !is_centred(block, &numbers);
        header.is_numbered && !numbered(&block[at]) && (opens_page && anew || anew)
    }));
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([block.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(from, to)| from..to)
        .filter(|range| !range.is_empty())
        .collect()
}

fn is_number(cells: &[Text]) -> bool {
    cells.first().is_some_and(|first| ordinals::is_ordinal(first.as_str()))
}

/// Whether numbers stand in the middle of their rows: of the lines under a blank one, or first of all,
/// more begin a row without its number than with it.
fn is_centred(block: &[Printed], numbers: &[usize]) -> bool {
    let begins: Vec<usize> =
        (0..block.len()).filter(|&at| at == 0 || block[at].after_blank).collect();
    let first = numbers.first().copied().unwrap_or(0);
    let with = begins.iter().filter(|at| numbers.binary_search(at).is_ok()).count();
    first > 0 && with * 2 < begins.len()
}

/// First lines of rows whose numbers stand in their middle: as far above the number as the row before
/// leaves room, a blank line near there before any other.
fn centred(block: &[Printed], numbers: &[usize]) -> Vec<usize> {
    let mut starts = vec![0];
    for pair in numbers.windows(2) {
        let top = starts.last().copied().unwrap_or(0);
        let between = pair[0] + 1..pair[1] + 1;
        let blank = between.clone().find(|&at| block[at].after_blank);
        let half = (2 * pair[0] + 1).saturating_sub(top).clamp(between.start, pair[1]);
        let near = [half, half + 1, half.saturating_sub(1)];
        let fits = |at: &usize| between.contains(at) && opens(block, *at);
        starts.push(blank.unwrap_or_else(|| near.into_iter().find(fits).unwrap_or(half)));
    }
    starts
}

/// Whether no cell goes on at a line.
fn opens(block: &[Printed], at: usize) -> bool {
    cells(&block[at]).iter().all(|cell| !cell.as_str().starts_with(char::is_lowercase))
}

/// Whether a line without a number begins a row all the same: below a blank line most of its cells
/// begin anew.
fn begins_anew(block: &[Printed], at: usize) -> bool {
    let begin = |cell: &&Text| cell.as_str().starts_with(char::is_uppercase);
    block[at].after_blank
        && opens(block, at)
        && cells(&block[at]).iter().filter(begin).count() >= BEGINNING
}

/// First lines of rows in a table without numbers: where blank lines hold them apart, else where the
/// first column is printed.
fn unnumbered(block: &[Printed]) -> Vec<usize> {
    let blank: Vec<usize> = (1..block.len()).filter(|&at| block[at].after_blank).collect();
    let begins = |at: &usize| {
        let first = cells(&block[*at]).first().map_or("", Text::as_str);
        first.starts_with(char::is_uppercase) && opens(block, *at)
    };
    if blank.is_empty() { (0..block.len()).filter(begins).collect() } else { blank }
}
