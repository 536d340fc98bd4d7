//! The records of a catalogue as files: as `extract` writes them, each document once.

use super::{decision, gazette, inbox, page};
use crate::cli::Desk;
use std::fs;

const ABOUT: &str = "chuyển đổi số y tế";

/// Texts in three charsets and a page, each a document.
fn folder() -> Desk {
    let letter = "KẾ HOẠCH\n1. Sở Y tế chủ trì, hoàn thành trước ngày 30/6/2025.\n";
    let wide: Vec<u8> = letter.encode_utf16().flat_map(u16::to_le_bytes).collect();
    Desk::with(&[
        ("in/310.txt", decision(310, ABOUT, "30/6/2026").as_bytes()),
        ("in/b/310.txt", decision(322, "cải cách hành chính", "15/7/2026").as_bytes()),
        ("in/330.html", page(&decision(330, "đào tạo nghề", "30/9/2026")).as_bytes()),
        ("in/wide.txt", &[&b"\xff\xfe"[..], &wide].concat()),
        ("in/issue.txt", gazette(&[decision(340, "an toàn thông tin", "1/8/2026")]).as_bytes()),
    ])
}

#[test]
fn an_export_is_what_extract_writes() {
    let desk = folder();
    desk.ingest("in").with(0);
    for options in [
        "--format json,csv,akn,ndjson,sqlite,xlsx --out out",
        "--format csv,ics --excel --separator ; --review --agency vn/son-la/so-y-te",
    ] {
        desk.run(&format!("extract in {options}")).with(0);
        let extracted = desk.tree("out");
        desk.run(&format!("catalog export --catalog c.sqlite {options}")).with(0);
        let exported = desk.tree("out");
        assert!(extracted.len() > 1 && extracted.keys().eq(exported.keys()), "{options}");
        for (path, bytes) in &extracted {
            assert!(exported[path] == *bytes, "{options}: {path}");
        }
    }
    let lines = "--format ndjson";
    let extracted = desk.run(&format!("extract in {lines}")).with(0).stdout;
    let exported = desk.run(&format!("catalog export --catalog c.sqlite {lines}")).with(0).stdout;
    assert!(!extracted.is_empty() && extracted == exported);
}

#[test]
fn only_the_current_records_are_written() {
    let desk = inbox();
    desk.ingest("in").with(1);
    desk.put("in/310.txt", decision(310, ABOUT, "15/8/2026").as_bytes());
    desk.ingest("in").with(1);
    desk.run("catalog export --catalog c.sqlite --format ndjson,json --out out").with(0);
    let lines = fs::read_to_string(desk.path("out/congbao.ndjson")).unwrap();
    assert!(lines.contains("2026-08-15") && !lines.contains("2026-06-30"), "{lines}");
    let name = desk.column("SELECT source FROM sources WHERE source GLOB 'in/310.txt@*'");
    assert!(lines.contains(&format!("\"{}\"", name[0])), "{lines}");
    // The file holds what was exported of it.
    desk.run("verify out").with(0);
    fs::create_dir(desk.path("elsewhere")).unwrap();
    fs::rename(desk.path("in/310.txt"), desk.path("elsewhere/310.txt")).unwrap();
    desk.run("verify out").with(1).complains(&["in/310.txt@", "not found"]);
    desk.run("verify out --sources elsewhere").with(0);
}

#[test]
fn a_document_of_two_sources_is_written_once() {
    let own = decision(310, ABOUT, "30/6/2026");
    let desk = Desk::with(&[
        ("in/310.txt", own.as_bytes()),
        (
            "in/issue.txt",
            gazette(&[own.clone(), decision(322, "việc khác", "1/9/2026")]).as_bytes(),
        ),
    ]);
    desk.ingest("in").with(0);
    desk.run("catalog export --catalog c.sqlite --format csv").with(0);
    let rows = |name: &str| -> Vec<csv::StringRecord> {
        let bytes = fs::read(desk.path(&format!("out/{name}.csv"))).unwrap();
        csv::Reader::from_reader(&bytes[..]).records().map(Result::unwrap).collect()
    };
    let documents = rows("documents");
    let sources = |id: &str| -> Vec<&str> {
        documents.iter().filter(|row| &row[1] == id).map(|row| &row[0]).collect()
    };
    assert_eq!(sources("vn/son-la/qd-ubnd/2026/310"), ["in/310.txt"]);
    assert_eq!(sources("vn/son-la/qd-ubnd/2026/322"), ["in/issue.txt"]);
    assert_eq!(sources("vn/son-la/cong-bao/2026/14-15"), ["in/issue.txt"]);
    assert_eq!(rows("tasks").len(), 6);
}

#[test]
fn a_source_that_is_gone_is_told_of_once() {
    let desk = folder();
    desk.ingest("in").with(0);
    fs::remove_file(desk.path("in/330.html")).unwrap();
    desk.put("in/310.txt", b"another text");
    let line = "catalog export --catalog c.sqlite --format json";
    desk.run(line).with(0).complains(&["1 source is gone"]);
    let tree = desk.tree("out");
    assert!(tree.contains_key("json/330.json") && !tree.contains_key("text/330.txt"));
    let line = "catalog export --catalog c.sqlite --format xlsx --review";
    desk.run(line).with(0).complains(&["2 sources are gone"]);
    assert!(desk.tree("out").keys().eq([
        "congbao.xlsx",
        "datapackage.json",
        "review.csv",
        "text/wide.txt"
    ]));
    // Plain texts are not needed for plain records.
    fs::remove_file(desk.path("in/b/310.txt")).unwrap();
    let said = desk.run("catalog export --catalog c.sqlite --format ndjson").with(0);
    assert!(!said.stderr.contains("gone"), "{}", said.stderr);
}

#[test]
fn the_catalogue_is_not_written_over() {
    let desk = inbox();
    desk.ingest("in").with(1);
    fs::create_dir(desk.path("out")).unwrap();
    fs::rename(desk.path("c.sqlite"), desk.path("out/congbao.sqlite")).unwrap();
    let line = "catalog export --catalog out/congbao.sqlite --format sqlite --force";
    desk.run(line).with(3).complains(&["out/congbao.sqlite", "choose another --out"]);
    desk.run("catalog export --catalog out/congbao.sqlite --format sqlite --out other").with(0);
    desk.run("catalog export --catalog nowhere.sqlite").with(3).complains(&["no such file"]);
    desk.put("other/mine.txt", b"mine");
    let line = "catalog export --catalog out/congbao.sqlite --format json --out other";
    desk.run(line).with(3).complains(&["mine.txt", "--force"]);
    desk.run(&format!("{line} --force")).with(0);
    assert!(desk.path("other/mine.txt").exists());
}

#[test]
fn a_report_that_is_damaged_does_not_take_the_others_down() {
    let desk = inbox();
    desk.ingest("in").with(1);
    let damage = "UPDATE catalog_contents SET report = x'00' WHERE source = 'in/310.txt'";
    desk.catalog().execute(damage, []).unwrap();
    let line = "catalog export --catalog c.sqlite --format json";
    desk.run(line).with(1).complains(&["in/310.txt", "c.sqlite"]);
    assert_eq!(desk.reports("out"), ["322.json"]);
}
