//! A place in a key → the time that is printed there: days, months, quarters, halves, years and
//! ranges of them. Knows how times are written, not what they mean in a sentence.

use super::patterns::{
    AND, BARE_DAY, BARE_MONTH, BARE_QUARTER, BARE_YEAR, DAY, DAY_OF_YEAR, FIRST_DAY, FIRST_MONTHS,
    HALF, HALF_MONTH, LAST_MONTHS, MEMBER, MONTHS, QUARTERS, SHORT_MONTH, TO, WORD_MONTH, YEAR,
};
use super::point::{NoSuchDay, Part, Point, Time};
use crate::lang::numeral;
use jiff::civil::Date;
use regex::{Captures, Regex};

/// A time and the byte of the key at which it ends.
pub(crate) type Seen = (usize, Time);

/// The time printed at byte `at` of `key`, its whole range where it is one.
pub(crate) fn time_at(key: &str, at: usize) -> Option<Seen> {
    if !may_start(key, at) {
        return None;
    }
    let mut seen = atom_at(key, at)?;
    while let Some(longer) = joined(key, seen, &TO, false).or_else(|| joined(key, seen, &AND, true))
    {
        seen = longer;
    }
    Some(seen)
}

/// The day printed in full at byte `at` of `key`, and its end.
pub(crate) fn day_at(key: &str, at: usize) -> Option<(usize, Result<Date, NoSuchDay>)> {
    if !may_start(key, at) {
        return None;
    }
    let (end, [day, month, year]) = full_day(key, at)?;
    let date = Date::new(year, small(month), small(day));
    ends(key, end, false).then_some((
        end,
        date.map_err(|_| NoSuchDay { year, month: small(month), day: small(day) }),
    ))
}

