//! Two sets of records → what changed from one to the other, told by meaning.
//!
//! Documents are paired first, then tasks, then what belongs to them; each pair says what it rests on, and what
//! could be paired in several ways is said to be ambiguous. Reads records only: nothing of files or terminals.

mod changes;
mod deadlines;
mod documents;
mod items;
mod metrics;
mod owners;
mod pairing;
mod passages;
mod series;
mod statuses;
mod summary;
mod words;

pub use series::series;

use crate::data::{
    Change, ChangeKind, Comparison, Level, Metric, Pair, Report, SCHEMA_VERSION, Side, Task,
};
use changes::{Both, blank, value};
use documents::evidence;
use items::{Item, Vocabulary};
use pairing::{Identity, Pairing};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How two sides are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// The least change that is told.
    pub level: Level,
    /// Two bodies on the same programme: numbers and identities say nothing, names do.
    pub across: bool,
}

/// One side: its name and the reports it is made of.
#[derive(Clone, Copy, Debug)]
pub struct Reports<'a> {
    /// The input or folder as it was named.
    pub name: &'a str,
    /// The reports, in order.
    pub reports: &'a [Report],
}

/// The paragraphs that differ in two texts of one document, of which [`run`] tells where records are made of them.
#[must_use]
pub fn passages(old: &Report, new: &Report) -> Vec<Change> {
    passages::find(old, new)
}

/// What changed from `old` to `new`.
#[must_use]
pub fn run(old: Reports<'_>, new: Reports<'_>, manner: Manner) -> Comparison {
    let documents = documents::pair(old.reports, new.reports, manner);
    let mut words = Vocabulary::default();
    let (of_old, of_new) = numbered(old.reports, new.reports, &documents);
    let (one, other) = (words.items(old.reports, &of_old), words.items(new.reports, &of_new));
    let pairing = pair(&one, &other, manner);
    let mut changes = documents::changes(old.reports, new.reports, &documents);
    changes.extend(tasks((&one, old.reports), (&other, new.reports), &pairing));
    changes.extend(loose_metrics(old.reports, new.reports, &documents));
    let lone = lone(&changes);
    changes.extend(documents::citations((old.reports, new.reports), &documents, &lone));
    if manner.across {
        changes
            .iter_mut()
            .filter(|change| is_of_a_body(change))
            .for_each(|change| change.level = Level::Text);
    }
    let summary = summary::of(&changes, pairing.matches.len());
    if manner.level == Level::Meaning {
        changes.retain(|change| change.level == Level::Meaning);
    }
    for (at, change) in changes.iter_mut().enumerate() {
        change.id = format!("d{}", at + 1);
    }
    let documents = documents.iter().map(|pair| Pair {
        old_id: pair.old.id.clone(),
        new_id: pair.new.id.clone(),
        evidence: pair.evidence(),
    });
    let tasks = pairing.matches.iter().map(|found| Pair {
        old_id: one[found.old].task.id.clone(),
        new_id: other[found.new].task.id.clone(),
        evidence: evidence(found.by, found.likeness),
    });
    Comparison {
        schema_version: SCHEMA_VERSION.to_owned(),
        old: side(old),
        new: side(new),
        summary,
        documents: documents.collect(),
        tasks: tasks.collect(),
        changes,
    }
}

/// Numbers for the documents of both sides, the same for those that are one.
fn numbered<'a>(
    old: &'a [Report],
    new: &'a [Report],
    pairs: &[documents::DocumentMatch<'_>],
) -> (HashMap<&'a str, usize>, HashMap<&'a str, usize>) {
    let ids = |reports: &'a [Report]| {
        reports.iter().flat_map(|report| &report.documents).map(|one| one.id.as_str())
    };
    let of_old: HashMap<&str, usize> = ids(old).enumerate().map(|(at, id)| (id, at)).collect();
    let paired: HashMap<&str, &str> =
        pairs.iter().map(|pair| (pair.new.id.as_str(), pair.old.id.as_str())).collect();
    let count = of_old.len();
    let own = |(at, id): (usize, &'a str)| {
        let same = paired.get(id).and_then(|old| of_old.get(old)).copied();
        (id, same.unwrap_or(count + at))
    };
    let of_new = ids(new).enumerate().map(own).collect();
    (of_old, of_new)
}

