//! `checks.tsv` → each check finds what is the matter in its own wrong example, and its right one is silent.

#![allow(clippy::unwrap_used, reason = "a test may stop where the table is broken")]

use congbao::data::{Finding, Joins, Severity};
use congbao::lang::checks;
use congbao::write::Volume;
use congbao::write::changes::Lang;
use congbao::write::ics::{Calendar, Wish};
use congbao::write::parquet::File;
use congbao::write::rows::Material;
use congbao::write::xlsx::{ROWS, Workbook};

/// What is found in an example, and in writing it as a workbook, as columns, and twice as a calendar.
pub(crate) fn findings(example: &str) -> Vec<Finding> {
    let source = congbao::read("example", checks::bytes(example)).unwrap();
    let report = congbao::extract(&source, Joins::Make);
    let spool = tempfile::tempdir().unwrap();
    let book = Workbook::new(Lang::Vi, ROWS, spool.path(), std::io::sink());
    let columns = File::new(std::io::sink());
    let calendar = Calendar::begin(std::io::sink(), &Wish::default());
    let mut volumes: [Box<dyn Volume>; 3] =
        [Box::new(book.unwrap()), Box::new(columns.unwrap()), Box::new(calendar.unwrap())];
    let material = Material { report: &report, text: &source.text };
    let mut lacks = Vec::new();
    for volume in &mut volumes {
        lacks.extend(volume.take(material).unwrap());
    }
    lacks.extend(volumes[2].take(material).unwrap());
    report.findings.into_iter().chain(lacks).collect()
}

#[test]
fn each_check_finds_its_wrong_example() {
    let mut faults = Vec::new();
    for check in checks::all() {
        let found = findings(check.wrong);
        let own = found.iter().filter(|finding| finding.rule == check.code).collect::<Vec<_>>();
        // A check whose evidence is of several strengths has the severity of the strongest.
        let worst = own.iter().map(|finding| finding.severity).min();
        let is_as_bad = worst == Some(check.severity);
        if own.is_empty() || !is_as_bad {
            let codes: Vec<_> =
                found.iter().map(|finding| (&finding.rule, finding.severity)).collect();
            faults.push(format!("{}: {} → {codes:?}", check.code, check.wrong));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_right_is_silent() {
    let mut faults = Vec::new();
    for check in checks::all() {
        let found = findings(check.right);
        let alarms = found
            .iter()
            .filter(|finding| finding.rule == check.code || finding.severity != Severity::Info);
        let alarms: Vec<_> = alarms.map(|finding| (&finding.rule, &finding.message_en)).collect();
        if !alarms.is_empty() {
            faults.push(format!("{}: {} → {alarms:?}", check.code, check.right));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
