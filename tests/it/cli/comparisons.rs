//! `diff`: which sides are taken, what they are narrowed to, and what the exit status says. What counts as a change
//! is for the tests of the engine.

use super::{Desk, TEXT};
use serde_json::Value;

const PARTS: &str = "QUYẾT ĐỊNH\nBan hành Kế hoạch\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\n\
PHỤ LỤC I\nNHIỆM VỤ\nTT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tXây dựng cổng dữ liệu\tSở Y tế\tQuý I/2026\n\n\
PHỤ LỤC II\nMÔ HÌNH\nTT\tNhiệm vụ\tChủ trì\tThời hạn\nA\tChuyển đổi số\n1\tMua máy chủ\tSở Nội vụ\tQuý II/2026\n\
B\tAn toàn\n2\tDiễn tập\tCông an tỉnh\tQuý III/2026\n";

fn desk() -> Desk {
    Desk::with(&[("a.txt", TEXT), ("b.txt", PARTS.as_bytes()), ("in/x/b.txt", PARTS.as_bytes())])
}

/// The comparison as data.
fn json(desk: &Desk, line: &str) -> Value {
    let said = desk.run(&format!("diff {line} --format json"));
    assert!(said.status < 2, "{}", said.stderr);
    serde_json::from_str(&said.stdout).unwrap()
}

#[test]
fn a_file_and_itself_are_the_same_in_every_format() {
    let desk = desk();
    for format in ["text", "json", "ndjson", "csv", "html", "md"] {
        let said = desk.run(&format!("diff b.txt b.txt --format {format}")).with(0);
        assert_eq!(said.stderr, "", "{format}");
        assert_eq!(said.stdout.is_empty(), format == "ndjson", "{format}");
    }
    let said = desk.run("--lang vi diff b.txt b.txt").with(0);
    assert!(said.stdout.contains("Không có thay đổi"), "{}", said.stdout);
    assert_eq!(desk.run("diff b.txt b.txt --quiet").with(0).stdout, "");
}

#[test]
fn a_side_is_a_file_a_folder_or_a_filled_one() {
    let desk = desk();
    desk.run("extract in").with(0);
    for side in ["b.txt", "in", "out", "in/x"] {
        let told = json(&desk, &format!("b.txt {side}"));
        assert_eq!(told["new"]["name"], side);
        assert_eq!(told["new"]["tasks"], 3, "{side}");
        assert_eq!(told["new"]["documents"], told["old"]["documents"], "{side}");
    }
    let said = desk.run_with("diff b.txt - --format json", PARTS.as_bytes()).with(0);
    let told: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(told["new"]["tasks"], 3);
}

#[test]
fn sides_are_narrowed() {
    let desk = desk();
    for (line, old, new) in [
        ("b.txt b.txt --appendix 1", 1, 1),
        ("b.txt b.txt --appendix II", 2, 2),
        ("b.txt b.txt --section an", 1, 1),
        ("b.txt#pl-i b.txt", 1, 3),
        ("b.txt in#pl-ii", 3, 2),
    ] {
        let told = json(&desk, line);
        assert_eq!(
            (&told["old"]["tasks"], &told["new"]["tasks"]),
            (&old.into(), &new.into()),
            "{line}"
        );
    }
}

#[test]
fn what_is_not_there_is_trouble_and_named() {
    let desk = desk();
    desk.put("bad/c.txt", b"");
    desk.put("bad/d.txt", TEXT);
    desk.put("empty/.keep", b"");
    for (line, words) in [
        ("a.txt nowhere.txt", &["nowhere.txt", "no such file"][..]),
        ("nowhere.txt a.txt", &["nowhere.txt", "no such file"]),
        ("a.txt bad", &["bad/c.txt", "empty"]),
        ("a.txt empty", &["empty", "no files"]),
        ("b.txt b.txt#pl-vii", &["b.txt#pl-vii", "no document", "/pl-i"]),
        ("b.txt b.txt --appendix 7", &["--appendix", "7"]),
        ("b.txt b.txt --section thủy_sản", &["--section", "thủy_sản"]),
        ("a.txt a.txt a.txt --format html", &["more than two"]),
        ("a.txt a.txt nowhere.txt", &["nowhere.txt", "no such file"]),
        ("a.txt a.txt --by owner --format json", &["--by"]),
        ("- -", &["standard input"]),
        ("a.txt b.txt --out b.txt", &["--out"]),
        ("a.txt a.txt --out nowhere/x.html", &["nowhere/x.html", "cannot write"]),
        ("a.txt a.txt --lexicon nowhere", &["nowhere"]),
    ] {
        let said = desk.run(&format!("diff {line}")).with(2).complains(words);
        assert_eq!(said.stdout, "", "{line}");
    }
    desk.run("diff a.txt").with(2);
    desk.run("diff a.txt a.txt --format xlsx").with(2);
}

#[test]
fn what_is_written_into_a_file_is_not_printed() {
    let desk = desk();
    let said = desk.run("diff a.txt a.txt --format html --out c.html").with(0);
    assert_eq!((said.stdout, said.stderr), (String::new(), String::new()));
    let page = std::fs::read_to_string(desk.path("c.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    desk.run("diff a.txt a.txt --quiet --out d.txt").with(0);
    assert!(desk.path("d.txt").exists());
}

#[test]
fn the_order_of_threads_changes_nothing() {
    let desk = desk();
    let one = desk.run("diff in b.txt --format json --jobs 1").stdout;
    assert_eq!(desk.run("diff in b.txt --format json --jobs 4").stdout, one);
}

#[test]
fn more_than_two_are_a_course() {
    let desk = desk();
    let said = desk.run("diff b.txt b.txt in --format csv").with(0);
    let tasks = said.stdout.lines().filter(|line| line.contains(",task,")).count();
    assert_eq!(tasks, 9, "{}", said.stdout);
    assert!(said.stdout.starts_with("track,record,position,report,id,"));
    assert!(!desk.run("diff b.txt b.txt b.txt").with(0).stdout.is_empty());
    desk.run("diff b.txt b.txt a.txt --format json").with(1);
}
