//! Sentences that announce so many items (`03 nhóm sau: (1) …; (2) …`, `04 nhiệm vụ sau:` over a list) → those that
//! are followed by another number of them.

use super::Told;
use crate::audit::input::Paper;
use crate::data::{Block, BlockKind, Finding, Text};
use crate::lang::fold;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?P<told>\b(?P<count>\d{1,3})\s+(?P<noun>\pL+(?:\s\pL+){0,4}?))\s+(?:chủ yếu\s+|trọng tâm\s+|cụ thể\s+)?(?:sau(?:\s+đây)?|như sau|gồm|bao gồm)\s*(?:sau)?\s*:",
    )
});
static MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\((?P<number>\d{1,2})\)"));
/// Times and parts of other papers are announced too, but not by a list.
static NO_COUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:năm|ngày|tháng|quý|giờ|phút|tuần|triệu|tỷ|nghìn|đồng|ha|km|m|%)\b")
});

pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let blocks: Vec<&Block> = paper.blocks().collect();
    let listed = (0..blocks.len()).filter_map(|at| over_list(&blocks, at));
    let inline = paper.texts().flat_map(inline);
    listed.chain(inline).collect()
}

fn announced(text: &Text) -> Vec<(Told, usize)> {
    if !text.as_str().contains(':') {
        return Vec::new();
    }
    let read = |found: regex::Captures<'_>| {
        let range = found.name("told")?.range();
        let before = &text.as_str()[..range.start];
        let is_part = before.ends_with(['.', ',', '/', '-']) || NO_COUNT.is_match(&found["noun"]);
        let told = Told {
            count: found["count"].parse().ok()?,
            noun: fold::key(&found["noun"]),
            spans: text.spans_of(range.clone()),
            range,
        };
        (!is_part).then_some((told, found.get(0)?.end()))
    };
    LEAD.captures_iter(text.as_str()).filter_map(read).collect()
}

/// `03 nhóm gồm: (1) …; (2) …` in one text.
fn inline(text: &Text) -> Vec<Finding> {
    let announced = announced(text);
    let mut findings = Vec::new();
    for (at, (told, end)) in announced.iter().enumerate() {
        let stop = announced.get(at + 1).map_or(text.len(), |(next, _)| next.range.start);
        let rest = &text.as_str()[*end..stop.max(*end)];
        let numbers = MARK.captures_iter(rest).filter_map(|found| found["number"].parse().ok());
        let run = numbers.enumerate().take_while(|(at, number): &(usize, usize)| *number == at + 1);
        let items = run.count();
        if rest.trim_start().starts_with("(1)") && items > 1 && items != told.count {
            findings.push(told.differs("count.list-differs", text, items, "mục liệt kê"));
        }
    }
    findings
}

/// `04 nhiệm vụ sau:` over numbered items.
fn over_list(blocks: &[&Block], at: usize) -> Option<Finding> {
    let text = &blocks[at].text;
    let (told, _) =
        announced(text).into_iter().find(|(_, end)| text.as_str()[*end..].trim().is_empty())?;
    let first = blocks.get(at + 1)?.level?;
    let own = blocks[at].level;
    let below = blocks[at + 1..].iter().take_while(|block| {
        block.kind != BlockKind::Table && block.level.is_none_or(|level| level >= first)
    });
    let items: Vec<&&Block> = below.filter(|block| block.level == Some(first)).collect();
    let is_first = own.is_none_or(|own| own < first);
    let numbers: Vec<String> = items
        .iter()
        .filter_map(|item| item.label.as_ref())
        .map(|label| label.as_str().trim_matches(['(', ')', '.']).to_owned())
        .collect();
    let is_run = numbers.len() == items.len() && is_run(&numbers);
    let is_told = is_first && is_run && items.len() > 1 && items.len() != told.count;
    is_told.then(|| told.differs("count.list-differs", text, items.len(), "mục liệt kê"))
}

/// Whether labels are 1, 2, 3 or a, b, c, from the first on.
fn is_run(labels: &[String]) -> bool {
    const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";
    let digits = labels.iter().enumerate().all(|(at, label)| {
        label.rsplit('.').next().and_then(|last| last.parse().ok()) == Some(at + 1)
    });
    let letters = labels
        .iter()
        .zip(LETTERS.chars())
        .all(|(label, letter)| label.chars().count() == 1 && label.starts_with(letter));
    digits || letters
}
