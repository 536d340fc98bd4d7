//! Changes → records with their changes, in groups by document, owner or status.

use super::By;
use super::lines::rank;
use super::terms::{Lang, head, term};
use crate::data::{Change, ChangeKind, Comparison, Direction, Pair};
use crate::lang::fold::key;
use serde_json::Value;
use std::collections::HashMap;

/// A group of records.
#[derive(Debug)]
pub(super) struct Group<'c> {
    pub(super) name: String,
    pub(super) records: Vec<&'c Record<'c>>,
}

/// A task or document with all that changed in it.
#[derive(Debug)]
pub(super) struct Record<'c> {
    /// Its id on the new side, else on the old one.
    pub(super) id: &'c str,
    /// Its id on the old side, where that is another.
    pub(super) former: Option<&'c str>,
    pub(super) title: &'c str,
    pub(super) leads: &'c [String],
    pub(super) changes: Vec<&'c Change>,
    /// Its document on the new side, else on the old one.
    document: &'c str,
    /// Whether its name is that of the task itself, not of something in it.
    is_named: bool,
}

impl Record<'_> {
    /// The worst of its changes.
    pub(super) fn worst(&self) -> Option<&Change> {
        self.changes.iter().min_by_key(|change| rank(change)).copied()
    }

    fn rank(&self) -> u8 {
        self.worst().map_or(u8::MAX, rank)
    }
}

/// A record on one side: ids of both sides may be equal without being one record.
type Place<'c> = (bool, &'c str);

/// The records that changed, in the order of their first change.
pub(super) fn records(comparison: &Comparison) -> Vec<Record<'_>> {
    let tasks = by_old(&comparison.tasks);
    let documents = by_old(&comparison.documents);
    let mut at: HashMap<Place<'_>, usize> = HashMap::new();
    let mut records: Vec<Record<'_>> = Vec::new();
    for change in &comparison.changes {
        let (is_new, id) = place(change, &tasks, &documents);
        let index = *at.entry((is_new, id)).or_insert_with(|| {
            records.push(record(change, is_new, id, &documents));
            records.len() - 1
        });
        let record = &mut records[index];
        record.changes.push(change);
        if record.leads.is_empty() {
            record.leads = &change.leads;
        }
        if change.record == "task" && !record.is_named {
            record.is_named = true;
            record.title = &change.title;
            record.former = change.old_id.as_deref().filter(|old| *old != id);
        }
    }
    records
}

/// The new id of each old one.
fn by_old(pairs: &[Pair]) -> HashMap<&str, &str> {
    pairs.iter().map(|pair| (pair.old_id.as_str(), pair.new_id.as_str())).collect()
}

/// The record that a change is told under: the new side's where it has one.
fn place<'c>(
    change: &'c Change,
    tasks: &HashMap<&'c str, &'c str>,
    documents: &HashMap<&'c str, &'c str>,
) -> Place<'c> {
    if let Some(id) = &change.new_id {
        return (true, above(id, &change.new));
    }
    let id = change.old_id.as_deref().map_or("", |id| above(id, &change.old));
    let is_whole = change.record == "task" || change.record == "document";
    match tasks.get(id).or_else(|| documents.get(id)) {
        Some(new) if !is_whole => (true, new),
        Some(_) | None => (false, id),
    }
}

/// The task or document that a record belongs to: what it says, else the id before its own part.
fn above<'c>(id: &'c str, record: &'c Value) -> &'c str {
    let said = record.get("task_id").and_then(Value::as_str);
    said.unwrap_or_else(|| id.split_once('@').map_or(id, |(above, _)| above))
}

fn record<'c>(
    change: &'c Change,
    is_new: bool,
    id: &'c str,
    documents: &HashMap<&'c str, &'c str>,
) -> Record<'c> {
    let own = id.split_once('#').map_or(id, |(document, _)| document);
    let document = if is_new { own } else { documents.get(own).copied().unwrap_or(own) };
    Record {
        id,
        former: None,
        title: &change.title,
        leads: &change.leads,
        changes: Vec::new(),
        document,
        is_named: false,
    }
}

