//! Good and bad input: what is read, what is refused, what it is called.

use super::{Desk, TEXT};

/// `bytes` alone come to nothing; beside a good file they make status 1.
#[track_caller]
fn refused(bytes: &[u8], alone: i32, words: &[&str]) {
    let desk = Desk::with(&[("in/bad.txt", bytes)]);
    desk.run("extract in/bad.txt").with(alone).complains(&["in/bad.txt"]).complains(words);
    desk.put("in/good.txt", TEXT);
    desk.run("extract in").with(1).complains(words);
    assert_eq!(desk.reports("out"), ["good.json"]);
}

#[test]
fn empty_and_binary_files_are_refused_and_the_rest_goes_on() {
    refused(b"", 3, &["bad.txt", "empty"]);
    refused("\u{feff} \n\t".as_bytes(), 3, &["bad.txt", "empty"]);
    refused(b"abc\0def", 3, &["bad.txt", "binary", "3"]);
    refused(&[1, 2, 3, 4, 5, 6, 7, 8], 3, &["bad.txt", "binary", "0"]);
}

#[test]
fn formats_are_told_by_content_and_named() {
    refused(b"%PDF-1.7\n%\xe2\xe3", 1, &["bad.txt", "PDF", "not read yet"]);
    refused(b"PK\x03\x04\x14\0word/document.xml", 1, &["DOCX", "not read yet"]);
    refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", 1, &["DOC (OLE)", "not read yet"]);
    refused(b"{\\rtf1\\ansi x}", 1, &["RTF", "not read yet"]);
    refused(b"<?xml version='1.0'?><w:wordDocument/>", 1, &["XML", "not read yet"]);
    refused(b"<html><script>x</script>", 3, &["bad.txt", "empty"]);
}

#[test]
fn what_cannot_be_read_yet_does_not_empty_an_earlier_run() {
    let desk = Desk::with(&[("a.txt", TEXT), ("b.pdf", b"%PDF-1.7\n%\xe2\xe3")]);
    desk.run("extract a.txt").with(0);
    let before = desk.tree("out");
    desk.run("extract b.pdf").with(1).complains(&["not read yet"]).complains(&["nothing written"]);
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn the_text_of_a_page_is_written_and_proved() {
    let page = "<html><body><p>Sở Y tế chủ trì &amp; báo cáo<p>Trước ngày 30/6/2026";
    let desk = Desk::with(&[("page.htm", page.as_bytes())]);
    desk.run("extract page.htm").with(0);
    let text = std::fs::read_to_string(desk.path("out/text/page.txt")).unwrap();
    assert_eq!(text, "Sở Y tế chủ trì & báo cáo\n\nTrước ngày 30/6/2026\n");
    let source = &desk.report("out/json/page.json")["source"];
    assert_eq!(source["format"], "html");
    assert_eq!(source["anchors"][1]["path"], "html>body>p:2");
    desk.run("verify out").with(0);
}

#[test]
fn a_missing_path_is_named_and_the_others_go_on() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract nowhere.txt a.txt").with(1).complains(&["nowhere.txt", "no such file"]);
    assert_eq!(desk.reports("out"), ["a.json"]);
    let desk = Desk::new();
    desk.run("extract nowhere.txt").with(3).complains(&["nowhere.txt"]);
    assert!(!desk.path("out").exists());
}

#[test]
fn a_folder_with_nothing_to_read_says_so() {
    let desk = Desk::with(&[("in/.hidden", TEXT)]);
    desk.run("extract in").with(3).complains(&["in", "no files"]);
    desk.put("in/bad.bin", b"\0\0\0\0");
    desk.run("extract in").with(3).complains(&["in/bad.bin", "binary"]);
}

#[test]
fn broken_utf8_is_read_and_reported_with_its_place() {
    let bytes = [TEXT, b"x \xff\xfe y\n", TEXT].concat();
    let desk = Desk::with(&[("a.txt", &bytes)]);
    let place = TEXT.len() + 2;
    desk.run("extract a.txt").with(0).complains(&["a.txt", "UTF-8", &place.to_string()]);
    let report = desk.report("out/json/a.json");
    let mut findings = report["findings"].as_array().unwrap().iter();
    let finding = findings.find(|finding| finding["rule"] == "text.broken-utf8").unwrap();
    assert_eq!(finding["spans"], serde_json::json!([[place, place + 6]]));
    let text = String::from_utf8(desk.tree("out")["text/a.txt"].clone()).unwrap();
    assert!(text.contains("x \u{fffd}\u{fffd} y\n"));
    desk.run("extract a.txt --strict").with(1);
    desk.run("verify out").with(0);
}

