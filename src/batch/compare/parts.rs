//! Reports → only what was asked for: a document with what is attached to it, an appendix, a section. What is left
//! out is not in the reports any more: tasks, tables, metrics, citations, findings.

use crate::batch::Failure;
use crate::data::{Document, Report};
use crate::lang::fold;
use crate::lang::numeral::roman;
use crate::lang::slug::slug;
use std::collections::{BTreeSet, HashSet};

/// Ids that an error names.
const NAMED: usize = 5;

/// Narrows to the document whose id is or ends with `part`.
pub(super) fn to_document(
    reports: &mut Vec<Report>,
    part: &str,
    name: &str,
) -> Result<(), Failure> {
    let is_meant = |document: &Document| ends_with(&document.id, part);
    let documents = || reports.iter().flat_map(|report| &report.documents);
    let meant: BTreeSet<&str> =
        documents().filter(|it| is_meant(it)).map(|it| it.id.as_str()).collect();
    let list = |ids: &mut dyn Iterator<Item = &str>| {
        ids.take(NAMED).map(ToOwned::to_owned).collect::<Vec<String>>()
    };
    let (name, part) = (name.to_owned(), part.to_owned());
    match meant.len() {
        0 => {
            let known = list(&mut documents().map(|it| it.id.as_str()));
            Err(Failure::NoPart { name, part, known })
        }
        1 => {
            to_documents(reports, is_meant);
            Ok(())
        }
        _ => Err(Failure::ManyParts { name, part, ids: list(&mut meant.into_iter()) }),
    }
}

