//! How days, months, quarters, halves and years are written: one pattern each, all for the start of
//! a key.

use crate::lang::keyed::key_pattern;
use regex::Regex;
use std::sync::LazyLock;

/// `ngày 24 tháng 4 năm 2026`, `24/4/2026`, `24-4-2026`, `24.4.2026`; with its noun also `24 - 4/2026`.
pub(super) static DAY: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(?:(?:ngày|mùng)\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d{2})\b|",
        r"(?:(?:ngày|mùng)\s*)?(?:",
        r"(\d{1,2})\s*,?\s*tháng\s+(\d{1,2})(?:\s*,?\s*năm\s+|\s?/\s?)((?:19|20)\d{2})\b",
        r"|(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?((?:19|20)\d{2})\b",
        r"|(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})\b",
        r"|(\d{1,2})\s?-\s?(\d{1,2})\s?-\s?((?:19|20)\d{2})\b))",
    ))
});
/// The first day of `15 - 20/5/2026`, `ngày 15 đến ngày 20 tháng 5`.
pub(super) static FIRST_DAY: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^(?:ngày\s+)?(\d{1,2})\s*(?:-|đến\s+hết|đến)\s*"));
/// `ngày 30/6`, `ngày 15 tháng 12`, `15 tháng 12`.
pub(super) static DAY_OF_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(?:(?:ngày|mùng)\s+(\d{1,2})(?:\s*,?\s*tháng\s+|\s?/\s?)(\d{1,2})\b",
        r"|(\d{1,2})\s+tháng\s+(\d{1,2})\b)",
    ))
});
/// `6 tháng đầu năm 2026`, `nửa cuối năm`, `6 tháng năm 2026`.
pub(super) static HALF: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(?:(?:(?:0?6|sáu)\s+tháng|nửa)\s+(?:đầu|(?<last>cuối))\s+(?:của\s+)?năm\b",
        r"(?:\s*/?\s*((?:19|20)\d{2})\b)?",
        r"|(?:0?6|sáu)\s+tháng\s+năm\s+((?:19|20)\d{2})\b)",
    ))
});
/// `nửa đầu tháng 5/2026`, `nửa cuối tháng 5 năm 2026`.
pub(super) static HALF_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^nửa\s+(?:đầu|(?<last>cuối))\s+(?:của\s+)?tháng\s+(\d{1,2})(?:\s*[/-]\s*|\s+năm\s+)((?:19|20)\d{2})\b",
    )
});
/// `9 tháng đầu năm 2026`: January up to that month; `9 tháng năm 2026`: the same.
pub(super) static FIRST_MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(?:(?<count>\d{1,2}|một|hai|ba|bốn|năm|bảy|tám|chín|mười)\s+tháng\s+đầu\s+(?:của\s+)?năm\b",
        r"(?:\s*/?\s*(?<year>(?:19|20)\d{2})\b)?",
        r"|(?<three>0?[39])\s+tháng\s+năm\s+(?<of>(?:19|20)\d{2})\b)",
    ))
});
/// `3 tháng cuối năm 2026`, `hai tháng cuối năm`: as many months up to December.
pub(super) static LAST_MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(?<count>\d{1,2}|một|hai|ba|bốn|năm)\s+tháng\s+cuối\s+(?:của\s+)?năm\b",
        r"(?:\s*/?\s*(?<year>(?:19|20)\d{2})\b)?",
    ))
});
/// `quý II/2026`, `quý I, II năm 2026`, `quý III-2024`.
pub(super) static QUARTERS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(?:quý|q\.?)\s*(?<list>(?:iv|i{1,3}|0?[1-4])\b",
        r"(?:\s*(?:,|-|và|đến\s+hết|đến|&|\+)\s*(?:quý\s*)?(?:iv|i{1,3}|0?[1-4])\b){0,7})",
        r"(?:(?:\s*[/.-]\s*|\s*,?\s*(?:của\s+)?năm\s+|\s+)(?<year>(?:19|20)\d{2})\b)?",
    ))
});
/// `tháng 5/2026`, `tháng 5, 6 năm 2026`, `tháng 5-8/2026`.
pub(super) static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^tháng\s*(?<list>\d{1,2}\b",
        r"(?:\s*(?:,|-|và|đến\s+hết|đến|&|\+)\s*(?:tháng\s*)?\d{1,2}\b){0,11})",
        r"(?:(?:\s*[/-]\s*|\.|\s*,?\s*(?:của\s+)?năm\s+)(?<year>(?:19|20)\d{2})\b)?",
    ))
});
/// `tháng sáu năm 2026`; a year must follow, for `tháng năm` alone may be anything.
pub(super) static WORD_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^tháng\s+(giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười\s+một|mười\s+hai|mười|một|chạp)\s+năm\s+((?:19|20)\d{2})\b",
    )
});
/// `T6/2026`.
pub(super) static SHORT_MONTH: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^t\.?\s?(\d{1,2})\s?[/-]\s?((?:19|20)\d{2})\b"));
/// `năm 2026`, `giai đoạn 2026`, `các năm 2026`, `năm học 2026`.
pub(super) static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(?:(?:các|những)\s+năm|(?:năm\s+)?giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ|năm\s+học|năm)",
        r"\s+(?:từ\s+)?(?:năm\s+)?((?:19|20)\d{2})\b",
    ))
});
/// `6/2026`.
pub(super) static BARE_MONTH: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^(\d{1,2})\s?/\s?((?:19|20)\d{2})\b"));
/// `III/2026`.
pub(super) static BARE_QUARTER: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^(iv|i{1,3})\s?/\s?((?:19|20)\d{2})\b"));
/// `30/6`.
pub(super) static BARE_DAY: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^(\d{1,2})\s?/\s?(\d{1,2})\b"));
/// `2026`.
pub(super) static BARE_YEAR: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^((?:19|20)\d{2})\b"));
/// One member of a list of quarters or months.
pub(super) static MEMBER: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?:iv|i{1,3}|\d{1,2})\b"));
/// What stands between the ends of a range.
pub(super) static TO: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^\s*(?:-|→|đến\s+hết|đến\s+cuối|đến|tới)\s*"));
/// What stands between the members of a list.
pub(super) static AND: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*(?:,|và|&|\+)\s*"));
