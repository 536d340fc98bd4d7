//! Tasks of two sides → which are the same one: by id, by name, by likeness; and those that were split, merged,
//! or whose counterpart cannot be told.
//!
//! Nothing is guessed: where another assignment is as good, the tasks are ambiguous. The two sides are treated
//! alike, so that the pairs are the same whichever is the old one.

mod assignment;
mod candidates;
mod parts;

use super::items::{Item, company, contents};
use crate::data::Means;
use assignment::Edge;
use std::collections::{BTreeMap, BTreeSet};

/// Two tasks that are one, by their places on the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) by: Means,
    /// Likeness of their names in thousandths.
    pub(super) likeness: u32,
}

/// A task of the old side and the several that it became.
type Split = (usize, Vec<usize>);
/// Several tasks of the old side and the one that they became.
type Merger = (Vec<usize>, usize);

/// Tasks of the old side, and of the new, that could be each other in more than one way.
pub(super) type Ambiguity = (Vec<usize>, Vec<usize>);

/// What became of the tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairing {
    pub(super) matches: Vec<Match>,
    /// A task of the old side and the several that it became.
    pub(super) splits: Vec<Split>,
    /// Several tasks of the old side and the one that they became.
    pub(super) mergers: Vec<Merger>,
    /// Tasks whose counterpart cannot be told.
    pub(super) ambiguous: Vec<Ambiguity>,
}

/// Tasks with the same identity say so only where two sides are of one body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// The same id, or number, counts.
    Counts,
    /// Only names do.
    Aside,
}

/// Names are alike from here on, in thousandths.
const ALIKE: u32 = 500;

/// Which tasks are the same one.
pub(super) fn pair(old: &[Item<'_>], new: &[Item<'_>], identity: Identity) -> Pairing {
    let mut state =
        State { old, new, of_old: vec![None; old.len()], of_new: vec![None; new.len()] };
    if identity == Identity::Counts {
        state.by_id();
    }
    let doubtful = state.by_name();
    let open = state.by_likeness();
    let (splits, mergers) = state.parts();
    let is_left = |(old, new): &Ambiguity| {
        old.iter().any(|at| state.of_old[*at].is_none())
            && new.iter().any(|at| state.of_new[*at].is_none())
    };
    let ambiguous = doubtful.into_iter().chain(open).filter(is_left).collect();
    Pairing {
        matches: state.of_new.iter().flatten().copied().collect(),
        splits,
        mergers,
        ambiguous,
    }
}

/// How many tasks have each name.
fn names<'a>(items: &'a [Item<'_>]) -> BTreeMap<&'a str, usize> {
    let mut names = BTreeMap::new();
    for item in items {
        *names.entry(item.name.as_str()).or_insert(0) += 1;
    }
    names
}

struct State<'a> {
    old: &'a [Item<'a>],
    new: &'a [Item<'a>],
    of_old: Vec<Option<Match>>,
    of_new: Vec<Option<Match>>,
}

