//! The texts of a document → each with its key, for the checks that read running text.

use super::input::Paper;
use crate::data::{Span, Text};
use crate::lang::keyed::Keyed;
use std::ops::Range;

/// A text and its key.
pub(super) struct Passage<'a> {
    /// As printed.
    pub(super) text: &'a Text,
    /// With its key.
    pub(super) keyed: Keyed<'a>,
}

impl Passage<'_> {
    /// What is printed at these bytes of the key.
    pub(super) fn printed(&self, key: Range<usize>) -> &str {
        &self.keyed.value()[self.keyed.printed(key)]
    }

    /// Where that stands in the source.
    pub(super) fn spans(&self, key: Range<usize>) -> Vec<Span> {
        self.text.spans_of(self.keyed.printed(key))
    }
}

/// All texts of a document, what its head says included.
pub(super) fn of<'a>(paper: &Paper<'a>) -> Vec<Passage<'a>> {
    let division = paper.division;
    let head = [&division.place_date, &division.title, &division.issued_with];
    let texts = head.into_iter().flatten().chain(paper.texts());
    let passage = |text: &'a Text| Passage { text, keyed: Keyed::of(text.as_str()) };
    texts.filter(|text| !text.is_empty()).map(passage).collect()
}
