//! The words before a number → the kind of document they name.

use super::bodies::name_at;
use crate::lang::citing;
use crate::lang::document_kind::{self, Cited, DocumentKind};
use crate::lang::keyed::{Keyed, key_pattern, window};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How far before a number its kind is looked for, in bytes.
const REACH: usize = 200;

/// A kind, what may modify it, and "số".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        r"(?:^|[^\p{{L}}\d])(?<kind>{})(?<modified>(?:\s+(?:{})){{0,3}})(?<urgent>(?:\s+(?:{})){{0,2}}){SO}$",
        names(Cited::Never),
        citing::alternatives("modifier"),
        citing::alternatives("urgency"),
    ))
});

/// A kind, its issuer, and "số": `Quyết định của Chủ tịch UBND tỉnh số`.
static WITH_ISSUER: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        r"(?:^|[^\p{{L}}\d])(?<kind>{})\s+của\s+(?<issuer>[^;.()“”]{{2,120}}?)\s*,?\s+số\s*:?\s*$",
        names(Cited::Symbol)
    ))
});

/// An abbreviation, whose letter case counts: `QĐ số`, `NĐ`.
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    let all = document_kind::all().iter().flat_map(|kind| &kind.abbreviations);
    let mut words: Vec<String> =
        all.filter(|one| one.len() > 1).map(|one| regex::escape(one)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    pattern(&format!(r"(?:^|[^\p{{L}}\d/-])(?<kind>{})(?:\s+số|\s+Số)?\s*:?\s*$", words.join("|")))
});

/// "số", perhaps twice by mistake, perhaps left out.
const SO: &str = r"(?:\s*[,:]?\s*\(?số(?:\s+số)?\s*:?)?\s*";

/// The names of all kinds that are cited at least so, as alternatives of a pattern, the longest
/// first.
pub(super) fn names(at_least: Cited) -> String {
    let kinds = document_kind::all().iter().filter(|kind| kind.cited >= at_least);
    let mut keys: Vec<String> = kinds.map(|kind| regex::escape(&kind.key)).collect();
    keys.sort_by_key(|key| std::cmp::Reverse(key.len()));
    keys.dedup();
    keys.join("|")
}

/// A kind that stands before a number.
pub(super) struct Before {
    pub(super) kind: &'static DocumentKind,
    /// Where the kind is printed, its modifiers included.
    pub(super) at: Range<usize>,
    pub(super) is_modified: bool,
    /// `Quyết định của Chủ tịch UBND tỉnh số …`.
    pub(super) issuer: Option<Range<usize>>,
}

/// The kind printed directly before byte `number` of the text.
pub(super) fn before(view: &Keyed<'_>, number: usize) -> Option<Before> {
    let end = view.at(number);
    let start = window(view.key(), end, REACH);
    named(view, start, end)
        .or_else(|| with_issuer(view, start, end))
        .or_else(|| short(view, number))
}

fn named(view: &Keyed<'_>, start: usize, end: usize) -> Option<Before> {
    let caps = BEFORE.captures(&view.key()[start..end])?;
    let (name, modified) = (caps.name("kind")?, caps.name("modified")?);
    let kind = by_key(name.as_str())?;
    let at = view.printed(start + name.start()..start + modified.end());
    Some(Before { kind, at, is_modified: !modified.is_empty(), issuer: None })
}

fn with_issuer(view: &Keyed<'_>, start: usize, end: usize) -> Option<Before> {
    let caps = WITH_ISSUER.captures(&view.key()[start..end])?;
    let (name, issuer) = (caps.name("kind")?, caps.name("issuer")?);
    let issuer = view.printed(start + issuer.start()..start + issuer.end());
    let is_whole = name_at(view, issuer.start).is_some_and(|found| found.end >= issuer.end);
    let at = view.printed(start + name.start()..start + name.end());
    let kind = by_key(name.as_str())?;
    is_whole.then_some(Before { kind, at, is_modified: false, issuer: Some(issuer) })
}

fn short(view: &Keyed<'_>, number: usize) -> Option<Before> {
    let start = window(view.value(), number, 24);
    let name = SHORT.captures(&view.value()[start..number])?.name("kind")?;
    let kind = document_kind::by_abbreviation(name.as_str())?;
    let at = start + name.start()..start + name.end();
    Some(Before { kind, at, is_modified: false, issuer: None })
}

/// The kind whose matching key is `key`.
pub(super) fn by_key(key: &str) -> Option<&'static DocumentKind> {
    document_kind::all().iter().find(|kind| kind.key == key)
}
