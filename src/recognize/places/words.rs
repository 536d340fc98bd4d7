//! A text → its words, with what stands between them, and the words for kinds of units among them.

use crate::lang::admin_units::{self, KINDS, Kind};
use crate::lang::fold;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

static WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\p{L}[\p{L}\p{M}]*(?:['’‘ʼ]\p{L}[\p{L}\p{M}]*)*|\p{N}+"));
/// Words that make a unit's word part of another: `đô thị`, `nội thị`.
const COMPOUND: [&str; 2] = ["đô", "nội"];

/// The words of a text.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    at: Vec<Range<usize>>,
    keys: Vec<String>,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let at: Vec<Range<usize>> = WORD.find_iter(text).map(|found| found.range()).collect();
        let keys = at.iter().map(|at| admin_units::key(&text[at.clone()])).collect();
        Self { text, at, keys }
    }

    pub(super) fn len(&self) -> usize {
        self.at.len()
    }

    /// The fold key of a word; empty behind the last.
    pub(super) fn key(&self, i: usize) -> &str {
        self.keys.get(i).map_or("", String::as_str)
    }

    /// The key of the name that some words are, with its kind.
    pub(super) fn name_key(&self, kind: &Kind, first: usize, end: usize) -> String {
        let mut key = KIND_KEYS.get(kind.name).cloned().unwrap_or_default();
        for word in &self.keys[first..end] {
            key.push(' ');
            key.push_str(word);
        }
        key
    }

    /// The bytes from one word to the end of another.
    pub(super) fn range(&self, first: usize, end: usize) -> Range<usize> {
        self.at[first].start..self.at[end - 1].end
    }

    /// What stands in front of a word, up to the word before; behind the last word the rest.
    pub(super) fn gap(&self, i: usize) -> &'a str {
        let from = i.checked_sub(1).and_then(|before| self.at.get(before)).map_or(0, |at| at.end);
        let to = self.at.get(i).map_or(self.text.len(), |at| at.start);
        &self.text[from..to]
    }

    /// Whether nothing but space stands in front of a word.
    pub(super) fn is_joined(&self, i: usize) -> bool {
        i < self.len() && self.gap(i).chars().all(char::is_whitespace)
    }

    /// Whether a word begins with a capital or is a number, as those of names do.
    pub(super) fn is_name(&self, i: usize) -> bool {
        let first = self.at.get(i).and_then(|at| self.text[at.clone()].chars().next());
        first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.key(i).starts_with(char::is_numeric)
    }

    /// Whether a word has two letters and more, all of them capitals.
    pub(super) fn is_capitals(&self, i: usize) -> bool {
        let word = self.at.get(i).map_or("", |at| &self.text[at.clone()]);
        word.chars().count() > 1 && word.chars().all(char::is_uppercase)
    }

    /// The word for units that begins here, and the word behind it.
    pub(super) fn kind(&self, i: usize) -> Option<(&'static Kind, usize)> {
        let found = KIND_WORDS.iter().find_map(|(kind, words)| {
            let same = |(n, word): (usize, &String)| {
                self.key(i + n) == word && (n == 0 || self.is_joined(i + n))
            };
            words.iter().enumerate().all(same).then_some((*kind, i + words.len()))
        });
        let part = i > 0 && self.is_joined(i) && COMPOUND.contains(&self.key(i - 1));
        found.filter(|_| !part)
    }
}

static KIND_WORDS: LazyLock<Vec<(&'static Kind, Vec<String>)>> = LazyLock::new(|| {
    let words = |kind: &Kind| kind.word.split(' ').map(fold::key).collect();
    KINDS.iter().map(|kind| (kind, words(kind))).collect()
});

/// The keys of the names of kinds.
static KIND_KEYS: LazyLock<BTreeMap<&str, String>> =
    LazyLock::new(|| KINDS.iter().map(|kind| (kind.name, fold::key(kind.name))).collect());
