//! Papers named in several places → numbers that differ by one sign where the rest says that one paper is
//! meant. Neighbours are no misprints: papers of one day have numbers that follow each other.

use crate::audit::named::Named;
use crate::data::Finding;
use crate::lang::{checks, fold};
use std::collections::BTreeMap;

/// A title of so many words names a paper.
const WORDS: usize = 6;
/// So many numbers apart, two papers of one day may be of one batch, with one title.
const BATCH: u32 = 10;

/// Two numbers of one sign's difference with one day, symbol and title.
pub(super) fn find(named: &[Named<'_>]) -> Vec<Finding> {
    let mut papers: BTreeMap<_, BTreeMap<u32, Vec<&Named<'_>>>> = BTreeMap::new();
    for one in named {
        let title = one.title.filter(|title| title.split_whitespace().count() >= WORDS);
        let (Some(title), Some(day), Some(body)) = (title, one.day(), &one.body) else { continue };
        let key = (one.number.symbol.as_str(), one.number.year, day, body, fold::key(title));
        papers.entry(key).or_default().entry(one.number.count).or_default().push(one);
    }
    // More than two are a batch.
    let pairs = papers.into_values().filter(|counts| counts.len() == 2);
    pairs
        .filter_map(|counts| {
            let mut places: Vec<Vec<&Named<'_>>> = counts.into_values().collect();
            places.sort_by_key(|places| (places.iter().any(|one| one.is_own), places.len()));
            let (right, wrong) = (places.pop()?, places.pop()?);
            let (one, other) = (wrong.first()?, right.first()?);
            let known = other.is_own || right.len() > 2 * wrong.len();
            let apart = one.number.count.abs_diff(other.number.count) >= BATCH;
            let near = is_near(one.number.count, other.number.count);
            let here = wrong.iter().any(|one| one.is_own);
            (near && !here && (known || apart)).then(|| misprint(one, other))
        })
        .collect()
}

/// Papers of one body and day in one document so many numbers apart that no day has them, and two of whose digits
/// changed places: one is a misprint, whatever their titles say.
const DAY_OF_WORK: u32 = 30;

/// Two such numbers, where they are the only two of their day.
pub(super) fn swapped(named: &[Named<'_>]) -> Vec<Finding> {
    let mut days: BTreeMap<_, BTreeMap<u32, Vec<&Named<'_>>>> = BTreeMap::new();
    for one in named {
        let Some(day) = one.day().filter(|_| one.number.letter.is_empty()) else { continue };
        let key = (one.number.symbol.as_str(), one.number.year, day);
        days.entry(key).or_default().entry(one.number.count).or_default().push(one);
    }
    let pairs = days.into_values().filter(|counts| counts.len() == 2);
    pairs.filter_map(|counts| swap(&counts.into_values().collect::<Vec<_>>())).collect()
}

fn swap(papers: &[Vec<&Named<'_>>]) -> Option<Finding> {
    let [one, other] = papers else { return None };
    // The one that is cited with its title, or more often, is probably right.
    let weight = |places: &[&Named<'_>]| {
        (
            places.iter().any(|one| one.is_own),
            places.iter().any(|one| one.title.is_some()),
            places.len(),
        )
    };
    let (wrong, right) = if weight(one) < weight(other) { (one, other) } else { (other, one) };
    let (wrong, right) = (wrong.first()?, right.first()?);
    let bodies = wrong.body.as_ref().zip(right.body.as_ref());
    let titles = wrong.title.zip(right.title);
    let is_one_body = bodies.is_none_or(|(one, other)| one == other);
    // Two titles say themselves whether they are of one paper.
    let is_told = titles.is_some();
    let (a, b) = (wrong.number.count, right.number.count);
    let is_swap =
        a.min(b) >= 100 && a.abs_diff(b) >= DAY_OF_WORK && digits(a) == digits(b) && is_near(a, b);
    (is_swap && is_one_body && !is_told && !wrong.is_own).then(|| misprint(wrong, right))
}

/// The digits of a number, in order.
fn digits(number: u32) -> Vec<u8> {
    let mut digits = number.to_string().into_bytes();
    digits.sort_unstable();
    digits
}

/// Whether two numbers differ by one digit, or by two that changed places.
fn is_near(one: u32, other: u32) -> bool {
    let (one, other) = (one.to_string().into_bytes(), other.to_string().into_bytes());
    let differing: Vec<usize> =
        (0..one.len().min(other.len())).filter(|&at| one[at] != other[at]).collect();
    let longer = one.len().abs_diff(other.len());
    match differing.as_slice() {
        _ if longer == 1 => is_cut(&one, &other) || is_cut(&other, &one),
        _ if longer > 1 => false,
        [_] => one.len() > 1,
        &[first, second] => {
            second == first + 1 && one[first] == other[second] && one[second] == other[first]
        }
        _ => false,
    }
}

/// Whether `short` is `long` without one digit.
fn is_cut(short: &[u8], long: &[u8]) -> bool {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    short.len() + 1 == long.len() && short.len() > 1 && short[same..] == long[same + 1..]
}

fn misprint(one: &Named<'_>, other: &Named<'_>) -> Finding {
    let (a, b) = (one.name(), other.name());
    let finding = checks::finding(
        "reference.near-number",
        &format!(
            "“{a}” và “{b}” cùng ngày, số chỉ khác một chữ số hoặc hai chữ số đổi chỗ: một trong hai có thể in sai"
        ),
        &format!(
            "“{a}” and “{b}” have one day and differ by one digit or two that changed places: one is probably a misprint"
        ),
    );
    told(finding, one, other)
}

/// A finding about two places that name one paper.
pub(super) fn told(finding: Finding, one: &Named<'_>, other: &Named<'_>) -> Finding {
    let record_id = one.citation.map(|citation| citation.id.clone());
    let spans = one.spans.iter().chain(&other.spans).copied().collect();
    Finding { record_id, ..finding }.saying(one.printed, other.printed).at(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_numbers_differ_by_one_sign() {
        for (one, other) in [(1037, 1137), (1037, 1073), (103, 1037), (12, 13)] {
            assert!(is_near(one, other), "{one} {other}");
        }
        for (one, other) in [(1037, 1037), (1037, 1148), (1, 2), (7, 17), (1037, 7031)] {
            assert!(!is_near(one, other), "{one} {other}");
        }
    }
}
