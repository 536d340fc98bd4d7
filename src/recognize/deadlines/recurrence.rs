//! Units and days of a recurrence → an RFC 5545 rule. Fixes nothing that is not printed.

use super::units::Unit;
use crate::lang::date::{Part, Time};

/// When something recurs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Recurrence {
    /// `hằng tháng, hằng quý`: all units printed, with how many of them lie between.
    pub(super) units: Vec<(Unit, u32)>,
    pub(super) months: Vec<i8>,
    pub(super) days: Vec<i8>,
    pub(super) weekday: Option<&'static str>,
}

impl Recurrence {
    pub(super) fn of(unit: Unit) -> Self {
        Self { units: vec![(unit, 1)], ..Self::default() }
    }

    /// Adds a part of the year (`30/11`, `tháng 12`, `quý I`). Days of several months go together
    /// only where they are the same (`15/6 và 15/12`); else the rule names neither.
    pub(super) fn add(&mut self, time: Time) {
        let (first, _) = time.from.months();
        let (_, last) = time.to.months();
        if let (Part::Day { day, .. }, true) = (time.from.part, time.is_day()) {
            if self.months.is_empty() || self.days == [day] {
                self.days = vec![day];
            } else {
                (self.months, self.days) = (Vec::new(), Vec::new());
                return;
            }
        }
        self.months.extend(first..=last);
    }

    /// The rule; `None` where the text does not fix one (`2 lần/năm`).
    pub(super) fn rule(&self) -> Option<String> {
        let &(unit, every) = self.units.iter().min_by_key(|(unit, every)| unit.days() * every)?;
        let mut rule = match (self.months.is_empty(), unit) {
            _ if every == 0 => return None,
            (false, _) | (true, Unit::Year) => frequency("YEARLY", every_year(unit, every)),
            (true, Unit::Quarter) => frequency("MONTHLY", every * 3),
            (true, Unit::Month) => frequency("MONTHLY", every),
            (true, Unit::Week) => frequency("WEEKLY", every),
            (true, Unit::Day) => frequency("DAILY", every),
            (true, Unit::Hour) => frequency("HOURLY", every),
        };
        let dated = !self.months.is_empty() || matches!(unit, Unit::Month | Unit::Quarter);
        push(&mut rule, "BYMONTH", &self.months);
        push(&mut rule, "BYMONTHDAY", if dated { &self.days } else { &[] });
        if let (Some(weekday), Unit::Week) = (self.weekday, unit) {
            rule.push_str(";BYDAY=");
            rule.push_str(weekday);
        }
        Some(rule)
    }
}

/// A rule with months printed recurs every year, whatever its unit (`6 tháng, ngày 10 tháng 6`).
fn every_year(unit: Unit, every: u32) -> u32 {
    if unit == Unit::Year { every } else { 1 }
}

fn frequency(name: &str, interval: u32) -> String {
    if interval == 1 { format!("FREQ={name}") } else { format!("FREQ={name};INTERVAL={interval}") }
}

fn push(rule: &mut String, name: &str, numbers: &[i8]) {
    if !numbers.is_empty() {
        let listed: Vec<String> = numbers.iter().map(i8::to_string).collect();
        *rule = format!("{rule};{name}={}", listed.join(","));
    }
}
