//! The lines at the head of a document → body, number, place and date, kind, title, authority. The
//! two columns of a letterhead come flattened in any order.

use super::paragraphs::is_closed;
use super::titles::{ABOUT, Title, begins_body, is_rule, issued_with};
use super::{appendix, beside};
use crate::data::{Division, Line, Text};
use crate::lang::letterhead::{self, Part, is_capitals};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Printed lines above the state's name that can still be of the letterhead.
const LINES_ABOVE: usize = 9;
/// Lines, blank ones included, that are looked at for them.
const REACH: usize = 24;
/// Longest line of a letterhead, in characters.
const LONGEST: usize = 160;
/// Lines of the issuer's name at the most, its superior's included.
const ISSUER_LINES: usize = 6;
/// Lines above the first line of a subject (`V/v …`) that can go on it.
const SUBJECT_LINES: usize = 4;

/// Lines over which place and date are printed at the most.
const DATE_LINES: usize = 4;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:(?:^|\s)Số\s*:?\s*(?<number>(?:\d|/|-)[^,;()]*?[/-]\s?\p{L}[\p{L}\d&,\-/]*|\d+[\d/\s]*-?[\p{L}&\-/]*|[\s.…_]*/\s?\p{L}[\p{L}\-&]*)",
        // Alone at the end of a line it may be a word of a name: `CHUYỂN ĐỔI SỐ`.
        r"|(?:^|\s)Số\s*:\s*|^Số\s*)\.?(?:\s{2,}|\s\p{Lu}\p{Ll}|$)",
    ))
});
static PLACE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?<line>(?:\p{L}[\p{L}. '’\-–]{1,40}?,\s*|^(?-i:\p{Lu}[\p{L}.'’]*(?:\s[\p{Lu}–-][\p{L}'’]*){0,5}\s+))?ngày\s*[\d.…]{0,6}\s*tháng\s*[\d.…]{0,6}\s*năm\s*\d{0,4})",
    )
});
static WHOLE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\p{L}[\p{L}. '’–-]{1,40},\s*)?ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}$",
    )
});
static BEGINS_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:\p{L}[\p{L}. '’–-]{1,40},$|\p{L}[\p{L}. '’–-]{1,40},\s*ngày\b|ngày\b)")
});
static BARE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\d{1,5}(?:/\d{4})?\s*[/-]\s*\p{L}[\p{L}\d&,\-/]*$"));
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^của\s+"));
static SESSION: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^khóa\s+[ivxl\d]+\b"));
/// What stands in the right column of a letterhead, in folded letters.
const RIGHT: [&str; 3] = ["cộng hòa xã hội", "đảng cộng sản việt nam", "độc lập"];

/// The first line of the letterhead around the state's name at `lines[state]`: the issuer's lines
/// may stand above it.
pub(super) fn first_line(lines: &[Line], state: usize, floor: usize) -> usize {
    let lowest = state.saturating_sub(REACH).max(floor);
    let printed = (lowest..state).rev().filter(|&at| !lines[at].is_blank());
    let mut first = state;
    for at in printed.take(LINES_ABOVE) {
        let text = lines[at].text();
        if is_of_columns(text.as_str()) || in_subject(lines, at, lowest) {
            if is_missed(lines, state, text.as_str()) {
                first = at;
            }
            continue;
        }
        if !is_capitals(text.as_str()) || text.as_str().chars().count() > LONGEST {
            break;
        }
        if letterhead::is(text.as_str(), Part::Issuer) {
            first = at;
        }
    }
    first
}

/// Whether a line above the state's name is a part of the letterhead that does not stand below it:
/// else it may be the foot of the document above.
fn is_missed(lines: &[Line], state: usize, text: &str) -> bool {
    let below = || {
        let below = lines[state..].iter().filter(|line| !line.is_blank()).take(LINES_ABOVE);
        below.map(Line::text).take_while(|text| letterhead::kind_at_start(text.as_str()).is_none())
    };
    let parts: [fn(&str) -> bool; 4] = [
        |text| NUMBER.is_match(text),
        |text| PLACE_DATE.is_match(text),
        |text| letterhead::is(text, Part::Motto),
        |text| ABOUT.is_match(text),
    ];
    parts.iter().any(|is| is(text) && !below().any(|text| is(text.as_str())))
}

/// A rule, the motto, a number or a date: lines that say nothing of where the letterhead begins.
fn is_of_columns(text: &str) -> bool {
    is_rule(text) || is_dated_or_numbered(text) || letterhead::is(text, Part::Motto)
}

/// `Số: 5/KH-UBND` or a date line alone: the other column of the letterhead.
fn is_dated_or_numbered(text: &str) -> bool {
    text.chars().count() < 60 && (NUMBER.is_match(text) || PLACE_DATE.is_match(text))
}

