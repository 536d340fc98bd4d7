//! The appendices of decision 1053 stand twice among the seeds: in the gazette (003), cut by its pages,
//! and as files of their own (000, 001, 002), which nothing cut. Cell by cell → after the joins the two
//! may differ in letters (OCR), never in which words stand in which cell.
//!
//! `fixtures/twins/cells.golden` lists every cell that differs, for people to read.

#![allow(clippy::unwrap_used, reason = "a step that fails is a test that fails")]

mod differences;
mod meaning;

use crate::{pipeline, score};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

/// The seed that nothing cut, and the appendix of the gazette that prints the same table.
const TWINS: [(&str, &str); 3] = [("002", "pl-01"), ("000", "pl-02"), ("001", "pl-03")];
/// Cells that the two print otherwise: the gazette leaves the time of the first row under 42 blank, the
/// file of 000 breaks off in a heading.
const PRINTED_OTHERWISE: [&str; 2] =
    ["pl-01 row 43 (): Thời gian hoàn thành", "pl-02 row 27 (group)"];
/// Words that OCR drops, adds or breaks in a cell, whatever its length, and one more in so many.
const SPARE_WORDS: usize = 1;
const SPARE_ONE_IN: usize = 12;

/// A cell of both tables.
struct Cell {
    place: String,
    clean: String,
    joined: String,
    /// Its row is flagged, and the rest of it is not there.
    is_lost: bool,
}

#[test]
fn joined_cells_say_what_their_twins_say() {
    let gazette = report("003");
    let (mut listed, mut wrong, mut lost) = (String::new(), Vec::new(), 0);
    for (seed, appendix) in TWINS {
        for cell in pairs(&report(seed)["tables"][0], &gazette, appendix) {
            let Cell { place, clean, joined, is_lost } = &cell;
            if clean == joined {
                continue;
            }
            let note = if *is_lost { " (lost)" } else { "" };
            _ = writeln!(listed, "{place}{note}\n- {clean}\n+ {joined}");
            lost += usize::from(*is_lost);
            let spare = SPARE_WORDS + words(clean).len() / SPARE_ONE_IN;
            let known = PRINTED_OTHERWISE.contains(&place.as_str());
            if !is_lost && !known && moved(clean, joined) > spare {
                wrong.push(format!("{place}: {}\n- {clean}\n+ {joined}", moved(clean, joined)));
            }
        }
    }
    assert!(wrong.is_empty(), "words stand in other cells:\n{}", wrong.join("\n"));
    assert_eq!(lost, 5, "cells whose text the gazette does not print");
    compare("cells", &listed);
}

/// Without joins the same comparison fails: it can see what a page does.
#[test]
fn a_gazette_as_printed_is_no_twin() {
    let (name, text) = seed("003");
    let printed = serde_json::to_value(pipeline::report_as_printed(&name, &text)).unwrap();
    let rows = |report: &Value| list(&table(report, "pl-01")["rows"]).len();
    assert_eq!(rows(&printed), rows(&report("003")) + 1);
}

/// Every cell of a clean table beside that of the gazette; their rows must be the same.
fn pairs(clean: &Value, gazette: &Value, appendix: &str) -> Vec<Cell> {
    let cut = table(gazette, appendix);
    let (ours, theirs) = (list(&cut["rows"]), list(&clean["rows"]));
    assert_eq!(ours.len(), theirs.len(), "{appendix}");
    assert_eq!(cut["row_kinds"], clean["row_kinds"], "{appendix}");
    let mut cells = Vec::new();
    for (row, (our, their)) in ours.iter().zip(theirs).enumerate() {
        if cut["row_kinds"][row] == "group" {
            // Its label stands in a cell of its own or not.
            let whole = |row: &Value| list(row).iter().map(str).collect::<Vec<_>>().join(" ");
            let place = format!("{appendix} row {} (group)", row + 1);
            let (clean, joined) = (whole(their).trim().into(), whole(our).trim().into());
            cells.push(Cell { place, clean, joined, is_lost: false });
            continue;
        }
        assert_eq!(our[0], their[0], "{appendix}: row {row} is another");
        for (at, (joined, clean)) in list(our).iter().zip(list(their)).enumerate() {
            let (joined, clean) = (str(joined).to_owned(), str(clean).to_owned());
            let column = str(&cut["columns"][at]["name"]);
            let is_lost = is_flagged(gazette, cut, &our[0]) && goes_on(&joined, &clean);
            let place = format!("{appendix} row {} ({}): {column}", row + 1, str(&our[0]));
            cells.push(Cell { place, clean, joined, is_lost });
        }
    }
    cells
}

/// Whether the task of a row is flagged `text-lost`.
fn is_flagged(gazette: &Value, table: &Value, ordinal: &Value) -> bool {
    let of_row = |task: &&Value| task["table_id"] == table["id"] && task["ordinal"] == *ordinal;
    let mut tasks = list(&gazette["tasks"]).iter().filter(of_row);
    tasks.any(|task| list(&task["flags"]).iter().any(|flag| flag == "text-lost"))
}

/// Whether `whole` goes on where `part` ends.
fn goes_on(part: &str, whole: &str) -> bool {
    let (part, whole) = (words(part), words(whole));
    part.len() < whole.len() && part.iter().zip(&whole).all(|(one, other)| is_near(one, other))
}

/// Words as they are compared: without marks and case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Words that stand in one of the texts only: the least number to be put in or taken out. A word
/// that is printed with other letters is the same word.
fn moved(one: &str, other: &str) -> usize {
    let (one, other) = (words(one), words(other));
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, word) in one.iter().enumerate() {
        let mut before = std::mem::replace(&mut row[0], at + 1);
        for (column, twin) in other.iter().enumerate() {
            let kept = if is_near(word, twin) { before } else { usize::MAX };
            before = row[column + 1];
            row[column + 1] = kept.min(row[column] + 1).min(before + 1);
        }
    }
    row[other.len()]
}

/// Whether two words share most of their letters, whatever marks those carry.
fn is_near(one: &str, other: &str) -> bool {
    let bare = |word: &str| congbao::lang::slug::slug(word);
    let (one, other) = (bare(one), bare(other));
    let same = one.chars().zip(other.chars()).filter(|(one, other)| one == other).count();
    one == other || same * 2 >= one.len().max(other.len()) && same > 0
}

/// The differences as they were, or `UPDATE=1` to write them.
fn compare(name: &str, listed: &str) {
    let golden = root().join(format!("fixtures/twins/{name}.golden"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(golden, listed).unwrap();
        return;
    }
    let before = std::fs::read_to_string(golden).unwrap_or_default();
    let changed = before.lines().zip(listed.lines()).find(|(before, now)| before != now);
    assert!(
        before == listed,
        "cells differ otherwise than before: {changed:?}\n\
         If this is what you meant, run `UPDATE=1 cargo test --test it twins` and read the diff."
    );
}

/// The table of an appendix.
fn table<'a>(report: &'a Value, appendix: &str) -> &'a Value {
    let is_its =
        |table: &&Value| str(&table["document_id"]).ends_with(&format!("1053/ke-hoach/{appendix}"));
    list(&report["tables"]).iter().find(is_its).unwrap_or(&Value::Null)
}

fn report(number: &str) -> Value {
    let (name, text) = seed(number);
    pipeline::json(&name, &text)
}

fn seed(number: &str) -> (String, String) {
    let path = score::file_of(&root().join("seeds"), number).unwrap_or_default();
    (path.display().to_string(), pipeline::read(&path))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn str(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
