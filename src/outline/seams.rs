//! A cell and the cell above it → whether and where the rest of the upper one ends in the lower one.

use super::paragraphs::is_closed;
use super::tables::Printed;
use crate::data::Text;
use crate::lang::pattern::pattern;
use crate::lang::{fold, lexicon};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The cell above ends in mid sentence and a paragraph mark shows where its rest ends.
const PARAGRAPH: &str = "page.paragraph-seam";
/// The rest ends where words stand with which tasks begin.
const OPENING: &str = "page.opening-seam";
/// Role labels stand in the wrong order: the first belong to the row above.
const LABEL_ORDER: &str = "page.label-order";

/// How often a word must be seen going on before its standing at an end means a loss.
const SEEN_GOING_ON: u32 = 3;
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

/// What the table itself says about how its texts begin and end.
pub(super) struct Openers {
    /// First two words of the cells that say what is to be done.
    beginnings: BTreeSet<String>,
    /// For the last two words of a phrase: how often more words follow, how often nothing does.
    endings: BTreeMap<String, (u32, u32)>,
}

impl Openers {
    /// Reads all cells once; `titles` are the columns that say what is to be done.
    pub(super) fn of(rows: &[Printed], titles: &[usize]) -> Self {
        let mut openers = Self { beginnings: BTreeSet::new(), endings: BTreeMap::new() };
        for row in rows {
            for (column, cell) in row.cells.iter().enumerate() {
                openers.read(cell.as_str(), titles.contains(&column));
            }
        }
        openers
    }

    fn read(&mut self, cell: &str, is_title: bool) {
        let words: Vec<&str> = cell.split_whitespace().collect();
        if words.len() < 4 {
            return;
        }
        if is_title && words[0].chars().next().is_some_and(char::is_uppercase) {
            self.beginnings.insert(fold::key(&words[..2].join(" ")));
        }
        for pair in words.windows(3) {
            let ends = pair[1].ends_with(|c: char| !c.is_alphanumeric());
            let entry = self.endings.entry(word_pair(pair[0], pair[1])).or_default();
            if ends { entry.1 += 1 } else { entry.0 += 1 }
        }
    }

    /// Whether texts of a column begin with the words at the start of `text`.
    fn begins(&self, text: &str, is_title: bool) -> bool {
        let known = |key: &String| is_title && self.beginnings.contains(key);
        lead(text, 2).is_some_and(|key| known(&key)) || is_opener(text)
    }

    /// Whether `cell` stops in mid phrase: at a comma, or (in a row that a page did cut) after words
    /// that everywhere else go on.
    pub(super) fn breaks_off(&self, cell: &str, row_was_cut: bool) -> bool {
        if cell.chars().count() < SHORTEST_CUT || is_closed(cell) {
            return false;
        }
        if cell.ends_with(',') {
            return true;
        }
        let mut words = cell.split_whitespace().rev();
        let (Some(last), Some(before)) = (words.next(), words.next()) else { return false };
        let seen = self.endings.get(&word_pair(before, last)).copied().unwrap_or_default();
        row_was_cut && seen.1 == 0 && seen.0 >= SEEN_GOING_ON
    }
}

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

fn word_pair(one: &str, other: &str) -> String {
    let bare = |word: &str| fold::key(word.trim_matches(|c: char| !c.is_alphanumeric()));
    format!("{} {}", bare(one), bare(other))
}

/// Points for `below` being the rest of `above`: 2 and more are strong, below 0 speaks against it.
pub(super) fn evidence(above: &Text, below: &Text) -> i32 {
    let (above, below) = (above.as_str(), below.as_str());
    if above.is_empty() || below.is_empty() {
        return -1;
    }
    let lower = below.chars().next().is_some_and(char::is_lowercase);
    let open = !is_closed(above);
    let waits = above.ends_with([':', ',', '(', '-', '/']);
    let label = ROLE_LABEL.captures(below).is_some_and(|found| {
        found.get(0).is_some_and(|all| all.start() == 0) && found.name("other").is_some()
    });
    match (lower, open, waits || label) {
        (_, _, true) => 3,
        (true, true, _) => 2,
        (true, false, _) => 1,
        (false, true, _) => 0,
        (false, false, _) => -1,
    }
}

/// Where in `cell` the rest of `above` ends, `None` where `cell` is all its own.
pub(super) fn find(above: &Text, cell: &Text, openers: &Openers, is_title: bool) -> Option<Seam> {
    if let Some(at) = label_order(above.as_str(), cell.as_str()) {
        return Some(Seam { at, rule: LABEL_ORDER });
    }
    let (upper, lower) = (above.as_str(), cell.as_str());
    if is_closed(upper) || upper.chars().count() < SHORTEST_CUT {
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

/// The first place where words stand with which texts begin; else after a closing parenthesis or a
/// full stop.
fn opening(text: &str, openers: &Openers, is_title: bool) -> Option<usize> {
    capitals(text)
        .find(|&(at, _)| openers.begins(&text[at..], is_title))
        .or_else(|| capitals(text).find(|&(_, before)| before == ')'))
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

/// How many of the words of `text` stand in the other cells of a row.
pub(super) fn overlap(text: &str, cells: &[Text], own: usize) -> usize {
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .map(fold::key)
            .collect()
    };
    let wanted = words(text);
    let others = cells.iter().enumerate().filter(|&(column, _)| column != own);
    let present: BTreeSet<String> = others.flat_map(|(_, cell)| words(cell.as_str())).collect();
    wanted.intersection(&present).count()
}