/// Whether a word starts at `at` and may be the first of a time. A number after `số` is none, and
/// neither is what hangs on a word by a hyphen, slash or dot.
fn may_start(key: &str, at: usize) -> bool {
    let Some(first) = key[at..].chars().next() else { return false };
    let mut before = key[..at].chars().rev();
    let (previous, earlier) = (before.next(), before.next());
    if previous.is_some_and(char::is_alphanumeric) {
        return false;
    }
    if !first.is_ascii_digit() {
        return "nmtsqgcihb".contains(first);
    }
    let hangs = match previous {
        Some('/' | '.' | '_' | '@') => true,
        Some('-') => earlier.is_some_and(char::is_alphabetic),
        Some(',') => earlier.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    !hangs && !is_numbered(&key[..at])
}

/// Whether `before` ends in a word that a number belongs to.
fn is_numbered(before: &str) -> bool {
    const WORDS: [&str; 8] = ["số", "điều", "khoản", "tuần", "đợt", "bước", "lần", "nhóm"];
    let before = before.trim_end().trim_end_matches(':');
    WORDS.iter().any(|word| {
        before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// Whether what ends at `end` is a time of its own, and no part of a number or symbol.
fn ends(key: &str, end: usize, bare: bool) -> bool {
    let mut after = key[end..].chars();
    let (next, then) = (after.next(), after.next());
    let goes_on = then.is_some_and(char::is_alphanumeric);
    match next {
        Some('/') => !goes_on,
        Some('-') => !(bare && then.is_some_and(char::is_alphabetic)),
        Some('.' | ',') => !(bare && then.is_some_and(|c| c.is_ascii_digit())),
        Some('%' | '²' | '³') => false,
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

fn numbers(captures: &Captures<'_>) -> Vec<i16> {
    captures.iter().skip(1).flatten().filter_map(|group| group.as_str().parse().ok()).collect()
}

fn small(number: i16) -> i8 {
    i8::try_from(number).unwrap_or(i8::MAX)
}

/// The first match of `pattern` at `at` with its numbers and its end.
fn read(pattern: &Regex, key: &str, at: usize) -> Option<(usize, Vec<i16>)> {
    let captures = pattern.captures(&key[at..])?;
    Some((at + captures.get(0)?.end(), numbers(&captures)))
}

/// Day, month and year.
fn full_day(key: &str, at: usize) -> Option<(usize, [i16; 3])> {
    let (end, found) = read(&DAY, key, at)?;
    Some((end, found.try_into().ok()?))
}

/// One time, without what follows after `-`, `đến`, `và`.
fn atom_at(key: &str, at: usize) -> Option<Seen> {
    let named = [
        day_atom,
        first_day,
        day_of_year,
        half,
        half_month,
        first_months,
        last_months,
        quarters,
        months,
        year,
    ];
    let found = named.iter().find_map(|read| read(key, at));
    if let Some((end, time)) = found {
        return ends(key, end, false).then_some((end, time));
    }
    let (end, time) = bare(key, at)?;
    ends(key, end, true).then_some((end, time))
}

fn day_atom(key: &str, at: usize) -> Option<Seen> {
    let (end, [day, month, year]) = full_day(key, at)?;
    Some((end, Time::at(Point::of_day(Some(year), small(month), small(day)), true)))
}

fn first_day(key: &str, at: usize) -> Option<Seen> {
    let (last, found) = read(&FIRST_DAY, key, at)?;
    let day = small(*found.first()?);
    let (end, time) = day_atom(key, last)
        .or_else(|| day_of_year(key, last))
        .or_else(|| bare(key, last).filter(|(_, time)| time.is_day()))?;
    let Part::Day { month, .. } = time.to.part else { return None };
    let from = Point::of_day(time.to.year, month, day);
    Time::range(from, time.to, time.named).map(|time| (end, time))
}

fn day_of_year(key: &str, at: usize) -> Option<Seen> {
    let (end, found) = read(&DAY_OF_YEAR, key, at)?;
    let &[day, month] = found.as_slice() else { return None };
    let point = Point::of_day(None, small(month), small(day));
    point.exists().then_some((end, Time::at(point, true)))
}

fn half(key: &str, at: usize) -> Option<Seen> {
    let captures = HALF.captures(&key[at..])?;
    let half = if captures.name("last").is_some() { 2 } else { 1 };
    let point = Point { year: numbers(&captures).last().copied(), part: Part::Half(half) };
    Some((at + captures.get(0)?.end(), Time::at(point, true)))
}

/// The first fifteen days of a month, or what is left of it.
fn half_month(key: &str, at: usize) -> Option<Seen> {
    let captures = HALF_MONTH.captures(&key[at..])?;
    let &[month, year] = numbers(&captures).as_slice() else { return None };
    let month = small(month);
    let end = Point { year: Some(year), part: Part::Month(month) }.last_day()?.day();
    let days = if captures.name("last").is_some() { (16, end) } else { (1, 15) };
    let point = |day| Point::of_day(Some(year), month, day);
    Time::range(point(days.0), point(days.1), true)
        .map(|time| (at + captures.get(0).map_or(0, |all| all.end()), time))
}

fn first_months(key: &str, at: usize) -> Option<Seen> {
    some_months(&FIRST_MONTHS, key, at, |count| (1, count))
}

fn last_months(key: &str, at: usize) -> Option<Seen> {
    some_months(&LAST_MONTHS, key, at, |count| (13 - count, 12))
}

/// As many months as are printed, from the first to the last that `ends` gives for their count.
fn some_months(pattern: &Regex, key: &str, at: usize, ends: fn(i8) -> (i8, i8)) -> Option<Seen> {
    const WORDS: [&str; 10] =
        ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let captures = pattern.captures(&key[at..])?;
    let part = |name| captures.name(name).map(|part| part.as_str());
    let printed = part("count").or_else(|| part("three"))?;
    let worded = WORDS.iter().zip(1..).find(|(word, _)| **word == printed).map(|(_, count)| count);
    let count = worded.or_else(|| printed.parse().ok()).filter(|n| (1..=12).contains(n))?;
    let (first, last) = ends(count);
    let year = part("year").or_else(|| part("of")).and_then(|year| year.parse().ok());
    let point = |month| Point { year, part: Part::Month(month) };
    Time::range(point(first), point(last), true)
        .map(|time| (at + captures.get(0).map_or(0, |all| all.end()), time))
}

fn quarters(key: &str, at: usize) -> Option<Seen> {
    let (end, time) = list(&QUARTERS, key, at, Part::Quarter)?;
    let in_full = key[at..].starts_with("qu");
    (in_full || time.has_year()).then_some((end, time))
}

fn months(key: &str, at: usize) -> Option<Seen> {
    list(&MONTHS, key, at, Part::Month).or_else(|| word_month(key, at)).or_else(|| {
        let (end, found) = read(&SHORT_MONTH, key, at)?;
        month_of(&found).map(|point| (end, Time::at(point, true)))
    })
}

fn word_month(key: &str, at: usize) -> Option<Seen> {
    let captures = WORD_MONTH.captures(&key[at..])?;
    let month = match &captures[1] {
        "giêng" => 1,
        "chạp" => 12,
        words => i8::try_from(numeral::spelled(words)?).ok()?,
    };
    let point = Point { year: captures[2].parse().ok(), part: Part::Month(month) };
    Some((at + captures[0].len(), Time::at(point, true)))
}

/// A list such as `quý I, II/2026`: one range if its members follow each other or are its two ends,
/// else its first member. A list without a year is no list (`tháng 5, 6 xã`).
fn list(pattern: &Regex, key: &str, at: usize, part: fn(i8) -> Part) -> Option<Seen> {
    let captures = pattern.captures(&key[at..])?;
    let year = captures.name("year").and_then(|year| year.as_str().parse().ok());
    let printed = captures.name("list")?;
    let members: Vec<(i8, usize)> = MEMBER
        .find_iter(printed.as_str())
        .filter_map(|found| Some((ordinal(found.as_str())?, found.end())))
        .collect();
    let &(first, first_end) = members.first()?;
    let &(last, _) = members.last()?;
    let point = |number| Point { year, part: part(number) };
    if !point(first).exists() || !point(last).exists() {
        return None;
    }
    let ends = printed.as_str().contains('-') || printed.as_str().contains("đến");
    let in_turn = members.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
    let whole = members.len() == 1 || (year.is_some() && (in_turn || (ends && members.len() == 2)));
    if whole && first <= last {
        return Time::range(point(first), point(last), true)
            .map(|time| (at + captures.get(0).map_or(0, |all| all.end()), time));
    }
    Some((at + printed.start() + first_end, Time::at(point(first), true)))
}

/// `ii` → 2, `04` → 4.
fn ordinal(printed: &str) -> Option<i8> {
    let roman = || i8::try_from(numeral::roman(&printed.to_uppercase())?).ok();
    printed.parse().ok().or_else(roman)
}

fn month_of(found: &[i16]) -> Option<Point> {
    let &[month, year] = found else { return None };
    let point = Point { year: Some(year), part: Part::Month(small(month)) };
    point.exists().then_some(point)
}

fn year(key: &str, at: usize) -> Option<Seen> {
    let (end, found) = read(&YEAR, key, at)?;
    found.first().map(|&year| (end, Time::at(Point::of_year(year), true)))
}

/// A time of figures alone, which elsewhere would be a ratio or a number.
fn bare(key: &str, at: usize) -> Option<Seen> {
    if let Some((end, found)) = read(&BARE_MONTH, key, at) {
        return month_of(&found).map(|point| (end, Time::at(point, false)));
    }
    if let Some(captures) = BARE_QUARTER.captures(&key[at..]) {
        let year = numbers(&captures).last().copied();
        let point = Point { year, part: Part::Quarter(ordinal(&captures[1])?) };
        return Some((at + captures[0].len(), Time::at(point, false)));
    }
    if let Some((end, found)) = read(&BARE_DAY, key, at) {
        let &[day, month] = found.as_slice() else { return None };
        let point = Point::of_day(None, small(month), small(day));
        return point.exists().then_some((end, Time::at(point, false)));
    }
    let (end, found) = read(&BARE_YEAR, key, at)?;
    found.first().map(|&year| (end, Time::at(Point::of_year(year), false)))
}

/// `seen` together with the time that follows it after `link`; with `in_turn`, only where the one
/// follows the other without a gap.
fn joined(key: &str, seen: Seen, link: &Regex, in_turn: bool) -> Option<Seen> {
    let (end, first) = seen;
    let at = end + link.find(&key[end..])?.end();
    let (end, last) = atom_at(key, at)?;
    if in_turn {
        let shared = Time::range(first.to, last.from, true)?;
        if !shared.from.is_before(shared.to) {
            return None;
        }
    }
    let alike = first.to.is_day() == last.from.is_day() || last.from.year.is_some();
    let time = Time::range(first.from, last.to, first.named || last.named)?;
    let two_years = time.from.part == Part::Year && time.to.part == Part::Year;
    (alike && first.from == first.to || in_turn)
        .then_some((end, Time { named: time.named || (two_years && time.from != time.to), ..time }))
}
