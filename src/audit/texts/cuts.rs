//! Paragraphs and cells → those that stop in the middle of a sentence, behind a word that joins. What the outline says
//! a page did is not told again; where a list, a table or the rest of the sentence follows, nothing is cut.

use super::words::{Word, ending, words};
use crate::audit::input::{Paper, Sheet};
use crate::data::{Block, BlockKind, Finding, Report, Row, Text};
use crate::lang::checks;
use crate::lang::particles::ends_nothing;
use std::collections::BTreeMap;

/// Fewest words of a sentence.
const SHORTEST: usize = 6;

/// Characters that no printed line exceeds.
const LONGEST_LINE: usize = 160;

/// Where the text is known to be damaged by a page: first byte, last byte.
pub(super) struct Damaged(BTreeMap<u32, u32>);

impl Damaged {
    pub(super) fn of(report: &Report) -> Self {
        let pages = report.findings.iter().filter(|finding| finding.rule.starts_with("page."));
        let spans = pages.flat_map(|finding| &finding.spans);
        Self(spans.map(|span| (span.start(), span.end())).collect())
    }

    fn touches(&self, text: &Text) -> bool {
        text.spans().iter().any(|span| {
            let before = self.0.range(..span.end()).next_back();
            before.is_some_and(|(_, end)| *end > span.start())
        })
    }
}

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>, damaged: &Damaged) -> Vec<Finding> {
    let blocks: Vec<&Block> = paper.blocks().collect();
    let sections = sections(&blocks);
    let cut = |at: usize| {
        let block = blocks[at];
        let level = block.level.or(sections[at]);
        let goes_on = blocks.get(at + 1).is_some_and(|next| goes_on(block, level, next));
        (is_text(block) && !goes_on && breaks_off(block.text.as_str())).then_some(&block.text)
    };
    let paragraphs = (0..blocks.len()).filter_map(cut);
    let cells = paper.sheets.iter().flat_map(cells);
    let texts = paragraphs.chain(cells).filter(|text| !damaged.touches(text));
    texts.map(told).collect()
}

/// The level of the heading that each block stands under.
fn sections(blocks: &[&Block]) -> Vec<Option<i8>> {
    let levels = blocks.iter().scan(None, |heading, block| {
        let above = *heading;
        if block.kind == BlockKind::Heading {
            *heading = block.level;
        }
        Some(above)
    });
    levels.collect()
}

fn is_text(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
}

/// Whether `next` is the rest of `block`, may be, or is what it announces. A paragraph without a label can be the next
/// line of one that is printed line by line; one that is longer than a line is not printed so. `level` is the block's, or
/// that of its section.
fn goes_on(block: &Block, level: Option<i8>, next: &Block) -> bool {
    let deeper = next.level.unwrap_or(i8::MAX) > level.unwrap_or(0);
    let lists = matches!(next.kind, BlockKind::Item | BlockKind::Heading) && deeper;
    let text = block.text.as_str();
    let joins = text.ends_with(" và") || text.ends_with(" hoặc");
    let is_long = text.chars().nth(LONGEST_LINE).is_some() && block.text.breaks().next().is_none();
    next.kind == BlockKind::Table
        || lists
        || joins && next.kind == BlockKind::Item
        || next.label.is_none() && !is_long
        || begins_inside(next.text.as_str())
}

/// The cells of a table that break off.
fn cells<'a>(sheet: &Sheet<'a>) -> Vec<&'a Text> {
    let rows = &sheet.table.rows;
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_whole(row)) {
        for (column, cell) in row.cells.iter().enumerate() {
            let below = rows.get(at + 1).map(|row| &row.cells);
            let under = below.and_then(|cells| cells.get(column));
            let beside = row.cells.get(column + 1);
            let rest = under.into_iter().chain(beside).any(|text| begins_inside(text.as_str()));
            let first = below.and_then(|cells| cells.first());
            let may_go_on = column > 0 && first.is_some_and(Text::is_empty);
            if !rest && !may_go_on && breaks_off(cell.as_str()) {
                found.push(cell);
            }
        }
    }
    found
}

/// Whether a row is one of the table's own, as no page has damaged it.
fn is_whole(row: &Row) -> bool {
    const DAMAGE: [&str; 3] = ["text-lost", "cells-shifted", "join-doubtful"];
    !row.is_group && !row.flags.iter().any(|flag| DAMAGE.contains(flag))
}

/// Whether a text begins as the rest of another does.
fn begins_inside(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a text ends behind a word that no sentence ends with.
fn breaks_off(text: &str) -> bool {
    if !text.ends_with(char::is_lowercase) || text.split(' ').nth(SHORTEST - 1).is_none() {
        return false;
    }
    let words = words(text);
    let Some((last, before)) = words.split_last() else { return false };
    let previous = before.last().filter(|word| text[word.at.end..last.at.start] == *" ");
    let small = text[last.at.clone()].chars().all(char::is_lowercase);
    let key = |word: Option<&Word>| word.map(|word| word.key.clone());
    let joined = key(previous).map(|previous| format!("{previous} {}", last.key));
    let third = key(words.len().checked_sub(3).and_then(|at| words.get(at)));
    small
        && !asks(&words, text)
        && (ends_nothing(&last.key, key(previous).as_deref())
            || joined.is_some_and(|both| ends_nothing(&both, third.as_deref())))
}

/// Whether the last clause is a question: `có đúng quy định không`, `đã thực hiện chưa`.
fn asks(words: &[Word], text: &str) -> bool {
    let Some(last) = words.last() else { return false };
    let clause = text.rfind([',', ';', '.', ':']).unwrap_or(0);
    let said = |asked: &str| words.iter().any(|word| word.at.start >= clause && word.key == asked);
    match last.key.as_str() {
        "không" => said("có"),
        "chưa" => said("đã") || said("có"),
        _ => false,
    }
}

fn told(text: &Text) -> Finding {
    let end = ending(text.as_str());
    let vi = format!("Câu dừng giữa chừng: {end}");
    let en = format!("The sentence stops in the middle: {end}");
    let words = words(text.as_str());
    let from = words.iter().rev().nth(SHORTEST).map_or(0, |word| word.at.start);
    let finding = checks::finding("text.sentence-cut", &vi, &en);
    finding.finding(&text.as_str()[from..]).at(text.spans_of(from..text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_does_not_end_with_a_word_that_joins() {
        for (text, expected) in [
            ("Sở Y tế chủ trì, phối hợp với các", true),
            ("Tăng cường ứng dụng dữ liệu dân cư để", true),
            ("Tăng cường ứng dụng dữ liệu dân cư để.", false),
            ("Tăng cường ứng dụng dữ liệu dân cư hiện tại", false),
            ("Rà soát các văn bản và phụ lục kèm theo", false),
            ("Công tác quản lý của", false),
            ("Tổng hợp kết quả của Công an tỉnh và VKS", false),
            ("Việc hướng dẫn của các sở, ngành chưa", true),
            ("Kinh phí thực hiện các nhiệm vụ này do", true),
            ("Các nội dung này đã thực hiện chưa", false),
            ("Triển khai ngay các nhiệm vụ nếu có thể", false),
            ("Trong thời gian tới các cơ quan có thể", true),
            ("Bảo đảm an toàn giao thông đường hàng không", false),
        ] {
            assert_eq!(breaks_off(text), expected, "{text}");
        }
    }
}
