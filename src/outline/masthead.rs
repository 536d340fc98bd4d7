//! The first lines of a gazette issue → its masthead and contents; its last lines → the imprint.

use super::listing;
use crate::data::{Line, Masthead, Text, TocLine};
use crate::lang::fold;
use crate::lang::letterhead::{self, Part, is_capitals};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Lines within which a masthead names itself.
const HEAD_LINES: usize = 24;
/// Lines at the end of an issue among which the imprint stands.
const IMPRINT_LINES: usize = 30;

static NUMBERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^số\s*:?\s*\d[\d\s+,và-]*$"));
static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}$"));
static LOCALITY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:tỉnh|thành phố|tp\.?)\s+\p{L}"));
static ENTRY_DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,2}[/-]\d{1,2}[/-]\d{4}$"));
static PAGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,4}$"));
static IMPRINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:điện thoại|email|e-mail|website|fax|in tại|in xong|giấy phép|giá bán|giá:)")
});

/// Reads the masthead of an issue: the title `CÔNG BÁO` stands alone on one of the first lines.
/// Returns it and the number of lines it covers, contents included.
pub(super) fn find(lines: &[Line]) -> Option<(Masthead, usize)> {
    let name = lines.iter().take(HEAD_LINES).position(|line| {
        fold::key(line.text().as_str()) == "công báo" && is_capitals(line.text().as_str())
    })?;
    let mut masthead = Masthead::default();
    let mut at = name + 1;
    while let Some(line) = lines.get(at) {
        let text = line.text();
        if !text.is_empty() && !take(&mut masthead, &text) {
            break;
        }
        at += 1;
    }
    let is_contents =
        lines.get(at).is_some_and(|line| fold::key(line.text().as_str()) == "mục lục");
    if is_contents {
        at += 1;
        at += contents(&lines[at..], &mut masthead.toc);
    }
    if masthead.toc.is_empty() {
        at += listing::contents(&lines[at..], &mut masthead.toc);
    }
    Some((masthead, at))
}

fn take(masthead: &mut Masthead, text: &Text) -> bool {
    let slot = match text.as_str() {
        line if NUMBERS.is_match(line) => &mut masthead.numbers,
        line if DATE.is_match(line) => &mut masthead.date,
        line if LOCALITY.is_match(line) => &mut masthead.locality,
        _ => return false,
    };
    *slot = Some(text.clone());
    true
}

/// Reads the contents; returns the number of lines they cover.
fn contents(lines: &[Line], toc: &mut Vec<TocLine>) -> usize {
    let (mut section, mut body): (Option<Text>, Option<Text>) = (None, None);
    let (mut end, mut headings) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        let text = line.text();
        if text.is_empty() {
            continue;
        }
        if let Some(mut entry) = entry(line) {
            entry.section.clone_from(&section);
            entry.body.clone_from(&body);
            toc.push(entry);
            headings = 0;
        } else if is_heading(lines, at) {
            if headings == 0 && toc.is_empty() || headings > 0 && is_section(&text) {
                section = Some(text);
            } else {
                body = Some(text);
            }
            headings += 1;
        } else if !continue_entry(toc, &text) {
            break;
        }
        end = at + 1;
    }
    end
}

/// `24/04/2026 TAB Quyết định … TAB 3`.
fn entry(line: &Line) -> Option<TocLine> {
    let filled: Vec<&Text> = line.fields.iter().filter(|field| !field.is_empty()).collect();
    let (first, last) = (filled.first()?, filled.last()?);
    if filled.len() < 3 || !ENTRY_DATE.is_match(first.as_str()) || !PAGE.is_match(last.as_str()) {
        return None;
    }
    let middle: Vec<Text> =
        filled[1..filled.len() - 1].iter().map(|text| (*text).clone()).collect();
    Some(TocLine {
        date: (*first).clone(),
        entry: Text::join(&middle),
        page: (*last).clone(),
        ..TocLine::default()
    })
}

/// A line in capitals inside the contents, not the letterhead of the first document.
fn is_heading(lines: &[Line], at: usize) -> bool {
    let text = lines[at].text();
    if !is_capitals(text.as_str()) || letterhead::is(text.as_str(), Part::State) {
        return false;
    }
    let next = lines[at + 1..].iter().filter(|line| !line.is_blank()).take(6);
    let ahead: Vec<Text> = next.map(Line::text).collect();
    let entry_first = lines[at + 1..]
        .iter()
        .filter(|line| !line.is_blank())
        .take(4)
        .any(|line| entry(line).is_some());
    entry_first && !ahead.iter().take(3).any(|text| letterhead::is(text.as_str(), Part::State))
}

fn is_section(text: &Text) -> bool {
    fold::key(text.as_str()).starts_with("văn bản")
}

/// A hard-wrapped line of an entry.
fn continue_entry(toc: &mut [TocLine], text: &Text) -> bool {
    let lower = text.as_str().chars().next().is_some_and(char::is_lowercase);
    match toc.last_mut() {
        Some(last) if lower => {
            last.entry.append(text);
            true
        }
        _ => false,
    }
}

/// The lines of the imprint at the end of an issue, from the publisher's name on.
pub(super) fn imprint(lines: &[Line]) -> Option<Range<usize>> {
    let lowest = lines.len().saturating_sub(IMPRINT_LINES);
    let sign = (lowest..lines.len()).find(|&at| IMPRINT.is_match(lines[at].text().as_str()))?;
    let first = (lowest..sign).rev().find(|&at| {
        let text = lines[at].text();
        is_capitals(text.as_str())
            && letterhead::is(text.as_str(), Part::Issuer)
            && lines[at].tabs() == 0
    })?;
    Some(first..lines.len())
}
