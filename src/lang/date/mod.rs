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

/// A stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day; `None` where its year is not printed.
    pub start: Option<Date>,
    /// Last day; `None` where its year is not printed.
    pub end: Option<Date>,
    /// EDTF.
    pub edtf: String,
}

/// The day that `text` is: `24/4/2026`, `08-05-2026`, `ngày 24 tháng 4 năm 2026.`; `None` if it is
/// anything else.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches(['.', ';', ',']).trim_end();
    let keyed = Keyed::of(text);
    let (end, day) = scan::day_at(keyed.key(), 0)?;
    day.ok().filter(|_| end == keyed.key().len())
}

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

/// The first of the [`days`] of a key, if a calendar has it.
#[must_use]
pub fn first_day(key: &str) -> Option<Date> {
    days(key).next()?.1.ok()
}

/// All periods of a running text that are printed with their noun (`quý II/2026`, `tháng 5`,
/// `6 tháng đầu năm 2026`) or as a range of years, in order. Days are none.
#[must_use]
pub fn find_periods(text: &str) -> Vec<(Range<usize>, Period)> {
    let keyed = Keyed::of(text);
    let times = times(&keyed).into_iter();
    times
        .filter(|(_, time)| time.named && !time.is_day())
        .filter_map(|(at, time)| Some((keyed.printed(at), period_of(time)?)))
        .collect()
}

/// The period that `text` is as a whole, also one of figures alone (`6/2025`, `2026`); a leading
/// `từ` or `trong` aside.
#[must_use]
pub fn period(text: &str) -> Option<Period> {
    let keyed = Keyed::of(text.trim().trim_end_matches('.').trim_end());
    let key = keyed.key();
    let opening = ["từ ", "trong ", "vào "].iter().find_map(|word| key.strip_prefix(word));
    let at = key.len() - opening.unwrap_or(key).len();
    let (end, time) = scan::time_at(key, at)?;
    (end == key.len()).then(|| period_of(time)).flatten()
}

fn period_of(time: Time) -> Option<Period> {
    Some(Period { start: time.start(), end: time.end(), edtf: time.edtf()? })
}

/// All times of a text, as bytes of its key.
pub(crate) fn times(keyed: &Keyed<'_>) -> Vec<(Range<usize>, Time)> {
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
