//! A folder that `extract` filled and an id → the accounts of all records of that name, read again with their
//! sources. Writes nothing.

use super::prove::{self, Check};
use super::{Failure, guard};
use crate::data::{Account, Report};
use std::path::Path;

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
    let mut like = Vec::new();
    for json in prove::reports(&check.out)? {
        let mut look = || -> Result<(), Failure> {
            let report = prove::report(&json)?;
            let near = crate::explain::like(&report, id, OFFERED);
            if near.iter().any(|known| known == id) || has_finding(&report, id) {
                found.accounts.extend(account(&report, &json, check, id)?);
            }
            like.extend(near);
            Ok(())
        };
        if let Err(failure) = look() {
            found.failures.push(failure);
        }
    }
    if found.accounts.is_empty() {
        let mut near: Vec<&str> = like.iter().map(String::as_str).collect();
        crate::explain::nearest(&mut near, id);
        found.like = near.into_iter().take(OFFERED).map(ToOwned::to_owned).collect();
    }
    Ok(found)
}

fn has_finding(report: &Report, id: &str) -> bool {
    report.findings.iter().any(|finding| finding.id == id)
}

fn account(
    report: &Report,
    json: &Path,
    check: &Check,
    id: &str,
) -> Result<Option<Account>, Failure> {
    let source = prove::source_of(report, json, check)?;
    Ok(guard::run(&report.source.name, || crate::explain(report, &source.text, id))?)
}
