//! Other rules: what they say is taken where it is asked for, and told beside the revisions; the text is no other.

use super::{decision, page};
use crate::cli::Desk;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::Connection;
use std::io::{Read as _, Write as _};

/// What our tables do not have.
const AGENCIES: &str =
    "name\tkind\tplace\tabbreviations\nTrung tâm Giống sắn\tcentre\toptional\tTTGS\n";
const STATUSES: &str = "code\tphrase\tends\napplied\tmọc mầm\tyes\n";

/// A decision with a body and a status of those tables, the second task due on `day`.
fn sprouting(day: &str) -> String {
    decision(310, "chuyển đổi số y tế", day)
        .replace("Công an tỉnh", "Trung tâm Giống sắn")
        .replace("\tThời hạn\n", "\tThời hạn\tTình trạng\n")
        .replace("\tQuý I/2026\n", "\tQuý I/2026\tMọc mầm\n")
}

/// A folder with a text that those tables read otherwise, one that they do not, and a page.
fn desk() -> Desk {
    let desk = Desk::with(&[
        ("in/310.txt", sprouting("30/6/2026").as_bytes()),
        ("in/322.txt", decision(322, "cải cách hành chính", "15/7/2026").as_bytes()),
        ("in/330.html", page(&decision(330, "đào tạo nghề", "30/9/2026")).as_bytes()),
    ]);
    desk.put("own/agencies.tsv", AGENCIES.as_bytes());
    desk.put("own/statuses.tsv", STATUSES.as_bytes());
    desk
}

const RECORDS: [&str; 8] = [
    "sources",
    "documents",
    "tasks",
    "task_agencies",
    "agencies",
    "search",
    "catalog_owners",
    "catalog_sources",
];

fn records(connection: &Connection) -> String {
    let mut dump = String::new();
    for table in RECORDS {
        super::dump_table(connection, table, &mut dump);
    }
    dump
}

#[test]
fn what_other_rules_say_is_taken_where_it_is_asked_for() {
    let desk = desk();
    desk.ingest("in").with(0);
    let before = records(&desk.catalog());
    desk.ingest("in --lexicon own").with(0).complains(&["3 unchanged", "0 read again"]);
    assert_eq!(records(&desk.catalog()), before);
    let said = desk.ingest("in --lexicon own --refresh").with(0);
    said.complains(&["in/310.txt: read again by new rules"])
        .complains(&["2 unchanged", "1 read again"]);
    desk.dump();
    desk.run("ingest in --catalog other.sqlite --lexicon own").with(0);
    let other = Connection::open(desk.path("other.sqlite")).unwrap();
    let now = records(&desk.catalog());
    assert!(now != before && now == records(&other), "{now}");
    let told = desk.ingest("in --lexicon own --refresh").with(0);
    told.complains(&["3 unchanged", "0 read again"]);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_revisions"), 4);
    assert_eq!(desk.number("SELECT max(revision) FROM catalog_revisions"), 1);
}

#[test]
fn the_history_says_that_the_rules_are_the_cause() {
    let desk = desk();
    desk.ingest("in").with(0);
    desk.ingest("in --lexicon own --refresh").with(0);
    let id = "vn/son-la/qd-ubnd/2026/310";
    let told =
        desk.run(&format!("catalog history {id} --catalog c.sqlite --format csv")).with(0).stdout;
    let causes: Vec<&str> =
        told.lines().skip(1).filter_map(|line| line.split(',').nth(3)).collect();
    assert_eq!(causes.first(), Some(&"first"), "{told}");
    assert!(causes.len() > 1 && causes[1..].iter().all(|cause| *cause == "rules"), "{told}");
    // A correction after that is compared with the text as it is read now.
    desk.put("in/310.txt", sprouting("15/8/2026").as_bytes());
    desk.ingest("in --lexicon own").with(0).complains(&["in/310.txt: changed (1 new revision)"]);
    let told =
        desk.run(&format!("catalog history {id} --catalog c.sqlite --format csv")).with(0).stdout;
    let texts = told.lines().filter(|line| line.contains(",text,"));
    assert!(
        texts.clone().count() == 1 && texts.clone().all(|line| line.contains("deadline")),
        "{told}"
    );
}

#[test]
fn the_rules_of_pages_are_not_those_of_texts() {
    assert_ne!(congbao::rules_version("text"), congbao::rules_version("html"));
    let desk = desk();
    desk.ingest("in").with(0);
    let older = "UPDATE catalog_contents SET rules_version = 'older', program_version = '0.0.1' WHERE format = 'html'";
    assert_eq!(desk.catalog().execute(older, []).unwrap(), 1);
    desk.ingest("in --refresh").with(0).complains(&["3 unchanged"]);
    assert_eq!(
        desk.number("SELECT count(*) FROM catalog_contents WHERE rules_version = 'older'"),
        0
    );
    let again = "SELECT count(*) FROM catalog_contents WHERE run = 2";
    assert_eq!(desk.number(again), 1);
    // Another version of the program with the same rules reads nothing again.
    desk.catalog().execute("UPDATE catalog_contents SET program_version = '0.0.1'", []).unwrap();
    desk.ingest("in --refresh").with(0).complains(&["3 unchanged"]);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_contents WHERE run = 3"), 0);
}

/// Makes the catalogue one whose rules called the second decision otherwise, and took a third document to be in it.
fn misread(desk: &Desk) {
    let catalog = desk.catalog();
    let report: Vec<u8> = catalog
        .query_row("SELECT report FROM catalog_contents WHERE content = 2", [], |row| row.get(0))
        .unwrap();
    let mut text = String::new();
    ZlibDecoder::new(&report[..]).read_to_string(&mut text).unwrap();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.replace("/qd-ubnd/2026/322", "/qd/2026/322").as_bytes()).unwrap();
    let report = packed.finish().unwrap();
    let change =
        "UPDATE catalog_contents SET report = ?, rules_version = 'older' WHERE content = 2";
    catalog.execute(change, [report]).unwrap();
    catalog
        .execute_batch(
            "UPDATE catalog_documents SET id = replace(id, '/qd-ubnd/', '/qd/') WHERE content = 2;
            UPDATE catalog_sources SET id = replace(id, '/qd-ubnd/', '/qd/') WHERE content = 2;
            INSERT INTO catalog_documents VALUES (9, 'vn/none', 'nothing of the kind', 2, 1, NULL);
            INSERT INTO catalog_sources VALUES (9, 2, 'vn/none', 1, 1, 0, 0);
            INSERT INTO catalog_revisions VALUES (NULL, 9, 1, 'first', 2, 1, 0, NULL);",
        )
        .unwrap();
}

/// The records, whichever was written first.
fn sorted(desk: &Desk) -> Vec<String> {
    let mut lines: Vec<String> = records(&desk.catalog()).lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn a_document_that_rules_call_otherwise_stays_one_and_one_that_they_do_not_find_goes() {
    let desk = desk();
    desk.ingest("in").with(0);
    let before = sorted(&desk);
    misread(&desk);
    desk.ingest("in --refresh").with(0).complains(&["in/322.txt: read again by new rules"]);
    let ids = "SELECT id FROM catalog_documents ORDER BY document";
    let of = |number: u32| format!("vn/son-la/qd-ubnd/2026/{number}");
    assert_eq!(desk.column(ids), [of(310), of(322), of(330)]);
    let history = format!("catalog history {} --catalog c.sqlite --format csv", of(322));
    assert!(desk.run(&history).with(0).stdout.contains(",first,"));
    desk.dump();
    assert!(sorted(&desk) == before, "{}", records(&desk.catalog()));
}
