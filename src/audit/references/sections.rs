//! `Mục V Kế hoạch này` → sections that a document names as its own and does not have.

use crate::audit::input::{Input, Paper};
use crate::audit::passages::{self, Passage};
use crate::data::{BlockKind, Finding};
use crate::lang::keyed::key_pattern;
use crate::lang::{checks, fold, numeral};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"\b(?:mục|phần)\s+(?<label>[ivx]{1,5})\s*,?\s*(?:của\s+)?",
        r"(?<kind>kế\s+hoạch|báo\s+cáo|đề\s+án|chương\s+trình|phương\s+án|hướng\s+dẫn|công\s+văn|thông\s+báo)\s+này\b",
    ))
});

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    input.papers.iter().flat_map(of_paper).collect()
}

fn of_paper(paper: &Paper<'_>) -> Vec<Finding> {
    let blocks = paper.blocks().filter(|block| block.kind != BlockKind::Table);
    let labels = blocks.filter_map(|block| numeral::roman(block.label.as_ref()?.as_str()));
    let held: BTreeSet<u32> = labels.collect();
    // From one on without a gap: then it is seen what there is.
    let is_whole = held.len() > 1 && held.iter().zip(1..).all(|(label, place)| *label == place);
    let kind = paper.document.kind_vi.as_deref().map(fold::key).filter(|_| is_whole);
    let Some(kind) = kind else { return Vec::new() };
    let passages = passages::of(paper);
    passages.iter().flat_map(|passage| of_text(passage, &kind, &held)).collect()
}

fn of_text(passage: &Passage<'_>, own: &str, held: &BTreeSet<u32>) -> Vec<Finding> {
    let key = passage.keyed.key();
    let absent = |caps: regex::Captures<'_>| {
        let (all, label) = (caps.get(0)?, caps.name("label")?.as_str().to_uppercase());
        let kind = caps["kind"].split_whitespace().collect::<Vec<_>>().join(" ");
        let number = numeral::roman(&label)?;
        let last = numeral::in_roman(*held.last()?);
        let printed = passage.printed(all.range());
        let finding = checks::finding(
            "reference.section-missing",
            &format!("“{printed}”: không có mục {label}, văn bản chỉ đến mục {last}"),
            &format!(
                "“{printed}”: there is no section {label}, the document ends with section {last}"
            ),
        );
        let spans = passage.spans(all.range());
        let finding = finding.saying(&label, &format!("I - {last}")).at(spans);
        (kind == own && !held.contains(&number)).then_some(finding)
    };
    NAMED.captures_iter(key).filter_map(absent).collect()
}
