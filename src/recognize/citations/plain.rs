//! Kinds with a bare number → mentions: `Kế hoạch phối hợp số 15`, `Nghị quyết 57`.

use super::kinds::{self, by_key};
use super::{Draft, is_taken, tails};
use crate::lang::citing;
use crate::lang::document_kind::Cited;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::sync::LazyLock;

/// A year may follow: `Nghị định 30/2020`.
const YEAR: &str = r"(?:/(?:19|20)\d\d)?";

/// With "số".
static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        r"\b(?<kind>{})(?<modified>(?:\s+(?:{})){{0,3}})\s+số\s+(?:số\s+)?(?<number>\d{{1,5}}{YEAR})",
        kinds::names(Cited::Plain),
        citing::alternatives("modifier"),
    ))
});
/// Without "số"; kept only where what follows shows that the number is a name.
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    let kinds = crate::lang::document_kind::all().iter().filter(|kind| kind.cited == Cited::Short);
    let names: Vec<String> = kinds.map(|kind| regex::escape(&kind.key)).collect();
    key_pattern(&format!(
        r"\b(?<kind>{})(?<modified>)\s+(?<number>\d{{2,4}}{YEAR})",
        names.join("|")
    ))
});

/// What may not follow a bare number: more of a number, a symbol, a unit.
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:[\d%°\p{L}]|[.,]\d|\s?[/:]\s?[\d\p{L}]|\s?[-]\s?[\d\p{L}])")
});
/// What must follow one without "số".
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:$|\s*[,;.:)\]”\x22]|\s+(?:của|ngày|và|về|năm (?:19|20)\d\d)\b|\s*$)")
});

/// The mentions with a bare number that are not among `known`.
pub(super) fn find(view: &Keyed<'_>, known: &[Draft]) -> Vec<Draft> {
    let plain = PLAIN.captures_iter(view.key()).filter_map(|caps| draft(view, &caps, false));
    let short = SHORT.captures_iter(view.key()).filter_map(|caps| draft(view, &caps, true));
    plain.chain(short).filter(|draft| !is_taken(known, &draft.at)).collect()
}

fn draft(view: &Keyed<'_>, caps: &regex::Captures<'_>, is_short: bool) -> Option<Draft> {
    let (name, modified) = (caps.name("kind")?, caps.name("modified")?);
    let number = caps.name("number")?;
    let rest = &view.key()[number.end()..];
    let kind_at = view.printed(name.start()..modified.end().max(name.end()));
    let is_name = view.value()[kind_at.clone()].starts_with(char::is_uppercase);
    if !is_name || GOES_ON.is_match(rest) || (is_short && !NAMED.is_match(rest)) {
        return None;
    }
    let number = view.printed(number.range());
    let mut draft = Draft {
        at: kind_at.start..number.end,
        kind: by_key(name.as_str()),
        is_modified: !modified.is_empty(),
        kind_at: Some(kind_at),
        number: Some(number),
        ..Draft::default()
    };
    tails::read(view, &mut draft);
    Some(draft)
}
