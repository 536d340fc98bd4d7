//! The headings of the columns → the terms that `fields.tsv` has for the same fields.

use congbao::lang::fields;
use congbao::write::rows::{Head, SHEETS};

/// The record that a sheet has the fields of; the columns that are its own.
const SHEETS_OF: [(&str, &str, &[&str]); 24] = [
    ("sources", "source", &[]),
    ("issues", "issue", &[]),
    ("toc", "toc_entry", &["position"]),
    ("documents", "document", &[]),
    ("document_articles", "article", &["document_id", "position"]),
    ("document_responsible", "mention", &["document_id", "position"]),
    ("document_recipients", "printed_line", &["document_id", "position"]),
    ("document_footnotes", "footnote", &["document_id", "position"]),
    ("blocks", "block", &["document_id", "position"]),
    ("tasks", "task", &[]),
    ("task_agencies", "mention", &["task_id", "role", "position"]),
    ("task_deadlines", "deadline", &["task_id", "position"]),
    ("task_places", "place", &["task_id", "position"]),
    ("metrics", "metric", &[]),
    ("citations", "citation", &[]),
    ("document_confidence", "confidence", &["document_id", "field"]),
    ("task_confidence", "confidence", &["task_id", "field"]),
    ("metric_confidence", "confidence", &["metric_id", "field"]),
    ("citation_confidence", "confidence", &["citation_id", "field"]),
    ("agencies", "agency", &[]),
    // What stands beside a suggestion is told as its own: `confidence_class`.
    ("findings", "finding", &["confidence_class", "confidence_rule"]),
    // Lists are told as what their members say, or counted.
    ("tables", "table", &["roles", "types", "rows"]),
    ("table_continuations", "continuation", &["table_id", "position"]),
    ("table_places", "table_place", &["table_id", "position", "class", "rule"]),
];

/// The heading that a column should have: that of its field, or of the field of the object that it is flattened from.
fn heading(record: &str, column: &str) -> Option<String> {
    let own = fields::named(record, column).map(fields::Field::title);
    let part = || {
        let ends = column.match_indices('_').map(|(at, _)| column.split_at(at));
        let mut below = ends.map(|(part, name)| heading(part, &name[1..]));
        below.find_map(|title| title)
    };
    own.or_else(part)
}

fn wrong(record: &str, own: &[&str], head: &Head) -> Option<String> {
    let is_own = head.name == "source" || own.contains(&head.name);
    let expected = heading(record, head.name);
    let is_right = is_own || expected.as_deref() == Some(head.title);
    (!is_right).then(|| format!("{record}.{}: {}, expected {expected:?}", head.name, head.title))
}

#[test]
fn a_column_is_called_as_its_field() {
    let mut faults = Vec::new();
    for sheet in SHEETS.iter() {
        let of = SHEETS_OF.iter().find(|(name, ..)| *name == sheet.name);
        let (_, record, own) = of.unwrap_or_else(|| panic!("no record for {}", sheet.name));
        faults.extend(sheet.heads.iter().filter_map(|head| wrong(record, own, head)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn another_heading_is_seen() {
    let tasks = SHEETS.iter().find(|sheet| sheet.name == "tasks").unwrap();
    let title = tasks.heads.iter().find(|head| head.name == "title").unwrap();
    assert_eq!(wrong("task", &[], title), None);
    assert!(wrong("task", &[], &Head { title: "Tên", ..*title }).is_some());
    assert!(wrong("task", &[], &Head { name: "nothing", ..*title }).is_some());
}
