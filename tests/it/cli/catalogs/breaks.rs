//! Breaks: killed at any moment, a full disk, several at once, files that change. Whatever happens, the next run makes
//! it whole.

mod crowds;
mod disks;
mod kills;
mod restless;

use super::{decision, gazette};
use crate::cli::{Desk, program};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Decisions, and files: one decision stands in the issue only, one in another text as well, one file is bad.
const DECISIONS: u32 = 13;
const FILES: usize = 15;

/// The texts of the decisions; `day` is the deadline of one task in each.
fn decisions(day: &str) -> Vec<String> {
    (0..DECISIONS).map(|at| decision(300 + at, &format!("chương trình số {at}"), day)).collect()
}

/// A folder with decisions, the issue that prints them, and one that is corrected under another name.
fn inbox() -> Desk {
    let desk = Desk::new();
    let texts = decisions("30/6/2026");
    for (at, text) in texts.iter().enumerate().skip(1) {
        desk.put(&format!("in/{at:02}.txt"), text.as_bytes());
    }
    desk.put("in/00-issue.txt", gazette(&texts).as_bytes());
    desk.put("in/99.txt", decision(301, "chương trình số 1", "15/8/2026").as_bytes());
    desk.put("in/bad.txt", b"\0\x01\x02");
    desk.age("in");
    desk
}

impl Desk {
    /// Begins a run that is not waited for.
    fn begin(&self) -> Child {
        Command::new(program())
            .args(["ingest", "in", "--catalog", "c.sqlite", "--jobs", "1", "--quiet"])
            .current_dir(self.path("."))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// What is in the catalogue, where no document is without its records and no record without its document.
    fn whole(&self) -> String {
        let half = "SELECT count(*) FROM catalog_documents AS d JOIN catalog_contents AS c USING (content) \
            WHERE NOT EXISTS (SELECT 1 FROM documents AS x WHERE x.source = c.source AND x.id = d.id) \
            OR NOT EXISTS (SELECT 1 FROM catalog_revisions AS r WHERE r.document = d.document AND r.revision = d.revision)";
        assert_eq!(self.number(half), 0);
        let twice =
            "SELECT count(*) FROM (SELECT id FROM documents GROUP BY id HAVING count(*) > 1)";
        assert_eq!(self.number(twice), 0);
        self.dump()
    }
}

/// A catalogue that nothing disturbed, what is in it, and how long it took.
fn undisturbed() -> (Desk, String, Duration) {
    let desk = inbox();
    let start = Instant::now();
    assert_eq!(desk.begin().wait().unwrap().code(), Some(1));
    let took = start.elapsed();
    let dump = desk.whole();
    (desk, dump, took)
}
