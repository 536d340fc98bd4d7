//! Tokens of a list → one draft a body. Separators inside a name are told from those between names
//! by what stands behind them: a body begins there, or the name goes on.

use super::members::Shared;
use super::reader::Reader;
use super::starts::{Draft, Kind};
use crate::lang::agency::vocabulary::{Class, Needs, Strength, verb};
use crate::lang::agency::words::Mark;

/// What stands between the last word and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
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
}

/// A list read.
pub(super) struct List {
    pub(super) drafts: Vec<Draft>,
    /// The token at which it ended.
    pub(super) end: usize,
}

struct Walk<'a> {
    reader: &'a Reader<'a>,
    mode: Mode,
    to: usize,
    done: Vec<Draft>,
    current: Option<Draft>,
    shared: Option<Shared>,
    gap: Gap,
    /// The list began with a bullet.
    bulleted: bool,
    /// A role word behind "được giao" is a qualifier; so are verbs that follow it at once.
    given: Option<usize>,
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
            || (self.bulleted && self.reader.start(at + 1).is_some());
        self.gap = if bullet { Gap::Hard } else { Gap::Dash };
    }

    /// Behind a collective a colon opens its members; in a sentence it ends the subject.
    fn colon(&mut self, at: usize) -> Option<usize> {
        let shared = self.current.as_ref().and_then(|current| self.reader.shared(current));
        let opens = shared.is_some() && self.opens_members(at);
        if self.mode == Mode::Sentence && !opens {
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
        self.mode == Mode::List || self.reader.verb(colon + 1).is_none()
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
        if self.mode == Mode::Sentence && self.is_duty(at) {
            return None;
        }
        if let Some(draft) = self.starting(at) {
            return Some(self.begin(draft));
        }
        if self.is_new(at) {
            return Some(self.begin(self.unknown(at)));
        }
        Some(self.attach(at))
    }

    /// A body of which nothing is known, the shared head of its row in front.
    fn unknown(&self, at: usize) -> Draft {
        let shared = self.shared.as_ref().filter(|shared| shared.single);
        match shared {
            Some(shared) => {
                Draft { prefix: shared.parts.clone(), ..Draft::new(Kind::Member, at, at + 1) }
            }
            None => Draft::new(Kind::Other, at, at + 1),
        }
    }

    /// Words that hand out work in front of a body: `Đề nghị`, `phối hợp với`.
    fn leading_role(&self, at: usize) -> Option<usize> {
        let free = self.current.is_none() || self.gap >= Gap::Soft;
        let end = self
            .reader
            .behind(Class::Request, at)
            .max(self.reader.behind(Class::Role, at))
            .filter(|_| free)?;
        let more = self.leading_role(end);
        let follows = self.reader.start(end).is_some()
            || matches!(
                self.reader.mark(end),
                Some(Mark::Colon | Mark::Slash | Mark::Comma) | None
            );
        more.or_else(|| follows.then_some(end))
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

    /// The body that begins at `at`, where one may.
    fn starting(&self, at: usize) -> Option<Draft> {
        let reader = self.reader;
        let Some(current) = &self.current else {
            return self.member(at).or_else(|| reader.start(at));
        };
        match self.gap {
            Gap::Soft if self.is_branch(current, at) => None,
            Gap::Soft | Gap::Hard => self.member(at).or_else(|| reader.start(at)),
            Gap::Dash => None,
            Gap::Close => reader.start(at).filter(|draft| !self.is_levels(draft)),
            Gap::None => {
                let draft = reader.start(at)?;
                let complete = matches!(current.kind, Kind::Known | Kind::Short)
                    && current.named == at
                    && (draft.every || (draft.kind == Kind::Known && !draft.is_parent));
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

    /// Whether unknown words begin a body of their own: behind `;`, in a row of members, behind a
    /// complete body whose name does not hold commas.
    fn is_new(&self, at: usize) -> bool {
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
                && (self.shared.is_some() || (single && self.reader.is_proper(at))))
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

    /// Whether a duty begins at `at`.
    fn is_duty(&mut self, at: usize) -> bool {
        let Some(current) = &self.current else { return false };
        if self.reader.is_proper(at) || self.is_given(current, at) {
            return false;
        }
        let Some((end, strength)) = verb(&self.reader.tokens, at) else {
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
        let weak = strength == Strength::Weak;
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
