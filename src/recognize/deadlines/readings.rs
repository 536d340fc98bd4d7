//! Tokens → what they say of time: openers (`chậm nhất`), a core (a time, a recurrence, an event, a
//! roadmap) and what follows it (`và duy trì thường xuyên`, `(dự kiến quý II/2026)`).
//!
//! Does not judge whether what is said of time is a deadline; `cells` and `sentences` do.

use super::recurrence::Recurrence;
use super::tokens::{Token, What};
use super::units::Unit;
use crate::data::DeadlineKind;
use crate::lang::date::Time;
use crate::lang::date::words::Role;
use std::ops::Range;

/// How many tokens are looked ahead for something that belongs to a reading.
pub(super) const REACH: usize = 40;

/// What some tokens say of time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// The tokens of the time phrase.
    pub(super) tokens: Range<usize>,
    pub(super) kind: DeadlineKind,
    pub(super) time: Option<Time>,
    pub(super) before: bool,
    pub(super) recurrence: Option<Recurrence>,
    pub(super) ongoing: bool,
    /// Tokens of the event or roadmap it depends on.
    pub(super) condition: Option<Range<usize>>,
    /// What stands in front of the core.
    pub(super) roles: Vec<Role>,
    /// The time is one expected only.
    pub(super) expected: bool,
}

impl Reading {
    pub(super) fn new(kind: DeadlineKind, tokens: Range<usize>) -> Self {
        Self {
            tokens,
            kind,
            time: None,
            before: false,
            recurrence: None,
            ongoing: false,
            condition: None,
            roles: Vec::new(),
            expected: false,
        }
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// What stands in front of a core.
pub(super) struct Openers {
    pub(super) roles: Vec<Role>,
    /// First token that is part of the time phrase.
    pub(super) start: usize,
    pub(super) core: usize,
    pub(super) clock: bool,
}

impl Openers {
    pub(super) fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// Reads a list of tokens.
pub(super) struct Reader<'a> {
    pub(super) key: &'a str,
    pub(super) tokens: &'a [Token],
    /// The text is about time as a whole (a cell), so that events and roadmaps run to its end.
    pub(super) whole: bool,
}

impl Reader<'_> {
    /// All readings in order; they do not overlap.
    pub(super) fn readings(&self) -> Vec<Reading> {
        let mut found = Vec::new();
        let (mut at, mut periodic) = (0, false);
        while at < self.tokens.len() {
            match self.what(at) {
                Some(What::Phrase(Role::Periodic)) => periodic = true,
                Some(What::Mark(';' | '.' | '\n')) => periodic = false,
                _ => {}
            }
            match self.reading_at(at, periodic) {
                Some(reading) => {
                    at = reading.tokens.end.max(at + 1);
                    found.extend(self.apart(reading));
                }
                None => at += 1,
            }
        }
        found
    }

    /// `định kỳ 6 tháng, 1 năm` as two: what recurs in several units, no day being said for them.
    pub(super) fn apart(&self, reading: Reading) -> Vec<Reading> {
        let plain = |found: &&Recurrence| {
            let dated =
                found.weekday.is_some() || !found.months.is_empty() || !found.days.is_empty();
            found.units.len() > 1 && !dated && reading.time.is_none() && reading.condition.is_none()
        };
        let Some(all) = reading.recurrence.as_ref().filter(plain) else { return vec![reading] };
        let counted = |at: &usize| self.what(*at).and_then(What::counted).is_some();
        let places: Vec<usize> = reading.tokens.clone().filter(counted).collect();
        if places.len() != all.units.len() {
            return vec![reading];
        }
        let part = |n: usize| Reading {
            tokens: if n == 0 { reading.tokens.start } else { places[n] }
                ..if n + 1 == places.len() { reading.tokens.end } else { places[n] + 1 },
            recurrence: Some(Recurrence { units: vec![all.units[n]], ..Recurrence::default() }),
            ..reading.clone()
        };
        (0..places.len()).map(part).collect()
    }

    pub(super) fn what(&self, at: usize) -> Option<&What> {
        self.tokens.get(at).map(|token| &token.what)
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.what(at), Some(What::Mark(mark)) if marks.contains(mark))
    }

