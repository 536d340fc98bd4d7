//! Texts → long passages that are printed twice in a row: inside a paragraph or cell, or as two neighbouring
//! paragraphs. Linear: each run of words is compared with its last occurrence only.

use super::words::{Word, quoted, words};
use crate::audit::input::Paper;
use crate::data::{Block, BlockKind, Finding, Span, Text};
use crate::lang::checks;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Fewest words of a passage.
const SHORTEST: usize = 12;

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let blocks: Vec<&Block> = paper.blocks().collect();
    let mut findings: Vec<Finding> = paper.texts().filter_map(inside).collect();
    findings.extend(blocks.windows(2).filter_map(|pair| neighbours(pair[0], pair[1])));
    findings
}

/// A passage that is printed twice in a row in one text.
fn inside(text: &Text) -> Option<Finding> {
    let words = words(text.as_str());
    let (first, second) = repeated(&words)?;
    let at = |range: &Range<usize>| words[range.start].at.start..words[range.end - 1].at.end;
    let spans = [text.spans_of(at(&second)), text.spans_of(at(&first))].concat();
    Some(told(&text.as_str()[at(&first)], spans))
}

/// The first two stretches of words that are the same and follow each other.
fn repeated(words: &[Word]) -> Option<(Range<usize>, Range<usize>)> {
    let mut last: HashMap<u64, usize> = HashMap::new();
    let (mut lag, mut since) = (0, 0);
    for (at, run) in words.windows(SHORTEST).enumerate() {
        let before = last.insert(hash(run), at).filter(|before| same(&words[*before..], run));
        let own = before.map_or(0, |before| at - before);
        if own != lag {
            (lag, since) = (own, at);
        }
        let matched = at - since + SHORTEST;
        if lag >= SHORTEST && matched >= lag {
            return Some((since - lag..since, since..since + lag));
        }
    }
    None
}

fn hash(run: &[Word]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in run {
        word.key.hash(&mut hasher);
    }
    hasher.finish()
}

/// Whether `words` begin with those of `run`.
fn same(words: &[Word], run: &[Word]) -> bool {
    words.len() >= run.len() && words.iter().zip(run).all(|(one, other)| one.key == other.key)
}

/// Two neighbouring paragraphs of the same words.
fn neighbours(first: &Block, second: &Block) -> Option<Finding> {
    let is_text = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    let printed = first.text.as_str();
    if !is_text(first) || !is_text(second) || printed.len() < 4 * SHORTEST {
        return None;
    }
    let (one, other) = (words(printed), words(second.text.as_str()));
    let equal = one.len() == other.len() && same(&one, &other);
    let spans = || [second.text.spans(), first.text.spans()].concat();
    (equal && one.len() >= SHORTEST).then(|| told(printed, spans()))
}

fn told(passage: &str, spans: Vec<Span>) -> Finding {
    let quote = quoted(passage);
    let vi = format!("Cùng một đoạn in hai lần liền nhau: {quote}");
    let en = format!("The same passage is printed twice in a row: {quote}");
    checks::finding("text.passage-repeated", &vi, &en).finding(passage).at(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSAGE: &str =
        "tiếp tục rà soát, cập nhật danh mục thủ tục hành chính trên Cổng dịch vụ công của tỉnh";

    fn found(printed: &str) -> Option<String> {
        inside(&Text::verbatim(printed, 0))?.found
    }

    #[test]
    fn a_passage_twice_in_a_row_is_found() {
        let printed = format!("Sở Nội vụ {PASSAGE}; {PASSAGE}; báo cáo.");
        assert_eq!(found(&printed).as_deref(), Some(PASSAGE));
    }

    #[test]
    fn what_is_short_or_apart_is_none() {
        assert_eq!(found("rà soát, cập nhật; rà soát, cập nhật; rà soát, cập nhật"), None);
        assert_eq!(found(&format!("{PASSAGE}; Sở Y tế báo cáo; {PASSAGE}")), None);
        assert_eq!(found(&"x ".repeat(60)), None);
    }
}
