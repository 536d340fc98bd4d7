//! `audit`: what is looked at and told, in every format, what a baseline hides, and what the exit status says. What is
//! found is for the tests of the checks.

use super::{Desk, TEXT, seeds};
use serde_json::Value;

/// One percentage that does not follow (error), one misread term (warning), one unknown body (info).
const WRONG: &str = "KẾ HOẠCH\nRà soát hồ sơ\n1. Đã tiếp nhận 500/800 hồ sơ (đạt tỷ lệ 65,5%).\n\
2. Công an tỉnh theo dõi, đơn đốc việc thực hiện.\n\n\
STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tRà soát văn bản\tXQTZ\tQuý I/2026\n";
const DOUBTFUL: &str = "KẾ HOẠCH\n1. Công an tỉnh theo dõi, đơn đốc việc thực hiện.\n";

fn desk() -> Desk {
    Desk::with(&[
        ("in/wrong.txt", WRONG.as_bytes()),
        ("in/doubtful.txt", DOUBTFUL.as_bytes()),
        ("right.txt", TEXT),
    ])
}

/// The findings as data.
fn json(desk: &Desk, line: &str) -> Vec<Value> {
    let said = desk.run(&format!("audit {line} --format json"));
    serde_json::from_str(&said.stdout).unwrap()
}

