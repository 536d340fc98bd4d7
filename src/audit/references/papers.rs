//! Papers named in several places → a number with two days.

use crate::audit::input::Input;
use crate::audit::named::Named;
use crate::data::{Finding, Relation};
use crate::lang::date::shown;
use crate::lang::{checks, fold};
use std::collections::BTreeMap;

/// From here on, two papers of one number are not met by chance in one document.
const HIGH: u32 = 100;
/// Numbers below are given every January for papers of the same name and day (`01/NQ-CP`).
const EVERY_YEAR: u32 = 30;
/// A title of so many words names a paper.
const WORDS: usize = 5;

/// A paper: symbol, number, letter, year inside, kind where the symbol alone does not tell the series, and body.
type Key<'a> = (&'a str, u32, &'a str, Option<i16>, Option<&'a str>, String);

/// The findings of an input.
pub(super) fn find(input: &Input<'_>, named: &[Named<'_>]) -> Vec<Finding> {
    let bodies = bodies(input, named);
    let mut papers: BTreeMap<Key<'_>, Vec<&Named<'_>>> = BTreeMap::new();
    for one in named.iter().filter(|one| one.day().is_some()) {
        let number = &one.number;
        // The Party numbers `Quy định` and `Quyết định` apart under one symbol.
        let kind = one.kind.filter(|_| number.is_party() && number.symbol.starts_with("qđ"));
        let family = input.papers[one.paper].family;
        let body = one.body.clone().or_else(|| bodies.get(&place(one, family))?.clone());
        let body = body.unwrap_or_else(|| format!("?{family}"));
        let key =
            (number.symbol.as_str(), number.count, number.letter.as_str(), number.year, kind, body);
        papers.entry(key).or_default().push(one);
    }
    papers.into_values().flat_map(|places| of_paper(&places)).collect()
}

/// A number in a family of documents.
fn place<'a>(one: &'a Named<'_>, family: usize) -> (usize, &'a str, u32) {
    (family, one.number.symbol.as_str(), one.number.count)
}

/// The body of each number in each family, where only one is named with it; `None` where several are.
fn bodies<'a>(
    input: &Input<'_>,
    named: &'a [Named<'_>],
) -> BTreeMap<(usize, &'a str, u32), Option<String>> {
    let mut bodies: BTreeMap<_, Option<String>> = BTreeMap::new();
    for one in named {
        let Some(body) = &one.body else { continue };
        let at = place(one, input.papers[one.paper].family);
        let known = bodies.entry(at).or_insert_with(|| Some(body.clone()));
        if known.as_ref() != Some(body) {
            *known = None;
        }
    }
    bodies
}

/// The findings about one number: one for each day that contradicts the best one.
fn of_paper(places: &[&Named<'_>]) -> Vec<Finding> {
    let mut days: BTreeMap<&str, Vec<&Named<'_>>> = BTreeMap::new();
    for one in places {
        days.entry(one.day().unwrap_or_default()).or_default().push(one);
    }
    let weight = |places: &[&Named<'_>]| (places.iter().any(|one| one.is_own), places.len());
    let earliest =
        |places: &[&Named<'_>]| places.iter().map(|one| one.spans.first().copied()).min();
    let best = days.iter().max_by(|(_, one), (_, other)| {
        weight(one).cmp(&weight(other)).then_with(|| earliest(other).cmp(&earliest(one)))
    });
    let Some((best, right)) = best else { return Vec::new() };
    let is_sure = |wrong: &[&Named<'_>]| {
        let (own, count) = weight(right);
        (own && wrong.iter().all(|one| !one.is_own)) || count > 2 * wrong.len()
    };
    let others = days.iter().filter(|(day, _)| *day != best);
    let wrong = others.filter(|(_, wrong)| contradict(wrong, right));
    wrong.map(|(_, wrong)| two_days(wrong, right, is_sure(wrong))).collect()
}

/// Whether two days of one number are those of one paper.
fn contradict(wrong: &[&Named<'_>], right: &[&Named<'_>]) -> bool {
    let (Some(one), Some(other)) = (wrong.first(), right.first()) else { return false };
    let (Some(a), Some(b)) = (one.day(), other.day()) else { return false };
    let (year, rest) = (one.series() == other.series(), a[4..] == b[4..]);
    let number = &one.number;
    let is_note = |named: &&&Named<'_>| {
        named.citation.is_some_and(|citation| citation.relation == Relation::IssuedWith)
    };
    if other.is_own && wrong.iter().any(|named| is_note(&named) && named.paper != other.paper) {
        return true;
    }
    if let Some(inside) = number.year {
        // A year that is not that of the number is another finding.
        let of_year = [one, other].iter().all(|named| named.year_of_day() == Some(inside));
        return of_year && year;
    }
    // What a title names is what the document is about.
    let unsure = |places: &[&Named<'_>]| {
        places.iter().all(|one| one.body.is_none() && one.citation.is_some())
    };
    let titled =
        wrong.iter().any(|one| right.iter().any(|other| same_title(one.title, other.title)));
    let swapped = a[5..7] == b[8..] && a[8..] == b[5..7];
    let misprint = if year { swapped || a[5..7] == b[5..7] || a[8..] == b[8..] } else { rest };
    if unsure(wrong) || unsure(right) {
        return titled && year || misprint && number.count >= HIGH;
    }
    let again = rest || titled;
    year || (again && number.count >= EVERY_YEAR)
}

/// Whether two titles are one.
fn same_title(one: Option<&str>, other: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    one.split_whitespace().count() >= WORDS && fold::key(one) == fold::key(other)
}

fn two_days(wrong: &[&Named<'_>], right: &[&Named<'_>], is_sure: bool) -> Finding {
    let (Some(one), Some(other)) = (wrong.first(), right.first()) else {
        return checks::finding("reference.two-dates", "", "");
    };
    let day = |named: &Named<'_>| named.day().map(shown).unwrap_or_default();
    let (name, a, b) = (one.name(), day(one), day(other));
    let (times, more) = (wrong.len(), right.len());
    let own = if other.is_own { ", là ngày của chính văn bản đó" } else { "" };
    let own_en = if other.is_own { ", its own day" } else { "" };
    let finding = checks::finding(
        "reference.two-dates",
        &format!("{name} ghi ngày {a} ({times} lần) và ngày {b} ({more} lần{own})"),
        &format!("{name} is dated {a} ({times} times) and {b} ({more} times{own_en})"),
    );
    let spans = wrong.iter().chain(right.iter().take(1)).flat_map(|one| &one.spans).copied();
    let record_id = one.citation.map(|citation| citation.id.clone());
    let suggestion = is_sure.then(|| b.clone());
    Finding { record_id, suggestion, ..finding }.saying(&a, &b).at(spans.collect())
}
