//! The contents of an issue × its documents → which entry means which, findings where they disagree.

use crate::data::{Document, Finding, Issue, Severity, Span, TocEntry};
use crate::lang::fold;
use std::collections::BTreeMap;

/// Ties the contents of `issue` to `documents`; returns what does not agree.
pub(super) fn run(issue: &mut Issue, documents: &[Document]) -> Vec<Finding> {
    let known = Known::of(documents);
    let mut findings = Vec::new();
    let mut listed = vec![false; documents.len()];
    for entry in &mut issue.toc {
        let Some(at) = known.meant_by(entry) else { continue };
        listed[at] = true;
        entry.document_id = Some(documents[at].id.clone());
        findings.extend(other_date(entry, &documents[at]));
    }
    let own = || documents.iter().zip(&listed).filter(|(one, _)| stands_in_issue(one, documents));
    if own().next().is_some() {
        findings.extend(issue.toc.iter().filter_map(missing));
    }
    if !issue.toc.is_empty() {
        findings.extend(own().filter(|(_, listed)| !**listed).map(|(one, _)| unlisted(one)));
    }
    findings
}

/// A document of the issue itself, none that is attached to another.
fn stands_in_issue(one: &Document, documents: &[Document]) -> bool {
    let issue = documents.first().filter(|first| first.kind == "issue");
    one.number.is_some() && issue.is_some_and(|issue| one.parent_id.as_ref() == Some(&issue.id))
}

/// Documents by number, whatever hyphens and spaces it was printed with.
struct Known<'a> {
    documents: &'a [Document],
    numbered: BTreeMap<String, Vec<usize>>,
}

impl<'a> Known<'a> {
    fn of(documents: &'a [Document]) -> Self {
        let mut numbered: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, document) in documents.iter().enumerate() {
            if let Some(number) = &document.number {
                numbered.entry(key(number)).or_default().push(at);
            }
        }
        Self { documents, numbered }
    }

    /// The only document with the number and date of an entry, else with its number and year: the
    /// same number of another year is another document.
    fn meant_by(&self, entry: &TocEntry) -> Option<usize> {
        let same = self.numbered.get(&key(entry.number.as_ref()?))?;
        let agrees = |length: usize| {
            let mut of_date = same.iter().copied().filter(move |&at| {
                let dates = self.documents[at].date.as_ref().zip(entry.date.as_ref());
                dates.is_none_or(|(own, listed)| own.get(..length) == listed.get(..length))
            });
            of_date.next().filter(|_| of_date.next().is_none())
        };
        agrees("2026-04-24".len()).or_else(|| agrees("2026".len()))
    }
}

fn key(number: &str) -> String {
    fold::key(number).chars().filter(|c| c.is_alphanumeric() || *c == '/').collect()
}

fn other_date(entry: &TocEntry, document: &Document) -> Option<Finding> {
    let (listed, own) = (entry.date.as_deref()?, document.date.as_deref()?);
    let finding = Finding::new(
        "issue.date-differs",
        Severity::Warning,
        "Ngày của văn bản trong mục lục khác ngày ghi ở văn bản",
        "The contents give another date than the document itself",
    );
    let spans = document.field_spans.get("date").cloned().unwrap_or_default();
    (listed != own).then(|| finding.at(spans).saying(own, listed))
}

fn missing(entry: &TocEntry) -> Option<Finding> {
    let number = entry.number.as_deref().filter(|_| entry.document_id.is_none())?;
    let mut finding = Finding::new(
        "issue.document-missing",
        Severity::Warning,
        "Mục lục có văn bản này nhưng không thấy trong số Công báo",
        "The contents name a document that does not stand in this issue",
    );
    finding.expected = Some(number.to_owned());
    Some(finding.at(entry.spans.clone()))
}

fn unlisted(document: &Document) -> Finding {
    let mut finding = Finding::new(
        "issue.document-unlisted",
        Severity::Info,
        "Văn bản có trong số Công báo nhưng không có trong mục lục",
        "A document of this issue does not stand in its contents",
    );
    finding.found.clone_from(&document.number);
    let number = document.field_spans.get("number").cloned();
    finding
        .at(number.unwrap_or_else(|| document.spans.iter().copied().take(1).collect::<Vec<Span>>()))
}
