//! Lines under a header → which of them are its table's: cut into cells at the places where the gaps
//! of many lines agree, heads of groups as a whole, what the page prints set aside.

use super::columns;
use super::header::{self, Header};
use super::segments::{self, Segment};
use crate::data::{Line, Text};
use crate::outline::{groups, ordinals, running};

/// Blank lines within a table: more are its end.
const MOST_BLANK: usize = 12;
/// Lines in which a row follows the head of a group, a header printed again between them.
const HEAD_LINES: usize = 10;
/// Longest row number, in characters.
const LONGEST_NUMBER: usize = 7;
/// Digits of the longest row number.
const MOST_DIGITS: usize = 6;
/// Segments that make a line a row whatever its first column says.
const CERTAIN: usize = 3;

/// A line of a table.
pub(super) struct Printed {
    /// Its line.
    pub(super) at: usize,
    /// A blank line stands above it.
    pub(super) after_blank: bool,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// One text for each column.
    Cells(Vec<Text>),
    /// The head of a group: its number, if it has one, and its text; or the numbers of the columns.
    Head(Vec<Text>),
    /// A page number or running head.
    Page,
}

/// A line before its cells are known.
struct Draft {
    at: usize,
    after_blank: bool,
    segments: Vec<Segment>,
    is_head: bool,
    is_page: bool,
}

/// The lines of the table under `header`, and the line after them.
pub(super) fn read(lines: &[Line], header: &Header) -> (Vec<Printed>, usize) {
    let drafts = drafts(lines, header);
    let end = drafts.last().map_or(header.lines.end, |last| last.at + 1);
    let mut printed = Vec::new();
    for leaf in drafts.chunk_by(|_, next| !lines[next.at].edges.opens_page) {
        let rows = leaf.iter().filter(|draft| !draft.is_head && !draft.is_page);
        let cuts = columns::cuts(header, rows.map(|draft| draft.segments.as_slice()));
        printed.extend(leaf.iter().map(|draft| finish(draft, &cuts, header.is_numbered)));
    }
    (join_heads(printed), end)
}

