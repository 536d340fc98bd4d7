//! A report → how good a text it is of each of its documents, in numbers that can be compared.

use super::units;
use crate::data::{Class, Confidences, Document, Finding, Report};
use std::collections::HashMap;

/// Groups of findings, and findings, that say a text was misread, cut or lost.
const DAMAGE: [&str; 15] = [
    "ocr-suspect.",
    "text.broken-utf8",
    "text.broken-utf16",
    "text.broken-encoding",
    "text.encoding-guessed",
    "text.encoding-not-read",
    "text.letter-lost",
    "text.sentence-cut",
    "text.cell-empty",
    "page.",
    "number.head-lost",
    "table.short-row",
    "table.long-row",
    "table.rows-guessed",
    "table.cells-unknown",
];

/// What is known of a source; each number decides only where those before it are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    /// 1 where the text is the document's own, 0 where a gazette issue prints it among others.
    pub(super) standing: i64,
    /// 2 of typed formats, 1 of plain text, which may be scanned, 0 of printed pages.
    pub(super) format: i64,
    /// Findings of damage: the fewer the better.
    pub(super) damage: i64,
    /// Fields whose value leaves no doubt: the more the better.
    pub(super) fields: i64,
}

/// The documents of `report` that stand for themselves, in its order, with what is known of each.
pub(super) fn of(report: &Report) -> Vec<(&Document, Evidence)> {
    let roots = units::root_ids(report);
    let (mut damage, mut fields) = (HashMap::new(), HashMap::new());
    let found = report.findings.iter().filter(|finding| is_damage(finding));
    for document in found.filter_map(|finding| finding.document_id.as_deref()) {
        *damage.entry(roots.get(document)).or_insert(0) += 1;
    }
    for (document, confidence) in confidences(report) {
        *fields.entry(roots.get(document)).or_insert(0) += sure(confidence);
    }
    let format = format_of(report);
    let evidence = units::roots(report).into_iter().map(|root| {
        let count = |counts: &HashMap<Option<&&str>, i64>| {
            counts.get(&Some(&root.id.as_str())).copied().unwrap_or_default()
        };
        let (damage, fields) = (count(&damage), count(&fields));
        (root, Evidence { standing: i64::from(root.parent_id.is_none()), format, damage, fields })
    });
    evidence.collect()
}

fn format_of(report: &Report) -> i64 {
    match report.source.format.as_str() {
        "html" | "docx" => 2,
        "pdf" => 0,
        _ => 1,
    }
}

fn is_damage(finding: &Finding) -> bool {
    !finding.applied && DAMAGE.iter().any(|damage| finding.rule.starts_with(damage))
}

/// The fields of all records, each with the document of its record.
fn confidences(report: &Report) -> impl Iterator<Item = (&str, &Confidences)> {
    let documents = report.documents.iter().map(|it| (it.id.as_str(), &it.confidence));
    let tasks = report.tasks.iter().map(|it| (it.document_id.as_str(), &it.confidence));
    let metrics = report.metrics.iter().map(|it| (it.document_id.as_str(), &it.confidence));
    let citations = report.citations.iter().map(|it| (it.document_id.as_str(), &it.confidence));
    documents.chain(tasks).chain(metrics).chain(citations)
}

/// How many of these fields leave no doubt.
fn sure(fields: &Confidences) -> i64 {
    fields.values().map(|field| i64::from(field.class != Class::Doubtful)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Joins, Severity};

    #[test]
    fn a_source_is_known_by_damage_and_by_fields_of_its_own_documents() {
        let text = "KẾ HOẠCH\n1. Sở Y tế chủ trì, hoàn thành 12 việc trước ngày 30/6/2025.\n";
        let mut report = crate::extract(&crate::read("a.txt", text.into()).unwrap(), Joins::Make);
        let before = of(&report)[0].1;
        assert_eq!((before.standing, before.format, before.damage), (1, 1, 0));
        assert!(before.fields > 2, "{before:?}");
        let id = report.documents[0].id.clone();
        for (rule, document) in
            [("page.text-lost", Some(id)), ("page.text-lost", None), ("sum.total-differs", None)]
        {
            let finding = Finding::new(rule, Severity::Error, "", "");
            report.findings.push(Finding { document_id: document, ..finding });
        }
        report.source.format = "html".to_owned();
        let after = of(&report)[0].1;
        assert_eq!((after.format, after.damage, after.fields), (2, 1, before.fields));
    }
}
