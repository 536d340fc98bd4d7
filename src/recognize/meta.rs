//! A division → what its document says of itself.

use crate::data::{Citation, Division, Document};
use crate::lang::agency::Register;

/// The metadata of a division: all fields of [`Document`] but `id`, `parent_id` and `blocks`, and
/// the citations made on the way (bases, proposal, issued-with) with ids `c1`, `c2` … that
/// `legal_bases` and `proposer` refer to.
#[must_use]
pub fn find(_division: &Division, _register: &Register) -> (Document, Vec<Citation>) {
    (Document::default(), Vec::new())
}

/// Which blocks [`find`] has read the citations of.
#[must_use]
pub fn consumed(division: &Division) -> Vec<bool> {
    vec![false; division.blocks.len()]
}

/// The issue record of a masthead; `document_id` of its contents is set by the caller.
#[must_use]
pub fn issue(_masthead: &crate::data::Masthead) -> crate::data::Issue {
    crate::data::Issue { publisher: None, numbers: Vec::new(), date: None, toc: Vec::new() }
}
