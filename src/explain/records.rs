//! Ids → records of a report, of whatever type, as JSON.

use crate::data::{Report, Span};
use serde::Serialize;
use serde_json::Value;

/// Fields of a metric and of a citation that stand in its print.
const IN_METRICS: [&str; 10] = [
    "text",
    "value",
    "numerator",
    "denominator",
    "unit",
    "from",
    "to",
    "delta",
    "percent",
    "value_vnd",
];
const IN_CITATIONS: [&str; 7] = ["text", "number", "title", "kind_vi", "issuer", "date", "parts"];

/// A record of some type.
pub(super) struct Record {
    pub(super) kind: &'static str,
    pub(super) value: Value,
}

impl Record {
    /// Where a field is printed: its own ranges, those of the values in it, or the record's where that has
    /// no others.
    pub(super) fn spans(&self, field: &str) -> Vec<Span> {
        let read = |value: Option<&Value>| -> Vec<Span> {
            value.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
        };
        for list in ["field_spans", "spans"] {
            let own = self.value.get(list).and_then(|spans| spans.get(field));
            if own.is_some() {
                return read(own);
            }
        }
        // What a metric, a citation or a finding says stands in one print.
        let is_printed = match self.kind {
            "metric" => IN_METRICS.contains(&field),
            "citation" => IN_CITATIONS.contains(&field),
            kind => kind == "finding" && field == "found",
        };
        if is_printed {
            return read(self.value.get("spans"));
        }
        self.value.get(field).map(inner).unwrap_or_default()
    }
}

/// The ranges of the values in a list.
fn inner(value: &Value) -> Vec<Span> {
    let items = value.as_array().into_iter().flatten();
    let spans = items.filter_map(|item| item.get("spans"));
    spans
        .flat_map(|spans| serde_json::from_value::<Vec<Span>>(spans.clone()).unwrap_or_default())
        .collect()
}

/// The record called `id`.
pub(super) fn find(report: &Report, id: &str) -> Option<Record> {
    of("task", &report.tasks, |task| &task.id, id)
        .or_else(|| of("metric", &report.metrics, |metric| &metric.id, id))
        .or_else(|| of("citation", &report.citations, |citation| &citation.id, id))
        .or_else(|| of("document", &report.documents, |document| &document.id, id))
        .or_else(|| of("table", &report.tables, |table| &table.id, id))
        .or_else(|| of("agency", &report.agencies, |agency| &agency.id, id))
        .or_else(|| of("finding", &report.findings, |finding| &finding.id, id))
}

fn of<R: Serialize>(
    kind: &'static str,
    records: &[R],
    own: impl Fn(&R) -> &String,
    id: &str,
) -> Option<Record> {
    let record = records.iter().find(|record| own(record) == id)?;
    Some(Record { kind, value: serde_json::to_value(record).ok()? })
}

/// All ids of a report, findings aside.
pub(super) fn ids(report: &Report) -> impl Iterator<Item = &str> {
    let tasks = report.tasks.iter().map(|task| task.id.as_str());
    let metrics = report.metrics.iter().map(|metric| metric.id.as_str());
    let citations = report.citations.iter().map(|citation| citation.id.as_str());
    let documents = report.documents.iter().map(|document| document.id.as_str());
    let tables = report.tables.iter().map(|table| table.id.as_str());
    let agencies = report.agencies.iter().map(|agency| agency.id.as_str());
    tasks.chain(metrics).chain(citations).chain(documents).chain(tables).chain(agencies)
}
