//! The records of one input → records that point at each other: citations and contents at
//! documents, findings at records; everything in source order.

use crate::data::{Document, Finding, Report, Span, Task};
use std::collections::BTreeMap;

/// Ties the records of a report together.
pub(super) fn run(report: &mut Report) {
    sort(report);
    targets(report);
    contents(report);
    findings(report);
}

fn start(spans: &[Span]) -> u32 {
    spans.iter().map(|span| span.start()).min().unwrap_or(u32::MAX)
}

/// Where a task itself stands: its title, else the first of its fields that is not printed above it.
fn place(task: &Task) -> u32 {
    let own = |field: &str| task.spans.get(field).map(|spans| start(spans));
    let first = ["title", "ordinal", "leads", "deadline", "deliverable", "result"];
    own("title").or_else(|| first.iter().filter_map(|field| own(field)).min()).unwrap_or(u32::MAX)
}

fn sort(report: &mut Report) {
    report.tasks.sort_by_key(place);
    report.metrics.sort_by_key(|metric| start(&metric.spans));
    report.citations.sort_by_key(|citation| start(&citation.spans));
    report.findings.sort_by_key(|finding| start(&finding.spans));
}

/// Documents by number.
struct Numbered<'a>(BTreeMap<&'a str, Vec<&'a Document>>);

impl<'a> Numbered<'a> {
    fn of(documents: &'a [Document]) -> Self {
        let mut numbered: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
        for document in documents {
            if let Some(number) = document.number.as_deref() {
                numbered.entry(number).or_default().push(document);
            }
        }
        Self(numbered)
    }

    /// The id of the only document with this number, and this date where both are known.
    fn find(&self, number: Option<&str>, date: Option<&str>) -> Option<String> {
        let mut same = self.0.get(number?)?.iter().filter(|document| {
            let dates = document.date.as_deref().zip(date);
            dates.is_none_or(|(own, cited)| own == cited)
        });
        let first = same.next()?;
        same.next().is_none().then(|| first.id.clone())
    }
}

fn targets(report: &mut Report) {
    let documents = Numbered::of(&report.documents);
    for citation in &mut report.citations {
        citation.target_id = documents.find(citation.number.as_deref(), citation.date.as_deref());
    }
}

fn contents(report: &mut Report) {
    let documents = Numbered::of(&report.documents);
    for entry in report.issue.iter_mut().flat_map(|issue| &mut issue.toc) {
        entry.document_id = documents.find(entry.number.as_deref(), entry.date.as_deref());
    }
}

/// Ties findings without a document to the innermost one around them, and numbers all.
fn findings(report: &mut Report) {
    for (at, finding) in report.findings.iter_mut().enumerate() {
        if finding.document_id.is_none() {
            finding.document_id =
                around(&report.documents, finding).map(|document| document.id.clone());
        }
        finding.id = format!("f{}", at + 1);
    }
}

fn around<'a>(documents: &'a [Document], finding: &Finding) -> Option<&'a Document> {
    let at = finding.spans.first()?.start();
    documents
        .iter()
        .rev()
        .find(|document| document.spans.iter().any(|span| span.start() <= at && at < span.end()))
}
