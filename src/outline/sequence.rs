//! Labels of blocks → findings on those that are out of their order: 1, 2, 2, 4 or a, b, d.
//!
//! A list may begin anywhere and begin again with 1; what is said is said on evidence: a label that
//! repeats the one before it, a small gap, or a label between two that fit each other.

use super::labels::LETTER;
use crate::data::{Block, BlockKind, Finding, Severity, Text};
use crate::lang::numeral::{in_roman, roman};

/// Widest gap between two labels that still belong to one list.
const WIDEST_GAP: u32 = 3;
/// Blocks after which a quotation that was not closed is taken for closed.
const LONGEST_QUOTE: usize = 60;
/// Lists of like labels that stand one inside another at the most.
const DEEPEST: usize = 6;
/// Highest Roman number looked for.
const MOST_ROMAN: u32 = 60;
/// Letters of labels in their order; those that may be left out are in [`OPTIONAL`].
const LETTERS: &str = "abcdeghiklmnopqrstuvxy";
/// Letters that not all lists have, each with the one before it.
const OPTIONAL: [(char, char); 5] = [('đ', 'd'), ('f', 'e'), ('j', 'i'), ('w', 'v'), ('z', 'y')];

/// How a label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    Arabic,
    Roman,
    /// Positions are doubled: an optional letter stands between two.
    Letter,
}

/// A label that counts.
#[derive(Clone, Debug)]
struct Counted<'a> {
    /// Depth, kind, what stands before the last number and after it: only like labels make a list.
    track: (i8, Count, String, &'a str),
    value: u32,
    label: &'a Text,
    printed: &'a str,
}

/// What is odd about the labels of `blocks`.
pub(super) fn check(blocks: &[Block]) -> Vec<Finding> {
    let mut lists: Vec<Vec<Counted<'_>>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut quote = Quote::default();
    for block in blocks {
        let quoted = quote.enter(block);
        if block.kind == BlockKind::Heading && block.level.is_none() {
            open.retain(|&list| lists[list][0].track.0 == 0);
        }
        let Some(label) = counted(block).filter(|_| !quoted) else { continue };
        open.retain(|&list| {
            let level = lists[list][0].track.0;
            let around = level < label.track.0 || level == 0 && label.track.0 < 0;
            around || level == label.track.0 && label.track.2.starts_with(&*lists[list][0].track.2)
        });
        if let Some(&list) = open.iter().find(|&&list| lists[list][0].track == label.track) {
            lists[list].push(label);
        } else {
            open.push(lists.len());
            lists.push(vec![label]);
        }
    }
    lists.iter().flat_map(|list| odd(list)).collect()
}

/// Whether the text stands in a quotation: `“Điều 5. …` in a document that amends another.
#[derive(Default)]
struct Quote {
    open: bool,
    blocks: usize,
}

impl Quote {
    /// Goes on to `block`; whether it begins in a quotation.
    fn enter(&mut self, block: &Block) -> bool {
        let was_open = self.open && self.blocks < LONGEST_QUOTE;
        self.blocks = if was_open { self.blocks + 1 } else { 0 };
        let text = block.text.as_str();
        self.open = match (text.rfind('“'), text.rfind('”')) {
            (Some(opens), closes) if closes.is_none_or(|closes| closes < opens) => true,
            (_, Some(_)) => false,
            _ => was_open,
        };
        was_open
    }
}

/// The label of a block, if it counts.
fn counted(block: &Block) -> Option<Counted<'_>> {
    let (label, printed) = (block.label.as_ref()?, block.printed_label.as_deref()?);
    let bare = label.as_str();
    let level = block.level?;
    let from = bare.rfind([' ', '.']).map_or(0, |at| at + 1);
    let (before, last) = bare.split_at(from);
    let (count, value) = value(last, level)?;
    let mark = printed.split_once(bare).map_or("", |(_, mark)| mark);
    let track = (level, count, before.to_lowercase(), mark.trim());
    Some(Counted { track, value, label, printed })
}

