//! Inputs as typed → what changed from the old side to the new one. Writes nothing.

mod parts;
mod sides;

use super::{Failure, Watch, guard, pool};
use crate::data::{Comparison, Report, SeriesRow};
use crate::decode::Letters;
use crate::diff::{self, Manner, Reports};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What to compare, and how.
#[derive(Clone, Debug)]
pub struct Compare {
    /// Two sides, the old one first; of a series all, in the order of time. Each is a file in any format that `extract`
    /// reads, a folder that it filled, or any other folder; `-` for standard input. Behind `#` an id of a document,
    /// or the end of one, narrows a side to it and what is attached to it.
    pub sides: Vec<PathBuf>,
    /// What all sides are narrowed to.
    pub scope: Scope,
    /// What the letters of files are taken for.
    pub letters: Letters,
    /// Least change, and whether numbers and identities count.
    pub manner: Manner,
    /// Threads.
    pub jobs: NonZeroUsize,
}

/// What is compared of all sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only tasks in a section or group whose name has this text.
    pub section: Option<String>,
    /// Only the appendix of this number: `1`, `01`, `I`.
    pub appendix: Option<String>,
}

/// One side, read.
struct SideRead {
    name: String,
    reports: Vec<Report>,
}

impl SideRead {
    fn has_tasks(&self) -> bool {
        self.reports.iter().any(|report| !report.tasks.is_empty())
    }

    fn has_documents(&self) -> bool {
        self.reports.iter().any(|report| !report.documents.is_empty())
    }

    fn reports(&self) -> Reports<'_> {
        Reports { name: &self.name, reports: &self.reports }
    }
}

/// The course of tasks and metrics over several reports.
#[derive(Debug)]
pub struct Course {
    /// One row a task or metric and report.
    pub rows: Vec<SeriesRow>,
    /// Whether nothing changed from any report to the next.
    pub is_same: bool,
}

/// Reads the first two sides and compares them.
///
/// # Errors
/// All that could not be read: a side without one of its files would tell changes that are none.
pub fn compare(order: &Compare, watch: Watch<'_>) -> Result<Comparison, Vec<Failure>> {
    let sides = read(order, watch)?;
    let none = Reports { name: "", reports: &[] };
    let side = |at: usize| sides.get(at).map_or(none, SideRead::reports);
    let (old, new) = (side(0), side(1));
    guarded(new.name, || diff::run(old, new, order.manner))
}

/// Reads all sides and follows their tasks and metrics from each to the next.
///
/// # Errors
/// As [`compare`].
pub fn series(order: &Compare, watch: Watch<'_>) -> Result<Course, Vec<Failure>> {
    let sides = read(order, watch)?;
    let reports: Vec<Reports<'_>> = sides.iter().map(SideRead::reports).collect();
    let last = reports.last().map_or("", |last| last.name);
    guarded(last, || {
        let is_same =
            |pair: &[Reports<'_>]| diff::run(pair[0], pair[1], order.manner).changes.is_empty();
        let is_same = reports.windows(2).all(is_same);
        Course { rows: diff::series(&reports, order.manner), is_same }
    })
}

/// `work`, a bug in it told under the name of a side.
fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Vec<Failure>> {
    guard::run(name, work).map_err(|panic| vec![panic.into()])
}

/// The sides in order, narrowed.
fn read(order: &Compare, watch: Watch<'_>) -> Result<Vec<SideRead>, Vec<Failure>> {
    let one = |failure: Failure| vec![failure];
    let pool = pool(order.jobs).map_err(one)?;
    let (mut sides, mut failures) = (Vec::new(), Vec::new());
    for path in &order.sides {
        match pool.install(|| sides::read(path, order, watch)) {
            Ok(side) => sides.push(side),
            Err(some) => failures.extend(some),
        }
    }
    if failures.is_empty() { narrowed(sides, &order.scope).map_err(one) } else { Err(failures) }
}

/// The sides as far as they are asked for; what none has is a mistake of who asks.
fn narrowed(mut sides: Vec<SideRead>, scope: &Scope) -> Result<Vec<SideRead>, Failure> {
    if let Some(number) = &scope.appendix {
        for side in &mut sides {
            parts::to_appendix(&mut side.reports, number);
        }
        if !sides.iter().any(SideRead::has_documents) {
            return Err(Failure::NoAppendix { number: number.clone() });
        }
    }
    if let Some(text) = &scope.section {
        for side in &mut sides {
            parts::to_section(&mut side.reports, text);
        }
        if !sides.iter().any(SideRead::has_tasks) {
            return Err(Failure::NoSection { text: text.clone() });
        }
    }
    Ok(sides)
}
