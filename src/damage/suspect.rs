//! A stretch of words that should be printed otherwise → a finding about it.

use super::words::Words;
use crate::data::{Class, Finding, Severity};
use crate::lang::fold;
use crate::lang::rules::sure;
use std::ops::Range;

/// What a suspicion rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// A fixed term is written in one way only.
    Term {
        /// The term.
        term: &'static str,
        /// The rule of `rules.tsv`.
        rule: &'static str,
    },
    /// The same text prints the phrase otherwise.
    Phrase {
        /// How often.
        times: u32,
        /// The rule of `rules.tsv`.
        rule: &'static str,
    },
}

impl Evidence {
    /// The rule of `rules.tsv`.
    const fn rule(&self) -> &'static str {
        match self {
            Self::Term { rule, .. } | Self::Phrase { rule, .. } => rule,
        }
    }

    /// How sure it is, the surest first.
    pub(super) fn rank(&self) -> Class {
        sure(self.rule()).class
    }
}

/// Words that are probably misread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suspect {
    /// The words.
    pub(super) words: Range<usize>,
    /// What each of them should be, in small letters.
    pub(super) right: Vec<String>,
    /// Why.
    pub(super) evidence: Evidence,
}

impl Suspect {
    /// The finding; `None` where the words cannot be written with the marks of the right ones.
    pub(super) fn finding(&self, words: &Words<'_>) -> Option<Finding> {
        let found = words.print(self.words.clone());
        let suggestion = self.written(words)?;
        let (name, vi, en) = match &self.evidence {
            Evidence::Term { term, .. } => (
                "ocr-suspect.term",
                format!("Có thể là chữ nhận dạng sai của thuật ngữ cố định “{term}”"),
                format!("Probably a misreading of the fixed term “{term}”"),
            ),
            Evidence::Phrase { times, .. } => (
                "ocr-suspect.phrase",
                format!("Nơi khác trong cùng văn bản in “{suggestion}” {times} lần"),
                format!("The same text prints “{suggestion}” elsewhere {times} times"),
            ),
        };
        let finding = Finding::new(name, Severity::Warning, &vi, &en).finding(found);
        Some(
            finding
                .suggesting(&suggestion, sure(self.evidence.rule()))
                .at(words.spans(self.words.clone())),
        )
    }

    /// The words as they should be printed: only words that differ change, in the case of the print.
    fn written(&self, words: &Words<'_>) -> Option<String> {
        let mut text = String::new();
        let first = self.words.start;
        for (at, right) in self.words.clone().zip(&self.right) {
            if at > first {
                let (before, both) = (words.print(at - 1..at), words.print(at - 1..at + 1));
                let own = words.print(at..at + 1);
                text.push_str(&both[before.len()..both.len() - own.len()]);
            }
            let own = words.print(at..at + 1);
            if words.key(at) == fold::key(right) {
                text.push_str(own);
            } else {
                text.push_str(&in_case_of(own, right)?);
            }
        }
        Some(text)
    }
}

/// `right`, which is in small letters, with capitals where `printed` has them.
fn in_case_of(printed: &str, right: &str) -> Option<String> {
    let same = printed.chars().count() == right.chars().count();
    let letter = |(own, right): (char, char)| {
        let upper = right.to_uppercase().collect::<String>();
        if own.is_uppercase() { upper } else { right.to_string() }
    };
    same.then(|| printed.chars().zip(right.chars()).map(letter).collect())
}
