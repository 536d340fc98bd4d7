//! The outline and the records of an input → what in them does not add up or disagrees: sums, counts, dates,
//! references, statuses, bodies, sentences. Every finding says what is printed, what would follow from the rest of the
//! document, and where. Changes no record; what holds is silent. The codes are rows of `lang/lexicon/checks.tsv`.

mod arithmetic;
mod input;
mod levels;
mod named;
mod passages;
mod stages;

mod agencies;
mod counts;
mod dates;
mod periods;
mod references;
mod statuses;
mod sums;
mod texts;

use crate::data::{Finding, Outline, Report, ToldResult};
use input::Input;
use std::collections::BTreeSet;

/// All findings, in no order.
#[must_use]
pub fn run(outline: &Outline, report: &Report) -> Vec<Finding> {
    let input = Input::of(outline, report);
    let checks = [
        sums::find,
        counts::find,
        dates::find,
        references::find,
        statuses::find,
        agencies::find,
        texts::find,
        periods::find,
    ];
    once(checks.into_iter().flat_map(|find| find(&input)))
}

/// What a report tells of work that is not done, for the reports that come after it.
#[must_use]
pub fn results(report: &Report) -> Vec<ToldResult> {
    periods::results(report)
}

/// The finding that a result is word for word that of another day, told in the input called `source`.
#[must_use]
pub fn unchanged(told: &ToldResult, day: &str, source: &str) -> Option<Finding> {
    periods::unchanged(told, day, Some(source))
}

/// What is found in a sentence and again in the paragraph that holds it is one finding.
fn once(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let key =
        |finding: &Finding| (finding.rule.clone(), finding.spans.clone(), finding.found.clone());
    findings.filter(|finding| seen.insert(key(finding))).collect()
}
