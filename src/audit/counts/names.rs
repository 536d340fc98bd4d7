//! `04 xã (Kép, Bố Hạ, Hiệp Hòa)` → numbers that are not those of the names in the brackets.

use super::Told;
use crate::audit::input::Paper;
use crate::data::{Finding, Text};
use crate::lang::fold;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?P<told>\b(?P<count>\d{1,3})\s+(?P<noun>xã|phường|huyện|quận|thị xã|thị trấn|thành phố|tỉnh|đặc khu|đơn vị|địa phương))\s*",
        r"\((?:gồm\s*:?\s*)?(?P<names>[^()]{3,600})\)",
    ))
});
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[,;]\s*|\s+và\s+"));
/// Most words of a name.
const LONGEST: usize = 5;

pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let texts = paper.texts().filter(|text| text.as_str().contains('('));
    texts.flat_map(of_text).collect()
}

fn of_text(text: &Text) -> Vec<Finding> {
    let differs = |found: regex::Captures<'_>| {
        let range = found.name("told")?.range();
        let before = &text.as_str()[..range.start];
        let names: Vec<&str> = BETWEEN.split(found.name("names")?.as_str()).collect();
        let is_list = names.len() > 1 && names.iter().all(|name| is_name(name));
        let told = Told {
            count: found["count"].parse().ok()?,
            noun: fold::key(&found["noun"]),
            spans: text.spans_of(range.clone()),
            range,
        };
        let is_part = before.ends_with(['.', ',', '/', '-']) || !is_list;
        let differs = !is_part && names.len() != told.count;
        differs.then(|| told.differs("count.names-differ", text, names.len(), "tên trong ngoặc"))
    };
    NAMED.captures_iter(text.as_str()).filter_map(differs).collect()
}

/// A few words that begin with capitals, no figures but those of numbered wards.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let last_is_capital = words
        .last()
        .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    (1..=LONGEST).contains(&words.len())
        && last_is_capital
        && words.iter().filter(|word| word.starts_with(char::is_lowercase)).count() <= 2
        && !text.contains(['…', '.', ':', '%'])
}
