//! `docs/audit-seeds.md` lists every error and warning that the audit makes on the seeds, each with the verdict of a
//! reader; what the list does not have is a false alarm until somebody has read it.

#![allow(clippy::unwrap_used, reason = "a test may stop where its files are broken")]

use congbao::data::{Joins, Severity};
use std::collections::BTreeSet;
use std::fs;

/// Seed, line, code.
type Place = (String, usize, String);

fn listed() -> BTreeSet<Place> {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/audit-seeds.md"));
    let page = page.unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| 0"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert!(cells[5].starts_with("true"), "{row}");
        let code = cells[3].trim_matches('`').to_owned();
        (cells[0].to_owned(), cells[1].parse().unwrap(), code)
    })
    .collect()
}

fn found() -> BTreeSet<Place> {
    let seeds = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap();
    let mut places = BTreeSet::new();
    for path in seeds.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let source = congbao::read(&name, fs::read(&path).unwrap()).unwrap();
        let report = congbao::extract(&source, Joins::Make);
        for finding in report.findings.iter().filter(|it| it.severity != Severity::Info) {
            let start = finding.spans.first().map_or(0, |span| span.start() as usize);
            let line = source.text[..start].matches('\n').count() + 1;
            places.insert((name[..3].to_owned(), line, finding.rule.clone()));
        }
    }
    places
}

#[test]
fn every_alarm_on_the_seeds_was_read() {
    let (listed, found) = (listed(), found());
    let unread: Vec<_> = found.difference(&listed).collect();
    let stale: Vec<_> = listed.difference(&found).collect();
    assert!(unread.is_empty() && stale.is_empty(), "unread: {unread:?}\nstale: {stale:?}");
}
