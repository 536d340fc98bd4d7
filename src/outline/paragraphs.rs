//! Lines of running text → blocks: labels read, hard-wrapped lines and paragraphs cut by a page
//! joined, footnotes taken out. Tables are found before and only placed here.

use super::labels;
use crate::data::{Block, BlockKind, Line, Text};
use crate::lang::letterhead::is_capitals;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Shortest line, in characters, that looks as if it was wrapped at the right margin.
const WRAPPED_AT: usize = 60;
/// Longest heading in capitals, in bytes: what is longer is looked at no more.
const LONGEST_HEADING: usize = 2000;

static FOOTNOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?<mark>[¹²³⁴-⁹⁰]+)\s*"));

/// Running text read into blocks, and the footnotes that stood in it: mark, text.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    pub(super) blocks: Vec<Block>,
    pub(super) footnotes: Vec<(Text, Text)>,
}

/// Reads `lines`.
pub(super) fn find(lines: &[Line]) -> Paragraphs {
    let mut found = Paragraphs::default();
    let mut after_blank = true;
    for line in lines {
        let text = line.text();
        if text.is_empty() {
            after_blank = true;
            continue;
        }
        found.add(&text, after_blank);
        after_blank = false;
    }
    found
}

impl Paragraphs {
    fn add(&mut self, text: &Text, after_blank: bool) {
        if let Some(mark) = FOOTNOTE.captures(text.as_str()).and_then(|found| found.name("mark")) {
            let rest = text.slice_trimmed(mark.end()..text.len());
            self.footnotes.push((text.slice(mark.range()), rest));
            return;
        }
        let (label, rest) = labels::split(text);
        if label.is_none()
            && let Some(last) = self.blocks.last_mut()
            && continues(last, text.as_str(), after_blank)
        {
            last.text.append(text);
            last.joined |= after_blank;
            return;
        }
        self.blocks.push(Block {
            kind: if label.is_some() { BlockKind::Item } else { BlockKind::Paragraph },
            level: label.as_ref().map(|label| label.level),
            printed_label: label.as_ref().map(|label| text.as_str()[label.printed.clone()].into()),
            label: label.map(|label| text.slice(label.bare)),
            text: rest,
            table: None,
            joined: false,
        });
    }
}

/// Whether `next` goes on the paragraph `last`: after a line end by its look, after a blank line
/// (a page) only in mid sentence.
fn continues(last: &Block, next: &str, after_blank: bool) -> bool {
    let before = last.text.as_str();
    if before.is_empty() {
        return !after_blank;
    }
    let open = !is_closed(before);
    let lower = next.chars().next().is_some_and(char::is_lowercase);
    if after_blank {
        return open && lower && (before.len() > LONGEST_HEADING || !is_capitals(before));
    }
    let wrapped = last_line_len(&last.text) >= WRAPPED_AT;
    lower
        || (open && wrapped)
        || (before.len() <= LONGEST_HEADING && is_capitals(before) && is_capitals(next))
        || (open && before.ends_with([',', '-', '“', '(']))
}

/// Characters since the last break of the print.
fn last_line_len(text: &Text) -> usize {
    let from = text.breaks().next_back().unwrap_or(0);
    text.as_str()[from..].chars().count()
}

/// Whether a paragraph ends as a sentence or a list item does.
pub(super) fn is_closed(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['”', '"', ')', '’', '*']);
    text.ends_with(['.', ';', ':', '!', '?', '…', '/'])
}

/// Tells headings from items: a label or capitals over something, without a closing mark.
pub(super) fn mark_headings(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let next = blocks.get(at + 1).map(|next| (next.level, next.kind));
        if is_heading(&blocks[at], next) {
            blocks[at].kind = BlockKind::Heading;
        }
    }
}

fn is_heading(block: &Block, next: Option<(Option<u8>, BlockKind)>) -> bool {
    let text = block.text.as_str();
    let heads = (1..=LONGEST_HEADING).contains(&text.len());
    if matches!(block.kind, BlockKind::Furniture | BlockKind::Table) || !heads {
        return false;
    }
    let over_something = next.is_some_and(|(level, kind)| {
        kind != BlockKind::Furniture && level.unwrap_or(u8::MAX) > block.level.unwrap_or(0)
    });
    match block.level {
        Some(0) => false,
        Some(labels::ROMAN) => true,
        Some(level) if level < labels::DASH => !is_closed(text) && over_something,
        Some(_) => false,
        None => is_capitals(text) && next.is_some(),
    }
}
