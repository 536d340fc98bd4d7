//! Dates and periods as Vietnamese documents print them → ISO 8601 and EDTF.
//!
//! Reads what is printed only: no year is ever guessed, two-figure years are no years, and what a
//! date means in its sentence (a deadline, the date of a cited paper) is for the recognizers.

mod patterns;
mod point;
mod report;
pub(crate) mod scan;
pub(crate) mod words;

pub use point::{NoSuchDay, Part, Point, Time};
pub use report::{ReportPeriod, period_of_report};
pub(crate) use scan::{day_at, time_at};

use super::keyed::Keyed;
use jiff::civil::Date;
use std::ops::Range;

/// All days that a key prints in full, in order, each with the bytes of its figures (`ngày` aside).
pub fn days(key: &str) -> impl Iterator<Item = (Range<usize>, Result<Date, NoSuchDay>)> + '_ {
    let mut free = 0;
    key.char_indices().filter_map(move |(at, _)| {
        let (end, day) = scan::day_at(key, at).filter(|_| at >= free)?;
        free = end;
        let noun = key[at..end].find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        Some((at + noun..end, day))
    })
}

/// An ISO day as it is printed in the country: `08/5/2026`.
#[must_use]
pub fn shown(iso: &str) -> String {
    let Ok(day) = iso.parse::<Date>() else { return iso.to_owned() };
    let month =
        if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{:02}/{month}/{}", day.day(), day.year())
}

/// Days from one ISO day to another; `None` where one of them is none.
///
/// ```
/// assert_eq!(congbao::lang::date::days_between("2026-04-30", "2026-05-15"), Some(15));
/// ```
#[must_use]
pub fn days_between(from: &str, to: &str) -> Option<i64> {
    let (from, to): (Date, Date) = (from.parse().ok()?, to.parse().ok()?);
    Some(i64::from((to - from).get_days()))
}

/// The first of the [`days`] of a key, if a calendar has it.
#[must_use]
pub fn first_day(key: &str) -> Option<Date> {
    days(key).next()?.1.ok()
}

/// All periods of a running text that are printed with their noun (`quý II/2026`, `tháng 5`,
/// `6 tháng đầu năm 2026`) or as a range of years, in order. Days are none.
#[must_use]
pub fn find_periods(text: &str) -> Vec<(Range<usize>, Time)> {
    let keyed = Keyed::of(text);
    let mut found = times(&keyed);
    found.retain(|(_, time)| time.named && !time.is_day() && time.exists());
    found.into_iter().map(|(at, time)| (keyed.printed(at), time)).collect()
}

/// All times of a text, as bytes of its key.
fn times(keyed: &Keyed<'_>) -> Vec<(Range<usize>, Time)> {
    let mut found = Vec::new();
    let mut free = 0;
    for (at, _) in keyed.key().char_indices() {
        if at < free {
            continue;
        }
        if let Some((end, time)) = scan::time_at(keyed.key(), at) {
            found.push((at..end, time));
            free = end;
        }
    }
    found
}

#[cfg(test)]
mod tests;
