//! Cells of columns of places → the places of tasks, and findings on damaged names.

use super::links::{Codes, Link};
use super::misprints::Misprint;
use super::tables::{Cell, Cells};
use crate::data::{Class, Finding, Task};
use crate::lang::rules::sure;
use std::collections::BTreeMap;

/// Fills the codes of the places of tasks; gives the findings on the cells.
pub(super) fn fill(tasks: &mut [Task], cells: &Cells) -> Vec<Finding> {
    let mut about: BTreeMap<u32, String> = BTreeMap::new();
    for task in tasks {
        let start =
            task.spans.get("places").and_then(|spans| spans.first()).map(|span| span.start());
        if let Some((start, cell)) = start.and_then(|start| Some((start, cells.at(start)?))) {
            put(task, cell);
            about.entry(start).or_insert_with(|| task.id.clone());
        }
    }
    cells.iter().filter_map(|cell| finding(cell, &about)).collect()
}

fn put(task: &mut Task, cell: &Cell) {
    let link = match cell.misprint.as_ref().filter(|misprint| misprint.fills).map(Misprint::link) {
        Some(link) => link,
        None => shared(&cell.links),
    };
    let codes = link.codes();
    for place in &mut task.places {
        place.unit_code = codes.unit.map(str::to_owned);
        place.province_code = codes.province.map(str::to_owned);
    }
    if let Some(misprint) = &cell.misprint {
        task.confidence.insert("places".into(), misprint.confidence());
        task.flags.extend(misprint.fills.then(|| "ocr-suspect".to_owned()));
        task.flags.sort_unstable();
        task.flags.dedup();
    } else if let Link::To(_, rule) = link
        && sure(rule).class != Class::Exact
    {
        task.confidence.insert("places".into(), sure(rule));
    }
}

/// The place of a cell: of several what they have in common.
fn shared(links: &[Link]) -> Link {
    let [first, rest @ ..] = links else { return Link::Unknown };
    if rest.is_empty() {
        return first.clone();
    }
    let province = first.codes().province;
    let same = rest.iter().all(|link| link.codes().province == province);
    match first {
        Link::To(_, rule) if same => Link::To(Codes { unit: None, province }, rule),
        Link::To(..) | Link::Ambiguous(_) | Link::Unknown => Link::Unknown,
    }
}

/// The finding on a damaged name: of its task, or of the table where its row is none.
fn finding(cell: &Cell, about: &BTreeMap<u32, String>) -> Option<Finding> {
    let task = cell.spans.first().and_then(|span| about.get(&span.start()));
    let record_id = Some(task.unwrap_or(&cell.table_id).clone());
    let document_id = Some(cell.document_id.clone());
    let finding = cell.misprint.as_ref()?.finding(&cell.printed).at(cell.spans.clone());
    Some(Finding { document_id, record_id, ..finding })
}
