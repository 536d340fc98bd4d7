//! A node → its subtree in source order, entered and left, without recursion.

use super::elements::Node;
use ego_tree::NodeId;

/// A step through a tree.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Enter(Node<'a>),
    Leave(Node<'a>),
}

/// The steps through the subtree of one node, the node itself included.
pub(super) struct Walk<'a> {
    root: NodeId,
    next: Option<Step<'a>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(root: Node<'a>) -> Self {
        Self { root: root.id(), next: Some(Step::Enter(root)) }
    }

    /// Goes on behind `node`, which was entered just now: it is not left either.
    pub(super) fn pass(&mut self, node: Node<'a>) {
        self.next = self.after(node);
    }

    fn after(&self, node: Node<'a>) -> Option<Step<'a>> {
        if node.id() == self.root {
            return None;
        }
        node.next_sibling().map(Step::Enter).or_else(|| node.parent().map(Step::Leave))
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let step = self.next?;
        self.next = match step {
            Step::Enter(node) => Some(node.first_child().map_or(Step::Leave(node), Step::Enter)),
            Step::Leave(node) => self.after(node),
        };
        Some(step)
    }
}