/// `Hà Nội, / ngày 03 tháng 6 năm / 2020`: place and date over lines, none of which is a whole date.
/// Returns them and the lines they cover.
fn date_over_lines(lines: &[Line]) -> Option<(Text, usize)> {
    let print = lines.iter().take(DATE_LINES).map(Line::text).take_while(|text| !text.is_empty());
    let mut all = print.take_while(|text| text.len() < LONGEST).peekable();
    let first = all.peek()?.as_str();
    if WHOLE_DATE.is_match(first) || !BEGINS_DATE.is_match(first) {
        return None;
    }
    let mut parts = Vec::new();
    for text in all {
        parts.push(text);
        let joined = Text::join(&parts);
        if WHOLE_DATE.is_match(joined.as_str()) {
            return Some((joined, parts.len()));
        }
    }
    None
}

/// A line of `V/v …` or one that goes on it.
fn in_subject(lines: &[Line], at: usize, floor: usize) -> bool {
    let from = at.saturating_sub(SUBJECT_LINES - 1).max(floor);
    let Some(first) = (from..=at).rev().find(|&line| ABOUT.is_match(lines[line].text().as_str()))
    else {
        return false;
    };
    lines[first..=at]
        .iter()
        .all(|line| !line.is_blank() && line.text().as_str().chars().count() < LONGEST)
}

/// Reads the head of the document that begins at `lines[0]` into `division`; returns the number of
/// lines it covers.
pub(super) fn read(lines: &[Line], division: &mut Division) -> usize {
    let mut reader =
        Reader { division, issuer: Vec::new(), subject: Vec::new(), open: Open::Nothing, at: 0 };
    reader.columns(lines);
    reader.kind_and_title(lines);
    reader.notes(lines);
    let Reader { issuer, subject, at, .. } = reader;
    if !issuer.is_empty() {
        division.issuer = Some(Text::join(&issuer));
    }
    if division.title.is_none() && !subject.is_empty() {
        division.title = Some(Text::join(&subject).without_closing_stop());
    }
    at
}

/// What the next line of the columns can go on with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    /// `Số:` stood alone on its line.
    Number,
    /// A line of the issuer's name.
    Issuer,
    /// `V/v …`
    Subject,
}

struct Reader<'a> {
    division: &'a mut Division,
    issuer: Vec<Text>,
    subject: Vec<Text>,
    open: Open,
    at: usize,
}

