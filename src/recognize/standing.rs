//! Mentions → findings where one links to no body, or to a body that is not there on the document's
//! day. Changes no mention.

use super::agencies::{Bodies, mentions};
use crate::data::{Document, Finding, Mention, Report, Severity};
use crate::lang::agency::{Body, Heir};
use crate::lang::date::shown;
use crate::lang::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the findings to the report, one per name and one per body of a document. `days` are those of
/// the documents, in their order.
pub(super) fn find(report: &mut Report, bodies: &Bodies, days: &[Option<String>]) {
    let ids = report.documents.iter().map(|document| document.id.as_str());
    let days: BTreeMap<&str, Option<&str>> = ids.zip(days.iter().map(Option::as_deref)).collect();
    let mut told: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut findings = Vec::new();
    for (document, record, mention) in named(report) {
        let day = days.get(document).copied().flatten();
        let found = match mention.agency_id.as_deref().and_then(|id| bodies.get(id)) {
            Some(body) => day.and_then(|day| not_in_force(body, mention, day)),
            None => Some(unknown(mention)),
        };
        if let Some(finding) = found
            && told.insert((document, subject(mention)))
        {
            let document_id = Some(document.to_owned());
            findings.push(Finding { document_id, record_id: record.map(str::to_owned), ..finding });
        }
    }
    report.findings.extend(findings);
}

/// What there is one finding of: a body, else a name.
fn subject(mention: &Mention) -> String {
    mention.agency_id.clone().unwrap_or_else(|| fold::key(&mention.name))
}

/// Every mention of a single body, with its document and its task.
fn named(report: &Report) -> impl Iterator<Item = (&str, Option<&str>, &Mention)> {
    let of_documents = report.documents.iter().flat_map(|document| {
        document.responsible.iter().map(|mention| (document.id.as_str(), None, mention))
    });
    let of_tasks = report.tasks.iter().flat_map(|task| {
        let (document, id) = (task.document_id.as_str(), task.id.as_str());
        mentions(task).map(move |mention| (document, Some(id), mention))
    });
    of_documents.chain(of_tasks).filter(|(_, _, mention)| !mention.collective)
}

/// The day that a document says itself.
pub(super) fn day(document: &Document) -> Option<&str> {
    let issued = document.issued_with.as_ref().and_then(|issued| issued.date.as_deref());
    document.date.as_deref().or(issued)
}

fn unknown(mention: &Mention) -> Finding {
    let finding = Finding::new(
        "agency.unknown",
        Severity::Info,
        "Tên này không gắn được với cơ quan nào: danh mục không có và văn bản không giải thích",
        "This name links to no body: the register does not have it and the document does not explain it",
    );
    finding.finding(&mention.name).at(mention.spans.clone())
}

/// Whether the parenthesis behind a name says that the body is a former one: `(nay là Sở Tài chính)`, `(cũ)`.
fn is_former(mention: &Mention) -> bool {
    const WORDS: [&str; 6] =
        ["nay là", "nay thuộc", "cũ", "trước đây", "trước sáp nhập", "trước sắp xếp"];
    let scope = mention.scope.as_deref().map(fold::key).unwrap_or_default();
    WORDS.iter().any(|word| scope.contains(&fold::key(word)))
}

/// The finding that a body is gone, or not there yet, on `day`.
fn not_in_force(body: &Body, mention: &Mention, day: &str) -> Option<Finding> {
    if is_former(mention) {
        return None;
    }
    let gone = body.valid_until.as_deref().filter(|until| *until < day);
    let early = body.valid_from.as_deref().filter(|from| day < *from);
    let name = [&body.name, &mention.name].into_iter().max_by_key(|name| name.chars().count())?;
    let (vi, en) = match (gone, early) {
        (Some(until), _) => {
            let next = names(&body.successor);
            let (vi_next, en_next) = if next.is_empty() {
                (String::new(), String::new())
            } else {
                (format!("; cơ quan kế tục: {next}"), format!("; taken over by {next}"))
            };
            (
                format!(
                    "{name} chỉ tồn tại đến hết ngày {}, văn bản ngày {}{vi_next}",
                    shown(until),
                    shown(day)
                ),
                format!("{name} existed until {until}, the document is of {day}{en_next}"),
            )
        }
        (None, Some(from)) => (
            format!("{name} có từ ngày {}, văn bản ngày {}", shown(from), shown(day)),
            format!("{name} exists from {from}, the document is of {day}"),
        ),
        (None, None) => return None,
    };
    let ids: Vec<&str> = body.successor.iter().map(|heir| heir.id.as_str()).collect();
    let finding = Finding::new("agency.not-in-force", Severity::Warning, &vi, &en);
    let finding = finding.finding(&mention.name).at(mention.spans.clone());
    Some(Finding { suggestion: gone.filter(|_| !ids.is_empty()).map(|_| ids.join("|")), ..finding })
}

fn names(heirs: &[Heir]) -> String {
    heirs.iter().map(|heir| heir.name.as_str()).collect::<Vec<_>>().join(", ")
}
