//! Places of tasks → their official codes, where the document names its province and is of the time
//! of today's units. A damaged name is found again by the area in its row, and said to be so.

use crate::data::{Confidence, Finding, MetricKind, Report, Severity, Task};
use crate::lang::admin_units::{self, AdminUnit, SINCE};
use crate::lang::rules::sure;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Fills the codes of all places of the report.
pub(super) fn fill(report: &mut Report) {
    let provinces = provinces(report);
    let areas = areas(report);
    let mut findings = Vec::new();
    for task in &mut report.tasks {
        let Some(province) = provinces.get(&task.document_id) else { continue };
        let area = areas.get(&task.id).copied();
        for at in 0..task.places.len() {
            let name = task.places[at].name.clone();
            if let Some(unit) = admin_units::named(province, &name) {
                put(task, at, unit);
            } else if let Some(unit) = area.and_then(|km| admin_units::like(province, &name, km)) {
                put(task, at, unit);
                findings.push(doubt(task, &name, unit));
            }
        }
    }
    report.findings.extend(findings);
}

/// The province of each document that is of the time of today's units; an attachment has the day of
/// what it is attached to.
fn provinces(report: &Report) -> BTreeMap<String, String> {
    let mut days: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for document in &report.documents {
        let above = || days.get(document.parent_id.as_deref()?).copied();
        let Some(day) = document.date.as_deref().or_else(above) else { continue };
        days.insert(&document.id, day);
        let province = admin_units::province_of(&document.id).filter(|_| day >= SINCE);
        found.extend(province.map(|slug| (document.id.clone(), slug.to_owned())));
    }
    found
}

/// The area that the row of a task prints.
fn areas(report: &Report) -> BTreeMap<String, Decimal> {
    let of_area = report.metrics.iter().filter(|metric| metric.kind == MetricKind::Area);
    let area = |metric: &crate::data::Metric| {
        Some((metric.task_id.clone()?, metric.value?.decimal().normalize()))
    };
    let mut areas = BTreeMap::new();
    for (task, area) in of_area.filter_map(area) {
        areas.entry(task).or_insert(area);
    }
    areas
}

fn put(task: &mut Task, at: usize, unit: &AdminUnit) {
    task.places[at].unit_code = Some(unit.code.to_owned());
    task.places[at].province_code = Some(unit.province_code.to_owned());
}

/// Says of a task that the name of its place is damaged.
fn doubt(task: &mut Task, name: &str, unit: &AdminUnit) -> Finding {
    let reason = format!("the name differs by letters; the area is that of {}", unit.name);
    let rule = sure("place.by-area");
    task.confidence.insert("places".into(), Confidence { reason, ..rule });
    task.flags.push("ocr-suspect".to_owned());
    task.flags.sort_unstable();
    task.flags.dedup();
    let finding = Finding::new(
        "place.name-differs",
        Severity::Warning,
        "Tên đơn vị hành chính không có trong danh mục; diện tích trong hàng là của đơn vị có tên gần giống",
        "No unit of the province has this name; the area in the row is that of one with a name like it",
    );
    Finding {
        record_id: Some(task.id.clone()),
        suggestion: Some(unit.name.to_owned()),
        ..finding.saying(name, unit.name).at(task.spans.get("places").cloned().unwrap_or_default())
    }
}
