//! Documents in other words than the seeds', with known truth → how much of it is read.
//!
//! `words` are wordings of many offices with what they mean (`fixtures/meaning/*.tsv`), `documents`
//! puts them into plans, tables, duties and reports, `marks` counts what comes out. Nothing here
//! knows how anything is read.

mod documents;
mod marks;
mod sights;
mod times;
mod words;

use crate::dice::Dice;
use crate::pipeline;
use congbao::data::{Deadline, Mention, Task};
use documents::Document;
use marks::Marks;
use std::io::Write;
use words::Words;

/// Documents that are measured; `SAMPLES=2000` measures more.
const SAMPLES: u64 = 240;
/// Lowest F1 of each field over all wordings, measured and rounded down. All of them were looked at
/// and mended for; what came out at first sight is in `fixtures/meaning/NOTES.md`.
const FLOORS: [(&str, f64); 4] =
    [("leads", 0.98), ("supports", 0.98), ("deadlines", 0.98), ("status", 0.99)];

/// A task as the truth has it and as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Fields {
    leads: Vec<String>,
    supports: Vec<String>,
    deadlines: Vec<String>,
    status: Option<String>,
}

impl Fields {
    /// Values by field, in the order of [`FLOORS`].
    fn values(&self) -> [Vec<String>; 4] {
        let status = self.status.iter().cloned().collect();
        [self.leads.clone(), self.supports.clone(), self.deadlines.clone(), status]
    }
}

fn read(task: &Task) -> Fields {
    let names = |mentions: &[Mention]| mentions.iter().map(name).collect();
    let all = if task.deadlines.is_empty() { task.deadline.as_slice() } else { &task.deadlines };
    let status = task
        .status
        .as_ref()
        .and_then(|status| serde_json::to_value(status.code).ok()?.as_str().map(ToOwned::to_owned));
    Fields {
        leads: names(&task.leads),
        supports: names(&task.supports),
        deadlines: all.iter().map(meaning).collect(),
        status,
    }
}

/// `*` before a collective.
fn name(mention: &Mention) -> String {
    format!("{}{}", if mention.collective { "*" } else { "" }, mention.name)
}

/// A deadline as the fixtures write it.
fn meaning(deadline: &Deadline) -> String {
    let kind = format!("{:?}", deadline.kind).to_lowercase();
    let edtf = deadline.edtf.clone().unwrap_or_else(|| "?".to_owned());
    let mut parts = vec![kind, edtf];
    parts.extend(deadline.before.then(|| "before".to_owned()));
    parts.extend(deadline.ongoing.then(|| "ongoing".to_owned()));
    parts.extend(deadline.rrule.clone());
    parts.join(" ")
}

/// What is read of a document, task by task.
fn judge(document: &Document, marks: &mut Marks) {
    let report = pipeline::report("meaning.txt", &document.text);
    let proof = congbao::prove(&report, &document.text);
    assert!(proof.failures.is_empty(), "{:?}\n{}", proof.failures, document.text);
    for (ordinal, truth) in &document.tasks {
        let task = report.tasks.iter().find(|task| task.ordinal.as_ref() == Some(ordinal));
        let found = task.map(read).unwrap_or_default();
        marks.add(document.kind, truth, &found);
    }
    marks.tasks(document.kind, document.tasks.len(), report.tasks.len());
}

#[test]
fn documents_in_other_words_are_read() {
    let words = Words::read();
    let samples = std::env::var("SAMPLES").ok().and_then(|count| count.parse().ok());
    let mut marks = Marks::default();
    for seed in 0..samples.unwrap_or(SAMPLES) {
        judge(&Document::of(&words, &mut Dice::new(seed)), &mut marks);
    }
    let _ = std::io::stderr().write_all(marks.table().as_bytes());
    for (at, (field, floor)) in FLOORS.into_iter().enumerate() {
        assert!(marks.f1(at) >= floor, "{field} below {floor}\n{}", marks.table());
    }
}

/// A truth that nothing is read of must not pass.
#[test]
fn what_is_not_read_counts() {
    let mut marks = Marks::default();
    let truth = Fields { leads: vec!["Sở Y tế".to_owned()], ..Fields::default() };
    marks.add("plan", &truth, &Fields::default());
    assert!(marks.f1(0) < 0.01);
    marks.add("plan", &truth, &truth);
    assert!(marks.f1(0) > 0.6);
}
