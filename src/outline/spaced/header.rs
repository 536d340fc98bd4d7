//! Lines → the header of a table set with spaces: headings that stand apart, over one line or
//! several, some of them over the headings of several columns.

use super::segments::{self, Segment};
use crate::data::{Line, Text};
use crate::lang::columns::role_of;
use crate::lang::fold;
use crate::lang::letterhead::is_capitals;
use crate::outline::headers::is_header;
use crate::outline::ordinals;
use std::ops::Range;

/// Lines of a header above and below the one it was found by.
const MOST_LINES: usize = 8;
/// Fewest columns.
const FEWEST: usize = 3;
/// Longest part of a heading on one line, in characters.
const LONGEST_PART: usize = 60;
/// By how much what is printed alone stands further right than the first heading.
const BESIDE: usize = 4;
/// Lines among which a header is printed again after the last row of a page.
const PAGE_GAP: usize = 16;

/// What the headings of columns of numbers say.
const NUMBERS: [&str; 4] = ["quantity", "area", "population", "budget"];

/// A header.
pub(super) struct Header {
    pub(super) lines: Range<usize>,
    /// Where the headings of each column stand.
    pub(super) columns: Vec<Range<usize>>,
    /// Its one or two rows as lines cut into cells.
    pub(super) rows: Vec<Line>,
    /// Its first column numbers the rows.
    pub(super) is_numbered: bool,
}

impl Header {
    /// The header that is found by `lines[at]`; lines above `least` belong to what stands there.
    pub(super) fn at(lines: &[Line], at: usize, least: usize) -> Option<Self> {
        let anchor = anchor(&lines[at])?;
        let above = (least..at)
            .rev()
            .take(MOST_LINES)
            .take_while(|&at| goes_on(&lines[at], &anchor, false));
        let first = above.last().unwrap_or(at);
        let below = (at + 1..lines.len())
            .take(MOST_LINES)
            .take_while(|&at| goes_on(&lines[at], &anchor, true));
        let end = below.last().unwrap_or(at) + 1;
        Self::over(lines, first..end).or_else(|| Self::over(lines, at..at + 1))
    }

    fn over(lines: &[Line], range: Range<usize>) -> Option<Self> {
        let printed: Vec<Vec<Segment>> = lines[range.clone()].iter().map(segments::of).collect();
        let (over, own) = parts(&printed);
        let columns = columns(&own);
        if columns.len() < FEWEST {
            return None;
        }
        let names = names(&own, &columns);
        let is_numbered = role_of(names[0].as_str()) == Some("ordinal");
        let span = lines[range.start].span.hull(lines[range.end - 1].span);
        let line =
            |fields: Vec<Text>| Line { span, fields, is_row: true, ..lines[range.start].clone() };
        let rows = match two_rows(&over, &columns, &names) {
            _ if !is_header(&names) => return None,
            Some((upper, lower)) => vec![line(upper), line(lower)],
            None => vec![line(names)],
        };
        Some(Self { lines: range, columns, rows, is_numbered })
    }

    /// The same header printed again below `from`, with nothing but what a page prints between.
    pub(super) fn again(&self, lines: &[Line], from: usize) -> Option<Self> {
        let near = from..lines.len().min(from + PAGE_GAP);
        let next = near.clone().find_map(|at| Self::at(lines, at, from))?;
        let same = |one: &Line, other: &Line| {
            one.fields.len() == other.fields.len()
                && one
                    .fields
                    .iter()
                    .zip(&other.fields)
                    .all(|(one, other)| fold::key(one.as_str()) == fold::key(other.as_str()))
        };
        let is_same = next.rows.len() == self.rows.len()
            && next.rows.iter().zip(&self.rows).all(|(one, other)| same(one, other));
        let is_page = |line: &Line| line.text().as_str().chars().count() <= LONGEST_PART;
        (is_same && lines[from..next.lines.start].iter().all(is_page)).then_some(next)
    }

    /// Whether the heading over `segment` is one of numbers.
    pub(super) fn is_over_numbers(&self, segment: &Segment) -> bool {
        let over = |range: &Range<usize>| segment.from < range.end && range.start < segment.to;
        let column = self.columns.iter().position(over);
        let names = self.rows.iter().filter_map(|row| row.fields.get(column?));
        names.filter_map(|name| role_of(name.as_str())).any(|role| NUMBERS.contains(&role))
    }

    /// Whether `segment` reaches over the headings of more than one column.
    pub(super) fn is_crossed(&self, segment: &Segment) -> bool {
        let middle = |range: &Range<usize>| usize::midpoint(range.start, range.end);
        self.columns.iter().filter(|&range| segment.covers(middle(range))).count() > 1
    }
}

