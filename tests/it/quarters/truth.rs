//! Two quarters × the list of what was changed between them → every change that is to be told.
//!
//! What became of a row is seen from the names of the rows; what became of its fields is in the list,
//! changes of several quarters put together.

use super::list::{Known, label};
use super::made::Made;
use std::collections::BTreeSet;

/// A change that is to be told, or noise that is not.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    /// `metric_up`, `added` …
    pub(super) label: String,
    pub(super) kind: String,
    /// The row on the old side, where it stands there, and on the new side.
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) field: String,
    pub(super) was: String,
    pub(super) is: String,
    direction: String,
}

/// What is true of two quarters.
#[derive(Debug, Default)]
pub(super) struct Truth {
    pub(super) changes: Vec<Expected>,
    /// Fields that are only written otherwise; `was` says how.
    pub(super) noise: Vec<Expected>,
    /// Rows of both sides.
    pub(super) kept: Vec<String>,
    /// Rows that were split, merged, or came of it.
    pub(super) families: BTreeSet<String>,
}

/// The truth about `old` and `new`, between which `changes` were made.
pub(super) fn between(old: &Made, new: &Made, changes: &[Known]) -> Truth {
    let keys = |made: &Made| made.rows().map(|(key, _)| key.to_owned()).collect::<Vec<_>>();
    let (olds, news) = (keys(old), keys(new));
    let kept = olds.iter().filter(|key| news.contains(key)).cloned().collect();
    let mut truth = Truth { kept, ..Truth::default() };
    for key in olds.iter().filter(|key| !news.contains(key)) {
        truth.gone(key, &news);
    }
    for key in news.iter().filter(|key| !olds.contains(key)) {
        truth.come(key, &olds);
    }
    truth.renumbered(old, new);
    for change in changes {
        truth.note(change);
    }
    truth.changes.retain(|one| one.was.is_empty() || one.was != one.is);
    truth.drop_hidden_noise();
    truth
}

impl Truth {
    fn gone(&mut self, key: &str, news: &[String]) {
        let parts = [format!("{key}/1"), format!("{key}/2")];
        let whole =
            news.iter().find(|new| sources(new).is_some_and(|all| all.contains(&key.into())));
        if news.contains(&parts[0]) {
            self.families.extend(parts);
            self.families.insert(key.to_owned());
            self.structural("split", Some(key), None);
        } else if let Some(whole) = whole {
            self.families.extend([key.to_owned(), whole.clone()]);
        } else {
            self.structural("removed", Some(key), None);
        }
    }

    fn come(&mut self, key: &str, olds: &[String]) {
        let is_part = key.split_once('/').is_some_and(|(row, _)| olds.contains(&row.to_owned()));
        match sources(key) {
            Some(_) => self.structural("merged", None, Some(key)),
            None if is_part => {}
            None => self.structural("added", None, Some(key)),
        }
    }

    fn structural(&mut self, kind: &str, old: Option<&str>, new: Option<&str>) {
        self.changes.push(Expected {
            label: kind.to_owned(),
            kind: kind.to_owned(),
            old: old.map(ToOwned::to_owned),
            new: new.map(ToOwned::to_owned),
            field: String::new(),
            was: String::new(),
            is: String::new(),
            direction: String::new(),
        });
    }

    fn renumbered(&mut self, old: &Made, new: &Made) {
        for key in self.kept.clone() {
            let number = |made: &Made| made.row(&key).map(|cells| cells[0].clone());
            if number(old) != number(new) {
                self.structural("renumbered", Some(&key), Some(&key));
            }
        }
    }

    fn note(&mut self, change: &Known) {
        if !self.kept.contains(&change.key()) {
            return;
        }
        let expected = Expected {
            label: change.label(),
            kind: change.kind.clone(),
            old: Some(change.key()),
            new: Some(change.key()),
            field: change.field.clone(),
            was: change.was.clone(),
            is: change.is.clone(),
            direction: change.direction.clone(),
        };
        if change.is_noise() {
            self.noise.push(expected);
        } else if !change.is_structural() {
            match self.changes.iter_mut().find(|before| goes_on(before, &expected)) {
                Some(before) => go_on(before, &expected, &change.since),
                None => self.changes.push(expected),
            }
        }
    }

    /// Noise in a field that says something else too is not to be seen; nor is that which leaves no trace
    /// in a field where other noise does.
    fn drop_hidden_noise(&mut self) {
        let noise = std::mem::take(&mut self.noise);
        let hides = |other: &Expected, one: &Expected| {
            let is_change = !other.kind.starts_with("noise_");
            let is_trace = one.was.is_empty() && !other.was.is_empty();
            other.new == one.new
                && is_one_field(&other.field, &one.field)
                && (is_change || is_trace)
        };
        let is_seen = |one: &&Expected| !self.changes.iter().chain(&noise).any(|it| hides(it, one));
        self.noise = noise.iter().filter(is_seen).cloned().collect();
    }
}

/// Whether two fields are told as one: bodies whatever their roles.
fn is_one_field(one: &str, other: &str) -> bool {
    let is_owner = |field: &str| ["leads", "supports", "monitors"].contains(&field);
    one == other || is_owner(one) && is_owner(other)
}

/// The rows of which a merged one was made.
fn sources(key: &str) -> Option<Vec<String>> {
    let (base, task) = key.split_once(':')?;
    let parts = task.contains('+').then(|| task.split('+'));
    parts.map(|parts| parts.map(|part| format!("{base}:{part}")).collect())
}

/// Whether a change of a later quarter begins where one of an earlier ended.
fn goes_on(before: &Expected, after: &Expected) -> bool {
    let same = |side: fn(&Expected) -> &str| side(before) == side(after);
    before.new == after.new
        && same(|one| &one.kind)
        && same(|one| &one.field)
        && before.is == after.was
        && !before.kind.starts_with("metric_")
}

fn go_on(before: &mut Expected, after: &Expected, since: &str) {
    if since.is_empty() {
        assert_eq!(before.direction, after.direction, "which way since the first? {after:?}");
    } else {
        since.clone_into(&mut before.direction);
    }
    before.is.clone_from(&after.is);
    before.label = label(&before.kind, &before.field, &before.direction);
}
