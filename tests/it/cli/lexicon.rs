//! `extract --lexicon DIR`: tables of one's own are used, or refused with a reason.

use super::{Desk, Said, TEXT};

/// A report with words that no table of ours has.
const REPORT: &str = "BÁO CÁO\nKết quả thực hiện\n\n\
    STT\tNhiệm vụ\tCơ quan chủ trì\tTình trạng\n\
    1\tGieo hạt\tTTGS\tMọc mầm\n2\tTưới\tSở Y tế\tĐã hoàn thành\n";

fn desk(tables: &[(&str, &str)]) -> Desk {
    let desk = Desk::with(&[("in/a.txt", REPORT.as_bytes())]);
    for (name, text) in tables {
        desk.put(&format!("own/{name}"), text.as_bytes());
    }
    desk
}

/// A run with the folder `own`.
fn run(desk: &Desk) -> Said {
    desk.run("extract in --lexicon own")
}

#[test]
fn rows_of_ones_own_are_used_and_told() {
    let agencies = "\u{feff}# ours\r\nname\tkind\tplace\tabbreviations\r\nTrung tâm Giống sắn\tcentre\toptional\tTTGS\r\n";
    let desk = desk(&[
        ("agencies.tsv", agencies),
        ("statuses.tsv", "code\tphrase\tends\napplied\tmọc mầm\tyes\n"),
        (".swap", "x"),
    ]);
    run(&desk).with(0);
    let report = desk.report("out/json/a.json");
    assert_eq!(report["tasks"][0]["leads"][0]["agency_id"], "vn/trung-tam-giong-san");
    assert_eq!(report["agencies"][0]["kind"], "centre");
    assert_eq!(report["tasks"][0]["status"]["code"], "applied");
    assert_eq!(report["tasks"][1]["status"]["code"], "completed");
    assert_eq!(report["source"]["lexicon"].as_str().map(str::len), Some(64));
    desk.run("verify out").with(0);
    let with = desk.tree("out");
    run(&desk).with(0);
    assert_eq!(desk.tree("out"), with);
    desk.run("extract in").with(0);
    let report = desk.report("out/json/a.json");
    assert_eq!(report["source"]["lexicon"], serde_json::Value::Null);
    assert_eq!(report["tasks"][0]["leads"][0]["agency_id"], serde_json::Value::Null);
}

#[test]
fn a_row_with_the_key_of_ours_replaces_it() {
    let desk = desk(&[("agencies.tsv", "id\tname\nso-y-te\tSở Sức khỏe\n")]);
    desk.put("in/a.txt", REPORT.replace("Sở Y tế", "Sở Sức khỏe tỉnh").as_bytes());
    run(&desk).with(0);
    let report = desk.report("out/json/a.json");
    assert_eq!(report["tasks"][1]["leads"][0]["agency_id"], "vn/so-y-te");
    assert_eq!(report["agencies"][0]["level"], "provincial");
}

#[test]
fn a_wrong_table_is_told_by_file_and_line_and_nothing_is_written() {
    for (name, text, words) in [
        (
            "statuses.tsv",
            "code\tphrase\tends\n\ndone\tmọc mầm\tyes\n",
            "line 3: column code: \"done\"",
        ),
        ("labels.tsv", "role\tphrase\nlead\tChủ\tx\n", "line 2: 3 fields, but 2 columns"),
        (
            "agency.tsv",
            "name\n",
            "not the name of a table; known are admin_units.tsv, agencies.tsv",
        ),
        ("units.tsv", "word\n", "line 1: no column word; known are phrase, kind, scale"),
        (
            "agencies.tsv",
            "name\tplace\tsuccessor\nSở X\toptional\tso-z\n",
            "column successor: \"so-z\"",
        ),
    ] {
        let desk = desk(&[(name, text)]);
        run(&desk).with(2).complains(&["error: own/", name, words]);
        assert!(desk.tree("out").is_empty(), "{name}");
    }
    let desk = desk(&[("labels.tsv", "role\tphrase\nleads\tx\n\ty\n")]);
    let said = desk.run("extract in --lexicon own --lang vi").with(2);
    let said = said.complains(&["lỗi: own/labels.tsv: dòng 2: cột role"]);
    assert_eq!(said.stderr.lines().count(), 2);
}

#[test]
fn a_folder_that_cannot_be_read_is_wrong_usage() {
    let desk = Desk::with(&[("in/a.txt", TEXT)]);
    run(&desk).with(2).complains(&["own", "cannot read"]);
    desk.put("own/laws.tsv/x", b"");
    run(&desk).with(2).complains(&["own/laws.tsv", "cannot read"]);
    desk.put("own2/laws.tsv", b"\xff");
    desk.run("extract in --lexicon own2").with(2).complains(&["laws.tsv", "not UTF-8"]);
    assert!(desk.tree("out").is_empty());
}

#[cfg(unix)]
#[test]
fn a_device_is_no_table() {
    let desk = desk(&[("labels.tsv", "role\tphrase\n")]);
    std::os::unix::fs::symlink("/dev/null", desk.path("own/laws.tsv")).unwrap();
    run(&desk).with(2).complains(&["own/laws.tsv", "not a regular file"]);
}
