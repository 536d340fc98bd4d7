//! Tokens → what they say of the time of the counts behind them: a period, a day up to which was
//! counted, `lũy kế`. Deadlines are not read here.

use super::clauses::Place;
use super::labels::{is_year, small};
use super::tokens::{Shape, Tokens};
use jiff::civil::Date;

/// What a time phrase says of the counts it governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// They cover a period (EDTF).
    Period(String),
    /// They were made on a day or at the end of a period (EDTF).
    AsOf(String),
    /// They are running totals.
    Cumulative,
}

/// A time phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) says: Says,
    /// It opens its sentence or item, so it governs all of it.
    is_wide: bool,
}

/// The time of one count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) period: Option<String>,
    pub(super) as_of: Option<String>,
    pub(super) cumulative: bool,
}

/// The time phrases of a text, in order.
pub(super) fn phrases(tokens: &Tokens<'_>, places: &[Place]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let opens = places[i].clause == i;
        let read = cumulative(tokens, places, i)
            .or_else(|| as_of(tokens, i))
            .or_else(|| interval(tokens, i))
            .or_else(|| period(tokens, i, opens));
        let Some((says, end)) = read else {
            i += 1;
            continue;
        };
        let continues = phrases.last().is_some_and(|last: &Phrase| last.is_wide && last.end >= i);
        let opening = places[i].clause + 1 >= i && !places[i].after_semicolon;
        let is_wide = opening || continues;
        // "Lũy kế đến ngày …" says two things.
        let next = if says == Says::Cumulative { i + 1 } else { end };
        phrases.push(Phrase { start: i, end, says, is_wide });
        i = next.max(i + 1);
    }
    phrases
}

/// The time of the count at tokens `start..end`: of the nearest phrases that govern it, or of one
/// close behind it.
pub(super) fn of(
    tokens: &Tokens<'_>,
    phrases: &[Phrase],
    places: &[Place],
    (start, end): (usize, usize),
) -> Time {
    const REACH: usize = 40;
    let mut time = Time::default();
    let split = phrases.partition_point(|phrase| phrase.start < start);
    let mut counted_from = None;
    let mut period_at: Option<usize> = None;
    for phrase in phrases[..split].iter().rev().take(REACH) {
        if !governs(phrase, places, start) {
            continue;
        }
        match &phrase.says {
            // A period behind a semicolon ends the running totals before it.
            Says::Cumulative
                if period_at
                    .is_some_and(|at| places[at].semicolons != places[phrase.start].semicolons) => {
            }
            Says::Cumulative => {
                time.cumulative = true;
                counted_from = counted_from.or(Some(phrase.start));
            }
            // A running total does not belong to the period named before it.
            Says::Period(edtf) if counted_from.is_none_or(|from| from <= phrase.end) => {
                if time.as_of.is_none() {
                    period_at = period_at.or(Some(phrase.start));
                    time.period.get_or_insert_with(|| edtf.clone());
                }
            }
            Says::AsOf(edtf) if time.period.is_none() => {
                time.as_of.get_or_insert_with(|| edtf.clone());
            }
            Says::Period(_) | Says::AsOf(_) => {}
        }
    }
    if time.period.is_none() && time.as_of.is_none() {
        let behind = phrases[split..].iter().find(|phrase| phrase.start >= end);
        match behind.filter(|behind| follows(tokens, behind, end)).map(|phrase| &phrase.says) {
            Some(Says::Period(edtf)) => time.period = Some(edtf.clone()),
            Some(Says::AsOf(edtf)) => time.as_of = Some(edtf.clone()),
            Some(Says::Cumulative) | None => {}
        }
    }
    time
}

/// Whether a phrase before a count is about it: in the same sentence, not in parentheses closed
/// since, and with no semicolon between unless the phrase opens the sentence.
fn governs(phrase: &Phrase, places: &[Place], start: usize) -> bool {
    let (of, at) = (places[phrase.start], places[start]);
    let cut = of.semicolons.0 != at.semicolons.0 || of.depth > 0 && of.semicolons != at.semicolons;
    let reaches = phrase.is_wide || !cut;
    of.sentence == at.sentence && of.depth <= at.depth && reaches
}

/// Whether a phrase closely follows a count that ends at `end`: `555 hồ sơ qua VNeID trong quý
/// I/2026`; not one that opens the next statement (`…, tính đến ngày 15/02/2023 là`).
fn follows(tokens: &Tokens<'_>, phrase: &Phrase, end: usize) -> bool {
    const REACH: usize = 10;
    let gap = end..phrase.start;
    gap.len() <= REACH
        && gap.clone().all(|i| tokens.is(i, Shape::Word))
        && !matches!(tokens.key(phrase.end), "là" | ":" | "đạt" | "có")
}

/// `lũy kế`, `cộng dồn`, `từ khi triển khai đến nay`, `tổng số … đến nay`.
fn cumulative(tokens: &Tokens<'_>, places: &[Place], i: usize) -> Option<(Says, usize)> {
    let pair = (tokens.key(i), tokens.key(i + 1));
    if matches!(pair, ("lũy", "kế") | ("cộng", "dồn")) {
        return Some((Says::Cumulative, i + 2));
    }
    let until_now = || {
        let same = |at: &usize| places.get(*at).is_some_and(|p| p.clause == places[i].clause);
        let near = (i + 2..i + 14).take_while(same);
        near.into_iter().find(|&at| (tokens.key(at), tokens.key(at + 1)) == ("đến", "nay"))
    };
    let since = tokens.key(i) == "từ" && tokens.key_before(i, 1) != "kể"
        || pair == ("kể", "từ")
        || matches!(pair, ("tổng", "số" | "cộng"));
    let end = if since { until_now()? + 2 } else { return None };
    Some((Says::Cumulative, end))
}

