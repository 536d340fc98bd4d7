//! A tree → the path of each element: `html>body>div:2>table:1>tr:3`, a number among the siblings of
//! one name. Row groups stand in no path: rows are counted through their table.

use super::elements::{self, Node};
use super::walk::{Step, Walk};
use ego_tree::NodeId;
use std::collections::HashMap;

/// The number of each element among its siblings of the same name.
pub(super) struct Paths(HashMap<NodeId, u32>);

impl Paths {
    /// Counts all elements below `root`.
    pub(super) fn of(root: Node<'_>) -> Self {
        let mut numbers = HashMap::new();
        let mut counts: Vec<HashMap<&str, u32>> = vec![HashMap::new()];
        for step in Walk::new(root) {
            match step {
                Step::Enter(node) if is_step(node) => {
                    let name = elements::name(node).unwrap_or_default();
                    if let Some(siblings) = counts.last_mut() {
                        let number = siblings.entry(name).or_default();
                        *number += 1;
                        numbers.insert(node.id(), *number);
                    }
                    counts.push(HashMap::new());
                }
                Step::Leave(node) if is_step(node) => {
                    counts.pop();
                }
                Step::Enter(_) | Step::Leave(_) => {}
            }
        }
        Self(numbers)
    }

    /// The path of the element `node`.
    pub(super) fn path(&self, node: Node<'_>) -> String {
        let inside_out = std::iter::once(node).chain(node.ancestors());
        let steps: Vec<Node<'_>> = inside_out.filter(|&node| is_step(node)).collect();
        let mut path = String::new();
        for &node in steps.iter().rev() {
            let name = elements::name(node).unwrap_or_default();
            if !path.is_empty() {
                path.push('>');
            }
            path.push_str(name);
            if let Some(number) = self.0.get(&node.id())
                && !matches!(name, "html" | "head" | "body")
            {
                path.push(':');
                path.push_str(&number.to_string());
            }
        }
        path
    }
}

/// Whether an element is a step of a path.
fn is_step(node: Node<'_>) -> bool {
    elements::name(node).is_some_and(|name| !matches!(name, "tbody" | "thead" | "tfoot"))
}
