//! Time cells and sentences → deadlines.

use crate::data::{Confidence, Deadline, Text};
use std::ops::Range;

/// A deadline and where in the text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The deadline.
    pub deadline: Deadline,
    /// Bytes of the text that `deadline.raw` is.
    pub at: Range<usize>,
    /// Set where it is not simply printed so.
    pub confidence: Option<Confidence>,
}

/// The deadlines of a text that is about time as a whole: a cell of a deadline column, what follows
/// `Thời gian thực hiện:`. One for the whole text, several where it names several. Empty for an
/// empty text only.
#[must_use]
pub fn cell(_text: &Text) -> Vec<Found> {
    Vec::new()
}

/// The deadlines inside a sentence that says what is to be done, the one that governs it first.
#[must_use]
pub fn inside(_text: &Text) -> Vec<Found> {
    Vec::new()
}
