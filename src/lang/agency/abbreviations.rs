//! A document's text → the abbreviations of bodies it defines: `Trung tâm phục vụ hành chính công
//! (TTPVHCC)`. Takes only those whose letters are the initials of the words in front.

use super::variants::initials;
use super::vocabulary::head;
use super::words::{Mark, Token, tokens};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A parenthesis that may hold an abbreviation.
static PARENTHESIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\(\s*(?:sau đây )?(?:(?:gọi|viết) (?:tắt|chung)(?: là)?:?\s*)?(?<short>(?-i:[\p{Lu}\d&-]{2,15}))\s*\)",
    )
});

/// Bytes in front of a parenthesis that can hold the name; the longest names of bodies have 100.
const REACH: usize = 240;

/// Abbreviations (matching keys) and the names they stand for, in the order of the text.
pub(super) fn defined(text: &str) -> Vec<(String, String)> {
    let found = PARENTHESIS.captures_iter(text).filter_map(|caps| {
        let short = caps.name("short")?;
        let before = before(text, caps.get(0)?.start());
        let key: String = tokens(short.as_str()).iter().map(|token| token.key.as_str()).collect();
        let letters: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
        Some((key, name_of(before, &letters)?))
    });
    found.collect()
}

/// The bytes in front of `at` in which the name stands.
fn before(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..at]
}

/// The words at the end of `text` whose initials are `letters`, from the head of their name on.
fn name_of(text: &str, letters: &str) -> Option<String> {
    let words = tokens(text);
    let counts = |token: &&Token| token.mark == Mark::Word && !token.is("và");
    let wanted = letters.chars().count();
    let start =
        (0..words.len()).rev().filter(|&at| counts(&&words[at])).nth(wanted.checked_sub(1)?)?;
    let key: Vec<&str> = words[start..].iter().map(|token| token.key.as_str()).collect();
    if initials(&key.join(" ")) != letters {
        return None;
    }
    let from = if head(&words, start).is_some() {
        start
    } else {
        (1..=2)
            .filter_map(|back| start.checked_sub(back))
            .find(|&at| head(&words, at).is_some_and(|(end, _)| end == start))?
    };
    Some(text[words[from].at.start..].trim().to_owned())
}
