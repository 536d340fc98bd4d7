//! A portal's page about a gazette issue → its masthead and contents: rows of date, kind, number and
//! title in any order, under headings. The printed contents of an issue are read by `masthead`.

use super::headers::is_header;
use crate::data::{Line, Masthead, Text, TocLine};
use crate::lang::letterhead::{self, Part, is_capitals};
use crate::lang::pattern::pattern;
use crate::lang::{document_kind, fold};
use regex::Regex;
use std::sync::LazyLock;

/// Lines within which a page names the issue: menus may stand above.
const HEAD_LINES: usize = 80;
/// Lines under the name of the gazette in which number and day stand.
const NAME_LINES: usize = 8;
/// Longest heading, in characters.
const LONGEST: usize = 120;

static DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,2}[/-]\d{1,2}[/-]\d{4}$"));
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{1,5}\p{L}?(?:/\d{4})?[/-]\s?\p{L}[\p{L}\d/&,.-]{0,30})$"));
static SMALL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,4}\.?$"));
static ISSUE_NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:^|\s)(số\s*:?\s*\d{1,4}(?:\s*(?:\+|,|&|và)\s*\d{1,4})*)"));
static ISSUE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:ngày\s*)?\d{1,2}[/-]\d{1,2}[/-]\d{4}|ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}",
    )
});
static LOCALITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?<place>(?:tỉnh|thành phố|tp\.?)\s+\p{L}+(?:\s+\p{L}+){0,3}?)(?:\s*(?:số|ngày|năm|[-–—,.|(:])|\s*$)",
    )
});

/// The issue that a portal's page lists, and the number of lines that belong to it.
pub(super) fn find(lines: &[Line]) -> Option<(Masthead, usize)> {
    let name = lines.iter().take(HEAD_LINES).position(|line| names_gazette(&line.text()))?;
    let mut masthead = Masthead::default();
    for line in lines[name..].iter().take(NAME_LINES).take_while(|line| entry(line).is_none()) {
        take(&mut masthead, &line.text());
    }
    masthead.numbers.as_ref()?;
    let covered = name + contents(&lines[name..], &mut masthead.toc);
    (!masthead.toc.is_empty()).then(|| (masthead, whole(lines, covered)))
}

/// `Công báo tỉnh Sơn La số 30 + 31`, `Mục lục Công báo …`, alone on its line.
fn names_gazette(text: &Text) -> bool {
    let key = fold::key(text.as_str());
    let bare = key.trim_start_matches("mục lục ").trim_start_matches("nội dung ");
    let bare = bare.trim_start_matches("số ");
    bare.starts_with("công báo") && text.as_str().chars().count() <= LONGEST
}

fn take(masthead: &mut Masthead, text: &Text) {
    let found = |regex: &Regex, group: usize| {
        let found = regex.captures(text.as_str())?.get(group)?;
        Some(text.slice_trimmed(found.range()))
    };
    let keep = |slot: &mut Option<Text>, value: Option<Text>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    keep(&mut masthead.numbers, found(&ISSUE_NUMBERS, 1));
    keep(&mut masthead.date, found(&ISSUE_DATE, 0));
    keep(&mut masthead.locality, found(&LOCALITY, 1));
}

/// All lines, where no document follows the contents.
fn whole(lines: &[Line], covered: usize) -> usize {
    let is_state = |line: &Line| letterhead::is(line.text().as_str(), Part::State);
    if lines[covered..].iter().any(is_state) { covered } else { lines.len() }
}

/// Reads the rows of `lines` up to the last one before a document begins; returns the lines covered.
pub(super) fn contents(lines: &[Line], toc: &mut Vec<TocLine>) -> usize {
    let (mut section, mut body): (Option<Text>, Option<Text>) = (None, None);
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text();
        if letterhead::is(text.as_str(), Part::State) && !toc.is_empty() {
            break;
        }
        if let Some(mut entry) = entry(line) {
            entry.section.clone_from(&section);
            entry.body.clone_from(&body);
            toc.push(entry);
            end = at + 1;
        } else if is_section(&text) {
            (section, body) = (Some(text), None);
        } else if is_body(line, &text) {
            body = Some(text);
        }
    }
    end
}

/// `VĂN BẢN QUY PHẠM PHÁP LUẬT`, `Phần văn bản khác`.
fn is_section(text: &Text) -> bool {
    let key = fold::key(text.as_str());
    let bare = key.trim_start_matches("phần ").trim_start_matches("i. ").trim_start_matches("ii. ");
    bare.starts_with("văn bản") && text.as_str().chars().count() <= LONGEST
}

/// The name of a body over its documents.
fn is_body(line: &Line, text: &Text) -> bool {
    let filled = line.fields.iter().filter(|field| !field.is_empty()).count();
    filled == 1
        && text.as_str().chars().count() <= LONGEST
        && (line.bold || is_capitals(text.as_str()))
        && !names_gazette(text)
        && !ISSUE_NUMBERS.is_match(text.as_str())
        && fold::key(text.as_str()) != "mục lục"
}

/// A row of the contents, its cells told by what they hold.
pub(super) fn entry(line: &Line) -> Option<TocLine> {
    if line.tabs() == 0 || is_header(&line.fields) {
        return None;
    }
    let filled: Vec<&Text> = line.fields.iter().filter(|field| !field.is_empty()).collect();
    let is = |regex: &Regex, at: usize| regex.is_match(filled[at].as_str());
    let all = 0..filled.len();
    let date = all.clone().find(|&at| is(&DATE, at))?;
    let number = all.clone().find(|&at| is(&NUMBER, at));
    let kind = all.clone().find(|&at| is_kind(filled[at]));
    let page = all.clone().next_back().filter(|&at| at > 1 && is(&SMALL, at));
    let taken = [Some(date), number, kind, page];
    let rest = all.filter(|&at| !taken.contains(&Some(at)) && !is(&SMALL, at));
    let title = rest.max_by_key(|&at| (filled[at].len(), usize::MAX - at));
    let parts = match title {
        Some(at) if opens(filled[at]) => vec![filled[at].clone()],
        _ => {
            number.or(kind)?;
            [kind, number, title].into_iter().flatten().map(|at| filled[at].clone()).collect()
        }
    };
    Some(TocLine {
        date: filled[date].clone(),
        entry: Text::join(&parts),
        page: page.map_or_else(Text::new, |at| filled[at].clone()),
        ..TocLine::default()
    })
}

/// Whether a cell is the name of a kind of document and nothing else.
fn is_kind(text: &Text) -> bool {
    document_kind::opening(text.as_str()).is_some_and(|(_, len)| len == text.len())
}

/// Whether a title begins with the kind and has the number of its document.
fn opens(text: &Text) -> bool {
    let printed = text.as_str();
    let words = || printed.split_whitespace().take(14);
    document_kind::opening(printed).is_some_and(|(_, len)| len < printed.len())
        && words().any(|word| NUMBER.is_match(word.trim_end_matches([',', ';', '.'])))
}
