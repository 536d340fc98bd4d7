//! A report, its text and an id → an account of the record: where each value stands, by which rule it was
//! read, what else was considered. Changes nothing; how texts are read again is handed in.

mod considered;
mod records;
mod remarks;

use crate::data::{
    Account, Confidences, Considered, FieldAccount, Lines, PrintedPlace, Report, Span,
};
use records::Record;
pub use remarks::{Clean, remarks};
use serde_json::Value;

/// What recognizers would read in the text at some ranges.
pub type Consider<'a> = &'a dyn Fn(&[Span]) -> Vec<Considered>;

/// Bytes of a source line to either side of a value.
const REACH: usize = 160;

/// Fields that say where a record stands or how it was read, and are told beside the others.
const ASIDE: [&str; 10] = [
    "id",
    "spans",
    "field_spans",
    "confidence",
    "blocks",
    "rows",
    "row_kinds",
    "continuations",
    "cell_spans",
    "columns",
];

/// The order in which fields are told; others follow.
const ORDER: [&str; 26] = [
    "text",
    "ordinal",
    "group",
    "title",
    "objective",
    "leads",
    "supports",
    "monitors",
    "appraisers",
    "approvers",
    "deadline",
    "deadlines",
    "deliverable",
    "status",
    "result",
    "difficulty",
    "next_step",
    "places",
    "kind",
    "kind_vi",
    "number",
    "value",
    "numerator",
    "denominator",
    "unit",
    "percent",
];

/// The account of the record called `id`; `None` where the report has none.
#[must_use]
pub fn run(report: &Report, text: &str, id: &str, consider: Consider<'_>) -> Option<Account> {
    let record = records::find(report, id)?;
    let lines = Lines::of(text);
    let teller = Teller { report, lines: &lines, consider, record: &record };
    let fields = record.value.as_object()?.iter();
    let told =
        |(name, value): &(&String, &Value)| !ASIDE.contains(&name.as_str()) && is_told(value);
    let mut fields: Vec<(&String, &Value)> = fields.filter(told).collect();
    fields.sort_by_key(|(name, _)| {
        ORDER.iter().position(|known| known == name).unwrap_or(ORDER.len())
    });
    let findings = report.findings.iter();
    Some(Account {
        source: report.source.name.clone(),
        record_type: record.kind,
        id: id.to_owned(),
        fields: fields.into_iter().map(|(name, value)| teller.field(name, value)).collect(),
        findings: findings
            .filter(|finding| finding.record_id.as_deref() == Some(id))
            .cloned()
            .collect(),
    })
}

/// Whether the report has a record called `id`.
#[must_use]
pub fn has(report: &Report, id: &str) -> bool {
    records::ids(report).any(|known| known == id)
        || report.findings.iter().any(|finding| finding.id == id)
}

/// Ids of the report that are like `id`, the nearest first.
#[must_use]
pub fn like(report: &Report, id: &str, most: usize) -> Vec<String> {
    let mut known: Vec<&str> = records::ids(report).collect();
    nearest(&mut known, id);
    known.truncate(most);
    known.into_iter().map(ToOwned::to_owned).collect()
}

/// Sorts `known` by how like `id` they are: as many letters in common at the end as can be, then as few
/// letters changed. Each stays once.
pub fn nearest(known: &mut Vec<&str>, id: &str) {
    let shared =
        |one: &str| one.bytes().rev().zip(id.bytes().rev()).take_while(|(a, b)| a == b).count();
    known.sort_by_cached_key(|one| {
        (std::cmp::Reverse(shared(one)), strsim::levenshtein(one, id), (*one).to_owned())
    });
    known.dedup();
}

/// Whether a value says something.
fn is_told(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) => true,
    }
}

struct Teller<'a> {
    report: &'a Report,
    lines: &'a Lines<'a>,
    consider: Consider<'a>,
    record: &'a Record,
}

impl Teller<'_> {
    fn field(&self, name: &str, value: &Value) -> FieldAccount {
        let spans = self.record.spans(name);
        let confidences = self.record.value.get("confidence");
        let confidences: Confidences = confidences
            .and_then(|value| serde_json::from_value(value.clone()).ok())
            .unwrap_or_default();
        let mut considered = self.other_roles(name);
        if confidences.contains_key(name) {
            considered.extend(self.other_readings(name, value, &spans));
        }
        FieldAccount {
            field: name.to_owned(),
            value: considered::without_spans(value),
            places: spans.iter().map(|span| self.place(*span)).collect(),
            confidence: confidences.get(name).cloned(),
            considered,
        }
    }

    fn place(&self, span: Span) -> PrintedPlace {
        PrintedPlace {
            line: self.lines.number(span.start()),
            span,
            text: self.lines.excerpt(span, REACH),
        }
    }

    /// What else is read in the text of a field, with the records that were made of it.
    fn other_readings(&self, name: &str, value: &Value, spans: &[Span]) -> Vec<Considered> {
        let mut found = (self.consider)(spans);
        found.retain(|other| !considered::is_in(value, name, other));
        for other in &mut found {
            other.record_id = considered::record(self.report, spans, other);
        }
        let own = self.record.value.get("id").and_then(Value::as_str);
        found.retain(|other| other.record_id.is_none() || other.record_id.as_deref() != own);
        found
    }

    /// Other roles that the heading of a task's column could mean.
    fn other_roles(&self, name: &str) -> Vec<Considered> {
        let table = self.record.value.get("table_id").and_then(Value::as_str);
        let table = self.report.tables.iter().find(|own| Some(own.id.as_str()) == table);
        let (Some(table), "task") = (table, self.record.kind) else { return Vec::new() };
        considered::other_roles(table, name)
    }
}
