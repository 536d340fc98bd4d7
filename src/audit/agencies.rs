//! Tasks → who is asked to do them: nobody, two bodies for one task, bodies of districts after the districts' end.
//! Single bodies that are gone are told by `recognize`.

mod districts;
mod items;
mod sentences;
mod unknown;

use super::input::{Input, Paper, Sheet};
use super::statuses::Twins;
use super::texts::{Gap, Wanted, quoted};
use crate::data::{Finding, Mention, Task};
use crate::lang::checks;
use std::collections::BTreeSet;

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let ended = districts::Told::of(input.report);
    let unknown = unknown::bodies(input);
    let mut findings = Vec::new();
    for paper in &input.papers {
        findings.extend(districts::find(paper, &ended));
        findings.extend(items::find(paper));
        findings.extend(unknown::find(paper, &unknown));
        findings.extend(paper.sheets.iter().flat_map(|sheet| without_lead(input, paper, sheet)));
    }
    findings.extend(Twins::of(input).filter_map(|(one, other)| two_leads(one, other)));
    findings
}

/// Tasks that nobody leads, where nearly all others of their table are led.
fn without_lead(input: &Input<'_>, paper: &Paper<'_>, sheet: &Sheet<'_>) -> Vec<Finding> {
    let led = |task: &Task| !task.leads.is_empty();
    let wanted = Wanted { roles: &["lead", "owner"], least: 4, has: Some(led) };
    let has_column =
        sheet.record.columns.iter().any(|column| wanted.roles.contains(&column.role.as_str()));
    let gaps = if has_column { Gap::of(input, paper, sheet, wanted) } else { Vec::new() };
    let told = |gap: &Gap<'_>| {
        let title = quoted(gap.title()?.as_str());
        let (filled, rows) = (gap.filled, gap.rows);
        let vi = format!(
            "Nhiệm vụ không ghi cơ quan chủ trì: {title}; {filled}/{rows} hàng khác có ghi"
        );
        let en = format!(
            "The task has no leading body: {title}; {filled} of {rows} other rows have one"
        );
        Some(gap.finding("agency.lead-missing", &vi, &en))
    };
    gaps.iter().filter_map(told).collect()
}

/// The same task with two sets of leads, none of which is a part of the other.
fn two_leads(one: &Task, other: &Task) -> Option<Finding> {
    let (first, second) = (ids(&one.leads)?, ids(&other.leads)?);
    if first.is_subset(&second) || second.is_subset(&first) || shares_roles(one, other) {
        return None;
    }
    let title = quoted(other.title.as_deref()?);
    let (printed, there) = (names(&other.leads), names(&one.leads));
    let vi = format!("Cùng một nhiệm vụ {title} ghi hai cơ quan chủ trì: “{there}” và “{printed}”");
    let en = format!("The same task {title} has two leading bodies: “{there}” and “{printed}”");
    let of = |task: &Task| task.spans.get("leads").cloned().unwrap_or_default();
    let finding = checks::finding("agency.two-leads", &vi, &en);
    let finding = finding.saying(&printed, &there).at([of(other), of(one)].concat());
    Some(Finding { record_id: Some(other.id.clone()), ..finding })
}

/// The bodies meant, where all are single bodies that the register knows.
fn ids(leads: &[Mention]) -> Option<BTreeSet<&str>> {
    let ids: Option<BTreeSet<&str>> = leads.iter().map(|lead| lead.agency_id.as_deref()).collect();
    ids.filter(|ids| !ids.is_empty())
}

/// Whether each task asks the other's leads to support it: then only the roles differ.
fn shares_roles(one: &Task, other: &Task) -> bool {
    let supports = |task: &Task, leads: &[Mention]| {
        let known: BTreeSet<_> =
            task.supports.iter().filter_map(|it| it.agency_id.as_deref()).collect();
        leads.iter().any(|lead| lead.agency_id.as_deref().is_some_and(|id| known.contains(id)))
    };
    supports(one, &other.leads) && supports(other, &one.leads)
}

fn names(leads: &[Mention]) -> String {
    leads.iter().map(|lead| lead.name.as_str()).collect::<Vec<_>>().join(", ")
}