/// Whether `id` is `part`, or ends with it as whole steps of its path.
fn ends_with(id: &str, part: &str) -> bool {
    let part = part.trim_start_matches('/');
    id.strip_suffix(part).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// Narrows to the appendices of this number.
pub(super) fn to_appendix(reports: &mut Vec<Report>, number: &str) {
    let wanted = Appendix::of(number);
    to_documents(reports, |document| {
        let own = document.id.rsplit('/').next().and_then(|own| own.strip_prefix("pl-"));
        let own = own.map(|own| Appendix::of(own.split('~').next().unwrap_or(own)));
        own.or_else(|| printed(document)).is_some_and(|own| own == wanted)
    });
}

/// Blocks at the beginning of a document in which its number is looked for.
const HEAD: usize = 3;

/// The number of an appendix that is a file of its own: `PHỤ LỤC II` stands first in it.
fn printed(document: &Document) -> Option<Appendix> {
    document.blocks.iter().take(HEAD).find_map(|block| {
        let whole = block.label.iter().chain([&block.text]).map(String::as_str);
        let key = fold::key(&whole.collect::<Vec<_>>().join(" "));
        let number = key.trim().strip_prefix("phụ lục")?.trim_start();
        let number = number.strip_prefix("số").unwrap_or(number);
        let first = number.split_whitespace().next()?.trim_end_matches(['.', ':']);
        Some(Appendix::of(first))
    })
}

/// The number of an appendix: `01`, `1` and `I` are one.
#[derive(Debug, PartialEq, Eq)]
enum Appendix {
    Number(u32),
    Letters(String),
}

impl Appendix {
    fn of(typed: &str) -> Self {
        let typed = typed.trim();
        let value = typed.parse().ok().or_else(|| roman(&typed.to_uppercase()));
        value.map_or_else(|| Self::Letters(slug(typed)), Self::Number)
    }
}

/// Narrows to the documents that are meant and what is attached to them.
fn to_documents(reports: &mut Vec<Report>, is_meant: impl Fn(&Document) -> bool) {
    for report in reports.iter_mut() {
        // Parents stand before what is attached to them.
        let mut kept: HashSet<String> = HashSet::new();
        report.documents.retain(|document| {
            let parent = document.parent_id.as_ref();
            let is_kept = is_meant(document) || parent.is_some_and(|id| kept.contains(id));
            if is_kept {
                kept.insert(document.id.clone());
            }
            is_kept
        });
        report.tables.retain(|table| kept.contains(&table.document_id));
        report.tasks.retain(|task| kept.contains(&task.document_id));
        report.metrics.retain(|metric| kept.contains(&metric.document_id));
        report.citations.retain(|citation| kept.contains(&citation.document_id));
        rest(report);
    }
    reports.retain(|report| !report.documents.is_empty());
}

/// Narrows to the tasks in a section or group whose name has `text`, letter case and tone places aside.
pub(super) fn to_section(reports: &mut Vec<Report>, text: &str) {
    let wanted = fold::key(text.trim());
    let has = |name: &String| fold::key(name).contains(&wanted);
    for report in reports.iter_mut() {
        report.tasks.retain(|task| task.section.iter().chain(&task.group).any(has));
        let ids: HashSet<&str> = report.tasks.iter().map(|task| task.id.as_str()).collect();
        let tables: HashSet<&str> =
            report.tasks.iter().filter_map(|task| task.table_id.as_deref()).collect();
        let documents: HashSet<&str> =
            report.tasks.iter().map(|task| task.document_id.as_str()).collect();
        let is_of_one = |id: &Option<String>| id.as_deref().is_some_and(|id| ids.contains(id));
        report.metrics.retain(|metric| is_of_one(&metric.task_id));
        report.citations.retain(|citation| is_of_one(&citation.task_id));
        report.tables.retain(|table| tables.contains(table.id.as_str()));
        report.documents.retain(|document| documents.contains(document.id.as_str()));
        rest(report);
    }
    reports.retain(|report| !report.tasks.is_empty());
}

/// What points at records that are not there any more goes too.
fn rest(report: &mut Report) {
    let documents: HashSet<&str> =
        report.documents.iter().map(|document| document.id.as_str()).collect();
    let is_there = |id: &Option<String>| id.as_deref().is_some_and(|id| documents.contains(id));
    report.findings.retain(|finding| is_there(&finding.document_id));
    let has_issue = report.documents.iter().any(|document| document.kind == "issue");
    if !has_issue {
        report.issue = None;
    }
    let citations: HashSet<&str> = report.citations.iter().map(|it| it.id.as_str()).collect();
    for document in &mut report.documents {
        document.legal_bases.retain(|id| citations.contains(id.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Joins, Task};

    const TEXT: &str = "QUYẾT ĐỊNH\nBan hành Kế hoạch\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\n\
PHỤ LỤC I\nNHIỆM VỤ\nTT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tXây dựng 02 cổng dữ liệu\tSở Y tế\tQuý I/2026\n\n\
PHỤ LỤC II\nMÔ HÌNH\nTT\tNhiệm vụ\tChủ trì\tThời hạn\nA\tChuyển đổi số\n1\tMua 15 máy chủ\tSở Nội vụ\tQuý II/2026\n\
B\tAn toàn\n2\tDiễn tập 03 lần\tCông an tỉnh\tQuý III/2026\n";

    fn reports() -> Vec<Report> {
        let source = crate::read("a.txt", TEXT.into()).unwrap();
        vec![crate::extract(&source, Joins::Make)]
    }

    fn titles(reports: &[Report]) -> Vec<&str> {
        let tasks = reports.iter().flat_map(|report| &report.tasks);
        tasks.filter_map(|task: &Task| task.title.as_deref()).collect()
    }

    #[test]
    fn an_appendix_goes_by_its_number_however_written() {
        for (number, expected) in [
            ("I", &["Xây dựng 02 cổng dữ liệu"][..]),
            ("01", &["Xây dựng 02 cổng dữ liệu"]),
            ("2", &["Mua 15 máy chủ", "Diễn tập 03 lần"]),
            ("III", &[]),
        ] {
            let mut reports = reports();
            to_appendix(&mut reports, number);
            assert_eq!(titles(&reports), expected, "{number}");
        }
        assert_eq!(Appendix::of("2a"), Appendix::of("2A"));
        assert_ne!(Appendix::of("2a"), Appendix::of("2"));
    }

    #[test]
    fn a_document_goes_by_the_end_of_its_id() {
        let mut reports = reports();
        to_document(&mut reports, "pl-ii", "a.txt").unwrap();
        assert_eq!(titles(&reports), ["Mua 15 máy chủ", "Diễn tập 03 lần"]);
        assert!(
            reports[0].metrics.iter().all(|it| reports[0]
                .tasks
                .iter()
                .any(|task| Some(&task.id) == it.task_id.as_ref()))
        );
        let missing = to_document(&mut reports, "l-ii", "a.txt").unwrap_err();
        assert!(matches!(missing, Failure::NoPart { known, .. } if known.len() == 1));
    }

    #[test]
    fn a_document_stands_with_what_is_attached_to_it() {
        let mut reports = reports();
        let root = reports[0].documents[0].id.clone();
        to_document(&mut reports, &root, "a.txt").unwrap();
        assert_eq!(reports, self::reports());
    }

    #[test]
    fn an_end_that_several_ids_have_is_refused() {
        let mut twice = reports();
        let mut other = reports();
        for document in &mut other[0].documents {
            document.id = format!("vn/khac/{}", document.id);
        }
        twice.append(&mut other);
        let many = to_document(&mut twice, "pl-i", "a.txt").unwrap_err();
        assert!(matches!(many, Failure::ManyParts { ids, .. } if ids.len() == 2));
    }

    #[test]
    fn a_section_goes_by_a_text_in_its_name() {
        let mut reports = reports();
        to_section(&mut reports, " chuyển ĐỔI số ");
        assert_eq!(titles(&reports), ["Mua 15 máy chủ"]);
        assert_eq!(reports[0].documents.len(), 1);
        assert!(reports[0].metrics.iter().all(|metric| metric.text.contains("15")));
        to_section(&mut reports, "nuôi tôm");
        assert!(reports.is_empty());
    }
}
