//! The start of a text → units of time as they recur or are counted: `hằng quý`, `6 tháng/lần`,
//! `15 ngày`, `ngày 15 và ngày 30`, `thứ sáu`.

use super::tokens::What;
use crate::lang::keyed::key_pattern;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A unit in which time recurs or passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    /// About how many days it has, for comparing units.
    pub(super) const fn days(self) -> u32 {
        match self {
            Self::Hour => 0,
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 91,
            Self::Year => 365,
        }
    }
}

/// `hằng năm`, `mỗi quý một lần`.
static EVERY: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:hằng|hàng|mỗi|từng)\s+(năm|quý|tháng|tuần|ngày)\b(?:\s+(?:một|0?1)\s+lần\b)?")
});
/// `mỗi năm ⟦02 lần⟧`: at times that are not fixed.
static TIMES: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^\s+(?:\d{1,2}|hai|ba|bốn)\s+lần\b"));
/// `6 tháng/lần`, `2 năm một lần`.
static ONCE_IN: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(\d{1,2}|một|hai|ba)\s+(năm|quý|tháng|tuần|ngày)\s*/?\s*(?:(?:một|0?1)\s+)?lần\b",
    )
});
/// `1 lần/quý`, `2 lần mỗi năm`.
static TIMES_A: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(\d{1,2}|một|hai|ba)\s+lần\s*(?:/|mỗi|trong|một)\s*(?:(?:0?1|một)\s+)?(năm|quý|tháng|tuần|ngày)\b",
    )
});
/// `ngày 15 và ngày 30`.
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^ngày\s+\d{1,2}\b(?:\s*(?:,|và)\s*(?:(?:vào\s+)?ngày\s+)?\d{1,2}\b){0,9}")
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"\d{1,2}"));
/// What makes the number before it no day of the month.
static COUNTS: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^\s*(?:/|%|(?:tháng|tuần|quý|năm|ngày|giờ|lần)\b)"));
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:(?:sáng|chiều)\s+)?(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ\s+nhật))\b")
});
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^\d{1,2}\s*(?:giờ\b|h\b|h\d{2}\b|g\d{2}\b|:\d{2}\b)(?:\s*\d{1,2}\s*(?:phút\b|'|’))?",
    )
});
static LASTS: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^\s+(?:kể\s+từ|từ\s+khi|từ\s+lúc|sau\s+khi|làm\s+việc)\b"));
/// `15 ngày`, `05 (năm) ngày làm việc`, `mười lăm (15) ngày`. `năm` alone is a year before it is five.
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(\d{1,3}|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?",
        r"|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+mươi(?:\s+(?:mốt|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?",
        r"|một|hai|ba|bốn|sáu|bảy|tám|chín)",
        r"\s+(?:\([^()]{1,20}\)\s*)?(năm|quý|tháng|tuần|ngày|giờ)\b(?:\s+làm\s+việc\b)?",
    ))
});
static UNIT: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^(?:năm|quý|tháng|tuần|ngày)\b"));

const WEEKDAYS: [(&[&str], &str); 7] = [
    (&["hai", "2"], "MO"),
    (&["ba", "3"], "TU"),
    (&["tư", "4"], "WE"),
    (&["năm", "5"], "TH"),
    (&["sáu", "6"], "FR"),
    (&["bảy", "7"], "SA"),
    (&["chủ nhật"], "SU"),
];

/// What is counted or recurs at the start of `rest`, and its length.
pub(super) fn at_start(rest: &str) -> Option<(usize, What)> {
    let read = [every, once_in, times_a, days, weekday, clock, amount];
    read.iter().find_map(|read| read(rest))
}

/// A unit alone at the start of `rest`.
pub(super) fn alone(rest: &str) -> Option<(usize, What)> {
    UNIT.find(rest).map(|found| (found.end(), What::Unit(unit(found.as_str()))))
}

/// Length of the match and its groups.
fn captured<'k>(pattern: &Regex, rest: &'k str) -> Option<(usize, Captures<'k>)> {
    let captures = pattern.captures(rest)?;
    Some((captures.get(0)?.end(), captures))
}

fn unit(printed: &str) -> Unit {
    match printed {
        "giờ" => Unit::Hour,
        "ngày" => Unit::Day,
        "tuần" => Unit::Week,
        "tháng" => Unit::Month,
        "năm" => Unit::Year,
        _ => Unit::Quarter,
    }
}

/// What figures or words count: `05`, `hai mươi lăm`.
fn count(printed: &str) -> u32 {
    const DIGITS: [&[&str]; 9] = [
        &["một", "mốt"],
        &["hai"],
        &["ba"],
        &["bốn", "tư"],
        &["năm", "lăm"],
        &["sáu"],
        &["bảy"],
        &["tám"],
        &["chín"],
    ];
    let digit = |word: &str| {
        let at = DIGITS.iter().position(|words| words.contains(&word))?;
        u32::try_from(at + 1).ok()
    };
    printed.split_whitespace().fold(0, |sum, word| match word {
        "mười" => 10,
        "mươi" => sum * 10,
        _ => sum + digit(word).or_else(|| word.parse().ok()).unwrap_or_default(),
    })
}

fn every(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&EVERY, rest)?;
    let times = TIMES.find(&rest[len..]).map(|times| times.end());
    let often = u32::from(times.is_none());
    Some((len + times.unwrap_or(0), What::Every(unit(&found[1]), often)))
}

fn once_in(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&ONCE_IN, rest)?;
    Some((len, What::Every(unit(&found[2]), count(&found[1]))))
}

fn times_a(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&TIMES_A, rest)?;
    let often = u32::from(count(&found[1]) == 1);
    Some((len, What::Every(unit(&found[2]), often)))
}

fn days(rest: &str) -> Option<(usize, What)> {
    let all = DAYS.find(rest)?;
    let mut members: Vec<(i8, usize)> = NUMBER
        .find_iter(all.as_str())
        .filter_map(|found| Some((found.as_str().parse().ok()?, found.end())))
        .collect();
    while members.len() > 1 && members.last().is_some_and(|&(_, end)| COUNTS.is_match(&rest[end..]))
    {
        members.pop();
    }
    let &(_, end) = members.last()?;
    let days: Vec<i8> = members.into_iter().map(|(day, _)| day).collect();
    days.iter().all(|day| (1..=31).contains(day)).then_some((end, What::Days(days)))
}

fn weekday(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&WEEKDAY, rest)?;
    let name = found.get(1).or_else(|| found.get(2))?.as_str();
    let (_, day) = WEEKDAYS.iter().find(|(names, _)| names.contains(&name))?;
    Some((len, What::Weekday(day)))
}

fn clock(rest: &str) -> Option<(usize, What)> {
    let found = CLOCK.find(rest)?;
    // "Trong vòng 24 giờ kể từ khi …" is a length.
    let lasts = LASTS.is_match(&rest[found.end()..]);
    (!lasts).then_some((found.end(), What::Clock))
}

fn amount(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&AMOUNT, rest)?;
    Some((len, What::Amount(unit(&found[2]), count(&found[1]))))
}
