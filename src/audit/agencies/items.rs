//! Items of a plan in prose → those that nobody leads, where most others of their list have a line that says who does.
//! An item whose heading, sentence or own parts name somebody is led.

use crate::audit::input::Paper;
use crate::audit::levels::{self, Level};
use crate::audit::texts::quoted;
use crate::data::{Block, BlockKind, Finding, Task};
use crate::lang::checks;
use crate::lang::fold;
use crate::lang::keyed::key_pattern;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Fewest items of a list that say who leads.
const LEAST: usize = 4;
/// Rules by which the item itself says it.
const PRINTED: [&str; 2] = ["owner.line", "owner.aside"];

/// Words that give somebody a task.
static CHARGES: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\b(?:chủ trì|chủ quản|phụ trách|trách nhiệm|đầu mối|tham mưu|giao|phân công|đề nghị|yêu cầu|(?:đơn vị|cơ quan|tổ chức|bộ phận) thực hiện)\b",
    )
});

/// A list: the section that it runs through, how deep that is, and the kind of its labels.
type List<'a> = (&'a str, usize, Level);

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut lists: BTreeMap<List<'_>, Vec<usize>> = BTreeMap::new();
    for (at, task) in paper.tasks.iter().enumerate() {
        if let Some(list) = list(task) {
            lists.entry(list).or_default().push(at);
        }
    }
    let lonely: Vec<_> = lists.values().flat_map(|list| without_lead(paper, list)).collect();
    if lonely.is_empty() {
        return Vec::new();
    }
    let blocks: Vec<&Block> = paper.blocks().collect();
    let lonely = lonely.into_iter().filter(|(at, ..)| !is_charged(paper, &blocks, *at));
    lonely.filter_map(|(at, led, others)| told(paper.tasks[at], led, others)).collect()
}

/// The list that an item stands in; duties of named bodies stand in none.
fn list(task: &Task) -> Option<List<'_>> {
    let is_duty = task.flags.iter().any(|flag| flag == "organisation-duty");
    let top = task.section.first().map_or("", String::as_str);
    let level = levels::of_label(task.ordinal.as_deref()?)?;
    (task.table_id.is_none() && !is_duty).then_some((top, task.section.len(), level))
}

/// The items of a list that nobody leads, between two that say who does; how many say it, how many others there are.
fn without_lead(paper: &Paper<'_>, list: &[usize]) -> Vec<(usize, usize, usize)> {
    let led = |at: &usize| {
        let rule = paper.tasks[*at].confidence.get("leads").map(|how| how.rule.as_str());
        rule.is_some_and(|rule| PRINTED.contains(&rule))
    };
    let count = list.iter().filter(|at| led(at)).count();
    if count < LEAST || count * 4 < list.len() * 3 || count == list.len() {
        return Vec::new();
    }
    let near = |place: usize| {
        let near = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
        near.filter_map(|near| list.get(near)).all(led)
    };
    let lonely = (0..list.len()).filter(|place| near(*place)).map(|place| list[place]);
    let lacks = |at: &usize| paper.tasks[*at].leads.is_empty();
    lonely.filter(lacks).map(|at| (at, count, list.len() - 1)).collect()
}

/// Whether the headings above an item, what introduces it, its own text or what stands below it says whose it is, or
/// it is only the head of parts.
fn is_charged(paper: &Paper<'_>, blocks: &[&Block], at: usize) -> bool {
    let task = paper.tasks[at];
    let (from, to) = (start(task), paper.tasks.get(at + 1).and_then(|next| start(next)));
    let Some(from) = from else { return true };
    let has_parts =
        paper.tasks.get(at + 1).is_some_and(|next| next.section.len() > task.section.len());
    let charges = |text: &str| CHARGES.is_match(&fold::key(text));
    let begins = |block: &Block| block.text.spans().first().map_or(0, |span| span.start());
    let own = blocks.partition_point(|block| begins(block) <= from);
    let below = blocks[own..].iter().take_while(|block| {
        block.kind != BlockKind::Heading && to.is_none_or(|to| begins(block) < to)
    });
    let above = blocks[..own.saturating_sub(1)].iter().rev();
    let above = above.take_while(|block| block.kind == BlockKind::Paragraph);
    has_parts
        || task.section.iter().any(|heading| charges(heading))
        || blocks[own.saturating_sub(1)..own].iter().copied().any(|own| charges(own.text.as_str()))
        || below.chain(above).any(|block| charges(block.text.as_str()))
}

fn start(task: &Task) -> Option<u32> {
    Some(task.spans.get("title")?.first()?.start())
}

fn told(task: &Task, led: usize, others: usize) -> Option<Finding> {
    let title = quoted(task.title.as_deref()?);
    let vi =
        format!("Nhiệm vụ không ghi cơ quan chủ trì: {title}; {led}/{others} nhiệm vụ khác có ghi");
    let en = format!("The task has no leading body: {title}; {led} of {others} others have one");
    let finding = checks::finding("agency.lead-missing", &vi, &en);
    let finding = finding.at(task.spans.get("title")?.clone());
    Some(Finding { record_id: Some(task.id.clone()), ..finding })
}
