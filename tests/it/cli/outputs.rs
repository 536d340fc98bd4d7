//! What is written, where, and what is left alone.

use super::{Desk, TEXT, seeds};
use std::fs;

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let desk = Desk::with(&[
        ("in/a.txt", TEXT),
        ("in/b.txt", b"x \xff y"),
        ("in/c.pdf", b"%PDF-1.4"),
        ("more/a.txt", TEXT),
    ]);
    let seeds = seeds();
    desk.run(&format!("extract in more {seeds} --out one --jobs 1")).with(1);
    let one = desk.tree("one");
    assert_eq!(desk.reports("one").len(), 8);
    for (out, line) in [
        ("two", format!("extract {seeds} more in --out two --jobs 2")),
        ("eight", format!("extract more in/b.txt {seeds} in --out eight --jobs 8 --lang vi")),
        ("one", format!("extract in {seeds} more more/a.txt --out one --quiet")),
    ] {
        desk.run(&line).with(1);
        assert!(desk.tree(out) == one, "{line}");
    }
}

#[test]
fn a_database_is_the_same_whatever_the_threads_and_the_order() {
    let desk = Desk::with(&[("a.txt", TEXT), ("b.txt", TEXT)]);
    desk.run("extract a.txt b.txt --format sqlite --out one --jobs 1").with(0);
    desk.run("extract b.txt a.txt --format sqlite --out two --jobs 2").with(0);
    desk.run("extract a.txt b.txt --format sqlite --out two --jobs 2").with(0);
    assert!(desk.tree("one") == desk.tree("two"));
    let files: Vec<String> = desk.tree("one").into_keys().collect();
    assert_eq!(files, ["congbao.sqlite", "datapackage.json"]);
}

#[test]
fn a_package_describes_the_files_beside_it() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt").with(0);
    let package = desk.report("out/datapackage.json");
    let tree = desk.tree("out");
    let resources = package["resources"].as_array().unwrap();
    let csv = tree.keys().filter(|path| path.rsplit('.').next() == Some("csv")).count();
    assert_eq!(resources.len(), csv);
    for resource in resources {
        let bytes = &tree[resource["path"].as_str().unwrap()];
        assert_eq!(resource["bytes"], bytes.len(), "{resource}");
        let hash = format!("blake3:{}", blake3::hash(bytes).to_hex());
        assert_eq!(resource["hash"], hash, "{resource}");
        let names = resource["schema"]["fields"].as_array().unwrap().iter();
        let names: Vec<&str> = names.map(|field| field["name"].as_str().unwrap()).collect();
        let mut rows = csv::Reader::from_reader(&bytes[..]);
        assert_eq!(rows.headers().unwrap().iter().collect::<Vec<_>>(), names);
        assert_eq!(names[0], "source");
    }
    assert_eq!(package["sources"][0]["title"], "a.txt");
    for name in ["documents", "tasks", "task_agencies", "metrics", "citations", "agencies"] {
        assert!(tree.contains_key(&format!("{name}.csv")), "{name}");
    }
}

#[test]
fn only_the_formats_asked_for_are_written() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt --format json").with(0);
    assert!(desk.tree("out").keys().eq(["datapackage.json", "json/a.json"]));
    desk.run("extract a.txt --format csv --excel").with(0);
    let tree = desk.tree("out");
    assert!(!tree.contains_key("json/a.json"));
    assert!(tree["tasks.csv"].starts_with(b"\xef\xbb\xbfsource,"));
    desk.run("extract a.txt --format doc").with(2);
    assert_eq!(desk.tree("out"), tree);
}

#[test]
fn a_rerun_replaces_what_the_last_one_wrote() {
    let desk = Desk::with(&[("a.txt", TEXT), ("b.txt", TEXT), ("out/.gitignore", b"*\n")]);
    desk.run("extract a.txt").with(0);
    desk.run("extract b.txt").with(0);
    assert_eq!(desk.reports("out"), ["b.json"]);
    let tree = desk.tree("out");
    assert_eq!(tree[".gitignore"], b"*\n");
    assert!(!tree.keys().any(|path| path.contains(".congbao")), "nothing is left on the side");
    desk.run("extract nowhere.txt").with(3);
    assert_eq!(desk.tree("out"), tree);
}

