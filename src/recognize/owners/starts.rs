//! A place in a list → the body that begins there. What belongs to the body behind its first words
//! is for the list to say.

use super::reader::Reader;
use crate::lang::agency::vocabulary::{Class, Needs, head, is_other_word};
use crate::lang::agency::words::Mark;
use crate::lang::agency::{Known, Reach};
use std::ops::Range;

/// Offices that one person or list may hold in a row: `Bí thư, Phó Bí thư, Chủ tịch …`.
const OFFICES: usize = 4;

/// By what a body is known to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The register has it.
    Known,
    /// A row of nouns: các sở, ban, ngành.
    Group,
    /// A noun of class: doanh nghiệp.
    Many,
    /// The first word of a name: Hội …
    Head,
    /// An abbreviation: PC06.
    Short,
    /// A member of a row with a shared head: (Các sở:) Tài chính.
    Member,
    /// "Các" before something else.
    Loose,
    /// Nothing but its place between separators.
    Other,
}

/// A body while its list is read: tokens of the text.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    /// Shared words in front, which stand elsewhere.
    pub(super) prefix: Vec<Range<usize>>,
    pub(super) from: usize,
    /// The token behind the words it was known by.
    pub(super) named: usize,
    pub(super) to: usize,
    /// A row of nouns that may still go on.
    pub(super) open: bool,
    /// An office stands in front.
    pub(super) titled: bool,
    /// "Các" stands in front.
    pub(super) every: bool,
}

impl Draft {
    pub(super) fn new(kind: Kind, from: usize, to: usize) -> Self {
        Self {
            kind,
            prefix: Vec::new(),
            from,
            named: to,
            to,
            open: false,
            titled: false,
            every: false,
        }
    }

    pub(super) fn known(from: usize, known: &Known) -> Self {
        let kind = if known.entry.reach == Reach::Class { Kind::Many } else { Kind::Known };
        Self::new(kind, from, known.end)
    }
}