    pub(super) fn role(&self, at: usize) -> Option<Role> {
        match self.what(at) {
            Some(What::Phrase(role)) => Some(*role),
            _ => None,
        }
    }

    pub(super) fn printed(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.key[token.at.clone()])
    }

    /// `at`, or the token after it where it is one of `marks`.
    pub(super) fn past(&self, at: usize, marks: &[char]) -> usize {
        at + usize::from(self.is_mark(at, marks))
    }

    pub(super) fn openers(&self, at: usize) -> Openers {
        let mut found = Openers { roles: Vec::new(), start: at, core: at, clock: false };
        for _ in 0..8 {
            let next = found.core;
            match self.what(next) {
                Some(What::Phrase(role)) if opens(*role) => {
                    found.roles.push(*role);
                    found.core += 1;
                }
                Some(What::Mark(':')) if found.roles.last() == Some(&Role::Finish) => {
                    found.core += 1;
                }
                Some(What::Clock) => {
                    found.clock = true;
                    found.core = self.past(next + 1, &[',']);
                    // "Trước 11 giờ và 17 giờ hằng ngày".
                    if self.is_mark(next + 1, &['+']) && self.what(next + 2) == Some(&What::Clock) {
                        found.core = next + 2;
                    }
                }
                Some(What::Weekday(_)) if self.dated_at(self.past(next + 1, &[',', '('])) => {
                    found.core = self.past(next + 1, &[',', '(']);
                }
                _ => break,
            }
            if found.roles.iter().all(|&role| role == Role::Finish) && !found.clock {
                found.start = found.core;
            }
        }
        found
    }

    pub(super) fn dated_at(&self, at: usize) -> bool {
        matches!(self.what(at), Some(What::Time(_)))
    }

    pub(super) fn reading_at(&self, at: usize, periodic: bool) -> Option<Reading> {
        let openers = self.openers(at);
        let core = openers.core;
        let mut reading = match self.what(core)? {
            What::Time(time) => self.dated(*time, &openers),
            What::Days(_) | What::Weekday(_) => self.days_first(&openers),
            What::Every(..) => self.recurring(&openers, core),
            What::Unit(_) | What::Amount(..) if periodic => self.recurring(&openers, core),
            What::Amount(..) => self.lasting(&openers),
            What::Unit(Unit::Year) => self.this_year(&openers),
            What::Phrase(_) => self.phrased(&openers),
            What::Word | What::Unit(_) | What::Mark(_) | What::Clock => self.after(&openers),
        }?;
        if reading.roles.is_empty() {
            reading.roles = openers.roles;
        }
        Some(reading)
    }

    /// `kết thúc ⟦trước ngày 31/12/2026⟧`: a day by which, and no event.
    fn ends_by(&self, at: usize) -> bool {
        let openers = self.openers(at);
        let limited = openers.has(Role::Before) || openers.has(Role::By);
        limited && self.dated_at(openers.core)
    }

    pub(super) fn phrased(&self, openers: &Openers) -> Option<Reading> {
        let Openers { start, core: at, .. } = *openers;
        match self.role(at) {
            Some(Role::Continuous) => Some(self.continuous(start, at)),
            Some(Role::After) => Some(self.until(DeadlineKind::Event, start, at)),
            Some(Role::Event | Role::Since) if self.whole && !self.ends_by(at + 1) => {
                Some(self.until(DeadlineKind::Event, start, at))
            }
            Some(Role::Roadmap) if self.whole => Some(self.until(DeadlineKind::Roadmap, start, at)),
            Some(Role::Adhoc) => self.adhoc(at),
            Some(Role::Periodic) => self.periodic(openers),
            _ => None,
        }
    }
}

/// Whether a word of time stands in front of a time.
fn opens(role: Role) -> bool {
    use Role::{Before, By, Expected, Finish, From, In, To, Vague};
    [Before, By, To, In, Vague, From, Expected, Finish].contains(&role)
}
