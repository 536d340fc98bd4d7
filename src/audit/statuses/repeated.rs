//! The results of one document's tasks → those that are word for word the same in tasks of different names. A cell that
//! tasks share is one result; so may be one that is written once a row, in neighbouring rows.

use crate::audit::input::{Input, Paper, Sheet};
use crate::audit::texts::quoted;
use crate::data::{Finding, Row, Severity, Task};
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Fewest words and characters of a result that nobody writes twice by chance.
const WORDS: usize = 12;
const CHARACTERS: usize = 60;
/// Most bytes of a number such as `VIII.`.
const LABEL: usize = 6;

/// `số 12/KH-UBND`: one paper can answer several tasks.
static PAPER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+/(?:\d{4}/)?\p{Lu}"));

/// The findings, one for all tasks that share a result.
pub(super) fn find(input: &Input<'_>, paper: &Paper<'_>) -> Vec<Finding> {
    // Of a page the cells are written out that span rows.
    let is_page = input.report.source.format == "html";
    let once = if is_page { BTreeSet::new() } else { written_once(paper) };
    let tasks = &paper.tasks;
    let mut same: BTreeMap<String, Vec<(usize, &Task)>> = BTreeMap::new();
    for (at, task) in tasks.iter().enumerate() {
        let long = |result: &&str| {
            result.split_whitespace().nth(WORDS - 1).is_some()
                && result.chars().nth(CHARACTERS - 1).is_some()
        };
        if let Some(result) = task.result.as_deref().filter(long) {
            same.entry(fold::key(result)).or_default().push((at, *task));
        }
    }
    same.into_values().filter_map(|tasks| told(&different(tasks), is_page, &once)).collect()
}

/// Tables in which a merged cell is written once: the heads of their groups, which span all columns, stand in one.
fn written_once<'a>(paper: &Paper<'a>) -> BTreeSet<&'a str> {
    let printed = |row: &Row| row.cells.iter().filter(|cell| cell.len() > LABEL).count();
    let is_once = |sheet: &&Sheet<'a>| {
        let mut groups = sheet.table.rows.iter().filter(|row| row.is_group).peekable();
        groups.peek().is_some() && groups.all(|row| printed(row) == 1)
    };
    paper.sheets.iter().filter(is_once).map(|sheet| sheet.record.id.as_str()).collect()
}

/// The tasks that differ in name and in the place of their result.
fn different(tasks: Vec<(usize, &Task)>) -> Vec<(usize, &Task)> {
    let mut known = BTreeSet::new();
    let mut places = BTreeSet::new();
    let mut is_new = |task: &Task| {
        let title = task.title.as_deref().map(fold::key).unwrap_or_default();
        let place =
            task.spans.get("result").and_then(|spans| spans.first()).map(|span| span.start());
        !title.is_empty() && known.insert(title) && places.insert(place)
    };
    tasks.into_iter().filter(|(_, task)| is_new(task)).collect()
}

fn told(tasks: &[(usize, &Task)], is_page: bool, written_once: &BTreeSet<&str>) -> Option<Finding> {
    let (first, rest) = tasks.split_first()?;
    let (second, _) = rest.split_first()?;
    let result = first.1.result.as_deref()?;
    let names: Vec<String> = tasks.iter().map(|(_, task)| name(task)).collect();
    let names = names.join("; ");
    let quote = quoted(result);
    let vi = format!("Kết quả giống nhau từng chữ ở {} nhiệm vụ ({names}): {quote}", tasks.len());
    let en = format!(
        "The results of {} tasks are word for word the same ({names}): {quote}",
        tasks.len()
    );
    let finding = checks::finding("status.result-repeated", &vi, &en);
    let of = |task: &Task| task.spans.get("result").cloned().unwrap_or_default();
    let others = rest.iter().map(|(_, task)| of(task));
    let spans: Vec<_> = others.chain([of(first.1)]).flatten().collect();
    // A cell that was merged is written once a row by some programs; one paper may answer several tasks.
    let neighbours = tasks.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
    if neighbours && is_page && tasks.iter().all(|(_, task)| leads(task) == leads(first.1)) {
        return None;
    }
    let is_own = |task: &Task| {
        let is_once = task.table_id.as_deref().is_some_and(|table| written_once.contains(table));
        task.ordinal.is_some() && (is_once || !is_page && beside(task) != beside(first.1))
    };
    let may_be_merged = neighbours
        && !(result.contains(|c: char| c.is_ascii_digit())
            && rest.iter().all(|(_, task)| is_own(task)));
    let severity =
        if may_be_merged || PAPER.is_match(result) { Severity::Info } else { finding.severity };
    let record_id = Some(second.1.id.clone());
    Some(Finding { severity, record_id, ..finding.finding(result).at(spans) })
}

/// What else a row says of a task: who leads it, until when, how far it is.
fn beside(task: &Task) -> (Vec<&str>, Option<&str>, Option<&str>) {
    let deadline = task.deadline.as_ref().map(|deadline| deadline.raw.as_str());
    (leads(task), deadline, task.status.as_ref().map(|status| status.raw.as_str()))
}

/// Who leads a task.
fn leads(task: &Task) -> Vec<&str> {
    task.leads.iter().map(|lead| lead.name.as_str()).collect()
}

/// A task as people call it: its number, or the beginning of its title.
fn name(task: &Task) -> String {
    let title = quoted(task.title.as_deref().unwrap_or_default());
    task.ordinal.as_ref().map_or_else(|| title.clone(), |ordinal| format!("{ordinal} {title}"))
}
