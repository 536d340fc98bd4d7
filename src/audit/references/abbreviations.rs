//! `(sau đây viết tắt là X)`, `trung tâm phục vụ hành chính công (TTPVHCC)` → one abbreviation with two meanings in one
//! document.

use crate::audit::input::Input;
use crate::audit::passages::{self, Passage};
use crate::data::{Finding, Span};
use crate::lang::keyed::{key_pattern, window};
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What stands in the parentheses of a definition.
static DEFINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\(\s*(?<said>(?i:(?:sau\s+đây\s+)?(?:được\s+)?(?:viết|gọi)\s+tắt\s+là|sau\s+đây\s+gọi\s+là|viết\s+tắt)\s*:?\s*)?[“\x22]?(?<short>\p{Lu}[\p{Lu}\d&-]{1,9})[”\x22]?\s*\)",
    )
});
/// Words that give no letter.
static SMALL: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:và|của|về|trong|tại|cho|các|với|trên|từ|đến|theo|do|để|ở|là|những|hoặc|cấp)$")
});
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\p{L}\p{M}\d]+"));
/// Shorter ones without a word that says so may be met by chance.
const CHANCE: usize = 3;
/// No long form is longer, in bytes.
const REACH: usize = 300;

/// A meaning of an abbreviation.
struct Meaning {
    /// As printed.
    long: String,
    /// Its words without small ones and marks.
    bare: String,
    spans: Vec<Span>,
}

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut meanings: BTreeMap<(usize, String), Vec<Meaning>> = BTreeMap::new();
    for paper in input.papers.iter().filter(|paper| !paper.division.is_issue) {
        for passage in
            passages::of(paper).iter().filter(|passage| passage.keyed.value().contains('('))
        {
            for (short, meaning) in defined(passage) {
                let known = meanings.entry((paper.family, short)).or_default();
                // More than a few are no definitions but something that is printed in parentheses everywhere.
                if known.len() < 4 && !known.iter().any(|other| is_one(&meaning, other)) {
                    known.push(meaning);
                }
            }
        }
    }
    meanings.iter().filter_map(|((_, short), meanings)| twice(short, meanings)).collect()
}

/// The definitions of a text.
fn defined(passage: &Passage<'_>) -> Vec<(String, Meaning)> {
    let value = passage.keyed.value();
    let mut found = Vec::new();
    for caps in DEFINED.captures_iter(value) {
        let (Some(all), Some(short)) = (caps.get(0), caps.name("short")) else { continue };
        let letters: Vec<char> = short.as_str().chars().filter(|c| c.is_alphabetic()).collect();
        if letters.len() < CHANCE && caps.name("said").is_none() || letters.len() < 2 {
            continue;
        }
        let before = &value[..all.start()];
        let loose = || caps.name("said").and_then(|_| loose_form(before, &letters));
        let Some(start) = long_form(before, &letters).or_else(loose) else { continue };
        let long = value[start..all.start()].trim_end();
        let spans = passage.text.spans_of(start..all.end());
        let meaning = Meaning { long: long.to_owned(), bare: core(long), spans };
        found.push((short.as_str().to_owned(), meaning));
    }
    found
}

/// Where the words begin whose first letters, small words aside, are those of an abbreviation.
fn long_form(before: &str, letters: &[char]) -> Option<usize> {
    let mut left = letters.iter().rev().peekable();
    let from = window(before, before.len(), REACH);
    let words: Vec<(usize, &str)> =
        WORD.find_iter(&before[from..]).map(|word| (from + word.start(), word.as_str())).collect();
    for (start, word) in words.into_iter().rev() {
        let Some(first) = word.chars().next() else { continue };
        let wanted = left.peek()?;
        if first.to_uppercase().eq(wanted.to_uppercase()) {
            left.next();
            if left.peek().is_none() {
                return Some(start);
            }
        } else if !SMALL.is_match(&fold::key(word)) {
            return None;
        }
    }
    None
}

/// Where a name with a capital begins whose words have the letters among their first ones: what a text says it
/// abbreviates need not give all its words (`Trung tâm Dịch vụ việc làm (sau đây viết tắt là TTDV)`).
fn loose_form(before: &str, letters: &[char]) -> Option<usize> {
    let from = window(before, before.len(), REACH);
    let from = before[from..].rfind([',', ';', '.', ':', '(']).map_or(from, |at| from + at + 1);
    let words: Vec<(usize, &str)> =
        WORD.find_iter(&before[from..]).map(|word| (from + word.start(), word.as_str())).collect();
    let first = |word: &str| word.chars().next().map(|c| c.to_uppercase().collect::<String>());
    let holds = |at: &usize| {
        let mut left = letters.iter().peekable();
        for (_, word) in &words[*at..] {
            if left
                .peek()
                .is_some_and(|letter| first(word) == Some(letter.to_uppercase().collect()))
            {
                left.next();
            }
        }
        let begins = first(words[*at].1) == letters.first().map(|c| c.to_uppercase().collect());
        left.peek().is_none() && begins && words[*at].1.starts_with(char::is_uppercase)
    };
    (0..words.len()).rev().find(holds).map(|at| words[at].0)
}

/// The words of a long form that carry its meaning, without marks: recognition and tone placement aside.
fn core(long: &str) -> String {
    let key = fold::key(long);
    let words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.filter(|word| !SMALL.is_match(word)).map(fold::bare).collect();
    words.join(" ")
}

/// Whether two long forms are one: equal, one within the other, or one letter read differently in a word or two.
fn is_one(one: &Meaning, other: &Meaning) -> bool {
    let (a, b) = (&one.bare, &other.bare);
    if a.contains(b.as_str()) || b.contains(a.as_str()) {
        return true;
    }
    let differing = a.split(' ').zip(b.split(' ')).filter(|(a, b)| a != b).collect::<Vec<_>>();
    let misread = |(a, b): &(&str, &str)| {
        let pairs = a.chars().zip(b.chars()).filter(|(a, b)| a != b).count();
        a.len().abs_diff(b.len()) + pairs < 2
    };
    differing.iter().all(misread)
}

fn twice(short: &str, meanings: &[Meaning]) -> Option<Finding> {
    let [first, second] = meanings else { return None };
    let (a, b) = (&first.long, &second.long);
    let spans = second.spans.iter().chain(&first.spans).copied().collect();
    let finding = checks::finding(
        "reference.abbreviation-twice",
        &format!("chữ viết tắt {short} được giải thích hai cách: “{a}” và “{b}”"),
        &format!("the abbreviation {short} is explained in two ways: “{a}” and “{b}”"),
    );
    Some(finding.finding(short).at(spans))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, short: &str, expected: Option<&str>) {
        let letters: Vec<char> = short.chars().collect();
        assert_eq!(long_form(before, &letters).map(|at| &before[at..]), expected, "{short}");
    }

    #[test]
    fn a_long_form_has_the_letters() {
        check(
            "tại trung tâm phục vụ hành chính công",
            "TTPVHCC",
            Some("trung tâm phục vụ hành chính công"),
        );
        check(
            "Sở Văn hóa, Thể thao và Du lịch",
            "SVHTTDL",
            Some("Sở Văn hóa, Thể thao và Du lịch"),
        );
        check("của Đề án", "UBND", None);
        check("bằng văn bản quy phạm pháp luật", "VBQPPL", Some("văn bản quy phạm pháp luật"));
    }
}
