//! A text → its words, each with its matching key and its place.

use crate::lang::fold;
use std::ops::Range;

/// Words that a message quotes of a text.
const QUOTED: usize = 14;

/// A word: letters and digits without a space or mark.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its matching key.
    pub(super) key: String,
    /// Its bytes.
    pub(super) at: Range<usize>,
}

/// The words of `text`; marks stand between them and are no words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { key: fold::key(&text[from..at]), at: from..at });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The beginning of `text`, as a message quotes it.
pub(in super::super) fn quoted(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(QUOTED).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("“{}{more}”", first.join(" "))
}

/// The end of `text`, as a message quotes it.
pub(super) fn ending(text: &str) -> String {
    let last: Vec<&str> = text.rsplit(' ').take(QUOTED / 2).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    let more = if last.join(" ").len() < text.len() { "… " } else { "" };
    format!("“{more}{}”", last.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_between_words() {
        let found: Vec<String> = words("Sở Y tế, (10%) và").into_iter().map(|it| it.key).collect();
        assert_eq!(found, ["sở", "y", "tế", "10", "và"]);
    }

    #[test]
    fn a_quote_says_that_it_is_cut() {
        assert_eq!(quoted("Rà soát"), "“Rà soát”");
        assert!(quoted(&"từ ".repeat(20)).ends_with("từ …”"));
        assert_eq!(ending("một hai ba bốn năm sáu bảy tám"), "“… hai ba bốn năm sáu bảy tám”");
    }
}
