//! Numbers of one body, symbol and year in the order of their days → a number that is far too low or too high for its
//! day: numbers are given in the order of the days.

use crate::audit::named::Named;
use crate::data::Finding;
use crate::lang::date::shown;
use crate::lang::{checks, date};
use std::collections::BTreeMap;

/// Papers are numbered when they are registered, which may be some days after they are signed.
const DAYS: i64 = 20;
/// A disorder of so many numbers is a matter of registering.
const NUMBERS: u32 = 30;

/// A series: body, symbol, time.
type Series<'a> = (&'a str, &'a str, (i16, usize));

/// The findings of an input.
pub(super) fn find(named: &[Named<'_>]) -> Vec<Finding> {
    let mut series: BTreeMap<Series<'_>, Vec<&Named<'_>>> = BTreeMap::new();
    // The Party counts on from congress to congress.
    let counted = named.iter().filter(|one| one.number.letter.is_empty() && !one.number.is_party());
    for one in counted {
        let (Some(body), Some(time)) = (one.body.as_deref(), one.series()) else { continue };
        if one.number.year.is_none_or(|inside| inside == time.0) {
            series.entry((body, one.number.symbol.as_str(), time)).or_default().push(one);
        }
    }
    series.into_values().flat_map(misfits).collect()
}

/// The papers of a series that do not stand in its order.
fn misfits(mut series: Vec<&Named<'_>>) -> Vec<Finding> {
    let mut days: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for one in &series {
        days.entry(one.number.count).or_default().extend(one.day());
    }
    // Of a number with two days one is wrong: that is another finding.
    series.retain(|one| days[&one.number.count].windows(2).all(|pair| pair[0] == pair[1]));
    series.sort_by_key(|one| (one.day(), one.number.count));
    series.dedup_by_key(|one| one.number.count);
    let kept = in_order(&series);
    let sure: Vec<&Named<'_>> =
        series.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(one, _)| *one).collect();
    let odd = series.iter().zip(&kept).filter(|(_, kept)| !**kept);
    odd.filter_map(|(one, _)| beside(&sure, one)).collect()
}

/// The finding that a paper makes with the nearest sure ones that are clearly older or younger.
fn beside(sure: &[&Named<'_>], one: &Named<'_>) -> Option<Finding> {
    let far = |other: &Named<'_>| date::days_between(other.day()?, one.day()?);
    let older = sure.partition_point(|other| far(other).is_some_and(|days| days >= DAYS));
    let younger = sure.partition_point(|other| far(other).is_some_and(|days| days > -DAYS));
    let older = older.checked_sub(1).and_then(|at| sure.get(at));
    [older, sure.get(younger)].into_iter().flatten().find_map(|other| disagree(one, other))
}

/// Whether each of a series belongs to the longest part of it whose numbers rise.
fn in_order(series: &[&Named<'_>]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; series.len()];
    for (at, one) in series.iter().enumerate() {
        let place = tails.partition_point(|&tail| series[tail].number.count < one.number.count);
        before[at] = place.checked_sub(1).map(|below| tails[below]);
        if place == tails.len() { tails.push(at) } else { tails[place] = at }
    }
    let mut kept = vec![false; series.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}

/// A finding where two papers contradict each other by far.
fn disagree(one: &Named<'_>, other: &Named<'_>) -> Option<Finding> {
    let (early, late) = if one.day() <= other.day() { (one, other) } else { (other, one) };
    let (first, last) = (early.day()?, late.day()?);
    let days = date::days_between(first, last)?;
    let gap = early.number.count.checked_sub(late.number.count)?;
    if days < DAYS || gap < NUMBERS.max(early.number.count / 6) {
        return None;
    }
    let (a, b) = (early.name(), late.name());
    let (first, last) = (shown(first), shown(last));
    let finding = checks::finding(
        "date.number-misfit",
        &format!("{a} ngày {first} có số lớn hơn {b} ngày {last}, dù ban hành trước {days} ngày"),
        &format!("{a} of {first} has a higher number than {b} of {last}, though {days} days older"),
    );
    let record_id = one.citation.map(|citation| citation.id.clone());
    let spans = one.spans.iter().chain(&other.spans).copied().collect();
    Some(Finding { record_id, ..finding }.finding(&one.name()).at(spans))
}
