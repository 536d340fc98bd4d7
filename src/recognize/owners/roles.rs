//! The end of a name → where it ends without the words that say what the body does (`hướng dẫn`,
//! `thực hiện`). Role words that say which body is meant stay.

use super::reader::Reader;
use super::starts::{Draft, Kind};
use crate::lang::agency::vocabulary::Class;
use crate::lang::agency::words::{Mark, Token};

impl Reader<'_> {
    /// The end of a draft without role words and marks at its end.
    pub(super) fn without_roles(&self, draft: &Draft, last: usize) -> usize {
        let mut to = self.manner(draft).unwrap_or(draft.to);
        let cut_off = to == last || (to + 1 == last && self.mark(to) == Some(Mark::Stop));
        if cut_off && to > draft.named && self.is(to - 1, "thực") {
            to -= 1;
        }
        loop {
            let bare = self.without_marks(draft.named, to);
            let chain = self.role_chain(draft, bare);
            if chain == bare {
                return bare;
            }
            to = chain;
        }
    }

    /// Where words begin that say how a single body is to act, not which one it is: `Sở Nội vụ theo
    /// chức năng, nhiệm vụ được giao`. What follows a collective says which of them are meant.
    fn manner(&self, draft: &Draft) -> Option<usize> {
        if draft.every || matches!(draft.kind, Kind::Group | Kind::Many | Kind::Loose) {
            return None;
        }
        let small = |at: usize| self.tokens.get(at).is_some_and(Token::is_small);
        (draft.named..draft.to).find(|&at| self.is(at, "theo") && small(at + 1))
    }

    fn without_marks(&self, from: usize, to: usize) -> usize {
        let is_mark = |at: usize| {
            !matches!(self.mark(at), Some(Mark::Word | Mark::Close | Mark::Other))
                || self.is(at, "và")
        };
        (from..to).rev().find(|&at| !is_mark(at)).map_or(from.max(1), |at| at + 1).min(to)
    }

    /// Where the role words at the end of a name begin; its end where there are none, or where they
    /// say which body is meant (`được giao chủ trì`, `Đơn vị chủ trì`).
    fn role_chain(&self, draft: &Draft, to: usize) -> usize {
        let mut from = to;
        while let Some(start) = self.role_ending(draft.named, from) {
            from = self.without_marks(draft.named, start);
            if self.ends_given(draft.named, from) {
                return to;
            }
        }
        let singular = draft.kind == Kind::Group && !draft.every && !draft.titled;
        let noun = singular && from == draft.named && from == draft.from + 2;
        if noun { to } else { from }
    }

    /// Where a role phrase begins that ends at `to`.
    fn role_ending(&self, from: usize, to: usize) -> Option<usize> {
        let lengths = (1..=4).rev().filter_map(|length| to.checked_sub(length));
        lengths.filter(|&at| at >= from).find(|&at| self.behind(Class::Role, at) == Some(to))
    }

    /// Whether words such as "được giao" end at `to`.
    fn ends_given(&self, from: usize, to: usize) -> bool {
        let starts = (1..=3).filter_map(|length| to.checked_sub(length));
        starts.filter(|&at| at >= from).any(|at| self.behind(Class::Given, at) == Some(to))
    }
}
