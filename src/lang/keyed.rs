//! A text → the same text beside its matching key, with the way from one to the other.
//!
//! Patterns run on the key; what they find is cut out of the text as printed.

use super::fold::{self, Folded};
use super::pattern::pattern;
use regex::Regex;
use std::ops::Range;

/// A text and its matching key.
#[derive(Clone, Debug)]
pub struct Keyed<'a> {
    value: &'a str,
    key: String,
    /// For each byte of the key the byte of the text it stands for, and one for the end.
    back: Vec<usize>,
}

impl<'a> Keyed<'a> {
    /// The text with its key.
    #[must_use]
    pub fn of(value: &'a str) -> Self {
        Self::folded(value, &fold::chars(value))
    }

    /// The text with its key, whose characters are known.
    #[must_use]
    pub fn folded(value: &'a str, chars: &[Folded]) -> Self {
        let mut key = String::with_capacity(value.len());
        let mut back = Vec::with_capacity(value.len() + 1);
        for folded in chars {
            key.push(folded.key);
            back.resize(key.len(), folded.at);
        }
        back.push(value.len());
        Self { value, key, back }
    }

    /// The text as printed.
    #[must_use]
    pub fn value(&self) -> &'a str {
        self.value
    }

    /// Its matching key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The bytes of the text for these bytes of the key.
    #[must_use]
    pub fn printed(&self, key: Range<usize>) -> Range<usize> {
        let end = self.back.len() - 1;
        self.back[key.start.min(end)]..self.back[key.end.min(end)]
    }

    /// The byte of the text for this byte of the key.
    #[must_use]
    pub fn place(&self, key: usize) -> usize {
        self.back[key.min(self.back.len() - 1)]
    }

    /// The byte of the key for this byte of the text.
    #[must_use]
    pub fn at(&self, value: usize) -> usize {
        self.back.partition_point(|&at| at < value).min(self.key.len())
    }

    /// The key of these bytes of the text.
    #[must_use]
    pub fn key_of(&self, value: Range<usize>) -> &str {
        let start = self.at(value.start);
        &self.key[start..self.at(value.end).max(start)]
    }

    /// The key from this byte of the text on.
    #[must_use]
    pub fn key_from(&self, value: usize) -> &str {
        &self.key[self.at(value)..]
    }
}

/// Compiles a pattern for keys. It may be written with the diacritics and capitals of print; it must
/// not hold classes whose letter case matters (`\S`, `\p{Lu}`).
#[must_use]
pub fn key_pattern(text: &str) -> Regex {
    pattern(&fold::key(text))
}

/// The start of the last `bytes` bytes of `text` before `end`, moved to a character boundary.
#[must_use]
pub fn window(text: &str, end: usize, bytes: usize) -> usize {
    let mut start = end.saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_key_finds_is_cut_as_printed() {
        let view = Keyed::of("Theo Luật – Hoà giải ở cơ sở");
        let found = key_pattern("hòa giải").find(view.key()).unwrap();
        assert_eq!(&view.value()[view.printed(found.range())], "Hoà giải");
        let at = view.value().find("ở cơ").unwrap();
        assert_eq!(view.key_from(at), "ở cơ sở");
        assert_eq!(view.key_of(0..4), "theo");
        assert_eq!(view.printed(0..view.key().len()), 0..view.value().len());
    }
}
