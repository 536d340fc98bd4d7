//! The rules by which values are read: what each is called, how sure it makes a value and why, and an
//! example of what it finds.

use super::lexicon;
use crate::data::{Class, Confidence};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A rule: a row of `rules.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    #[serde(rename = "rule")]
    /// Its name, such as `deadline.by-day`.
    pub id: &'static str,
    /// The field it fills: `task.deadline`.
    pub field: &'static str,
    /// The heading of the column in which its example stands; empty where the example is running text.
    pub under: &'static str,
    /// A text in which it finds something; `//` for a new line, `|` for a new cell.
    pub example: &'static str,
    /// What it finds there.
    pub finds: &'static str,
    /// How sure that makes a value.
    pub class: Class,
    /// Why, in English.
    pub reason: &'static str,
    /// Why, in Vietnamese.
    pub reason_vi: &'static str,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    lexicon::rows("rules")
        .into_iter()
        .map(|row| Rule {
            id: row[0],
            field: row[1],
            class: class(row[2]),
            under: row[3],
            example: row[4],
            finds: row[5],
            reason: row[6],
            reason_vi: row[7],
        })
        .collect()
});

static BY_ID: LazyLock<BTreeMap<&'static str, &'static Rule>> =
    LazyLock::new(|| RULES.iter().map(|rule| (rule.id, rule)).collect());

fn class(word: &str) -> Class {
    match word {
        "exact" => Class::Exact,
        "inferred" => Class::Inferred,
        _ => Class::Doubtful,
    }
}

/// All rules, in the order of the table.
#[must_use]
pub fn all() -> &'static [Rule] {
    &RULES
}

/// The rule called `id`.
#[must_use]
pub fn named(id: &str) -> Option<&'static Rule> {
    BY_ID.get(id).copied()
}

/// How sure the rule called `id` makes a value. One that the table does not list makes it doubtful.
#[must_use]
pub fn sure(id: &str) -> Confidence {
    let (class, reason) =
        named(id).map_or((Class::Doubtful, "rule not listed"), |rule| (rule.class, rule.reason));
    Confidence { class, reason: reason.to_owned(), rule: id.to_owned() }
}
