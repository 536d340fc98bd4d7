//! A text → its tokens with the register at hand. Asks the word lists; decides nothing.

use crate::data::Text;
use crate::lang::agency::vocabulary::{Class, behind, verb};
use crate::lang::agency::words::{Mark, Token, closings, tokens};
use crate::lang::agency::{Known, Register};

/// The tokens of a text and what is known of each.
pub(super) struct Words {
    tokens: Vec<Token>,
    /// Bytes at which the print breaks, ascending.
    breaks: Vec<usize>,
    /// For each token that opens a parenthesis, the one that closes it.
    closings: Vec<usize>,
}

impl Words {
    pub(super) fn new(text: &Text) -> Self {
        let tokens = tokens(text.as_str());
        let mut breaks: Vec<usize> = text.breaks().collect();
        breaks.sort_unstable();
        let closings = closings(&tokens);
        Self { tokens, breaks, closings }
    }
}

/// A text that is read for bodies.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a Text,
    pub(super) tokens: &'a [Token],
    pub(super) register: &'a Register,
    words: &'a Words,
    /// The whole text is in capitals, so that capitals tell nothing.
    pub(super) all_capitals: bool,
}

/// Words after which a body belongs to what stands before.
const BOUND: [&str; 14] = [
    "của", "thuộc", "với", "tại", "cho", "trong", "do", "ở", "về", "trên", "bởi", "là", "giữa",
    "trực",
];

impl<'a> Reader<'a> {
    pub(super) fn new(words: &'a Words, text: &'a Text, register: &'a Register) -> Self {
        let all_capitals = !text.as_str().chars().any(char::is_lowercase);
        Self { text, tokens: &words.tokens, register, words, all_capitals }
    }

    /// The same text up to token `to`: what stands behind does not count.
    pub(super) fn until(self, to: usize) -> Self {
        Self { tokens: &self.tokens[..to], ..self }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn mark(&self, at: usize) -> Option<Mark> {
        self.tokens.get(at).map(|token| token.mark)
    }

    pub(super) fn is(&self, at: usize, key: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.mark == Mark::Word && token.is(key))
    }

    /// The token behind the longest words of `class` at `at`.
    pub(super) fn behind(&self, class: Class, at: usize) -> Option<usize> {
        behind(class, self.tokens, at)
    }

    /// The token behind a verb that opens a duty.
    pub(super) fn verb(&self, at: usize) -> Option<usize> {
        verb(self.tokens, at).map(|(end, _)| end)
    }

    /// The known body at `at`.
    pub(super) fn known(&self, at: usize) -> Option<Known> {
        self.register.known(self.tokens, at)
    }

    /// Whether a ministry or the Government stands at `at`: a body in front may be part of it.
    pub(super) fn is_ministry(&self, at: usize) -> bool {
        self.known(at).is_some_and(|known| matches!(known.entry.kind, "ministry" | "government"))
    }

    /// The token that closes the parenthesis at `open`; the end of the text where none does.
    pub(super) fn closing(&self, open: usize) -> usize {
        self.words.closings.get(open).map_or(self.len(), |&close| close.min(self.len()))
    }

    /// Whether the print breaks in front of `at`.
    pub(super) fn is_broken(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let (from, to) = (self.tokens[before].at.end, self.tokens[at].at.start);
        let next = self.words.breaks.partition_point(|&place| place < from);
        self.words.breaks.get(next).is_some_and(|&place| place <= to)
    }

    /// Whether the word in front of `at` binds a body to what stands before (`thuộc`, `của`).
    pub(super) fn is_bound(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| BOUND.contains(&self.tokens[before].key.as_str()))
    }

    /// Whether a name can go on with this token: a capital, a number.
    pub(super) fn is_proper(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| {
            token.mark == Mark::Word && !token.is_small() && !self.all_capitals
        })
    }
}