/// `tính đến ngày 20/3/2026`, `đến hết quý I/2026`, `tính đến 31/3/2024`.
fn as_of(tokens: &Tokens<'_>, i: usize) -> Option<(Says, usize)> {
    let mut at = i;
    if matches!(tokens.key(at), "tính") {
        at += 1;
    }
    at += usize::from(tokens.key(at) == "đến");
    if at == i {
        return None;
    }
    let is_firm = tokens.key(i) == "tính" || tokens.key(at) == "hết";
    while matches!(tokens.key(at), "hết" | "thời" | "điểm" | "cuối") {
        at += 1;
    }
    let (edtf, end) = point(tokens, at)?;
    let is_day = edtf.len() == 10;
    (is_firm || is_day).then_some((Says::AsOf(edtf), end))
}

/// `từ ngày 01/01/2026 đến ngày 15/3/2026`, `từ tháng 1/2025 đến tháng 6/2025`.
fn interval(tokens: &Tokens<'_>, i: usize) -> Option<(Says, usize)> {
    let behind_from = (tokens.key(i) == "từ").then_some(i + 1)?;
    let (from, middle) = point(tokens, behind_from)?;
    if !matches!(tokens.key(middle), "đến" | "-" | "tới") {
        return None;
    }
    let at = middle + 1 + usize::from(tokens.key(middle + 1) == "hết");
    let (to, end) = point(tokens, at)?;
    Some((Says::Period(format!("{from}/{to}")), end))
}

/// `trong quý I/2026`; without `trong` only where it opens a clause: `Năm 2025, …`.
fn period(tokens: &Tokens<'_>, i: usize, opens: bool) -> Option<(Says, usize)> {
    let said = tokens.key(i) == "trong" || tokens.key(i) == "riêng";
    let at = if said { i + 1 } else { i };
    let phased = tokens.key(at) == "giai" && tokens.key(at + 1) == "đoạn";
    if !said && !opens && !phased {
        return None;
    }
    let at = if phased { at + 2 } else { at };
    let schooled = tokens.keys(at, 2) == ["năm", "học"];
    let years = if schooled { at + 2 } else { at };
    if let Some((from, to)) = year(tokens, years).zip(year(tokens, years + 2)) {
        let joined = matches!(tokens.key(years + 1), "-") && (phased || schooled);
        return joined.then(|| (Says::Period(format!("{from}/{to}")), years + 3));
    }
    let (edtf, end) = point(tokens, at)?;
    // A bare day that opens a sentence tells of an event, not of a count.
    (said || edtf.len() != 10).then_some((Says::Period(edtf), end))
}

fn year(tokens: &Tokens<'_>, i: usize) -> Option<u32> {
    is_year(tokens, i).then(|| small(tokens, i)).flatten()
}

/// A day, month, quarter, half or year that is printed with its year → EDTF and where it ends.
fn point(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let at = i + usize::from(tokens.key(i) == "ngày");
    day(tokens, at)
        .or_else(|| quarter(tokens, i))
        .or_else(|| months(tokens, i))
        .or_else(|| month(tokens, i))
        .or_else(|| {
            let year = (tokens.key(i) == "năm").then(|| year(tokens, i + 1)).flatten()?;
            Some((format!("{year:04}"), i + 2))
        })
}

/// `20/3/2026`, `20 tháng 3 năm 2026`.
fn day(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let separated = |word: &str| {
        tokens.key(i + 1) == word && (tokens.key(i + 3) == word || tokens.key(i + 3) == "năm")
    };
    if !separated("/") && !separated("-") && !separated("tháng") {
        return None;
    }
    let (day, month, year) = (small(tokens, i)?, small(tokens, i + 2)?, year(tokens, i + 4)?);
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    date.ok().map(|date| (date.to_string(), i + 5))
}

/// `quý I/2026`, `quý 2 năm 2026`.
fn quarter(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    if tokens.key(i) != "quí" {
        return None;
    }
    let number = match tokens.key(i + 1) {
        "i" | "1" | "01" => 33,
        "ii" | "2" | "02" => 34,
        "iii" | "3" | "03" => 35,
        "iv" | "4" | "04" => 36,
        _ => return None,
    };
    let year = matches!(tokens.key(i + 2), "/" | "năm" | "-").then(|| year(tokens, i + 3))??;
    Some((format!("{year:04}-{number}"), i + 4))
}

/// `6 tháng đầu năm 2026` → the half year; `9 tháng đầu năm 2026` → its months.
fn months(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let count = small(tokens, i).filter(|count| (1..=12).contains(count))?;
    if tokens.key(i + 1) != "tháng" {
        return None;
    }
    let last = tokens.key(i + 2) == "cuối";
    let at = i + 2 + usize::from(matches!(tokens.key(i + 2), "đầu" | "cuối"));
    let year = (tokens.key(at) == "năm").then(|| year(tokens, at + 1))??;
    let edtf = match (count, last) {
        (6, false) => format!("{year:04}-40"),
        (6, true) => format!("{year:04}-41"),
        (_, false) => format!("{year:04}-01/{year:04}-{count:02}"),
        (_, true) => format!("{year:04}-{:02}/{year:04}-12", 13 - count),
    };
    Some((edtf, at + 2))
}

/// `tháng 5/2026`, `tháng 5 năm 2026`.
fn month(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    if tokens.key(i) != "tháng" || !tokens.is(i + 1, Shape::Number) {
        return None;
    }
    let month = small(tokens, i + 1).filter(|month| (1..=12).contains(month))?;
    let year = matches!(tokens.key(i + 2), "/" | "năm" | "-").then(|| year(tokens, i + 3))??;
    Some((format!("{year:04}-{month:02}"), i + 4))
}