fn side(of: Reports<'_>) -> Side {
    let sum = |count: fn(&Report) -> usize| of.reports.iter().map(count).sum();
    Side {
        name: of.name.to_owned(),
        documents: sum(|report| report.documents.len()),
        tasks: sum(|report| report.tasks.len()),
        metrics: sum(|report| report.metrics.len()),
        citations: sum(|report| report.citations.len()),
    }
}

/// The tasks that are one. The side whose names come first is always taken first, so that the pairs are the same
/// whichever side is the old one.
fn pair(old: &[Item<'_>], new: &[Item<'_>], manner: Manner) -> Pairing {
    let identity = if manner.across { Identity::Aside } else { Identity::Counts };
    let names = |items: &[Item<'_>]| items.iter().map(|item| item.name.clone()).collect::<Vec<_>>();
    if names(old) <= names(new) {
        return pairing::pair(old, new, identity);
    }
    let mut found = pairing::pair(new, old, identity);
    for one in &mut found.matches {
        std::mem::swap(&mut one.old, &mut one.new);
    }
    found.matches.sort_by_key(|one| one.new);
    let splits = found.mergers.into_iter().map(|(parts, whole)| (whole, parts)).collect();
    let mergers = found.splits.into_iter().map(|(whole, parts)| (parts, whole)).collect();
    let ambiguous = found.ambiguous.into_iter().map(|(one, other)| (other, one)).collect();
    Pairing { splits, mergers, ambiguous, ..found }
}

/// The changes of tasks, in the order of the new side; what is gone stands where it stood on the old one.
fn tasks(
    (old, old_reports): (&[Item<'_>], &[Report]),
    (new, new_reports): (&[Item<'_>], &[Report]),
    pairing: &Pairing,
) -> Vec<Change> {
    let (old_metrics, new_metrics) = (by_task(old_reports), by_task(new_reports));
    let mut placed: Vec<(usize, usize, Vec<Change>)> = Vec::new();
    let mut seen = (BTreeSet::new(), BTreeSet::new());
    let mut of_pairs = Vec::new();
    for found in &pairing.matches {
        let (one, other) = (old[found.old].task, new[found.new].task);
        let (before, after) = (of_task(&old_metrics, one), of_task(&new_metrics, other));
        let evidence = evidence(found.by, found.likeness);
        let both = Both { old: one, new: other, old_metrics: before, new_metrics: after, evidence };
        of_pairs.push(changes::find(&both));
        seen.0.insert(found.old);
        seen.1.insert(found.new);
    }
    let tasks: Vec<(&Task, &Task)> =
        pairing.matches.iter().map(|found| (old[found.old].task, new[found.new].task)).collect();
    changes::renamed(&tasks, &mut of_pairs);
    let matched = pairing.matches.iter().zip(of_pairs);
    placed.extend(matched.map(|(found, changes)| (found.new, found.old, changes)));
    let ids = |items: &[Item<'_>], places: &[usize]| {
        places.iter().map(|at| items[*at].task.id.clone()).collect::<Vec<_>>()
    };
    let records = |items: &[Item<'_>], places: &[usize]| {
        serde_json::Value::Array(places.iter().map(|at| value(items[*at].task)).collect())
    };
    for (whole, parts) in &pairing.splits {
        let change = gone(old[*whole].task, ChangeKind::Split);
        let change = Change { new: records(new, parts), others: ids(new, parts), ..change };
        placed.push((parts[0], *whole, vec![change]));
        seen.0.insert(*whole);
        seen.1.extend(parts.iter().copied());
    }
    for (parts, whole) in &pairing.mergers {
        let change = come(new[*whole].task, ChangeKind::Merged);
        let change = Change { old: records(old, parts), others: ids(old, parts), ..change };
        placed.push((*whole, parts[0], vec![change]));
        seen.0.extend(parts.iter().copied());
        seen.1.insert(*whole);
    }
    let behind = behind(pairing, old.len());
    let open = |side: fn(&pairing::Ambiguity) -> &Vec<usize>, at: usize| {
        pairing.ambiguous.iter().find(|group| side(group).contains(&at))
    };
    for at in (0..old.len()).filter(|at| !seen.0.contains(at)) {
        let change = match open(|group| &group.0, at) {
            Some((_, others)) => {
                Change { others: ids(new, others), ..gone(old[at].task, ChangeKind::Ambiguous) }
            }
            None => gone(old[at].task, ChangeKind::Removed),
        };
        placed.push((behind[at], at, vec![change]));
    }
    for at in (0..new.len()).filter(|at| !seen.1.contains(at)) {
        let change = match open(|group| &group.1, at) {
            Some((others, _)) => {
                Change { others: ids(old, others), ..come(new[at].task, ChangeKind::Ambiguous) }
            }
            None => come(new[at].task, ChangeKind::Added),
        };
        placed.push((at, usize::MAX, vec![change]));
    }
    placed.sort_by_key(|(new, old, _)| (*new, *old));
    placed.into_iter().flat_map(|(_, _, changes)| changes).collect()
}

fn gone(task: &Task, kind: ChangeKind) -> Change {
    let change = Change { old: value(task), old_id: Some(task.id.clone()), ..blank(kind, "task") };
    let old_spans = task.spans.get("title").cloned().unwrap_or_default();
    Change { title: changes::title(task), leads: changes::names(task), old_spans, ..change }
}

fn come(task: &Task, kind: ChangeKind) -> Change {
    let change = Change { new: value(task), new_id: Some(task.id.clone()), ..blank(kind, "task") };
    let new_spans = task.spans.get("title").cloned().unwrap_or_default();
    Change { title: changes::title(task), leads: changes::names(task), new_spans, ..change }
}

/// For each task of the old side the place on the new one behind which it would stand.
fn behind(pairing: &Pairing, len: usize) -> Vec<usize> {
    let of_old: BTreeMap<usize, usize> =
        pairing.matches.iter().map(|one| (one.old, one.new)).collect();
    let mut last = 0;
    (0..len)
        .map(|at| {
            last = of_old.get(&at).copied().unwrap_or(last);
            last
        })
        .collect()
}

/// Whether a change says no more than that two bodies number, group, staff and cite otherwise.
fn is_of_a_body(change: &Change) -> bool {
    let kinds = [
        ChangeKind::Renumbered,
        ChangeKind::Moved,
        ChangeKind::OwnerAdded,
        ChangeKind::OwnerRemoved,
        ChangeKind::OwnerRole,
    ];
    let place = ["group", "section"].map(Some);
    kinds.contains(&change.kind)
        || change.record == "citation"
        || place.contains(&change.field.as_deref())
}

/// Ids of the tasks that have no counterpart.
fn lone(changes: &[Change]) -> BTreeSet<String> {
    let whole = [
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Split,
        ChangeKind::Merged,
        ChangeKind::Ambiguous,
    ];
    let lone =
        changes.iter().filter(|change| change.record == "task" && whole.contains(&change.kind));
    lone.flat_map(|change| change.old_id.iter().chain(&change.new_id).chain(&change.others))
        .cloned()
        .collect()
}

/// The metrics of a task.
fn of_task<'m, 'a>(metrics: &'m BTreeMap<&str, Vec<&'a Metric>>, task: &Task) -> &'m [&'a Metric] {
    metrics.get(task.id.as_str()).map_or(&[], Vec::as_slice)
}

fn by_task(reports: &[Report]) -> BTreeMap<&str, Vec<&Metric>> {
    let mut metrics: BTreeMap<&str, Vec<&Metric>> = BTreeMap::new();
    for metric in reports.iter().flat_map(|report| &report.metrics) {
        if let Some(task) = &metric.task_id {
            metrics.entry(task).or_default().push(metric);
        }
    }
    metrics
}

/// Metrics of no task, document by document.
fn loose_metrics(
    old: &[Report],
    new: &[Report],
    pairs: &[documents::DocumentMatch<'_>],
) -> Vec<Change> {
    let loose = |reports: &'_ [Report], id: &str| -> Vec<Metric> {
        let all = reports.iter().flat_map(|report| &report.metrics);
        all.filter(|metric| metric.task_id.is_none() && metric.document_id == id).cloned().collect()
    };
    let mut found = Vec::new();
    for pair in pairs {
        let (before, after) = (loose(old, &pair.old.id), loose(new, &pair.new.id));
        let (before, after): (Vec<&Metric>, Vec<&Metric>) =
            (before.iter().collect(), after.iter().collect());
        let title = pair.new.title.clone().unwrap_or_else(|| pair.new.id.clone());
        let of_pair = metrics::find(&before, &after).into_iter();
        found.extend(of_pair.map(|change| Change { title: title.clone(), ..change }));
    }
    found
}
