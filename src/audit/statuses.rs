//! Tasks → statuses that disagree with the words beside them, with the same task elsewhere, or with what is reported.
//! A tick beside other words is for `recognize`.

mod repeated;
mod results;
mod twins;

pub(super) use twins::Twins;

use super::input::{Input, Paper, Sheet};
use super::stages::{self, Stage};
use super::texts::{Gap, Rows, Wanted, quoted, roles};
use crate::data::{Finding, Task};
use crate::lang::checks;

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for paper in &input.papers {
        findings.extend(paper.tasks.iter().filter_map(|task| results::differs(task)));
        findings.extend(repeated::find(input, paper));
        findings.extend(paper.sheets.iter().flat_map(|sheet| notes_that_differ(paper, sheet)));
        findings.extend(paper.sheets.iter().flat_map(|sheet| without_result(input, paper, sheet)));
    }
    findings.extend(Twins::of(input).filter_map(|(one, other)| two_statuses(one, other)));
    findings
}

/// The notes of a table that say the opposite of the status beside them.
fn notes_that_differ(paper: &Paper<'_>, sheet: &Sheet<'_>) -> Vec<Finding> {
    let Some(note) = roles(sheet).position(|role| role == "note") else { return Vec::new() };
    let rows = Rows::of(paper, sheet);
    let told = |at: &usize| {
        let note = sheet.table.rows.get(*at)?.cells.get(note)?;
        results::note_differs(rows.task(*at)?, note)
    };
    rows.all.iter().filter_map(told).collect()
}

/// The same task with two statuses.
fn two_statuses(one: &Task, other: &Task) -> Option<Finding> {
    let (first, second) = (one.status.as_ref()?, other.status.as_ref()?);
    let both = stages::certain(first.code).zip(stages::certain(second.code));
    both.filter(|(one, other)| one != other)?;
    let title = quoted(other.title.as_deref()?);
    let vi = format!(
        "Cùng một nhiệm vụ {title} ghi hai tình trạng: “{}” và “{}”",
        first.raw, second.raw
    );
    let en =
        format!("The same task {title} has two statuses: “{}” and “{}”", first.raw, second.raw);
    let spans = ["status", "status_mark", "title"];
    let of = |task: &Task| {
        spans.iter().find_map(|field| task.spans.get(*field).cloned()).unwrap_or_default()
    };
    let finding = checks::finding("status.two-statuses", &vi, &en);
    let finding = finding.saying(&second.raw, &first.raw).at([of(other), of(one)].concat());
    Some(Finding { record_id: Some(other.id.clone()), ..finding })
}

/// Tasks that are completed and say nothing of what came out, where most others do.
fn without_result(input: &Input<'_>, paper: &Paper<'_>, sheet: &Sheet<'_>) -> Vec<Finding> {
    let wanted = Wanted { roles: &["result"], least: 5, has: None };
    let gaps = Gap::of(input, paper, sheet, wanted);
    let told = |gap: &Gap<'_>| {
        let status = gap.task?.status.as_ref()?;
        let title = quoted(gap.title()?.as_str());
        let vi = format!("Ghi “{}” nhưng ô kết quả để trống: {title}", status.raw);
        let en = format!("“{}”, but the result is empty: {title}", status.raw);
        let finding = gap.finding("status.done-without-result", &vi, &en).finding(&status.raw);
        (stages::certain(status.code) == Some(Stage::Done)).then_some(finding)
    };
    gaps.iter().filter_map(told).collect()
}
