//! Two tasks that are one → their changes, field by field.

use super::words::{self, Difference};
use super::{deadlines, metrics, owners, statuses};
use crate::data::{Change, ChangeKind, Evidence, Level, Metric, Place, Task};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A change of a task, of which only what it is about is known.
pub(super) fn blank(kind: ChangeKind, record: &str) -> Change {
    Change {
        id: String::new(),
        kind,
        level: Level::Meaning,
        record: record.to_owned(),
        old_id: None,
        new_id: None,
        title: String::new(),
        leads: Vec::new(),
        task_id: None,
        field: None,
        old: Value::Null,
        new: Value::Null,
        direction: None,
        days: None,
        difference: None,
        relative: None,
        words: Vec::new(),
        writing: None,
        evidence: None,
        others: Vec::new(),
        old_spans: Vec::new(),
        new_spans: Vec::new(),
    }
}

/// A value as JSON, without places and confidence.
pub(super) fn value(it: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(it).unwrap_or_default();
    bare(&mut value);
    value
}

/// Fields that say where a record stands or how it was read.
const ASIDE: [&str; 4] = ["spans", "confidence", "field_spans", "flags"];

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

/// What people call a task.
pub(super) fn title(task: &Task) -> String {
    let title = task.title.as_deref().or(task.group.as_deref());
    title.or(task.ordinal.as_deref()).unwrap_or(&task.id).to_owned()
}

/// Tasks that are one, with their metrics.
pub(super) struct Both<'a> {
    pub(super) old: &'a Task,
    pub(super) new: &'a Task,
    pub(super) old_metrics: &'a [&'a Metric],
    pub(super) new_metrics: &'a [&'a Metric],
    pub(super) evidence: Evidence,
}

/// All changes of a task, of meaning first.
pub(super) fn find(both: &Both<'_>) -> Vec<Change> {
    let (old, new) = (both.old, both.new);
    let metrics = metrics::find(both.old_metrics, both.new_metrics);
    let mut found = Vec::new();
    found.extend(place(both));
    found.extend(
        text(ChangeKind::Text, "title", old.title.as_deref(), new.title.as_deref())
            .map(renumbered_label),
    );
    found.extend(text(
        ChangeKind::Text,
        "objective",
        old.objective.as_deref(),
        new.objective.as_deref(),
    ));
    found.extend(statuses::find(old, new));
    found.extend(deadlines::find(old, new));
    found.extend(owners::find(old, new));
    found.extend(text(
        ChangeKind::Deliverable,
        "deliverable",
        old.deliverable.as_deref(),
        new.deliverable.as_deref(),
    ));
    let fields = [
        ("result", old.result.as_deref(), new.result.as_deref()),
        ("difficulty", old.difficulty.as_deref(), new.difficulty.as_deref()),
        ("next_step", old.next_step.as_deref(), new.next_step.as_deref()),
    ];
    for (field, before, after) in fields {
        found.extend(
            text(ChangeKind::Text, field, before, after)
                .map(|change| told_by_metrics(change, &metrics)),
        );
    }
    found.extend(places(old, new));
    for change in &mut found {
        let spans = |task: &Task| {
            let field = change.field.as_deref().unwrap_or("title");
            task.spans.get(field).cloned().unwrap_or_default()
        };
        (change.old_spans, change.new_spans) = (spans(old), spans(new));
        (change.old_id, change.new_id) = (Some(old.id.clone()), Some(new.id.clone()));
    }
    found.extend(metrics);
    found.extend(rest(old, new, &found));
    for change in &mut found {
        if change.record == "metric" {
            change.task_id = Some(new.id.clone());
        }
        change.title = title(new);
        change.leads = names(if new.leads.is_empty() { old } else { new });
        change.evidence = Some(both.evidence.clone());
    }
    found.sort_by_key(|change| change.level);
    found
}

/// Names of the leads of a task.
pub(super) fn names(task: &Task) -> Vec<String> {
    task.leads.iter().map(|lead| lead.name.clone()).collect()
}

/// Number, group and section.
fn place(both: &Both<'_>) -> Vec<Change> {
    let (old, new) = (both.old, both.new);
    let mut found = Vec::new();
    if old.ordinal != new.ordinal {
        let (before, after) = (old.ordinal.as_deref(), new.ordinal.as_deref());
        let same = words::same(before.unwrap_or_default(), after.unwrap_or_default());
        let level = if same { Level::Text } else { Level::Meaning };
        let change = Change {
            field: Some("ordinal".into()),
            level,
            ..blank(ChangeKind::Renumbered, "task")
        };
        found.push(Change { old: value(&before), new: value(&after), ..change });
    }
    found.extend(text(ChangeKind::Moved, "group", old.group.as_deref(), new.group.as_deref()));
    let (before, after) = (section(old), section(new));
    if let Some(change) = text(ChangeKind::Moved, "section", Some(&before), Some(&after)) {
        found.push(Change { old: value(&old.section), new: value(&new.section), ..change });
    }
    found
}

