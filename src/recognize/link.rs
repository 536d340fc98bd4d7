//! The records of one input → records that point at each other: citations and contents at
//! documents, findings at records; everything in source order.

use super::{account, listed};
use crate::data::{Document, Finding, Report, Span, TableRecord, Task};
use std::collections::BTreeMap;

/// Ties the records of a report together.
pub(super) fn run(report: &mut Report) {
    contents(report);
    sort(report);
    targets(report);
    findings(report);
}

fn start(spans: &[Span]) -> u32 {
    spans.iter().map(|span| span.start()).min().unwrap_or(u32::MAX)
}

/// Where a task itself stands: its number, else its title, which a page can have moved, else the first
/// of its fields that is not printed above it.
fn place(task: &Task) -> u32 {
    let own = |field: &&str| task.spans.get(*field).map(|spans| start(spans));
    let first = ["ordinal", "title", "leads", "deadline", "deliverable", "result"];
    first.iter().find_map(own).unwrap_or(u32::MAX)
}

fn sort(report: &mut Report) {
    report.tasks.sort_by_key(place);
    report.tables.sort_by_key(|table| start(&table.spans));
    report.metrics.sort_by_key(|metric| start(&metric.spans));
    report.citations.sort_by_key(|citation| start(&citation.spans));
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

    /// The only document with this number, and this date where both are known.
    fn find(&self, number: Option<&str>, date: Option<&str>) -> Option<&'a Document> {
        let mut same = self.0.get(number?)?.iter().filter(|document| {
            let dates = document.date.as_deref().zip(date);
            dates.is_none_or(|(own, cited)| own == cited)
        });
        let first = same.next()?;
        same.next().is_none().then_some(*first)
    }
}

fn targets(report: &mut Report) {
    let documents = Numbered::of(&report.documents);
    for citation in &mut report.citations {
        let meant = documents.find(citation.number.as_deref(), citation.date.as_deref());
        if let Some(document) = meant {
            citation.target_id = Some(document.id.clone());
            account::target(citation, document);
        }
    }
}

fn contents(report: &mut Report) {
    let found = report.issue.as_mut().map(|issue| listed::run(issue, &report.documents));
    report.findings.extend(found.into_iter().flatten());
}

/// Ties findings to the innermost document around them and to the task in whose row they stand, brings them into
/// source order and numbers all.
pub(super) fn findings(report: &mut Report) {
    report.findings.sort_by_key(|finding| start(&finding.spans));
    let mut rows: BTreeMap<u32, (u32, &str)> = BTreeMap::new();
    for (start, field) in report.tasks.iter().flat_map(fields_of) {
        rows.entry(start).or_insert(field);
    }
    let begins = begins(&report.tasks);
    for (at, finding) in report.findings.iter_mut().enumerate() {
        if finding.document_id.is_none() {
            let document = around(&report.documents, finding);
            finding.document_id = document.map(|document| document.id.clone());
        }
        if finding.record_id.is_none() {
            let task = finding.spans.iter().find_map(|span| {
                let (_, (end, id)) = rows.range(..=span.start()).next_back()?;
                (span.start() < *end).then_some(*id)
            });
            let task = task.or_else(|| of_row(&begins, &report.tables, finding));
            finding.record_id = task.map(ToOwned::to_owned);
        }
        finding.id = format!("f{}", at + 1);
    }
}

/// The tasks of tables by where their rows begin.
fn begins(tasks: &[Task]) -> BTreeMap<u32, (&str, &str)> {
    let rows = tasks
        .iter()
        .filter_map(|task| Some((place(task), (task.table_id.as_deref()?, task.id.as_str()))));
    rows.collect()
}

/// The task whose row began last before a finding about letters in the same table: the words around the
/// values of a cell are in no field.
fn of_row<'a>(
    begins: &BTreeMap<u32, (&'a str, &'a str)>,
    tables: &[TableRecord],
    finding: &Finding,
) -> Option<&'a str> {
    let at = finding.spans.first().filter(|_| finding.suggestion.is_some())?.start();
    let (_, (table_id, task)) = begins.range(..=at).next_back()?;
    let holds = |span: &Span| span.start() <= at && at < span.end();
    let table = tables.iter().find(|table| table.id == *table_id)?;
    table.spans.iter().any(holds).then_some(*task)
}

/// Where the fields of a table row's task stand: start, end, task. A cell that rows below inherit is
/// of the row it is printed in.
fn fields_of(task: &Task) -> impl Iterator<Item = (u32, (u32, &str))> {
    let own = ["ordinal", "title", "leads", "supports", "deadline", "deliverable", "result"];
    let fields = own.into_iter().filter(|_| task.table_id.is_some());
    let spans = fields.filter_map(|field| task.spans.get(field)).flatten();
    spans.map(|span| (span.start(), (span.end(), task.id.as_str())))
}

fn around<'a>(documents: &'a [Document], finding: &Finding) -> Option<&'a Document> {
    let at = finding.spans.first()?.start();
    documents
        .iter()
        .rev()
        .find(|document| document.spans.iter().any(|span| span.start() <= at && at < span.end()))
}