impl State<'_> {
    fn join(&mut self, old: usize, new: usize, by: Means, likeness: u32) {
        let found = Match { old, new, by, likeness };
        self.of_old[old] = Some(found);
        self.of_new[new] = Some(found);
    }

    /// Tasks with the same id and the same name.
    fn by_id(&mut self) {
        let (of_old, of_new) = (names(self.old), names(self.new));
        let is_one = |name: &str| of_old.get(name) == Some(&1) && of_new.get(name) == Some(&1);
        let mut ids: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, item) in self.old.iter().enumerate() {
            ids.entry(&item.task.id).or_default().push(at);
        }
        for new in 0..self.new.len() {
            let item = &self.new[new];
            let Some([old]) = ids.get(item.task.id.as_str()).map(Vec::as_slice) else { continue };
            // Of several with one name the number says little: a row that is put in first shifts them all.
            let same = self.old[*old].name == item.name
                && (is_one(&item.name) || contents(&self.old[*old]) == contents(item));
            if self.of_old[*old].is_none() && same {
                self.join(*old, new, Means::Id, 1_000);
            }
        }
    }

    /// Tasks with the same name: the only one on each side, else told apart by what stands beside the name.
    fn by_name(&mut self) -> Vec<Ambiguity> {
        let mut names: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, item) in self.old.iter().enumerate().filter(|(at, _)| self.of_old[*at].is_none()) {
            names.entry(&item.name).or_default().0.push(at);
        }
        for (at, item) in self.new.iter().enumerate().filter(|(at, _)| self.of_new[*at].is_none()) {
            names.entry(&item.name).or_default().1.push(at);
        }
        names.retain(|name, (old, new)| !name.is_empty() && !old.is_empty() && !new.is_empty());
        let groups: Vec<(Vec<usize>, Vec<usize>)> = names.into_values().collect();
        let mut doubtful = Vec::new();
        for (old, new) in groups {
            if let ([one], [other]) = (old.as_slice(), new.as_slice()) {
                self.join(*one, *other, Means::Title, 1_000);
                continue;
            }
            doubtful.extend(self.by_company(&old, &new));
        }
        doubtful
    }

    /// Tasks of one name → pairs by what stands beside it; what stays open.
    fn by_company(&mut self, old: &[usize], new: &[usize]) -> Vec<Ambiguity> {
        let (old, new) = self.by_contents(old, new);
        let (old, new) = (&old, &new);
        let edges = if old.len() * new.len() <= MOST_EDGES {
            let pairs = old.iter().flat_map(|old| new.iter().map(move |new| (*old, *new)));
            pairs
                .map(|(old, new)| Edge { old, new, weight: 1_000 + self.company(old, new) })
                .collect()
        } else {
            // So many of one name are told apart by their order only.
            let pairs = old.iter().zip(new);
            pairs.map(|(old, new)| Edge { old: *old, new: *new, weight: 1_000 }).collect()
        };
        let found = assignment::solve(edges, TIE, &|edge| self.twins(edge));
        for edge in found.sure {
            self.join(edge.old, edge.new, Means::Place, 1_000);
        }
        found.open
    }

    /// Tasks of one name that say the same, in their order; those that are left.
    fn by_contents(&mut self, old: &[usize], new: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let mut same: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for at in old {
            same.entry(contents(&self.old[*at])).or_default().0.push(*at);
        }
        for at in new {
            same.entry(contents(&self.new[*at])).or_default().1.push(*at);
        }
        for (one, other) in same.into_values() {
            for (one, other) in one.into_iter().zip(other) {
                self.join(one, other, Means::Place, 1_000);
            }
        }
        let left = |places: &[usize], of: &[Option<Match>]| {
            places.iter().copied().filter(|at| of[*at].is_none()).collect::<Vec<usize>>()
        };
        (left(old, &self.of_old), left(new, &self.of_new))
    }

    fn company(&self, old: usize, new: usize) -> u32 {
        company(&self.old[old], &self.new[new])
    }

    /// Whether it does not matter which of two tasks is taken: both say the same.
    fn twins(&self, (one, other): (Edge, Edge)) -> bool {
        let same = |one: &Item<'_>, other: &Item<'_>| {
            one.name == other.name && company(one, other) >= SAME_COMPANY
        };
        one.old == other.old && same(&self.new[one.new], &self.new[other.new])
            || one.new == other.new && same(&self.old[one.old], &self.old[other.old])
    }

    /// Tasks whose names are like each other.
    fn by_likeness(&mut self) -> Vec<Ambiguity> {
        let old: Vec<usize> = (0..self.old.len()).filter(|at| self.of_old[*at].is_none()).collect();
        let new: Vec<usize> = (0..self.new.len()).filter(|at| self.of_new[*at].is_none()).collect();
        let likes = candidates::find((self.old, &old), (self.new, &new), ALIKE);
        let edges = likes.iter().map(|like| {
            let company = self.company(like.old, like.new);
            Edge { old: like.old, new: like.new, weight: like.likeness + company }
        });
        let found = assignment::solve(edges.collect(), TIE, &|pair| self.twins(pair));
        for edge in found.sure {
            let likeness = self.likeness(edge.old, edge.new);
            self.join(edge.old, edge.new, Means::Likeness, likeness);
        }
        found.open
    }

    fn likeness(&self, old: usize, new: usize) -> u32 {
        candidates::likeness(&self.old[old].words, &self.new[new].words)
    }

    /// Tasks that became several, and several that became one; they are no pairs then.
    fn parts(&mut self) -> (Vec<Split>, Vec<Merger>) {
        let weights = parts::Weights::of(self.old, self.new);
        let splits = parts::find(
            (self.old, &self.of_old),
            (self.new, &self.of_new),
            |one| one.new,
            &weights,
        );
        for (whole, parts) in &splits {
            self.of_old[*whole] = None;
            for part in parts {
                self.of_new[*part] = None;
            }
        }
        let split: BTreeSet<usize> = splits.iter().map(|(whole, _)| *whole).collect();
        let mergers = parts::find(
            (self.new, &self.of_new),
            (self.old, &self.of_old),
            |one| one.old,
            &weights,
        );
        let mergers: Vec<(usize, Vec<usize>)> = mergers
            .into_iter()
            .filter(|(_, parts)| parts.iter().all(|part| !split.contains(part)))
            .collect();
        for (whole, parts) in &mergers {
            self.of_new[*whole] = None;
            for part in parts {
                self.of_old[*part] = None;
            }
        }
        (splits, mergers.into_iter().map(|(whole, parts)| (parts, whole)).collect())
    }
}

/// Assignments that differ by less are equally good.
const TIE: u32 = 20;
/// Tasks of one name with so much in common say the same.
const SAME_COMPANY: u32 = 75;
/// Most pairs that are looked at for one name.
const MOST_EDGES: usize = 250_000;
