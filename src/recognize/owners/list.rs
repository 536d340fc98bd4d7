//! Tokens of a list → one draft a body. Separators inside a name are told from those between names
//! by what stands behind them: a body begins there, or the name goes on.

use super::members::Shared;
use super::reader::Reader;
use super::starts::{Draft, Kind};
use crate::lang::agency::vocabulary::Class;
use crate::lang::agency::words::Mark;

/// Role words that may follow each other: `chủ trì, phối hợp thực hiện với`.
const ROLES: usize = 4;

/// What stands between the last word and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    /// A dash between words.
    Dash,
    /// A closing parenthesis.
    Close,
    /// `,` `/` `và`
    Soft,
    /// `;` `.` a bullet
    Hard,
}

/// Whether the list is all there is, or a sentence goes on behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A cell or heading.
    List,
    /// Ends where a duty begins.
    Sentence,
    /// The same; no other verb stands in it, so that one behind a noun does not say which is meant.
    Verbal,
}

/// A list read.
pub(super) struct List {
    pub(super) drafts: Vec<Draft>,
    /// The token at which it ended.
    pub(super) end: usize,
}

/// A list while it is read.
pub(super) struct Walk<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) mode: Mode,
    to: usize,
    pub(super) done: Vec<Draft>,
    pub(super) current: Option<Draft>,
    pub(super) shared: Option<Shared>,
    pub(super) gap: Gap,
    /// The list began with a bullet.
    bulleted: bool,
    /// A role word behind "được giao" is a qualifier; so are verbs that follow it at once.
    pub(super) given: Option<usize>,
}

/// Reads the bodies of `from..to`.
pub(super) fn read(reader: &Reader<'_>, from: usize, to: usize, mode: Mode) -> List {
    let mut walk = Walk {
        reader,
        mode,
        to,
        done: Vec::new(),
        current: None,
        shared: None,
        gap: Gap::Hard,
        bulleted: reader.mark(from) == Some(Mark::Dash),
        given: None,
    };
    let mut at = from;
    while at < to {
        let Some(next) = walk.step(at) else { break };
        at = next.max(at + 1).min(to);
    }
    walk.finish();
    List { drafts: walk.done, end: at }
}

