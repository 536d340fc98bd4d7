//! Sentences that tell a number before, one after and the change (`giảm từ 2.310 đơn xuống còn 1.870 đơn, giảm 460
//! đơn`) → those whose change is another.

use crate::audit::arithmetic::Printed;
use crate::audit::input::Paper;
use crate::data::{Finding, Text};
use crate::lang::checks;
use crate::lang::number::{Habit, print_in};
use crate::lang::pattern::pattern;
use regex::{Captures, Regex};
use rust_decimal::Decimal;
use std::sync::LazyLock;

static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\btừ\s+(?P<from>\d[\d.,]*\d|\d)\s*(?P<sign>%)?\s*(?P<unit>\pL+)?[^.;\d]{0,30}?\s(?:xuống|lên|còn)(?:\s+(?:còn|tới|đến|thành))?\s+",
        r"(?P<to>\d[\d.,]*\d|\d)\s*(?P<tosign>%)?[^.;\d]{0,30}?[,(]\s*(?:tức\s+(?:là\s+)?|tương\s+ứng\s+)?(?:đã\s+)?(?:giảm|tăng)\s+",
        r"(?P<by>\d[\d.,]*\d|\d)\s*(?P<bysign>%)?",
    ))
});

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let habit = paper.habit();
    let texts = paper.texts().filter(|text| text.as_str().contains("từ"));
    texts.flat_map(|text| of_text(text, habit)).collect()
}

fn of_text(text: &Text, habit: Habit) -> Vec<Finding> {
    CHANGE.captures_iter(text.as_str()).filter_map(|found| differs(text, &found, habit)).collect()
}

fn differs(text: &Text, found: &Captures<'_>, habit: Habit) -> Option<Finding> {
    let read = |name: &str| Printed::read(found.name(name)?.as_str(), habit);
    let (from, to, by) = (read("from")?, read("to")?, read("by")?);
    let (is_share, by_share) = (found.name("sign").is_some(), found.name("bysign").is_some());
    let gap = to.value.checked_sub(from.value)?.abs();
    // Of percentages the change is told in points; of amounts a percentage is that of the first.
    let expected = match (is_share, by_share) {
        (false, true) => gap.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from.value)?,
        (true, false) if found.name("unit").is_none() => gap,
        (true, false) => return None,
        _ => gap,
    };
    let unit = Decimal::new(1, by.scale());
    let relative = gap.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from.value);
    let is_relative =
        is_share && relative.is_some_and(|relative| (relative - by.value).abs() <= unit);
    let is_rounded = by_share && (expected - by.value).abs() < unit;
    if expected == by.value || is_rounded || is_relative {
        return None;
    }
    let sign = if by_share { "%" } else { "" };
    let expected = print_in(expected.round_dp(by.scale().max(u32::from(by_share))), habit);
    let line = format!("{} → {}: {expected}{sign} ≠ {}{sign}", from.text, to.text, by.text);
    let finding = checks::finding("sum.change-differs", &line, &line).saying(&by.text, &expected);
    let places = ["by", "from", "to"].iter().filter_map(|name| found.name(name));
    Some(finding.at(places.flat_map(|place| text.spans_of(place.range())).collect()))
}
