//! Rows → which of them head others.

use super::ordinals;
use crate::data::Row;
use crate::lang::letterhead::is_capitals;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

static TOTAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:tổng|cộng)\b"));
static ROMAN_HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[IVXLC]+|[A-ZĐ])[.)]?\s+\S"));

/// Tells the rows that head others from the rest.
pub(super) fn mark_groups(mut rows: Vec<Row>) -> Vec<Row> {
    for at in 0..rows.len() {
        let next =
            rows.get(at + 1).and_then(|row| row.cells.first()).map(|cell| cell.as_str().to_owned());
        rows[at].is_group = heads_others(&rows[at], next.as_deref());
    }
    rows
}

/// Whether only the label and the text of a group are filled in.
fn heads_others(row: &Row, next_ordinal: Option<&str>) -> bool {
    if row.cells.len() < 3 {
        return false;
    }
    if row.cells[2..].iter().any(|cell| !cell.is_empty()) {
        return heads_further_right(row);
    }
    let (first, second) = (row.cells[0].as_str(), row.cells[1].as_str());
    match (first.is_empty(), second.is_empty()) {
        (false, true) => ROMAN_HEAD.is_match(first) || first.chars().any(char::is_alphabetic),
        (true, false) => second.starts_with(char::is_uppercase) && !is_total(second),
        (false, false) => {
            let bare = first.trim_end_matches(['.', ')']);
            ordinals::is_lettered(first)
                || next_ordinal.is_some_and(|next| next.starts_with(&format!("{bare}.")))
        }
        (true, true) => false,
    }
}

/// Whether the only text of a row stands behind its second cell and heads others all the same: next
/// to a letter, or in capitals.
fn heads_further_right(row: &Row) -> bool {
    let mut texts = row.cells[1..].iter().filter(|cell| !cell.is_empty());
    let (Some(text), None) = (texts.next(), texts.next()) else { return false };
    let label = row.cells[0].as_str();
    let headed = if label.is_empty() {
        is_capitals(text.as_str()) && text.as_str().split_whitespace().count() > 2
    } else {
        ordinals::is_lettered(label) && text.as_str().starts_with(char::is_uppercase)
    };
    headed && !is_total(text.as_str())
}

/// Whether a text sums up the rows above it.
pub(super) fn is_total(text: &str) -> bool {
    TOTAL.is_match(text)
}

/// Whether a line that stands among rows without being cut into cells can head them.
pub(super) fn is_head(text: &str) -> bool {
    ROMAN_HEAD.is_match(text) || is_capitals(text)
}