impl Walk<'_> {
    /// Takes the token at `at`; the next one to take, `None` where the list ends.
    fn step(&mut self, at: usize) -> Option<usize> {
        match self.reader.mark(at)? {
            Mark::Open => return Some(self.parenthesis(at)),
            Mark::Ampersand if self.gap == Gap::None && self.is_inside_word(at) => {
                self.extend(at + 1);
            }
            Mark::Comma | Mark::Slash | Mark::Ampersand => self.widen(Gap::Soft),
            Mark::Semicolon | Mark::Stop | Mark::Dots => self.widen(Gap::Hard),
            Mark::Close => {}
            Mark::Dash => self.dash(at),
            Mark::Colon => return self.colon(at),
            Mark::Word => return self.word(at),
            Mark::Other => {
                if self.gap == Gap::None {
                    self.extend(at + 1);
                }
            }
        }
        Some(at + 1)
    }

    /// `GD&ĐT`: no blank on either side.
    fn is_inside_word(&self, at: usize) -> bool {
        let token = |at: usize| self.reader.tokens.get(at).map(|token| token.at.clone());
        let glued = |one: usize, other: usize| {
            token(one).zip(token(other)).is_some_and(|(one, other)| one.end == other.start)
        };
        at > 0 && glued(at - 1, at) && glued(at, at + 1)
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn extend(&mut self, to: usize) {
        if let Some(current) = &mut self.current {
            current.to = to;
        }
    }

    fn finish(&mut self) {
        self.done.extend(self.current.take());
        self.given = None;
    }

    fn begin(&mut self, draft: Draft) -> usize {
        self.finish();
        let to = draft.to;
        self.current = Some(draft);
        self.gap = Gap::None;
        to
    }

    /// A parenthesis belongs to the body in front; at the head of a list it is stepped into, unless
    /// it only counts: `(1) Sở A; (2) Sở B`.
    fn parenthesis(&mut self, at: usize) -> usize {
        let close = self.reader.closing(at).min(self.to);
        let counts = close == at + 2
            && self.reader.tokens[at + 1].key.chars().all(|c| c.is_ascii_digit() || c == 'i');
        if counts {
            self.widen(Gap::Hard);
            return close + 1;
        }
        if self.current.is_none() {
            return at + 1;
        }
        self.extend((close + 1).min(self.to));
        self.gap = Gap::Close;
        close + 1
    }

    /// A dash is a bullet at the head of a line or of a bulleted list's body; else part of a name.
    fn dash(&mut self, at: usize) {
        let bullet = self.gap >= Gap::Soft
            || self.reader.is_broken(at)
            || ((self.bulleted || !self.reader.tokens[at].is("-"))
                && self.reader.start(at + 1).is_some());
        self.gap = if bullet { Gap::Hard } else { Gap::Dash };
    }

    /// Behind a collective a colon opens its members; in a sentence it ends the subject.
    fn colon(&mut self, at: usize) -> Option<usize> {
        let shared = self.current.as_ref().and_then(|current| self.reader.shared(current));
        let opens = shared.is_some() && self.opens_members(at);
        if self.mode != Mode::List && !opens {
            return None;
        }
        if opens {
            self.current = None;
            self.shared = shared;
        } else if self.current.as_ref().is_some_and(|current| current.kind == Kind::Group) {
            self.current = None;
        } else {
            self.finish();
        }
        self.gap = Gap::Hard;
        Some(at + 1)
    }

    /// Whether names, and not duties, follow the colon.
    fn opens_members(&self, colon: usize) -> bool {
        let shared = self.current.as_ref().and_then(|current| self.reader.shared(current));
        let member = || shared.and_then(|shared| self.reader.member(&shared, colon + 1)).is_some();
        self.mode == Mode::List || self.reader.verb(colon + 1).is_none() || member()
    }

    fn word(&mut self, at: usize) -> Option<usize> {
        let reader = self.reader;
        if reader.is(at, "và") || reader.is(at, "hoặc") {
            self.widen(Gap::Soft);
            return Some(at + 1);
        }
        if reader.is(at, "cùng") && self.current.is_some() {
            let next = if reader.is(at + 1, "với") { at + 2 } else { at + 1 };
            if reader.start(next).is_some() {
                self.widen(Gap::Soft);
                return Some(next);
            }
        }
        if self.mode == Mode::List
            && let Some(end) = self.leading_role(at)
        {
            return Some(end);
        }
        if self.goes_on(at) {
            return Some(self.attach(at));
        }
        if let Some(end) = self.named_noun(at) {
            self.extend(end);
            return Some(end);
        }
        if self.mode != Mode::List && self.is_duty(at) {
            return None;
        }
        if let Some(shared) = self.names_follow(at) {
            self.current = None;
            self.shared = Some(shared);
            return Some(self.begin(self.unknown(at)));
        }
        if let Some(draft) = self.starting(at) {
            return Some(self.begin(draft));
        }
        if self.is_new(at) {
            return Some(self.begin(self.unknown(at)));
        }
        Some(self.attach(at))
    }

    /// The token behind a noun of a name that ends in what elsewhere is a verb: `Ban Quản lý công
    /// trình …`.
    fn named_noun(&self, at: usize) -> Option<usize> {
        let inside = self.current.is_some() && self.gap == Gap::None;
        self.reader.behind(Class::Noun, at).filter(|_| inside)
    }

    /// The token behind words that hand out work in front of a body: `Đề nghị`, `phối hợp với`.
    fn leading_role(&self, at: usize) -> Option<usize> {
        let reader = self.reader;
        if self.current.is_some() && self.gap < Gap::Soft {
            return None;
        }
        let said = |at| reader.behind(Class::Request, at).max(reader.behind(Class::Role, at));
        let mut end = said(at)?;
        for _ in 1..ROLES {
            end = said(end).unwrap_or(end);
        }
        let mark = reader.mark(end).filter(|_| end < self.to);
        let separated = matches!(mark, Some(Mark::Colon | Mark::Slash | Mark::Comma) | None);
        (separated || reader.start(end).is_some()).then_some(end)
    }

    /// Whether the noun at `at` goes on with the open row of the current body.
    fn goes_on(&self, at: usize) -> bool {
        let row = self.current.as_ref().filter(|current| current.open && self.gap == Gap::Soft);
        row.is_some_and(|current| {
            self.reader.row_noun(at).is_some_and(|end| !self.is_named(at, end))
                || (current.titled && self.reader.class_noun(at).is_some())
        })
    }

    /// Whether a noun opens the name of one body: `các sở, Ban Quản lý …`.
    fn is_named(&self, at: usize, end: usize) -> bool {
        self.reader.is_proper(at) && self.reader.is_proper(end)
    }

    /// The word belongs to the current body.
    fn attach(&mut self, at: usize) -> usize {
        let reader = self.reader;
        let noun = self.goes_on(at);
        let given = reader.behind(Class::Given, at);
        let known = reader.known(at).filter(|_| self.gap <= Gap::Dash).map(|known| known.end);
        let every = reader.behind(Class::Every, at).and_then(|noun| reader.row_noun(noun));
        let row = || reader.row_noun(at).or_else(|| reader.class_noun(at));
        let end = if noun { row() } else { given.or(known).or(every) }.unwrap_or(at + 1);
        self.given = given.or(self.given);
        if let Some(current) = &mut self.current {
            current.open = noun || every.is_some();
            if noun && current.kind == Kind::Group {
                current.named = end;
            }
            current.to = end;
        }
        self.gap = Gap::None;
        end
    }
}
