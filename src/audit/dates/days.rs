//! Days that no calendar has; letterheads of a Sunday.

use crate::audit::input::Paper;
use crate::audit::passages::Passage;
use crate::data::Finding;
use crate::lang::checks;
use crate::lang::date::{self, NoSuchDay, Part, Point};
use crate::lang::keyed::key_pattern;
use jiff::civil::{Date, Weekday};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Words before a day. Without one, three numbers may be a ratio (`nhập/xuất/tồn 45/50/2000`).
static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:^|[^\p{L}])(?:ngày|mùng|từ|đến|tới|trước|sau|hết|hạn|nhất|lúc|sáng|chiều)\s*:?\s*$",
    )
});
/// `ngày 31/4`, `ngày 30 tháng 02` without a year.
static OF_NO_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\bngày\s+(?<at>(?<day>\d{1,2})(?:\s?/\s?|\s+tháng\s+)(?<month>\d{1,2}))(?:[^\d/.-]|[.-]?$|[.-]\s)",
    )
});

/// The days of a text that no calendar has.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Finding> {
    let key = passage.keyed.key();
    if !key.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let full = date::days(key).filter_map(|(at, day)| {
        let none = day.err().filter(|none| is_meant(key, &at, *none))?;
        Some((at, none, Some(none.year)))
    });
    let short = OF_NO_YEAR.captures_iter(key).filter_map(|caps| {
        let none = NoSuchDay {
            year: 2024,
            month: caps["month"].parse().ok()?,
            day: caps["day"].parse().ok()?,
        };
        let is_open = Date::new(none.year, none.month, none.day).is_err() && is_a_month(none.month);
        let follows = caps.name("at")?.range();
        // A year in words behind it makes it a full day, which was read above.
        let has_year = key[follows.end..].trim_start().starts_with("năm ");
        (is_open && none.day <= 31 && !has_year).then_some((follows, none, None))
    });
    full.chain(short).map(|(at, none, year)| missing(passage, at, none, year)).collect()
}

/// Whether three numbers are a day at all: a word says so, or only the day of the month is too high.
fn is_meant(key: &str, at: &Range<usize>, none: NoSuchDay) -> bool {
    let alone = key.trim().len() == at.len();
    let printed = &key[at.clone()];
    let in_words = printed.contains("tháng");
    let near = is_a_month(none.month) && (1..=31).contains(&none.day);
    in_words || near || alone || NOUN.is_match(&key[before(key, at.start)..at.start])
}

const fn is_a_month(month: i8) -> bool {
    month >= 1 && month <= 12
}

/// Where the last words before `at` begin.
fn before(key: &str, at: usize) -> usize {
    crate::lang::keyed::window(key, at, 24)
}

fn missing(passage: &Passage<'_>, at: Range<usize>, none: NoSuchDay, year: Option<i16>) -> Finding {
    let printed = passage.printed(at.clone()).to_owned();
    let month = Point { year: Some(none.year), part: Part::Month(none.month) };
    let of = year.map_or_else(String::new, |year| format!("/{year}"));
    let last = is_a_month(none.month).then(|| month.last_day()).flatten();
    let (vi, en) = match last {
        Some(last) => (
            format!(
                "không có ngày {printed}: tháng {:02}{of} chỉ có {} ngày",
                none.month,
                last.day()
            ),
            format!(
                "no calendar has {printed}: month {:02}{of} has {} days",
                none.month,
                last.day()
            ),
        ),
        None => (
            format!("không có ngày {printed}: một năm chỉ có 12 tháng"),
            format!("no calendar has {printed}: a year has 12 months"),
        ),
    };
    checks::finding("date.no-such-day", &vi, &en).finding(&printed).at(passage.spans(at))
}

/// A letterhead that is dated on a Sunday.
pub(super) fn sunday(paper: &Paper<'_>) -> Option<Finding> {
    let iso = paper.document.date.as_deref().filter(|_| !paper.division.is_issue)?;
    let day: Date = iso.parse().ok()?;
    if day.weekday() != Weekday::Sunday {
        return None;
    }
    let shown = crate::lang::date::shown(iso);
    let finding = checks::finding(
        "date.sunday",
        &format!("văn bản ghi ngày {shown}, là Chủ nhật"),
        &format!("the document is dated {shown}, a Sunday"),
    );
    let spans = paper.document.field_spans.get("date").cloned().unwrap_or_default();
    Some(finding.finding(&shown).at(spans))
}
