//! A cell → the value that the database keeps, of which nothing is lost.

use super::super::rows::{Cell, Kind};
use crate::data::Number;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rust_decimal::prelude::ToPrimitive;
use std::io;

/// The type of a column of `kind`. A decimal is what holds its digits: see [`of_number`].
pub(super) const fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::String | Kind::Date => "TEXT",
        Kind::Integer | Kind::Boolean => "INTEGER",
        Kind::Number => "ANY",
    }
}

/// The value of `cell`.
///
/// # Errors
/// Of a whole number beyond the 64 bits of the database; counts and sizes are never.
pub(super) fn value<'c>(cell: &'c Cell<'_>) -> io::Result<ToSqlOutput<'c>> {
    let value = match cell {
        Cell::Text(text) => return Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))),
        Cell::Empty => Value::Null,
        Cell::Integer(number) => Value::Integer(i64::try_from(*number).map_err(io::Error::other)?),
        Cell::Number(number) => of_number(*number),
        Cell::Flag(flag) => Value::Integer(i64::from(*flag)),
    };
    Ok(ToSqlOutput::Owned(value))
}

/// A whole number as one, a decimal as the floating-point number that prints the same digits, and as text where there
/// is none: more than about 15 digits.
fn of_number(number: Number) -> Value {
    if number.decimal().is_integer()
        && let Some(whole) = number.decimal().to_i64()
    {
        return Value::Integer(whole);
    }
    let digits = number.to_string();
    match digits.parse::<f64>() {
        Ok(float) if float.to_string() == digits => Value::Real(float),
        Ok(_) | Err(_) => Value::Text(digits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_digits() {
        for (digits, expected) in [
            ("0", Value::Integer(0)),
            ("-2", Value::Integer(-2)),
            ("9223372036854775807", Value::Integer(i64::MAX)),
            ("75.9602", Value::Real(75.9602)),
            ("0.1", Value::Real(0.1)),
            ("1234567890.12345", Value::Real(1_234_567_890.123_45)),
            ("0.1234567890123456789", Value::Text("0.1234567890123456789".to_owned())),
            ("9223372036854775809", Value::Text("9223372036854775809".to_owned())),
        ] {
            assert_eq!(of_number(Number::new(digits.parse().unwrap())), expected, "{digits}");
        }
    }
}
