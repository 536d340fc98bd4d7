//! `Chánh Văn phòng UBND tỉnh; Giám đốc các sở … chịu trách nhiệm thi hành` → who is responsible.
//!
//! These are the persons the document is addressed to; nobody is looked up, so `agency_id` is empty.

use super::layout::Layout;
use crate::data::{Division, Document, Mention, Text};
use crate::lang::agency::Register;
use crate::lang::citing;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static DUTY: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\s*,?\s*(?:(?:căn cứ|theo)\s+[^;.]{3,80}?\s+)?(?:chịu trách nhiệm|có trách nhiệm|căn cứ (?:quyết định|nghị quyết)(?: này)?)\s+(?:(?:tổ chức|triển khai|hướng dẫn|phối hợp)\s*,?\s*)*(?:thi hành|thực hiện)\b(?<what>[^.;]{0,40})",
    )
});
static OWN: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^\s*(?:$|[^.;]{0,30}này\b|quyết định\b|\./)"));
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^\s*(?:các\s+)?(?:đồng chí|ông|bà)(?:\s*[,/(]*\s*(?:ông|bà|đồng chí)\)?)*\s*:?\s*(?:là\s+)?",
    )
});
/// Where a list is cut for certain, and where only before a position.
static CUT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"(?<sure>\s*;\s*(?:và\s+)?)|(?<maybe>\s*,\s*(?:và\s+)?|\s+và\s+)")
});
static MANY: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^(?:mọi|những)\b|\bcác\b"));

/// Sets `responsible` from the last article that says it.
pub(super) fn read(
    _division: &Division,
    layout: &Layout,
    _register: &Register,
    document: &mut Document,
) {
    let articles = layout.articles.iter().rev();
    let found = articles.flat_map(|article| &article.texts).map(list);
    document.responsible = found.into_iter().find(|list| !list.is_empty()).unwrap_or_default();
}

/// The members of the list in the first sentence that makes somebody responsible for the document.
fn list(text: &Text) -> Vec<Mention> {
    let view = Keyed::of(text.as_str());
    let duty = DUTY
        .captures_iter(view.key())
        .find(|caps| caps.name("what").is_some_and(|what| OWN.is_match(what.as_str())));
    let Some(end) = duty.and_then(|caps| caps.get(0)).map(|all| all.start()) else {
        return Vec::new();
    };
    let start = view.key()[..end].rfind(". ").map_or(0, |stop| stop + 2);
    let address = ADDRESS.find(&view.key()[start..end]).map_or(0, |found| found.end());
    let members = members(&view.key()[start + address..end]);
    let base = start + address;
    let print = |range: Range<usize>| view.printed(base + range.start..base + range.end);
    members.into_iter().filter_map(|range| mention(text, print(range))).collect()
}

fn members(key: &str) -> Vec<Range<usize>> {
    let mut members = Vec::new();
    let mut from = 0;
    for caps in CUT.captures_iter(key) {
        let Some(cut) = caps.get(0) else { continue };
        let next = &key[cut.end()..];
        if caps.name("sure").is_some() || citing::opening("position", next).is_some() {
            members.push(from..cut.start());
            from = cut.end();
        }
    }
    members.push(from..key.len());
    members
}

fn mention(text: &Text, range: Range<usize>) -> Option<Mention> {
    let name = text.slice_trimmed(range);
    let collective = MANY.is_match(Keyed::of(name.as_str()).key());
    (!name.is_empty()).then(|| Mention {
        name: name.as_str().to_owned(),
        agency_id: None,
        collective,
        scope: None,
        spans: name.spans(),
    })
}
