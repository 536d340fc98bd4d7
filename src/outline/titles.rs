//! The lines under a kind of document → its title; the lines that end it.

use super::labels;
use super::paragraphs::is_closed;
use crate::data::{Line, Text};
use crate::lang::letterhead::{self, Part, is_capitals};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Lines a title has at the most.
const LINES: usize = 8;
/// Shortest sentence, in characters, that is told from a line of a title.
const SENTENCE: usize = 60;

static ISSUED_WITH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\(?\s*(?:ban hành\s+)?kèm theo\s"));
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:căn cứ|theo đề nghị|xét đề nghị|để (?:thực hiện|triển khai)|phần |chương |mục )",
    )
});
/// `V/v` before what a document is about.
pub(super) static ABOUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^v/v(?:\s*[:.]\s*|\s+)"));
static GREETING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^kính gửi\b"));
static BASIS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:thực hiện|triển khai)\s"));

/// The lines of a title.
#[derive(Default)]
pub(super) struct Title(Vec<Text>);

impl Title {
    /// Adds what stands on a line, if anything does.
    pub(super) fn push(&mut self, text: Text) {
        if !text.is_empty() {
            self.0.push(text);
        }
    }

    /// Takes the lines that belong to the title; returns how many lines they cover.
    pub(super) fn read(&mut self, lines: &[Line]) -> usize {
        let mut after_blank = self.0.is_empty();
        for (at, line) in lines.iter().enumerate() {
            let text = line.text();
            if text.is_empty() || is_rule(text.as_str()) {
                after_blank = true;
                continue;
            }
            if self.0.len() >= LINES || !self.goes_on(&lines[at..], &text, after_blank) {
                return at;
            }
            self.0.push(text);
            after_blank = false;
        }
        lines.len()
    }

    /// The title, `None` where there is none.
    pub(super) fn text(&self) -> Option<Text> {
        let title = Text::join(&self.0).without_closing_stop();
        let about = ABOUT.find(title.as_str()).map_or(0, |found| found.end());
        (!title.is_empty()).then(|| title.slice_trimmed(about..title.len()))
    }

    /// Whether `text`, the first of `lines`, is one more line of the title.
    fn goes_on(&self, lines: &[Line], text: &Text, after_blank: bool) -> bool {
        let printed = text.as_str();
        if issued_with(printed)
            || labels::find(printed).is_some()
            || letterhead::is(printed, Part::Authority)
            || begins_body(printed)
            || lines[0].tabs() > 0
        {
            return false;
        }
        let Some(before) = self.0.last().map(Text::as_str) else { return true };
        if printed.ends_with(':') {
            return false;
        }
        if after_blank {
            let goes_on = is_capitals(before) && is_capitals(printed)
                || !is_closed(before) && printed.starts_with(char::is_lowercase);
            return goes_on && lines[0].bold;
        }
        !is_closed(before) && !begins_sentence(lines)
    }
}

/// Whether a basis or a sentence begins: capitals first, and a closing mark at the end of the
/// paragraph. A title has none.
fn begins_sentence(lines: &[Line]) -> bool {
    let first = lines[0].text();
    let first = first.as_str();
    if !first.starts_with(char::is_uppercase) || is_capitals(first) {
        return false;
    }
    if !BASIS.is_match(first) {
        return is_closed(first) && first.chars().count() > SENTENCE;
    }
    for line in &lines[..lines.len().min(LINES)] {
        let text = line.text();
        let printed = text.as_str();
        if printed.is_empty() || labels::find(printed).is_some() || is_capitals(printed) {
            return false;
        }
        if is_closed(printed) {
            return true;
        }
    }
    false
}

/// `(Ban hành kèm theo …`
pub(super) fn issued_with(printed: &str) -> bool {
    ISSUED_WITH.is_match(printed)
}

/// A line of dashes, stars or underscores.
pub(super) fn is_rule(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Whether a line begins the text of a document. A title can begin with `Thực hiện` too; a basis
/// ends with a semicolon.
pub(super) fn begins_body(printed: &str) -> bool {
    printed.starts_with("Điều 1")
        || GREETING.is_match(printed)
        || BASIS.is_match(printed) && printed.ends_with(';')
        || BODY.is_match(printed) && !is_capitals(printed) && printed.chars().count() > 40
}
