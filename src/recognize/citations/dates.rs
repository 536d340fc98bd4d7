//! `ngày 28/02/2024`, `ngày 30 tháng 3 năm 2022` → ISO dates. Reads no periods and guesses no year.

use crate::lang::keyed::key_pattern;
use jiff::civil::Date;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A day of the calendar, day, month and year as groups.
pub(super) const DAY: &str = concat!(
    r"(?<d>\d{1,2})\s*(?:[/.-]\s*(?<m>\d{1,2})\s*[/.-]\s*|\s*tháng\s+(?<mm>\d{1,2})\s*,?\s*năm\s+)",
    r"(?<y>\d{4})\b"
);

static ANY: LazyLock<Regex> = LazyLock::new(|| key_pattern(&format!(r"\b{DAY}")));

/// A day and where it stands in the key that was searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::recognize) struct Day {
    /// The day; `None` for one that no calendar has.
    pub(in crate::recognize) date: Option<Date>,
    /// Bytes of the key.
    pub(in crate::recognize) at: std::ops::Range<usize>,
}

/// The first day in a key.
pub(in crate::recognize) fn day(key: &str) -> Option<Day> {
    let caps = ANY.captures(key)?;
    Some(Day { date: date_of(&caps), at: caps.get(0)?.range() })
}

/// The day of a match of [`DAY`].
pub(super) fn date_of(caps: &Captures<'_>) -> Option<Date> {
    let number = |name: &str| caps.name(name).map(|found| found.as_str());
    let day = number("d")?.parse().ok()?;
    let month = number("m").or_else(|| number("mm"))?.parse().ok()?;
    Date::new(number("y")?.parse().ok()?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fold;

    #[test]
    fn both_spellings_are_read() {
        for (printed, iso) in [
            ("ngày 28/02/2024 của", Some("2024-02-28")),
            ("Ngày 30 tháng 3 năm 2022", Some("2022-03-30")),
            ("ngày 07.3.2024", Some("2024-03-07")),
            ("31/02/2024", None),
            ("24/7 và 3/5", None),
        ] {
            let found = day(&fold::key(printed)).and_then(|day| day.date);
            assert_eq!(found.map(|date| date.to_string()).as_deref(), iso, "{printed}");
        }
    }
}
