//! The deadlines of a task → how they moved.

use super::changes::{blank, value};
use super::words;
use crate::data::{Change, ChangeKind, Deadline, Direction, Level, Task};
use crate::lang::date::days_between;

/// The change, where there is one.
pub(super) fn find(old: &Task, new: &Task) -> Option<Change> {
    let (before, after) = (all(old), all(new));
    if before == after {
        return None;
    }
    let same = before.len() == after.len()
        && before.iter().zip(&after).all(|(one, other)| says_same(one, other));
    let days = match (before.as_slice(), after.as_slice()) {
        _ if same => None,
        ([.., one], [.., other]) => moved(one, other),
        _ => None,
    };
    let direction = days.map(|days| if days > 0 { Direction::Later } else { Direction::Earlier });
    let field = if before.len().max(after.len()) > 1 { "deadlines" } else { "deadline" };
    let level = if same { Level::Text } else { Level::Meaning };
    let change = Change {
        field: Some(field.into()),
        level,
        days,
        direction,
        ..blank(ChangeKind::Deadline, "task")
    };
    let told = |task: &Task| {
        if field == "deadlines" { value(&task.deadlines) } else { value(&task.deadline) }
    };
    Some(Change { old: told(old), new: told(new), ..change })
}

/// All deadlines of a task.
fn all(task: &Task) -> Vec<&Deadline> {
    if task.deadlines.is_empty() {
        task.deadline.iter().collect()
    } else {
        task.deadlines.iter().collect()
    }
}

fn says_same(one: &Deadline, other: &Deadline) -> bool {
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let typed = |it: &Deadline| {
        (
            it.kind,
            it.edtf.clone(),
            it.start.clone(),
            it.end.clone(),
            it.before,
            it.rrule.clone(),
            it.ongoing,
        )
    };
    let fixed = one.edtf.is_some() || one.rrule.is_some();
    let says =
        typed(one) == typed(other) && words::same(&text(&one.condition), &text(&other.condition));
    words::same(&one.raw, &other.raw) || fixed && says
}

/// Days from the last day of one to that of the other, else between their first days; none where they are the
/// same.
fn moved(one: &Deadline, other: &Deadline) -> Option<i64> {
    let between =
        |a: &Option<String>, b: &Option<String>| days_between(a.as_deref()?, b.as_deref()?);
    let days = between(&one.end, &other.end).or_else(|| between(&one.start, &other.start));
    days.filter(|days| *days != 0)
}
