//! `fixtures/<case>/source.txt` → the records that `report.golden` lists, one a line.
//!
//! Says whether output changed, not whether it is right: a person reads the diff. Spans are left
//! out, for they move with every edit of a source; that they lead back is tested on each case here.

use crate::{pipeline, score};
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[test]
fn output_is_as_it_was() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut changed = Vec::new();
    for case in cases() {
        let printed = print(&json(&case));
        let golden = case.join("report.golden");
        if update {
            std::fs::write(&golden, printed).unwrap();
        } else if std::fs::read_to_string(&golden).ok().as_deref() != Some(printed.as_str()) {
            changed.push(first_change(&golden, &printed));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\n\nIf this is what you meant, run `UPDATE=1 cargo test --test it golden`, \
         read `git diff fixtures` line by line, and commit it.",
        changed.join("\n\n")
    );
}

#[test]
fn every_value_leads_back_to_its_source() {
    for case in cases() {
        let text = pipeline::read(&case.join("source.txt"));
        let unproved = score::unproved(text, json(&case));
        assert!(unproved.is_empty(), "{}:\n{}", case.display(), unproved.join("\n"));
    }
}

/// Folders of `fixtures` that hold a source, sorted.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folders = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = folders.map(|entry| entry.path());
    let mut cases: Vec<PathBuf> = paths.filter(|path| path.join("source.txt").exists()).collect();
    cases.sort();
    assert!(cases.len() >= 10, "fixtures are missing");
    cases
}

fn json(case: &Path) -> Value {
    let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
    pipeline::json(&name, &pipeline::read(&case.join("source.txt")))
}

/// Every record on a line of its own, empty fields left out.
fn print(report: &Value) -> String {
    let mut out = String::new();
    let lists = ["documents", "tables", "tasks", "metrics", "citations", "agencies", "findings"];
    let single = |list: &str| match list.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => list.trim_end_matches('s').to_owned(),
    };
    if !report["issue"].is_null() {
        _ = writeln!(out, "issue {}", bare(&report["issue"]));
    }
    for list in lists {
        for record in report[list].as_array().into_iter().flatten() {
            _ = writeln!(out, "{} {}", single(list), bare(record));
        }
    }
    out
}

/// A value without spans and without what is empty.
fn bare(value: &Value) -> Value {
    let is_empty = |value: &Value| {
        value.is_null()
            || value == &Value::Bool(false)
            || value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(Map::is_empty)
    };
    if let Some(fields) = value.as_object() {
        // Class and reason follow from the rule.
        if let (3, Some(rule), Some(_)) = (fields.len(), fields.get("rule"), fields.get("class")) {
            return rule.clone();
        }
        let kept = fields.iter().filter(|(name, _)| !name.ends_with("spans"));
        let bared = kept.map(|(name, value)| (name.clone(), bare(value)));
        return Value::Object(bared.filter(|(_, value)| !is_empty(value)).collect());
    }
    match value.as_array() {
        Some(items) => Value::Array(items.iter().map(bare).collect()),
        None => value.clone(),
    }
}

fn first_change(golden: &Path, printed: &str) -> String {
    let Ok(before) = std::fs::read_to_string(golden) else {
        return format!("{} is missing", golden.display());
    };
    let (mut old, mut new) = (before.lines(), printed.lines());
    let mut number = 1;
    loop {
        match (old.next(), new.next()) {
            (one, other) if one == other && one.is_some() => number += 1,
            (one, other) => {
                let line = |line: Option<&str>| line.unwrap_or("(end)").to_owned();
                let place = golden.display();
                return format!("{place}:{number}\n- {}\n+ {}", line(one), line(other));
            }
        }
    }
}
