//! `docs/rules/` is what the table of checks says and what the program finds in its examples. `UPDATE=1` writes the
//! pages again and takes stale ones away.

use super::checks::findings;
use congbao::lang::{checks, rules};
use congbao::write::manual;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The pages by file name.
fn pages() -> BTreeMap<String, String> {
    let page = |check: &checks::Check| {
        (format!("{}.md", check.code), manual::page(check, &findings(check.wrong)))
    };
    let index = ("README.md".to_owned(), manual::index());
    checks::all().iter().map(page).chain([index]).collect()
}

/// The pages on disk.
fn written(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let page = |file: fs::DirEntry| {
        let name = file.file_name().into_string().ok()?;
        Some((name, fs::read_to_string(file.path()).ok()?))
    };
    files.filter_map(page).collect()
}

#[test]
fn the_manual_says_what_the_program_does() {
    let (folder, pages) = (root().join("docs/rules"), pages());
    if std::env::var_os("UPDATE").is_some() {
        update(&folder, &pages);
    }
    let written = written(&folder);
    let names: BTreeSet<&String> = pages.keys().chain(written.keys()).collect();
    let stale: Vec<&&String> =
        names.iter().filter(|name| pages.get(**name) != written.get(**name)).collect();
    assert!(stale.is_empty(), "UPDATE=1 writes these pages again: {stale:?}");
}

#[allow(clippy::unwrap_used, reason = "a page that cannot be written is a test that fails")]
fn update(folder: &Path, pages: &BTreeMap<String, String>) {
    fs::create_dir_all(folder).unwrap();
    for name in written(folder).keys().filter(|name| !pages.contains_key(*name)) {
        fs::remove_file(folder.join(name)).unwrap();
    }
    for (name, page) in pages {
        fs::write(folder.join(name), page).unwrap();
    }
}

/// Every `"group.name"` of the shipped code whose group is one of findings.
fn codes() -> BTreeSet<String> {
    let mut files = Vec::new();
    list(&root().join("src"), &mut files);
    let groups: BTreeSet<&str> =
        checks::all().iter().filter_map(|check| check.code.split('.').next()).collect();
    let mut codes = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_default();
        let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let literals = shipped.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
        codes.extend(literals.filter(|word| is_code(word, &groups)).map(ToOwned::to_owned));
    }
    codes
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            list(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

fn is_code(word: &str, groups: &BTreeSet<&str>) -> bool {
    let is_kebab = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let parts = word.split_once('.').filter(|(group, name)| is_kebab(group) && is_kebab(name));
    parts.is_some_and(|(group, name)| groups.contains(group) && !["tsv", "css"].contains(&name))
}

/// What looks like a code and is none: the path of a value; the rules by which page joins are made.
const OTHERS: [&str; 8] = [
    "status.raw",
    "page.continuation-row",
    "page.label-order",
    "page.list-seam",
    "page.opening-seam",
    "page.paragraph-seam",
    "page.shifted-cell",
    "page.whole-cell",
];

#[test]
fn no_finding_is_made_that_the_table_does_not_list() {
    let codes = codes();
    assert!(codes.contains("page.text-lost") && codes.contains("ocr-suspect.term"), "{codes:?}");
    let is_known = |code: &&String| {
        let is_listed = checks::named(code).is_some() || rules::named(code).is_some();
        is_listed || OTHERS.contains(&code.as_str())
    };
    let unknown: Vec<&String> = codes.iter().filter(|code| !is_known(code)).collect();
    assert!(unknown.is_empty(), "no row of checks.tsv: {unknown:?}");
}

/// The codes of a group that no check has yet are seen in what the program prints.
#[test]
fn no_golden_has_a_finding_that_the_table_does_not_list() {
    let mut unknown = BTreeSet::new();
    for case in fs::read_dir(root().join("fixtures")).into_iter().flatten().flatten() {
        let golden = fs::read_to_string(case.path().join("report.golden")).unwrap_or_default();
        for line in golden.lines().filter_map(|line| line.strip_prefix("finding ")) {
            let finding: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            let rule = finding["rule"].as_str().unwrap_or_default().to_owned();
            if checks::named(&rule).is_none() {
                unknown.insert(rule);
            }
        }
    }
    assert!(unknown.is_empty(), "no row of checks.tsv: {unknown:?}");
}
