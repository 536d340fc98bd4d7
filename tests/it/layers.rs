//! The tree under `src` → every import that breaks the layers.
//!
//! Reads the text of shipped code; unit tests, below it or in a `tests.rs`, may reach wherever they
//! need.

use std::path::{Path, PathBuf};

/// Who may use whom: a stage itself, the nouns and the facts; never another stage.
const STAGES: [&str; 10] = [
    "decode",
    "normalize",
    "damage",
    "outline",
    "recognize",
    "audit",
    "verify",
    "explain",
    "write",
    "diff",
];
/// Who may touch files, clock, threads, environment and terminal.
const OUTSIDE: [&str; 4] = ["batch", "catalog", "cli", "main"];
const WORLD: [&str; 6] = ["std::fs", "std::time", "std::thread", "std::env", "rayon", "indicatif"];

#[test]
fn stages_share_nouns_and_facts_only() {
    let (root, mut files) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), Vec::new());
    list(&root, &mut files);
    assert!(files.contains(&root.join("lib.rs")));
    let broken = files.iter().flat_map(|file| {
        let place = file.strip_prefix(&root).unwrap().display().to_string();
        breaches(&place, &std::fs::read_to_string(file).unwrap())
    });
    assert_eq!(broken.collect::<Vec<_>>(), Vec::<String>::new());
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()) {
        if path.is_dir() {
            list(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") && !is_test(&path) {
            files.push(path);
        }
    }
}

/// A `tests.rs` or a file below a folder `tests`.
fn is_test(path: &Path) -> bool {
    path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests")
}

/// Paths in the file at `place` (below `src`) that its layer may not name.
fn breaches(place: &str, text: &str) -> Vec<String> {
    let module: Vec<&str> =
        place.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect();
    let shipped = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let bad = |path: &String| !may_use(&module, path);
    paths(shipped).into_iter().filter(bad).map(|path| format!("{place}: {path}")).collect()
}

fn may_use(module: &[&str], path: &str) -> bool {
    let is_world = |&name: &&str| path == name || path.starts_with(&format!("{name}::"));
    if WORLD.iter().any(is_world) {
        return OUTSIDE.contains(&module[0]);
    }
    let Some(target) = below_root(module, path) else { return true };
    match module[0] {
        "data" => target == "data",
        "lang" => ["data", "lang"].contains(&target),
        own if STAGES.contains(&own) => ["data", "lang", own].contains(&target),
        _ => true,
    }
}

/// What a path names directly below the crate root; `None` where it stays inside its module.
fn below_root<'a>(module: &[&str], path: &'a str) -> Option<&'a str> {
    let inner = path.trim_start_matches("super::");
    let climbed = (path.len() - inner.len()) / "super::".len();
    let is_root = climbed > 0 && climbed >= module.len();
    let rest = path.strip_prefix("crate::").or(is_root.then_some(inner))?;
    rest.split("::").next()
}

/// Every path of the code, groups `a::{b, c}` written out, comments left out.
fn paths(code: &str) -> Vec<String> {
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    let (mut found, mut open, mut path) = (Vec::new(), vec![String::new()], String::new());
    for c in lines.flat_map(|line| line.chars().chain(['\n'])) {
        if c.is_alphanumeric() || matches!(c, '_' | ':' | '*') {
            path.push(c);
            continue;
        }
        let whole = open.last().cloned().unwrap_or_default() + &path;
        if c == '{' {
            open.push(if path.ends_with("::") { whole } else { String::new() });
        } else if !path.is_empty() {
            found.push(whole);
        }
        path.clear();
        if c == '}' && open.len() > 1 {
            open.pop();
        }
    }
    found
}

#[test]
fn every_form_of_a_breach_is_seen() {
    for (place, code) in [
        ("recognize/owners.rs", "use crate::outline;"),
        ("recognize/owners.rs", "use crate::{data::Text, write};"),
        (
            "recognize/owners.rs",
            "use crate::{\n    data::{Span, Text},\n    write::{self, csv},\n};",
        ),
        ("recognize/owners.rs", "use super::super::decode;"),
        ("recognize/owners.rs", "use super::super::{data, decode::run};"),
        ("outline/mod.rs", "use super::normalize::clean;"),
        ("diff/mod.rs", "fn run() { crate::verify::run(); }"),
        ("write/csv.rs", "fn f(_: Vec<crate::diff::Change>) {}"),
        ("write/csv.rs", "use crate::*;"),
        ("data/text.rs", "use crate::lang::fold;"),
        ("lang/date.rs", "use crate::{decode, data};"),
        ("verify/sums.rs", "use crate::cli;"),
        ("decode/mod.rs", "use std::fs;"),
        ("decode/mod.rs", "use std::{collections::BTreeMap, fs::File};"),
        ("lib.rs", "fn now() { std::time::Instant::now(); }"),
        ("write/rows.rs", "use rayon::prelude::*;"),
    ] {
        assert!(!breaches(place, code).is_empty(), "{place}: {code}");
    }
}

#[test]
fn what_is_allowed_is_not_a_breach() {
    for (place, code) in [
        ("recognize/owners.rs", "use super::deadlines;\nuse crate::{data::Text, lang::fold};"),
        ("recognize/mod.rs", "mod owners;\n// see crate::write\nuse self::owners::find;"),
        ("data/text.rs", "use super::Span;\nuse std::{ops::Range, path::PathBuf};"),
        ("outline/mod.rs", "fn f() {}\n\n#[cfg(test)]\nmod tests {\n    use crate::normalize;\n}"),
        ("cli/show.rs", "use std::{env, fs};\nuse crate::write;"),
        ("lib.rs", "pub use crate::{decode, write};"),
    ] {
        assert_eq!(breaches(place, code), Vec::<String>::new(), "{place}: {code}");
    }
}
