//! A value of a record → the cell of a row. Does not quote or escape: that is each format's own.

use crate::data::{FieldSpans, Number, Span};
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is printed.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(u64),
    /// An exact decimal.
    Number(Number),
    /// True or false.
    Flag(bool),
}

impl Cell<'_> {
    /// The cell as text; nothing is the empty text.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<u64> for Cell<'_> {
    fn from(number: u64) -> Self {
        Self::Integer(number)
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Self::Integer(number as u64)
    }
}

impl From<Number> for Cell<'_> {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A text of our own making; the empty one is no value.
pub(super) fn made(text: String) -> Cell<'static> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(text)) }
}

/// Scalars in one cell.
pub(super) fn joined<T: ToString>(values: impl IntoIterator<Item = T>) -> Cell<'static> {
    let texts: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    made(texts.join(" | "))
}

/// The word that JSON has for a value of an enumeration.
pub(super) fn word<T: Serialize>(value: &T) -> Cell<'static> {
    made(word_of(value))
}

/// [`word`] as text.
pub(in crate::write) fn word_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// What names an object: its other values follow in parentheses.
const NAMING: [&str; 2] = ["name", "raw"];

/// A value as people read it: `Sở Y tế (agency_id=vn/so-y-te)`, members of a list with `; ` between.
#[must_use]
pub fn printed(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(printed).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => object(fields),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn object(fields: &Map<String, Value>) -> String {
    let name = NAMING.iter().find_map(|name| fields.get(*name)).map(printed);
    let said = |(name, value): &(&String, &Value)| {
        let is_aside = *name == "spans" || NAMING.contains(&name.as_str());
        !is_aside && !value.is_null() && **value != Value::Bool(false)
    };
    let set: Vec<String> = fields
        .iter()
        .filter(said)
        .map(|(name, value)| format!("{name}={}", printed(value)))
        .collect();
    match (name, set.join(", ")) {
        (Some(name), rest) if rest.is_empty() => name,
        (Some(name), rest) => format!("{name} ({rest})"),
        (None, rest) => rest,
    }
}

/// Source ranges as `12-30;45-60`.
pub(super) fn spans(spans: &[Span]) -> Cell<'static> {
    made(ranges(spans))
}

/// The ranges of each field as `title=12-30;45-60 | leads=61-70`.
pub(super) fn field_spans(fields: &FieldSpans) -> Cell<'static> {
    joined(fields.iter().map(|(field, spans)| format!("{field}={}", ranges(spans))))
}

fn ranges(spans: &[Span]) -> String {
    let texts: Vec<String> =
        spans.iter().map(|span| format!("{}-{}", span.start(), span.end())).collect();
    texts.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{DeadlineKind, Severity};

    #[test]
    fn cells_read_as_plain_text() {
        for (cell, expected) in [
            (Cell::from(None::<&str>), ""),
            (Cell::from(Some("Sở Y tế")), "Sở Y tế"),
            (Cell::from(true), "true"),
            (Cell::from(7_u32), "7"),
            (Cell::from(Number::from(-5)), "-5"),
            (joined(["a", "b"]), "a | b"),
            (joined(Vec::<String>::new()), ""),
            (word(&DeadlineKind::By), "by"),
            (word(&Severity::Error), "error"),
            (spans(&[Span::new(1, 2), Span::new(5, 9)]), "1-2;5-9"),
        ] {
            assert_eq!(cell.text(), expected);
        }
    }
}
