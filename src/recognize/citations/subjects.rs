//! The sentence before a mention without "của" → who issued it: `Sở Y tế đã ban hành Kế hoạch số …`,
//! and the day, where the sentence begins with it.

use super::bodies::{is_head, name_at};
use super::sentences::Sentences;
use super::{Draft, lists};
use crate::lang::citing;
use crate::lang::date;
use crate::lang::document_kind;
use crate::lang::keyed::{Keyed, key_pattern, window};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How much of a sentence is looked at, in bytes.
const REACH: usize = 900;

static ISSUING: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        r"(?:^|[^\p{{L}}\d])(?<verb>{})(?:\s+(?:các|một số|văn bản|gồm|\d{{1,2}}))*\s*:?\s*$",
        citing::alternatives("issuing")
    ))
});
static IN: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"\stại\s*$"));
static DAY_BEFORE: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"(?:^|[^\p{L}])ngày\s"));

/// Sets issuer and date of the mentions whose sentence says them.
pub(super) fn fill(view: &Keyed<'_>, sentences: &Sentences, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        if drafts[index].issuer.is_some() || drafts[index].number.is_none() {
            continue;
        }
        let start = sentences.start(drafts[index].at.start).max(window(
            view.value(),
            drafts[index].at.start,
            REACH,
        ));
        let Some((issuer, date)) = subject(view, start, drafts, index) else { continue };
        if agrees(view, &issuer, &drafts[index]) {
            drafts[index].issuer = Some(issuer);
            let draft = &mut drafts[index];
            draft.is_date_apart |= draft.date.is_none();
            draft.date = draft.date.take().or(date);
        }
    }
}

type Subject = (Range<usize>, Option<String>);

fn subject(view: &Keyed<'_>, start: usize, drafts: &[Draft], index: usize) -> Option<Subject> {
    let draft = &drafts[index];
    let inherited = || from_list(view, start, drafts, index);
    let before = view.key_of(start..draft.at.start);
    let Some(verb) = ISSUING.captures(before).and_then(|caps| caps.name("verb")) else {
        return inherited().or_else(|| by_initials(view, start, draft));
    };
    let key_start = view.at(start);
    let verb_at = view.printed(key_start + verb.start()..key_start + verb.start()).start;
    if let Some(name) = name_up_to(view, start, verb_at) {
        let date = date_before(view, start, name.start);
        return Some((name, date));
    }
    let bare = view.value()[start..verb_at].trim_end();
    let continues =
        bare.is_empty() || bare.ends_with([';', ',', ')', ':']) || bare.ends_with(" và");
    continues.then(|| inherited().or_else(|| Some((first_body(view, start, verb_at)?, None))))?
}

/// The longest name that ends where the verb begins.
fn name_up_to(view: &Keyed<'_>, start: usize, verb: usize) -> Option<Range<usize>> {
    let end = start + view.value()[start..verb].trim_end().len();
    let from = window(view.value(), end, 240).max(start);
    let mut names = heads(view, from, end).filter_map(|at| name_at(view, at));
    names.find(|name| name.end == end)
}

/// The first body of a sentence.
fn first_body(view: &Keyed<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let at = heads(view, start, end).next()?;
    name_at(view, at)
}

/// Where words stand that head names, between two bytes of the text.
fn heads<'v>(view: &'v Keyed<'_>, from: usize, to: usize) -> impl Iterator<Item = usize> + 'v {
    let text = &view.value()[from..to.max(from)];
    let base = text.as_ptr() as usize;
    text.split([' ', '(', '“', '"'])
        .map(move |word| from + (word.as_ptr() as usize - base))
        .filter(|&at| is_head(view, at) && !is_paper(view, at))
}

/// `Báo cáo` begins like the newspaper.
fn is_paper(view: &Keyed<'_>, at: usize) -> bool {
    document_kind::opening(&view.value()[at..]).is_some()
}

/// `Ngày 22/11/2024, sở …`.
fn date_before(view: &Keyed<'_>, start: usize, subject: usize) -> Option<String> {
    let key = view.key_of(window(view.value(), subject, 60).max(start)..subject);
    let from = DAY_BEFORE.find_iter(key).last()?.start();
    let (at, day) = date::days(&key[from..]).next()?;
    let rest = key[from + at.end..].trim();
    (rest.is_empty() || rest == ",").then_some(day.ok()?.to_string())
}

/// A mention that goes on with a list, or after a semicolon, has the subject of the one before.
fn from_list(view: &Keyed<'_>, start: usize, drafts: &[Draft], index: usize) -> Option<Subject> {
    let draft = &drafts[index];
    let before = drafts.get(index.checked_sub(1)?)?;
    let issuer = before.issuer.clone().filter(|at| at.end <= before.at.start)?;
    let between = view.value()[before.at.end.min(draft.at.start)..draft.at.start].trim_end();
    let same = before.at.start >= start;
    let goes_on = between.ends_with(';') || ISSUING.is_match(&crate::lang::fold::key(between));
    (same && (goes_on || lists::adjacent(view, before, draft))).then_some((issuer, None))
}

/// `Cục đường bộ Việt Nam đang lấy ý kiến … tại Công văn số 5844/CĐBVN-…`: the symbol has the
/// initials of a body in the sentence.
fn by_initials(view: &Keyed<'_>, start: usize, draft: &Draft) -> Option<Subject> {
    if !IN.is_match(view.key_of(start..draft.at.start)) {
        return None;
    }
    let number = draft.number.clone()?;
    let symbol = view.value()[number].split_once('/')?.1;
    let parts: Vec<&str> = symbol.split(['-', '/', ' ']).filter(|part| part.len() > 2).collect();
    let names = heads(view, start, draft.at.start).filter_map(|at| name_at(view, at));
    let mut fitting =
        names.filter(|name| parts.contains(&initials(&view.value()[name.clone()]).as_str()));
    fitting.next().map(|name| (name, None))
}

/// `Cục đường bộ Việt Nam` → `CĐBVN`; small words have none, abbreviations are kept whole.
pub(super) fn initials(name: &str) -> String {
    let mut out = String::new();
    for word in name.split([' ', '-', ',']).filter(|word| !word.is_empty()) {
        if matches!(word, "và" | "của" | "về" | "các" | "–") {
            continue;
        }
        if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
            out.push_str(word);
        } else if let Some(first) = word.chars().next() {
            out.extend(first.to_uppercase());
        }
    }
    out
}

/// Whether a subject can have issued a paper with this symbol.
fn agrees(view: &Keyed<'_>, issuer: &Range<usize>, draft: &Draft) -> bool {
    let number = draft.number.clone().unwrap_or_default();
    let symbol = &view.value()[number];
    let name = view.key_of(issuer.clone());
    let needs = [
        ("UBND", "ubnd", "ủy ban nhân dân"),
        ("HĐND", "hđnd", "hội đồng nhân dân"),
        ("TTg", "thủ tướng", "thủ tướng"),
        ("CP", "chính phủ", "thủ tướng"),
    ];
    let own = symbol.split(['/', '-', '–', ' ']);
    let mut signs = own.filter_map(|part| needs.iter().find(|(sign, ..)| *sign == part));
    signs.all(|(_, short, long)| name.contains(short) || name.contains(long))
}
