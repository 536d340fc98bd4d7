//! Tasks without counterpart × tasks of the other side → one that holds what several say.
//!
//! A task is a part where most of what makes it special stands in the whole, and where the whole says something that
//! the other parts do not. Words that many tasks have weigh little.

use super::Match;
use crate::diff::items::Item;
use std::collections::HashMap;

/// The share of a part that the whole must have, by weight.
const FROM_WHOLE: f64 = 0.5;
/// The share of the whole's name with which the name of a part goes on from it.
const NAMED: f64 = 0.8;
/// The share of the whole that a part must add to what the others say, by weight.
const ADDED: f64 = 0.06;
/// What a whole whose counterpart does not have its very name is preferred by.
const OPEN: f64 = 0.2;
/// Words that more tasks have are no clue to where a part belongs.
const COMMON: usize = 60;

/// Weights of words: the rarer, the more.
pub(super) struct Weights(HashMap<u32, f64>);

impl Weights {
    pub(super) fn of(old: &[Item<'_>], new: &[Item<'_>]) -> Self {
        let mut holders: HashMap<u32, u32> = HashMap::new();
        for item in old.iter().chain(new) {
            let mut words = item.words.clone();
            words.dedup();
            for word in words {
                *holders.entry(word).or_insert(0) += 1;
            }
        }
        let all = f64::from(u32::try_from(old.len() + new.len()).unwrap_or(u32::MAX));
        Self(
            holders
                .into_iter()
                .map(|(word, count)| (word, (1.0 + all / f64::from(count)).ln()))
                .collect(),
        )
    }

    fn of_words(&self, words: &[u32]) -> f64 {
        words.iter().filter_map(|word| self.0.get(word)).sum()
    }

    /// The share of `part` that stands in `whole`.
    fn share(&self, part: &[u32], whole: &[u32]) -> f64 {
        let both: Vec<u32> =
            part.iter().copied().filter(|word| whole.binary_search(word).is_ok()).collect();
        self.of_words(&both) / self.of_words(part).max(f64::EPSILON)
    }
}

/// One side: its tasks, and what they are paired with.
pub(super) type Side<'a> = (&'a [Item<'a>], &'a [Option<Match>]);

/// Wholes of one side and their parts on the other. A task that is already paired can be a whole, its counterpart a
/// part of it, where another part has none: `of` says which of a match is on the side of the parts.
pub(super) fn find(
    (wholes, of_whole): Side<'_>,
    (parts, of_part): Side<'_>,
    of: fn(&Match) -> usize,
    weights: &Weights,
) -> Vec<(usize, Vec<usize>)> {
    let is_open = |at: usize| of_whole[at].is_none_or(|found| found.likeness < 1_000);
    let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, whole) in wholes.iter().enumerate() {
        let mut words = whole.words.clone();
        words.dedup();
        for word in words {
            holders.entry(word).or_default().push(at);
        }
    }
    let mut found: HashMap<usize, Vec<usize>> = HashMap::new();
    for at in (0..parts.len()).filter(|at| of_part[*at].is_none()) {
        let held = parts[at].words.iter().filter_map(|word| holders.get(word));
        let mut near: Vec<usize> =
            held.filter(|held| held.len() <= COMMON).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let share = |whole: &usize| weights.share(&parts[at].words, &wholes[*whole].words);
        // A part can also be named by the whole name of the whole, and go on.
        let goes_on =
            |whole: &usize| weights.share(&wholes[*whole].words, &parts[at].words) >= NAMED;
        let near = near.into_iter().filter(|whole| share(whole) >= FROM_WHOLE || goes_on(whole));
        let named = |whole: &usize| if goes_on(whole) { NAMED } else { 0.0 };
        let rank = |whole: &usize| {
            share(whole).max(named(whole)) + if is_open(*whole) { OPEN } else { 0.0 }
        };
        if let Some(whole) =
            near.max_by(|one, other| rank(one).total_cmp(&rank(other)).then(other.cmp(one)))
        {
            found.entry(whole).or_default().push(at);
        }
    }
    let whole = |(whole, mut of_it): (usize, Vec<usize>)| {
        of_it.extend(of_whole[whole].as_ref().map(of));
        of_it.sort_unstable();
        let of_it = needed(&of_it, parts, &wholes[whole], weights);
        (of_it.len() > 1).then_some((whole, of_it))
    };
    let mut found: Vec<(usize, Vec<usize>)> = found.into_iter().filter_map(whole).collect();
    found.sort();
    found
}

/// The parts that say something of the whole that the others do not, and those that are numbered as its parts.
fn needed(of_it: &[usize], parts: &[Item<'_>], whole: &Item<'_>, weights: &Weights) -> Vec<usize> {
    let lettered = are_lettered(of_it, parts);
    let all = weights.of_words(&whole.words).max(f64::EPSILON);
    let adds = |part: &usize| {
        let others = of_it.iter().filter(|other| *other != part);
        let mut said: Vec<u32> =
            others.flat_map(|other| parts[*other].words.iter().copied()).collect();
        said.sort_unstable();
        let own: Vec<u32> = whole
            .words
            .iter()
            .copied()
            .filter(|word| {
                parts[*part].words.binary_search(word).is_ok() && said.binary_search(word).is_err()
            })
            .collect();
        weights.of_words(&own) / all >= ADDED
    };
    of_it.iter().copied().filter(|part| lettered || adds(part)).collect()
}

/// Whether tasks are numbered `36a`, `36b` …, or `36` and `36b`; or `Mô hình 15a`, `15b`.
fn are_lettered(of_it: &[usize], parts: &[Item<'_>]) -> bool {
    let ordinal = |part: &usize| parts[*part].task.ordinal.clone().unwrap_or_default();
    let label = |part: &usize| {
        let title = parts[*part].task.title.as_deref().unwrap_or_default();
        let label = title.len() - super::super::items::unlabelled(title).len();
        title[..label].trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    let are = |number: &dyn Fn(&usize) -> String| {
        let numbers: Vec<String> = of_it.iter().map(number).collect();
        let bare =
            |number: &'_ String| number.trim_end_matches(|c: char| c.is_alphabetic()).to_owned();
        let first = numbers.first().map(bare).unwrap_or_default();
        let lettered = numbers.iter().filter(|number| bare(number) != **number).count();
        numbers.len() > 1
            && first.ends_with(|c: char| c.is_ascii_digit())
            && numbers.iter().all(|number| bare(number) == first)
            && lettered + 1 >= numbers.len()
    };
    are(&ordinal) || are(&label)
}
