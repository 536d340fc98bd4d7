//! Numbers and spans of time → as a language writes them: `1.234,5` or `1,234.5`.

use super::terms::{Lang, term};
use crate::data::Number;
use jiff::civil::Date;

/// A number with its thousands apart.
pub(super) fn number(lang: Lang, number: Number) -> String {
    let text = number.to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = format!("{sign}{}", grouped(lang, digits));
    if let Some(fraction) = fraction {
        out.push_str(lang.pick(",", "."));
        out.push_str(fraction);
    }
    out
}

/// A count.
#[must_use]
pub fn count(lang: Lang, count: u64) -> String {
    grouped(lang, &count.to_string())
}

fn grouped(lang: Lang, digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(lang.pick(".", ","));
        }
        text.push(digit);
    }
    text
}

/// A number with its sign.
pub(super) fn signed(lang: Lang, of: Number) -> String {
    let sign = if of > Number::from(0) { "+" } else { "" };
    format!("{sign}{}", number(lang, of))
}

/// So many days or months.
fn so_many(lang: Lang, many: u64, unit: &str) -> String {
    let unit = if many == 1 { unit.to_owned() } else { format!("{unit}s") };
    format!("{} {}", count(lang, many), term(lang, "unit", &unit))
}

/// `muộn hơn 92 ngày (3 tháng)`: by how much a day moved; months where they are whole ones.
pub(super) fn moved(lang: Lang, days: i64, ends: Option<(Date, Date)>) -> String {
    let way = term(lang, "direction", if days < 0 { "earlier" } else { "later" });
    let by = so_many(lang, days.unsigned_abs(), "day");
    let months =
        ends.and_then(|(old, new)| months(old, new)).map(|many| so_many(lang, many, "month"));
    let months = months.map(|many| format!(" ({many})")).unwrap_or_default();
    match lang {
        Lang::Vi => format!("{way} {by}{months}"),
        Lang::En => format!("{by}{months} {way}"),
    }
}

/// Whole months from one day to another: between equal days of months, or between last days.
fn months(one: Date, other: Date) -> Option<u64> {
    let is_last = |day: Date| day == day.last_of_month();
    if one.day() != other.day() && !(is_last(one) && is_last(other)) {
        return None;
    }
    let at = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
    Some((at(other) - at(one)).unsigned_abs()).filter(|months| *months > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(printed: &str, vi: &str, en: &str) {
        let it = Number::new(printed.parse().unwrap());
        assert_eq!((number(Lang::Vi, it), number(Lang::En, it)), (vi.to_owned(), en.to_owned()));
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        check("1234.5", "1.234,5", "1,234.5");
        check("-1234567", "-1.234.567", "-1,234,567");
        check("999", "999", "999");
        check("0.05", "0,05", "0.05");
        assert_eq!(signed(Lang::Vi, Number::from(1200)), "+1.200");
        assert_eq!(signed(Lang::Vi, Number::from(-3)), "-3");
        assert_eq!(signed(Lang::Vi, Number::from(0)), "0");
    }

    #[test]
    fn days_are_told_with_their_months() {
        let june = date(2026, 6, 30);
        assert_eq!(
            moved(Lang::Vi, 184, Some((june, date(2026, 12, 31)))),
            "muộn hơn 184 ngày (6 tháng)"
        );
        assert_eq!(
            moved(Lang::En, 184, Some((june, date(2026, 12, 31)))),
            "184 days (6 months) later"
        );
        assert_eq!(moved(Lang::En, -1, Some((june, date(2026, 6, 29)))), "1 day earlier");
        assert_eq!(moved(Lang::En, 3, None), "3 days later");
        assert_eq!(months(date(2026, 1, 15), date(2025, 12, 15)), Some(1));
        assert_eq!(months(date(2026, 1, 15), date(2026, 2, 16)), None);
    }
}
