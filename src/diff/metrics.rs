//! The metrics of two records that are one → which grew, which shrank, which came and went.
//!
//! Two metrics are the same where they have the same unit and stand in the same words; numbers aside. A metric that
//! is worded otherwise is another one: it went, and one came.

use super::changes::{blank, value};
use super::items::bare_words;
use crate::data::{Change, ChangeKind, Direction, Metric, Number};
use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;
use rust_decimal::Decimal;

/// Likeness from which two metrics are the same, in thousandths.
const SAME: u32 = 600;
/// Share of the words around two equal numbers from which their units need not be the same, in thousandths.
const NEARLY: u32 = 600;
/// Metrics beyond which they are paired in their order.
const MANY: usize = 200;

/// A metric with what it is known by.
struct Known<'a> {
    metric: &'a Metric,
    unit: Vec<String>,
    /// The words around it without numbers, sorted.
    around: Vec<String>,
}

fn known<'a>(metrics: &[&'a Metric]) -> Vec<Known<'a>> {
    let words = |text: Option<&str>| {
        let mut words = bare_words(text.unwrap_or_default());
        words.retain(|word| !word.contains(|c: char| c.is_ascii_digit()));
        words
    };
    let of = |metric: &&'a Metric| {
        let mut around = words(metric.context.as_deref());
        around.sort_unstable();
        Known { metric, unit: words(metric.unit.as_deref()), around }
    };
    metrics.iter().map(of).collect()
}

/// The changes of metrics.
pub(super) fn find(old: &[&Metric], new: &[&Metric]) -> Vec<Change> {
    let (old, new) = (known(old), known(new));
    let pairs = pairs(&old, &new);
    let mut found: Vec<Change> = pairs
        .iter()
        .filter_map(|&(one, other)| change(old[one].metric, new[other].metric))
        .collect();
    let gone = old.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(one, _)| one == at));
    for (_, known) in gone {
        let change = Change { old: value(known.metric), ..blank(ChangeKind::Removed, "metric") };
        let (old_id, old_spans) = (Some(known.metric.id.clone()), known.metric.spans.clone());
        found.push(Change { old_id, old_spans, ..change });
    }
    let come = new.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, other)| other == at));
    for (_, known) in come {
        let change = Change { new: value(known.metric), ..blank(ChangeKind::Added, "metric") };
        let (new_id, new_spans) = (Some(known.metric.id.clone()), known.metric.spans.clone());
        found.push(Change { new_id, new_spans, ..change });
    }
    found
}

/// The metrics of two sides that are the same, by their places.
pub(super) fn same(old: &[&Metric], new: &[&Metric]) -> Vec<(usize, usize)> {
    pairs(&known(old), &known(new))
}

/// The same metrics on both sides, by their places.
fn pairs(old: &[Known<'_>], new: &[Known<'_>]) -> Vec<(usize, usize)> {
    if old.len().max(new.len()) > MANY {
        let in_order = (0..old.len().min(new.len())).map(|at| (at, at));
        return in_order
            .filter(|&(one, other)| likeness(&old[one], &new[other], 0) >= SAME)
            .collect();
    }
    let is_tall = old.len() > new.len();
    let (rows, columns) = if is_tall { (new, old) } else { (old, new) };
    if rows.is_empty() {
        return Vec::new();
    }
    let weight = |(row, column): (usize, usize)| {
        let apart = u32::try_from(row.abs_diff(column)).unwrap_or(u32::MAX).min(50);
        let likeness = likeness(&rows[row], &columns[column], apart);
        i64::from(if likeness >= SAME { likeness } else { 0 })
    };
    let weights = Matrix::from_fn(rows.len(), columns.len(), weight);
    let (_, chosen) = kuhn_munkres(&weights);
    let pairs = chosen.into_iter().enumerate().filter(|&place| weights[place] > 0);
    let mut pairs: Vec<(usize, usize)> =
        pairs.map(|(row, column)| if is_tall { (column, row) } else { (row, column) }).collect();
    pairs.sort_unstable();
    pairs
}

/// How surely two metrics are the same, in thousandths and a little more for those in the same place.
fn likeness(one: &Known<'_>, other: &Known<'_>, apart: u32) -> u32 {
    if one.metric.kind != other.metric.kind {
        return 0;
    }
    // A unit that is misread or cut short: the same number in the same words is the same all the same.
    if one.unit != other.unit {
        let same = quantity(one.metric) == quantity(other.metric);
        return if same && share(&one.around, &other.around) >= NEARLY { SAME } else { 0 };
    }
    let column =
        one.metric.column.zip(other.metric.column).is_some_and(|(one, other)| one != other);
    let around = share(&one.around, &other.around);
    let points = if column { around / 2 } else { around };
    let same = quantity(one.metric) == quantity(other.metric);
    if points < 400 { 0 } else { 300 + points * 7 / 10 + if same { 100 } else { 0 } - apart }
}

/// The share of words that two sorted lists have in common, in thousandths.
fn share(one: &[String], other: &[String]) -> u32 {
    if one.is_empty() && other.is_empty() {
        return 1_000;
    }
    let (mut at, mut both) = (0, 0_u32);
    for word in one {
        while other.get(at).is_some_and(|here| here < word) {
            at += 1;
        }
        if other.get(at) == Some(word) {
            both += 1;
            at += 1;
        }
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    2_000 * both / all.max(1)
}

/// The numbers of a metric.
fn quantity(metric: &Metric) -> [Option<Number>; 7] {
    let Metric { value, numerator, denominator, percent, from, to, delta, .. } = metric;
    [*value, *numerator, *denominator, *percent, *from, *to, *delta]
}

/// The change of a metric, where its numbers differ.
fn change(old: &Metric, new: &Metric) -> Option<Change> {
    let (before, after) = (quantity(old), quantity(new));
    if before == after {
        return None;
    }
    let field = ["value", "numerator", "denominator", "percent", "from", "to", "delta"];
    let at = (0..field.len()).find(|at| before[*at] != after[*at])?;
    let both = before[at].zip(after[at]).map(|(one, other)| (one.decimal(), other.decimal()));
    let difference = both.and_then(|(one, other)| other.checked_sub(one));
    let relative =
        both.zip(difference).and_then(|((one, _), difference)| relative(one, difference));
    let direction =
        difference.map(|by| if by > Decimal::ZERO { Direction::Up } else { Direction::Down });
    let change =
        Change { field: Some(field[at].into()), direction, ..blank(ChangeKind::Metric, "metric") };
    Some(Change {
        old: value(old),
        new: value(new),
        old_id: Some(old.id.clone()),
        new_id: Some(new.id.clone()),
        old_spans: old.spans.clone(),
        new_spans: new.spans.clone(),
        difference: difference.map(Number::new),
        relative: relative.map(Number::new),
        ..change
    })
}

/// A difference in percent of what it was, to two places.
fn relative(old: Decimal, difference: Decimal) -> Option<Decimal> {
    let share = difference.checked_div(old.abs())?;
    Some(share.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(2))
}
