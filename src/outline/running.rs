//! Lines that a gazette prints around its documents: running heads, page numbers, signature stamps,
//! `(Xem tiếp …)`, headings of its parts.

use super::folios;
use crate::data::{Block, Line, Span, Text};
use crate::lang::fold;
use crate::lang::letterhead::{self, is_capitals};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Lines between a running head and its page number, blank ones.
const NUMBER_REACH: usize = 2;
/// Lines of a stamp at the most.
const STAMP_LINES: usize = 10;
/// Longest line of a stamp, in characters.
const LONGEST_STAMP: usize = 200;
/// Printed lines within which the letterhead under a heading of the gazette names its body.
const FRAME_REACH: usize = 8;

static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?<first>\d{1,4}\s+)?công báo(?:\s+[\p{L}. -]{1,40}?)?\s*/\s*số\s?.{1,40}/\s*ngày\s*(?:[\d/.-]+|\d{1,2} tháng \d{1,2} năm \d{4})(?<last>\s+\d{1,4})?$",
    )
});
static PART_HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:PHẦN\s+)?(?:I{1,3}\.?\s+)?VĂN BẢN (?:QUY PHẠM PHÁP LUẬT|PHÁP LUẬT KHÁC|KHÁC)$")
});
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[-–]\s*\d{1,3}\s*[-–]|\d{1,3}|(?i:trang)\s+\d{1,3}(?:/\d{1,3})?)$")
});
static BARE_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,4}$"));
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\(\s*(?:xem tiếp|tiếp theo|xem nội dung tiếp theo)\s[^()]{0,80}(?:công báo|kỳ|số)\s[^()]{0,40}\)\.?$",
    )
});
/// What a line of a signature stamp names.
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?<signs>(?:được\s+)?ký bởi|người ký|ký số bởi|digitally signed by|(?:thời gian|ngày) ký(?:\s+số)?)|(?:e-?mail|cơ quan|tổ chức|đơn vị|chức vụ|lý do|date|dn))\s*:",
    )
});

/// An address or a time of day, as a program writes them into a stamp.
static SIGNED_BY_MACHINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\p{L}@\p{L}|\b\d{1,2}:\d{2}\b"));

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^số\s*:"));

/// A line that was lifted out of the text.
#[derive(Clone, Debug)]
pub(super) struct Lifted(Line);

impl Lifted {
    /// Its place.
    pub(super) fn span(&self) -> Span {
        self.0.span
    }

    /// It as a block.
    pub(super) fn block(&self) -> Option<Block> {
        super::furniture(&self.0)
    }
}

/// Those of `lifted`, sorted, that begin in this range of bytes.
pub(super) fn within(lifted: &[Lifted], range: Range<u32>) -> &[Lifted] {
    let from = lifted.partition_point(|one| one.span().start() < range.start);
    let to = lifted.partition_point(|one| one.span().start() < range.end);
    &lifted[from..to.max(from)]
}

/// Takes running heads with their page numbers, stamps and notes on the next issue out of `lines`: a
/// blank line stays in their place.
pub(super) fn lift(lines: Cow<'_, [Line]>) -> (Cow<'_, [Line]>, Vec<Lifted>) {
    let places = places(&lines);
    if places.is_empty() {
        return (lines, Vec::new());
    }
    let mut lines = lines.into_owned();
    let mut lifted = Vec::new();
    for at in places {
        let blank = Line {
            span: lines[at].span,
            fields: vec![Text::new()],
            leading_space: false,
            bold: false,
            ..lines[at].clone()
        };
        lifted.push(Lifted(std::mem::replace(&mut lines[at], blank)));
    }
    (Cow::Owned(lines), lifted)
}

/// Indexes of the lines to be lifted.
fn places(lines: &[Line]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let text = lines[at].text();
        let stamp = stamp(&lines[at..]);
        if stamp > 0 {
            places.extend((at..at + stamp).filter(|&at| !lines[at].is_blank()));
        } else if let Some(head) = HEAD.captures(text.as_str()) {
            let numbered = head.name("first").or(head.name("last")).is_some();
            places.extend(page_number(lines, at).filter(|_| !numbered));
            places.push(at);
        } else if GOES_ON.is_match(text.as_str()) {
            places.push(at);
        }
        at += stamp.max(1);
    }
    places.extend(folios::find(lines));
    places.sort_unstable();
    places.dedup();
    places
}

/// The page number above or below the running head at `head`, the nearer of them.
fn page_number(lines: &[Line], head: usize) -> Option<usize> {
    let above = beside(lines, head, head.saturating_sub(NUMBER_REACH)..head);
    let below = beside(lines, head, head + 1..lines.len().min(head + 1 + NUMBER_REACH));
    above.into_iter().chain(below).min_by_key(|at| at.abs_diff(head))
}

