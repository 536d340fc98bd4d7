//! Every record and enumeration that a report is made of, by name, with its fields or words in their order.

use super::{as_line, described, kinds};
use crate::lang::fields;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The schema of each by its name; of `line` only the fields before those of the record.
static PARTS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    let mut report = described("report").unwrap_or_default();
    let mut parts = BTreeMap::new();
    if let Some(Value::Object(own)) = report.remove("$defs") {
        parts.extend(own);
    }
    parts.insert("report".to_owned(), Value::Object(report));
    let empty = Map::from_iter([
        ("properties".to_owned(), Value::Object(Map::new())),
        ("required".to_owned(), Value::Array(Vec::new())),
    ]);
    let line = as_line("source", empty);
    parts.insert("line".to_owned(), Value::Object(line));
    parts
});

/// A field of a record with its type in a few words, or a word of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The record or enumeration.
    pub part: &'static str,
    /// The field or word.
    pub name: &'static str,
    /// The type; empty for a word.
    pub kind: String,
}

/// The names of all records and enumerations.
pub fn names() -> impl Iterator<Item = &'static str> {
    PARTS.keys().map(String::as_str)
}

/// The fields of a record, or the words of an enumeration, in their order; names of records are worded by `part`.
#[must_use]
pub fn entries(name: &str, part: &dyn Fn(&str) -> String) -> Vec<Entry> {
    let Some((name, schema)) = PARTS.get_key_value(name) else { return Vec::new() };
    let entry = |field: &'static Value| {
        let field = field.as_str().unwrap_or_default();
        let format = fields::named(name, field).map_or("", |it| it.format);
        let kind = schema["properties"].get(field);
        let kind = kind.map(|it| kinds::kind(it, kinds::text_of(format), part)).unwrap_or_default();
        Entry { part: name, name: field, kind }
    };
    let listed = ["required", "enum"].into_iter().filter_map(|key| schema[key].as_array());
    listed.flatten().map(entry).collect()
}

/// Whether it is a record: what has fields.
#[must_use]
pub fn is_record(name: &str) -> bool {
    PARTS.get(name).is_some_and(|schema| schema["properties"].is_object())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fields::WHOLE;
    use std::collections::BTreeSet;

    #[test]
    fn fields_and_words_stand_in_their_order() {
        let told = |name: &str| -> Vec<String> {
            let entries = entries(name, &str::to_owned).into_iter().take(2);
            entries.map(|it| format!("{} {}", it.name, it.kind)).collect()
        };
        assert_eq!(told("anchor"), ["path text", "span span"]);
        assert_eq!(told("line"), ["type word", "source text"]);
        assert_eq!(told("class"), ["exact ", "inferred "]);
        assert!(is_record("anchor") && !is_record("class"));
    }

    #[test]
    fn every_field_has_a_row_of_the_table_and_every_row_a_field() {
        let mut made = Vec::new();
        for record in names().filter(|name| is_record(name)) {
            made.push((record, WHOLE));
            made.extend(entries(record, &str::to_owned).iter().map(|it| (it.part, it.name)));
        }
        let listed: BTreeSet<_> = fields::all().iter().map(|it| (it.record, it.name)).collect();
        let made: BTreeSet<_> = made.into_iter().collect();
        let lacking: Vec<_> = made.difference(&listed).collect();
        let spare: Vec<_> = listed.difference(&made).collect();
        assert!(lacking.is_empty(), "no row of fields.tsv: {lacking:?}");
        assert!(spare.is_empty(), "rows of fields.tsv without a field: {spare:?}");
    }

    #[test]
    fn rows_of_the_table_stand_in_the_order_of_the_fields() {
        for record in names().filter(|name| is_record(name)) {
            let own = fields::all().iter().filter(|it| it.record == record && it.name != WHOLE);
            let listed: Vec<&str> = own.map(|it| it.name).collect();
            let made: Vec<&str> =
                entries(record, &str::to_owned).iter().map(|it| it.name).collect();
            assert_eq!(listed, made, "{record}");
        }
    }

    #[test]
    fn every_row_says_what_the_field_means_and_is_called() {
        for field in fields::all() {
            assert!(!field.about.is_empty(), "{field:?}");
            assert!(field.terms().next().is_some(), "{field:?}");
        }
    }
}
