//! Ids → records of a report, of whatever type, as JSON.

use crate::data::{Report, Span, places};
use serde::Serialize;
use serde_json::Value;

/// A record of some type.
pub(super) struct Record {
    pub(super) kind: &'static str,
    pub(super) value: Value,
}

impl Record {
    /// Where a field is printed.
    pub(super) fn spans(&self, field: &str) -> Vec<Span> {
        places::of_field(self.kind, &self.value, field)
    }
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
