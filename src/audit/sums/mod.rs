//! Numbers that follow from others → those that do not: percentages, parts and wholes, changes, tables, numbers told
//! twice.

mod changes;
mod marks;
mod percents;
mod sentences;
mod swaps;
mod tables;
mod values;

use super::input::Input;
use crate::data::{Finding, Report, Span};
use std::collections::BTreeSet;

/// The findings of all documents.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let settled = settled(input.report);
    let mut findings = Vec::new();
    for paper in &input.papers {
        findings.extend(percents::find(paper));
        findings.extend(sentences::find(paper, &settled));
        findings.extend(changes::find(paper));
        findings.extend(marks::find(paper));
        findings.extend(tables::find(paper, &settled));
    }
    findings.extend(values::find(input));
    findings.extend(swaps::find(input));
    findings.extend(tables::between(input, &settled));
    findings
}

/// Places of numbers that are known to be damaged: a sum that they break says nothing more.
fn settled(report: &Report) -> BTreeSet<Span> {
    let damaged = |finding: &&Finding| {
        ["ocr-suspect.figure", "number.head-lost"].contains(&finding.rule.as_str())
    };
    report.findings.iter().filter(damaged).flat_map(|finding| finding.spans.clone()).collect()
}
