//! Result texts and number cells → quantities.

use crate::data::{Metric, Text};

/// The quantities of a running text. Ids and owners are set by the caller.
#[must_use]
pub fn find(_text: &Text) -> Vec<Metric> {
    Vec::new()
}

/// The quantity of a cell that holds only a number, its unit taken from the column heading
/// (`Dân số (người)`, `Dự kiến kinh phí (Triệu đồng)`).
#[must_use]
pub fn cell(_text: &Text, _heading: Option<&str>, _role: &str) -> Option<Metric> {
    None
}