/// The sections of a task as one text.
fn section(task: &Task) -> String {
    task.section.join(" / ")
}

/// Groups and sections that have another name, but hold the same tasks: that is told once, and moves none.
pub(super) fn renamed(pairs: &[(&Task, &Task)], changes: &mut [Vec<Change>]) {
    for field in ["group", "section"] {
        let name = |task: &Task| match field {
            "group" => task.group.clone().unwrap_or_default(),
            _ => section(task),
        };
        let mut there: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut back: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (old, new) in pairs {
            there.entry(name(old)).or_default().insert(name(new));
            back.entry(name(new)).or_default().insert(name(old));
        }
        let mut told = BTreeSet::new();
        for ((old, new), changes) in pairs.iter().zip(changes.iter_mut()) {
            let (before, after) = (name(old), name(new));
            if before.is_empty()
                || after.is_empty()
                || there[&before].len() != 1
                || back[&after].len() != 1
            {
                continue;
            }
            let moves = |change: &&mut Change| {
                change.kind == ChangeKind::Moved && change.field.as_deref() == Some(field)
            };
            if let Some(change) = changes.iter_mut().find(moves) {
                change.kind = ChangeKind::Text;
                if !told.insert(before) {
                    change.level = Level::Text;
                }
            }
        }
    }
}

/// A change of a text, where there is one.
pub(super) fn text(
    kind: ChangeKind,
    field: &str,
    old: Option<&str>,
    new: Option<&str>,
) -> Option<Change> {
    let Difference { level, writing, words, .. } =
        words::compare(old.unwrap_or_default(), new.unwrap_or_default())?;
    let change =
        Change { field: Some(field.to_owned()), level, writing, words, ..blank(kind, "task") };
    Some(Change { old: value(&old), new: value(&new), ..change })
}

/// A title that differs by the number before its colon only was renumbered.
fn renumbered_label(change: Change) -> Change {
    let (Some(old), Some(new)) = (change.old.as_str(), change.new.as_str()) else { return change };
    let (old, new) = (super::items::unlabelled(old), super::items::unlabelled(new));
    let only_label = change.level == Level::Meaning && words::same(old, new);
    if only_label { Change { kind: ChangeKind::Renumbered, ..change } } else { change }
}

/// A text of which only numbers differ says nothing that the metrics do not.
fn told_by_metrics(change: Change, metrics: &[Change]) -> Change {
    let both = change.old.as_str().zip(change.new.as_str());
    let numbers = both.and_then(|(old, new)| words::compare(old, new)?.numbers);
    let Some((old, new)) = numbers else { return change };
    let holds = |side: fn(&Change) -> &Value, number: &String| {
        metrics.iter().any(|metric| {
            side(metric)["text"].as_str().is_some_and(|text| text.contains(number.as_str()))
        })
    };
    let told = old.iter().all(|number| holds(|metric| &metric.old, number))
        && new.iter().all(|number| holds(|metric| &metric.new, number));
    if told { Change { level: Level::Text, ..change } } else { change }
}

fn places(old: &Task, new: &Task) -> Option<Change> {
    let names = |places: &[Place]| {
        places.iter().map(|place| place.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let (before, after) = (names(&old.places), names(&new.places));
    let change = text(ChangeKind::Text, "places", Some(&before), Some(&after))?;
    Some(Change { old: value(&old.places), new: value(&new.places), ..change })
}

/// Fields that name the record, not what it says.
const IDENTITY: [&str; 3] = ["id", "document_id", "table_id"];

/// Fields whose values differ in a way that nothing was said of: only their writing does.
fn rest(old: &Task, new: &Task, said: &[Change]) -> Vec<Change> {
    let (before, after) = (value(old), value(new));
    let (Some(before), Some(after)) = (before.as_object(), after.as_object()) else {
        return Vec::new();
    };
    let is_open = |name: &str| {
        !IDENTITY.contains(&name)
            && !said
                .iter()
                .any(|change| change.record == "task" && change.field.as_deref() == Some(name))
    };
    let differs =
        after.iter().filter(|(name, value)| is_open(name) && before.get(*name) != Some(value));
    differs
        .map(|(name, value)| Change {
            field: Some(name.clone()),
            level: Level::Text,
            old: before.get(name).cloned().unwrap_or_default(),
            new: value.clone(),
            old_id: Some(old.id.clone()),
            new_id: Some(new.id.clone()),
            ..blank(ChangeKind::Text, "task")
        })
        .collect()
}
