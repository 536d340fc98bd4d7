//! Events, roadmaps and lengths of time → readings; where each of them ends.

use super::readings::{Openers, REACH, Reader, Reading};
use super::tokens::What;
use crate::data::DeadlineKind;
use crate::lang::date::words::Role;
use crate::lang::date::{Part, Point, Time};

impl Reader<'_> {
    /// End of the event or roadmap that begins at `from`.
    pub(super) fn phrase_end(&self, from: usize) -> usize {
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
    pub(super) fn holds_time(&self, at: usize) -> bool {
        (at + 1..at + REACH)
            .take_while(|&inside| !self.is_mark(inside, &[')']))
            .any(|inside| self.dated_at(inside))
    }

    /// Whether a deadline of its own begins at `at`.
    pub(super) fn timed(&self, at: usize) -> bool {
        let openers = self.openers(at);
        match self.what(openers.core) {
            Some(What::Time(time)) => time.named || !openers.roles.is_empty(),
            _ => false,
        }
    }

    /// An event or a roadmap, with the time in parentheses at which it is expected.
    pub(super) fn until(&self, kind: DeadlineKind, start: usize, from: usize) -> Reading {
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

    pub(super) fn adhoc(&self, at: usize) -> Option<Reading> {
        let next = self.past(at + 1, &[',', '(']);
        match self.role(next) {
            Some(Role::Event | Role::After) => {
                return Some(self.until(DeadlineKind::Event, at, next));
            }
            Some(Role::Roadmap) if self.whole => {
                return Some(self.until(DeadlineKind::Event, at, next));
            }
            _ => {}
        }
        self.whole.then(|| self.until(DeadlineKind::Event, at, at))
    }

    /// `trong vòng 15 ngày kể từ ngày …`, `05 ngày làm việc sau khi …`.
    pub(super) fn lasting(&self, openers: &Openers) -> Option<Reading> {
        let next = openers.core + 1;
        let part = self.openers(next);
        if let (Some(What::Time(time)), true) = (self.what(part.core), part.has(Role::Vague)) {
            let mut reading = Reading::new(DeadlineKind::Within, openers.start..part.core + 1);
            reading.time = Some(*time);
            reading.roles = [openers.roles.clone(), part.roles].concat();
            return Some(reading);
        }
        if let Some(reading) = self.spelled_out(openers) {
            return Some(reading);
        }
        let anchored =
            matches!(self.role(next), Some(Role::Since | Role::Event | Role::After | Role::From));
        let opened = [Role::In, Role::By, Role::Before, Role::From].iter().any(|&r| openers.has(r));
        (anchored || (self.whole && opened))
            .then(|| self.until(DeadlineKind::Event, openers.start, openers.core))
    }

    /// `Trong 5 năm (2021 - 2025)`: a length whose period stands behind it in parentheses.
    fn spelled_out(&self, openers: &Openers) -> Option<Reading> {
        let open = openers.core + 1;
        let (true, Some(What::Time(time))) = (self.is_mark(open, &['(']), self.what(open + 1))
        else {
            return None;
        };
        let period = self.whole && openers.has(Role::In) && self.is_mark(open + 2, &[')']);
        let mut reading = Reading::new(DeadlineKind::Within, openers.start..open + 3);
        reading.time = Some(*time);
        period.then_some(reading)
    }

    /// `trong năm`: a year that is not printed.
    pub(super) fn this_year(&self, openers: &Openers) -> Option<Reading> {
        if !self.whole || !openers.has(Role::In) {
            return self.after(openers);
        }
        let year = Point { year: None, part: Part::Year };
        let mut reading = Reading::new(DeadlineKind::Within, openers.start..openers.core + 1);
        reading.time = Some(Time { from: year, to: year, named: true });
        self.follow(&mut reading);
        Some(reading)
    }

    /// A year behind a name: `Tết Nguyên đán Bính Ngọ 2026`.
    fn is_year_of(&self, at: usize) -> bool {
        let bare = matches!(self.what(at), Some(What::Time(time)) if !time.named && time.has_year()
            && time.from.part == Part::Year);
        bare && at > 0 && self.what(at - 1) == Some(&What::Word)
    }

    /// `sau Đại hội …`, `trước Đại hội …`: in a cell without a time, an event.
    pub(super) fn after(&self, openers: &Openers) -> Option<Reading> {
        let near = openers.core..self.tokens.len().min(openers.core + REACH);
        let event = ["sau", "trước"].contains(&self.printed(openers.start))
            && matches!(openers.roles.as_slice(), [Role::From | Role::Before])
            && !near.clone().any(|at| self.dated_at(at) && !self.is_year_of(at));
        (event && self.whole).then(|| self.until(DeadlineKind::Event, openers.start, openers.core))
    }
}
