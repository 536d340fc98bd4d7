//! How sure each field of documents, tasks, metrics and citations is → rows.

use super::cell::word;
use super::{Column, Kind, Link, Plan, Sheet, Taker, col, sheet};
use crate::data::{Confidence, Confidences, Report};
use std::io;

/// How sure a field of a record is.
struct Sure {
    record_id: String,
    field: String,
    it: Confidence,
}

const fn columns(name: &'static str, title: &'static str) -> [Column<Sure>; 5] {
    [
        col(name, Kind::String, title, "The record.", |s| s.record_id.as_str().into()),
        col("field", Kind::String, "Trường", "The field it is about.", |s| {
            s.field.as_str().into()
        }),
        col("class", Kind::String, "Độ tin cậy", "Exact, inferred or doubtful.", |s| {
            word(&s.it.class)
        }),
        col("reason", Kind::String, "Lý do", "Why.", |s| s.it.reason.as_str().into()),
        col("rule", Kind::String, "Quy tắc", "The rule that read it.", |s| {
            s.it.rule.as_str().into()
        }),
    ]
}

static OF_DOCUMENTS: [Column<Sure>; 5] = columns("document_id", "Mã văn bản");
static OF_TASKS: [Column<Sure>; 5] = columns("task_id", "Mã nhiệm vụ");
static OF_METRICS: [Column<Sure>; 5] = columns("metric_id", "Mã số liệu");
static OF_CITATIONS: [Column<Sure>; 5] = columns("citation_id", "Mã viện dẫn");

/// Hands over the fields of one record.
fn fields(record_id: &str, confidence: &Confidences, take: Taker<'_, Sure>) -> io::Result<()> {
    confidence.iter().try_for_each(|(field, it)| {
        take(&Sure { record_id: record_id.to_owned(), field: field.clone(), it: it.clone() })
    })
}

fn of_documents(report: &Report, take: Taker<'_, Sure>) -> io::Result<()> {
    let mut documents = report.documents.iter();
    documents.try_for_each(|document| fields(&document.id, &document.confidence, take))
}

fn of_tasks(report: &Report, take: Taker<'_, Sure>) -> io::Result<()> {
    report.tasks.iter().try_for_each(|task| fields(&task.id, &task.confidence, take))
}

fn of_metrics(report: &Report, take: Taker<'_, Sure>) -> io::Result<()> {
    report.metrics.iter().try_for_each(|metric| fields(&metric.id, &metric.confidence, take))
}

fn of_citations(report: &Report, take: Taker<'_, Sure>) -> io::Result<()> {
    let mut citations = report.citations.iter();
    citations.try_for_each(|citation| fields(&citation.id, &citation.confidence, take))
}

const fn plan(
    name: &'static str,
    title: &'static str,
    key: &'static [&'static str],
    links: &'static [Link],
) -> Plan {
    Plan {
        name,
        title,
        about: "How sure each field is, and by which rule it was read.",
        key,
        links,
    }
}

/// `document_confidence`, `task_confidence`, `metric_confidence` and `citation_confidence`.
pub(super) fn sheets() -> Vec<Sheet> {
    let document = plan(
        "document_confidence",
        "Độ tin cậy của văn bản",
        &["source", "document_id", "field"],
        const { &[Link::always("document_id", "documents")] },
    );
    let task = plan(
        "task_confidence",
        "Độ tin cậy của nhiệm vụ",
        &["source", "task_id", "field"],
        const { &[Link::always("task_id", "tasks")] },
    );
    let metric = plan(
        "metric_confidence",
        "Độ tin cậy của số liệu",
        &["source", "metric_id", "field"],
        const { &[Link::always("metric_id", "metrics")] },
    );
    let citation = plan(
        "citation_confidence",
        "Độ tin cậy của viện dẫn",
        &["source", "citation_id", "field"],
        const { &[Link::always("citation_id", "citations")] },
    );
    vec![
        sheet(document, &OF_DOCUMENTS, of_documents),
        sheet(task, &OF_TASKS, of_tasks),
        sheet(metric, &OF_METRICS, of_metrics),
        sheet(citation, &OF_CITATIONS, of_citations),
    ]
}