/// Gives the heads of groups what they print on a second line: one text that goes on in lower case.
fn join_heads(printed: Vec<Printed>) -> Vec<Printed> {
    let mut joined: Vec<Printed> = Vec::new();
    for line in printed {
        let rest = match &line.kind {
            Kind::Cells(cells) if !line.after_blank => only(cells),
            Kind::Cells(_) | Kind::Head(_) | Kind::Page => None,
        };
        let rest = rest.filter(|text| text.as_str().starts_with(char::is_lowercase));
        match (joined.last_mut().map(|above| &mut above.kind), rest) {
            (Some(Kind::Head(texts)), Some(rest)) if texts.len() < CERTAIN => {
                texts.iter_mut().last().into_iter().for_each(|text| text.append(rest));
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// The only cell of a line that is filled.
fn only(cells: &[Text]) -> Option<&Text> {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    filled.next().filter(|_| filled.next().is_none())
}

fn finish(draft: &Draft, cuts: &[usize], is_numbered: bool) -> Printed {
    let texts = || draft.segments.iter().map(|segment| segment.text.clone()).collect();
    let cells = || columns::cells(&draft.segments, cuts, is_numbered);
    let numbers_column = |segment: &Segment| {
        let text = segment.text.as_str();
        draft.segments.len() > 2 && header::numbers_column(text)
    };
    let kind = match () {
        () if draft.is_page => Kind::Page,
        () if draft.is_head => Kind::Head(texts()),
        () if draft.segments.iter().all(numbers_column) => Kind::Head(cells()),
        () => Kind::Cells(cells()),
    };
    Printed { at: draft.at, after_blank: draft.after_blank, kind }
}

/// Whether the lines under `header` are rows beyond doubt: one is numbered, or, in a table without
/// numbers, several fill most columns.
pub(super) fn is_certain(printed: &[Printed], header: &Header) -> bool {
    let cells = printed.iter().filter_map(|line| match &line.kind {
        Kind::Cells(cells) => Some(cells),
        Kind::Head(_) | Kind::Page => None,
    });
    let filled = |cells: &&Vec<Text>| cells.iter().filter(|cell| !cell.is_empty()).count();
    if header.is_numbered {
        return cells.into_iter().any(|cells| is_number(cells[0].as_str()) && filled(&cells) > 1);
    }
    cells.filter(|cells| filled(cells) >= CERTAIN && filled(cells) * 2 > cells.len()).count() > 1
}

/// The lines that belong to the table.
fn drafts(lines: &[Line], header: &Header) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut blank = 0;
    for at in header.lines.end..lines.len() {
        if lines[at].is_blank() {
            blank += 1;
            if blank > MOST_BLANK {
                break;
            }
            continue;
        }
        let segments = segments::of(&lines[at]);
        let is_apart = blank > 0 || lines[at].edges.opens_page;
        let is_page =
            running::is(lines, at) || is_apart && numbers_page(lines, at, &segments, header);
        let is_row = !is_page && fits(&segments, header) && !(is_apart && is_heading(&segments));
        let is_head = !is_page && !is_row && heads(lines, at, &segments, header);
        let next = Header::at(lines, at, header.lines.end);
        if let Some(next) = &next {
            drafts.retain(|draft| draft.at < next.lines.start);
        }
        if next.is_some() || !is_page && !is_row && !is_head {
            break;
        }
        drafts.push(Draft { at, after_blank: blank > 0, segments, is_head, is_page });
        blank = 0;
    }
    while drafts.last().is_some_and(|last| last.is_page) {
        drafts.pop();
    }
    drafts
}

/// Whether nothing but a heading stands on a line: `II. TỔ CHỨC THỰC HIỆN`.
fn is_heading(segments: &[Segment]) -> bool {
    matches!(segments, [only] if groups::is_head(only.text.as_str()))
}

/// Whether nothing but a number stands on a line, right of the row numbers; in a column of numbers
/// only where the page ends or begins.
fn numbers_page(lines: &[Line], at: usize, segments: &[Segment], header: &Header) -> bool {
    let [only] = segments else { return false };
    let text = only.text.as_str();
    (!header.is_over_numbers(only) || is_page_edge(lines, at))
        && text.len() < CERTAIN + 1
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && only.from > header.columns[0].end + CERTAIN
}

/// Whether a page begins at a line or right under it.
fn is_page_edge(lines: &[Line], at: usize) -> bool {
    let next = (at + 1..lines.len()).take(MOST_BLANK).find(|&next| !lines[next].is_blank());
    let begins =
        |next: usize| lines[next].edges.opens_page || Header::at(lines, next, at).is_some();
    lines[at].edges.opens_page || next.is_none_or(begins)
}

/// Whether segments can be cells of the table: none reaches over several columns, and what stands in
/// the column of row numbers is one.
fn fits(segments: &[Segment], header: &Header) -> bool {
    let Some(first) = segments.first() else { return false };
    let crossed = segments.iter().filter(|segment| header.is_crossed(segment)).count();
    let numbers = &header.columns[0];
    let is_left = header.is_numbered && first.from < numbers.end.max(numbers.start + 1);
    let text = first.text.as_str();
    let is_number = is_number(text)
        || text.chars().count() <= LONGEST_NUMBER && text.starts_with(|c: char| c.is_ascii_digit())
        || text.starts_with('(') && text.ends_with(')') && text.len() <= LONGEST_NUMBER;
    if is_left && !is_number {
        return segments.len() >= CERTAIN && crossed == 0;
    }
    crossed == 0 || segments.len() >= CERTAIN && crossed == 1
}

/// Whether a text in the column of row numbers is one: a long table has more than `ordinals` believes.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    ordinals::is_ordinal(text)
        || (4..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line heads the rows under it: a label or capitals, a numbered row close below.
fn heads(lines: &[Line], at: usize, segments: &[Segment], header: &Header) -> bool {
    let labelled = match segments {
        [only] => groups::is_head(only.text.as_str()) || is_numbered_head(only.text.as_str()),
        [label, _] => ordinals::is_ordinal(label.text.as_str()),
        _ => false,
    };
    let begins = |line: &Line| {
        let segments = segments::of(line);
        let numbered = segments.first().is_some_and(|first| is_number(first.text.as_str()));
        segments.len() > 1 && numbered && fits(&segments, header)
    };
    let mut below = lines[at + 1..].iter().filter(|line| !line.is_blank()).take(HEAD_LINES);
    labelled && below.any(begins)
}

/// `1. Nhóm nhiệm vụ …`
fn is_numbered_head(text: &str) -> bool {
    let label = text.split(' ').next().unwrap_or_default();
    label.ends_with(['.', ')']) && ordinals::is_ordinal(label)
}
