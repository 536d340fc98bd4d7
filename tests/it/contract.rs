//! The types of all records and the columns of all sheets are what `fixtures/contract/<version>.txt` says of this
//! version, and only add to what older versions of the same major number had.
//!
//! `UPDATE=1` writes the snapshot of a version that is not released. A version is released when its entry in
//! CHANGELOG.md stands below another heading than `Unreleased`; the entry then has the hash of the snapshot.

use congbao::data::SCHEMA_VERSION;
use congbao::lang::fields;
use congbao::write::rows::{REPAIRS, REVIEW, SHEETS};
use congbao::write::schema::parts;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The contract as it is: a heading a record, enumeration or sheet, below it a line a field, word or column.
fn contract() -> String {
    let mut text = format!("# contract {SCHEMA_VERSION}\n");
    for part in in_order() {
        let kind = if parts::is_record(part) { "record" } else { "words" };
        _ = writeln!(text, "\n{kind} {part}");
        for entry in parts::entries(part, &str::to_owned) {
            _ = writeln!(text, "{}", format!("  {} {}", entry.name, entry.kind).trim_end());
        }
    }
    for sheet in SHEETS.iter().chain([&*REPAIRS, &*REVIEW]) {
        _ = writeln!(text, "\nsheet {}", sheet.name);
        for head in &sheet.heads {
            _ = writeln!(text, "  {} {}", head.name, head.kind.name());
        }
    }
    text
}

/// The records in the order of their table, then what else there is.
fn in_order() -> Vec<&'static str> {
    let mut order: Vec<&str> = fields::all().iter().map(|field| field.record).collect();
    order.extend(parts::names());
    let mut seen = BTreeSet::new();
    order.retain(|name| seen.insert(*name));
    order
}

/// What a newer contract says otherwise than an older one: everything but additions at the end.
fn breaches(old: &str, new: &str) -> Vec<String> {
    let blocks = |text: &str| -> Vec<Vec<String>> {
        let blocks = text.split("\n\n").skip(1);
        blocks.map(|block| block.lines().map(ToOwned::to_owned).collect()).collect()
    };
    let new = blocks(new);
    let lost = |block: Vec<String>| {
        let now = new.iter().find(|it| it[0] == block[0]).cloned().unwrap_or_default();
        let at = (0..block.len()).find(|&at| block.get(at) != now.get(at))?;
        let now = now.get(at).map_or("nothing", String::as_str);
        Some(format!("{}: `{}` was there, now `{}`", block[0], block[at].trim(), now.trim()))
    };
    blocks(old).into_iter().filter_map(lost).collect()
}

/// What the changelog says of a version.
#[derive(Debug, PartialEq, Eq)]
enum State<'t> {
    Missing,
    Unreleased,
    /// Its entry, which must have the hash of the snapshot.
    Released(&'t str),
}

fn state<'t>(changelog: &'t str, version: &str) -> State<'t> {
    let mut heading = "";
    for line in changelog.lines() {
        heading = line.strip_prefix("## ").unwrap_or(heading);
        if line.starts_with(&format!("* Schema {version}:")) {
            let is_open = heading.starts_with("Unreleased");
            return if is_open { State::Unreleased } else { State::Released(line) };
        }
    }
    State::Missing
}

/// The first letters of the hash of a snapshot.
fn hash(snapshot: &str) -> String {
    blake3::hash(snapshot.as_bytes()).to_hex()[..16].to_owned()
}

