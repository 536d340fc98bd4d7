//! "Các sở: Tài chính, Nội vụ" → what the members share. The members themselves are read with the
//! list they stand in.

use super::bodies::Body;
use super::reader::Reader;
use super::starts::{Draft, Kind};
use crate::lang::agency::vocabulary::{Class, Needs};
use std::ops::Range;

/// Words in front of a row of members.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    /// They, as tokens; empty where the members stand alone (`các cơ quan: …`).
    pub(super) parts: Vec<Range<usize>>,
    /// The last of them, as a matching key.
    pub(super) head: String,
    /// The only noun of its row: unknown members have it too.
    pub(super) single: bool,
}

impl Reader<'_> {
    /// What the members behind the colon at the end of `draft` share; `None` where it is not a
    /// collective.
    pub(super) fn shared(&self, draft: &Draft) -> Option<Shared> {
        let every = (draft.from..draft.to).find(|&at| self.behind(Class::Every, at).is_some());
        if every.is_none() && draft.kind != Kind::Group {
            return None;
        }
        let front = every.unwrap_or(draft.from);
        let noun = every.and_then(|at| self.behind(Class::Every, at)).unwrap_or(draft.from);
        let unit = self.behind(Class::Unit, noun);
        let level = self.behind(Class::Level, noun).filter(|&end| end == draft.to);
        let Some(end) = unit.max(level) else {
            let row = self.behind(Class::Group, noun).is_some();
            return row.then(|| Shared { parts: Vec::new(), head: String::new(), single: false });
        };
        let title = (front > draft.from).then_some(draft.from..front);
        let head = self.tokens.get(noun).map(|token| token.key.clone()).unwrap_or_default();
        let parts = title.into_iter().chain(std::iter::once(noun..end)).collect();
        Some(Shared { parts, head, single: end == draft.to })
    }

    /// The known member of a row that begins at `at`.
    pub(super) fn member(&self, shared: &Shared, at: usize) -> Option<Draft> {
        if shared.head.is_empty() {
            return None;
        }
        let known = self.register.known_after(&[&shared.head], self.tokens, at)?;
        let ends = self.ends_noun(known.end) || self.verb(known.end).is_some();
        ends.then(|| Draft {
            kind: Kind::Member,
            prefix: shared.parts.clone(),
            ..Draft::known(at, &known)
        })
    }

    /// What a row without a colon shares with the body in front: `Sở Tài chính, Nội vụ`.
    pub(super) fn shared_with(&self, last: &Draft) -> Option<Shared> {
        let parts = if last.kind == Kind::Member {
            last.prefix.clone()
        } else {
            let known = last.kind == Kind::Known && !last.titled;
            known.then(|| std::iter::once(last.from..last.from + 1).collect::<Vec<_>>())?
        };
        let head = self.tokens.get(parts.last()?.start)?.key.clone();
        let by_head = matches!(head.as_str(), "sở" | "bộ");
        by_head.then_some(Shared { parts, head, single: false })
    }

    /// Gives bodies without a level that of the body behind them: `Đảng ủy, UBND các xã`, `HĐND,
    /// UBND tỉnh`.
    pub(super) fn share_levels(&self, bodies: &mut [Body]) {
        for at in (1..bodies.len()).rev() {
            let (before, behind) = bodies.split_at_mut(at);
            let (Some(body), Some(next)) = (before.last_mut(), behind.first()) else { continue };
            if !self.lacks_level(&body.draft) || body.mention.collective {
                continue;
            }
            let shared = self.has_levels(&next.draft) || self.lacks_level(&next.draft);
            if next.mention.collective && shared {
                body.mention.collective = true;
                body.mention.agency_id = None;
            } else if self.is(next.draft.to.saturating_sub(1), "tỉnh") {
                let whole = format!("{} tỉnh", body.mention.name);
                body.mention.agency_id = self.register.resolve(&whole).map(|body| body.id);
            }
        }
    }

    /// `UBND`, `HĐND`, `Đảng ủy`, a mass organisation: of every level, and none is said.
    fn lacks_level(&self, draft: &Draft) -> bool {
        let last = draft.to.saturating_sub(1);
        let seat = self.is(last, "ubnd") || self.is(last, "hđnd");
        let bare = draft.named == draft.to && !draft.titled;
        let head = draft.kind == Kind::Head && self.needs(draft.from) == Some(Needs::Alone);
        let mass = draft.kind == Kind::Known
            && self.known(draft.from).is_some_and(|known| known.entry.kind == "mass")
            && self.behind(Class::Level, last).is_none();
        seat || (bare && (head || mass))
    }

    /// Whether "các xã", "các cấp" or "cấp xã" follows a name.
    fn has_levels(&self, draft: &Draft) -> bool {
        let named = matches!(draft.kind, Kind::Head | Kind::Known | Kind::Short);
        named
            && (draft.named..draft.to)
                .any(|at| self.is(at, "cấp") || self.behind(Class::Level, at).is_some())
    }
}
