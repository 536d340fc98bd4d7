//! A text → its matching key as one string, with the way back from the key to the text.
//!
//! Patterns run over the key; what they find is always given back as bytes of the text. It never
//! changes the text.

use super::{fold, pattern};
use regex::Regex;
use std::ops::Range;

/// A text and its matching key ([`fold::key`]).
#[derive(Clone, Debug)]
pub struct Keyed<'a> {
    text: &'a str,
    key: String,
    /// For each byte of the key, and for its end, the byte of the text.
    places: Vec<usize>,
}

impl<'a> Keyed<'a> {
    /// Folds `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut key = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() + 1);
        for folded in fold::chars(text) {
            key.push(folded.key);
            places.resize(key.len(), folded.at);
        }
        places.push(text.len());
        Self { text, key, places }
    }

    /// The text itself.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The byte of the text that the byte `at` of the key stands for.
    #[must_use]
    pub fn place(&self, at: usize) -> usize {
        self.places.get(at).copied().unwrap_or(self.text.len())
    }

    /// The bytes of the text that `range` of the key stands for.
    #[must_use]
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }
}

/// Compiles a literal pattern that runs over keys; it is written in ordinary spelling and folded
/// here. Escapes of capital letters (`\S`, `\W`) cannot stand in it.
#[must_use]
pub fn key_pattern(text: &str) -> Regex {
    pattern::pattern(&fold::key(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pattern_finds_is_given_back_as_printed() {
        let keyed = Keyed::new("Xong QUÍ II, Ðề án hoà");
        let found = key_pattern(r"quý\s+ii").find(keyed.key()).unwrap();
        assert_eq!(&keyed.text()[keyed.range(&found.range())], "QUÍ II");
        assert_eq!(keyed.place(keyed.key().len()), keyed.text().len());
    }
}
