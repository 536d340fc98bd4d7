//! A cell and the cell above it → whether and where the rest of the upper one ends in the lower one.

use super::paragraphs::is_closed;
use super::tables::Printed;
use crate::data::Text;
use crate::lang::pattern::pattern;
use crate::lang::{fold, lexicon};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The cell above ends in mid sentence and a paragraph mark shows where its rest ends.
const PARAGRAPH: &str = "page.paragraph-seam";
/// The rest ends where words stand with which tasks begin.
const OPENING: &str = "page.opening-seam";
/// Role labels stand in the wrong order: the first belong to the row above.
const LABEL_ORDER: &str = "page.label-order";

/// Fewest characters of a cell that a page can cut.
const SHORTEST_CUT: usize = 24;

/// Where the rest of the cell above ends.
pub(super) struct Seam {
    pub(super) at: usize,
    pub(super) rule: &'static str,
}

static LEXICON: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lang/lexicon/openers.tsv"))
        .iter()
        .map(|row| fold::key(row[0]))
        .collect()
});

/// A role label inside an owner cell, OCR's `đơn đốc` included.
static ROLE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?<lead>chủ trì)\s*[:：]|(?<other>theo dõi|phối hợp|đôn đốc|giám sát)[^:;.]{0,24}[:：]",
    )
});

/// What the table itself says about how its texts begin: first two words of the cells that say what
/// is to be done.
pub(super) struct Openers(BTreeSet<String>);

impl Openers {
    /// Reads all cells once; `titles` are the columns that say what is to be done.
    pub(super) fn of(rows: &[Printed], titles: &[usize]) -> Self {
        let cells = rows.iter().flat_map(|row| titles.iter().filter_map(|&at| row.cells.get(at)));
        let long = cells.map(Text::as_str).filter(|cell| cell.split_whitespace().count() > 3);
        Self(long.filter(|cell| begins_upper(cell)).filter_map(|cell| lead(cell, 2)).collect())
    }

    /// Whether texts of a column begin with the words at the start of `text`.
    fn begins(&self, text: &str, is_title: bool) -> bool {
        let known = |key: &String| is_title && self.0.contains(key);
        lead(text, 2).is_some_and(|key| known(&key)) || is_opener(text)
    }
}

/// Whether `cell` stops in mid phrase: at a comma, after a word that takes another, or, in a row that
/// a page did cut, without a stop at about the length at which the page cut the cell beside it
/// (`cut_at`, in characters).
pub(super) fn breaks_off(cell: &str, is_list: bool, cut_at: Option<usize>) -> bool {
    let length = cell.chars().count();
    if length < SHORTEST_CUT || is_closed(cell) {
        return false;
    }
    let last = cell.rsplit(' ').next().map(fold::key).unwrap_or_default();
    if cell.ends_with(',') || TAKING_ANOTHER.contains(&last.as_str()) {
        return true;
    }
    let as_long = |cut: usize| length * 4 >= cut * 3 && length * 3 <= cut * 4;
    !is_list && cut_at.is_some_and(as_long)
}

/// Words that no phrase ends with.
const TAKING_ANOTHER: [&str; 16] = [
    "của", "và", "các", "với", "cho", "về", "tại", "theo", "để", "khi", "từ", "những", "bằng",
    "do", "hoặc", "trên",
];

/// Words that join or that a number follows.
const BEFORE_NUMBER: [&str; 5] = ["và", "ngày", "tháng", "số", "của"];

/// The folded first `count` words of `text`.
fn lead(text: &str, count: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(count).collect();
    let whole = (words.len() == count).then(|| words.join(" "))?;
    Some(fold::key(whole.trim_end_matches([',', ';', ':', '.'])))
}

/// Whether `text` begins with a row of `openers.tsv`.
fn is_opener(text: &str) -> bool {
    (1..=3).filter_map(|count| lead(text, count)).any(|key| LEXICON.contains(&key))
}

/// Points for `below` being the rest of `above`: 2 and more are strong, below 0 speaks against it.
pub(super) fn evidence(above: &Text, below: &Text) -> i32 {
    let (above, below) = (above.as_str(), below.as_str());
    if above.is_empty() || below.is_empty() {
        return -1;
    }
    let lower = below.chars().next().is_some_and(char::is_lowercase);
    let open = !is_closed(above);
    let label = ROLE_LABEL.captures(below).is_some_and(|found| {
        found.get(0).is_some_and(|all| all.start() == 0) && found.name("other").is_some()
    });
    match (lower, open, waits(above) || label) {
        (_, _, true) => 3,
        (true, true, _) => 2,
        (true, false, _) => 1,
        (false, true, _) => 0,
        (false, false, _) => -1,
    }
}

