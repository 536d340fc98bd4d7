//! `congbao verify`: true output is proved, anything else is found.

use super::{Desk, TEXT, seeds};
use std::fs;

/// A folder with one input whose report has a finding with a place.
fn extracted() -> Desk {
    let desk = Desk::with(&[("in/a.txt", &[TEXT, b"x \xff y\n"].concat())]);
    desk.run("extract in").with(0);
    desk
}

#[test]
fn the_seeds_are_proved() {
    let desk = Desk::new();
    desk.run(&format!("extract {} --format json", seeds())).with(0);
    let said = desk.run("verify out").with(0);
    assert!(said.stdout.contains("0 failed") && said.stdout.contains("5 files"), "{}", said.stdout);
}

#[test]
fn a_place_out_of_the_text_is_found() {
    let desk = extracted();
    let path = desk.path("out/json/a.json");
    let at = TEXT.len() + 2;
    let report = fs::read_to_string(&path).unwrap();
    let changed = report.replace(&format!("[[{at},{}]]", at + 3), "[[2,900000]]");
    assert_ne!(changed, report);
    fs::write(&path, changed).unwrap();
    let said = desk.run("verify out").with(1);
    assert!(said.stdout.contains("a.json") && said.stdout.contains("900000"), "{}", said.stdout);
}

#[test]
fn a_changed_source_is_no_proof() {
    let desk = extracted();
    desk.put("in/a.txt", b"another text\n");
    desk.run("verify out").with(1).complains(&["in/a.txt", "not what was extracted from"]);
}

#[test]
fn a_changed_text_is_no_proof() {
    let desk = extracted();
    desk.put("out/text/a.txt", b"another text\n");
    desk.run("verify out").with(1).complains(&["text/a.txt"]);
}

#[test]
fn a_source_that_moved_is_found_where_it_is_said_to_be() {
    let desk = extracted();
    fs::create_dir(desk.path("moved")).unwrap();
    fs::rename(desk.path("in/a.txt"), desk.path("moved/a.txt")).unwrap();
    desk.run("verify out").with(1).complains(&["in/a.txt", "--sources"]);
    desk.run("verify out --sources moved").with(0);
}

#[test]
fn a_folder_without_reports_is_nothing_to_prove() {
    let desk = extracted();
    desk.run("verify in").with(3).complains(&["in", "no reports"]);
    desk.run("verify nowhere").with(3).complains(&["nowhere"]);
    desk.run("verify").with(2);
    desk.put("out/json/b.json", b"{ not json");
    desk.run("verify out").with(1).complains(&["b.json", "not a report"]);
}
