//! What goes on all the time or recurs → readings: `thường xuyên`, `định kỳ hằng quý`, `trước ngày
//! 30 tháng 11 hằng năm`.

use super::readings::{Openers, Reader, Reading};
use super::recurrence::Recurrence;
use super::tokens::What;
use super::units::Unit;
use crate::data::DeadlineKind;
use crate::lang::date::Time;
use crate::lang::date::words::Role;

/// Words between `hằng tuần` and the day of the week.
const WORDS_BEFORE_DAY: usize = 14;

impl Reader<'_> {
    /// `thường xuyên`, `thường xuyên, liên tục từ năm 2026`, `thường xuyên theo lộ trình …`.
    pub(super) fn continuous(&self, start: usize, at: usize) -> Reading {
        let mut end = at + 1;
        while self.role(self.past(end, &[',', '+'])) == Some(Role::Continuous) {
            end = self.past(end, &[',', '+']) + 1;
        }
        // "Thường xuyên, định kỳ": how often is not said.
        let next = self.past(end, &[',', '+', '/']);
        if self.role(next) == Some(Role::Periodic) && next + 1 == self.tokens.len() {
            end = next + 1;
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

    pub(super) fn periodic(&self, openers: &Openers) -> Option<Reading> {
        let next = openers.core + 1;
        let inner = self.openers(next);
        if matches!(self.what(inner.core), Some(What::Days(_) | What::Weekday(_))) {
            // "Định kỳ vào ngày 05 hằng tháng".
            return self.days_first(&Openers { start: openers.start, ..inner });
        }
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
    pub(super) fn recurring(&self, openers: &Openers, core: usize) -> Option<Reading> {
        let mut recurrence = Recurrence::default();
        let mut end = core;
        while let Some(unit) = self.counted(end) {
            recurrence.units.push(unit);
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
        reading.before |= openers.has(Role::Before) && !openers.clock;
        if self.whole {
            self.follow(&mut reading);
        }
        self.depend(&mut reading);
        Some(reading)
    }

    /// The months that `tháng cuối quý`, `tháng đầu quý sau` name.
    fn of_quarters(&self, at: usize) -> Option<Vec<i8>> {
        let known = [(Role::QuarterEnd, [3, 6, 9, 12]), (Role::QuarterStart, [1, 4, 7, 10])];
        let role = self.role(at)?;
        known.iter().find(|(known, _)| *known == role).map(|(_, months)| months.to_vec())
    }

    pub(super) fn counted(&self, at: usize) -> Option<(Unit, u32)> {
        self.what(at)?.counted()
    }

    /// The days or the years of a recurrence, where they follow it.
    pub(super) fn detail(&self, reading: &mut Reading, recurrence: &mut Recurrence) {
        let mut first = self.past(reading.tokens.end, &[',', '(', ':', '-']);
        if recurrence.units.as_slice() == [(Unit::Week, 1)] {
            first = self.before_weekday(first).unwrap_or(first);
        }
        let openers = self.openers(first);
        let mut end = openers.core + 1;
        match self.what(openers.core) {
            Some(What::Days(days)) => recurrence.days.clone_from(days),
            Some(What::Weekday(day)) => recurrence.weekday = Some(day),
            Some(What::Time(time)) if !time.has_year() => {
                recurrence.add(*time);
                end = self.more_days(end, recurrence);
            }
            Some(What::Time(time))
                if (time.named || openers.has(Role::From)) && !time.is_day() && self.whole =>
            {
                reading.time = Some(*time);
                reading.roles.clone_from(&openers.roles);
            }
            _ => return,
        }
        if let Some(months) = self.of_quarters(end) {
            recurrence.months = months;
            end += 1;
        }
        reading.before = openers.has(Role::Before) && !openers.clock;
        reading.tokens.end = end;
        self.close(first, reading);
    }

    /// Where the day of the week is opened that the words behind `hằng tuần` lead up to: `hằng tuần
    /// báo cáo ⟦vào⟧ thứ Sáu`.
    fn before_weekday(&self, from: usize) -> Option<usize> {
        let words = |at: &usize| matches!(self.what(*at), Some(What::Word | What::Mark('+')));
        let last = (from..).take_while(words).take(WORDS_BEFORE_DAY).last()? + 1;
        let day = self.openers(last).core;
        matches!(self.what(day), Some(What::Weekday(_))).then_some(last)
    }

    /// `vào ngày 15 và ngày 30 hằng tháng`, `trước ngày 20 tháng cuối quý`, `thứ sáu hằng tuần`.
    pub(super) fn days_first(&self, openers: &Openers) -> Option<Reading> {
        let mut recurrence = Recurrence::default();
        match self.what(openers.core) {
            Some(What::Days(days)) => recurrence.days.clone_from(days),
            Some(What::Weekday(day)) => recurrence.weekday = Some(day),
            _ => return None,
        }
        let mut end = openers.core + 1;
        if let Some(months) = self.of_quarters(end) {
            recurrence.units.push((Unit::Quarter, 1));
            recurrence.months = months;
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

    /// `trước ngày 30 tháng 11 hằng năm`, `15/6 và 15/12 hằng năm`.
    pub(super) fn every_year(&self, time: Time, openers: &Openers) -> Option<Reading> {
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
    pub(super) fn more_days(&self, mut end: usize, recurrence: &mut Recurrence) -> usize {
        for _ in 0..12 {
            if !self.is_mark(end, &[',', '+']) {
                break;
            }
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
}
