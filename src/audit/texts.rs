//! Texts as printed → what is missing in them or stands in them twice. Judges the print alone: letters and words that
//! are misread are for the damage stage, cells that a page cut for the outline.

mod brackets;
mod cuts;
mod doubled;
mod gaps;
mod letters;
mod repeats;
mod rows;
mod words;

pub(super) use gaps::{Gap, Wanted};
pub(super) use rows::{Rows, roles};
pub(super) use words::quoted;

use super::input::Input;
use crate::data::Finding;

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let damaged = cuts::Damaged::of(input.report);
    let is_undecoded = letters::is_undecoded(input);
    let mut findings = Vec::new();
    for paper in &input.papers {
        findings.extend(cuts::find(paper, &damaged));
        findings.extend(doubled::find(paper));
        findings.extend(repeats::find(paper));
        findings.extend(brackets::find(paper));
        findings.extend(gaps::find(input, paper));
        if !is_undecoded {
            findings.extend(letters::find(paper));
        }
    }
    findings
}
