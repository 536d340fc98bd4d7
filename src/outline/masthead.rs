//! The first lines of a gazette issue → its masthead and contents; its last lines → the imprint.

use super::{beside, listing, running};
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

static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?<numbers>số\s*:?\s*\d[\d\s+,&và-]*?)(?:\s*\([\d\s+,&và-]+\))?(?:[\s,–-]*(?<date>ngày\s.+))?$",
    )
});
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^ngày\s*(?:\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4})$")
});
static PUBLISHED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:DO\s.{3,80}\sXUẤT BẢN|XUẤT BẢN\s.{3,80})$"));
static LOCALITY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:tỉnh|thành phố|tp\.?)\s+\p{L}"));
static ENTRY_DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?<date>\d{1,2}[/-]\d{1,2}[/-]\d{4})(?:\s*-\s+|$|\s)"));
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
        let texts = beside::texts(line);
        if !texts.iter().all(|text| take(&mut masthead, text)) {
            break;
        }
        at += 1;
    }
    let is_contents =
        lines.get(at).is_some_and(|line| fold::key(line.text().as_str()) == "mục lục");
    if is_contents {
        at += 1;
        at += contents(&lines[at..], &mut masthead.toc);
        at += frame(&lines[at..]);
    }
    if masthead.toc.is_empty() {
        at += listing::contents(&lines[at..], &mut masthead.toc);
    }
    Some((masthead, at))
}

fn take(masthead: &mut Masthead, text: &Text) -> bool {
    if let Some(found) = NUMBERS.captures(text.as_str()) {
        let part = |name| found.name(name).map(|part| text.slice_trimmed(part.range()));
        masthead.numbers = part("numbers");
        masthead.date = part("date").or_else(|| masthead.date.take());
        return true;
    }
    let slot = match text.as_str() {
        line if DATE.is_match(line) => &mut masthead.date,
        line if LOCALITY.is_match(line) => &mut masthead.locality,
        line => return letterhead::is(line, Part::State) || PUBLISHED.is_match(line),
    };
    *slot = Some(text.clone());
    true
}

/// Reads the contents; returns the number of lines they cover.
fn contents(lines: &[Line], toc: &mut Vec<TocLine>) -> usize {
    let mut reader = Contents { toc, section: None, body: None, headings: 0 };
    let mut end = 0;
    for at in 0..lines.len() {
        let text = lines[at].text();
        if text.is_empty() {
            continue;
        }
        if !reader.take(lines, at, text) {
            break;
        }
        end = at + 1;
    }
    reader.toc.retain(|entry| !entry.page.is_empty());
    end
}

struct Contents<'a> {
    toc: &'a mut Vec<TocLine>,
    section: Option<Text>,
    body: Option<Text>,
    /// Headings since the last entry.
    headings: usize,
}

impl Contents<'_> {
    /// Takes a line; `false` where the contents end before it.
    fn take(&mut self, lines: &[Line], at: usize, text: Text) -> bool {
        if fold::key(text.as_str()).trim_start_matches("số ") == "trang" {
            return true;
        }
        if let Some(mut entry) = entry(&lines[at]) {
            entry.section.clone_from(&self.section);
            entry.body.clone_from(&self.body);
            self.toc.push(entry);
            self.headings = 0;
            return true;
        }
        if self.goes_on(&lines[at]) {
            return true;
        }
        let heads = is_heading(lines, at);
        if heads {
            let below = lines[at + 1..].iter().find(|line| !line.is_blank());
            let stacked = below.is_some_and(|line| entry(line).is_none());
            let first = self.headings == 0 && self.toc.is_empty() && stacked;
            if first || is_section(&text) {
                (self.section, self.body) = (Some(text), None);
            } else {
                self.body = Some(text);
            }
            self.headings += 1;
        }
        heads
    }

    /// A hard-wrapped line of an entry; the last one has the page.
    fn goes_on(&mut self, line: &Line) -> bool {
        let texts = beside::texts(line);
        let Some(last) = self.toc.last_mut() else { return false };
        let lower = texts[0].as_str().starts_with(char::is_lowercase);
        let open = last.page.is_empty();
        let paged = texts.len() == 2 && PAGE.is_match(texts[1].as_str());
        if !open && (!lower || texts.len() > 1) || open && texts.len() > 1 && !paged {
            return false;
        }
        last.entry.append(&texts[0]);
        if paged {
            last.page = texts[1].clone();
        }
        true
    }
}

/// `24/04/2026 TAB Quyết định … TAB 3`; the page is empty where the entry goes on below.
fn entry(line: &Line) -> Option<TocLine> {
    let texts = beside::texts(line);
    let (first, rest) = texts.split_first()?;
    let found = ENTRY_DATE.captures(first.as_str())?;
    let date = first.slice_trimmed(found.name("date")?.range());
    let mut words = vec![first.slice_trimmed(found.get(0)?.end()..first.len())];
    words.extend(rest.iter().cloned());
    words.retain(|text| !text.is_empty());
    let paged = words.len() > 1 && words.last().is_some_and(|last| PAGE.is_match(last.as_str()));
    let page = if paged { words.pop().unwrap_or_default() } else { Text::new() };
    let entry = Text::join(&words);
    (!entry.is_empty()).then(|| TocLine { date, entry, page, ..TocLine::default() })
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
    let key = fold::key(text.as_str());
    key.starts_with("văn bản") || key.starts_with("phần ")
}

/// The lines at the beginning of `lines` that name a part of the gazette or are a running head.
fn frame(lines: &[Line]) -> usize {
    let text = (0..lines.len()).find(|&at| !lines[at].is_blank() && !running::is(lines, at));
    let text = text.unwrap_or(0);
    (0..text).rev().find(|&at| !lines[at].is_blank()).map_or(0, |last| last + 1)
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
