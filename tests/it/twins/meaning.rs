//! The gazette's tables against the same tables as files of their own, told by meaning: what is left is in
//! `fixtures/twins/meaning.golden`, and explained in `NOTES.md`.

use super::{TWINS, compare, seed};
use crate::pipeline;
use congbao::data::{Change, Edit, Level, Report};
use congbao::diff::{Manner, Reports};
use std::fmt::Write as _;

#[test]
fn what_differs_by_meaning_is_known() {
    let (name, text) = seed("003");
    let gazette = pipeline::report(&name, &text);
    let mut listed = String::new();
    for (twin, appendix) in TWINS {
        let (name, text) = seed(twin);
        let clean = pipeline::report(&name, &text);
        let printed = only(&gazette, &format!("1053/ke-hoach/{appendix}"));
        let manner = Manner { level: Level::Meaning, across: false };
        let found = congbao::diff::run(
            Reports { name: "gazette", reports: &[printed] },
            Reports { name: "file", reports: &[clean] },
            manner,
        );
        for change in found.changes.iter().filter(|change| change.record != "document") {
            _ = writeln!(listed, "{appendix} {}", told(change));
        }
    }
    compare("meaning", &listed);
}

/// What of a report belongs to one document.
fn only(report: &Report, document: &str) -> Report {
    let mut part = report.clone();
    let id = |id: &str| id.ends_with(document);
    part.documents.retain(|one| id(&one.id));
    part.tasks.retain(|one| id(&one.document_id));
    part.metrics.retain(|one| id(&one.document_id));
    part.citations.retain(|one| id(&one.document_id));
    part
}

fn told(change: &Change) -> String {
    let id = change.new_id.as_ref().or(change.old_id.as_ref()).cloned().unwrap_or_default();
    let place = id.rsplit(['#', '/']).next().unwrap_or_default();
    let words = change.words.iter().filter(|edit| edit.edit != Edit::Kept);
    let words: Vec<String> = words
        .map(|edit| format!("{}{}", if edit.edit == Edit::Added { "+" } else { "-" }, edit.text))
        .collect();
    let value = |value: &serde_json::Value| {
        let known = ["raw", "text", "name", "title"].iter().find_map(|name| value[*name].as_str());
        known.or(value.as_str()).unwrap_or("∅").to_owned()
    };
    let both = format!("{} → {}", value(&change.old), value(&change.new));
    let said = if words.is_empty() { both } else { words.join(" ") };
    let field = change.field.as_deref().unwrap_or("-");
    format!("{place} {:?} {} {field}: {said}", change.kind, change.record)
}
