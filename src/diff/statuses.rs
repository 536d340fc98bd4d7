//! The status of a task → its change, forward or back.

use super::changes::{blank, value};
use super::words;
use crate::data::{Change, ChangeKind, Direction, Level, Status, StatusCode, Task};
use crate::lang::status::stage;

/// The change, where there is one.
pub(super) fn find(old: &Task, new: &Task) -> Option<Change> {
    let (before, after) = (old.status.as_ref(), new.status.as_ref());
    if before == after {
        return None;
    }
    let level = if says_same(before, after) { Level::Text } else { Level::Meaning };
    let direction = before.zip(after).and_then(|(before, after)| direction(before, after));
    let change = Change {
        field: Some("status".into()),
        level,
        direction,
        ..blank(ChangeKind::Status, "task")
    };
    Some(Change { old: value(&before), new: value(&after), ..change })
}

fn says_same(old: Option<&Status>, new: Option<&Status>) -> bool {
    let (Some(old), Some(new)) = (old, new) else { return false };
    let step = (old.step, old.steps) == (new.step, new.steps);
    let said = |status: &Status| status.assessment.as_ref().map(|said| said.code);
    old.code == new.code && step && words::same(&old.raw, &new.raw) && said(old) == said(new)
}

/// Which way a status went: by its code, else by the step reached.
fn direction(old: &Status, new: &Status) -> Option<Direction> {
    let steps = old.step.zip(new.step).filter(|_| old.steps == new.steps);
    let order = match of(old.code, new.code) {
        Some(direction) => return Some(direction),
        None => steps.map(|(before, after)| after.cmp(&before))?,
    };
    by(order)
}

/// Which way from one code to another.
pub(super) fn of(old: StatusCode, new: StatusCode) -> Option<Direction> {
    by(stage(new)?.cmp(&stage(old)?))
}

fn by(order: std::cmp::Ordering) -> Option<Direction> {
    match order {
        std::cmp::Ordering::Greater => Some(Direction::Progress),
        std::cmp::Ordering::Less => Some(Direction::Regress),
        std::cmp::Ordering::Equal => None,
    }
}
