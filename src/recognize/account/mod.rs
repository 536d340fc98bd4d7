//! Records that were read → how sure each of their fields is, why, and by which rule of `rules.tsv`.
//! Recognizers say it of what is special; this fills in what is left, and lowers what damage touches.

mod damage;
mod documents;
mod figures;
mod suspects;
mod tasks;

pub(super) use damage::run as damage;
pub(super) use documents::document;
pub(super) use figures::{From, citation, metric, target};
pub(super) use suspects::run as suspects;
pub(super) use tasks::{Place, Prose, of_duty, of_prose, of_row};

use crate::data::{Confidences, Task};
use crate::lang::rules::sure;

/// Fields of a task that can have a value, and whether this one has.
fn fields(task: &Task) -> impl Iterator<Item = &'static str> {
    let texts = [
        ("ordinal", task.ordinal.is_some()),
        ("group", task.group.is_some()),
        ("title", task.title.is_some()),
        ("objective", task.objective.is_some()),
        ("leads", !task.leads.is_empty()),
        ("supports", !task.supports.is_empty()),
        ("monitors", !task.monitors.is_empty()),
        ("appraisers", !task.appraisers.is_empty()),
        ("approvers", !task.approvers.is_empty()),
        ("deadline", task.deadline.is_some()),
        ("deliverable", task.deliverable.is_some()),
        ("status", task.status.is_some()),
        ("result", task.result.is_some()),
        ("difficulty", task.difficulty.is_some()),
        ("next_step", task.next_step.is_some()),
        ("places", !task.places.is_empty()),
    ];
    texts.into_iter().filter(|(_, filled)| *filled).map(|(field, _)| field)
}

/// Says of each field that nothing was said of by which rule it was read.
fn rest(task: &mut Task, rule: impl Fn(&str) -> &'static str) {
    let left: Vec<&str> =
        fields(task).filter(|field| !task.confidence.contains_key(*field)).collect();
    for field in left {
        task.confidence.insert(field.to_owned(), sure(rule(field)));
    }
}

/// Sets the rule of a field.
fn set(confidence: &mut Confidences, field: &str, rule: &str) {
    confidence.insert(field.to_owned(), sure(rule));
}

/// Sets the rule of a field of which nothing was said.
fn unless_said(confidence: &mut Confidences, field: &str, rule: &str) {
    if !confidence.contains_key(field) {
        set(confidence, field, rule);
    }
}
