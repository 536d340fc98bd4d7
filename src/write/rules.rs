//! The table of rules → CSV, for those who keep it beside their data.

use crate::lang::rules::Rule;

/// The rules with a header row.
#[must_use]
pub fn csv(rules: &[&Rule]) -> String {
    let mut bytes = Vec::new();
    let mut rows = super::csv::writer(&mut bytes);
    // A vector takes every row.
    let _ = rules.iter().try_for_each(|rule| rows.serialize(rule)).and_then(|()| Ok(rows.flush()?));
    drop(rows);
    String::from_utf8(bytes).unwrap_or_default()
}
