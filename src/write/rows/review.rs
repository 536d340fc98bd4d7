//! Doubtful fields of all records → rows, each with the source line it was read from.

use super::cell::{printed, spans};
use super::{Column, Kind, Material, Plan, Sheet, Taker, col, sheet_of};
use crate::data::{Class, Confidence, Confidences, Lines, Report, Span, places};
use serde::Serialize;
use serde_json::Value;
use std::io;

/// Bytes of the source line to either side of the value.
const REACH: usize = 500;

/// A doubtful field.
struct Doubt {
    record_type: &'static str,
    record_id: String,
    field: String,
    value: String,
    it: Confidence,
    line: Option<usize>,
    text: String,
    spans: Vec<Span>,
}

static DOUBTS: [Column<Doubt>; 9] = [
    col(
        "record_type",
        Kind::String,
        "Loại bản ghi",
        "Document, task, metric or citation.",
        |d| d.record_type.into(),
    ),
    col("record_id", Kind::String, "Mã bản ghi", "The record.", |d| d.record_id.as_str().into()),
    col("field", Kind::String, "Trường", "The field.", |d| d.field.as_str().into()),
    col("value", Kind::String, "Giá trị", "What was read.", |d| d.value.as_str().into()),
    col("reason", Kind::String, "Lý do", "Why it is doubtful.", |d| d.it.reason.as_str().into()),
    col("rule", Kind::String, "Quy tắc", "The rule that read it.", |d| d.it.rule.as_str().into()),
    col("line", Kind::Integer, "Dòng", "Line of the decoded text, from 1.", |d| d.line.into()),
    col("text", Kind::String, "Nguyên văn", "The source line around it.", |d| {
        d.text.as_str().into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |d| spans(&d.spans)),
];

/// A record that says how sure its fields are.
struct Record<'a> {
    kind: &'static str,
    id: &'a str,
    confidence: &'a Confidences,
    value: Value,
}

fn record<'a, R: Serialize>(
    kind: &'static str,
    id: &'a str,
    confidence: &'a Confidences,
    it: &R,
) -> Option<Record<'a>> {
    let doubtful = confidence.values().any(|sure| sure.class == Class::Doubtful);
    let value = || serde_json::to_value(it).ok();
    doubtful.then(value).flatten().map(|value| Record { kind, id, confidence, value })
}

/// The records with doubtful fields, in the order of the report.
fn records(report: &Report) -> impl Iterator<Item = Record<'_>> {
    let documents =
        report.documents.iter().filter_map(|d| record("document", &d.id, &d.confidence, d));
    let tasks = report.tasks.iter().filter_map(|t| record("task", &t.id, &t.confidence, t));
    let metrics = report.metrics.iter().filter_map(|m| record("metric", &m.id, &m.confidence, m));
    let citations =
        report.citations.iter().filter_map(|c| record("citation", &c.id, &c.confidence, c));
    documents.chain(tasks).chain(metrics).chain(citations)
}

fn doubts(material: Material<'_>, take: Taker<'_, Doubt>) -> io::Result<()> {
    let lines = Lines::of(material.text);
    for record in records(material.report) {
        let doubtful = record.confidence.iter().filter(|(_, sure)| sure.class == Class::Doubtful);
        for (field, sure) in doubtful {
            let spans = places::of_field(record.kind, &record.value, field);
            let first = spans.first().copied();
            take(&Doubt {
                record_type: record.kind,
                record_id: record.id.to_owned(),
                field: field.clone(),
                value: record.value.get(field).map(printed).unwrap_or_default(),
                it: sure.clone(),
                line: first.and_then(|span| lines.of_span(span)),
                text: first.map(|span| lines.excerpt(span, REACH)).unwrap_or_default(),
                spans,
            })?;
        }
    }
    Ok(())
}

/// `review`.
pub(super) fn sheet() -> Sheet {
    let plan = Plan {
        name: "review",
        title: "Cần xem lại",
        about: "Doubtful fields with the source line they were read from.",
        key: &["source", "record_id", "field"],
        links: &[],
    };
    sheet_of(plan, &DOUBTS, doubts)
}