/// Whether a text ends where something must follow.
fn waits(text: &str) -> bool {
    let last = text.rsplit(' ').next().map(fold::key).unwrap_or_default();
    text.ends_with([':', ',', '(', '-', '/']) || BEFORE_NUMBER.contains(&last.as_str())
}

/// Where in `cell` the rest of `above` ends, `None` where `cell` is all its own.
/// `is_list` cells name bodies and may begin in lower case; `is_title` cells say what is to be done.
pub(super) fn find(
    above: &Text,
    cell: &Text,
    openers: &Openers,
    is_list: bool,
    is_title: bool,
) -> Option<Seam> {
    if let Some(at) = label_order(above.as_str(), cell.as_str()) {
        return Some(Seam { at, rule: LABEL_ORDER });
    }
    let (upper, lower) = (above.as_str(), cell.as_str());
    if is_closed(upper) || upper.chars().take(SHORTEST_CUT).count() < SHORTEST_CUT {
        return None;
    }
    if is_list && !waits(upper) {
        return None;
    }
    let begins_lower = lower.chars().next().is_some_and(char::is_lowercase);
    if !begins_lower {
        return unmarked(lower).map(|at| Seam { at, rule: OPENING });
    }
    if let Some(at) = cell.breaks().find(|&at| begins_upper(&lower[at..])) {
        return Some(Seam { at, rule: PARAGRAPH });
    }
    let at = opening(lower, openers, is_title).unwrap_or(lower.len());
    Some(Seam { at, rule: OPENING })
}

fn begins_upper(text: &str) -> bool {
    text.trim_start().chars().next().is_some_and(char::is_uppercase)
}

/// In an owner cell: supports or monitors before the lead belong to the row above, if that names
/// none of its own.
fn label_order(above: &str, cell: &str) -> Option<usize> {
    let mut labels = ROLE_LABEL.captures_iter(cell);
    let first = labels.next().filter(|found| found.name("other").is_some())?;
    if first.get(0)?.start() > 4 {
        return None;
    }
    let lead = labels.find_map(|found| found.name("lead"))?;
    let wanted = fold::key(first.name("other")?.as_str());
    let has_it = fold::key(above).contains(&wanted);
    (!has_it && ROLE_LABEL.is_match(above)).then(|| back_over_bullet(cell, lead.start()))
}

/// The byte before a bullet that stands before `at`.
fn back_over_bullet(text: &str, at: usize) -> usize {
    text[..at].trim_end().trim_end_matches(['-', '+', '*', '•']).trim_end().len()
}

/// Starts of words in capitals inside `text`, with the character before the space.
fn capitals(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.match_indices(' ').filter_map(|(space, _)| {
        let before = text[..space].chars().next_back()?;
        begins_upper(&text[space..]).then_some((space + 1, before))
    })
}

/// The first place where words stand with which texts begin, or a capital after a closing parenthesis;
/// else after a full stop.
fn opening(text: &str, openers: &Openers, is_title: bool) -> Option<usize> {
    capitals(text)
        .find(|&(at, before)| before == ')' || openers.begins(&text[at..], is_title))
        .or_else(|| capitals(text).find(|&(_, before)| before == '.'))
        .map(|(at, _)| at)
}

/// A text that begins in capitals can still be the rest of another (OCR): then a beginning stands
/// inside it without any mark before it.
fn unmarked(text: &str) -> Option<usize> {
    capitals(text)
        .find(|&(at, before)| {
            before.is_lowercase() && is_opener(&text[at..]) && !after_name(text, at)
        })
        .map(|(at, _)| at)
}

/// Whether the word before `at` is in capitals too or a word that takes a name (`Bộ`, `Kế hoạch`).
fn after_name(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().rsplit(' ').next().unwrap_or_default();
    before.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// Whether `text` shares more of its words with the other cells of `one` than with those of `other`,
/// measured against how many words those have.
pub(super) fn fits_better(text: &str, one: &[Text], other: &[Text], column: usize) -> bool {
    let (shared_one, all_one) = shared_words(text, one, column);
    let (shared_other, all_other) = shared_words(text, other, column);
    shared_one * shared_one * all_other > shared_other * shared_other * all_one
}

/// Words of `text` in the cells beside `column`, and the number of different words there.
fn shared_words(text: &str, cells: &[Text], column: usize) -> (usize, usize) {
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .map(fold::key)
            .collect()
    };
    let wanted = words(text);
    let beside = cells.iter().enumerate().filter(|&(at, _)| at != column);
    let present: BTreeSet<String> = beside.flat_map(|(_, cell)| words(cell.as_str())).collect();
    (wanted.intersection(&present).count(), present.len().max(1))
}
