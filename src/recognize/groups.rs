//! Group rows and group cells → their texts and labels.

use super::rows::id_part;
use crate::data::{Row, Table, Text};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static GROUP_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,3}|[a-zđ])(?:[.)]\s*|\s+)(?:\S)"));

/// Whether the numbers begin again under group rows that have labels, all of them: `I`, 1, 2, `II`,
/// 1. A number printed twice by mistake begins nothing.
pub(super) fn restarts(table: &Table, roles: &[&str]) -> bool {
    let Some(column) = roles.iter().position(|role| *role == "ordinal") else { return false };
    let mut labels = BTreeSet::new();
    let mut firsts = BTreeSet::new();
    let (mut repeats, mut opens) = (false, false);
    for row in &table.rows {
        if row.is_group {
            if !label(row).is_some_and(|label| labels.insert(label)) {
                return false;
            }
            opens = true;
        } else if let Some(number) = row.cells.get(column).filter(|cell| opens && !cell.is_empty())
        {
            repeats |= !firsts.insert(number.as_str());
            opens = false;
        }
    }
    repeats
}

/// Text of a group row without its label; the label may stand in the same cell.
pub(super) fn text(row: &Row) -> Text {
    match beside(row) {
        Some(text) => text.without_closing_stop(),
        None => without_label(&row.cells[0]),
    }
}

/// The text of a group row beside its first cell.
fn beside(row: &Row) -> Option<&Text> {
    row.cells.iter().skip(1).find(|cell| !cell.is_empty())
}

/// The label of a group row as it stands in ids: `I`, `A`.
pub(super) fn label(row: &Row) -> Option<String> {
    let first = row.cells.first()?.as_str();
    let label = if beside(row).is_some() { first } else { &first[..label_len(first)] };
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    (!label.is_empty() && label.chars().count() < 8).then(|| id_part(label))
}

/// Bytes of the label that a group cell begins with; 0 for none.
fn label_len(cell: &str) -> usize {
    GROUP_LABEL.find(cell).map_or(0, |found| {
        let last = found.as_str().char_indices().next_back().map_or(0, |(at, _)| at);
        if is_label(&found.as_str()[..last]) { last } else { 0 }
    })
}

pub(super) fn without_label(cell: &Text) -> Text {
    let start = label_len(cell.as_str());
    cell.slice_trimmed(start..cell.len()).without_closing_stop()
}

/// `I `, `1.` and `a)` are labels; a single letter or a number without a mark begins a text.
fn is_label(text: &str) -> bool {
    text.contains(['.', ')']) || text.trim().chars().all(|c| "IVXLC".contains(c))
}
