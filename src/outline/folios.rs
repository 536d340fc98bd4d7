//! Page numbers that touch the text, and running heads of no known gazette → the lines that the
//! pages print: their numbers count up from one page to the next.

use super::beside;
use crate::data::Line;
use crate::lang::columns::role_of;
use crate::lang::fold;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Fewest pages that show that numbers count up.
const PAGES: usize = 3;
/// Fewest lines from one running head to the next.
const PAGE_LINES: usize = 4;
/// Fewest lines from one page number to the next, as a mean.
const NUMBER_LINES: usize = 3;
/// Shortest running head, in characters, without the word `Trang`.
const HEAD: usize = 20;
/// Longest running head, in bytes.
const LONGEST: usize = 300;
/// Shortest line, in characters, that a page cuts in mid sentence.
const CUT_LINE: usize = 12;

static FOLIO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[-–—]\s?\d{1,3}\s?[-–—]|(?i:trang)\s+\d{1,3}(?:\s*/\s*\d{1,3})?)$")
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}$"));
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?<head>.{4,160}?)[\s|–-]+(?i:trang|page)\s*:?\s*(?<page>\d{1,3})(?:\s*/\s*\d{1,3})?$",
    )
});

/// Indexes of the lines that pages print.
pub(super) fn find(lines: &[Line]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..lines.len()).filter(|&at| is_folio(&lines[at])).collect();
    places.extend(numbers(lines));
    places.extend(heads(lines));
    places
}

/// `- 2 -`, `Trang 2`
fn is_folio(line: &Line) -> bool {
    line.tabs() == 0 && !line.is_row && FOLIO.is_match(line.text().as_str())
}

/// Bare numbers that count up by one. Where rows of a table are numbered on lines of their own, none
/// is told from them.
fn numbers(lines: &[Line]) -> Vec<usize> {
    let mut runs: Vec<Vec<(usize, u32)>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if numbers_rows(line) {
            return Vec::new();
        }
        let Some(page) = bare(line) else { continue };
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|&(_, last)| last + 1 == page) => {
                run.push((at, page));
            }
            _ => runs.push(vec![(at, page)]),
        }
    }
    runs.retain(|run| counts_pages(lines, run));
    runs.into_iter().flatten().map(|(at, _)| at).collect()
}

/// The number that stands alone on a line.
fn bare(line: &Line) -> Option<u32> {
    if line.tabs() > 0 || line.is_row {
        return None;
    }
    let text = line.text();
    NUMBER.is_match(text.as_str()).then(|| text.as_str().parse().ok()).flatten()
}

/// Whether a line alone is the heading of row numbers, or a bar between cells.
fn numbers_rows(line: &Line) -> bool {
    line.tabs() == 0
        && !line.is_row
        && (role_of(line.text().as_str()) == Some("ordinal") || line.text().as_str() == "|")
}

/// Whether numbers are of pages: there are some, and one cuts a sentence; or a page begins there.
fn counts_pages(lines: &[Line], run: &[(usize, u32)]) -> bool {
    let opens = |at: usize| lines.get(at).is_some_and(|line| line.edges.opens_page);
    let ends = run.first().zip(run.last());
    let lines_between = ends.map_or(0, |(first, last)| last.0 - first.0);
    let apart = lines_between >= NUMBER_LINES * run.len().saturating_sub(1);
    run.iter().all(|&(at, _)| opens(at) || opens(at + 1))
        || run.len() >= PAGES && apart && run.iter().any(|&(at, _)| cuts(lines, at))
}

/// Whether the number at `lines[at]` touches a line in mid sentence above and its rest below.
fn cuts(lines: &[Line], at: usize) -> bool {
    let (Some(above), Some(below)) = (at.checked_sub(1), lines.get(at + 1)) else { return false };
    let (above, below) = (lines[above].text(), below.text());
    above.as_str().chars().count() >= CUT_LINE
        && above.as_str().ends_with(|c: char| c.is_lowercase() || c == ',')
        && below.as_str().starts_with(char::is_lowercase)
}

/// Running heads: one text on many pages, beside a number that counts up.
fn heads(lines: &[Line]) -> Vec<usize> {
    let mut known: BTreeMap<String, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_row) {
        if let Some((head, page)) = head(line) {
            known.entry(head).or_default().push((at, page));
        }
    }
    let counts = |places: &[(usize, u32)]| {
        let steps = |pair: &[(usize, u32)]| {
            let (one, other) = (pair[0], pair[1]);
            other.0 - one.0 >= PAGE_LINES && (1..=2).contains(&other.1.saturating_sub(one.1))
        };
        places.len() >= PAGES && places.windows(2).all(steps)
    };
    let heads = known.into_values().filter(|places| counts(places));
    heads.flatten().map(|(at, _)| at).collect()
}

/// The text of a running head and the number of its page: `… Trang 2`, or far from it on its line.
fn head(line: &Line) -> Option<(String, u32)> {
    let text = line.text();
    let numbered = text.as_str().contains(|c: char| c.is_ascii_digit());
    if !numbered || text.len() > LONGEST {
        return None;
    }
    if let Some(found) = NAMED.captures(text.as_str()) {
        return Some((fold::key(&found["head"]), found["page"].parse().ok()?));
    }
    let texts = beside::texts(line);
    let [one, other] = texts.as_slice() else { return None };
    let (head, page) = if NUMBER.is_match(one.as_str()) { (other, one) } else { (one, other) };
    let whole = NUMBER.is_match(page.as_str()) && head.as_str().chars().count() >= HEAD;
    whole.then(|| Some((fold::key(head.as_str()), page.as_str().parse().ok()?))).flatten()
}
