//! A time with its openers → a reading, with what follows it: `và duy trì thường xuyên`, `và các năm
//! tiếp theo`, `hằng năm`, the event or roadmap it depends on.

use super::readings::{Openers, Reader, Reading};
use super::recurrence::Recurrence;
use super::tokens::What;
use crate::data::DeadlineKind;
use crate::lang::date::Time;
use crate::lang::date::words::Role;

impl Reader<'_> {
    /// `trước ngày 08/5/2026`, `quý II/2026 và duy trì thường xuyên`, `từ năm 2026`.
    pub(super) fn dated(&self, time: Time, openers: &Openers) -> Option<Reading> {
        let bare = !time.named && openers.roles.is_empty();
        if bare && (!self.stands_alone(openers.core) || self.is_share(time, openers.core)) {
            return None;
        }
        if let Some(reading) = self.every_year(time, openers) {
            return Some(reading);
        }
        let (time, end) = self.range(self.school_year(time, openers), openers);
        let mut reading = Reading::new(kind_of(time, openers), openers.start..end);
        reading.time = Some(time);
        reading.before = openers.has(Role::Before) && !openers.clock;
        reading.expected = openers.has(Role::Expected);
        reading.roles.clone_from(&openers.roles);
        if !self.recur(&mut reading) {
            self.follow(&mut reading);
        }
        self.depend(&mut reading);
        Some(reading)
    }

    /// Whether figures alone can be a time here: at the start of a cell or of a part of it.
    pub(super) fn stands_alone(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return self.whole };
        self.whole && !matches!(self.what(before), Some(What::Word | What::Unit(_)))
    }

    /// `từ năm học 2026-2027`: one year of school, and from its first day on.
    fn school_year(&self, time: Time, openers: &Openers) -> Time {
        let from = openers.has(Role::From) && self.printed(openers.core).starts_with("năm học");
        if from { Time { to: time.from, ..time } } else { time }
    }

    /// Whether two figures that could be a day are a share of what follows or a part of a number: `4/4 điểm`,
    /// `1900 1234`.
    fn is_share(&self, time: Time, at: usize) -> bool {
        let word = self.what(at + 1) == Some(&What::Word);
        let figures = self.printed(at + 1).starts_with(|c: char| c.is_ascii_digit());
        word && (figures || (time.is_day() && !time.has_year()))
    }

    /// `time` and where it ends; `từ 8h00 ngày 01/6/2026 đến 17h00 ngày 05/6/2026` as a range.
    pub(super) fn range(&self, time: Time, openers: &Openers) -> (Time, usize) {
        let alone = (time, openers.core + 1);
        let next = self.openers(alone.1);
        let links = next.has(Role::To) || next.has(Role::By);
        match self.what(next.core) {
            Some(What::Time(last)) if openers.has(Role::From) && links => {
                let range = Time::range(time.from, last.to, time.named || last.named);
                range.map_or(alone, |range| (range, next.core + 1))
            }
            _ => alone,
        }
    }

    /// Takes in `hằng năm` after a period of a cell: it recurs in that period.
    pub(super) fn recur(&self, reading: &mut Reading) -> bool {
        let first = self.past(reading.tokens.end, &[',', '(', '-']);
        let lasts = matches!(reading.kind, DeadlineKind::Within | DeadlineKind::From);
        match self.what(first) {
            Some(What::Every(unit, every)) if self.whole && lasts => {
                let units = vec![(*unit, *every)];
                reading.recurrence = Some(Recurrence { units, ..Recurrence::default() });
                reading.kind = DeadlineKind::Recurring;
                reading.tokens.end = first + 1;
                self.close(first, reading);
                true
            }
            _ => false,
        }
    }

    /// Takes in `và duy trì thường xuyên` and `và các năm tiếp theo`.
    pub(super) fn follow(&self, reading: &mut Reading) {
        let marks: &[char] = if self.whole { &[',', '(', ';'] } else { &[',', '('] };
        let first = self.past(self.past(reading.tokens.end, marks), &['+']);
        let Some((end, role)) = self.upkeep(reading.tokens.end, first) else { return };
        let years = role == Role::Following && !reading.has(Role::Finish);
        if years && !reading.time.is_some_and(Time::has_year) {
            return;
        }
        if years {
            reading.kind = DeadlineKind::From;
        } else {
            reading.ongoing = true;
        }
        reading.tokens.end = end;
        self.close(first, reading);
    }

    /// What goes on after a time that ends at `end`, looked for from `first` on: where its words end,
    /// and whether it is the years after or the thing itself.
    pub(super) fn upkeep(&self, end: usize, first: usize) -> Option<(usize, Role)> {
        let linked = first > end;
        let by_and = self.is_mark(end, &['+']);
        let mut kept = None;
        for at in first..first + 8 {
            match self.what(at) {
                Some(What::Phrase(Role::Keep)) if self.whole || by_and => kept = Some(at + 1),
                Some(What::Phrase(Role::Following)) => return Some((at + 1, Role::Following)),
                Some(What::Phrase(Role::Continuous))
                    if kept.is_some() || (self.whole && linked) =>
                {
                    return Some((at + 1, Role::Continuous));
                }
                Some(What::Every(..)) if kept.is_some() => {
                    return Some((at + 1, Role::Continuous));
                }
                Some(What::Word) if linked && (self.whole || kept.is_some()) => {}
                Some(What::Mark('+' | ',')) if kept.is_some() => {}
                _ => break,
            }
        }
        kept.map(|end| (end, Role::Keep))
    }

    /// Takes in the parenthesis that closes one opened just before `first`.
    pub(super) fn close(&self, first: usize, reading: &mut Reading) {
        let end = reading.tokens.end;
        if end > first && self.is_mark(first.saturating_sub(1), &['(']) && self.is_mark(end, &[')'])
        {
            reading.tokens.end += 1;
        }
    }

    /// Takes in the event or roadmap that a time of a cell depends on.
    pub(super) fn depend(&self, reading: &mut Reading) {
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
