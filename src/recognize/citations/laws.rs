//! Laws, codes, ordinances and the constitution by their titles → mentions.
//!
//! A known title ends where the table says; an unknown one must begin with a capital and ends at a
//! clause, or where its date stands. "Luật" without a title (`thi hành Luật`) is no mention, and
//! neither are `Hội Luật gia`, `pháp luật`, `Đại học Luật`.

use super::kinds::by_key;
use super::{Draft, tails};
use crate::lang::citing;
use crate::lang::keyed::{Keyed, key_pattern, window};
use regex::Regex;
use std::sync::LazyLock;

static KIND: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?<kind>bộ luật|luật|pháp lệnh|hiến pháp)\b"));
/// Words before "Luật" that make it another word.
static OTHER: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"(?:^|\s)(?:pháp|kỷ|hội|đoàn|khoa|học|viện|nhà|quy|ngành)\s+$"));
static NOT_A_TITLE: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^(?:gia|sư|khoa|định)\b"));
/// A law that changes others has their names in its own.
static CHANGING: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:về\s+)?sửa đổi,?\s*bổ sung\s+(?:(?:một số\s+)?(?:điều|khoản|nội dung)[^;.]{0,30}?của\s+)?(?:các\s+|một số\s+)?(?:(?:bộ\s+)?luật|pháp lệnh)\s+",
    )
});
static AND_LAW: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^(?:,|\s+và)\s+(?:(?:bộ\s+)?luật|pháp lệnh)\s+"));
/// Where a date or number shows the end of a title.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^[^;.()“”]{2,120}?\s*(?:\(sửa đổi\)\s*)?(?:,?\s+ngày\s+\d|\s+năm\s+\d{4}|\s+số\s+\d)",
    )
});
static REVISED: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*\((?:sửa đổi|mới)\)"));
/// The number of a law after its title: `Luật Đất đai số 31/2024/QH15`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^\s*,?\s*\(?(?:luật\s+)?số\s+(?<number>\d{1,3}(?:/\d{4})?/(?:ubtv)?qh\d{1,2})\)?")
});
static CONSTITUTION: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^nước cộng hòa xã hội chủ nghĩa việt nam\b|^năm\s+\d{4}|^nước\s+chxhcn\s+việt nam\b",
    )
});

/// The laws of a text.
pub(super) fn find(view: &Keyed<'_>, _: &[Draft]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for caps in KIND.captures_iter(view.key()) {
        let Some(name) = caps.name("kind") else { continue };
        let inside = drafts.last().is_some_and(|last| view.at(last.at.end) > name.start());
        if let Some(draft) = draft(view, name.start(), name.as_str()).filter(|_| !inside) {
            drafts.push(draft);
        }
    }
    drafts
}

fn draft(view: &Keyed<'_>, start: usize, kind: &str) -> Option<Draft> {
    let before = &view.key()[window(view.key(), start, 16)..start];
    let rest = &view.key()[start + kind.len()..];
    let space = rest.len() - rest.trim_start().len();
    let title = &rest[space..];
    if space == 0 || OTHER.is_match(before) || NOT_A_TITLE.is_match(title) {
        return None;
    }
    let from = start + kind.len() + space;
    let len = if kind == "hiến pháp" {
        CONSTITUTION.find(title)?.len()
    } else {
        title_len(view, from)?
    };
    let kind_at = view.printed(start..start + kind.len());
    let at = view.printed(start..from + len);
    let mut draft = Draft {
        title: Some(at.clone()),
        at,
        kind: by_key(kind),
        kind_at: Some(kind_at),
        ..Draft::default()
    };
    revision(view, &mut draft);
    number(view, &mut draft);
    tails::read(view, &mut draft);
    Some(draft)
}

fn revision(view: &Keyed<'_>, draft: &mut Draft) {
    let start = view.at(draft.at.end);
    if let Some(found) = REVISED.find(&view.key()[start..]) {
        draft.at.end = view.printed(start..start + found.end()).end;
    }
}

fn number(view: &Keyed<'_>, draft: &mut Draft) {
    let start = view.at(draft.at.end);
    let Some(caps) = NUMBER.captures(&view.key()[start..]) else { return };
    if let (Some(all), Some(number)) = (caps.get(0), caps.name("number")) {
        draft.number = Some(view.printed(start + number.start()..start + number.end()));
        draft.at.end = view.printed(start..start + all.end()).end;
    }
}

/// Bytes of the key that the title at byte `from` of the key takes.
fn title_len(view: &Keyed<'_>, from: usize) -> Option<usize> {
    let key = &view.key()[from..];
    if let Some(found) = CHANGING.find(key) {
        return changed(view, from, found.end());
    }
    if let Some(len) = citing::law_title(key) {
        return Some(len);
    }
    let at = view.printed(from..from).start;
    let is_title = view.value()[at..].starts_with(char::is_uppercase);
    is_title.then(|| unknown(view, from)).flatten()
}

/// The laws that a changing law names belong to its title.
fn changed(view: &Keyed<'_>, from: usize, lead: usize) -> Option<usize> {
    let key = &view.key()[from..];
    let mut end = lead + citing::law_title(&key[lead..]).or_else(|| unknown(view, from + lead))?;
    while let Some(next) = AND_LAW.find(&key[end..]) {
        let start = end + next.end();
        let Some(len) = citing::law_title(&key[start..]) else { break };
        end = start + len;
    }
    Some(end)
}

/// A title that is not in the table ends before its date or number, else at the next clause.
fn unknown(view: &Keyed<'_>, from: usize) -> Option<usize> {
    let key = &view.key()[from..];
    let clause = words(key);
    let dated = DATED.find(key).map(|found| title_before_date(found.as_str()));
    let no_other = |len: &usize| !key[..*len].contains("luật") && !key[..*len].contains(" số ");
    dated.filter(no_other).or(clause).filter(|&len| len > 0)
}

/// The bytes of a match of [`DATED`] before the date.
fn title_before_date(found: &str) -> usize {
    let cut =
        [" ngày ", " năm ", " số ", "(sửa đổi)"].iter().filter_map(|word| found.rfind(word)).min();
    found[..cut.unwrap_or(found.len())].trim_end_matches([' ', ',']).len()
}

/// The bytes of the words up to punctuation or a word that opens a clause.
fn words(key: &str) -> Option<usize> {
    let mut end = 0;
    for word in key.split_inclusive(' ').take(12) {
        let start = word.as_ptr() as usize - key.as_ptr() as usize;
        let opens = citing::opening("stop", &key[start..]).is_some();
        let joins = ["và", "các", "hoặc"].contains(&word.trim());
        let first = word.starts_with(|c: char| !c.is_alphanumeric());
        if start > 0 && (opens || joins || first) {
            break;
        }
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        end = start + bare.len();
        if bare.len() < word.trim_end().len() {
            break;
        }
    }
    (end > 0).then_some(end)
}
