//! Several processes on one catalogue: runs take turns, askers wait for nobody and see whole files only.

use super::{FILES, inbox, undisturbed};
use crate::cli::Desk;
use serde_json::Value;
use std::process::Child;

#[test]
fn two_runs_at_once_do_each_file_once() {
    let (_, dump, _) = undisturbed();
    let desk = inbox();
    let runs: Vec<Child> = (0..3).map(|_| desk.begin()).collect();
    for mut run in runs {
        assert_eq!(run.wait().unwrap().code(), Some(1));
    }
    assert_eq!(desk.whole(), dump);
}

#[test]
fn a_reader_is_not_kept_waiting_by_a_writer() {
    let (desk, ..) = undisturbed();
    let mut writer = desk.catalog();
    let held = writer.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
    held.execute("DELETE FROM search", []).unwrap();
    let found = desk.run("catalog documents --catalog c.sqlite --format csv").with(0).stdout;
    assert_eq!(found.lines().count(), 15, "{found}");
    held.rollback().unwrap();
}

impl Desk {
    fn asked(&self, question: &str) -> Vec<Value> {
        let line = format!("catalog {question} --catalog c.sqlite --format json");
        serde_json::from_str(&self.run(&line).with(0).stdout).unwrap()
    }
}

#[test]
fn who_asks_while_two_runs_write_sees_whole_documents() {
    let (_, dump, _) = undisturbed();
    let desk = inbox();
    desk.ingest("in/00-issue.txt").with(0);
    let mut runs = [desk.begin(), desk.begin()];
    let (mut answers, mut is_on) = (0, true);
    while is_on {
        // Looked at first, so that the last answer is one of the whole.
        is_on = runs.iter_mut().any(|run| run.try_wait().unwrap().is_none());
        let documents = desk.asked("documents");
        for document in documents.iter().filter(|document| document["kind"] != "issue") {
            assert_eq!(document["tasks"], 3, "{document}");
        }
        assert_eq!(desk.asked("tasks").len() % 3, 0);
        assert!(!desk.asked("search chuong trinh").is_empty());
        assert!(desk.asked("status").len() >= 8);
        answers += 1;
    }
    for mut run in runs {
        assert_eq!(run.wait().unwrap().code(), Some(1));
    }
    assert!(answers > 1);
    assert_eq!(usize::try_from(desk.number("SELECT count(*) FROM catalog_files")), Ok(FILES));
    // The issue came first here: rows stand in another order, that is all.
    let lines = |dump: &str| dump.lines().count();
    assert_eq!(lines(&desk.whole()), lines(&dump));
}
