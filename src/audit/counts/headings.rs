//! Headings of running text that say how many items stand under them → those that the items do not bear out.

use super::told;
use crate::audit::input::Paper;
use crate::data::{Block, BlockKind, Finding};

pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let blocks: Vec<&Block> = paper.blocks().collect();
    (0..blocks.len()).filter_map(|at| differs(&blocks, at)).collect()
}

fn differs(blocks: &[&Block], at: usize) -> Option<Finding> {
    let told = told(&blocks[at].text).filter(|_| blocks[at].kind != BlockKind::Table)?;
    let below = below(blocks, at);
    // What a table holds is counted in the table; what a summary lists is counted by its lines.
    let has_table = below.iter().any(|block| block.kind == BlockKind::Table);
    let top =
        below.iter().filter(|block| block.kind == BlockKind::Item).filter_map(|b| b.level).min()?;
    let items: Vec<&&Block> = below
        .iter()
        .filter(|block| block.level == Some(top) && block.kind != BlockKind::Table)
        .collect();
    let is_summary = items.iter().any(|item| super::summaries::is_line(&item.text));
    if has_table || is_summary || items.len() < 2 || items.len() == told.count {
        return None;
    }
    // An item can stand for several: only numbered ones are one each.
    let is_numbered = items.iter().all(|item| {
        item.label
            .as_ref()
            .is_some_and(|label| label.as_str().chars().next().is_some_and(char::is_alphanumeric))
    });
    is_numbered.then(|| {
        told.differs("count.heading-differs", &blocks[at].text, items.len(), "mục bên dưới")
    })
}

/// The blocks under a heading: up to the next label of its level or above; none where it has no level.
fn below<'a, 'b>(blocks: &'b [&'a Block], at: usize) -> &'b [&'a Block] {
    /// Most blocks that stand under one heading that counts them.
    const MOST: usize = 400;
    let rest = &blocks[at + 1..blocks.len().min(at + 1 + MOST)];
    let Some(own) = blocks[at].level else { return &[] };
    let ends = |block: &&Block| {
        block.kind != BlockKind::Table && block.level.is_some_and(|level| level <= own)
    };
    &rest[..rest.iter().position(ends).unwrap_or(rest.len())]
}
