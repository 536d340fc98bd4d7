//! Short forms in capitals → those that neither the document explains nor anybody knows.

use crate::audit::input::{Input, Paper};
use crate::data::{Finding, Span};
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold, lexicon, numeral};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\p{L}\p{M}\d&/.-]+"));
/// `(sau đây viết tắt là X)`, `X (…)`, `X: …`: whatever stands so is explained.
static EXPLAINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\(\s*(?:[^()]{0,40}\b(?:là|tắt)\s*:?\s*)?[“\x22]?(?P<short>\p{Lu}[\p{Lu}\d&-]{1,11})[”\x22]?\s*\)|(?P<before>\p{Lu}[\p{Lu}\d&-]{1,11})\s*[(:=]",
    )
});
/// Letters of the shortest and the longest.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=10;

static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let split =
        |cell: &str| cell.split([',', '|']).map(|one| one.trim().to_owned()).collect::<Vec<_>>();
    let common = lexicon::rows("common_abbreviations").into_iter().map(|row| row[0].to_owned());
    let agencies = lexicon::rows("agencies").into_iter().flat_map(|row| split(row[6]));
    let kinds = lexicon::rows("document_kinds").into_iter().flat_map(|row| split(row[2]));
    let synonyms = lexicon::rows("agency_synonyms").into_iter().map(|row| row[0].to_owned());
    common.chain(agencies).chain(kinds).chain(synonyms).map(|short| short.to_uppercase()).collect()
});

/// The findings of an input: one for each short form of a document and what is attached to it.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut explained: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut used: BTreeMap<(usize, String), Vec<Span>> = BTreeMap::new();
    for paper in input.papers.iter().filter(|paper| !paper.division.is_issue) {
        for text in paper.texts() {
            let found = EXPLAINED.captures_iter(text.as_str());
            let shorts = found.filter_map(|found| found.name("short").or(found.name("before")));
            explained.extend(shorts.map(|short| (paper.family, short.as_str().to_owned())));
        }
        collect(paper, &mut used);
    }
    used.into_iter()
        .filter(|(key, _)| !explained.contains(key))
        .map(|((_, short), spans)| unexplained(&short, spans))
        .collect()
}

/// The short forms of a document's mixed texts; what is all in capitals has none that can be told apart.
fn collect(paper: &Paper<'_>, used: &mut BTreeMap<(usize, String), Vec<Span>>) {
    /// Most places that are kept of one.
    const MOST: usize = 8;
    for text in paper.texts() {
        let small = text.as_str().chars().filter(|c| c.is_lowercase()).count();
        let large = text.as_str().chars().filter(|c| c.is_uppercase()).count();
        if small < large {
            continue;
        }
        for word in WORD.find_iter(text.as_str()).filter(|word| is_unknown(word.as_str())) {
            let spans = used.entry((paper.family, word.as_str().to_owned())).or_default();
            if spans.len() < MOST {
                spans.extend(text.spans_of(word.range()));
            }
        }
    }
}

/// Whether a word is a short form that is not known: capitals only, no number, no Roman one, no symbol of a paper.
fn is_unknown(word: &str) -> bool {
    let letters = word.chars().count();
    let is_short = word.chars().all(|c| c.is_uppercase() && c.is_alphabetic());
    let has_marks = fold::bare(word) != word.to_lowercase().replace('đ', "d");
    LETTERS.contains(&letters)
        && is_short
        && !has_marks
        && numeral::roman(word).is_none()
        && !KNOWN.contains(word)
}

fn unexplained(short: &str, spans: Vec<Span>) -> Finding {
    let finding = checks::finding(
        "reference.abbreviation-undefined",
        &format!("Chữ viết tắt {short} không được giải thích trong văn bản"),
        &format!("The abbreviation {short} is not explained in the document"),
    );
    finding.finding(short).at(spans)
}
