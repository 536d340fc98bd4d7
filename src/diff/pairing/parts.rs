//! Tasks without counterpart × tasks of the other side → one that holds the words of several.

use super::Match;
use super::candidates::shared;
use crate::diff::items::Item;
use std::collections::HashMap;

/// A part has at least this share of its words from the whole, in percent.
const FROM_WHOLE: usize = 70;
/// The parts hold at least this share of the words of the whole, in percent.
const COVERED: usize = 75;
/// The fewest words of a part.
const LEAST_WORDS: usize = 3;
/// Words that more tasks have are no clue.
const COMMON: usize = 60;

/// Wholes of one side and their parts on the other. A task that is already paired can be a whole, its counterpart a
/// part of it, where another part has none: `of` says which of a match is on the side of the parts.
pub(super) fn find(
    (wholes, of_whole): (&[Item<'_>], &[Option<Match>]),
    (parts, of_part): (&[Item<'_>], &[Option<Match>]),
    of: fn(&Match) -> usize,
) -> Vec<(usize, Vec<usize>)> {
    let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, whole) in wholes.iter().enumerate() {
        let open = of_whole[at].is_none_or(|found| found.likeness < 1_000);
        let mut words = whole.words.clone();
        words.dedup();
        words
            .into_iter()
            .filter(|_| open)
            .for_each(|word| holders.entry(word).or_default().push(at));
    }
    let mut found: HashMap<usize, Vec<usize>> = HashMap::new();
    for at in (0..parts.len()).filter(|at| of_part[*at].is_none()) {
        let held = parts[at].words.iter().filter_map(|word| holders.get(word));
        let mut near: Vec<usize> =
            held.filter(|held| held.len() <= COMMON).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let near = near.into_iter().filter(|whole| is_part(&parts[at], &wholes[*whole]));
        if let Some(whole) =
            near.max_by_key(|whole| (shared(&parts[at].words, &wholes[*whole].words), *whole))
        {
            found.entry(whole).or_default().push(at);
        }
    }
    let mut wholes_found: Vec<(usize, Vec<usize>)> = found.into_iter().collect();
    for (whole, of_it) in &mut wholes_found {
        let paired = of_whole[*whole].as_ref().map(of);
        of_it.extend(paired.filter(|part| is_part(&parts[*part], &wholes[*whole])));
        of_it.sort_unstable();
    }
    wholes_found.retain(|(whole, of_it)| of_it.len() > 1 && covers(of_it, parts, &wholes[*whole]));
    wholes_found.sort();
    wholes_found
}

fn is_part(part: &Item<'_>, whole: &Item<'_>) -> bool {
    let common = shared(&part.words, &whole.words);
    part.words.len() >= LEAST_WORDS
        && part.words.len() < whole.words.len()
        && common * 100 >= part.words.len() * FROM_WHOLE
}

/// Whether the parts together say what the whole does, and neither says all of it.
fn covers(of_it: &[usize], parts: &[Item<'_>], whole: &Item<'_>) -> bool {
    let mut words: Vec<u32> =
        of_it.iter().flat_map(|part| parts[*part].words.iter().copied()).collect();
    words.sort_unstable();
    let alone =
        of_it.iter().map(|part| shared(&parts[*part].words, &whole.words)).max().unwrap_or(0);
    let together = shared(&words, &whole.words);
    together * 100 >= whole.words.len() * COVERED
        && alone * 100 < whole.words.len() * 85
        && together > alone + 1
}
