//! A folder that `extract` filled and an id → the accounts of all records of that name, read again with their
//! sources. Writes nothing.

use super::prove::{self, Check};
use super::{Failure, guard};
use crate::data::{Account, Report};
use std::path::{Path, PathBuf};

/// Ids that are offered where none is exactly the one asked for.
const OFFERED: usize = 5;

/// What was found.
#[derive(Debug, Default)]
pub struct Explained {
    /// One per input that has a record of that id.
    pub accounts: Vec<Account>,
    /// Ids like it, where there is none.
    pub like: Vec<String>,
    /// Reports whose source could not be read again.
    pub failures: Vec<Failure>,
}

/// Explains the record called `id` in `check.out`.
///
/// # Errors
/// If there is no report.
pub fn explain(check: &Check, id: &str) -> Result<Explained, Failure> {
    let mut found = Explained::default();
    let reports = prove::reports(&check.out)?;
    for json in &reports {
        match prove::report(json).and_then(|report| account(&report, json, check, id)) {
            Ok(account) => found.accounts.extend(account),
            Err(failure) => found.failures.push(failure),
        }
    }
    if found.accounts.is_empty() {
        found.like = like(&reports, id);
    }
    Ok(found)
}

/// The ids of all reports that are most like `id`.
fn like(reports: &[PathBuf], id: &str) -> Vec<String> {
    let read = reports.iter().filter_map(|json| prove::report(json).ok());
    let known: Vec<String> =
        read.flat_map(|report| crate::explain::like(&report, id, OFFERED)).collect();
    let mut near: Vec<&str> = known.iter().map(String::as_str).collect();
    crate::explain::nearest(&mut near, id);
    near.into_iter().take(OFFERED).map(ToOwned::to_owned).collect()
}

/// The account of a record; a report that does not have it needs no source.
fn account(
    report: &Report,
    json: &Path,
    check: &Check,
    id: &str,
) -> Result<Option<Account>, Failure> {
    if !crate::explain::has(report, id) {
        return Ok(None);
    }
    if report.source.lexicon.as_deref() != crate::lang::lexicon::blake3() {
        return Err(Failure::OtherLexicon { name: report.source.name.clone() });
    }
    let source = prove::source_of(report, json, check)?;
    Ok(guard::run(&report.source.name, || crate::explain(report, &source.text, id))?)
}