/// The records in groups.
pub(super) fn groups<'c>(records: &'c [Record<'c>], by: By, lang: Lang) -> Vec<Group<'c>> {
    match by {
        By::Document => gathered(records, |record| vec![(0, record.document.to_owned())]),
        By::Owner => {
            let mut groups = gathered(records, |record| owners(record, lang));
            groups.sort_by_key(|(order, group)| (*order, usize::MAX - group.records.len()));
            worst_first(groups)
        }
        By::Status => {
            let mut groups = gathered(records, |record| vec![transition(record, lang)]);
            groups.sort_by_key(|(order, _)| *order);
            worst_first(groups)
        }
    }
    .into_iter()
    .map(|(_, group)| group)
    .collect()
}

/// A place among the groups and a name.
type Named = (u8, String);

fn gathered<'c>(
    records: &'c [Record<'c>],
    names: impl Fn(&Record<'c>) -> Vec<Named>,
) -> Vec<(u8, Group<'c>)> {
    // A name in capitals or with another place of its tones is the same name.
    let mut at: HashMap<Named, usize> = HashMap::new();
    let mut groups: Vec<(u8, Group<'c>)> = Vec::new();
    for record in records {
        for (order, name) in names(record) {
            let index = *at.entry((order, key(&name))).or_insert_with(|| {
                groups.push((order, Group { name, records: Vec::new() }));
                groups.len() - 1
            });
            groups[index].1.records.push(record);
        }
    }
    groups
}

fn worst_first(mut groups: Vec<(u8, Group<'_>)>) -> Vec<(u8, Group<'_>)> {
    for (_, group) in &mut groups {
        group.records.sort_by_key(|record| record.rank());
    }
    groups
}

/// Each body that leads, once.
fn owners(record: &Record<'_>, lang: Lang) -> Vec<Named> {
    let mut names: Vec<Named> = record.leads.iter().map(|lead| (0, lead.clone())).collect();
    names.sort_by_cached_key(|(_, name)| key(name));
    names.dedup_by_key(|(_, name)| key(name));
    if names.is_empty() { vec![(1, head(lang, "no_lead"))] } else { names }
}

/// From which status to which; the worst first.
fn transition(record: &Record<'_>, lang: Lang) -> Named {
    let status = record.changes.iter().find(|change| change.kind == ChangeKind::Status);
    if let Some(change) = status {
        let order = match change.direction {
            Some(Direction::Regress) => 0,
            None => 1,
            Some(_) => 2,
        };
        let name = |value: &Value| term(lang, "status", code(value));
        return (order, format!("{} → {}", name(&change.old), name(&change.new)));
    }
    let whole = |kind| record.changes.iter().any(|it| it.kind == kind && it.record == "task");
    match (whole(ChangeKind::Removed), whole(ChangeKind::Added)) {
        (true, _) => (3, head(lang, "tasks_removed")),
        (_, true) => (4, head(lang, "tasks_added")),
        (false, false) => (5, head(lang, "no_transition")),
    }
}

/// The code of a status, of a status that is nothing but its code, of none.
fn code(value: &Value) -> &str {
    value.get("code").unwrap_or(value).as_str().unwrap_or("none")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::changes::sample;

    fn names(by: By) -> Vec<String> {
        let comparison = sample::comparison();
        let records = records(&comparison);
        groups(&records, by, Lang::En).into_iter().map(|group| group.name).collect()
    }

    #[test]
    fn records_gather_their_changes() {
        let comparison = sample::comparison();
        let records = records(&comparison);
        let told: Vec<(&str, usize)> =
            records.iter().map(|record| (record.id, record.changes.len())).collect();
        assert_eq!(told, [("b#2", 6), ("b#3", 1), ("a#2", 1), ("b#4", 1), ("b", 1)]);
        assert_eq!(records[0].former, Some("a#1"));
        let total: usize = told.iter().map(|(_, many)| many).sum();
        assert_eq!(total, comparison.changes.len());
    }

    #[test]
    fn groups_are_by_document_owner_or_status() {
        assert_eq!(names(By::Document), ["b"]);
        assert_eq!(names(By::Owner), ["Sở Y tế", "Sở <b>Nội vụ</b>", "No lead named"]);
        assert_eq!(
            names(By::Status),
            ["completed → delayed", "Tasks removed", "Tasks added", "Status unchanged"]
        );
    }
}