impl Reader<'_> {
    /// The body that begins at `at`.
    pub(super) fn start(&self, at: usize) -> Option<Draft> {
        self.title(at).or_else(|| self.plain_start(at))
    }

    /// The body that begins at `at` with no office in front.
    fn plain_start(&self, at: usize) -> Option<Draft> {
        self.known_body(at)
            .or_else(|| self.every(at))
            .or_else(|| self.row(at))
            .or_else(|| self.many(at))
            .or_else(|| self.headed(at))
            .or_else(|| self.short(at))
    }

    /// `Giám đốc Sở …`, `Bí thư, Chủ tịch UBND …`, `Thủ trưởng các cơ quan …`.
    fn title(&self, at: usize) -> Option<Draft> {
        let mut end = self.behind(Class::Title, at)?;
        for _ in 1..OFFICES {
            let next = self.joint(end).and_then(|next| self.behind(Class::Title, next));
            end = next.or_else(|| self.behind(Class::Title, end)).unwrap_or(end);
        }
        let body = self.plain_start(end)?;
        (body.kind != Kind::Short).then_some(Draft { from: at, titled: true, ..body })
    }

    /// The token behind one separator.
    fn joint(&self, at: usize) -> Option<usize> {
        let comma = self.mark(at) == Some(Mark::Comma) || self.is(at, "và");
        comma.then_some(at + 1)
    }

    fn known_body(&self, at: usize) -> Option<Draft> {
        let known = self.known(at)?;
        let draft = Draft::known(at, &known);
        let named = draft.kind == Kind::Many && self.is_proper(draft.to);
        (!named).then_some(draft)
    }

    /// `các sở`, `các doanh nghiệp`, `các xã`; `các Sở Tài chính, …` is a shared head.
    fn every(&self, at: usize) -> Option<Draft> {
        let noun = self.behind(Class::Every, at)?;
        if ["sở", "bộ"].iter().any(|head| self.is(noun, head))
            && let Some(known) = self.known(noun)
        {
            // "Các Sở Tài chính, Nội vụ" are as many as are named, "các Sở GDĐT" are all of that name.
            let draft = Draft::known(noun, &known);
            let next = self.joint(draft.to);
            let others = |at| {
                let shared = self.shared_with(&draft);
                self.start(at).is_some_and(|next| self.is(next.from, &self.tokens[noun].key))
                    || shared.is_some_and(|shared| self.member(&shared, at).is_some())
            };
            let single = next.is_some_and(others);
            let from = if single { noun } else { at };
            return Some(Draft { from, every: !single, ..draft });
        }
        let draft = self
            .noun(noun)
            .map(|(end, open)| {
                let kind = if open { Kind::Group } else { Kind::Many };
                Draft { open, ..Draft::new(kind, at, end) }
            })
            .or_else(|| {
                let end = self.behind(Class::Level, noun)?;
                Some(Draft::new(Kind::Group, at, end))
            });
        let loose = || Draft::new(Kind::Loose, at, noun);
        Some(Draft { every: true, ..draft.unwrap_or_else(loose) })
    }

    /// The longest noun at `at`: the token behind it, and whether it may stand in a row.
    fn noun(&self, at: usize) -> Option<(usize, bool)> {
        let row = self.behind(Class::Group, at).max(self.behind(Class::Unit, at));
        let many = self.behind(Class::Many, at).filter(|&to| !is_other_word(self.tokens, at, to));
        match (row, many) {
            (Some(row), many) if many.is_none_or(|many| many <= row) => Some((row, true)),
            (_, Some(many)) => Some((many, false)),
            (_, None) => None,
        }
    }

    /// A noun that stands in a row without "các" in front.
    pub(super) fn row_noun(&self, at: usize) -> Option<usize> {
        let (end, open) = self.noun(at)?;
        let unit = self.behind(Class::Unit, at) == Some(end);
        let alone = unit || (end == at + 2 && self.is(at, "tổ") && self.is(at + 1, "chức"));
        (open && (!alone || self.ends_noun(end))).then_some(end)
    }

    /// Whether a noun of one word ends here: at a separator or a word that qualifies it.
    pub(super) fn ends_noun(&self, at: usize) -> bool {
        match self.mark(at) {
            Some(Mark::Word) => {
                self.is(at, "và") || self.is(at, "hoặc") || self.behind(Class::Tail, at).is_some()
            }
            _ => true,
        }
    }

    fn row(&self, at: usize) -> Option<Draft> {
        let end = self.row_noun(at)?;
        (!self.has_name(at, end)).then(|| Draft { open: true, ..Draft::new(Kind::Group, at, end) })
    }

    /// Whether the noun `at..end` begins the name of one body: `Ban Quản lý …`, or with the level of
    /// its place between, `Đảng ủy phường Sa Pa`.
    fn has_name(&self, at: usize, end: usize) -> bool {
        let Some(body) = self.headed(at) else { return false };
        let place = self.behind(Class::Level, end).is_some_and(|name| self.is_proper(name));
        (self.is_proper(body.to) && self.is_proper(end)) || (self.is_proper(at) && place)
    }

    fn many(&self, at: usize) -> Option<Draft> {
        let (end, open) = self.noun(at)?;
        let named =
            head(self.tokens, at).is_some_and(|(behind, _)| self.is_proper(behind.max(end)));
        (!open && !named).then(|| Draft::new(Kind::Many, at, end))
    }

    /// A noun of class at `at`: the token behind it.
    pub(super) fn class_noun(&self, at: usize) -> Option<usize> {
        self.noun(at).filter(|(_, open)| !open).map(|(end, _)| end)
    }

    /// What follows the head of a name at `at`.
    pub(super) fn needs(&self, at: usize) -> Option<Needs> {
        head(self.tokens, at).map(|(_, head)| head.needs)
    }

    fn headed(&self, at: usize) -> Option<Draft> {
        let (end, _) = head(self.tokens, at)?;
        Some(Draft::new(Kind::Head, at, end))
    }

    /// An abbreviation in a text that is not all capitals, or one that the document explains; `PTNT`
    /// only ends names.
    fn short(&self, at: usize) -> Option<Draft> {
        let token = self.tokens.get(at)?;
        let lone = token.capitals && !token.key.chars().all(|c| "ivx".contains(c));
        let ends_names = self.behind(Class::Noun, at).is_some();
        let counts = self.register.explains(token) || (lone && !self.all_capitals && !ends_names);
        counts.then(|| Draft::new(Kind::Short, at, at + 1))
    }
}