/// The segments of a line by which a header is found: it begins with the heading of row numbers, or
/// its segments are headings.
fn anchor(line: &Line) -> Option<Vec<Segment>> {
    let length = line.span.end() - line.span.start();
    let [text] = line.fields.as_slice() else { return None };
    if (length as usize) < text.len() + 2 {
        return None;
    }
    let segments = segments::of(line);
    let first = segments.first()?;
    let numbers = role_of(first.text.as_str()) == Some("ordinal") && segments.len() > 1;
    let texts = || segments.iter().map(|segment| segment.text.clone()).collect::<Vec<_>>();
    let name = |text: &str| text.starts_with(char::is_uppercase) && is_heading(text);
    let begin = || segments.iter().all(|segment| name(segment.text.as_str()));
    (numbers || segments.len() >= FEWEST && begin() && is_header(&texts())).then_some(segments)
}

/// Whether a line beside the anchor is part of the same header.
fn goes_on(line: &Line, anchor: &[Segment], is_below: bool) -> bool {
    let segments = segments::of(line);
    let begins = anchor[0].from;
    let is_part = |segment: &Segment| {
        let text = segment.text.as_str();
        let lower = text.starts_with(|c: char| c.is_lowercase() || "(/".contains(c))
            || text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(char::is_alphabetic);
        let is_name = lower || is_capitals(text) || role_of(text).is_some();
        is_heading(text) && (is_name || !is_below) && !numbers_column(text)
    };
    // Above a header titles stand in the middle of the page as well.
    let stands_apart = || match segments.as_slice() {
        [only] if is_below => only.from > begins + BESIDE,
        [only] => only.from > begins + BESIDE && !is_capitals(only.text.as_str()),
        _ => true,
    };
    !segments.is_empty() && segments.iter().all(is_part) && stands_apart()
}

/// Whether a text can be a heading or a part of one.
fn is_heading(text: &str) -> bool {
    text.chars().count() <= LONGEST_PART && !text.ends_with(['.', ';', ','])
}

/// `(1)`, `2`: numbers the columns or the rows.
pub(super) fn numbers_column(text: &str) -> bool {
    ordinals::is_ordinal(text.trim_matches(['(', ')', '[', ']']))
}

/// Segments of a header: those that stand over several of a line below, and those of one column.
fn parts(printed: &[Vec<Segment>]) -> (Vec<&Segment>, Vec<&Segment>) {
    let mut over = Vec::new();
    let mut own = Vec::new();
    for (at, segments) in printed.iter().enumerate() {
        for segment in segments {
            let spans = printed[at + 1..]
                .iter()
                .any(|below| below.iter().filter(|other| segment.overlaps(other)).count() > 1);
            if spans { over.push(segment) } else { own.push(segment) }
        }
    }
    (over, own)
}

/// Where the headings of the columns stand: segments below each other are one heading.
fn columns(own: &[&Segment]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> =
        own.iter().map(|segment| segment.from..segment.to).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut columns: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match columns.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => columns.push(range),
        }
    }
    columns
}

fn names(own: &[&Segment], columns: &[Range<usize>]) -> Vec<Text> {
    let name = |column: &Range<usize>| {
        let parts = own.iter().filter(|segment| column.contains(&segment.from));
        Text::join(&parts.map(|segment| segment.text.clone()).collect::<Vec<_>>())
    };
    columns.iter().map(name).collect()
}

/// A header with headings over several columns as two rows: the upper leaves blank what stands under
/// such a heading, the lower what does not.
fn two_rows(
    over: &[&Segment],
    columns: &[Range<usize>],
    names: &[Text],
) -> Option<(Vec<Text>, Vec<Text>)> {
    if over.is_empty() {
        return None;
    }
    let (mut upper, mut lower) = (names.to_vec(), vec![Text::new(); names.len()]);
    let mut is_under = vec![false; names.len()];
    for heading in over {
        let under = |column: &&usize| {
            let range = &columns[**column];
            heading.from < range.end && range.start < heading.to
        };
        let all: Vec<usize> = (0..columns.len()).collect();
        let under: Vec<usize> = all.iter().filter(under).copied().collect();
        for &column in &under {
            // What an upper heading has put here stays.
            if std::mem::replace(&mut is_under[column], true) {
                continue;
            }
            lower[column].clone_from(&names[column]);
            upper[column] = Text::new();
        }
        upper[*under.first()?].append(&heading.text);
    }
    Some((upper, lower))
}
