//! `explain`, `rules` and `--review`: where values come from, by which rules, and which ones a person should
//! look at.

use super::Desk;

const PLAN: &str = "KẾ HOẠCH\nRà soát văn bản năm 2026\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n1\tRà soát 12 văn bản theo Quyết định số 12/QĐ-UBND ngày 05/01/2026\tSở Tư pháp, TTKX\tTrước ngày 31/02/2026\n2\tTập huấn hòa giải\tSở Nội vụ\tQuý II/2026\n";

fn desk() -> Desk {
    let desk = Desk::with(&[("a.txt", PLAN.as_bytes())]);
    desk.run("extract a.txt --review").with(0);
    desk
}

#[test]
fn a_record_is_explained_field_by_field() {
    let desk = desk();
    let task = &desk.report("out/json/a.json")["tasks"][0];
    let id = task["id"].as_str().unwrap();
    let said = desk.run(&format!("explain {id}")).with(0);
    for words in [
        "line 5, byte",
        "rule owner.column (exact)",
        "deadline.no-such-day (doubtful): no calendar has this day",
        "also considered: metric.count 12 văn bản «12 văn bản» →",
    ] {
        assert!(said.stdout.contains(words), "{words} not in: {}", said.stdout);
    }
    let vi = desk.run(&format!("explain {id} --lang vi")).with(0);
    assert!(vi.stdout.contains("lịch không có ngày này"), "{}", vi.stdout);
    let json = desk.run(&format!("explain {id} --format json")).with(0).stdout;
    let accounts: serde_json::Value = serde_json::from_str(&json).unwrap();
    let fields = accounts[0]["fields"].as_array().unwrap();
    let deadline = fields.iter().find(|field| field["field"] == "deadline").unwrap();
    assert_eq!(deadline["confidence"]["rule"], "deadline.no-such-day");
    assert_eq!(deadline["places"][0]["line"], 5);
}

#[test]
fn every_record_can_be_explained() {
    let desk = desk();
    let report = desk.report("out/json/a.json");
    for list in ["documents", "tables", "tasks", "metrics", "citations", "agencies", "findings"] {
        let records = report[list].as_array().unwrap();
        assert!(!records.is_empty(), "{list}");
        for record in records {
            let id = record["id"].as_str().unwrap();
            assert!(desk.run(&format!("explain {id}")).with(0).stdout.contains(id), "{id}");
        }
    }
}

#[test]
fn an_unknown_id_is_answered_with_those_like_it() {
    let desk = desk();
    desk.run("explain nothing#2").with(3).complains(&["no record has the id nothing#2"]);
    let said = desk.run("explain nothing#2").with(3);
    assert!(said.stderr.lines().nth(1).is_some_and(|like| like.ends_with("#2")), "{}", said.stderr);
    desk.run("explain x --out nowhere").with(3).complains(&["nowhere"]);
    desk.run("explain x --format csv").with(2);
}

#[test]
fn a_source_that_changed_is_not_explained() {
    let desk = desk();
    let id = desk.report("out/json/a.json")["tasks"][0]["id"].as_str().unwrap().to_owned();
    desk.put("a.txt", b"something else");
    desk.run(&format!("explain {id}")).with(3).complains(&["a.txt"]);
}

#[test]
fn doubtful_fields_are_listed_with_their_lines() {
    let desk = desk();
    let review = std::fs::read_to_string(desk.path("out/review.csv")).unwrap();
    let rows: Vec<&str> = review.lines().collect();
    assert_eq!(rows.len(), 2, "{review}");
    assert!(rows[1].contains(",deadline,") && rows[1].contains(",5,"), "{review}");
    assert!(rows[1].contains("Sở Tư pháp, TTKX Trước ngày 31/02/2026"), "{review}");
    let package = std::fs::read_to_string(desk.path("out/datapackage.json")).unwrap();
    assert!(package.contains("\"path\":\"review.csv\""));
    desk.run("extract a.txt").with(0);
    assert!(!desk.path("out/review.csv").exists());
    desk.run("extract a.txt --review --format json").with(0);
    assert!(desk.path("out/review.csv").exists() && !desk.path("out/tasks.csv").exists());
}

#[test]
fn rules_are_listed() {
    let desk = Desk::new();
    let text = desk.run("rules").with(0).stdout;
    for rule in congbao::lang::rules::all() {
        assert!(text.contains(rule.id) && text.contains(rule.reason), "{}", rule.id);
    }
    let json = desk.run("rules deadline --format json").with(0).stdout;
    let rules: serde_json::Value = serde_json::from_str(&json).unwrap();
    let all = rules.as_array().unwrap();
    assert!(all.iter().all(|rule| rule["rule"].as_str().unwrap().starts_with("deadline")));
    let csv = desk.run("rules deadline --format csv").with(0).stdout;
    assert_eq!(csv.lines().count(), 1 + all.len());
    assert!(csv.starts_with("rule,field,"), "{csv}");
    let checks = desk.run("rules sum --format json").with(0).stdout;
    let checks: serde_json::Value = serde_json::from_str(&checks).unwrap();
    let checks = checks.as_array().unwrap();
    assert!(checks.iter().all(|one| one["type"] == "check" && one["group"] == "sum"));
    assert!(checks.iter().any(|one| one["rule"] == "sum.percent-differs"));
    assert!(all.iter().all(|rule| rule["type"] == "rule"));
    let text = desk.run("rules sum --lang vi").with(0).stdout;
    assert!(text.contains("sum.percent-differs  (kiểm tra, lỗi)"), "{text}");
    desk.run("rules nothing").with(3).complains(&["no rule begins with nothing"]);
}

#[test]
fn a_report_is_explained_with_the_tables_it_was_made_with() {
    let desk = Desk::with(&[("a.txt", PLAN.as_bytes())]);
    desk.put("own/statuses.tsv", "code\tphrase\tends\ncompleted\tđã chốt\tyes\n".as_bytes());
    desk.run("extract a.txt --lexicon own").with(0);
    let id = desk.report("out/json/a.json")["tasks"][0]["id"].as_str().unwrap().to_owned();
    desk.run(&format!("explain {id}")).with(3).complains(&["a.txt", "--lexicon"]);
    desk.run(&format!("explain {id} --lexicon own")).with(0);
}
