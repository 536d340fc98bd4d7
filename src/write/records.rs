//! A report → its records one after the other, each with its type. The formats that hold records side by
//! side have their order from here; knows none of them.

use crate::data::Report;
use serde::Serialize;
use std::io;

/// Takes records of any type.
pub(super) trait Taker {
    /// Takes one; `kind` is its type: `task`, `metric` …
    fn take<R: Serialize>(&mut self, kind: &'static str, record: &R) -> io::Result<()>;
}

/// Hands over all records of `report`: what was read, the issue, then the others as in the JSON.
pub(super) fn each(report: &Report, taker: &mut impl Taker) -> io::Result<()> {
    let Report {
        schema_version: _,
        source,
        issue,
        documents,
        tables,
        tasks,
        metrics,
        citations,
        agencies,
        findings,
    } = report;
    taker.take("source", source)?;
    all("issue", issue.as_slice(), taker)?;
    all("document", documents, taker)?;
    all("table", tables, taker)?;
    all("task", tasks, taker)?;
    all("metric", metrics, taker)?;
    all("citation", citations, taker)?;
    all("agency", agencies, taker)?;
    all("finding", findings, taker)
}

fn all<R: Serialize>(kind: &'static str, records: &[R], taker: &mut impl Taker) -> io::Result<()> {
    records.iter().try_for_each(|record| taker.take(kind, record))
}
