//! Tokens → what they say of time: openers (`chậm nhất`), a core (a time, a recurrence, an event, a
//! roadmap) and what follows it (`và duy trì thường xuyên`, `(dự kiến quý II/2026)`).
//!
//! Does not judge whether what is said of time is a deadline; `cells` and `sentences` do.

use super::recurrence::Recurrence;
use super::tokens::{Token, Unit, What};
use crate::data::DeadlineKind;
use crate::lang::date::words::Role;
use crate::lang::date::{Part, Point, Time};
use std::ops::Range;

/// How many tokens are looked ahead for something that belongs to a reading.
const REACH: usize = 40;

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
struct Openers {
    roles: Vec<Role>,
    /// First token that is part of the time phrase.
    start: usize,
    core: usize,
    clock: bool,
}

impl Openers {
    fn has(&self, role: Role) -> bool {
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
                    found.push(reading);
                }
                None => at += 1,
            }
        }
        found
    }

    pub(super) fn what(&self, at: usize) -> Option<&What> {
        self.tokens.get(at).map(|token| &token.what)
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.what(at), Some(What::Mark(mark)) if marks.contains(mark))
    }

    fn role(&self, at: usize) -> Option<Role> {
        match self.what(at) {
            Some(What::Phrase(role)) => Some(*role),
            _ => None,
        }
    }

    fn printed(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.key[token.at.clone()])
    }

    /// `at`, or the token after it where it is one of `marks`.
    fn past(&self, at: usize, marks: &[char]) -> usize {
        at + usize::from(self.is_mark(at, marks))
    }

    fn openers(&self, at: usize) -> Openers {
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

    fn dated_at(&self, at: usize) -> bool {
        matches!(self.what(at), Some(What::Time(_)))
    }

    fn reading_at(&self, at: usize, periodic: bool) -> Option<Reading> {
        let openers = self.openers(at);
        let core = openers.core;
        let mut reading = match self.what(core)? {
            What::Time(time) => self.dated(*time, &openers),
            What::Days(_) | What::Weekday(_) => self.days_first(&openers),
            What::Every(..) => self.recurring(&openers, core),
            What::Unit(_) | What::Amount(..) if periodic => self.recurring(&openers, core),
            What::Amount(..) => self.lasting(&openers),
            What::Unit(Unit::Year) => self.this_year(&openers),
            What::Phrase(role) => self.phrased(*role, &openers),
            What::Word | What::Unit(_) | What::Mark(_) | What::Clock => self.after(&openers),
        }?;
        reading.roles.extend(openers.roles);
        Some(reading)
    }

    fn phrased(&self, role: Role, openers: &Openers) -> Option<Reading> {
        let at = openers.core;
        match role {
            Role::Continuous => Some(self.continuous(openers.start, at)),
            Role::After => Some(self.until(DeadlineKind::Event, openers.start, at)),
            Role::Event | Role::Since if self.whole => {
                Some(self.until(DeadlineKind::Event, openers.start, at))
            }
            Role::Roadmap if self.whole => {
                Some(self.until(DeadlineKind::Roadmap, openers.start, at))
            }
            Role::Adhoc => self.adhoc(at),
            Role::Periodic => self.periodic(openers),
            _ => None,
        }
    }

    /// `trước ngày 08/5/2026`, `quý II/2026 và duy trì thường xuyên`, `từ năm 2026`.
    fn dated(&self, time: Time, openers: &Openers) -> Option<Reading> {
        if !time.named && openers.roles.is_empty() && !self.stands_alone(openers.core) {
            return None;
        }
        if let Some(reading) = self.every_year(time, openers) {
            return Some(reading);
        }
        let mut reading = Reading::new(kind_of(time, openers), openers.start..openers.core + 1);
        reading.time = Some(time);
        reading.before = openers.has(Role::Before) && !openers.clock;
        reading.expected = openers.has(Role::Expected);
        self.follow(&mut reading);
        self.depend(&mut reading);
        Some(reading)
    }

    /// Whether figures alone can be a time here: at the start of a cell or of a part of it.
    fn stands_alone(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return self.whole };
        self.whole && !matches!(self.what(before), Some(What::Word | What::Unit(_)))
    }

    /// `trước ngày 30 tháng 11 hằng năm`, `15/6 và 15/12 hằng năm`.
    fn every_year(&self, time: Time, openers: &Openers) -> Option<Reading> {
        if time.has_year() {
            return None;
        }
        let mut recurrence = Recurrence::of(Unit::Year);
        recurrence.add(time);
        let end = self.more_days(openers.core + 1, &mut recurrence);
        let Some(What::Every(Unit::Year, _)) = self.what(end) else { return None };
        let mut reading = Reading::new(DeadlineKind::Recurring, openers.start..end + 1);
        reading.recurrence = Some(recurrence);
        reading.before = openers.has(Role::Before) && !openers.clock;
        self.depend(&mut reading);
        Some(reading)
    }

    /// Adds further days of the year that follow at `end`.
    fn more_days(&self, mut end: usize, recurrence: &mut Recurrence) -> usize {
        while self.is_mark(end, &[',', '+']) {
            let next = self.openers(end + 1);
            match self.what(next.core) {
                Some(What::Time(time)) if !time.has_year() => {
                    recurrence.add(*time);
                    end = next.core + 1;
                }
                _ => break,
            }
        }
        end
    }

    /// Takes in `và duy trì thường xuyên` and `và các năm tiếp theo`.
    fn follow(&self, reading: &mut Reading) {
        let first = self.past(self.past(reading.tokens.end, &[',', '(']), &['+']);
        let linked = first > reading.tokens.end;
        let by_and = self.is_mark(reading.tokens.end, &['+']);
        let mut kept = false;
        for at in first..first + 8 {
            let role = match self.what(at) {
                Some(What::Phrase(role)) => *role,
                Some(What::Every(..)) if kept => Role::Continuous,
                Some(What::Word) if linked && (self.whole || kept) => continue,
                Some(What::Mark('+' | ',')) if kept => continue,
                _ => break,
            };
            match role {
                Role::Keep if self.whole || by_and => {
                    kept = true;
                    reading.ongoing = true;
                    reading.tokens.end = at + 1;
                }
                Role::Continuous if kept || (self.whole && linked) => reading.ongoing = true,
                Role::Following if reading.time.is_some_and(Time::has_year) => {
                    reading.kind = DeadlineKind::From;
                    reading.ongoing = false;
                }
                _ => break,
            }
            reading.tokens.end = at + 1;
            if role != Role::Keep {
                break;
            }
        }
        self.close(first, reading);
    }

    /// Takes in the parenthesis that closes one opened just before `first`.
    fn close(&self, first: usize, reading: &mut Reading) {
        let end = reading.tokens.end;
        if end > first && self.is_mark(first.saturating_sub(1), &['(']) && self.is_mark(end, &[')'])
        {
            reading.tokens.end += 1;
        }
    }

    /// Takes in the event or roadmap that a time of a cell depends on.
    fn depend(&self, reading: &mut Reading) {
        let first = self.past(reading.tokens.end, &[',', '(', '-']);
        let depends = matches!(self.role(first), Some(Role::Event | Role::After | Role::Roadmap));
        if !self.whole || !depends || reading.condition.is_some() {
            return;
        }
        let end = self.phrase_end(first);
        reading.condition = Some(first..end);
        reading.tokens.end = end;
        self.close(first, reading);
    }

    /// End of the event or roadmap that begins at `from`.
    fn phrase_end(&self, from: usize) -> usize {
        let mut depth = 0_u32;
        for at in from + 1..self.tokens.len() {
            let stop = match self.what(at) {
                Some(What::Mark('(')) if !self.whole || self.holds_time(at) => depth == 0,
                Some(What::Mark('(')) => {
                    depth += 1;
                    false
                }
                Some(What::Mark(')')) => {
                    let outer = depth == 0;
                    depth = depth.saturating_sub(1);
                    outer
                }
                Some(What::Mark(';' | '.')) => depth == 0,
                Some(What::Phrase(Role::Before | Role::By)) => depth == 0 && self.timed(at),
                Some(What::Mark('\n' | ',' | '+' | '-')) if self.whole => {
                    depth == 0 && self.timed(at + 1)
                }
                Some(What::Mark('\n' | ',' | ':' | '"')) => !self.whole,
                Some(What::Mark('+')) => self.timed(at + 1),
                Some(What::Word) => {
                    !self.whole && ["để", "nhằm", "thì", "phải"].contains(&self.printed(at))
                }
                _ => false,
            };
            if stop {
                return at;
            }
        }
        self.tokens.len()
    }

    /// Whether a parenthesis that opens at `at` names a time.
    fn holds_time(&self, at: usize) -> bool {
        (at + 1..at + REACH)
            .take_while(|&inside| !self.is_mark(inside, &[')']))
            .any(|inside| self.dated_at(inside))
    }

    /// Whether a deadline of its own begins at `at`.
    fn timed(&self, at: usize) -> bool {
        let openers = self.openers(at);
        match self.what(openers.core) {
            Some(What::Time(time)) => time.named || !openers.roles.is_empty(),
            _ => false,
        }
    }

    /// An event or a roadmap, with the time in parentheses at which it is expected.
    fn until(&self, kind: DeadlineKind, start: usize, from: usize) -> Reading {
        let end = self.phrase_end(from);
        let mut reading = Reading::new(kind, start..end);
        reading.condition = Some(if kind == DeadlineKind::Event { start } else { from }..end);
        let opening = self.past(end, &['(', ',', '-']);
        let openers = self.openers(opening);
        let in_parentheses = self.is_mark(end, &['(']);
        if let Some(What::Time(time)) = self.what(openers.core)
            && self.whole
            && (in_parentheses || openers.has(Role::Expected))
        {
            reading.time = Some(*time);
            reading.expected = true;
            reading.tokens.end = self.past(openers.core + 1, &[')']);
        }
        reading
    }

    /// `thường xuyên`, `thường xuyên, liên tục từ năm 2026`, `thường xuyên theo lộ trình …`.
    fn continuous(&self, start: usize, at: usize) -> Reading {
        let mut end = at + 1;
        while self.role(self.past(end, &[',', '+'])) == Some(Role::Continuous) {
            end = self.past(end, &[',', '+']) + 1;
        }
        let mut reading = Reading::new(DeadlineKind::Continuous, start..end);
        let first = self.past(end, &[',', '(', '-']);
        let openers = self.openers(first);
        match self.what(openers.core) {
            Some(What::Time(time)) if time.named && self.whole => {
                reading.time = Some(*time);
                reading.roles = openers.roles;
                reading.tokens.end = openers.core + 1;
                self.close(first, &mut reading);
            }
            Some(What::Unit(Unit::Year)) if openers.has(Role::In) => {
                reading.tokens.end = openers.core + 1;
            }
            Some(What::Every(unit, every)) if self.whole => {
                let units = vec![(*unit, *every)];
                reading.recurrence = Some(Recurrence { units, ..Recurrence::default() });
                reading.tokens.end = openers.core + 1;
                self.close(first, &mut reading);
            }
            _ => {}
        }
        self.depend(&mut reading);
        reading
    }

    fn adhoc(&self, at: usize) -> Option<Reading> {
        let next = self.past(at + 1, &[',', '(']);
        if matches!(self.role(next), Some(Role::Event | Role::After | Role::Roadmap)) {
            return Some(self.until(DeadlineKind::Event, at, next));
        }
        self.whole.then(|| self.until(DeadlineKind::Event, at, at))
    }

    fn periodic(&self, openers: &Openers) -> Option<Reading> {
        let next = openers.core + 1;
        match self.what(next) {
            Some(What::Every(..) | What::Unit(_) | What::Amount(..)) => {
                self.recurring(openers, next)
            }
            Some(What::Mark('(' | ':')) => None,
            _ if self.whole => {
                let mut reading = Reading::new(DeadlineKind::Recurring, openers.start..next);
                self.depend(&mut reading);
                Some(reading)
            }
            _ => None,
        }
    }

    /// `hằng năm`, `định kỳ 6 tháng, hằng năm`, `hằng tháng (trước ngày 10)`.
    fn recurring(&self, openers: &Openers, core: usize) -> Option<Reading> {
        let mut recurrence = Recurrence::default();
        let mut end = core;
        while let Some(What::Every(unit, every) | What::Amount(unit, every)) = self.counted(end) {
            recurrence.units.push((unit, every));
            end += 1;
            let next = self.past(end, &[',', '+', '/']);
            if next == end || self.counted(next).is_none() {
                break;
            }
            end = next;
        }
        if recurrence.units.is_empty() {
            return None;
        }
        let mut reading = Reading::new(DeadlineKind::Recurring, openers.start..end);
        self.detail(&mut reading, &mut recurrence);
        reading.recurrence = Some(recurrence);
        reading.before |= openers.has(Role::Before);
        if self.whole {
            self.follow(&mut reading);
        }
        self.depend(&mut reading);
        Some(reading)
    }

    /// A unit as a recurrence of it.
    fn counted(&self, at: usize) -> Option<What> {
        match self.what(at)? {
            What::Unit(unit) => Some(What::Every(*unit, 1)),
            found @ (What::Every(..) | What::Amount(..)) => Some(found.clone()),
            _ => None,
        }
    }

    /// The days or the years of a recurrence, where they follow it.
    fn detail(&self, reading: &mut Reading, recurrence: &mut Recurrence) {
        let first = self.past(reading.tokens.end, &[',', '(', ':', '-']);
        let openers = self.openers(first);
        let mut end = openers.core + 1;
        match self.what(openers.core) {
            Some(What::Days(days)) => recurrence.days.clone_from(days),
            Some(What::Weekday(day)) => recurrence.weekday = Some(day),
            Some(What::Time(time)) if !time.has_year() => {
                recurrence.add(*time);
                end = self.more_days(end, recurrence);
            }
            Some(What::Time(time)) if time.named && !time.is_day() && self.whole => {
                reading.time = Some(*time);
            }
            _ => return,
        }
        if self.role(end) == Some(Role::QuarterEnd) {
            recurrence.months = vec![3, 6, 9, 12];
            end += 1;
        }
        reading.before = openers.has(Role::Before) && !openers.clock;
        reading.tokens.end = end;
        self.close(first, reading);
    }

    /// `vào ngày 15 và ngày 30 hằng tháng`, `trước ngày 20 tháng cuối quý`, `thứ sáu hằng tuần`.
    fn days_first(&self, openers: &Openers) -> Option<Reading> {
        let mut recurrence = Recurrence::default();
        match self.what(openers.core)? {
            What::Days(days) => recurrence.days.clone_from(days),
            What::Weekday(day) => recurrence.weekday = Some(day),
            _ => return None,
        }
        let mut end = openers.core + 1;
        if self.role(end) == Some(Role::QuarterEnd) {
            recurrence.units.push((Unit::Quarter, 1));
            recurrence.months = vec![3, 6, 9, 12];
            end += 1;
        }
        let next = self.past(end, &[',']) + usize::from(self.printed(end) == "của");
        if let Some(What::Every(unit, every)) = self.what(next) {
            recurrence.units.push((*unit, *every));
            end = next + 1;
        }
        let fits = match (recurrence.units.first()?.0, recurrence.weekday) {
            (unit, Some(_)) => unit == Unit::Week,
            (unit, None) => unit >= Unit::Month,
        };
        let mut reading = Reading::new(DeadlineKind::Recurring, openers.start..end);
        reading.recurrence = Some(recurrence);
        reading.before = openers.has(Role::Before) && !openers.clock;
        self.depend(&mut reading);
        fits.then_some(reading)
    }

    /// `trong vòng 15 ngày kể từ ngày …`, `05 ngày làm việc sau khi …`.
    fn lasting(&self, openers: &Openers) -> Option<Reading> {
        let next = openers.core + 1;
        let anchored =
            matches!(self.role(next), Some(Role::Since | Role::Event | Role::After | Role::From));
        let opened = [Role::In, Role::By, Role::Before, Role::From].iter().any(|&r| openers.has(r));
        (anchored || (self.whole && opened))
            .then(|| self.until(DeadlineKind::Event, openers.start, openers.core))
    }

    /// `trong năm`: a year that is not printed.
    fn this_year(&self, openers: &Openers) -> Option<Reading> {
        if !self.whole || !openers.has(Role::In) {
            return self.after(openers);
        }
        let year = Point { year: None, part: Part::Year };
        let mut reading = Reading::new(DeadlineKind::Within, openers.start..openers.core + 1);
        reading.time = Some(Time { from: year, to: year, named: true });
        self.follow(&mut reading);
        Some(reading)
    }

    /// `sau Đại hội …`: in a cell, an event.
    fn after(&self, openers: &Openers) -> Option<Reading> {
        let after = openers.roles.as_slice() == [Role::From] && self.whole;
        (after && self.printed(openers.start) == "sau")
            .then(|| self.until(DeadlineKind::Event, openers.start, openers.core))
    }
}

/// Whether a word of time stands in front of a time.
fn opens(role: Role) -> bool {
    use Role::{Before, By, Expected, Finish, From, In, To, Vague};
    [Before, By, To, In, Vague, From, Expected, Finish].contains(&role)
}

fn kind_of(time: Time, openers: &Openers) -> DeadlineKind {
    let by = [Role::Before, Role::By, Role::To].iter().any(|&role| openers.has(role));
    let one_day = time.is_day() && !openers.has(Role::In);
    if by {
        DeadlineKind::By
    } else if openers.has(Role::From) && time.from == time.to {
        DeadlineKind::From
    } else if one_day {
        DeadlineKind::By
    } else {
        DeadlineKind::Within
    }
}
