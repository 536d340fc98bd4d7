//! A comparison × two reports whose rows are known by name → what it tells, as the truth names it.

use super::list;
use super::seen::{Seen, word};
use super::truth::{Expected, Truth};
use congbao::data::{Change, ChangeKind, Comparison, Level};
use serde_json::Value;

/// A change that the engine tells.
pub(super) struct Told<'a> {
    pub(super) label: String,
    change: &'a Change,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

/// Characters of a value that are shown to people.
const SHOWN: usize = 120;
/// Changes of whole tasks: they are told of any row, whatever else is said of it.
const WHOLE: [&str; 5] = ["added", "removed", "split", "merged", "ambiguous"];

pub(super) fn of<'a>(comparison: &'a Comparison, sides: [&'a Seen; 2]) -> Vec<Told<'a>> {
    let told = comparison.changes.iter().map(|change| Told {
        label: label(change),
        change,
        old: sides[0].row(change.old_id.as_ref()),
        new: sides[1].row(change.new_id.as_ref()),
    });
    told.collect()
}

fn label(change: &Change) -> String {
    let kind = word(&change.kind);
    let direction = change.direction.map(|way| word(&way)).unwrap_or_default();
    let field = change.field.as_deref().unwrap_or_default();
    match (change.record.as_str(), change.kind) {
        ("metric", ChangeKind::Added) => "metric_appeared".to_owned(),
        ("metric", ChangeKind::Removed) => "metric_vanished".to_owned(),
        ("metric", _) if change.old.is_null() => "metric_appeared".to_owned(),
        ("metric", _) if change.new.is_null() => "metric_vanished".to_owned(),
        ("task" | "metric", _) => list::label(&kind, field, &direction),
        (record, _) => format!("{record}_{kind}"),
    }
}

impl Told<'_> {
    pub(super) fn is_meaning(&self) -> bool {
        self.change.level == Level::Meaning
    }

    /// Whether it is the change that is to be told.
    pub(super) fn is(&self, expected: &Expected) -> bool {
        self.label == expected.label && self.is_of(expected) && self.names(expected)
    }

    /// Whether it says in what way a field is only written otherwise.
    pub(super) fn says_writing(&self, noise: &Expected) -> bool {
        let writing = self.change.writing.map(|writing| word(&writing)).unwrap_or_default();
        !self.is_meaning() && writing == noise.was && self.touches(noise)
    }

    /// Whether it is of the field of the row.
    pub(super) fn touches(&self, noise: &Expected) -> bool {
        let field = self.change.field.as_deref().unwrap_or_default();
        let is_owner = |field: &str| ["leads", "supports", "monitors"].contains(&field);
        let is_field = if self.label.starts_with("owner_") {
            is_owner(&noise.field)
        } else {
            field == noise.field || self.label == "moved" && noise.field == "group"
        };
        is_field && self.is_of(noise)
    }

    fn is_of(&self, expected: &Expected) -> bool {
        let same =
            |own: Option<&str>, other: &Option<String>| own.is_some() && own == other.as_deref();
        same(self.old, &expected.old) || same(self.new, &expected.new)
    }

    /// Whether it names the body, or the quantities.
    fn names(&self, expected: &Expected) -> bool {
        let Change { old, new, .. } = self.change;
        let name = |value: &'_ str| value.split_once(": ").map(|(_, name)| name.to_owned());
        let names =
            |value: &str| name(value).is_none_or(|name| format!("{old} {new}").contains(&name));
        match expected.kind.as_str() {
            kind if kind.starts_with("owner") => names(&expected.was) && names(&expected.is),
            kind if kind.starts_with("metric") => {
                quantity(old) == expected.was && quantity(new) == expected.is
            }
            _ => true,
        }
    }

    /// Whether it follows from a change that is told otherwise: what became of the fields of a row that
    /// was split; the sentence around a quantity that changed; documents cited in a text that did.
    pub(super) fn follows(&self, truth: &Truth) -> bool {
        let rows = self.old.into_iter().chain(self.new);
        let is_family = rows.into_iter().any(|row| truth.families.contains(row));
        let field = self.change.field.as_deref().unwrap_or_default();
        let own = || truth.changes.iter().filter(|one| self.is_of(one));
        let quantity = |one: &Expected| one.kind.starts_with("metric") && one.field == field;
        let text = |one: &Expected| ["text", "deliverable"].contains(&one.kind.as_str());
        if WHOLE.contains(&self.label.as_str()) {
            return false;
        }
        let is_text = ["text_", "deliverable"].iter().any(|kind| self.label.starts_with(kind));
        let is_citation = self.change.record == "citation";
        is_family || is_text && own().any(quantity) || is_citation && own().any(text)
    }

    /// For people who look for what went wrong.
    pub(super) fn line(&self) -> String {
        let row = self.new.or(self.old).unwrap_or("?");
        let field = self.change.field.as_deref().unwrap_or_default();
        let [old, new] = [&self.change.old, &self.change.new].map(|value| {
            let said = value.to_string();
            said.chars().take(SHOWN).collect::<String>()
        });
        format!("{} {row} {field}: {old} → {new}", self.label)
    }
}

/// The number of a metric, or a number by itself, as the list writes it.
fn quantity(value: &Value) -> String {
    let part = |name: &str| quantity(&value[name]);
    match value {
        Value::Null => String::new(),
        Value::String(said) => said.clone(),
        Value::Object(metric) if metric.get("numerator").is_some_and(|it| !it.is_null()) => {
            format!("{}/{}", part("numerator"), part("denominator"))
        }
        Value::Object(_) => part("value"),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => value.to_string(),
    }
}
