//! Whether words that look like a body are one: every word must be accounted for. For headings and
//! sentences, where most first words are no bodies.

use super::reader::Reader;
use super::starts::{Draft, Kind};
use crate::lang::agency::vocabulary::{Class, Needs};
use crate::lang::agency::words::Mark;

/// The longest qualifier of a collective (`trực thuộc Ủy ban nhân dân tỉnh trên địa bàn …`).
const LONGEST: usize = 16;

impl Reader<'_> {
    /// Whether the draft is a body and nothing else. In a `heading` a verb is never part of a name;
    /// a `topic` may be what it begins with: a noun of class.
    pub(super) fn is_firm(&self, draft: &Draft, heading: bool, topic: bool) -> bool {
        let rest = draft.named..draft.to;
        match draft.kind {
            Kind::Known | Kind::Member => self.are_names(rest.start, rest.end),
            Kind::Group => {
                let lone = !draft.every && !draft.titled && draft.named <= draft.from + 2;
                let unit = self.behind(Class::Unit, draft.from) == Some(draft.named);
                let tail = self.behind(Class::Tail, draft.named).is_some();
                let lone = lone && !tail && (unit || (topic && draft.named == draft.to));
                !lone && self.qualify(rest.start, rest.end, heading)
            }
            Kind::Many => (draft.every || !topic) && self.qualify(rest.start, rest.end, heading),
            Kind::Head => self.is_named(draft, heading),
            Kind::Short => {
                let token = &self.tokens[draft.from];
                self.register.explains(token) && self.are_names(rest.start, rest.end)
            }
            Kind::Loose | Kind::Other => false,
        }
    }

    /// The words of `from..to` outside parentheses.
    fn words(&self, from: usize, to: usize) -> Vec<usize> {
        let mut words = Vec::new();
        let mut at = from;
        while at < to {
            match self.mark(at) {
                Some(Mark::Open) => at = self.closing(at),
                Some(Mark::Word) => words.push(at),
                _ => {}
            }
            at += 1;
        }
        words
    }

    /// Whether all words are names or what binds names (`thuộc`, `tỉnh`).
    fn are_names(&self, from: usize, to: usize) -> bool {
        let words = self.words(from, to);
        words.len() <= LONGEST
            && words.into_iter().all(|at| {
                self.is_proper(at)
                    || self.is(at, "và")
                    || self.behind(Class::Every, at).is_some()
                    || self.behind(Class::Tail, at).is_some()
                    || self.behind(Class::Level, at).is_some()
                    || (from..=at).any(|start| self.ends_behind(start, at))
            })
    }

    /// Whether a known body or a noun of names that begins at `start` holds the word at `at`.
    fn ends_behind(&self, start: usize, at: usize) -> bool {
        let name = self.known(start).map(|known| known.end);
        name.max(self.behind(Class::Noun, start)).is_some_and(|end| end > at)
    }

    /// Whether the words can say which bodies of a collective are meant.
    fn qualify(&self, from: usize, to: usize, heading: bool) -> bool {
        let words = self.words(from, to);
        let given = words.iter().any(|&at| self.behind(Class::Given, at).is_some());
        words.len() <= LONGEST
            && !words.iter().any(|&at| {
                let known = self.known(at).is_some();
                let verb = heading && !given && !known && self.verb(at).is_some();
                let tail = self.behind(Class::Tail, at).is_some();
                !tail && (verb || (heading && self.behind(Class::Function, at).is_some()))
            })
    }

    fn is_place(&self, at: usize) -> bool {
        self.behind(Class::Level, at).is_some()
    }

    /// Whether a name follows the head: a capital, or the words such names go on with.
    fn is_named(&self, draft: &Draft, heading: bool) -> bool {
        let words = self.words(draft.named, draft.to);
        let Some(&first) = words.first() else {
            let alone = matches!(self.needs(draft.from), Some(Needs::Alone | Needs::May));
            let sector = !heading && self.needs(draft.from) == Some(Needs::Sector);
            return alone || sector;
        };
        let long = draft.named > draft.from + 1;
        let proper = self.is_proper(first)
            || self.behind(Class::Tail, first).is_some()
            || self.is_place(first)
            || self.behind(Class::Every, first).is_some()
            || (long && words.iter().any(|&at| self.is_proper(at) || self.is_place(at)));
        // "UBND các xã có dự án đi qua": which of them is said in any words.
        let every = words.iter().any(|&at| self.behind(Class::Every, at).is_some());
        let said = words.iter().position(|&at| every && self.is(at, "có")).unwrap_or(words.len());
        proper
            && !words[..said].iter().enumerate().any(|(n, &at)| {
                let verb = n > 0 && !self.is_proper(at) && self.verb(at).is_some();
                let near = at.saturating_sub(LONGEST).max(draft.named);
                let known = (near..=at).any(|start| self.ends_behind(start, at));
                !known && ((heading && verb) || self.behind(Class::Function, at).is_some())
            })
    }
}
