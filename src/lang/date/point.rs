//! Parts of the calendar (a day, month, quarter, half, year, with or without the year printed) →
//! first and last days and EDTF. Reads no text, and never guesses a year.

use jiff::civil::Date;

/// A day that no calendar has, such as 31/02/2026; the caller reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchDay {
    /// Year as printed.
    pub year: i16,
    /// Month as printed.
    pub month: i8,
    /// Day as printed.
    pub day: i8,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Year,
    /// Half 1 or 2.
    Half(i8),
    /// Quarter 1 to 4.
    Quarter(i8),
    /// Month 1 to 12.
    Month(i8),
    /// A day, which the calendar may not have.
    Day {
        /// Month as printed.
        month: i8,
        /// Day of the month as printed.
        day: i8,
    },
}

/// A part of a year that may be printed (`15/12/2026`) or not (`15/12`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The year, where printed.
    pub year: Option<i16>,
    /// Which part of it.
    pub part: Part,
}

impl Point {
    /// The whole of `year`.
    #[must_use]
    pub const fn of_year(year: i16) -> Self {
        Self { year: Some(year), part: Part::Year }
    }

    /// A day; the calendar may not have it.
    #[must_use]
    pub const fn of_day(year: Option<i16>, month: i8, day: i8) -> Self {
        Self { year, part: Part::Day { month, day } }
    }

    /// Whether it is a single day.
    #[must_use]
    pub const fn is_day(self) -> bool {
        matches!(self.part, Part::Day { .. })
    }

    /// First and last month.
    #[must_use]
    pub const fn months(self) -> (i8, i8) {
        match self.part {
            Part::Year => (1, 12),
            Part::Half(half) => (half * 6 - 5, half * 6),
            Part::Quarter(quarter) => (quarter * 3 - 2, quarter * 3),
            Part::Month(month) | Part::Day { month, .. } => (month, month),
        }
    }

    /// First day; `None` without a year or for a day that no calendar has.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        let day = if let Part::Day { day, .. } = self.part { day } else { 1 };
        Date::new(self.year?, self.months().0, day).ok()
    }

    /// Last day; `None` as for [`Point::first_day`].
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        if self.is_day() {
            return self.first_day();
        }
        Date::new(self.year?, self.months().1, 1).ok().map(Date::last_of_month)
    }

    /// Whether a calendar has it; without a year, whether the calendar of some year has.
    #[must_use]
    pub fn exists(self) -> bool {
        const LEAP: i16 = 2024;
        let year = Some(self.year.unwrap_or(LEAP));
        Self { year, ..self }.first_day().is_some()
    }

    /// EDTF: `2026`, `2026-40` (half), `2026-34` (quarter), `2026-05`, `2026-05-08`, `XXXX-12-15`.
    #[must_use]
    pub fn edtf(self) -> String {
        let year = self.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        match self.part {
            Part::Year => year,
            Part::Half(half) => format!("{year}-{}", 39 + half),
            Part::Quarter(quarter) => format!("{year}-{}", 32 + quarter),
            Part::Month(month) => format!("{year}-{month:02}"),
            Part::Day { month, day } => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// Place within its year, for comparing two points.
    pub(super) const fn order(self) -> (i8, i8) {
        let day = if let Part::Day { day, .. } = self.part { day } else { 1 };
        (self.months().0, day)
    }

    /// Whether `next` is the part of the same size right after this one.
    pub(super) fn is_before(self, next: Self) -> bool {
        let alike = std::mem::discriminant(&self.part) == std::mem::discriminant(&next.part);
        let follows = || self.last_day()?.tomorrow().ok();
        alike && next.first_day().is_some() && follows() == next.first_day()
    }
}

/// A time as printed: a point, or all from one point to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
    /// Printed with its noun or in full (`quý II`, `năm 2026`, `08/5/2026`), so that it cannot be a
    /// ratio or a number (`3/5`, `2026`).
    pub named: bool,
}

impl Time {
    /// One point.
    pub(super) const fn at(point: Point, named: bool) -> Self {
        Self { from: point, to: point, named }
    }

    /// From one point to another, a year printed at one of them only being that of both, where
    /// their order in the year allows it (`tháng 5 đến tháng 8/2026`). `None` if it runs backwards.
    pub(crate) fn range(from: Point, to: Point, named: bool) -> Option<Self> {
        let forward = from.order() <= to.order();
        let shared = from.year.or(to.year).filter(|_| forward);
        let (from, to) = (
            Point { year: from.year.or(shared), ..from },
            Point { year: to.year.or(shared), ..to },
        );
        let backward = match (from.year, to.year) {
            (Some(first), Some(last)) => last < first || (first == last && !forward),
            _ => false,
        };
        (!backward).then_some(Self { from, to, named })
    }

    /// Whether it is one day.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.from == self.to && self.from.is_day()
    }

    /// Whether it is printed in full: no number that may be a ratio, the year of both ends known,
    /// both ends in the calendar.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.named && self.from.year.is_some() && self.to.year.is_some() && self.exists()
    }

    /// Whether its year is printed.
    #[must_use]
    pub const fn has_year(self) -> bool {
        self.from.year.is_some() || self.to.year.is_some()
    }

    /// Whether a calendar has both its ends.
    #[must_use]
    pub fn exists(self) -> bool {
        self.from.exists() && self.to.exists()
    }

    /// First day.
    #[must_use]
    pub fn start(self) -> Option<Date> {
        self.from.first_day()
    }

    /// Last day.
    #[must_use]
    pub fn end(self) -> Option<Date> {
        self.to.last_day()
    }

    /// EDTF, a range as `from/to`; `None` for a day that no calendar has.
    #[must_use]
    pub fn edtf(self) -> Option<String> {
        if !self.exists() {
            return None;
        }
        let from = self.from.edtf();
        Some(if self.from == self.to { from } else { format!("{from}/{}", self.to.edtf()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_year_have_days_and_edtf() {
        for (part, edtf, first, last) in [
            (Part::Year, "2024", "2024-01-01", "2024-12-31"),
            (Part::Half(2), "2024-41", "2024-07-01", "2024-12-31"),
            (Part::Quarter(1), "2024-33", "2024-01-01", "2024-03-31"),
            (Part::Month(2), "2024-02", "2024-02-01", "2024-02-29"),
            (Part::Day { month: 2, day: 29 }, "2024-02-29", "2024-02-29", "2024-02-29"),
        ] {
            let point = Point { year: Some(2024), part };
            assert_eq!(point.edtf(), edtf);
            assert_eq!(point.first_day().unwrap().to_string(), first);
            assert_eq!(point.last_day().unwrap().to_string(), last);
        }
    }

    #[test]
    fn a_year_is_shared_only_where_the_order_allows_it() {
        let month = |year, month| Point { year, part: Part::Month(month) };
        let edtf = |from, to| Time::range(from, to, true).and_then(Time::edtf);
        assert_eq!(edtf(month(None, 5), month(Some(2026), 8)).unwrap(), "2026-05/2026-08");
        assert_eq!(edtf(month(None, 11), month(Some(2026), 2)).unwrap(), "XXXX-11/2026-02");
        assert_eq!(edtf(month(Some(2026), 8), month(Some(2026), 5)), None);
    }
}
