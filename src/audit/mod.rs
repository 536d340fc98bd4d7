//! The outline and the records of an input → what in them does not add up or disagrees: sums, counts, dates,
//! references, statuses, bodies, sentences. Every finding says what is printed, what would follow from the rest of the
//! document, and where. Changes no record; what holds is silent. The codes are rows of `lang/lexicon/checks.tsv`.

mod arithmetic;
mod changes;
mod counts;
#[allow(dead_code, reason = "read by the checks to come")]
mod input;
mod marks;
mod percents;
mod sentences;
mod swaps;
mod tables;
mod values;

use crate::data::{Finding, Outline, Report, Span};
use input::Input;
use std::collections::BTreeSet;

/// All findings, in no order.
#[must_use]
pub fn run(outline: &Outline, report: &Report) -> Vec<Finding> {
    let input = Input::of(outline, report);
    let settled = settled(report);
    let mut findings = Vec::new();
    for paper in &input.papers {
        findings.extend(percents::find(paper));
        findings.extend(sentences::find(paper, &settled));
        findings.extend(tables::find(paper, &settled));
        findings.extend(counts::find(paper));
        findings.extend(marks::find(paper));
        findings.extend(changes::find(paper));
    }
    findings.extend(values::find(&input));
    findings.extend(swaps::find(&input));
    findings.extend(counts::between(&input));
    findings.extend(tables::between(&input, &settled));
    once(findings)
}

/// What is found in a sentence and again in the paragraph that holds it is one finding.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let key =
        |finding: &Finding| (finding.rule.clone(), finding.spans.clone(), finding.found.clone());
    findings.into_iter().filter(|finding| seen.insert(key(finding))).collect()
}

/// Places of numbers that are known to be damaged: a sum that they break says nothing more.
fn settled(report: &Report) -> BTreeSet<Span> {
    let damaged = |finding: &&Finding| {
        ["ocr-suspect.figure", "number.head-lost"].contains(&finding.rule.as_str())
    };
    report.findings.iter().filter(damaged).flat_map(|finding| finding.spans.clone()).collect()
}
