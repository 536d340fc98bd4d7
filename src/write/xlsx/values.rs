//! A cell of a row → the value of a cell of the workbook: texts, numbers, days, truth values. Never a
//! formula.

use super::super::rows::{Cell, Kind};
use super::layout::Look;
use crate::data::Number;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'c> {
    /// Nothing.
    Empty,
    /// Text.
    Text(Cow<'c, str>),
    /// A day from March 1900 on.
    Day(Date),
    /// A number, and the decimals that it shows.
    Number(f64, u32),
    /// True or false.
    Flag(bool),
}

/// The value of `cell` in a column of this type and look.
pub(super) fn value<'c>(cell: &'c Cell<'_>, kind: Kind, look: Look) -> Value<'c> {
    match cell {
        Cell::Empty => Value::Empty,
        Cell::Flag(flag) => Value::Flag(*flag),
        Cell::Integer(number) => numeric(Decimal::from(*number)),
        Cell::Number(number) => numeric(number.decimal()),
        Cell::Text(text) => worded(text, kind, look),
    }
}

fn worded(text: &str, kind: Kind, look: Look) -> Value<'_> {
    let is_dated = kind == Kind::Date || look == Look::Day;
    let day = if is_dated { day(text) } else { None };
    match day {
        Some(day) => Value::Day(day),
        None if look == Look::List => Value::Text(Cow::Owned(text.replace(" | ", "; "))),
        None => Value::Text(Cow::Borrowed(text)),
    }
}

/// Workbooks begin in 1900, and their first two months are off by a day in half of the programs.
const FIRST: Date = Date::constant(1900, 3, 1);

/// The day that `text` names as `2026-05-08`; none before [`FIRST`].
fn day(text: &str) -> Option<Date> {
    let day: Date = (text.len() == "2026-05-08".len()).then(|| text.parse().ok()).flatten()?;
    (day >= FIRST).then_some(day)
}

/// Significant digits that a number of a workbook keeps.
const DIGITS: usize = 15;

/// A number as a number where a workbook keeps all its digits, else as text.
fn numeric(number: Decimal) -> Value<'static> {
    let number = Number::new(number).decimal();
    let printed = number.to_string();
    let digits = number.mantissa().unsigned_abs().to_string();
    let kept = digits.trim_end_matches('0').len() <= DIGITS;
    match printed.parse() {
        Ok(float) if kept => Value::Number(float, number.scale()),
        Ok(_) | Err(_) => Value::Text(Cow::Owned(printed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &Cell<'_>, kind: Kind, look: Look, expected: &Value<'_>) {
        assert_eq!(&value(cell, kind, look), expected, "{cell:?}");
    }

    #[test]
    fn days_are_days_from_1900_on() {
        let day = |text| Value::Day(str::parse(text).unwrap());
        let text = |text: &'static str| Value::Text(text.into());
        for (printed, expected) in [
            ("2026-05-08", day("2026-05-08")),
            ("1900-03-01", day("1900-03-01")),
            ("1900-02-28", text("1900-02-28")),
            ("1890-09-02", text("1890-09-02")),
            ("2026-05", text("2026-05")),
            ("2026-02-30", text("2026-02-30")),
        ] {
            check(&printed.into(), Kind::Date, Look::Centre, &expected);
            check(&printed.into(), Kind::String, Look::Day, &expected);
            check(&printed.into(), Kind::String, Look::Wrap, &text(printed));
        }
    }

    #[test]
    fn numbers_keep_their_digits_or_are_texts() {
        let number = |text: &str| Cell::Number(Number::new(text.parse().unwrap()));
        for (printed, expected) in [
            ("89.37", Value::Number(89.37, 2)),
            ("-2", Value::Number(-2.0, 0)),
            ("100.0", Value::Number(100.0, 0)),
            ("123456789012345", Value::Number(123_456_789_012_345.0, 0)),
            ("1200000000000000000", Value::Number(1.2e18, 0)),
            ("1234567890123456", Value::Text("1234567890123456".into())),
            ("0.1234567890123456", Value::Text("0.1234567890123456".into())),
        ] {
            check(&number(printed), Kind::Number, Look::Plain, &expected);
        }
        check(&Cell::Integer(7), Kind::Integer, Look::Plain, &Value::Number(7.0, 0));
        let most = Value::Text("18446744073709551615".into());
        check(&Cell::Integer(u64::MAX), Kind::Integer, Look::Plain, &most);
    }

    #[test]
    fn what_looks_like_something_else_stays_text() {
        for text in ["=1+1", "00123", "2026-05-08", "http://a.vn", "TRUE"] {
            check(&text.into(), Kind::String, Look::Wrap, &Value::Text(text.into()));
        }
        check(&"a | b".into(), Kind::String, Look::List, &Value::Text("a; b".into()));
        check(&"a | b".into(), Kind::String, Look::Wrap, &Value::Text("a | b".into()));
        check(&true.into(), Kind::Boolean, Look::Centre, &Value::Flag(true));
    }
}
