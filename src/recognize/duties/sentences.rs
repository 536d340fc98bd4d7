//! A paragraph → its sentences; a sentence → its semicolons. Parentheses and quotes are not cut.

use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static SENTENCE_END: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[.…!?][)”"]?\s+"#));

/// Sentences of a paragraph: a stop followed by a capital, not inside parentheses or quotes.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut from, mut counted, mut depth) = (0, 0, 0);
    for stop in SENTENCE_END.find_iter(text) {
        depth = text[counted..stop.start()].chars().fold(depth, deeper);
        counted = stop.start();
        let next = text[stop.end()..].chars().next();
        if next.is_some_and(char::is_uppercase)
            && depth == 0
            && !is_abbreviation(&text[from..stop.start()])
        {
            found.push(from..stop.end());
            from = stop.end();
        }
    }
    if from < text.len() {
        found.push(from..text.len());
    }
    found
}

/// Whether a text ends in one or two capitals (`TP`), whose stop ends no sentence.
fn is_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.chars().count() <= 2 && !last.is_empty() && last.chars().all(char::is_uppercase)
}

/// Semicolons after `start` that stand outside parentheses and quotes.
pub(super) fn semicolons(text: &str, start: usize) -> Vec<usize> {
    let mut depth = 0_u32;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        depth = deeper(depth, c);
        if c == ';' && depth == 0 && at > start {
            found.push(at);
        }
    }
    found
}

/// Open parentheses and quotes after `c`.
fn deeper(depth: u32, c: char) -> u32 {
    match c {
        '(' | '“' => depth + 1,
        ')' | '”' => depth.saturating_sub(1),
        _ => depth,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_before_capitals() {
        let text = "Theo dõi, đôn đốc (nếu có. Xem). Định kỳ tổng hợp; báo cáo… Hết";
        let parts: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            parts,
            ["Theo dõi, đôn đốc (nếu có. Xem). ", "Định kỳ tổng hợp; báo cáo… ", "Hết"]
        );
    }
}
