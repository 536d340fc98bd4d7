//! The blocks of a document → the parts that Akoma Ntoso has for them. Every block stands in one part.

use super::Shape;
use super::outline::is_article;
use crate::data::{BlockKind, BlockRecord, Document};

/// The parts, in their order.
pub(super) struct Zones<'a> {
    /// Letterhead and title.
    pub(super) preface: &'a [BlockRecord],
    /// Legal bases and what else stands above the first article.
    pub(super) preamble: &'a [BlockRecord],
    pub(super) body: &'a [BlockRecord],
    /// Signature and recipients.
    pub(super) conclusions: &'a [BlockRecord],
}

impl<'a> Zones<'a> {
    pub(super) fn of(document: &'a Document, shape: Shape) -> Self {
        let blocks = document.blocks.as_slice();
        if shape == Shape::Gazette {
            return Self { preface: blocks, preamble: &[], body: &[], conclusions: &[] };
        }
        let is_text = |block: &BlockRecord| block.kind != BlockKind::Furniture;
        let start = blocks.iter().position(is_text).unwrap_or(blocks.len());
        let (preface, rest) = blocks.split_at(start);
        let end = rest.iter().rposition(is_text).map_or(0, |at| at + 1);
        let (text, conclusions) = rest.split_at(end);
        let first = text.iter().position(is_article).filter(|_| shape == Shape::Act);
        let (preamble, body) = text.split_at(first.unwrap_or(0));
        Self { preface, preamble, body, conclusions }
    }
}
