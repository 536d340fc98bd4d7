//! Numbers that are another number of the same document with digits exchanged: `18.264 hộ nghèo` beside `18.642 hộ
//! nghèo`, `285.400 triệu đồng` beside a total of `284.500`.

use super::tables;
use crate::audit::input::{Input, Paper};
use crate::data::{Finding, Metric, Span};
use crate::lang::number::{Habit, print_in};
use crate::lang::{checks, fold};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest digits of a number that no other meets by chance; of one beside a unit of two words, and of others.
const FEWEST: [usize; 2] = [4, 6];

/// The findings of all documents.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut totals: BTreeMap<usize, Vec<(Decimal, Vec<Span>)>> = BTreeMap::new();
    for paper in &input.papers {
        findings.extend(told_twice(paper));
        let own = paper.sheets.iter().flat_map(|sheet| tables::totals(*sheet));
        totals.entry(paper.family).or_default().extend(own);
    }
    for paper in &input.papers {
        let totals = totals.get(&paper.family).map(Vec::as_slice).unwrap_or_default();
        findings.extend(against_totals(paper, totals));
    }
    findings
}

/// A value, its digits, its metric.
type Seen<'a> = (Decimal, String, &'a Metric);

/// What a metric of running text counts, its value and its digits.
fn counted(metric: &Metric) -> Option<(String, Decimal, String)> {
    let value = metric.value.filter(|_| metric.row.is_none())?.decimal();
    let digits: String = value.to_string().chars().filter(char::is_ascii_digit).collect();
    let unit = fold::key(metric.unit.as_deref()?);
    (digits.len() >= FEWEST[0]).then_some((unit, value, digits))
}

/// Two numbers of one thing in the running text of a document.
fn told_twice(paper: &Paper<'_>) -> Vec<Finding> {
    let mut seen: BTreeMap<(String, String), Vec<Seen<'_>>> = BTreeMap::new();
    let mut findings = Vec::new();
    for metric in paper.metrics.iter().filter(|metric| metric.table_id.is_none()) {
        let Some((unit, value, digits)) = counted(metric) else { continue };
        let few = if unit.contains(' ') { FEWEST[0] } else { FEWEST[1] };
        if digits.len() < few {
            continue;
        }
        let mut sorted: Vec<char> = digits.chars().collect();
        sorted.sort_unstable();
        let others = seen.entry((unit, sorted.into_iter().collect())).or_default();
        let is_known = others.iter().any(|(other, ..)| *other == value);
        let swapped = others
            .iter()
            .find(|(_, other, first)| is_swap(other, &digits) && !is_parallel(first, metric));
        findings.extend(
            swapped
                .filter(|_| !is_known)
                .map(|(other, _, first)| finding(metric, value, *other, &first.spans)),
        );
        others.push((value, digits, metric));
    }
    findings
}

/// Whether two clauses have mostly the same words: each tells its number of another thing, place or time.
fn is_parallel(one: &Metric, other: &Metric) -> bool {
    let words = |metric: &Metric| -> BTreeSet<String> {
        let key = fold::key(metric.context.as_deref().unwrap_or_default());
        let words = key.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    one.intersection(&other).count() * 5 >= one.union(&other).count() * 3
}

/// Totals in the running text, against those of the tables.
fn against_totals(paper: &Paper<'_>, totals: &[(Decimal, Vec<Span>)]) -> Vec<Finding> {
    let known: BTreeSet<Decimal> = totals.iter().map(|(value, _)| *value).collect();
    let digits_of = |value: &Decimal| {
        value.normalize().to_string().chars().filter(char::is_ascii_digit).collect::<String>()
    };
    let mut findings = Vec::new();
    for metric in paper.metrics.iter().filter(|metric| says_total(metric)) {
        let Some((_, value, digits)) =
            counted(metric).filter(|(_, value, _)| !known.contains(value))
        else {
            continue;
        };
        let swapped = totals.iter().find(|(total, _)| is_swap(&digits_of(total), &digits));
        findings.extend(swapped.map(|(total, spans)| finding(metric, value, *total, spans)));
    }
    findings
}

fn says_total(metric: &Metric) -> bool {
    metric.table_id.is_none()
        && metric.context.as_deref().is_some_and(|context| fold::key(context).contains("tổng"))
}

/// Whether two numbers differ by two or three digits that changed places.
fn is_swap(one: &str, other: &str) -> bool {
    let (mut own, mut others): (Vec<u8>, Vec<u8>) =
        one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).unzip();
    let moved = own.len();
    own.sort_unstable();
    others.sort_unstable();
    one.len() == other.len() && (2..=3).contains(&moved) && own == others
}

fn finding(metric: &Metric, value: Decimal, other: Decimal, spans: &[Span]) -> Finding {
    let (value, other) = (print_in(value, Habit::Vietnamese), print_in(other, Habit::Vietnamese));
    let vi = format!("{value} và {other}: hai số chỉ khác nhau ở vài chữ số đổi chỗ");
    let en = format!("{value} and {other}: the two differ only by digits that changed places");
    let finding = checks::finding("sum.digits-swapped", &vi, &en).saying(&value, &other);
    let spans = metric.spans.iter().chain(spans).copied().collect();
    Finding { record_id: Some(metric.id.clone()), ..finding }.at(spans)
}