fn rules(findings: &[Value]) -> Vec<&str> {
    findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn the_exit_status_is_that_of_the_worst_finding() {
    let desk = desk();
    for (line, status) in [
        ("right.txt", 0),
        ("right.txt --fail-on warning", 0),
        ("in/doubtful.txt", 0),
        ("in/doubtful.txt --fail-on warning", 1),
        ("in/wrong.txt", 1),
        ("in right.txt", 1),
        ("in/wrong.txt --rule text", 0),
        ("in/wrong.txt --rule text --fail-on warning", 1),
        ("in/wrong.txt --quiet", 1),
        ("in/wrong.txt -q --format json", 1),
    ] {
        let said = desk.run(&format!("audit {line}")).with(status);
        assert_eq!(said.stderr, "", "{line}");
        assert_eq!(said.stdout.is_empty(), line.ends_with("--quiet"), "{line}");
    }
}

#[test]
fn a_bad_input_does_not_stop_the_others() {
    let desk = desk();
    desk.put("in/empty.txt", b"");
    desk.put("in/scan.pdf", b"%PDF-1.7\n");
    let said = desk.run("audit in nowhere.txt --format json").with(1);
    let said =
        said.complains(&["in/empty.txt"]).complains(&["scan.pdf"]).complains(&["nowhere.txt"]);
    let found: Vec<Value> = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(found[0]["source"], "in/doubtful.txt");
    assert!(desk.run("audit in --lang vi").stdout.contains("2 tệp không đọc được"));
    desk.run("audit in/empty.txt nowhere.txt").with(3);
    desk.run("audit in/scan.pdf").with(1);
    desk.run("audit").with(2);
}

#[test]
fn findings_are_told_in_every_format() {
    let desk = desk();
    let found = json(&desk, "in");
    let expected =
        ["ocr-suspect.term", "sum.percent-differs", "ocr-suspect.term", "agency.unknown"];
    assert_eq!(rules(&found), expected);
    assert_eq!(found[1]["line"], 3);
    assert_eq!(found[1]["quote"], "1. Đã tiếp nhận 500/800 hồ sơ (đạt tỷ lệ 65,5%).");
    let names: Vec<&String> = found[1].as_object().unwrap().keys().collect();
    assert!(
        names.iter().any(|name| *name == "source") && names.iter().any(|name| *name == "spans")
    );

    let csv = desk.run("audit in --format csv").with(1).stdout;
    assert!(csv.starts_with("source,id,rule,severity,") && csv.lines().count() == 5, "{csv}");
    assert!(csv.lines().next().unwrap().ends_with(",applied,line,quote"), "{csv}");

    let text = desk.run("audit in").with(1).stdout;
    for part in [
        "== in/wrong.txt: Rà soát hồ sơ (1 error, 1 warning, 1 note) ==",
        "\nERROR sum.percent-differs: ",
        "    line 3: ",
        "\nWARNING ocr-suspect.term: ",
        "»đơn đốc«",
        "    → Probably «đôn đốc». Print the term.",
        "· agency.unknown: ",
        "In all: 1 error, 2 warnings, 1 note",
        "2 files checked",
    ] {
        assert!(text.contains(part), "{part} not in:\n{text}");
    }
    assert!(text.find("in/wrong.txt") < text.find("in/doubtful.txt"), "{text}");
    let text = desk.run("audit in --lang vi").with(1).stdout;
    assert!(text.contains("LỖI sum.percent-differs") && text.contains("    dòng 3: "), "{text}");

    let said = desk.run("audit in --format html --out in/report.html").with(1);
    assert_eq!((said.stdout, said.stderr), (String::new(), String::new()));
    let page = std::fs::read_to_string(desk.path("in/report.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<mark>đơn đốc</mark>"));
    assert_eq!(desk.run("audit right.txt --format json").with(0).stdout, "[]\n");
}

#[test]
fn a_report_among_the_inputs_is_none() {
    let desk = desk();
    let before = json(&desk, "in");
    desk.run("audit in --format html --out in/report.html").with(1);
    desk.run("audit in --format html --out in/report.html").with(1);
    let page = std::fs::read_to_string(desk.path("in/report.html")).unwrap();
    assert!(page.contains("2 files checked"), "{page}");
    desk.run("audit in/doubtful.txt --format json --out in/accepted.json").with(0);
    std::fs::remove_file(desk.path("in/report.html")).unwrap();
    assert_eq!(json(&desk, "in --baseline in/accepted.json").len(), before.len() - 1);
    for line in ["in --out in", "in/wrong.txt --out in/wrong.txt", "in --baseline b --out b"] {
        desk.run(&format!("audit {line}")).with(2).complains(&["--out"]);
    }
}

#[test]
fn rules_are_codes_or_groups() {
    let desk = desk();
    for (line, expected) in [
        ("--rule sum", &["sum.percent-differs"][..]),
        ("--rule sum.percent-differs", &["sum.percent-differs"]),
        ("--rule ocr-suspect", &["ocr-suspect.term"]),
        ("--rule agency,sum", &["sum.percent-differs", "agency.unknown"]),
        ("--rule agency --rule sum", &["sum.percent-differs", "agency.unknown"]),
        ("--rule issue", &[]),
        ("--rule date", &[]),
    ] {
        assert_eq!(rules(&json(&desk, &format!("in/wrong.txt {line}"))), expected, "{line}");
    }
    let said = desk.run("audit in --rule sum,sum.percent-difers").with(2);
    said.complains(&["«sum.percent-difers»", "sum.percent-differs", "groups:", "text"]);
    let said = desk.run("audit in --rule s").with(2).complains(&["«s»", "groups:"]);
    assert_eq!(said.stdout, "");
}

#[test]
fn what_was_accepted_is_hidden_wherever_it_stands_now() {
    let desk = desk();
    desk.run("audit in --format json --out accepted.json").with(1);
    let said = desk.run("audit in --baseline accepted.json").with(0);
    assert!(said.stdout.ends_with("4 accepted findings hidden\n"), "{}", said.stdout);
    assert!(said.stdout.starts_with("In all: no findings\n"), "{}", said.stdout);
    let said = desk.run("audit in --baseline accepted.json --format json").with(0);
    assert_eq!(said.stdout, "[]\n");
    said.complains(&["4", "hidden"]);

    let moved = WRONG.replace("1. Đã", "Căn cứ tình hình thực tế, kết quả như sau.\n1. Đã");
    desk.put("other/wrong.txt", moved.as_bytes());
    assert_eq!(json(&desk, "other --baseline accepted.json").len(), 0);

    let twice = moved.replace("2. Công an", "2. Công an tỉnh theo dõi, đơn đốc.\n3. Công an");
    desk.put("other/wrong.txt", twice.as_bytes());
    let found = json(&desk, "other --baseline accepted.json");
    assert_eq!(rules(&found), ["ocr-suspect.term"]);
    desk.run("audit other --baseline accepted.json --fail-on warning").with(1);
}

#[test]
fn a_broken_baseline_is_told_with_its_place() {
    let desk = desk();
    desk.put("no.json", b"{\"findings\": []}");
    desk.put("cut.json", b"[\n  {\"source\":\"a.txt\",\"rule\":\"sum");
    desk.put("other.json", b"[\n  {\"id\":\"f1\"}\n]\n");
    for (line, words) in [
        ("no.json", &["no.json: line 1, column 0: ", "audit --format json"][..]),
        ("cut.json", &["cut.json: line 2, column "]),
        ("other.json", &["other.json: line 2, column ", "source"]),
        ("nowhere.json", &["nowhere.json"]),
    ] {
        let said = desk.run(&format!("audit in --baseline {line}")).with(2).complains(words);
        assert_eq!(said.stdout, "", "{line}");
    }
    desk.run("audit in --baseline cut.json --lang vi").with(2).complains(&["dòng 2, cột"]);
}

#[test]
fn standard_input_is_a_text() {
    let said = desk().run_with("audit - --format json", WRONG.as_bytes()).with(1);
    let found: Vec<Value> = serde_json::from_str(&said.stdout).unwrap();
    assert!(found.iter().all(|finding| finding["source"] == "stdin"));
}

#[test]
fn threads_and_the_order_of_arguments_change_nothing() {
    let desk = desk();
    for format in ["text", "json", "csv", "html"] {
        let told = |line: &str| desk.run(&format!("audit {line} --format {format}")).stdout;
        let one = told("in right.txt --jobs 1");
        assert_eq!(told("right.txt in/wrong.txt in --jobs 4"), one);
    }
}

#[test]
fn the_audit_tells_the_findings_of_extract() {
    let desk = Desk::new();
    let seed = format!("{}/004_d100196adf247117.txt", seeds());
    desk.run(&format!("extract {seed}")).with(0);
    let mut extracted = desk.report("out/json/004_d100196adf247117.json")["findings"].clone();
    let mut audited = json(&desk, &seed);
    for finding in &mut audited {
        let fields = finding.as_object_mut().unwrap();
        for own in ["source", "line", "quote"] {
            assert!(fields.remove(own).is_some(), "{own}");
        }
    }
    assert_eq!(extracted.as_array_mut().map(std::mem::take).unwrap(), audited);
}
