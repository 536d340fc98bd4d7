//! The changes of a comparison as they would be told from the other side.

use congbao::data::{Change, ChangeKind, Comparison, Direction, Number};

/// The changes as they are told, in no order.
pub(super) fn as_told(comparison: &Comparison) -> Vec<String> {
    sorted(comparison.changes.iter().map(line).collect())
}

/// The changes of `back` the other way round.
pub(super) fn of(back: &Comparison) -> Vec<String> {
    sorted(back.changes.iter().map(|change| line(&mirrored(change))).collect())
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

/// All that has a mirror: not the title and leads, which are those of the new side, and not the share of the old
/// quantity.
fn line(change: &Change) -> String {
    let Change { kind, level, record, old_id, new_id, field, old, new, .. } = change;
    let mut others = change.others.clone();
    others.sort();
    let Change { direction, days, difference, writing, evidence, .. } = change;
    format!(
        "{kind:?} {level:?} {record} {old_id:?} {new_id:?} {field:?} {old} {new} {direction:?} {days:?} \
         {difference:?} {writing:?} {evidence:?} {others:?} {:?} {:?}",
        change.old_spans, change.new_spans
    )
}

fn mirrored(change: &Change) -> Change {
    let kind = match change.kind {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        ChangeKind::Split => ChangeKind::Merged,
        ChangeKind::Merged => ChangeKind::Split,
        ChangeKind::OwnerAdded => ChangeKind::OwnerRemoved,
        ChangeKind::OwnerRemoved => ChangeKind::OwnerAdded,
        same @ (ChangeKind::Ambiguous
        | ChangeKind::Renumbered
        | ChangeKind::Moved
        | ChangeKind::Status
        | ChangeKind::Deadline
        | ChangeKind::OwnerRole
        | ChangeKind::Deliverable
        | ChangeKind::Metric
        | ChangeKind::Text) => same,
    };
    let direction = change.direction.map(|way| match way {
        Direction::Progress => Direction::Regress,
        Direction::Regress => Direction::Progress,
        Direction::Earlier => Direction::Later,
        Direction::Later => Direction::Earlier,
        Direction::Up => Direction::Down,
        Direction::Down => Direction::Up,
    });
    Change {
        kind,
        direction,
        old_id: change.new_id.clone(),
        new_id: change.old_id.clone(),
        old: change.new.clone(),
        new: change.old.clone(),
        days: change.days.map(|days| -days),
        difference: change.difference.map(|by| Number::new(-by.decimal())),
        old_spans: change.new_spans.clone(),
        new_spans: change.old_spans.clone(),
        ..change.clone()
    }
}
