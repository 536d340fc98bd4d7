//! A report → proof that ids are unique and that every reference finds its record.

use super::proof::{Court, Reason};
use crate::data::{Document, Mention, Report, Task};
use std::collections::HashSet;

/// The ids of each kind of record.
struct Ids<'r> {
    documents: HashSet<&'r str>,
    tables: HashSet<&'r str>,
    tasks: HashSet<&'r str>,
    metrics: HashSet<&'r str>,
    citations: HashSet<&'r str>,
    agencies: HashSet<&'r str>,
}

/// Proves the ids and references of `report`.
pub(super) fn prove(report: &Report, court: &mut Court<'_>) {
    let ids = Ids {
        documents: unique(report.documents.iter().map(|d| d.id.as_str()), court),
        tables: unique(report.tables.iter().map(|t| t.id.as_str()), court),
        tasks: unique(report.tasks.iter().map(|t| t.id.as_str()), court),
        metrics: unique(report.metrics.iter().map(|m| m.id.as_str()), court),
        citations: unique(report.citations.iter().map(|c| c.id.as_str()), court),
        agencies: unique(report.agencies.iter().map(|a| a.id.as_str()), court),
    };
    unique(report.findings.iter().map(|f| f.id.as_str()), court);
    for document in &report.documents {
        prove_document(document, &ids, court);
    }
    for task in &report.tasks {
        prove_task(task, &ids, court);
    }
    prove_others(report, &ids, court);
}

fn unique<'r>(ids: impl Iterator<Item = &'r str>, court: &mut Court<'_>) -> HashSet<&'r str> {
    let mut seen = HashSet::new();
    for id in ids {
        let is_new = seen.insert(id);
        court.verdict((id, "id"), is_new, Reason::DuplicateId, id, id);
    }
    seen
}

/// The reference, where there is one, finds a record.
fn refer(place: (&str, &str), id: Option<&str>, known: &HashSet<&str>, court: &mut Court<'_>) {
    if let Some(id) = id {
        court.verdict(place, known.contains(id), Reason::NoSuchRecord, id, "");
    }
}

fn prove_document(document: &Document, ids: &Ids<'_>, court: &mut Court<'_>) {
    let id = document.id.as_str();
    refer((id, "parent_id"), document.parent_id.as_deref(), &ids.documents, court);
    for (at, basis) in document.legal_bases.iter().enumerate() {
        refer((id, &format!("legal_bases[{at}]")), Some(basis), &ids.citations, court);
    }
    let proposal = document.proposer.as_ref().and_then(|p| p.citation_id.as_deref());
    refer((id, "proposer.citation_id"), proposal, &ids.citations, court);
    for (at, block) in document.blocks.iter().enumerate() {
        let table = block.table_id.as_deref();
        refer((id, &format!("blocks[{at}].table_id")), table, &ids.tables, court);
    }
    prove_mentions(id, "responsible", &document.responsible, ids, court);
}

fn prove_task(task: &Task, ids: &Ids<'_>, court: &mut Court<'_>) {
    let id = task.id.as_str();
    refer((id, "document_id"), Some(&task.document_id), &ids.documents, court);
    refer((id, "table_id"), task.table_id.as_deref(), &ids.tables, court);
    let roles = [
        ("leads", &task.leads),
        ("supports", &task.supports),
        ("monitors", &task.monitors),
        ("appraisers", &task.appraisers),
        ("approvers", &task.approvers),
    ];
    for (role, mentions) in roles {
        prove_mentions(id, role, mentions, ids, court);
    }
}

fn prove_mentions(
    id: &str,
    role: &str,
    mentions: &[Mention],
    ids: &Ids<'_>,
    court: &mut Court<'_>,
) {
    for (at, mention) in mentions.iter().enumerate() {
        let agency = mention.agency_id.as_deref();
        refer((id, &format!("{role}[{at}].agency_id")), agency, &ids.agencies, court);
    }
}

fn prove_others(report: &Report, ids: &Ids<'_>, court: &mut Court<'_>) {
    for table in &report.tables {
        refer((&table.id, "document_id"), Some(&table.document_id), &ids.documents, court);
    }
    for metric in &report.metrics {
        let id = metric.id.as_str();
        refer((id, "document_id"), Some(&metric.document_id), &ids.documents, court);
        refer((id, "task_id"), metric.task_id.as_deref(), &ids.tasks, court);
        refer((id, "table_id"), metric.table_id.as_deref(), &ids.tables, court);
    }
    for citation in &report.citations {
        let id = citation.id.as_str();
        refer((id, "document_id"), Some(&citation.document_id), &ids.documents, court);
        refer((id, "task_id"), citation.task_id.as_deref(), &ids.tasks, court);
        refer((id, "target_id"), citation.target_id.as_deref(), &ids.documents, court);
    }
    for entry in report.issue.iter().flat_map(|issue| &issue.toc) {
        refer(("issue", "toc.document_id"), entry.document_id.as_deref(), &ids.documents, court);
    }
    for finding in &report.findings {
        let id = finding.id.as_str();
        refer((id, "document_id"), finding.document_id.as_deref(), &ids.documents, court);
        if let Some(record) = finding.record_id.as_deref() {
            let holds = ids.has(record);
            court.verdict((id, "record_id"), holds, Reason::NoSuchRecord, record, "");
        }
    }
}

impl Ids<'_> {
    /// Whether any record has this id.
    fn has(&self, id: &str) -> bool {
        [&self.documents, &self.tables, &self.tasks, &self.metrics, &self.citations, &self.agencies]
            .iter()
            .any(|ids| ids.contains(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::{evidence, sample};

    fn check(change: impl Fn(&mut Report), field: &str, reason: Reason) {
        let mut report = sample::report();
        change(&mut report);
        let proof = evidence::run(&report, sample::TEXT, &sample::clean);
        let found: Vec<(&str, Reason)> =
            proof.failures.iter().map(|f| (f.field.as_str(), f.reason)).collect();
        assert_eq!(found, [(field, reason)]);
    }

    #[test]
    fn ids_are_unique_and_references_resolve() {
        use Reason::{DuplicateId, NoSuchRecord, Unbalanced};
        check(|r| r.agencies.push(r.agencies[0].clone()), "id", DuplicateId);
        check(|r| r.documents[0].parent_id = Some("x".into()), "parent_id", NoSuchRecord);
        check(|r| r.documents[0].legal_bases = vec!["x".into()], "legal_bases[0]", NoSuchRecord);
        check(|r| r.metrics[0].task_id = Some("x".into()), "task_id", NoSuchRecord);
        check(|r| r.citations[0].target_id = Some("x".into()), "target_id", NoSuchRecord);
        check(|r| r.agencies.clear(), "leads[0].agency_id", NoSuchRecord);
        check(|r| r.tables[0].rows_in = 9, "rows_in", Unbalanced);
        check(|r| r.tables[0].row_kinds.clear(), "row_kinds", Unbalanced);
    }
}
