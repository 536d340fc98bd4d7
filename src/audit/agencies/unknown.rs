//! Owners → departments that the register does not have and offices that do not say whose they are. Names that link
//! to nothing at all are told by `recognize`; other bodies that it has not heard of may well be there.

use crate::audit::input::{Input, Paper};
use crate::data::{Finding, Mention, Task};
use crate::lang::checks;
use crate::lang::fold;
use std::collections::{BTreeMap, BTreeSet};

/// What every province has of one kind, and what is part of another body.
const DEPARTMENT: &str = "sở ";
const OFFICES: [&str; 2] = ["phòng ", "bộ phận "];

/// Ids of the bodies that are known by their printed name alone.
pub(super) fn bodies<'a>(input: &Input<'a>) -> BTreeSet<&'a str> {
    let bare =
        input.report.agencies.iter().filter(|body| {
            body.kind == "other" && body.level.is_none() && body.valid_until.is_none()
        });
    bare.map(|body| body.id.as_str()).collect()
}

/// The findings of one document, one for each body. In a document of a department or commune its own offices need no
/// other name.
pub(super) fn find(paper: &Paper<'_>, bodies: &BTreeSet<&str>) -> Vec<Finding> {
    let issuer = fold::key(paper.document.issuer.as_deref().unwrap_or_default());
    let is_of_province = ["ubnd tỉnh", "ubnd thành phố", "ủy ban nhân dân tỉnh"]
        .iter()
        .any(|name| issuer.starts_with(name));
    let is_meant = |name: &str| {
        let name = fold::key(name);
        let is_office = OFFICES.iter().any(|office| name.starts_with(office));
        name.starts_with(DEPARTMENT) || is_of_province && is_office
    };
    let mut told: BTreeMap<&str, Finding> = BTreeMap::new();
    for (task, owner) in paper.tasks.iter().flat_map(|task| owners(task)) {
        let Some(id) = owner.agency_id.as_deref().filter(|id| bodies.contains(id)) else {
            continue;
        };
        if owner.collective || !is_meant(&owner.name) {
            continue;
        }
        let finding = told.entry(id).or_insert_with(|| unknown(task, owner));
        finding.spans.extend(owner.spans.iter().copied());
    }
    told.into_values().collect()
}

fn owners(task: &Task) -> impl Iterator<Item = (&Task, &Mention)> {
    task.leads.iter().chain(&task.supports).map(move |owner| (task, owner))
}

fn unknown(task: &Task, owner: &Mention) -> Finding {
    let name = &owner.name;
    let vi =
        format!("“{name}”: danh mục không có cơ quan này và văn bản không ghi thuộc cơ quan nào");
    let en = format!("“{name}”: the register has no such body and nothing says whose it is");
    let finding = checks::finding("agency.unknown", &vi, &en).finding(name);
    Finding { record_id: Some(task.id.clone()), ..finding }
}
