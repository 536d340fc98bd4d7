//! Tasks of two sides → those whose names share enough words to be looked at.

use crate::diff::items::Item;
use std::collections::HashMap;

/// Two tasks whose names are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Like {
    pub(super) old: usize,
    pub(super) new: usize,
    /// In thousandths.
    pub(super) likeness: u32,
}

/// Words that more tasks have are no clue to which are alike.
const COMMON: usize = 60;
/// Most candidates for one task.
const MOST: usize = 12;

/// The pairs with at least `least` thousandths of likeness, by old and new place.
pub(super) fn find(
    (old, of_old): (&[Item<'_>], &[usize]),
    (new, of_new): (&[Item<'_>], &[usize]),
    least: u32,
) -> Vec<Like> {
    let mut likes = Vec::new();
    likes.extend(from((old, of_old), (new, of_new), least));
    // From the other side too: the rarest words of one need not be those of the other.
    let back = from((new, of_new), (old, of_old), least);
    likes.extend(back.into_iter().map(|like| Like { old: like.new, new: like.old, ..like }));
    likes.sort_by_key(|like| (like.old, like.new));
    likes.dedup();
    likes
}

fn from(
    (here, of_here): (&[Item<'_>], &[usize]),
    (others, of_others): (&[Item<'_>], &[usize]),
    least: u32,
) -> Vec<Like> {
    let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
    for &at in of_others {
        let mut words = others[at].words.clone();
        words.dedup();
        for word in words {
            holders.entry(word).or_default().push(at);
        }
    }
    let few = of_others.len() <= COMMON;
    let mut likes = Vec::new();
    for &at in of_here {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let mut words: Vec<&Vec<usize>> =
            here[at].words.iter().filter_map(|word| holders.get(word)).collect();
        words.sort_by_key(|held| held.len());
        // The rarest words are always a clue, however common they are.
        for held in words
            .iter()
            .enumerate()
            .filter(|(rank, held)| {
                few || *rank < 2 && held.len() <= COMMON * COMMON || held.len() <= COMMON
            })
            .map(|(_, held)| held)
        {
            held.iter().for_each(|other| *shared.entry(*other).or_insert(0) += 1);
        }
        let mut nearest: Vec<(usize, usize)> = shared.into_iter().collect();
        nearest.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
        nearest.truncate(MOST.max(if few { COMMON } else { 0 }));
        likes.extend(nearest.into_iter().filter_map(|(other, _)| {
            let likeness = likeness(&here[at].words, &others[other].words);
            (likeness >= least).then_some(Like { old: at, new: other, likeness })
        }));
    }
    likes
}

/// The share of words that two names have in common, in thousandths; the words are sorted.
pub(super) fn likeness(one: &[u32], other: &[u32]) -> u32 {
    if one.is_empty() && other.is_empty() {
        return 1_000;
    }
    let both = u32::try_from(shared(one, other)).unwrap_or(u32::MAX);
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    2_000 * both / all.max(1)
}

/// How many words two sorted lists share.
pub(super) fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut at, mut count) = (0, 0);
    for word in one {
        while other.get(at).is_some_and(|here| here < word) {
            at += 1;
        }
        if other.get(at) == Some(word) {
            count += 1;
            at += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_shared_words() {
        assert_eq!(likeness(&[1, 2, 3], &[1, 2, 3]), 1_000);
        assert_eq!(likeness(&[1, 1, 2], &[1, 2, 2]), 666);
        assert_eq!(likeness(&[1], &[2]), 0);
    }
}
