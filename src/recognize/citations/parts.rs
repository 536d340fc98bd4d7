//! `khoản 21 Điều 2, điểm a khoản 2 Điều 8` before a mention → its parts.

use super::Draft;
use crate::lang::keyed::{Keyed, key_pattern, window};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How far before a mention its parts reach, in bytes.
const REACH: usize = 240;
const UNIT: &str =
    r"(?:các\s+)?(?:tiết|điểm|khoản|điều|chương|mục|tiểu mục|phần|phụ lục(?:\s+số)?)";
const MARK: &str = r"(?:\d{1,3}[a-zđ]?|[a-zđ]|[ivxl]{1,6})\b";

/// What was issued with the document: `Điều 6 của Quy định ban hành kèm theo Quyết định số …`.
const WITHIN: &str = r"(?:quy định|quy chế|điều lệ|nội quy|kế hoạch|chương trình|đề án|danh mục)\s[^.,;:]{0,120}?(?:được\s+)?(?:ban hành\s+)?kèm theo\s+";

static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        r"(?:^|[^\p{{L}}\d])(?<parts>{UNIT}\s+{MARK}(?:\s*(?:,|;|và|đến|hoặc|của|)\s*(?:{UNIT}\s+)?{MARK})*)\s*(?:của\s+)?(?:{WITHIN})?$"
    ))
});
/// Where one part ends and the next begins: after an article, before a new unit.
static JOINT: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(&format!(r"(?:,|;|\s+và|\s+hoặc)\s+(?<next>{UNIT}\s)")));
static WHOLE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"(?:^|\s)(?:điều|chương|phần|phụ lục)\s"));

/// Sets the parts of each mention.
pub(super) fn fill(view: &Keyed<'_>, drafts: &mut [Draft]) {
    let mut from = 0;
    for draft in drafts {
        draft.parts = before(view, from, draft.at.start);
        from = draft.at.end;
    }
}

fn before(view: &Keyed<'_>, from: usize, to: usize) -> Vec<Range<usize>> {
    let end = view.at(to);
    let start = window(view.key(), end, REACH).max(view.at(from).min(end));
    let Some(caps) = BEFORE.captures(&view.key()[start..end]) else { return Vec::new() };
    let Some(parts) = caps.name("parts") else { return Vec::new() };
    split(parts.as_str())
        .into_iter()
        .map(|range| {
            view.printed(start + parts.start() + range.start..start + parts.start() + range.end)
        })
        .collect()
}

/// Cuts after each article.
fn split(key: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for caps in JOINT.captures_iter(key) {
        let (Some(all), Some(next)) = (caps.get(0), caps.name("next")) else { continue };
        if all.start() > from && WHOLE.is_match(&key[from..all.start()]) {
            parts.push(from..all.start());
            from = next.start();
        }
    }
    parts.push(from..key.len());
    parts
}
