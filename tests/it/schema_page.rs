//! The tables of `docs/schema.md` are what the types and `fields.tsv` say. `UPDATE=1` writes them again; the prose around
//! them is by hand.

use congbao::lang::fields::{self, WHOLE};
use congbao::write::rows::{REPAIRS, REVIEW, SHEETS};
use congbao::write::schema::{page, parts};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

const END: &str = "<!-- end -->";

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/schema.md")
}

/// What a marker asks for; `None` for a line that is none.
fn table(line: &str) -> Option<String> {
    let asked = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    if asked == "sheets" {
        return Some(page::sheets(SHEETS.iter().chain([&*REPAIRS, &*REVIEW])));
    }
    let records: Vec<&str> = asked.strip_prefix("fields: ")?.split(", ").collect();
    Some(page::fields(&records))
}

/// The page with its tables made anew.
fn renewed(page: &str) -> String {
    let mut new = String::new();
    let mut is_inside = false;
    for line in page.lines() {
        is_inside &= line != END;
        if is_inside {
            continue;
        }
        new += line;
        new += "\n";
        if let Some(table) = table(line) {
            new += &table;
            is_inside = true;
        }
    }
    new
}

#[test]
fn the_page_says_what_the_types_are() {
    let written = fs::read_to_string(path()).unwrap();
    let new = renewed(&written);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path(), &new).unwrap();
        return;
    }
    let stale = written.lines().zip(new.lines()).find(|(old, new)| old != new);
    assert!(written == new, "UPDATE=1 writes the tables again: {stale:?}");
}

#[test]
fn every_record_has_its_table_on_the_page() {
    let page = fs::read_to_string(path()).unwrap();
    let markers = page.lines().filter_map(|line| line.strip_prefix("<!-- fields: "));
    let told: Vec<&str> = markers.flat_map(|it| it.trim_end_matches(" -->").split(", ")).collect();
    let records: BTreeSet<&str> = parts::names().filter(|name| parts::is_record(name)).collect();
    assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), records);
    assert_eq!(told.len(), records.len(), "a record is told twice");
    assert!(page.lines().any(|line| line == "<!-- sheets -->"));
}

#[test]
fn links_of_the_table_lead_somewhere() {
    let page = fs::read_to_string(path()).unwrap();
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let anchors: BTreeSet<String> = headings
        .map(|line| line.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-"))
        .collect();
    for field in fields::all().iter().filter(|it| it.name != WHOLE) {
        for link in field.about.split("](#").skip(1) {
            let link = link.split(')').next().unwrap_or_default();
            assert!(anchors.contains(link), "{}.{}: {link}", field.record, field.name);
        }
    }
}

#[test]
fn a_stale_table_is_seen() {
    let page = "a\n<!-- fields: anchor -->\nold\n<!-- end -->\nb\n";
    let new = renewed(page);
    assert!(new.starts_with("a\n<!-- fields: anchor -->\n| field") && !new.contains("old"));
    assert!(new.ends_with("<!-- end -->\nb\n"));
    assert_eq!(renewed(&new), new);
}
