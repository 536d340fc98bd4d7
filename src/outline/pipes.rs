//! Lines of a Markdown table (`| a | b |`) → lines cut at their pipes, as if they had been printed with
//! tabs, so that one reader serves both. A line that only draws a rule (`|---|:-:|`) becomes blank.

use crate::data::{Line, Text};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Fewest cells of a row; fewer pipes are print.
const FEWEST_CELLS: usize = 2;

/// The lines with Markdown rows cut into cells; untouched where there are none.
pub(super) fn run(lines: &[Line]) -> Cow<'_, [Line]> {
    let open = open_rows(lines);
    if open.is_empty() && !lines.iter().any(is_row) {
        return Cow::Borrowed(lines);
    }
    let row = |(at, line): (usize, &Line)| {
        if is_row(line) || open.contains(&at) { cut(line) } else { line.clone() }
    };
    Cow::Owned(lines.iter().enumerate().map(row).collect())
}

/// The lines of tables without bars around their rows: `a | b` over `---|---`, and all below that
/// have a bar.
fn open_rows(lines: &[Line]) -> BTreeSet<usize> {
    let mut rows = BTreeSet::new();
    let mut at = 1;
    while at < lines.len() {
        if is_open_rule(&lines[at]) && is_barred(&lines[at - 1]) {
            let below = at + 1..lines.len();
            let end = below.take_while(|&at| is_barred(&lines[at])).last().unwrap_or(at);
            rows.extend(at - 1..=end);
            at = end;
        }
        at += 1;
    }
    rows
}

/// `--- | :-: | ---`.
fn is_open_rule(line: &Line) -> bool {
    is_barred(line) && cells(&line.fields[0]).iter().all(is_rule)
}

fn is_barred(line: &Line) -> bool {
    matches!(line.fields.as_slice(), [only] if !bars(only.as_str()).is_empty())
}

/// Whether a line is a row: a pipe at its beginning, another at its end, cells between.
fn is_row(line: &Line) -> bool {
    let [text] = line.fields.as_slice() else { return false };
    let text = text.as_str();
    text.len() > 1
        && text.ends_with('|')
        && text[first(text)..].starts_with('|')
        && bars(text).len() > FEWEST_CELLS
}

/// Where a row begins: behind the bullet of the list that the table stands in.
fn first(text: &str) -> usize {
    text.len() - text.trim_start_matches(['-', '*', '+', '•', ' ']).len()
}

/// Bytes of the pipes that are not written `\|`.
fn bars(text: &str) -> Vec<usize> {
    let pipes = text.match_indices('|').map(|(at, _)| at);
    pipes.filter(|&at| !text[..at].ends_with('\\')).collect()
}

fn cut(line: &Line) -> Line {
    let mut fields = cells(&line.fields[0]);
    let is_drawn = |cell: &Text| cell.is_empty() || is_rule(cell);
    if fields.iter().all(is_drawn) && fields.iter().any(is_rule) {
        fields = vec![Text::new()];
    }
    Line { fields, is_row: true, ..line.clone() }
}

/// What stands between the bars, and before the first or behind the last where there is something.
fn cells(text: &Text) -> Vec<Text> {
    let inner = bars(text.as_str());
    let mut from = 0;
    let mut cells = Vec::with_capacity(inner.len() + 1);
    for end in inner.into_iter().chain([text.len()]) {
        cells.push(text.slice_trimmed(from..end));
        from = (end + 1).min(text.len());
    }
    let opens = text.as_str().trim_start_matches(['-', '*', '+', '•', ' ']).starts_with('|');
    let closes = text.as_str().ends_with('|') && cells.len() > 1;
    cells.drain(..usize::from(opens));
    cells.truncate(cells.len() - usize::from(closes));
    cells
}

/// `---`, `:-:`: what stands between header and rows.
fn is_rule(cell: &Text) -> bool {
    let text = cell.as_str();
    text.contains('-') && text.chars().all(|c| matches!(c, '-' | ':' | ' '))
}
