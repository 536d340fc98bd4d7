//! Changes → their counts.

use super::statuses;
use crate::data::{Change, ChangeKind, Direction, Level, StatusCode, Summary, Transition};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The counts of all changes over so many pairs of tasks.
pub(super) fn of(changes: &[Change], pairs: usize) -> Summary {
    let mut summary = Summary::default();
    let mut touched: BTreeSet<&str> = BTreeSet::new();
    let mut transitions: BTreeMap<(String, String), Transition> = BTreeMap::new();
    for change in changes {
        if change.level == Level::Text {
            summary.writing += 1;
            continue;
        }
        count(&mut summary, change);
        let whole = matches!(
            change.kind,
            ChangeKind::Added
                | ChangeKind::Removed
                | ChangeKind::Split
                | ChangeKind::Merged
                | ChangeKind::Ambiguous
        );
        let task = if change.record == "metric" { &change.task_id } else { &change.new_id };
        let of_task = change.record == "task" && !whole || change.record == "metric";
        if of_task && change.kind != ChangeKind::Renumbered {
            touched.extend(task.as_deref());
        }
        if change.kind == ChangeKind::Status {
            let (from, to) = (code(&change.old), code(&change.new));
            let key = (format!("{from:?}"), format!("{to:?}"));
            let direction = from.zip(to).and_then(|(from, to)| statuses::of(from, to));
            transitions.entry(key).or_insert(Transition { from, to, count: 0, direction }).count +=
                1;
        }
    }
    summary.transitions = transitions.into_values().collect();
    summary.tasks_changed = touched.len().min(pairs);
    summary.tasks_same = pairs - summary.tasks_changed;
    summary
}

fn count(summary: &mut Summary, change: &Change) {
    let slot = match (change.kind, change.record.as_str()) {
        (ChangeKind::Added, "task") => &mut summary.tasks_added,
        (ChangeKind::Removed, "task") => &mut summary.tasks_removed,
        (ChangeKind::Added, "metric") => &mut summary.metrics_added,
        (ChangeKind::Removed, "metric") => &mut summary.metrics_removed,
        (ChangeKind::Added, "citation") => &mut summary.citations_added,
        (ChangeKind::Removed, "citation") => &mut summary.citations_removed,
        // A number in the title changes with that of the row.
        (ChangeKind::Renumbered, _) if change.field.as_deref() == Some("ordinal") => {
            &mut summary.renumbered
        }
        (ChangeKind::Moved, _) => &mut summary.moved,
        (ChangeKind::Split, _) => &mut summary.split,
        (ChangeKind::Merged, _) => &mut summary.merged,
        (ChangeKind::Ambiguous, _) => &mut summary.ambiguous,
        (ChangeKind::OwnerAdded | ChangeKind::OwnerRemoved | ChangeKind::OwnerRole, _) => {
            &mut summary.owners
        }
        (ChangeKind::Deadline, _) => match change.direction {
            Some(Direction::Later) => &mut summary.deadlines_later,
            Some(Direction::Earlier) => &mut summary.deadlines_earlier,
            _ => &mut summary.deadlines_other,
        },
        (ChangeKind::Metric, _) if change.direction == Some(Direction::Up) => {
            &mut summary.metrics_up
        }
        (ChangeKind::Metric, _) => &mut summary.metrics_down,
        (ChangeKind::Text | ChangeKind::Deliverable, "task") => &mut summary.texts,
        _ => return,
    };
    *slot += 1;
}

fn code(status: &Value) -> Option<StatusCode> {
    serde_json::from_value(status.get("code")?.clone()).ok()
}
