//! A report → the documents in it that stand for themselves, and the report narrowed to some of them. A decision
//! stands with what is attached to it; a gazette issue without the documents that it prints.

use crate::data::{Agency, Document, Mention, Report, Task};
use std::collections::{HashMap, HashSet};

/// The kind of a document that only holds others.
const ISSUE: &str = "issue";

/// The documents of `report` that stand for themselves, in its order.
pub(super) fn roots(report: &Report) -> Vec<&Document> {
    let roots = root_ids(report);
    let is_root = |document: &&Document| roots.get(&*document.id) == Some(&&*document.id);
    report.documents.iter().filter(is_root).collect()
}

/// For each document the id of the one that it stands with.
pub(super) fn root_ids(report: &Report) -> HashMap<&str, &str> {
    let mut roots: HashMap<&str, &str> = HashMap::new();
    let mut issues: HashSet<&str> = HashSet::new();
    // Parents stand before what is attached to them.
    for document in &report.documents {
        let id = document.id.as_str();
        if document.kind == ISSUE {
            issues.insert(id);
        }
        let carrier = document.parent_id.as_deref().filter(|parent| !issues.contains(parent));
        let root = carrier.and_then(|parent| roots.get(parent).copied()).unwrap_or(id);
        roots.insert(id, root);
    }
    roots
}

/// `report` with the documents of these roots only, and only what belongs to them.
pub(super) fn narrowed(mut report: Report, wanted: &HashSet<String>) -> Report {
    let roots = root_ids(&report);
    let kept = roots.into_iter().filter(|(_, root)| wanted.contains(*root));
    let kept: HashSet<String> = kept.map(|(id, _)| id.to_owned()).collect();
    if kept.len() == report.documents.len() {
        return report;
    }
    let is_kept = |id: &String| kept.contains(id);
    report.documents.retain(|document| is_kept(&document.id));
    report.tables.retain(|table| is_kept(&table.document_id));
    report.tasks.retain(|task| is_kept(&task.document_id));
    report.metrics.retain(|metric| is_kept(&metric.document_id));
    report.citations.retain(|citation| is_kept(&citation.document_id));
    report.findings.retain(|finding| finding.document_id.as_ref().is_none_or(is_kept));
    if !report.documents.iter().any(|document| document.kind == ISSUE) {
        report.issue = None;
    }
    loosen(&mut report, &kept);
    recount(&mut report);
    report
}

/// Takes out what points at documents that are not there any more.
fn loosen(report: &mut Report, kept: &HashSet<String>) {
    let only_kept = |id: &mut Option<String>| *id = id.take().filter(|id| kept.contains(id));
    for document in &mut report.documents {
        only_kept(&mut document.parent_id);
    }
    for citation in &mut report.citations {
        only_kept(&mut citation.target_id);
    }
    for entry in report.issue.iter_mut().flat_map(|issue| &mut issue.toc) {
        only_kept(&mut entry.document_id);
    }
}

/// The bodies in a task.
pub(super) fn owners(task: &Task) -> impl Iterator<Item = &Mention> {
    let lists = [&task.leads, &task.supports, &task.monitors, &task.appraisers, &task.approvers];
    lists.into_iter().flatten()
}

/// Leaves the bodies that the tasks and documents name, with the tasks that they have in them.
fn recount(report: &mut Report) {
    let ids = |mentions: &[Mention]| -> HashSet<String> {
        mentions.iter().filter_map(|mention| mention.agency_id.clone()).collect()
    };
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for task in &report.tasks {
        for mention in owners(task) {
            counts.entry(mention.agency_id.clone().unwrap_or_default()).or_default();
        }
        for id in ids(&task.leads) {
            counts.entry(id).or_default().0 += 1;
        }
        for id in ids(&task.supports) {
            counts.entry(id).or_default().1 += 1;
        }
    }
    let responsible = report.documents.iter().flat_map(|document| ids(&document.responsible));
    let named: HashSet<String> = responsible.chain(counts.keys().cloned()).collect();
    report.agencies.retain(|agency| named.contains(&agency.id));
    for agency in &mut report.agencies {
        let (leads, supports) = counts.get(&agency.id).copied().unwrap_or_default();
        *agency = Agency { lead_count: leads, support_count: supports, ..agency.clone() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Joins;

    fn gazette() -> Report {
        let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
        let bytes = std::fs::read(format!("{seeds}/003_8f2cee8025a1b0bb.txt")).unwrap();
        crate::extract(&crate::read("003.txt", bytes).unwrap(), Joins::Make)
    }

    fn only(report: &Report, id: &str) -> Report {
        narrowed(report.clone(), &HashSet::from([id.to_owned()]))
    }

    #[test]
    fn an_issue_falls_into_its_documents_and_nothing_is_lost() {
        let report = gazette();
        let roots: Vec<String> = roots(&report).iter().map(|root| root.id.clone()).collect();
        assert!(roots.len() > 5 && roots.iter().all(|id| !id.ends_with("/ke-hoach")), "{roots:?}");
        let parts: Vec<Report> = roots.iter().map(|id| only(&report, id)).collect();
        let sum = |count: fn(&Report) -> usize| parts.iter().map(count).sum::<usize>();
        assert_eq!(sum(|part| part.documents.len()), report.documents.len());
        assert_eq!(sum(|part| part.tasks.len()), report.tasks.len());
        assert_eq!(sum(|part| part.metrics.len()), report.metrics.len());
        assert_eq!(sum(|part| part.citations.len()), report.citations.len());
        assert_eq!(parts.iter().filter(|part| part.issue.is_some()).count(), 1);
        let leads = |report: &Report| report.agencies.iter().map(|it| it.lead_count).sum::<u32>();
        assert_eq!(parts.iter().map(leads).sum::<u32>(), leads(&report));
        let whole: HashSet<String> = roots.into_iter().collect();
        assert_eq!(narrowed(report.clone(), &whole), report);
    }

    #[test]
    fn a_part_points_at_nothing_outside_it() {
        let report = gazette();
        let part = only(&report, "vn/son-la/qd-ubnd/2026/1053");
        assert_eq!(part.documents[0].parent_id, None);
        assert!(
            part.documents.len() > 3 && part.documents[1..].iter().all(|it| it.parent_id.is_some())
        );
        assert!(!part.tasks.is_empty() && part.agencies.len() < report.agencies.len());
        let issue = only(&report, "vn/son-la/cong-bao/2026/30-31");
        assert_eq!(issue.documents.len(), 1);
        assert!(issue.issue.unwrap().toc.iter().all(|entry| entry.document_id.is_none()));
    }
}
