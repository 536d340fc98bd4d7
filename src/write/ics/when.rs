//! A deadline and the day of its document → the days a calendar shows. A day that is not printed is
//! not made up: a rule without one gives the periods in which the work recurs.

use crate::data::Deadline;
use jiff::civil::{Date, Weekday};

/// The days of a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// By a last day, from a first one where it is printed.
    By(Option<Date>, Date),
    /// From a day on.
    From(Date),
    /// On the days of a rule, of which this is the first.
    Days(Date, String),
    /// In each period of a rule, the first of which begins on this day.
    Periods(Date, String),
    /// No day is known.
    Open,
}

impl When {
    /// The days of `deadline`, counted from the day of its document where the text does not say from
    /// when on.
    pub(super) fn of(deadline: &Deadline, document: Option<Date>) -> Self {
        let (start, end) = (day(deadline.start.as_deref()), day(deadline.end.as_deref()));
        match (&deadline.rrule, start, end) {
            (Some(rule), ..) => Self::recurring(rule, start.max(document), end),
            (None, _, Some(end)) => Self::By(start, end),
            (None, Some(start), None) => Self::From(start),
            (None, None, None) => Self::Open,
        }
    }

    fn recurring(printed: &str, from: Option<Date>, until: Option<Date>) -> Self {
        let rule = Rule::read(printed);
        let Some((rule, from)) = rule.zip(from) else { return Self::Open };
        let Some(first) = rule.first(from) else { return Self::Open };
        if until.is_some_and(|until| until < first) {
            return Self::Open;
        }
        let until = until.map(|until| format!(";UNTIL={}", basic(until))).unwrap_or_default();
        let printed = format!("{printed}{until}");
        if rule.has_days() { Self::Days(first, printed) } else { Self::Periods(first, printed) }
    }
}

/// An ISO day.
pub(super) fn day(iso: Option<&str>) -> Option<Date> {
    iso?.parse().ok()
}

/// A day as calendars write it: `20260508`.
pub(super) fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// How often something recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Day,
    Week,
    Month,
    Year,
}

/// A recurrence rule, as far as this program makes them.
#[derive(Debug, PartialEq, Eq)]
struct Rule {
    frequency: Frequency,
    interval: i8,
    months: Vec<i8>,
    days: Vec<i8>,
    weekdays: Vec<Weekday>,
}

/// Days among which one that a rule names must be: `29/2` comes again after eight years at the latest.
const REACH: usize = 366 * 9;

impl Rule {
    /// `None` of a rule that cannot be counted in days, and of one that names a day but leaves open in
    /// which month or year (`ngày 15` of every quarter).
    fn read(printed: &str) -> Option<Self> {
        let mut rule = Self {
            frequency: Frequency::Day,
            interval: 1,
            months: Vec::new(),
            days: Vec::new(),
            weekdays: Vec::new(),
        };
        for part in printed.split(';') {
            let (name, value) = part.split_once('=')?;
            match name {
                "FREQ" => rule.frequency = frequency(value)?,
                "INTERVAL" => rule.interval = value.parse().ok()?,
                "BYMONTH" => rule.months = numbers(value)?,
                "BYMONTHDAY" => rule.days = numbers(value)?,
                "BYDAY" => rule.weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
                _ => return None,
            }
        }
        (rule.interval == 1 || (rule.interval > 1 && !rule.has_days())).then_some(rule)
    }

    /// Whether it says on which days.
    fn has_days(&self) -> bool {
        !(self.days.is_empty() && self.weekdays.is_empty())
    }

    /// Its first day on or behind `from`; without days the first day of a period.
    fn first(&self, from: Date) -> Option<Date> {
        from.series(jiff::Span::new().days(1)).take(REACH).find(|day| self.is_of(*day))
    }

    fn is_of(&self, day: Date) -> bool {
        let is_in = |wanted: &[i8], it: i8| wanted.is_empty() || wanted.contains(&it);
        let is_month = is_in(&self.months, day.month());
        if self.has_days() {
            let is_weekday = self.weekdays.is_empty() || self.weekdays.contains(&day.weekday());
            return is_month && is_in(&self.days, day.day()) && is_weekday;
        }
        is_month && self.begins(day)
    }

    /// Whether a period begins on `day`: a week on Monday; a month, a quarter, a half-year or a year on
    /// the day it begins in every year.
    fn begins(&self, day: Date) -> bool {
        let behind = day.month() - 1;
        match self.frequency {
            Frequency::Day => true,
            Frequency::Week => day.weekday() == Weekday::Monday,
            Frequency::Month if 12 % self.interval == 0 => {
                day.day() == 1 && behind % self.interval == 0
            }
            Frequency::Month => day.day() == 1,
            Frequency::Year => day.day() == 1 && (!self.months.is_empty() || behind == 0),
        }
    }
}

fn frequency(name: &str) -> Option<Frequency> {
    match name {
        "DAILY" => Some(Frequency::Day),
        "WEEKLY" => Some(Frequency::Week),
        "MONTHLY" => Some(Frequency::Month),
        "YEARLY" => Some(Frequency::Year),
        _ => None,
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let at = names.iter().position(|known| *known == name)?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

fn numbers(listed: &str) -> Option<Vec<i8>> {
    listed.split(',').map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests;
