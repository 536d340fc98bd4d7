//! `checks.tsv` → each check finds what is the matter in its own wrong example, and its right one is silent.

#![allow(clippy::unwrap_used, reason = "a test may stop where the table is broken")]

use congbao::data::{Finding, Joins, Severity};
use congbao::lang::checks;

/// The bytes of an example.
fn bytes(example: &str) -> Vec<u8> {
    let cells = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("\t") + "\n";
    let text: String = example.split("//").map(cells).collect();
    let mut bytes = Vec::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(r"\x") {
        bytes.extend(before.bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).unwrap());
        rest = &after[2..];
    }
    bytes.extend(rest.bytes());
    bytes
}

fn findings(example: &str) -> Vec<Finding> {
    let source = congbao::read("example", bytes(example)).unwrap();
    congbao::extract(&source, Joins::Make).findings
}

#[test]
fn each_check_finds_its_wrong_example() {
    let mut faults = Vec::new();
    for check in checks::all() {
        let found = findings(check.wrong);
        let own = found.iter().filter(|finding| finding.rule == check.code).collect::<Vec<_>>();
        let is_as_bad = own.iter().all(|finding| finding.severity == check.severity);
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
