//! A text → its tokens with the register at hand. Asks the word lists; decides nothing.

use crate::data::Text;
use crate::lang::agency::vocabulary::{Class, behind, verb};
use crate::lang::agency::words::{Mark, Token, closing, tokens};
use crate::lang::agency::{Known, Register};

/// A text that is read for bodies.
pub(super) struct Reader<'a> {
    pub(super) text: &'a Text,
    pub(super) tokens: Vec<Token>,
    pub(super) register: &'a Register,
    /// Bytes at which the print breaks, ascending.
    breaks: Vec<usize>,
    /// The whole text is in capitals, so that capitals tell nothing.
    pub(super) all_capitals: bool,
}

/// Words after which a body belongs to what stands before.
const BOUND: [&str; 14] = [
    "của", "thuộc", "với", "tại", "cho", "trong", "do", "ở", "về", "trên", "bởi", "là", "giữa",
    "trực",
];

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a Text, register: &'a Register) -> Self {
        let tokens = tokens(text.as_str());
        let mut breaks: Vec<usize> = text.breaks().collect();
        breaks.sort_unstable();
        let all_capitals = !text.as_str().chars().any(char::is_lowercase);
        Self { text, tokens, register, breaks, all_capitals }
    }

    /// The same text up to token `to`: what stands behind does not count.
    pub(super) fn until(&self, to: usize) -> Self {
        Self {
            text: self.text,
            tokens: self.tokens[..to].to_vec(),
            register: self.register,
            breaks: self.breaks.clone(),
            all_capitals: self.all_capitals,
        }
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
        behind(class, &self.tokens, at)
    }

    /// The token behind a verb that opens a duty.
    pub(super) fn verb(&self, at: usize) -> Option<usize> {
        verb(&self.tokens, at).map(|(end, _)| end)
    }

    /// The known body at `at`.
    pub(super) fn known(&self, at: usize) -> Option<Known> {
        self.register.known(&self.tokens, at)
    }

    /// The token that closes the parenthesis at `open`; the end of the text where none does.
    pub(super) fn closing(&self, open: usize) -> usize {
        closing(&self.tokens, open, self.len())
    }

    /// Whether the print breaks in front of `at`.
    pub(super) fn is_broken(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let (from, to) = (self.tokens[before].at.end, self.tokens[at].at.start);
        let next = self.breaks.partition_point(|&place| place < from);
        self.breaks.get(next).is_some_and(|&place| place <= to)
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
