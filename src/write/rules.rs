//! The tables of rules and of checks → JSON and CSV, for those who keep them beside their data.

use crate::lang::checks::Check;
use crate::lang::rules::Rule;
use serde::Serialize;
use serde_json::Value;

/// A line of the list: it says in `type` which of the two it is, and its name is `rule` in both.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Entry<'a> {
    /// By which a value is read.
    Rule(&'a Rule),
    /// By which something is found that is the matter.
    Check(&'a Check),
}

/// The columns: those of a rule, then what a check has more.
const COLUMNS: [&str; 19] = [
    "rule",
    "field",
    "under",
    "example",
    "finds",
    "class",
    "reason",
    "reason_vi",
    "type",
    "group",
    "severity",
    "title",
    "title_vi",
    "why",
    "why_vi",
    "remedy",
    "remedy_vi",
    "wrong",
    "right",
];

/// The list with a header row; a cell is empty where an entry has no such field.
#[must_use]
pub fn csv(entries: &[Entry<'_>]) -> String {
    let mut bytes = Vec::new();
    let mut rows = super::csv::writer(&mut bytes);
    let row = |entry: &Entry<'_>| {
        let fields = serde_json::to_value(entry).unwrap_or_default();
        let cell = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
        COLUMNS.map(cell)
    };
    // A vector takes every row.
    let _ = rows.write_record(COLUMNS);
    for entry in entries {
        let _ = rows.write_record(row(entry));
    }
    let _ = rows.flush();
    drop(rows);
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_of_both_tables_has_a_column() {
        let rule = Entry::Rule(&crate::lang::rules::all()[0]);
        let check = Entry::Check(&crate::lang::checks::all()[0]);
        let mut fields = BTreeSet::new();
        for entry in [rule, check] {
            let entry = serde_json::to_value(entry).unwrap();
            assert!(entry["rule"].is_string() && entry["type"].is_string(), "{entry}");
            fields.extend(entry.as_object().unwrap().keys().cloned());
        }
        assert_eq!(fields, COLUMNS.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(csv(&[rule, check]).lines().count(), 3);
    }
}
