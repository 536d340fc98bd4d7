//! Lines of a Markdown table (`| a | b |`) → lines cut at their pipes, as if they had been printed with
//! tabs, so that one reader serves both. A line that only draws a rule (`|---|:-:|`) becomes blank.

use crate::data::{Line, Text};
use std::borrow::Cow;

/// Fewest cells of a row; fewer pipes are print.
const FEWEST_CELLS: usize = 2;

/// The lines with Markdown rows cut into cells; untouched where there are none.
pub(super) fn run(lines: &[Line]) -> Cow<'_, [Line]> {
    if !lines.iter().any(is_row) {
        return Cow::Borrowed(lines);
    }
    Cow::Owned(
        lines.iter().map(|line| if is_row(line) { cut(line) } else { line.clone() }).collect(),
    )
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
    let text = &line.fields[0];
    let bars = bars(text.as_str());
    let mut fields: Vec<Text> =
        bars.windows(2).map(|pair| text.slice_trimmed(pair[0] + 1..pair[1])).collect();
    if fields.iter().all(is_rule) {
        fields = vec![Text::new()];
    }
    Line { fields, is_row: true, ..line.clone() }
}

/// `---`, `:-:`: what stands between header and rows.
fn is_rule(cell: &Text) -> bool {
    let text = cell.as_str();
    text.contains('-') && text.chars().all(|c| matches!(c, '-' | ':' | ' '))
}
