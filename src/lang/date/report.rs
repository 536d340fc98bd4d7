//! The title or a heading of a report → the period it covers and the day of its figures. Does not
//! tell a report from a plan.

use super::point::Point;
use super::{Time, times};
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The period of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPeriod {
    /// Bytes of the text that name it; those of the day of the figures where no period is named.
    pub at: Range<usize>,
    /// EDTF.
    pub edtf: Option<String>,
    /// ISO day up to which the figures count.
    pub as_of: Option<String>,
}

/// `(Số liệu tính đến ngày`, `lũy kế đến hết`.
static AS_OF: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:số\s+liệu|tính|lũy\s+kế|cập\s+nhật|chốt)(?:\s+(?:được|số\s+liệu|tính))*\s*:?\s*(?:từ\s+đầu\s+(?:năm|kỳ)\s+)?(?:đến|tới|tại|vào)?(?:\s+(?:hết|cuối|thời\s+điểm))*\s*$",
    )
});
/// Names of papers and budgets whose year is theirs, not the report's.
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\b(?:luật|dự\s+toán|kế\s+hoạch|nghị\s+quyết|chương\s+trình|chiến\s+lược|quy\s+hoạch)\b[^,;()]{0,60}$",
    )
});

/// What a report says of the time to come, behind what it reports on.
static PLANNED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"\b(?:nhiệm\s+vụ|phương\s+hướng|kế\s+hoạch|giải\s+pháp|định\s+hướng)\b")
});

/// A time and its place in the key.
type Seen = (Range<usize>, Time);

/// The period of the report that has `text` as its title or as a heading.
#[must_use]
pub fn period_of_report(text: &str) -> Option<ReportPeriod> {
    let keyed = Keyed::of(text);
    let found = times(&keyed);
    let counted = found.iter().find(|(at, time)| is_as_of(keyed.key(), at, *time));
    let as_of = counted.and_then(|(_, time)| Some(time.end()?.to_string()));
    let covered = found
        .iter()
        .filter(|(at, time)| covers(keyed.key(), at, *time))
        .find(|(at, _)| counted.is_none_or(|(day, _)| day != at));
    let covered = match covered.and_then(|next| Some((before_next(&keyed, &found, next)?, next))) {
        Some((past, next)) => past_of(past, next.1),
        None => covered.cloned(),
    };
    let edtf = covered.as_ref().and_then(|(_, time)| time.edtf());
    let (at, _) = covered.as_ref().or(counted)?;
    Some(ReportPeriod { at: keyed.printed(at.clone()), edtf, as_of })
}

/// The period without a year in front of `next`, where `next` is the one that is planned: `quý I và
/// nhiệm vụ trọng tâm quý II năm 2026`.
fn before_next<'a>(keyed: &Keyed<'_>, found: &'a [Seen], next: &Seen) -> Option<&'a Seen> {
    let past = found.iter().take_while(|(at, _)| at.start < next.0.start).last()?;
    let open = !past.1.is_day() && past.1.named && !past.1.has_year();
    let between = &keyed.key()[past.0.end..next.0.start];
    (open && PLANNED.is_match(between)).then_some(past)
}

/// A period with the year of the one planned behind it; `None` where its year is another or not
/// sure: `quý IV và nhiệm vụ quý I năm 2026`.
fn past_of((at, past): &Seen, next: Time) -> Option<Seen> {
    let year = next.from.year.filter(|_| past.to.order() < next.from.order())?;
    let dated = |point: Point| Point { year: Some(year), ..point };
    Some((at.clone(), Time { from: dated(past.from), to: dated(past.to), ..*past }))
}

/// The end of what stands before `at`: the patterns look no further back.
fn lead<'a>(key: &'a str, at: &Range<usize>) -> &'a str {
    const REACH: usize = 120;
    let before = &key[..at.start];
    let start = before.char_indices().rev().take(REACH).last().map_or(at.start, |(at, _)| at);
    &before[start..]
}

fn is_as_of(key: &str, at: &Range<usize>, time: Time) -> bool {
    time.end().is_some() && AS_OF.is_match(lead(key, at))
}

/// Whether the time is the period covered: months and quarters always; years where they are not
/// those of a law, a budget or a programme.
fn covers(key: &str, at: &Range<usize>, time: Time) -> bool {
    if time.is_day() || !time.named || !time.has_year() {
        return false;
    }
    let whole_years = (time.from.months(), time.to.months()) == ((1, 12), (1, 12));
    !whole_years || !NAMES.is_match(lead(key, at))
}