/// The page number beside the running head at `head`, only blank lines between them.
fn beside(lines: &[Line], head: usize, range: Range<usize>) -> Option<usize> {
    let mut near: Vec<usize> = range.filter(|&at| !lines[at].is_blank()).collect();
    near.sort_by_key(|at| at.abs_diff(head));
    let line = |at: &usize| lines[*at].tabs() == 0;
    let nearest = near.into_iter().next().filter(line)?;
    BARE_NUMBER.is_match(lines[nearest].text().as_str()).then_some(nearest)
}

/// Lines of the signature stamp that begins at `lines[0]`: `Ký bởi: …`, `Cơ quan: …`, `Ngày ký: …`,
/// of which two say that something is signed, or one and an address or a time of day.
fn stamp(lines: &[Line]) -> usize {
    let (mut end, mut labels, mut signs, mut proves) = (0, 0, 0, false);
    for (at, line) in lines.iter().enumerate().take(STAMP_LINES) {
        let text = line.text();
        let found = STAMP.captures(text.as_str());
        let Some(found) = found.filter(|_| text.as_str().chars().count() <= LONGEST_STAMP) else {
            let gap = at + 1 - end;
            if at == 0 || gap > 1 || is_capitals(text.as_str()) {
                break;
            }
            continue;
        };
        labels += 1 + usize::from(text.as_str().matches(':').count() > 2);
        signs += usize::from(found.name("signs").is_some());
        proves |= SIGNED_BY_MACHINE.is_match(text.as_str());
        end = at + 1;
    }
    if labels > 1 && (signs > 1 || signs > 0 && proves) { end } else { 0 }
}

/// Whether `lines[at]` is a heading of a part of the gazette, or a page number between blank lines.
pub(super) fn is(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    if is_part_heading(line) {
        return true;
    }
    let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(Line::is_blank);
    is_page(line) && blank(at.checked_sub(1)) && (at + 1 == lines.len() || blank(Some(at + 1)))
}

/// Whether nothing but a page number stands on a line: `- 2 -`, `trang 2`.
pub(super) fn is_page(line: &Line) -> bool {
    line.tabs() == 0 && PAGE.is_match(line.text().as_str())
}

/// `VĂN BẢN QUY PHẠM PHÁP LUẬT`; between tabs it is a row of a table.
fn is_part_heading(line: &Line) -> bool {
    line.tabs() == 0 && PART_HEADING.is_match(line.text().as_str())
}

/// The lines at the beginning of `lines` that head a part of the gazette: its name, and the name of a
/// body over its documents.
pub(super) fn frame(lines: &[Line]) -> usize {
    let printed = (0..lines.len()).filter(|&at| !lines[at].is_blank());
    let printed: Vec<usize> = printed.take(FRAME_REACH).collect();
    let parts = printed.iter().take_while(|&&at| is(lines, at)).count();
    let bodies =
        printed.get(parts).map_or(0, |&at| usize::from(is_body_heading(&head(&lines[at..]))));
    match (parts + bodies).checked_sub(1) {
        Some(last) => printed[last] + 1,
        None => 0,
    }
}

/// The first lines with print, up to the kind of the document or its number, which stands under the
/// name of its body.
fn head(lines: &[Line]) -> Vec<Text> {
    let printed = lines.iter().filter(|line| !line.is_blank()).take(FRAME_REACH).map(Line::text);
    let is_head = |text: &Text| {
        letterhead::kind_at_start(text.as_str()).is_none() && !NUMBERED.is_match(text.as_str())
    };
    printed.take_while(is_head).collect()
}

/// Whether the first of `head` is no line of the letterhead: `UBND TỈNH` over `ỦY BAN NHÂN DÂN /
/// TỈNH NINH BÌNH`.
fn is_body_heading(head: &[Text]) -> bool {
    let Some((first, below)) = head.split_first() else { return false };
    let keys: Vec<String> = below.iter().map(|text| whole_name(text.as_str())).collect();
    let name = whole_name(first.as_str());
    is_capitals(first.as_str())
        && (0..keys.len()).any(|from| keys[from..].join(" ").starts_with(&name))
}

/// The fold key of a body's name, its abbreviation written out.
fn whole_name(printed: &str) -> String {
    let key = fold::key(printed);
    let key = key.strip_prefix("chủ tịch ").unwrap_or(&key);
    key.replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân")
}

/// The first line of the headings of the gazette that stand right above `lines[start]`.
pub(super) fn above(lines: &[Line], start: usize, floor: usize) -> usize {
    let lowest = start.saturating_sub(FRAME_REACH).max(floor);
    let printed = (lowest..start).rev().filter(|&at| !lines[at].is_blank());
    let is_body = |at: &usize| is_body_heading(&head(&lines[*at..]));
    let first = printed.clone().next().filter(is_body).unwrap_or(start);
    let parts = printed.skip_while(|&at| at >= first);
    parts.take_while(|&at| is_part_heading(&lines[at])).last().unwrap_or(first)
}