impl Reader<'_> {
    /// Issuer, state, motto, number, place and date, in any order, up to the kind or the text.
    fn columns(&mut self, lines: &[Line]) {
        while let Some(line) = lines.get(self.at) {
            let text = line.text();
            if text.is_empty() {
                self.open = if self.open == Open::Subject { Open::Nothing } else { self.open };
            } else if let Some((date, covered)) = date_over_lines(&lines[self.at..]) {
                self.division.place_date.get_or_insert(date);
                self.open = Open::Nothing;
                self.at += covered;
                continue;
            } else if !is_rule(text.as_str()) && !self.column_line(line, &text) {
                break;
            }
            self.at += 1;
        }
    }

    /// Takes a line of the columns; `false` where it is none.
    fn column_line(&mut self, line: &Line, text: &Text) -> bool {
        let printed = text.as_str();
        if letterhead::kind_at_start(printed).is_some() || printed.chars().count() > LONGEST {
            return false;
        }
        if ABOUT.is_match(printed) {
            return self.subject(text);
        }
        let number = self.number(text);
        let date = self.place_date(line, text);
        let right = letterhead::is(printed, Part::State) || letterhead::is(printed, Part::Motto);
        if right {
            self.issuer_beside(text);
        }
        if number || date || right {
            self.open = if self.open == Open::Number { Open::Number } else { Open::Nothing };
            return true;
        }
        self.subject(text) || self.issuer(text)
    }

    fn issuer(&mut self, text: &Text) -> bool {
        let more = !self.issuer.is_empty() && is_capitals(text.as_str());
        let awaited =
            self.division.number.is_none() || self.issuer.is_empty() || self.open == Open::Issuer;
        let is_issuer = awaited
            && self.issuer.len() < ISSUER_LINES
            && (letterhead::is(text.as_str(), Part::Issuer) || more);
        if is_issuer {
            self.issuer.push(text.clone());
            self.open = if self.open == Open::Number { Open::Number } else { Open::Issuer };
        }
        is_issuer
    }

    /// `V/v đẩy nhanh tiến độ …`, over one to a few lines: what a letter is about.
    fn subject(&mut self, text: &Text) -> bool {
        if let Some(found) = ABOUT.find(text.as_str()) {
            self.subject.push(text.slice_trimmed(found.end()..text.len()));
            self.open = Open::Subject;
            return true;
        }
        let goes_on = self.open == Open::Subject
            && self.subject.len() < SUBJECT_LINES
            && !begins_body(text.as_str());
        if goes_on {
            self.subject.push(text.clone());
        }
        goes_on
    }

    /// `TỈNH NGHỆ AN   Độc lập - Tự do …` on one line: what stands before the right column.
    fn issuer_beside(&mut self, text: &Text) {
        let key = crate::lang::fold::chars(text.as_str());
        let folded: String = key.iter().map(|folded| folded.key).collect();
        let Some(at) = RIGHT.iter().filter_map(|right| folded.find(right)).min() else { return };
        let before = folded[..at].chars().count();
        let byte = key.get(before).map_or(0, |folded| folded.at);
        let beside = text.slice_trimmed(0..byte);
        if !beside.is_empty() && !is_dated_or_numbered(beside.as_str()) {
            self.issuer(&beside);
        }
    }

    fn number(&mut self, text: &Text) -> bool {
        if self.open == Open::Number && BARE_NUMBER.is_match(text.as_str()) {
            self.open = Open::Nothing;
            self.division.number = Some(text.clone());
            return true;
        }
        let Some(found) = NUMBER.captures(text.as_str()) else { return false };
        if self.division.number.is_none() {
            match found.name("number") {
                Some(number) => {
                    self.division.number = Some(text.slice_trimmed(number.range()));
                }
                None => self.open = Open::Number,
            }
        }
        true
    }

    /// The line of place and date: what stands beside it is left out.
    fn place_date(&mut self, line: &Line, text: &Text) -> bool {
        let beside = beside::texts(line);
        let dated = |text: &&Text| PLACE_DATE.is_match(text.as_str());
        let text = beside.iter().find(dated).unwrap_or(text);
        let from = NUMBER.captures(text.as_str()).and_then(|found| found.name("number"));
        let from = from.map_or(0, |number| number.end());
        let rest = text.slice_trimmed(from..text.len());
        let Some(found) = PLACE_DATE.captures(rest.as_str()).and_then(|found| found.name("line"))
        else {
            return false;
        };
        if self.division.place_date.is_none() {
            self.division.place_date = Some(rest.slice_trimmed(found.range()));
        }
        true
    }

    /// `QUYẾT ĐỊNH`, then the title over one to a few lines.
    fn kind_and_title(&mut self, lines: &[Line]) {
        let Some(line) = lines.get(self.at) else { return };
        let text = line.text();
        let Some(kind_len) = letterhead::kind_at_start(text.as_str()) else { return };
        self.division.kind = Some(text.slice_trimmed(0..kind_len));
        let mut title = Title::default();
        let rest = text.slice_trimmed(kind_len..text.len());
        self.at += 1;
        if !self.author(&rest) {
            title.push(rest);
            let next = lines.get(self.at).map(Line::text);
            self.at += usize::from(next.is_some_and(|next| self.author(&next)));
        }
        self.at += title.read(&lines[self.at..]);
        self.division.title = title.text();
    }

    /// `CỦA BỘ CHÍNH TRỊ` under `NGHỊ QUYẾT`: who decides, not what about.
    fn author(&mut self, text: &Text) -> bool {
        let Some(of) = AUTHOR.find(text.as_str()).filter(|_| is_capitals(text.as_str())) else {
            return false;
        };
        let body = text.slice_trimmed(of.end()..text.len());
        let is_body =
            [Part::Issuer, Part::Authority].iter().any(|part| letterhead::is(body.as_str(), *part));
        if is_body {
            self.division.authority = Some(body);
        }
        is_body
    }

    /// `(Ban hành kèm theo …)` and the authority above the bases.
    fn notes(&mut self, lines: &[Line]) {
        loop {
            while lines
                .get(self.at)
                .is_some_and(|line| line.is_blank() || is_rule(line.text().as_str()))
            {
                self.at += 1;
            }
            let Some(line) = lines.get(self.at) else { return };
            let text = line.text();
            if issued_with(text.as_str()) {
                self.at += self.issued_with(&lines[self.at..]);
            } else if self.division.authority.is_none()
                && !is_closed(text.as_str())
                && letterhead::is(text.as_str(), Part::Authority)
            {
                self.division.authority = Some(text);
                self.at += 1;
            } else if self.division.authority.is_some()
                && is_capitals(text.as_str())
                && SESSION.is_match(text.as_str())
            {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn issued_with(&mut self, lines: &[Line]) -> usize {
        let (note, taken) = appendix::parenthesis(lines);
        self.division.issued_with = Some(note);
        taken
    }
}
