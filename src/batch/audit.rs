//! Files and folders → what is the matter with them. Writes nothing; of each input only its findings are kept.

mod baseline;

pub use baseline::Baseline;

use super::inputs::{self, Input};
use super::{Event, Failure, WINDOW, Watch, guard, pool};
use crate::data::{self, Audited, Finding, Remark};
use crate::decode::Letters;
use crate::lang::checks;
use rayon::prelude::*;
use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// What to audit, and for what.
#[derive(Clone, Debug)]
pub struct Audit {
    /// Files, folders, or `-` for standard input.
    pub inputs: Vec<PathBuf>,
    /// Files in those folders that are none: the report, and what was accepted.
    pub aside: Vec<PathBuf>,
    /// Codes of checks or their groups; empty for all.
    pub rules: Vec<String>,
    /// What the letters of the inputs are taken for.
    pub letters: Letters,
    /// Threads.
    pub jobs: NonZeroUsize,
}

impl Audit {
    fn asks_for(&self, finding: &Finding) -> bool {
        let is_called =
            |name: &String| checks::named(&finding.rule).is_some_and(|check| check.is_called(name));
        self.rules.is_empty() || self.rules.iter().any(is_called)
    }
}

/// Audits all inputs; what `baseline` has accepted is hidden.
///
/// # Errors
/// If no thread can be started. An input that fails is told and counted.
pub fn audit(
    order: &Audit,
    mut baseline: Baseline,
    watch: Watch<'_>,
) -> Result<data::Audit, Failure> {
    let mut found = inputs::find(&order.inputs, Path::new(""));
    found.inputs.retain(|input| !order.aside.iter().any(|path| input.is_at(path)));
    let mut audit = data::Audit::default();
    for failure in &found.failures {
        fail(&mut audit, failure, watch);
    }
    watch(Event::Found(found.inputs.len()));
    let mut told = HashMap::new();
    let pool = pool(order.jobs)?;
    for window in found.inputs.chunks(order.jobs.get().saturating_mul(WINDOW)) {
        let work = |input| {
            let made = one(input, order);
            watch(Event::Done);
            made
        };
        let made: Vec<_> = pool.install(|| window.par_iter().map(work).collect());
        for made in made {
            match made {
                Ok(mut audited) => {
                    compare(&mut audited, &mut told, order);
                    take(&mut audit, audited, &mut baseline);
                }
                Err(failure) => fail(&mut audit, &failure, watch),
            }
        }
    }
    Ok(audit)
}

fn fail(audit: &mut data::Audit, failure: &Failure, watch: Watch<'_>) {
    audit.failed += 1;
    audit.not_read += u64::from(failure.is_not_read());
    watch(Event::Failed(failure));
}

/// The inputs and days that told a result, by the hash of what it says of what.
type Told = HashMap<blake3::Hash, (String, String)>;

/// Adds to one input what it tells word for word as an input before it did.
fn compare(audited: &mut Audited, told: &mut Told, order: &Audit) {
    for result in std::mem::take(&mut audited.results) {
        let hash = blake3::hash(result.key.as_bytes());
        let Some((source, day)) = told.get(&hash) else {
            told.insert(hash, (audited.source.clone(), result.day));
            continue;
        };
        // What one input tells twice it says itself.
        let other = Some(day).filter(|_| *source != audited.source);
        let finding = other.and_then(|day| crate::audit::unchanged(&result, day, source));
        let asked = finding.filter(|finding| order.asks_for(finding));
        let remark = asked.map(|finding| Remark { finding, quotes: result.quotes, more: 0 });
        audited.remarks.extend(remark);
    }
}

/// Counts one input and keeps what is new of it.
fn take(audit: &mut data::Audit, mut audited: Audited, baseline: &mut Baseline) {
    audit.files += 1;
    let before = audited.remarks.len();
    let source = audited.source.as_str();
    audited.remarks.retain(|remark| !baseline.accepts(source, &remark.finding));
    audit.hidden += (before - audited.remarks.len()) as u64;
    if !audited.remarks.is_empty() {
        audit.inputs.push(audited);
    }
}

fn one(input: &Input, order: &Audit) -> Result<Audited, Failure> {
    let name = input.name.as_str();
    let bytes = input.read()?;
    guard::run(name, || {
        let source = crate::read_as(name, bytes, order.letters)
            .map_err(|refusal| Failure::Refused { name: name.to_owned(), refusal })?;
        Ok(crate::audit(&source, |finding| order.asks_for(finding)))
    })?
}
