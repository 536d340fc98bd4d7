//! Texts → fields of a task, each with the place it was read at. What a text means is known to the
//! recognizers of its kind.

use super::deadlines;
use super::owners::{self, Owners};
use crate::data::{Task, Text};
use crate::lang::agency::Register;
use crate::lang::pattern::pattern;
use crate::lang::rules::sure;
use regex::Regex;
use std::sync::LazyLock;

static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-–+*•]\s+"));

/// A cell without bullet and closing stop.
pub(super) fn bare(cell: &Text) -> Text {
    let start = BULLET.find(cell.as_str()).map_or(0, |found| found.end());
    cell.slice_trimmed(start..cell.len()).without_closing_stop()
}

/// Sets a text field of a task with its place.
pub(super) fn put(task: &mut Task, field: &str, text: &Text) {
    let own = !matches!(field, "title" | "ordinal" | "group");
    if text.is_empty() || (own && says_nothing(text)) {
        return;
    }
    let value = Some(text.as_str().to_owned());
    let slot = match field {
        "title" => &mut task.title,
        "ordinal" => &mut task.ordinal,
        "group" => &mut task.group,
        "objective" => &mut task.objective,
        "deliverable" => &mut task.deliverable,
        "result" => &mut task.result,
        "difficulty" => &mut task.difficulty,
        "next_step" => &mut task.next_step,
        _ => return,
    };
    *slot = value;
    task.spans.insert(field.to_owned(), text.spans());
}

/// Whether a cell only prints that it has nothing to say.
fn says_nothing(text: &Text) -> bool {
    matches!(text.as_str(), "-" | "–" | "—" | "…" | "..." | "//")
}

/// Adds bodies by role.
pub(super) fn take_owners(task: &mut Task, owners: Owners) {
    task.leads.extend(owners.leads);
    task.supports.extend(owners.supports);
    task.monitors.extend(owners.monitors);
    task.appraisers.extend(owners.appraisers);
    task.approvers.extend(owners.approvers);
    for (field, spans) in owners.spans {
        task.spans.entry(field).or_default().extend(spans);
    }
}

/// Adds the bodies of a cell or line that has one role.
pub(super) fn take_list(task: &mut Task, role: &str, text: &Text, register: &Register) {
    let text = text.without_closing_stop();
    let mentions = owners::find(&text, register);
    if mentions.is_empty() {
        return;
    }
    let (field, slot) = match role {
        "lead" | "owner" => ("leads", &mut task.leads),
        "support" => ("supports", &mut task.supports),
        "monitor" => ("monitors", &mut task.monitors),
        "appraise" => ("appraisers", &mut task.appraisers),
        "approve" => ("approvers", &mut task.approvers),
        _ => return,
    };
    slot.extend(mentions);
    task.spans.entry(field.to_owned()).or_default().extend(text.spans());
}

/// Sets deadline and deadlines from a text about time.
pub(super) fn take_deadlines(task: &mut Task, text: &Text) {
    put_deadlines(task, text, deadlines::cell(text));
}

/// Sets deadline, and deadlines where there are several, from what was found in a text.
pub(super) fn put_deadlines(task: &mut Task, text: &Text, found: Vec<deadlines::Found>) {
    let Some(first) = found.first() else { return };
    task.spans.insert("deadline".into(), text.spans_of(first.at.clone()));
    task.confidence.insert("deadline".into(), sure(first.rule));
    task.deadline = Some(first.deadline.clone());
    if found.len() > 1 {
        let all = found.iter().flat_map(|found| text.spans_of(found.at.clone())).collect();
        task.spans.insert("deadlines".into(), all);
        task.deadlines = found.into_iter().map(|found| found.deadline).collect();
    }
}
