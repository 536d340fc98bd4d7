//! Blocks in order → the path of headings and labels above each.

use super::rows::id_part;
use crate::data::{Block, BlockKind, Text};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A labelled block or heading above others.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// Depth: 0 for a heading without label, below 0 for parts of a text.
    pub(super) level: i8,
    /// Label without its closing mark; `None` for a heading without label.
    pub(super) label: Option<String>,
    /// Label and text as printed.
    pub(super) printed: String,
    /// The text alone.
    pub(super) text: Text,
    /// Index of its block.
    pub(super) block: usize,
    /// It only heads what follows; an item says something itself.
    is_heading: bool,
    /// An item that breaks off in a colon: paragraphs below go on with it.
    leads_on: bool,
}

/// The path above the block being read.
#[derive(Debug, Default)]
pub(super) struct Path(Vec<Step>);

/// Depth of bullets: they head nothing.
const BULLET: i8 = 5;
/// Depth of an article.
const ARTICLE: i8 = 0;
/// Depth of `I.`
const OUTERMOST: i8 = 1;

/// Longest text that stands above others, in bytes: it is repeated in each of them.
const LONGEST: usize = 4000;

/// Whether a text ends as a sentence does.
fn is_closed(text: &str) -> bool {
    text.trim_end().ends_with(['.', ';', ':', '/'])
}

/// Words with which the paragraph begins or ends that closes a document.
static CLOSING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:trên đây là|trong quá trình)\s|\./\.\s*$"));

impl Step {
    /// What it heads: its text without a colon.
    pub(super) fn group(&self) -> Text {
        let end = self.text.as_str().trim_end_matches([':', ' ']).len();
        self.text.slice_trimmed(0..end)
    }
}

impl Path {
    /// Goes on to `block`: what is not above it any more is left.
    pub(super) fn enter(&mut self, block: &Block, index: usize) {
        let level = match (block.level, block.kind) {
            (Some(level), _) if level < BULLET => level,
            (None, BlockKind::Heading) => 0,
            _ => return,
        };
        self.0.retain(|step| step.level < level);
        // An article says something itself, unless it has a heading of its own.
        let is_text = level == 0 && block.label.is_some() && is_closed(block.text.as_str());
        let is_long = block.text.len() > LONGEST;
        let text = if is_text || is_long { Text::new() } else { block.text.without_closing_stop() };
        let printed = match &block.printed_label {
            Some(label) => format!("{label} {}", text.as_str()).trim_end().to_owned(),
            None => text.as_str().to_owned(),
        };
        let label = block.label.as_ref().map(|label| label.as_str().to_owned());
        let is_heading = block.kind == BlockKind::Heading || level == ARTICLE;
        let leads_on = block.text.as_str().trim_end().ends_with(':');
        self.0.push(Step { level, label, printed, text, block: index, is_heading, leads_on });
    }

    /// The steps above `block`, from the outside in. A paragraph without label goes under headings
    /// and items that end in a colon, not under any other item before it; one that closes the document under its outermost section.
    pub(super) fn above(
        &self,
        block: &Block,
        index: usize,
    ) -> impl DoubleEndedIterator<Item = &Step> + use<'_> {
        let plain = block.kind == BlockKind::Paragraph;
        let closing = plain && CLOSING.is_match(block.text.as_str());
        self.0.iter().filter(move |step| {
            step.block != index
                && (!plain || step.is_heading || step.leads_on)
                && (!closing || step.level <= OUTERMOST)
        })
    }

    /// `II.3.a`: the labels of the path, the block `index` itself left out. An unnumbered block counts
    /// on from the last label above it, whatever that heads. Articles are counted through all chapters.
    pub(super) fn labels(&self, index: usize) -> String {
        let is_article = |step: &Step| step.level == ARTICLE && step.label.is_some();
        let from = self.0.iter().position(is_article).unwrap_or(0);
        let above = self.0[from..].iter().filter(|step| step.block != index);
        above.filter_map(|step| step.label.as_deref()).map(id_part).collect::<Vec<_>>().join(".")
    }
}

/// The sections that a table stands under.
pub(super) struct TablePlace {
    /// Labels and headings from the outside in.
    pub(super) section: Vec<String>,
    /// Their labels, as they stand in an id.
    pub(super) labels: String,
}

/// Where the `at`th table of a document stands: under the headings above it that no other has left.
pub(super) fn of_table(blocks: &[Block], at: usize) -> TablePlace {
    let mut path = Path::default();
    let place = blocks.iter().position(|block| block.table == Some(at)).unwrap_or(0);
    for (index, block) in blocks[..place].iter().enumerate() {
        path.enter(block, index);
    }
    path.0.retain(|step| step.is_heading);
    TablePlace {
        section: path.0.iter().map(|step| step.printed.clone()).collect(),
        labels: path.labels(blocks.len()),
    }
}
