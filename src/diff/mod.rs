//! Two sets of records → what changed from one to the other, told by meaning.

use crate::data::{Comparison, Level, Report, SCHEMA_VERSION, Side, Summary};

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

/// What changed from `old` to `new`.
#[must_use]
pub fn run(old: Reports<'_>, new: Reports<'_>, manner: Manner) -> Comparison {
    let _ = manner;
    Comparison {
        schema_version: SCHEMA_VERSION.to_owned(),
        old: side(old),
        new: side(new),
        summary: Summary::default(),
        documents: Vec::new(),
        tasks: Vec::new(),
        changes: Vec::new(),
    }
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