#[test]
fn utf16_and_marks_are_read() {
    let text = std::str::from_utf8(TEXT).unwrap();
    let marked = [b"\xef\xbb\xbf", TEXT].concat();
    let little: Vec<u8> =
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let desk = Desk::with(&[("in/bom.txt", &marked), ("in/le.txt", &little), ("in/be.txt", &big)]);
    desk.run("extract in").with(0);
    for (name, encoding) in [("bom", "utf-8"), ("le", "utf-16le"), ("be", "utf-16be")] {
        let source = &desk.report(&format!("out/json/{name}.json"))["source"];
        assert_eq!(source["encoding"], encoding);
    }
    let tree = desk.tree("out");
    assert_eq!(tree["text/le.txt"], TEXT);
    assert_eq!(tree["text/be.txt"], TEXT);
    assert!(!tree.contains_key("text/bom.txt"), "its spans are offsets of the file itself");
    assert_eq!(desk.report("out/json/bom.json")["source"]["text_len"], marked.len());
    desk.run("verify out").with(0);
}

#[test]
fn standard_input_is_one_text() {
    let desk = Desk::new();
    desk.run_with("extract - --out x", TEXT).with(0);
    assert_eq!(desk.report("x/json/stdin.json")["source"]["name"], "stdin");
    desk.run("verify x").with(0);
    desk.run_with("extract -", b"").with(3).complains(&["stdin", "empty"]);
}

#[test]
fn names_are_those_that_were_given() {
    let desk = Desk::with(&[("in/a.txt", TEXT), ("in/b/c.d.txt", TEXT), ("in/b/.git/x", TEXT)]);
    let names = |line: &str| -> Vec<String> {
        desk.run(line).with(0);
        let names = desk.reports("out").into_iter().map(|json| {
            let report = desk.report(&format!("out/json/{json}"));
            report["source"]["name"].as_str().unwrap().to_owned()
        });
        names.collect()
    };
    let expected = ["in/a.txt", "in/b/c.d.txt"];
    for line in ["extract in", "extract ./in/", "extract in in/a.txt in//b", "extract . --force"] {
        assert_eq!(names(line), expected, "{line}");
    }
    assert_eq!(desk.reports("out"), ["a.json", "c.d.json"]);
}

#[test]
fn colliding_names_are_numbered_in_the_order_of_their_paths() {
    let files: [(&str, &[u8]); 3] = [("y/a.txt", TEXT), ("x/a.text", TEXT), ("z/a", TEXT)];
    let desk = Desk::with(&files);
    desk.run("extract z y x").with(0);
    let name = |json: &str| desk.report(json)["source"]["name"].as_str().unwrap().to_owned();
    assert_eq!(name("out/json/a.json"), "x/a.text");
    assert_eq!(name("out/json/a-2.json"), "y/a.txt");
    assert_eq!(name("out/json/a-3.json"), "z/a");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_read_and_proved() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::with(&[("in/a.txt", TEXT)]);
    for name in [&b"b\xff.txt"[..], b"b\xfe.txt", b"c\n\x1b[31m.txt"] {
        std::fs::write(desk.path("in").join(OsStr::from_bytes(name)), TEXT).unwrap();
    }
    desk.run("extract in").with(0);
    assert_eq!(desk.reports("out").len(), 4);
    desk.run("verify out").with(0);
    desk.run("verify out --sources in").with(0);
    std::fs::write(desk.path("in").join(OsStr::from_bytes(b"c\n\x1b[31m.txt")), b"").unwrap();
    let said = desk.run("extract in").with(1).complains(&["in/c", "empty"]);
    assert!(!said.stderr.contains('\u{1b}'), "a terminal obeys no name");
}

#[test]
fn the_folder_to_fill_is_no_input() {
    let desk = Desk::with(&[("in/a.txt", TEXT)]);
    desk.run("extract in --out in").with(3).complains(&["in", "folder to fill", "--out"]);
    assert_eq!(desk.tree("in").len(), 1);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let desk = Desk::with(&[("in/a.txt", TEXT)]);
    symlink("..", desk.path("in/loop")).unwrap();
    symlink("a.txt", desk.path("in/z.txt")).unwrap();
    symlink("nowhere", desk.path("in/broken")).unwrap();
    desk.run("extract in").with(1).complains(&["in/broken"]);
    assert_eq!(desk.reports("out"), ["a.json"]);
}