/// What to do about a snapshot that is not what the types are; nothing where it is.
fn advice(snapshot: Option<&str>, contract: &str, state: &State<'_>) -> Option<String> {
    let version = SCHEMA_VERSION;
    let differs = snapshot != Some(contract);
    match state {
        State::Missing => Some(format!("CHANGELOG.md has no entry `* Schema {version}: …`")),
        State::Unreleased if differs => Some(format!(
            "the types are not those of fixtures/contract/{version}.txt. Schema {version} is not released: UPDATE=1 \
             writes it again; say in CHANGELOG.md what is new"
        )),
        State::Released(_) if differs => Some(format!(
            "the types are not those of fixtures/contract/{version}.txt, and schema {version} is released: raise \
             SCHEMA_VERSION, write the new snapshot with UPDATE=1, and add `* Schema <version>: …` to CHANGELOG.md"
        )),
        State::Released(entry) if !entry.contains(&hash(contract)) => Some(format!(
            "the entry of schema {version} in CHANGELOG.md lacks the hash of its snapshot, {}",
            hash(contract)
        )),
        State::Unreleased | State::Released(_) => None,
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The snapshots by version.
fn snapshots() -> Vec<((u32, u32), String)> {
    let files = fs::read_dir(root().join("fixtures/contract")).into_iter().flatten().flatten();
    let read = |path: PathBuf| {
        let (major, minor) = path.file_stem()?.to_str()?.split_once('.')?;
        let version = (major.parse().ok()?, minor.parse().ok()?);
        Some((version, fs::read_to_string(path).ok()?))
    };
    files.filter_map(|file| read(file.path())).collect()
}

fn changelog() -> String {
    fs::read_to_string(root().join("CHANGELOG.md")).unwrap_or_default()
}

fn own_path() -> PathBuf {
    root().join(format!("fixtures/contract/{SCHEMA_VERSION}.txt"))
}

#[test]
fn the_types_are_those_of_this_version() {
    let (changelog, contract) = (changelog(), contract());
    let state = state(&changelog, SCHEMA_VERSION);
    if std::env::var_os("UPDATE").is_some() && !matches!(state, State::Released(_)) {
        fs::write(own_path(), &contract).unwrap();
    }
    let snapshot = fs::read_to_string(own_path()).ok();
    let advice = advice(snapshot.as_deref(), &contract, &state);
    let differences = breaches(snapshot.as_deref().unwrap_or_default(), &contract);
    assert!(advice.is_none(), "{}\n{}", advice.unwrap_or_default(), differences.join("\n"));
}

#[test]
fn versions_of_one_major_number_only_add() {
    let all = snapshots();
    let own: Vec<u32> = SCHEMA_VERSION.split('.').filter_map(|it| it.parse().ok()).collect();
    let contract = contract();
    for ((major, minor), snapshot) in all.iter().filter(|((major, _), _)| *major == own[0]) {
        assert!(*minor <= own[1], "{major}.{minor} is newer than SCHEMA_VERSION");
        let breaches = breaches(snapshot, &contract);
        assert!(breaches.is_empty(), "against schema {major}.{minor}:\n{}", breaches.join("\n"));
    }
}

#[test]
fn released_snapshots_are_as_they_were_released() {
    let changelog = changelog();
    for ((major, minor), snapshot) in snapshots() {
        match state(&changelog, &format!("{major}.{minor}")) {
            State::Missing => panic!("CHANGELOG.md has no entry `* Schema {major}.{minor}: …`"),
            State::Unreleased => {}
            State::Released(entry) => {
                let hash = hash(&snapshot);
                assert!(entry.contains(&hash), "{major}.{minor}.txt is {hash}, not: {entry}");
            }
        }
    }
}

#[test]
fn every_change_but_an_addition_at_the_end_is_refused() {
    let old = "# contract 1.0\n\nrecord a\n  id text\n  day date\n\nwords b\n  one\n\nsheet s\n  id string\n";
    let check = |from: &str, to: &str, refused: bool| {
        let new = old.replace(from, to);
        assert!(new != old, "{from}");
        assert_eq!(
            !breaches(old, &new).is_empty(),
            refused,
            "{from} → {to}: {:?}",
            breaches(old, &new)
        );
    };
    check("  day date\n", "", true);
    check("day date", "date date", true);
    check("day date", "day text", true);
    check("  id text\n  day date", "  day date\n  id text", true);
    check("  id text\n", "  id text\n  new text\n", true);
    check("record a\n  id text\n  day date\n\n", "", true);
    check("  one\n", "  two\n", true);
    check("  id string", "  id integer", true);
    check("  day date\n", "  day date\n  new text\n", false);
    check("  one\n", "  one\n  two\n", false);
    check("words b", "record new\n  id text\n\nwords b", false);
}

#[test]
fn a_version_is_released_with_the_heading_above_its_entry() {
    let log = "# Changelog\n\n## Unreleased\n* Schema 1.1: x\n\n## 0.1.0 — 2026-12-01\n* Schema 1.0: abc\n";
    assert_eq!(state(log, "1.1"), State::Unreleased);
    assert_eq!(state(log, "1.0"), State::Released("* Schema 1.0: abc"));
    assert_eq!(state(log, "1.2"), State::Missing);
}

#[test]
fn a_difference_says_what_to_do() {
    let told = |snapshot: Option<&str>, state: State<'_>| {
        advice(snapshot, "new", &state).unwrap_or_default()
    };
    let released = format!("* Schema {SCHEMA_VERSION}: {}", hash("new"));
    assert!(told(Some("new"), State::Missing).contains("has no entry"));
    assert!(told(Some("old"), State::Unreleased).contains("UPDATE=1"));
    assert!(told(None, State::Unreleased).contains("UPDATE=1"));
    assert!(told(Some("old"), State::Released(&released)).contains("raise SCHEMA_VERSION"));
    assert!(told(Some("new"), State::Released("* Schema 1.0: x")).contains("lacks the hash"));
    assert_eq!(told(Some("new"), State::Released(&released)), "");
    assert_eq!(told(Some("new"), State::Unreleased), "");
}
