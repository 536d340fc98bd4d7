//! Words that differ by marks only from what the same text prints elsewhere in the same surroundings → suspects.
//!
//! A word is compared within three words. Where it stands at the end of them, nothing outside may bind it: `hồ sơ
//! sức khỏe` is no misread `sổ sức khỏe`, but `; Lòng ghép kiểm tra` is a misread `lồng ghép kiểm tra`. Names
//! differ by marks too; so only words that the text prints in small letters count as evidence.

use super::suspect::{Evidence, Suspect};
use super::words::{Joint, Words};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// Words that are compared at once.
const PHRASE: usize = 3;
/// Least times that the right phrase is printed.
const LEAST: u32 = 4;
/// Times that it is printed for each time of the suspect.
const RATIO: u32 = 4;

/// A word in its surroundings: the words beside it, its letters without marks, its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    beside: [u32; PHRASE - 1],
    bare: u32,
    slot: u8,
    key: Reverse<u32>,
    at: u32,
}

/// The suspects among words that are not settled, in order, each word once.
pub(super) fn find(words: &Words<'_>, settled: &[bool]) -> Vec<Suspect> {
    let mut places = places(words);
    places.sort_unstable();
    let same = |one: &Place, other: &Place| {
        (one.beside, one.bare, one.slot) == (other.beside, other.bare, other.slot)
    };
    let reader = Reader { words, settled, pairs: pairs(words) };
    let mut found: Vec<(usize, Suspect)> = Vec::new();
    for group in places.chunk_by(same).filter(|group| group[0].key != group[group.len() - 1].key) {
        found.extend(reader.misprints(group));
    }
    found.sort_by_key(|(at, suspect)| (*at, suspect.evidence.rank(), suspect.words.start));
    found.dedup_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, suspect)| suspect).collect()
}

/// How often two words stand side by side.
fn pairs(words: &Words<'_>) -> HashMap<(u32, u32), u32> {
    let mut pairs = HashMap::new();
    for pair in words.all().windows(2).filter(|pair| pair[1].before == Joint::Space) {
        *pairs.entry((pair[0].key, pair[1].key)).or_insert(0) += 1;
    }
    pairs
}

/// Every word that others beside it hold in place.
fn places(words: &Words<'_>) -> Vec<Place> {
    let mut places = Vec::new();
    for first in 0..(words.len() + 1).saturating_sub(PHRASE) {
        let range = first..first + PHRASE;
        if !is_whole(words, range.clone()) {
            continue;
        }
        for slot in 0..PHRASE {
            let mut beside = range.clone().filter(|at| *at != first + slot);
            let beside =
                [(); PHRASE - 1].map(|()| beside.next().map_or(0, |at| words.all()[at].key));
            let own = words.all()[first + slot];
            let (slot, at) = (u8::try_from(slot).unwrap_or(0), u32::try_from(first).unwrap_or(0));
            places.push(Place { beside, bare: own.bare, slot, key: Reverse(own.key), at });
        }
    }
    places
}

/// Whether the words stand side by side, with nothing but spaces between them.
fn is_whole(words: &Words<'_>, range: Range<usize>) -> bool {
    let mut rest = range.clone().skip(1);
    words.in_one_field(range) && rest.all(|at| words.all()[at].before == Joint::Space)
}

struct Reader<'a> {
    words: &'a Words<'a>,
    settled: &'a [bool],
    pairs: HashMap<(u32, u32), u32>,
}

impl Reader<'_> {
    /// The suspects in a group of words that have the same surroundings and differ by marks.
    fn misprints(&self, group: &[Place]) -> Vec<(usize, Suspect)> {
        let slot = usize::from(group[0].slot);
        let kinds: Vec<&[Place]> = group.chunk_by(|one, other| one.key == other.key).collect();
        let Some(right) = kinds.iter().copied().max_by_key(|kind| self.small(kind)) else {
            return Vec::new();
        };
        let times = self.small(right);
        let is_rare = |kind: &&[Place]| {
            kind[0].key != right[0].key && times >= LEAST.max(RATIO.saturating_mul(count(kind)))
        };
        let rare = kinds.iter().copied().filter(is_rare).flatten();
        let open = rare.filter(|place| self.is_open(place.at as usize + slot, slot));
        open.map(|place| {
            let first = place.at as usize;
            let range = first..first + PHRASE;
            let at = first + slot;
            let key = |other: usize| {
                if other == at { right[0].key.0 } else { self.words.all()[other].key }
            };
            let right = range.clone().map(|at| self.words.printed(key(at)).to_owned()).collect();
            let rule = self.rule(at, slot);
            (at, Suspect { words: range, right, evidence: Evidence::Phrase { times, rule } })
        })
        .collect()
    }

    /// Times that the word is printed in small letters.
    fn small(&self, kind: &[Place]) -> u32 {
        let at = |place: &&Place| place.at as usize + usize::from(place.slot);
        let small = kind.iter().filter(|place| !self.words.all()[at(place)].is_capital);
        u32::try_from(small.count()).unwrap_or(u32::MAX)
    }

    /// Whether the word may be one of its surroundings only.
    fn is_open(&self, at: usize, slot: usize) -> bool {
        let free = |joint: Joint| matches!(joint, Joint::Mark | Joint::Edge);
        let before = slot > 0 || free(self.words.all()[at].before);
        let behind = slot + 1 < PHRASE || free(self.words.after(at));
        !self.settled[at] && before && behind
    }

    /// The rule: how sure it is. A word inside the phrase that stands with neither neighbour anywhere else is no
    /// word of its own there.
    fn rule(&self, at: usize, slot: usize) -> &'static str {
        let all = self.words.all();
        let once =
            |one: usize, other: usize| self.pairs.get(&(all[one].key, all[other].key)) == Some(&1);
        if slot == 0 || slot + 1 == PHRASE {
            "suspect.phrase-edge"
        } else if once(at - 1, at) && once(at, at + 1) {
            "suspect.phrase"
        } else {
            "suspect.phrase-known-words"
        }
    }
}

fn count(kind: &[Place]) -> u32 {
    u32::try_from(kind.len()).unwrap_or(u32::MAX)
}
