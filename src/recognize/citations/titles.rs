//! What follows a mention after "về (việc)" → its title, where it is short and its end is certain;
//! what follows a legal basis, up to the next one.

use super::Draft;
use crate::data::Relation;
use crate::lang::citing;
use crate::lang::fold;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// No title that is certain is longer, in bytes.
const LONGEST: usize = 220;

static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^\s*,?\s*(?:về việc|v/v|về)\s+(?<title>[^;.()]+?)\s*(?:;|\.\s|\.$|$)")
});
/// Words that begin what is done with the paper, which is no part of its title.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r",|\s(?:yêu cầu|đề nghị|giao|gửi|trong đó|nhưng|đã|đang|được|theo|tại)\s")
});

/// What a basis is about: `về việc …`, `phê duyệt …`.
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        r"^\s*,?\s*(?:(?:về việc|v/v|về)\s+(?<title>[^\s])|(?<verb>{})[\s,])",
        citing::alternatives("title")
    ))
});
/// Longest title of a basis, in bytes.
const LONGEST_OF_BASIS: usize = 1000;

/// Sets the titles of the bases that have a number: all that stands behind, up to the semicolon
/// before the next basis or to the end.
pub(super) fn fill_bases(view: &Keyed<'_>, drafts: &mut [Draft]) {
    let is_basis = |draft: &Draft| draft.relation == Some(Relation::Basis);
    let starts: Vec<usize> =
        drafts.iter().filter(|draft| is_basis(draft)).map(|draft| draft.at.start).collect();
    for draft in drafts.iter_mut().filter(|draft| is_basis(draft) && draft.number.is_some()) {
        let next = starts[starts.partition_point(|&start| start <= draft.at.start)..].first();
        if let Some(title) = title_of_basis(view, draft.at.end, next.copied()) {
            draft.title = Some(title);
        }
    }
}

/// The title behind a basis that ends at `from`, where the next one starts at `next`.
fn title_of_basis(view: &Keyed<'_>, from: usize, next: Option<usize>) -> Option<Range<usize>> {
    let end = match next {
        Some(next) => from + view.value()[from..next].rfind(';')?,
        None => view.value().len(),
    };
    let key = view.at(from);
    let caps = OPENS.captures(view.key_of(from..end))?;
    let first = caps.name("title").or_else(|| caps.name("verb"))?;
    let start = view.printed(key + first.start()..key + first.end()).start;
    let end = before_said(&view.value()[start..end]).map_or(end, |len| start + len);
    let key = view.at(start);
    let amended = AMENDED.find(view.key_of(start..end));
    let end =
        amended.map_or(end, |found| view.printed(key + found.start()..key + found.end()).start);
    let print = view.value()[start..end].trim_end_matches([';', '.', ',', '/', ' ', '\u{a0}']);
    let range = start..start + print.len();
    (!range.is_empty() && range.len() <= LONGEST_OF_BASIS).then_some(range)
}

/// What became of a basis, behind its title: `; được sửa đổi, bổ sung bởi Nghị định số …`.
static AMENDED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"[;,(]\s*(?:(?:đã\s+)?được\s+sửa\s+đổi|sửa\s+đổi,?\s+bổ\s+sung\s+(?:bởi|tại|theo)\s)",
    )
});

/// What a document says of itself behind what it is based on.
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^[^,;]{2,100}?\s(?:đề nghị|yêu cầu|ban hành|báo cáo|xây dựng|giao|thông báo|trân trọng|kính)\s",
    )
});

/// Where the title ends in a paragraph that goes on to what its own document says: `Thực hiện Nghị
/// quyết … về …, Ban Thường vụ ban hành Chương trình như sau:`, `…, Sở Nội vụ đề nghị …`.
fn before_said(rest: &str) -> Option<usize> {
    let says = |at: &usize| {
        let key = fold::key(&rest[at + 2..]);
        citing::opening("head", &key).is_some() && SAYS.is_match(&key)
    };
    if let Some(at) = rest.match_indices(", ").map(|(at, _)| at).find(says) {
        return Some(at);
    }
    rest.trim_end().ends_with([':', '：']).then_some(())?;
    let is_body = |at: &usize| citing::opening("head", &fold::key(&rest[at + 2..])).is_some();
    let commas = rest.match_indices(", ").map(|(at, _)| at);
    Some(commas.filter(is_body).last().unwrap_or(0))
}

/// Sets the titles of mentions that have none.
pub(super) fn fill(view: &Keyed<'_>, drafts: &mut [Draft]) {
    let starts: Vec<usize> = drafts.iter().map(|draft| draft.at.start).collect();
    for (index, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.title.is_none()) {
        let from = view.at(draft.at.end);
        let Some(title) = ABOUT.captures(&view.key()[from..]).and_then(|caps| caps.name("title"))
        else {
            continue;
        };
        let range = view.printed(from + title.start()..from + title.end());
        let alone = starts.get(index + 1).is_none_or(|&next| next >= range.end);
        if alone && range.len() <= LONGEST && !DONE.is_match(title.as_str()) {
            draft.title = Some(range);
        }
    }
}
