//! The lines at the head of a document → body, number, place and date, kind, title, authority. The
//! two columns of a letterhead come flattened in any order.

use super::paragraphs::is_closed;
use super::{appendix, labels};
use crate::data::{Division, Line, Text};
use crate::lang::letterhead::{self, Part, is_capitals};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Lines above the state's name that can still be the issuer's.
const LINES_ABOVE: usize = 6;
/// Longest line of a letterhead, in characters.
const LONGEST: usize = 160;
/// Lines a title has at the most.
const TITLE_LINES: usize = 8;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|\s)Số\s*:?\s*(?<number>(?:\d|/|-)[^,;()]*?[/-]\s?\p{L}[\p{L}\d&,\-/]*|\d+[\d/\s]*-?[\p{L}&\-/]*|\s*/\s?\p{L}[\p{L}\-&]*)?(?:\s{2,}|\s\p{Lu}\p{Ll}|$)",
    )
});
static PLACE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?<line>(?:\p{L}[\p{L}. \-]{1,40}?,\s*)?ngày\s*\d{0,2}\s*tháng\s*\d{0,2}\s*năm\s*\d{0,4})",
    )
});
static ISSUED_WITH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\(?\s*(?:ban hành\s+)?kèm theo\s"));

/// The first line of the letterhead around the state's name at `lines[state]`: the issuer's lines
/// may stand above it.
pub(super) fn first_line(lines: &[Line], state: usize, floor: usize) -> usize {
    let lowest = state.saturating_sub(LINES_ABOVE).max(floor);
    let mut first = state;
    let mut at = state;
    while at > lowest {
        at -= 1;
        let text = lines[at].text();
        if text.is_empty() || is_rule(text.as_str()) || is_dated_or_numbered(text.as_str()) {
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

/// `Số: 5/KH-UBND` or a date line alone: the other column of the letterhead.
fn is_dated_or_numbered(text: &str) -> bool {
    text.chars().count() < 60 && (NUMBER.is_match(text) || PLACE_DATE.is_match(text))
}

/// A line of dashes, stars or underscores.
fn is_rule(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Reads the head of the document that begins at `lines[0]` into `division`; returns the number of
/// lines it covers.
pub(super) fn read(lines: &[Line], division: &mut Division) -> usize {
    let mut reader = Reader { division, issuer: Vec::new(), at: 0 };
    reader.columns(lines);
    reader.kind_and_title(lines);
    reader.notes(lines);
    let at = reader.at;
    let issuer = std::mem::take(&mut reader.issuer);
    if !issuer.is_empty() {
        division.issuer = Some(Text::join(&issuer));
    }
    at
}

struct Reader<'a> {
    division: &'a mut Division,
    issuer: Vec<Text>,
    at: usize,
}

impl Reader<'_> {
    /// Issuer, state, motto, number, place and date, in any order, up to the kind or the text.
    fn columns(&mut self, lines: &[Line]) {
        while let Some(line) = lines.get(self.at) {
            let text = line.text();
            if !text.is_empty() && !is_rule(text.as_str()) && !self.column_line(&text) {
                break;
            }
            self.at += 1;
        }
    }

    /// Takes a line of the columns; `false` where it is none.
    fn column_line(&mut self, text: &Text) -> bool {
        let line = text.as_str();
        if letterhead::kind_at_start(line).is_some() || line.chars().count() > LONGEST {
            return false;
        }
        let number = self.number(text);
        let date = self.place_date(text);
        if letterhead::is(line, Part::State) {
            self.issuer_beside(text);
            return true;
        }
        if number || date || letterhead::is(line, Part::Motto) {
            return true;
        }
        let more = !self.issuer.is_empty() && is_capitals(line);
        if self.division.number.is_none() && (letterhead::is(line, Part::Issuer) || more) {
            self.issuer.push(text.clone());
            return true;
        }
        false
    }

    /// `ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI …` on one line: what stands before the state's name.
    fn issuer_beside(&mut self, text: &Text) {
        let key = crate::lang::fold::chars(text.as_str());
        let folded: String = key.iter().map(|folded| folded.key).collect();
        let Some(at) = folded.find("cộng hòa xã hội") else { return };
        let before = folded[..at].chars().count();
        let byte = key.get(before).map_or(0, |folded| folded.at);
        let beside = text.slice_trimmed(0..byte);
        if letterhead::is(beside.as_str(), Part::Issuer) {
            self.issuer.push(beside);
        }
    }

    fn number(&mut self, text: &Text) -> bool {
        let Some(found) = NUMBER.captures(text.as_str()) else { return false };
        if self.division.number.is_none()
            && let Some(number) = found.name("number")
        {
            self.division.number = Some(text.slice_trimmed(number.range()));
        }
        true
    }

    fn place_date(&mut self, text: &Text) -> bool {
        let Some(line) = PLACE_DATE.captures(text.as_str()).and_then(|found| found.name("line"))
        else {
            return false;
        };
        if self.division.place_date.is_none() {
            self.division.place_date = Some(text.slice_trimmed(line.range()));
        }
        true
    }

    /// `QUYẾT ĐỊNH`, then the title over one to a few lines.
    fn kind_and_title(&mut self, lines: &[Line]) {
        let Some(line) = lines.get(self.at) else { return };
        let text = line.text();
        let Some(kind_len) = letterhead::kind_at_start(text.as_str()) else { return };
        self.division.kind = Some(text.slice_trimmed(0..kind_len));
        let mut title = Vec::new();
        let rest = text.slice_trimmed(kind_len..text.len());
        if !rest.is_empty() {
            title.push(rest);
        }
        self.at += 1;
        self.title(lines, title);
    }

    fn title(&mut self, lines: &[Line], mut title: Vec<Text>) {
        let mut after_blank = title.is_empty();
        while let Some(line) = lines.get(self.at) {
            let text = line.text();
            if text.is_empty() || is_rule(text.as_str()) {
                after_blank = true;
                self.at += 1;
                continue;
            }
            if title.len() >= TITLE_LINES || !goes_on(&title, &text, line, after_blank) {
                break;
            }
            title.push(text);
            after_blank = false;
            self.at += 1;
        }
        if !title.is_empty() {
            self.division.title = Some(Text::join(&title).without_closing_stop());
        }
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
            if ISSUED_WITH.is_match(text.as_str()) {
                self.at += self.issued_with(&lines[self.at..]);
            } else if self.division.authority.is_none()
                && !is_closed(text.as_str())
                && letterhead::is(text.as_str(), Part::Authority)
            {
                self.division.authority = Some(text);
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

/// Whether `text` is one more line of the title.
fn goes_on(title: &[Text], text: &Text, line: &Line, after_blank: bool) -> bool {
    let printed = text.as_str();
    if ISSUED_WITH.is_match(printed)
        || labels::find(printed).is_some()
        || letterhead::is(printed, Part::Authority)
        || begins_body(printed)
        || line.tabs() > 0
    {
        return false;
    }
    if title.is_empty() {
        return true;
    }
    let before = title.last().map_or("", Text::as_str);
    if after_blank {
        is_capitals(before) && is_capitals(printed) && line.bold
    } else {
        !is_closed(before)
    }
}

static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:căn cứ|theo đề nghị|xét đề nghị|kính gửi|để (?:thực hiện|triển khai)|phần |chương |mục )",
    )
});
static BASIS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:thực hiện|triển khai)\s"));

/// Whether a line begins the text of a document. A title can begin with `Thực hiện` too; a basis
/// ends with a semicolon.
fn begins_body(printed: &str) -> bool {
    printed.starts_with("Điều 1")
        || BASIS.is_match(printed) && printed.ends_with(';')
        || BODY.is_match(printed) && !is_capitals(printed) && printed.chars().count() > 40
}
