//! Papers, appendices, articles and abbreviations named in a text → those that disagree with another place, or that
//! the document does not have.

mod abbreviations;
mod appendices;
mod articles;
mod carriers;
mod kinds;
mod laws;
mod near;
mod papers;
mod sections;
mod symbols;
mod unexplained;

use super::input::Input;
use super::named;
use crate::data::Finding;

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let named = named::all(input);
    let mut findings = kinds::find(input, &named);
    findings.extend(papers::find(input, &named));
    findings.extend(laws::find(input));
    findings.extend(near::find(&named));
    findings.extend(near::swapped(&named));
    findings.extend(symbols::find(input, &named));
    findings.extend(carriers::find(input, &named));
    findings.extend(appendices::find(input));
    findings.extend(articles::find(input));
    findings.extend(sections::find(input));
    findings.extend(unexplained::find(input));
    findings.extend(abbreviations::find(input));
    findings
}
