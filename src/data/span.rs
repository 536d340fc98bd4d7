//! A range of bytes in one source text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** in one source text; `start <= end`. Written as `[start, end]`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(into = "(u32, u32)", from = "(u32, u32)")]
#[schemars(with = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// # Panics
    /// If `start > end`: a bug in the caller, never a property of the input.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        assert!(start <= end);
        Self { start, end }
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// The bytes as a range that can index a `str`.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The smallest span that holds all of `spans`, `None` where there are none.
    #[must_use]
    pub fn hull_of(spans: &[Self]) -> Option<Self> {
        spans.iter().copied().reduce(Self::hull)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl From<(u32, u32)> for Span {
    /// Reads what was written; a reversed pair (a damaged file) becomes the empty span at its start.
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end: end.max(start) }
    }
}