fn value(label: &str, level: i8) -> Option<(Count, u32)> {
    if let Ok(number) = label.parse() {
        return Some((Count::Arabic, number));
    }
    let mut letters = label.chars();
    match (letters.next()?, letters.next()) {
        (letter, None) if level > 1 || level == LETTER => {
            letter_value(letter.to_lowercase().next()?).map(|value| (Count::Letter, value))
        }
        _ => roman(label).filter(|&value| value <= MOST_ROMAN).map(|value| (Count::Roman, value)),
    }
}

fn letter_value(letter: char) -> Option<u32> {
    let place = |letter: char| LETTERS.chars().zip(1_u32..).find(|(known, _)| *known == letter);
    let before = OPTIONAL.iter().find(|(optional, _)| *optional == letter);
    match before {
        Some((_, before)) => place(*before).map(|(_, at)| 2 * at + 1),
        None => place(letter).map(|(_, at)| 2 * at),
    }
}

impl Count {
    /// The first label of a list.
    fn first(self) -> u32 {
        if self == Self::Letter { 2 } else { 1 }
    }

    /// What follows `value`; of letters the next that no list leaves out.
    fn next(self, value: u32) -> u32 {
        if self == Self::Letter { (value / 2 + 1) * 2 } else { value + 1 }
    }

    /// Whether `next` follows `value`.
    fn follows(self, value: u32, next: u32) -> bool {
        let optional = self == Self::Letter && value.is_multiple_of(2) && next == value + 1;
        optional || next == self.next(value)
    }

    /// Labels between two values.
    fn gap(self, value: u32, next: u32) -> u32 {
        let gap = next.saturating_sub(value);
        if self == Self::Letter { gap.div_ceil(2) } else { gap }
    }

    fn print(self, value: u32) -> String {
        match self {
            Self::Arabic => value.to_string(),
            Self::Roman => in_roman(value),
            Self::Letter => {
                let at = (value / 2).saturating_sub(1) as usize;
                LETTERS.chars().nth(at).map_or_else(String::new, |letter| letter.to_string())
            }
        }
    }
}

/// The labels of one list that are out of order. A list may stand inside another like it.
fn odd(list: &[Counted<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut values: Vec<u32> = Vec::new();
    for (at, one) in list.iter().enumerate() {
        let count = one.track.1;
        if let Some(depth) = values.iter().rposition(|&value| count.follows(value, one.value)) {
            values.truncate(depth);
            values.push(one.value);
            continue;
        }
        let next = list.get(at + 1).map(|next| next.value);
        match values.last_mut() {
            Some(value) if is_misprint(count, *value, one.value, next) => {
                let expected = count.next(*value);
                findings.push(finding(one, expected));
                let replaced = next.is_some_and(|next| count.follows(expected, next));
                *value = if replaced { expected } else { one.value };
            }
            None => values.push(one.value),
            Some(_) if one.value == count.first() => {
                values.push(one.value);
                values.drain(..values.len().saturating_sub(DEEPEST));
            }
            Some(_) => {}
        }
    }
    findings
}

/// Whether `found`, which does not follow `last`, is a misprint and no other list.
fn is_misprint(count: Count, last: u32, found: u32, next: Option<u32>) -> bool {
    let fits_without = next.is_some_and(|next| count.follows(count.next(last), next));
    let goes_on = next.is_none_or(|next| count.follows(found, next));
    if found == count.first() {
        return fits_without;
    }
    let near = found == last || (found > last && count.gap(last, found) <= WIDEST_GAP);
    fits_without || near && goes_on
}

fn finding(label: &Counted<'_>, expected: u32) -> Finding {
    let (_, count, before, mark) = &label.track;
    let open = if label.printed.starts_with('(') { "(" } else { "" };
    let before = &label.label.as_str()[..before.len().min(label.label.len())];
    let expected =
        format!("{open}{before}{}{}", count.print(expected), mark.trim_start_matches('('));
    Finding::new(
        "section.label-sequence",
        Severity::Warning,
        "Số thứ tự của mục không theo thứ tự; giữ nguyên như bản in",
        "The label of a section is out of order; it is kept as printed",
    )
    .at(label.label.spans())
    .saying(label.printed, &expected)
}
