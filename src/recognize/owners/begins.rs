//! A place in a list that is being read → whether a body begins there, and which. What stands
//! between it and the body in front decides what counts.

use super::list::{Gap, Walk};
use super::members::Shared;
use super::starts::{Draft, Kind};
use crate::lang::agency::vocabulary::{Class, Needs};
use crate::lang::agency::words::Mark;

/// Words of the longest name of a commune: `Bản Bo`, `Chiềng Sơ La`, `Thạnh Mỹ Tây`.
const LONGEST_UNIT: usize = 3;

impl Walk<'_> {
    /// The body that begins at `at`, where one may.
    pub(super) fn starting(&self, at: usize) -> Option<Draft> {
        let reader = self.reader;
        let Some(current) = &self.current else {
            return self.member(at).or_else(|| self.unit_of_row(at)).or_else(|| reader.start(at));
        };
        match self.gap {
            Gap::Soft if self.is_branch(current, at) => None,
            Gap::Soft | Gap::Hard => self
                .member(at)
                .or_else(|| self.named_unit(current, at))
                .or_else(|| self.unit_of_row(at))
                .or_else(|| reader.start(at)),
            Gap::Dash => None,
            Gap::Close => reader.start(at).filter(|draft| !self.is_levels(draft)),
            Gap::None => {
                let draft = reader.start(at)?;
                let complete = matches!(current.kind, Kind::Known | Kind::Short)
                    && current.named == at
                    && !self.is_levels(&draft)
                    && (draft.every || (draft.kind == Kind::Known && !reader.is_ministry(at)));
                let broken = reader.is_broken(at)
                    && !reader.is_bound(at)
                    && current.to == at
                    && !matches!(draft.kind, Kind::Short | Kind::Loose | Kind::Other);
                (complete || (broken && !reader.tokens[at].is_small()) || (broken && draft.every))
                    .then_some(draft)
            }
        }
    }

    /// Whether the words at `at` are one more branch of a collective: `cơ quan công an, thuế`.
    fn is_branch(&self, current: &Draft, at: usize) -> bool {
        matches!(current.kind, Kind::Group | Kind::Many)
            && self.reader.tokens[at].is_small()
            && self.reader.needs(at) == Some(Needs::Sector)
            && self.reader.known(at).is_none()
    }

    /// "Các cấp", "các xã": says of the body in front which ones are meant.
    fn is_levels(&self, draft: &Draft) -> bool {
        let noun = self.reader.behind(Class::Every, draft.from);
        noun.is_some_and(|noun| {
            self.reader.is(noun, "cấp") || self.reader.behind(Class::Level, noun).is_some()
        })
    }

    /// A member of the row with a shared head: said so by a colon, or by the department in front
    /// (`Sở Tài chính, Nội vụ`).
    fn member(&self, at: usize) -> Option<Draft> {
        if let Some(shared) = &self.shared {
            return self.reader.member(shared, at);
        }
        let last = self.current.as_ref().or_else(|| self.done.last())?;
        let shared = self.reader.shared_with(last)?;
        self.reader.start(at).is_none().then(|| self.reader.member(&shared, at))?
    }

    /// `UBND huyện Mai Sơn, thành phố Sơn La`: one more unit by name, what stands before the first
    /// one's level is shared.
    fn named_unit(&self, current: &Draft, at: usize) -> Option<Draft> {
        let reader = self.reader;
        let named = |at: usize| {
            let end = reader.behind(Class::Level, at).filter(|_| reader.tokens[at].is_small())?;
            reader.is_proper(end).then_some(end)
        };
        let end = named(at)?;
        let prefix = if current.kind == Kind::Member {
            current.prefix.clone()
        } else {
            let level = (current.from + 1..current.to).find(|&at| named(at).is_some())?;
            std::iter::once(current.from..level).collect()
        };
        Some(Draft { prefix, ..Draft::new(Kind::Member, at, end + 1) })
    }

    /// `UBND các phường: ⟦Trường Vinh⟧, Thành Vinh`: in a row of units a short name is one of them, also where
    /// it begins like a body.
    fn unit_of_row(&self, at: usize) -> Option<Draft> {
        let reader = self.reader;
        let shared = self.shared.as_ref().filter(|shared| shared.single)?;
        let last = shared.parts.last()?;
        let is_level = |from: usize| reader.behind(Class::Level, from) == Some(last.end);
        let of_units = (last.start..last.end).any(is_level);
        let end = (at..reader.len()).find(|&at| !reader.is_proper(at)).unwrap_or(reader.len());
        let marked = matches!(reader.mark(end), Some(Mark::Comma | Mark::Semicolon));
        let closed = end == reader.len() || marked || reader.is(end, "và");
        let short = (2..=LONGEST_UNIT).contains(&(end - at));
        (of_units && closed && short && reader.known(at).is_none()).then(|| self.unknown(at))
    }

    /// What a row of names shares that begins at `at` without a colon: `UBND các xã ⟦Hồng Thái, Minh
    /// Tân⟧`. One name alone is none: it may say which of them are meant.
    pub(super) fn names_follow(&self, at: usize) -> Option<Shared> {
        let reader = self.reader;
        let current = self.current.as_ref().filter(|current| current.to == at)?;
        let last = at.checked_sub(1)?;
        let level = (1..=2).any(|words| {
            at.checked_sub(words).and_then(|from| reader.behind(Class::Level, from)) == Some(at)
        });
        let apart = self.gap == Gap::None && reader.mark(last) == Some(Mark::Word);
        if !level || !apart {
            return None;
        }
        let end = (at..reader.len()).find(|&at| !reader.is_proper(at))?;
        let next =
            (reader.mark(end) == Some(Mark::Comma) || reader.is(end, "và")).then_some(end + 1)?;
        let names = end > at && reader.is_proper(next) && reader.start(next).is_none();
        // Read last: it looks at all of the name in front.
        names.then(|| reader.shared(current)).flatten().filter(|shared| shared.single)
    }

    /// Whether unknown words begin a body of their own: behind `;`, in a row of members, behind a
    /// complete body whose name does not hold commas.
    pub(super) fn is_new(&self, at: usize) -> bool {
        let Some(current) = &self.current else { return true };
        let single = match current.kind {
            Kind::Known => {
                !["sở", "bộ", "ban"].iter().any(|head| self.reader.is(current.from, head))
            }
            Kind::Short | Kind::Many => true,
            Kind::Group | Kind::Head | Kind::Member | Kind::Loose | Kind::Other => false,
        };
        self.gap == Gap::Hard
            || (self.gap == Gap::Soft
                && ((self.shared.is_some() && !self.is_level(at))
                    || (single && self.reader.is_proper(at) && !self.ends_names(at))))
    }

    /// `các trường mầm non, tiểu học, ⟦THCS⟧`: an abbreviation that no body has for its name.
    fn ends_names(&self, at: usize) -> bool {
        self.reader.behind(Class::Noun, at).is_some()
    }

    /// A level in small letters goes on with the body in front: `UBND các huyện, thành phố`.
    fn is_level(&self, at: usize) -> bool {
        self.reader.tokens[at].is_small() && self.reader.behind(Class::Level, at).is_some()
    }

    /// A body of which nothing is known, the shared head of its row in front.
    pub(super) fn unknown(&self, at: usize) -> Draft {
        let shared = self.shared.as_ref().filter(|shared| shared.single);
        match shared {
            Some(shared) => {
                Draft { prefix: shared.parts.clone(), ..Draft::new(Kind::Member, at, at + 1) }
            }
            None => Draft::new(Kind::Other, at, at + 1),
        }
    }
}
