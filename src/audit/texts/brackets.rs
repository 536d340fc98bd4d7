//! Texts → brackets and quotation marks that are opened and never closed. A bracket that a list runs through is closed
//! in a later paragraph; labels such as `a)` close nothing.

use super::words::{ending, quoted};
use crate::audit::input::Paper;
use crate::data::{Block, BlockKind, Finding, Text};
use crate::lang::checks;

/// Paragraphs that a bracket can run through; what is quoted, such as the new wording of an article, is longer.
const REACH: usize = 12;
const QUOTED: usize = 200;

/// An opening mark and the one that closes it, with the code of the finding.
const PAIRS: [(char, char, &str); 2] =
    [('(', ')', "text.bracket-open"), ('“', '”', "text.quote-open")];

/// What stands alone of a pair: an opening mark, or a closing one.
#[derive(Clone, Copy)]
enum Alone {
    Open(usize),
    Closed(usize),
}

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let blocks: Vec<&Block> = paper.blocks().collect();
    let tables = paper.division.tables.iter();
    let cells = tables.flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let mut findings = Vec::new();
    for pair in PAIRS {
        findings.extend(of_blocks(&blocks, pair));
        findings
            .extend(cells.clone().filter_map(|cell| Some(told(cell, alone(cell, pair)?, pair))));
    }
    findings
}

/// The marks of paragraphs that no other paragraph of the same stretch answers.
fn of_blocks(blocks: &[&Block], pair: (char, char, &str)) -> Vec<Finding> {
    let mut waiting: Option<(usize, usize)> = None;
    let mut findings = Vec::new();
    let reach = if pair.0 == '(' { REACH } else { QUOTED };
    for (at, block) in blocks.iter().enumerate() {
        let heads = block.kind == BlockKind::Heading && pair.0 == '(';
        let far = |from: usize| at - from > reach || heads;
        if let Some((from, place)) = waiting.filter(|(from, _)| far(*from)) {
            findings.push(told(&blocks[from].text, Alone::Open(place), pair));
            waiting = None;
        }
        match alone(&block.text, pair) {
            Some(Alone::Closed(_)) if waiting.is_some() => waiting = None,
            Some(closed @ Alone::Closed(_)) => findings.push(told(&block.text, closed, pair)),
            Some(Alone::Open(place)) => waiting = waiting.or(Some((at, place))),
            None => {}
        }
    }
    findings
        .extend(waiting.map(|(from, place)| told(&blocks[from].text, Alone::Open(place), pair)));
    findings
}

/// The first mark of a text that lacks its other half. Labels such as `a)` close nothing.
fn alone(text: &Text, (opens, closes, _): (char, char, &str)) -> Option<Alone> {
    let printed = text.as_str();
    let mut open = Vec::new();
    let mut lonely = None;
    for (at, c) in printed.char_indices() {
        if c == opens {
            open.push(at);
        } else if c == closes || c == '"' && closes == '”' {
            let is_lonely = open.pop().is_none() && c == closes && !is_label(&printed[..at]);
            lonely = lonely.or(is_lonely.then_some(at));
        }
    }
    lonely.map(Alone::Closed).or(open.first().map(|at| Alone::Open(*at)))
}

/// Whether a label ends here: `a`, `12`, `1.2`, `iv` behind a space or at the beginning.
fn is_label(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let numbers = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let roman = !word.is_empty() && word.chars().all(|c| "ivxIVX".contains(c));
    numbers || roman || word.chars().count() == 1
}

fn told(text: &Text, alone: Alone, (opens, closes, code): (char, char, &str)) -> Finding {
    let printed = text.as_str();
    match alone {
        Alone::Open(place) => {
            let rest = quoted(&printed[place..]);
            let vi = format!("Dấu {opens} mở ra mà không có dấu {closes}: {rest}");
            let en = format!("A {opens} is opened and no {closes} follows: {rest}");
            let spans = text.spans_of(place..printed.len());
            checks::finding(code, &vi, &en).finding(&opens.to_string()).at(spans)
        }
        Alone::Closed(place) => {
            let end = place + closes.len_utf8();
            let before = ending(&printed[..end]);
            let vi = format!("Dấu {closes} đóng lại mà không có dấu {opens}: {before}");
            let en = format!("A {closes} closes what no {opens} opened: {before}");
            checks::finding(code, &vi, &en).finding(&closes.to_string()).at(text.spans_of(0..end))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: Option<(char, usize)>) {
        let text = Text::verbatim(printed, 0);
        let found = alone(&text, PAIRS[0]).map(|alone| match alone {
            Alone::Open(at) => ('(', at),
            Alone::Closed(at) => (')', at),
        });
        assert_eq!(found, expected, "{printed}");
    }

    #[test]
    fn what_is_opened_is_closed() {
        check("(Sở Y tế (Chi cục Dân số)", Some(('(', 0)));
        check("(Sở Y tế) Chi cục Dân số)", Some((')', 33)));
        check("Sở Y tế (Chi cục (mới) và Văn phòng)", None);
        check("a) Rà soát; b) công bố; 1.2) trình", None);
    }
}
