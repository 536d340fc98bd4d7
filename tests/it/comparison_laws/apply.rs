//! Changes applied to the old records.
//!
//! Ids, places, flags and how sure a value is say how a record was read, and are left out of it.

use congbao::data::{Change, ChangeKind, Comparison, Report, Task};
use serde_json::{Value, json};

const ASIDE: [&str; 6] = ["id", "document_id", "table_id", "spans", "confidence", "flags"];
/// Lists of bodies, and the words that a change may name the role with.
const ROLES: [&str; 5] = ["leads", "supports", "monitors", "appraisers", "approvers"];

/// A side of a comparison.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    Old,
    New,
}

/// The old tasks that have a counterpart, their changes applied.
pub(super) fn to(old: &Report, told: &Comparison, new: &Report) -> Vec<String> {
    assert!(!told.tasks.is_empty() || old.tasks.is_empty() || new.tasks.is_empty());
    let applied = told.tasks.iter().map(|pair| {
        let mut record = record(old, &pair.old_id);
        let is_own = |change: &&Change| {
            change.record == "task"
                && change.old_id.as_ref() == Some(&pair.old_id)
                && change.new_id.as_ref() == Some(&pair.new_id)
        };
        let changes: Vec<&Change> = told.changes.iter().filter(is_own).collect();
        set_fields(&mut record, &changes);
        set_owners(&mut record, &changes);
        record.to_string()
    });
    applied.collect()
}

/// The new tasks that have a counterpart.
pub(super) fn expected(told: &Comparison, _: &Report, new: &Report) -> Vec<String> {
    told.tasks.iter().map(|pair| record(new, &pair.new_id).to_string()).collect()
}

fn record(report: &Report, id: &str) -> Value {
    let task: Option<&Task> = report.tasks.iter().find(|task| task.id == id);
    let mut record = serde_json::to_value(task).unwrap_or_default();
    bare(&mut record);
    record
}

fn bare(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !ASIDE.contains(&name.as_str()));
            fields.values_mut().for_each(bare);
        }
        Value::Array(items) => items.iter_mut().for_each(bare),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn set_fields(record: &mut Value, changes: &[&Change]) {
    for change in changes {
        let Some(field) = change.field.as_deref().filter(|field| record.get(field).is_some())
        else {
            continue;
        };
        let is_body = matches!(
            change.kind,
            ChangeKind::OwnerAdded | ChangeKind::OwnerRemoved | ChangeKind::OwnerRole
        );
        if !is_body {
            let mut new = change.new.clone();
            bare(&mut new);
            record[field] = new;
        }
    }
}

/// Bodies come and go by name, in lists that no change gives as a whole.
fn set_owners(record: &mut Value, changes: &[&Change]) {
    let is_whole = |role: &str| {
        changes.iter().any(|change| change.field.as_deref() == Some(role) && change.new.is_array())
    };
    for role in ROLES.into_iter().filter(|role| !is_whole(role)) {
        let list = record[role].as_array().cloned().unwrap_or_default();
        let gone: Vec<&Value> = changes.iter().map(|change| &change.old).collect();
        let come = changes.iter().map(|change| &change.new);
        let is_of = |body: &Value| body["role"].as_str().is_some_and(|said| role.starts_with(said));
        let is_gone =
            |one: &Value| gone.iter().any(|body| is_of(body) && body["name"] == one["name"]);
        let mut list: Vec<Value> = list.into_iter().filter(|one| !is_gone(one)).collect();
        list.extend(come.filter(|body| is_of(body)).map(|body| json!({ "name": body["name"] })));
        record[role] = Value::Array(list);
    }
}

/// The ids of all tasks of one side that are told of, sorted, as often as they are.
pub(super) fn ids(told: &Comparison, side: Side) -> Vec<String> {
    let own = |change: &Change| match side {
        Side::Old => change.old_id.clone(),
        Side::New => change.new_id.clone(),
    };
    let pairs = told.tasks.iter().map(|pair| match side {
        Side::Old => pair.old_id.clone(),
        Side::New => pair.new_id.clone(),
    });
    let whole = told.changes.iter().filter(|change| change.record == "task");
    let rest = whole.flat_map(|change| match (change.kind, side) {
        (ChangeKind::Added | ChangeKind::Removed | ChangeKind::Ambiguous, _)
        | (ChangeKind::Split, Side::Old)
        | (ChangeKind::Merged, Side::New) => own(change).into_iter().collect(),
        (ChangeKind::Split, Side::New) | (ChangeKind::Merged, Side::Old) => change.others.clone(),
        _ => Vec::new(),
    });
    let mut ids: Vec<String> = pairs.chain(rest).collect();
    ids.sort();
    ids
}
