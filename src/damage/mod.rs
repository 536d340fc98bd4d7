//! Cleaned lines → what in their letters is probably damaged: misread terms, phrases that the same text prints
//! otherwise elsewhere, letters of other scripts. Findings with what should be printed and on which evidence;
//! changes nothing, and says nothing about names, which need to be understood first. Numbers are looked at once
//! tables and paragraphs are whole ([`figures`]).

pub mod figures;
mod letters;
mod phrases;
mod suspect;
mod terms;
mod words;

use crate::data::{Finding, Line};
use words::Words;

/// What is probably damaged, in source order.
#[must_use]
pub fn run(lines: &[Line]) -> Vec<Finding> {
    let words = Words::of(lines);
    let mut settled = vec![false; words.len()];
    let mut suspects = terms::find(&words, &mut settled);
    suspects.extend(phrases::find(&words, &settled));
    let mut findings: Vec<Finding> =
        suspects.iter().filter_map(|suspect| suspect.finding(&words)).collect();
    findings.extend(letters::find(lines));
    findings
}
