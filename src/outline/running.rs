//! Lines that a page prints again and again: running heads, parts of the gazette, page numbers.

use crate::data::Line;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\d{1,4}\s+)?(?i:công báo)\s*/\s*(?i:số)\s.{1,40}/\s*(?i:ngày)\s+[\d/-]+(?:\s+\d{1,4})?$|^(?:PHẦN\s+)?VĂN BẢN (?:QUY PHẠM PHÁP LUẬT|KHÁC)$",
    )
});
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[-–]\s*\d{1,3}\s*[-–]|\d{1,3}|(?i:trang)\s+\d{1,3}(?:/\d{1,3})?)$")
});

/// Whether `lines[at]` is a running head, or a page number between blank lines.
pub(super) fn is(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    let text = line.text();
    if HEAD.is_match(text.as_str()) {
        return true;
    }
    let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(Line::is_blank);
    line.tabs() == 0
        && PAGE.is_match(text.as_str())
        && blank(at.checked_sub(1))
        && (at + 1 == lines.len() || blank(Some(at + 1)))
}
