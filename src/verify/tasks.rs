//! A task → proof of its printed fields.

use super::proof::Court;
use crate::data::{Deadline, Mention, Span, Task};

/// Proves the printed fields of `task`.
pub(super) fn prove(task: &Task, court: &mut Court<'_>) {
    let id = task.id.as_str();
    for (field, spans) in &task.spans {
        court.bounds((id, &format!("spans.{field}")), spans);
    }
    for (field, value) in printed(task) {
        if let Some(value) = value {
            let name = if field == "status" { "status.raw" } else { field };
            court.equal((id, name), value, spans(task, field));
        }
    }
    for (role, mentions) in roles(task) {
        prove_mentions(id, role, mentions, court);
    }
    prove_deadlines(task, court);
    prove_rest(task, court);
}

fn spans<'t>(task: &'t Task, field: &str) -> &'t [Span] {
    task.spans.get(field).map_or(&[], Vec::as_slice)
}

/// Fields that are printed as they are.
fn printed(task: &Task) -> [(&'static str, Option<&str>); 9] {
    [
        ("ordinal", task.ordinal.as_deref()),
        ("group", task.group.as_deref()),
        ("title", task.title.as_deref()),
        ("objective", task.objective.as_deref()),
        ("deliverable", task.deliverable.as_deref()),
        ("status", task.status.as_ref().map(|status| status.raw.as_str())),
        ("result", task.result.as_deref()),
        ("difficulty", task.difficulty.as_deref()),
        ("next_step", task.next_step.as_deref()),
    ]
}

fn roles(task: &Task) -> [(&'static str, &[Mention]); 5] {
    [
        ("leads", &task.leads),
        ("supports", &task.supports),
        ("monitors", &task.monitors),
        ("appraisers", &task.appraisers),
        ("approvers", &task.approvers),
    ]
}

fn prove_mentions(id: &str, role: &str, mentions: &[Mention], court: &mut Court<'_>) {
    for (at, mention) in mentions.iter().enumerate() {
        court.named((id, &format!("{role}[{at}].name")), &mention.name, &mention.spans);
    }
}

/// The deadline is what its ranges print; of several in one cell each stands in them.
fn prove_deadlines(task: &Task, court: &mut Court<'_>) {
    let id = task.id.as_str();
    let whole = spans(task, "deadline");
    if let Some(deadline) = &task.deadline {
        if task.deadlines.len() > 1 {
            court.within((id, "deadline.raw"), &deadline.raw, whole);
        } else {
            court.equal((id, "deadline.raw"), &deadline.raw, whole);
        }
        prove_condition((id, "deadline.condition"), deadline, whole, court);
    }
    let all = task.spans.get("deadlines").map_or(whole, Vec::as_slice);
    for (at, deadline) in task.deadlines.iter().enumerate() {
        court.within((id, &format!("deadlines[{at}].raw")), &deadline.raw, all);
        prove_condition((id, &format!("deadlines[{at}].condition")), deadline, all, court);
    }
}

fn prove_condition(
    place: (&str, &str),
    deadline: &Deadline,
    spans: &[Span],
    court: &mut Court<'_>,
) {
    if let Some(condition) = &deadline.condition {
        court.within(place, condition, spans);
    }
}

/// Values inside other fields, where the task says in which ranges they stand.
fn prove_rest(task: &Task, court: &mut Court<'_>) {
    let id = task.id.as_str();
    let assessment = task.status.as_ref().and_then(|status| status.assessment.as_ref());
    if let (Some(assessment), Some(spans)) = (assessment, task.spans.get("assessment")) {
        court.within((id, "status.assessment.raw"), &assessment.raw, spans);
    }
    if let Some(spans) = task.spans.get("places") {
        for (at, place) in task.places.iter().enumerate() {
            court.within((id, &format!("places[{at}].name")), &place.name, spans);
        }
    }
}
