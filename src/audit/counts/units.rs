//! `75 đơn vị, gồm 67 xã và 08 phường` → against the communes and wards that the tables of the same decision list.

use crate::audit::input::Input;
use crate::data::{Finding, Text};
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static UNITS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?P<all>\d{1,4})\s+(?:đơn vị|xã,\s*phường)[^.;\d]{0,60}?gồm:?\s*",
        r"(?P<communes>\d{1,4})\s+xã\s*(?:,|và|;)\s*(?P<wards>\d{1,4})\s+phường",
    ))
});

/// The findings of all documents.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let listed = listed(input);
    let mut findings = Vec::new();
    for paper in &input.papers {
        let Some(units) = listed.get(&paper.family) else { continue };
        for text in paper.texts().filter(|text| text.as_str().contains("phường")) {
            findings.extend(differs(text, units));
        }
    }
    findings
}

/// The communes and wards that the tables of a family list, one a row.
#[derive(Default)]
struct Units {
    communes: BTreeSet<String>,
    wards: BTreeSet<String>,
}

fn listed(input: &Input<'_>) -> BTreeMap<usize, Units> {
    let mut families: BTreeMap<usize, Units> = BTreeMap::new();
    for paper in &input.papers {
        for sheet in &paper.sheets {
            let Some(column) = sheet.record.columns.iter().position(|it| it.role == "place") else {
                continue;
            };
            let units = families.entry(paper.family).or_default();
            for cell in sheet.table.rows.iter().filter_map(|row| row.cells.get(column)) {
                let key = fold::key(cell.as_str());
                match key.split(' ').next() {
                    Some("xã") => units.communes.insert(key),
                    Some("phường") => units.wards.insert(key),
                    _ => false,
                };
            }
        }
    }
    families
}

fn differs(text: &Text, units: &Units) -> Option<Finding> {
    let found = UNITS.captures(text.as_str())?;
    let number = |name: &str| found[name].parse::<usize>().ok();
    let (communes, wards) = (number("communes")?, number("wards")?);
    let (own, of_wards) = (units.communes.len(), units.wards.len());
    let gap = communes.abs_diff(own) + wards.abs_diff(of_wards);
    // A list of some of them is another list.
    if gap == 0 || gap * 10 > communes + wards {
        return None;
    }
    let vi = format!(
        "Ghi {communes} xã và {wards} phường; các bảng liệt kê {own} xã và {of_wards} phường"
    );
    let en = format!(
        "{communes} communes and {wards} wards are said; the tables list {own} and {of_wards}"
    );
    let range = found.get(0)?.range();
    let finding = checks::finding("count.units-differ", &vi, &en);
    let finding =
        finding.saying(&text.as_str()[range.clone()], &format!("{own} xã, {of_wards} phường"));
    Some(finding.at(text.spans_of(range)))
}
