//! Weighted pairs → the assignment with the greatest weight, and what in it could as well be otherwise.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;
use std::collections::BTreeMap;

/// A pair that is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) weight: u32,
}

/// An assignment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Assigned {
    /// Pairs that no other assignment is as good without.
    pub(super) sure: Vec<Edge>,
    /// Tasks of the old and of the new side that could be each other in several ways.
    pub(super) open: Vec<(Vec<usize>, Vec<usize>)>,
}

/// Blocks with more tasks on a side are assigned pair by pair, the best first.
const LARGE: usize = 300;

/// The best assignment of `edges`. Assignments that differ by less than `tie` are equally good, unless `alike` says of
/// the two edges that it does not matter which is taken.
pub(super) fn solve(edges: Vec<Edge>, tie: u32, alike: &dyn Fn((Edge, Edge)) -> bool) -> Assigned {
    let mut assigned = Assigned::default();
    for block in blocks(edges) {
        let chosen = best(&block);
        let of_old: BTreeMap<usize, Edge> = chosen.iter().map(|edge| (edge.old, *edge)).collect();
        let of_new: BTreeMap<usize, Edge> = chosen.iter().map(|edge| (edge.new, *edge)).collect();
        let weights: BTreeMap<(usize, usize), u32> =
            block.iter().map(|edge| ((edge.old, edge.new), edge.weight)).collect();
        let mut rivals: BTreeMap<(usize, usize), Vec<Edge>> = BTreeMap::new();
        for edge in block.iter().filter(|edge| of_old.get(&edge.old) != Some(edge)) {
            let (mine, theirs) = (of_old.get(&edge.old), of_new.get(&edge.new));
            let now = mine.map_or(0, |mine| mine.weight) + theirs.map_or(0, |theirs| theirs.weight);
            let swapped =
                mine.zip(theirs).and_then(|(mine, theirs)| weights.get(&(theirs.old, mine.new)));
            let then = edge.weight + swapped.copied().unwrap_or(0);
            for chosen in [mine, theirs].into_iter().flatten() {
                if then + tie > now && !alike((*chosen, *edge)) {
                    rivals.entry((chosen.old, chosen.new)).or_default().push(*edge);
                }
            }
        }
        for edge in chosen {
            match rivals.get(&(edge.old, edge.new)) {
                None => assigned.sure.push(edge),
                Some(others) => {
                    let mut old: Vec<usize> =
                        others.iter().map(|other| other.old).chain([edge.old]).collect();
                    let mut new: Vec<usize> =
                        others.iter().map(|other| other.new).chain([edge.new]).collect();
                    old.sort_unstable();
                    old.dedup();
                    new.sort_unstable();
                    new.dedup();
                    assigned.open.push((old, new));
                }
            }
        }
    }
    assigned.open.sort();
    assigned.open.dedup();
    assigned
}

/// A task of the old side, or of the new.
type Node = (bool, usize);

/// The node that stands for the group of `of`.
fn root(parents: &mut BTreeMap<Node, Node>, of: Node) -> Node {
    let mut at = of;
    while let Some(up) = parents.get(&at).copied().filter(|up| *up != at) {
        at = up;
    }
    parents.insert(of, at);
    at
}

/// The edges in groups that share no task.
fn blocks(edges: Vec<Edge>) -> Vec<Vec<Edge>> {
    let mut parents: BTreeMap<(bool, usize), (bool, usize)> = BTreeMap::new();
    for edge in &edges {
        let (one, other) =
            (root(&mut parents, (false, edge.old)), root(&mut parents, (true, edge.new)));
        parents.insert(one, other);
        parents.entry(other).or_insert(other);
    }
    let mut blocks: BTreeMap<(bool, usize), Vec<Edge>> = BTreeMap::new();
    for edge in edges {
        let key = root(&mut parents, (false, edge.old));
        blocks.entry(key).or_default().push(edge);
    }
    blocks.into_values().collect()
}

/// The assignment of a block with the greatest weight.
fn best(block: &[Edge]) -> Vec<Edge> {
    let places = |side: fn(&Edge) -> usize| {
        let mut all: Vec<usize> = block.iter().map(side).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (old, new) = (places(|edge| edge.old), places(|edge| edge.new));
    if old.len().max(new.len()) > LARGE {
        return greedy(block);
    }
    let is_tall = old.len() > new.len();
    let (rows, columns) = if is_tall { (&new, &old) } else { (&old, &new) };
    let mut weights = Matrix::new(rows.len(), columns.len(), 0_i64);
    for edge in block {
        let (row, column) = if is_tall { (edge.new, edge.old) } else { (edge.old, edge.new) };
        if let (Ok(row), Ok(column)) = (rows.binary_search(&row), columns.binary_search(&column)) {
            weights[(row, column)] = i64::from(edge.weight);
        }
    }
    let (_, chosen) = kuhn_munkres(&weights);
    let pair = |(row, column): (usize, usize)| {
        let (old, new) =
            if is_tall { (columns[column], rows[row]) } else { (rows[row], columns[column]) };
        block.iter().find(|edge| edge.old == old && edge.new == new).copied()
    };
    chosen.into_iter().enumerate().filter_map(pair).collect()
}

fn greedy(block: &[Edge]) -> Vec<Edge> {
    let mut edges = block.to_vec();
    edges.sort_by_key(|edge| {
        (std::cmp::Reverse(edge.weight), edge.old.abs_diff(edge.new), edge.old + edge.new)
    });
    let (mut old, mut new) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    edges.retain(|edge| {
        let free = !old.contains(&edge.old) && !new.contains(&edge.new);
        free && old.insert(edge.old) && new.insert(edge.new)
    });
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(edges: &[(usize, usize, u32)]) -> (Vec<(usize, usize)>, usize) {
        let edges = edges.iter().map(|&(old, new, weight)| Edge { old, new, weight }).collect();
        let found = solve(edges, 20, &|_| false);
        (found.sure.iter().map(|edge| (edge.old, edge.new)).collect(), found.open.len())
    }

    #[test]
    fn the_whole_is_best_not_the_first() {
        assert_eq!(solved(&[(0, 0, 900), (0, 1, 800), (1, 0, 850)]), (vec![(0, 1), (1, 0)], 0));
        assert_eq!(solved(&[(0, 0, 900), (1, 1, 700)]), (vec![(0, 0), (1, 1)], 0));
    }

    #[test]
    fn what_could_as_well_be_otherwise_is_open() {
        assert_eq!(solved(&[(0, 0, 900), (0, 1, 895)]), (vec![], 1));
        assert_eq!(solved(&[(0, 0, 900), (0, 1, 700)]), (vec![(0, 0)], 0));
        assert_eq!(solved(&[(0, 0, 800), (1, 1, 800), (0, 1, 800), (1, 0, 800)]).0, []);
    }
}
