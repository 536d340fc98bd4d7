//! `Phụ lục số 01`, `PHỤ LỤC I`, `BIỂU SỐ 2` and the lines under it → label, title, the note in
//! parentheses that says what it belongs to.

use super::labels;
use super::titles::begins_body;
use crate::data::{Division, Line, Text};
use crate::lang::fold;
use crate::lang::letterhead::{is_capitals, kind_at_start};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Lines a title has at the most.
const TITLE_LINES: usize = 6;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?<label>(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU(?: MẪU)?|Biểu(?: mẫu)?|MẪU|Mẫu)(?:\s+(?:SỐ|Số|số))?\s*:?\s*(?:\d{1,3}(?:\.\d{1,2})?[A-Za-z]?|[IVXLC]{1,6}(?:[.-]?(?:[A-Da-d]|\d{1,2}))?|[A-D])?)\s*(?:[:.–-]\s*(?<title>\p{Lu}.*))?$",
    )
});
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\(\s*(?:ban hành\s+)?(?:kèm theo|đính kèm|gửi kèm)|^\(?\s*(?:số liệu|tính đến|đơn vị tính|đvt)",
    )
});

static CAME_WITH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\(\s*(?:ban hành\s+)?(?:kèm theo|đính kèm|gửi kèm)\s"));

/// Whether a line is the label of an appendix, alone on its line or with a title in capitals.
pub(super) fn is_label(line: &Line) -> bool {
    if line.tabs() > 0 && line.fields[1..].iter().any(|field| !field.is_empty()) {
        return false;
    }
    let text = line.text();
    LABEL.captures(text.as_str()).is_some_and(|found| {
        let bare = found.name("label").map_or("", |label| label.as_str());
        let numbered = bare.split_whitespace().count() > 2 || is_capitals(bare);
        let title = found.name("title").map_or("", |title| title.as_str());
        let entitled = is_capitals(bare) && !title.ends_with(['.', ';']);
        numbered && (title.is_empty() || is_capitals(title) || entitled)
    })
}

/// Whether a line is `Phụ lục` alone, without a number, and under its title a note says what it came
/// with.
pub(super) fn is_bare_label(lines: &[Line]) -> bool {
    let first = lines[0].text();
    let bare = ["phụ lục", "phụ biểu"].contains(&fold::key(first.as_str()).as_str());
    let under = lines.iter().skip(1).filter(|line| !line.is_blank()).take(TITLE_LINES);
    bare && under.skip(1).any(|line| CAME_WITH.is_match(line.text().as_str()))
}

/// Whether a note under the label, within the lines of a title, says what the appendix belongs to.
pub(super) fn has_note(lines: &[Line]) -> bool {
    let under = lines.iter().skip(1).filter(|line| !line.is_blank()).take(TITLE_LINES);
    under.into_iter().any(|line| NOTE.is_match(line.text().as_str()))
}

/// Whether a title in capitals stands under the label.
pub(super) fn has_title(lines: &[Line]) -> bool {
    let below = lines.iter().skip(1).find(|line| !line.is_blank());
    below.is_some_and(|line| line.tabs() == 0 && is_capitals(line.text().as_str()))
}

/// Reads a title in capitals that stands without a label above it, and the notes under it; returns
/// the number of lines they cover.
pub(super) fn read_title(lines: &[Line], division: &mut Division) -> usize {
    let first = lines[0].text();
    let is_title = is_capitals(first.as_str())
        && lines[0].tabs() == 0
        && first.as_str().split(' ').count() > 2
        && labels::find(first.as_str()).is_none();
    if !is_title {
        return 0;
    }
    let mut title = vec![first];
    let at = 1 + title_lines(&lines[1..], "", &mut title);
    division.title = Some(Text::join(&title).without_closing_stop());
    notes(lines, at, division)
}

/// Reads the head of an appendix that begins at `lines[0]`; returns the number of lines it covers.
pub(super) fn read(lines: &[Line], division: &mut Division) -> usize {
    let first = lines[0].text();
    let Some(found) = LABEL.captures(first.as_str()) else { return 0 };
    let mut title = Vec::new();
    if let Some(label) = found.name("label") {
        division.label = Some(first.slice_trimmed(label.range()));
        division.kind.clone_from(&division.label);
    }
    if let Some(rest) = found.name("title") {
        title.push(first.slice_trimmed(rest.range()));
    }
    let label = fold::key(first.as_str());
    let at = 1 + title_lines(&lines[1..], &label, &mut title);
    if !title.is_empty() {
        division.title = Some(Text::join(&title).without_closing_stop());
    }
    notes(lines, at, division)
}

/// Takes the notes at `lines[at]`; returns the line after them.
fn notes(lines: &[Line], mut at: usize, division: &mut Division) -> usize {
    while let Some(line) = lines.get(at) {
        if line.is_blank() || is_bare_note(line) {
            at += 1;
        } else if division.issued_with.is_none() && NOTE.is_match(line.text().as_str()) {
            let (note, taken) = parenthesis(&lines[at..]);
            division.issued_with = Some(note);
            at += taken;
        } else {
            break;
        }
    }
    at
}

/// `Đơn vị tính: triệu đồng` without parentheses.
fn is_bare_note(line: &Line) -> bool {
    let text = line.text();
    NOTE.is_match(text.as_str()) && !text.as_str().starts_with('(') && line.tabs() == 0
}

/// Takes the title lines that follow a label; returns how many lines they cover.
/// That of a form ends at the first line that is not in capitals: a blank to be filled in.
fn title_lines(lines: &[Line], label: &str, title: &mut Vec<Text>) -> usize {
    let mut at = 0;
    let mut after_blank = false;
    let is_form = label.starts_with("mẫu");
    while let Some(line) = lines.get(at) {
        if line.is_blank() {
            after_blank = true;
            at += 1;
            continue;
        }
        let text = line.text();
        let printed = text.as_str();
        let ends = line.tabs() > 0
            || NOTE.is_match(printed)
            || labels::find(printed).is_some()
            || title.len() >= TITLE_LINES
            || (after_blank && !title.is_empty() && !(line.bold || is_capitals(printed)))
            || printed.chars().count() > 300
            || !title.is_empty() && (begins_body(printed) || is_form && !is_capitals(printed));
        let is_kind = kind_at_start(printed) == Some(printed.len());
        if ends || is_kind && title.is_empty() && after_blank && !is_list(printed) {
            break;
        }
        title.push(text);
        after_blank = false;
        at += 1;
    }
    at
}

/// `DANH MỤC` heads appendices more often than it begins a document of its own.
fn is_list(printed: &str) -> bool {
    fold::key(printed) == "danh mục"
}

/// A note in parentheses that may run over several lines, without its parentheses; and the number of
/// lines it covers.
pub(super) fn parenthesis(lines: &[Line]) -> (Text, usize) {
    let mut parts = Vec::new();
    for (at, line) in lines.iter().enumerate().take(TITLE_LINES) {
        let text = line.text();
        if text.is_empty() && at > 0 {
            return (bare(&Text::join(&parts)), at);
        }
        let closes = text.as_str().contains(')');
        parts.push(text);
        if closes {
            break;
        }
    }
    let taken = parts.len();
    (bare(&Text::join(&parts)), taken)
}

fn bare(note: &Text) -> Text {
    let text = note.as_str();
    let start = text.len() - text.trim_start_matches(['(', ' ']).len();
    let end = text.trim_end_matches([')', ' ', '.']).len().max(start);
    note.slice_trimmed(start..end)
}
