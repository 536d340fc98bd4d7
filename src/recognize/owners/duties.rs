//! A word behind bodies → whether their duty begins there. Verbs that only say which body is meant
//! (`đơn vị sử dụng ngân sách`, `được giao chủ trì`) open none.

use super::list::{Gap, Mode, Walk};
use super::starts::{Draft, Kind};
use crate::lang::agency::vocabulary::{Class, Needs, Strength, verb};

impl Walk<'_> {
    /// Whether a duty begins at `at`.
    pub(super) fn is_duty(&mut self, at: usize) -> bool {
        let Some(current) = &self.current else { return false };
        if self.reader.is_proper(at) || self.is_given(current, at) {
            return false;
        }
        let Some((end, strength)) = verb(self.reader.tokens, at) else {
            return self.ends_known(current, at);
        };
        let qualifies = self.given == Some(at) || self.qualifies(current, at, strength);
        if qualifies {
            self.given = Some(end);
        }
        !qualifies
    }

    /// Whether "được giao" at `at` says which bodies of a collective are meant.
    fn is_given(&self, current: &Draft, at: usize) -> bool {
        matches!(current.kind, Kind::Group | Kind::Many | Kind::Head)
            && self.gap == Gap::None
            && self.reader.behind(Class::Given, at).is_some()
    }

    /// Whether a verb directly behind a noun says which body is meant: `đơn vị sử dụng ngân sách`,
    /// `Đơn vị chủ trì soạn thảo …`, `Ban chỉ đạo`.
    fn qualifies(&self, current: &Draft, at: usize, strength: Strength) -> bool {
        let behind_noun = current.to == at && current.named == at && self.gap == Gap::None;
        let weak = strength == Strength::Weak && self.mode != Mode::Verbal;
        behind_noun
            && match current.kind {
                Kind::Group => weak || !(current.every || current.titled),
                Kind::Many => weak,
                Kind::Head => {
                    matches!(self.reader.needs(current.from), Some(Needs::Name | Needs::May))
                }
                Kind::Known | Kind::Short | Kind::Member | Kind::Loose | Kind::Other => false,
            }
    }

    /// Whether a known body, or a row of nouns, ended in front of a word that cannot belong to it.
    fn ends_known(&self, current: &Draft, at: usize) -> bool {
        let reader = self.reader;
        current.kind == Kind::Known
            && self.gap == Gap::None
            && current.to == at
            && current.named == at
            && reader.tokens[at].is_small()
            && reader.start(at).is_none()
            && reader.behind(Class::Tail, at).is_none()
            && reader.behind(Class::Level, at).is_none()
    }
}
