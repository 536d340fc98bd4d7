//! What recognizers read in the text of a field → what of it the field does not say, and the records that
//! were made of it.

use crate::data::{Considered, Report, Span, TableRecord};
use crate::lang::columns::{roles_of_field, roles_seen};
use serde_json::Value;

/// Whether the value of field `name` holds what `other` says, or is of another kind of field by nature.
pub(super) fn is_in(value: &Value, name: &str, other: &Considered) -> bool {
    let about = |group: &str| other.rule.starts_with(group);
    let owners = ["leads", "supports", "monitors", "appraisers", "approvers"].contains(&name);
    owners && about("owner.") || strings(value).any(|own| own == other.value)
}

/// All texts in a value.
fn strings(value: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        Value::String(text) => Box::new(std::iter::once(text.as_str())),
        Value::Array(items) => Box::new(items.iter().flat_map(strings)),
        Value::Object(fields) => Box::new(fields.values().flat_map(strings)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Box::new(std::iter::empty()),
    }
}

/// The metric or citation inside `spans` that prints what `other` does.
pub(super) fn record(report: &Report, spans: &[Span], other: &Considered) -> Option<String> {
    let around = Span::hull_of(spans)?;
    let inside = |own: &[Span]| {
        Span::hull_of(own)
            .is_some_and(|own| around.start() <= own.start() && own.end() <= around.end())
    };
    let metric = || {
        let mut metrics = report.metrics.iter();
        metrics.find(|one| one.text == other.text && inside(&one.spans)).map(|one| one.id.clone())
    };
    let citation = || {
        let mut citations = report.citations.iter();
        citations.find(|one| one.text == other.text && inside(&one.spans)).map(|one| one.id.clone())
    };
    match other.rule.split('.').next() {
        Some("metric") => metric(),
        Some("citation") => citation(),
        _ => None,
    }
}

/// Other roles of `columns.tsv` whose phrases stand in the heading of the column of field `name`.
pub(super) fn other_roles(table: &TableRecord, name: &str) -> Vec<Considered> {
    let read = roles_of_field(name).iter().find_map(|role| {
        let column = table.columns.iter().find(|column| column.role == *role)?;
        Some((*role, column.name.as_ref()?))
    });
    let Some((role, heading)) = read else { return Vec::new() };
    let others = roles_seen(heading).into_iter().filter(|(seen, _)| *seen != role);
    others
        .map(|(seen, phrase)| Considered {
            rule: format!("column.{seen}"),
            value: phrase,
            text: heading.clone(),
            record_id: None,
        })
        .collect()
}

/// A value without the ranges of what it holds: they are told beside it.
pub(super) fn without_spans(value: &Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.iter().map(without_spans).collect()),
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| *name != "spans");
            Value::Object(kept.map(|(name, value)| (name.clone(), without_spans(value))).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}