#[test]
fn what_a_killed_run_left_is_swept() {
    let left = "out/.congbao-x1/fresh/json/a.json";
    let desk = Desk::with(&[("a.txt", TEXT), (left, b"{}"), ("out/.congbaorc", b"mine")]);
    desk.run("extract a.txt").with(0);
    let tree = desk.tree("out");
    assert!(!tree.keys().any(|path| path.starts_with(".congbao-")));
    assert_eq!(tree[".congbaorc"], b"mine");
}

#[test]
fn a_folder_with_other_files_is_refused_unless_forced() {
    let desk = Desk::with(&[("a.txt", TEXT), ("out/notes.txt", b"mine")]);
    desk.run("extract a.txt").with(3).complains(&["out", "notes.txt", "--force"]);
    assert_eq!(desk.tree("out").len(), 1);
    desk.run("extract a.txt --force").with(0);
    assert_eq!(desk.tree("out")["notes.txt"], b"mine");
    assert_eq!(desk.reports("out"), ["a.json"]);
}

#[test]
fn a_foreign_file_among_ours_is_seen() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt").with(0);
    desk.put("out/json/mine.json", b"{}");
    desk.run("extract a.txt").with(3).complains(&["json/mine.json"]);
    desk.run("extract a.txt --force --format csv").with(0);
    assert_eq!(desk.reports("out"), ["mine.json"]);
}

#[test]
fn where_nothing_can_be_written_nothing_is() {
    let desk = Desk::with(&[("a.txt", TEXT), ("taken", b"a file")]);
    desk.run("extract a.txt --out taken").with(3).complains(&["taken"]);
    desk.run("extract a.txt --out taken/out").with(3).complains(&["taken/out"]);
    assert_eq!(fs::read(desk.path("taken")).unwrap(), b"a file");
}

#[cfg(unix)]
#[test]
fn a_protected_folder_is_left_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt").with(0);
    let before = desk.tree("out");
    fs::set_permissions(desk.path("out"), fs::Permissions::from_mode(0o555)).unwrap();
    let is_protected = fs::write(desk.path("out/.probe"), b"").is_err();
    let said = desk.run("extract a.txt --format json");
    fs::set_permissions(desk.path("out"), fs::Permissions::from_mode(0o755)).unwrap();
    if is_protected {
        said.with(3).complains(&["out", "cannot write"]);
        assert_eq!(desk.tree("out"), before);
    } else {
        // The superuser writes anywhere.
        said.with(0);
    }
}

#[test]
fn earlier_output_inside_an_input_folder_is_no_input() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract . --out out").with(0);
    let before = desk.tree("out");
    desk.run("extract . --out out").with(0);
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn messages_are_in_the_language_asked_for() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt x.txt --lang vi").with(1).complains(&["x.txt", "không có tệp"]);
    for command in ["", "extract ", "verify "] {
        let help = desk.run(&format!("{command}--help --lang vi")).with(0).stdout;
        assert!(["Cách dùng:", "Tùy chọn:", "Ví dụ:"].iter().all(|word| help.contains(word)));
        assert!(!help.contains("Options:") && !help.contains("Examples:"), "{help}");
        assert!(desk.run(&format!("{command}--help")).with(0).stdout.contains("Options:"));
    }
    let quiet = desk.run("extract a.txt --quiet").with(0);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    let said = desk.run("extract a.txt").with(0);
    assert!(said.stderr.contains("1 file") && said.stdout.is_empty(), "{}", said.stderr);
    assert!(desk.run("--version").with(0).stdout.starts_with("congbao "));
    desk.run("").with(2);
    desk.run("extract").with(2);
}
