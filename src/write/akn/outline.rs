//! Blocks in a row → a tree of parts by their labels. A block without label stands in the part above it.

use crate::data::{BlockKind, BlockRecord};

/// A part: its block, what stands in it before its first own part, and those parts.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) head: Option<&'a BlockRecord>,
    pub(super) own: Vec<&'a BlockRecord>,
    pub(super) parts: Vec<Node<'a>>,
}

impl<'a> Node<'a> {
    const fn of(head: Option<&'a BlockRecord>) -> Self {
        Self { head, own: Vec::new(), parts: Vec::new() }
    }
}

/// The tree of `blocks`; its root has no head.
pub(super) fn tree(blocks: &[BlockRecord]) -> Node<'_> {
    let mut open: Vec<(u8, Node<'_>)> = vec![(0, Node::of(None))];
    for block in blocks {
        match rank(block) {
            Some(rank) => {
                while open.last().is_some_and(|(last, _)| *last >= rank) {
                    close(&mut open);
                }
                open.push((rank, Node::of(Some(block))));
            }
            None => {
                if let Some((_, node)) = open.last_mut() {
                    node.own.push(block);
                }
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map_or(Node::of(None), |(_, root)| root)
}

/// Puts the innermost open part into the one around it.
fn close(open: &mut Vec<(u8, Node<'_>)>) {
    let done = open.pop();
    if let (Some((_, done)), Some((_, around))) = (done, open.last_mut()) {
        around.parts.push(done);
    }
}

/// How deep a part stands; `None` of what is none.
fn rank(block: &BlockRecord) -> Option<u8> {
    match block.kind {
        BlockKind::Heading | BlockKind::Item if is_article(block) => Some(2),
        BlockKind::Heading | BlockKind::Item => Some(block.level? + 1),
        BlockKind::Paragraph | BlockKind::Table | BlockKind::Furniture => None,
    }
}

/// Whether it is a `Điều`.
pub(super) fn is_article(block: &BlockRecord) -> bool {
    block.level.is_none() && block.label.as_ref().is_some_and(|label| label.starts_with("Điều "))
}

/// The element of a part, and how its id begins (Akoma Ntoso Naming Convention 1.0, 5.2).
pub(super) fn element(block: &BlockRecord) -> (&'static str, &'static str) {
    let is_called = |word: &str| block.label.as_ref().is_some_and(|label| label.starts_with(word));
    match block.level {
        None => ("article", "art"),
        Some(0) if is_called("Phần") => ("part", "part"),
        Some(0) if is_called("Chương") => ("chapter", "chp"),
        Some(0 | 1) => ("section", "sec"),
        Some(2) => ("paragraph", "para"),
        Some(3) => ("subparagraph", "subpara"),
        Some(4) => ("point", "point"),
        Some(_) => ("indent", "indent"),
    }
}
