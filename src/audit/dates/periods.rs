//! Periods printed with both ends → those that end before they begin.

use crate::audit::passages::Passage;
use crate::data::Finding;
use crate::lang::checks;
use crate::lang::date::{Time, time_at};
use crate::lang::keyed::key_pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What opens a period: a word, or the beginning of a text that is nothing else.
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:^|[^\p{L}\d])(?:từ\s+|(?<span>(?:giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ|năm\s+học|các\s+năm)\s+(?:từ\s+)?(?:năm\s+)?))",
    )
});
static TO: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*(?:-|đến\s+hết|đến|tới)\s*"));

/// The reversed periods of a text.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Finding> {
    let key = passage.keyed.key();
    let mut found: Vec<Range<usize>> = OPENS
        .captures_iter(key)
        .filter_map(|caps| {
            let (all, span) = (caps.get(0)?, caps.name("span"));
            let from = span.map_or(all.end(), |span| span.start());
            reversed(key, from, span.is_some())
        })
        .collect();
    found.extend(reversed(key, 0, true).filter(|at| at.end == key.trim_end().len()));
    found.dedup();
    found.into_iter().map(|at| backward(passage, at)).collect()
}

/// The bytes of the period at byte `from` of a key, if it runs backwards. Both ends are printed in full; a bare year
/// counts only where a word says that it is one (`độ cao từ 2000 - 1950 m`).
fn reversed(key: &str, from: usize, may_be_years: bool) -> Option<Range<usize>> {
    let (end, first) = time_at(key, from)?;
    let next = end + TO.find(&key[end..])?.end();
    let (end, last) = time_at(key, next)?;
    let is_point = |time: Time| time.from == time.to && time.exists();
    let is_full = |time: Time| time.from.year.is_some() && (time.named || may_be_years);
    let whole = is_point(first) && is_full(first) && last.exists() && last.from.year.is_some();
    (whole && last.end()? < first.start()?).then_some(from..end)
}

fn backward(passage: &Passage<'_>, at: Range<usize>) -> Finding {
    let printed = passage.printed(at.clone()).to_owned();
    checks::finding(
        "date.period-reversed",
        &format!("“{printed}” kết thúc trước khi bắt đầu"),
        &format!("“{printed}” ends before it begins"),
    )
    .finding(&printed)
    .at(passage.spans(at))
}
