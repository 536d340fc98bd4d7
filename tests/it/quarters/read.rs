//! The truth about two quarters × what is read of them → where the one says what the other does not.

use super::seen::{Seen, text};
use super::truth::{Expected, Truth};

const FIELDS: [&str; 9] = [
    "title",
    "group",
    "leads",
    "supports",
    "monitors",
    "deadline",
    "deliverable",
    "status",
    "result",
];

/// What is not read of a change as the list says.
pub(super) fn unread(name: &str, change: &Expected, sides: [&Seen; 2]) -> Option<String> {
    let (Some(old), Some(new)) = (&change.old, &change.new) else { return None };
    let was = sides[0].values(old, &change.kind, &change.field);
    let is = sides[1].values(new, &change.kind, &change.field);
    let line = format!("{name} {new} {} {}\n  {was:?}\n  {is:?}", change.kind, change.field);
    (!is_read(change, &was, &is)).then_some(line)
}

fn is_read(change: &Expected, was: &[String], is: &[String]) -> bool {
    // More often on the one side than on the other: a row may print a quantity twice.
    let more = |side: &[String], other: &[String], said: &String| {
        let times = |values: &[String]| values.iter().filter(|value| *value == said).count();
        said.is_empty() || times(side) > times(other)
    };
    match change.kind.as_str() {
        "renumbered" => true,
        "moved" => was[0].starts_with(&change.was) && is[0].starts_with(&change.is),
        "text" | "deliverable" => was != is,
        kind if kind.starts_with("noise_") => (was == is) == change.was.is_empty(),
        _ => more(was, is, &change.was) && more(is, was, &change.is),
    }
}

/// Fields of a row that are read otherwise though the list says nothing of them.
pub(super) fn unlisted(name: &str, key: &str, truth: &Truth, sides: [&Seen; 2]) -> Vec<String> {
    let listed: Vec<&str> = truth
        .changes
        .iter()
        .chain(&truth.noise)
        .filter(|one| one.new.as_deref() == Some(key))
        .map(|one| one.field.as_str())
        .collect();
    let is_owner = |field: &str| ["leads", "supports", "monitors"].contains(&field);
    let is_listed = |field: &str| {
        listed.contains(&field) || is_owner(field) && listed.iter().any(|one| is_owner(one))
    };
    let read = |side: usize, field: &str| sides[side].task(key).map(|task| text(task, field));
    let differs = |field: &&&str| read(0, field) != read(1, field) && !is_listed(field);
    let line = |field: &&str| format!("{name} {key}: nothing is said of {field}");
    FIELDS.iter().filter(differs).map(line).collect()
}
