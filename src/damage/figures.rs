//! Numbers whose whole and parts are printed, in a sentence (`9.817 CTS gồm: …`) or a table with a total →
//! the number that a lost or misread digit keeps from adding up. Whether the sums of a report hold otherwise is
//! not said here.

mod claims;
mod digits;

use crate::data::{Finding, Outline, Severity, Text};
use crate::lang::rules::sure;
use digits::{Claim, Restored};
use std::ops::Range;

/// The findings, division by division.
#[must_use]
pub fn find(outline: &Outline) -> Vec<Finding> {
    let mut findings = Vec::new();
    for division in &outline.divisions {
        for block in &division.blocks {
            findings.extend(claims::in_text(&block.text).iter().filter_map(Stated::finding));
        }
        for table in &division.tables {
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                findings.extend(claims::in_text(cell).iter().filter_map(Stated::finding));
            }
            findings.extend(claims::in_table(table).iter().filter_map(Stated::finding));
        }
    }
    findings
}

/// A whole and its parts with the places of their numbers, the whole first.
struct Stated<'a> {
    claim: Claim<'a>,
    places: Vec<(&'a Text, Range<usize>)>,
}

impl<'a> Stated<'a> {
    /// The claim that numbers at these places make.
    fn new(places: Vec<(&'a Text, Range<usize>)>) -> Self {
        let claim = Claim::new(places.iter().map(|(text, range)| &text.as_str()[range.clone()]));
        Self { claim, places }
    }

    fn finding(&self) -> Option<Finding> {
        let Restored { at, number, is_broken, sum } = self.claim.restored()?;
        let (text, range) = self.places.get(at)?;
        let rule = if is_broken { "suspect.broken-number" } else { "suspect.sum" };
        let vi = format!("Số bị mất hoặc sai một chữ số: {sum}");
        let en = format!("A digit of the number is lost or wrong: {sum}");
        let finding = Finding::new("ocr-suspect.figure", Severity::Warning, &vi, &en);
        let found = &text.as_str()[range.clone()];
        Some(
            finding.finding(found).suggesting(&number, sure(rule)).at(text.spans_of(range.clone())),
        )
    }
}
