//! Blocks in order → the path of headings and labels above each.

use super::rows::id_part;
use crate::data::{Block, BlockKind, Text};

/// A labelled block or heading above others.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// Depth: 0 for a heading without label.
    pub(super) level: u8,
    /// Label without its closing mark; `None` for a heading without label.
    pub(super) label: Option<String>,
    /// Label and text as printed.
    pub(super) printed: String,
    /// The text alone.
    pub(super) text: Text,
    /// Index of its block.
    pub(super) block: usize,
}

/// The path above the block being read.
#[derive(Debug, Default)]
pub(super) struct Path(Vec<Step>);

/// Depth of bullets: they head nothing.
const BULLET: u8 = 5;

impl Path {
    /// Goes on to `block`: what is not above it any more is left.
    pub(super) fn enter(&mut self, block: &Block, index: usize) {
        let level = match (block.level, block.kind) {
            (Some(level), _) if level < BULLET => level,
            (None, BlockKind::Heading) => 0,
            _ => return,
        };
        self.0.retain(|step| step.level < level);
        let text = block.text.without_closing_stop();
        let printed = match &block.printed_label {
            Some(label) => format!("{label} {}", text.as_str()),
            None => text.as_str().to_owned(),
        };
        let label = block.label.as_ref().map(|label| label.as_str().to_owned());
        self.0.push(Step { level, label, printed, text, block: index });
    }

    /// The steps above the block `index`, from the outside in.
    pub(super) fn above(&self, index: usize) -> impl DoubleEndedIterator<Item = &Step> {
        self.0.iter().filter(move |step| step.block != index)
    }

    /// `II.3.a`: the labels of the path, the block `index` itself left out.
    pub(super) fn labels(&self, index: usize) -> String {
        let labels = self.above(index).filter_map(|step| step.label.as_deref());
        labels.map(|label| id_part(&label.replace("Điều ", "dieu-"))).collect::<Vec<_>>().join(".")
    }
}
