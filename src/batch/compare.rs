//! Inputs as typed → what changed from the old side to the new one. Writes nothing.

mod parts;
mod sides;

use super::{Failure, Watch, guard, pool};
use crate::data::{Comparison, Report};
use crate::decode::Letters;
use crate::diff::{self, Manner, Reports};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What to compare, and how.
#[derive(Clone, Debug)]
pub struct Compare {
    /// A file in any format that `extract` reads, a folder that it filled, or any other folder; `-` for standard
    /// input. Behind `#` an id of a document, or the end of one, narrows a side to it and what is attached to it.
    pub old: PathBuf,
    /// The other side.
    pub new: PathBuf,
    /// What both sides are narrowed to.
    pub scope: Scope,
    /// What the letters of files are taken for.
    pub letters: Letters,
    /// Least change, and whether numbers and identities count.
    pub manner: Manner,
    /// Threads.
    pub jobs: NonZeroUsize,
}

/// What is compared of both sides.
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

/// Reads both sides and compares them.
///
/// # Errors
/// All that could not be read: a side without one of its files would tell changes that are none.
pub fn compare(order: &Compare, watch: Watch<'_>) -> Result<Comparison, Vec<Failure>> {
    let one = |failure: Failure| vec![failure];
    let pool = pool(order.jobs).map_err(one)?;
    let read = |path| pool.install(|| sides::read(path, order, watch));
    let (old, new) = match (read(&order.old), read(&order.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let failures = [old.err(), new.err()].into_iter().flatten().flatten();
            return Err(failures.collect());
        }
    };
    let (old, new) = narrowed(old, new, &order.scope).map_err(one)?;
    let compared = guard::run(&new.name, || diff::run(old.reports(), new.reports(), order.manner));
    compared.map_err(|panic| one(panic.into()))
}

/// Both sides as far as they are asked for; what neither has is a mistake of who asks.
fn narrowed(
    mut old: SideRead,
    mut new: SideRead,
    scope: &Scope,
) -> Result<(SideRead, SideRead), Failure> {
    if let Some(number) = &scope.appendix {
        for side in [&mut old, &mut new] {
            parts::to_appendix(&mut side.reports, number);
        }
        if !old.has_documents() && !new.has_documents() {
            return Err(Failure::NoAppendix { number: number.clone() });
        }
    }
    if let Some(text) = &scope.section {
        for side in [&mut old, &mut new] {
            parts::to_section(&mut side.reports, text);
        }
        if !old.has_tasks() && !new.has_tasks() {
            return Err(Failure::NoSection { text: text.clone() });
        }
    }
    Ok((old, new))
}
