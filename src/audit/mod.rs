//! The outline and the records of an input → what in them does not add up or disagrees: sums, counts, dates,
//! references, statuses, bodies, sentences. Every finding says what is printed, what would follow from the rest of the
//! document, and where. Changes no record; what holds is silent. The codes are rows of `lang/lexicon/checks.tsv`.

mod dates;
#[allow(dead_code, reason = "read by the checks to come")]
mod input;
mod named;
mod percents;
mod references;
mod texts;

use crate::data::{Finding, Outline, Report};
use input::Input;

/// All findings, in no order.
#[must_use]
pub fn run(outline: &Outline, report: &Report) -> Vec<Finding> {
    let input = Input::of(outline, report);
    let mut findings = Vec::new();
    for paper in &input.papers {
        findings.extend(percents::find(paper));
    }
    findings.extend(dates::find(&input));
    findings.extend(references::find(&input));
    findings
}
