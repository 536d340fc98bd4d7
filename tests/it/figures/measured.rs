//! Sentences with known figures → a report that prints them, and what is read of each.

use super::draw;
use super::tally::{Reading, Tally};
use crate::dice::Dice;
use crate::pipeline;
use congbao::data::{Metric, MetricKind, Number, Qualifier};
use std::fmt::Write as _;

/// Reads each wording `samples` times, in reports of all of them.
pub(super) fn tally(rows: &[Vec<String>], samples: u64) -> Tally {
    let mut tally = Tally::default();
    for sample in 0..samples {
        let mut dice = Dice::new(sample);
        let (mut text, mut drawn) = (HEAD.to_owned(), Vec::new());
        for row in rows {
            let slots = draw::slots(&row[1], &mut dice);
            let start = text.len();
            _ = writeln!(text, "- {}", draw::text(&row[1], &slots));
            let truth = row.get(2).map_or_else(String::new, |truth| draw::truth(truth, &slots));
            drawn.push((row[1].as_str(), start..text.len(), truth));
        }
        let metrics = pipeline::report("report.txt", &text).metrics;
        for (wording, range, truth) in drawn {
            let inside = |metric: &&Metric| {
                metric.spans.first().is_some_and(|span| range.contains(&span.range().start))
            };
            let found: Vec<Reading> = metrics.iter().filter(inside).map(reading).collect();
            let expected = expected(&truth);
            tally.add(wording, &expected, &shortened(&found, &expected));
        }
    }
    tally
}

const HEAD: &str =
    "UBND TỈNH LÂM ĐỒNG\nSỞ TÀI CHÍNH\n\nBÁO CÁO\nTình hình kinh tế - xã hội\n\nI. KẾT QUẢ\n";

/// `value unit percent%`, then the rest.
pub(super) fn reading(metric: &Metric) -> Reading {
    let (core, rest) = (core(metric), said(metric));
    let whole = if rest.is_empty() { core.clone() } else { format!("{core} {rest}") };
    (core, whole)
}

/// Most words of a unit behind those that are expected: `giấy chứng nhận quyền sử dụng đất`.
const MORE_WORDS: usize = 4;

/// The readings found; where one has a longer unit than an expected one with the same number (`31 vụ tai
/// nạn` beside `31 vụ`), that one's: a unit is right that begins with the noun and has no more words
/// behind it than names of things have.
pub(super) fn shortened(found: &[Reading], expected: &[Reading]) -> Vec<Reading> {
    let shorten = |one: &Reading| {
        let (number, unit, share) = parts(&one.0);
        let goes_on = |other: &&Reading| {
            let (same, short, its_share) = parts(&other.0);
            let behind = unit
                .strip_prefix(short)
                .filter(|rest| rest.is_empty() || rest.starts_with([' ', ',']));
            let is_near = behind.is_some_and(|rest| rest.split_whitespace().count() <= MORE_WORDS);
            (same, its_share) == (number, share) && is_near && !short.is_empty()
        };
        let core = &expected.iter().find(goes_on)?.0;
        Some((core.clone(), one.1.replacen(&one.0, core, 1)))
    };
    found.iter().map(|one| shorten(one).unwrap_or_else(|| one.clone())).collect()
}

/// Number, unit and percentage of a reading.
fn parts(core: &str) -> (&str, &str, &str) {
    let (number, rest) = core.split_once(' ').unwrap_or((core, ""));
    let share = rest.rsplit_once(' ').filter(|(_, last)| last.len() > 1 && last.ends_with('%'));
    let (unit, share) = share.unwrap_or((rest, ""));
    (number, unit, share)
}

fn number(number: Option<Number>) -> Option<String> {
    number.map(|number| number.to_string())
}

fn core(metric: &Metric) -> String {
    let ratio = number(metric.numerator).zip(number(metric.denominator));
    let value = ratio.map(|(n, d)| format!("{n}/{d}")).or_else(|| number(metric.value));
    let is_share = metric.kind == MetricKind::Percent;
    let share = number(metric.percent).filter(|_| !is_share).map(|share| format!("{share}%"));
    [value, metric.unit.clone(), share].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn said(metric: &Metric) -> String {
    let with = |word: &str, value: Option<String>| value.map(|value| format!("{word} {value}"));
    let qualifier = metric.qualifier.map(|qualifier| match qualifier {
        Qualifier::Over => "over",
        Qualifier::Under => "under",
        Qualifier::About => "about",
    });
    let parts = [
        with("=", number(metric.value_vnd)),
        with("from", number(metric.from)),
        with("to", number(metric.to)),
        with("by", number(metric.delta)),
        qualifier.map(ToOwned::to_owned),
        with("in", metric.period.clone()),
        with("on", metric.as_of.clone()),
        metric.cumulative.then(|| "so far".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The readings that a truth lists.
pub(super) fn expected(truth: &str) -> Vec<Reading> {
    const REST: [&str; 10] = ["=", "from", "to", "by", "over", "under", "about", "in", "on", "so"];
    let reading = |whole: &str| {
        let core = whole.split(' ').take_while(|word| !REST.contains(word)).collect::<Vec<_>>();
        (core.join(" "), whole.to_owned())
    };
    truth.split("; ").filter(|whole| !whole.is_empty()).map(reading).collect()
}
