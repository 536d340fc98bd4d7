//! Questions and their answers, as they are printed.

use super::{decision, inbox};
use crate::cli::Desk;
use serde_json::Value;

#[test]
fn tasks_go_by_owner_day_status_and_document() {
    let desk = inbox();
    desk.ingest("in").with(1);
    let count = |asked: &str| {
        let line = format!("catalog tasks {asked} --catalog c.sqlite --format json");
        serde_json::from_str::<Vec<Value>>(&desk.run(&line).with(0).stdout).unwrap().len()
    };
    assert_eq!(count(""), 6);
    // Two of each plan, as lead and as support; marks and letter case do not count.
    assert_eq!((count("--owner=SởYtế"), count("--owner=vn/son-la/so-y-te")), (0, 4));
    assert_eq!(count("--owner=vn/son-la/so-y-te --due-before 2026-06-30"), 3);
    // `Trước ngày 30/6/2026`: the last day in time is the 29th.
    assert_eq!((count("--due-before 2026-06-29"), count("--due-before 2026-06-30")), (2, 3));
    assert_eq!((count("--due-after 2026-06-28"), count("--due-after 2026-06-29")), (4, 3));
    assert_eq!(count("--document vn/son-la/qd-ubnd/2026/310"), 3);
    assert_eq!((count("--document vn/son-la/qd-ubnd/2026/31"), count("--status delayed")), (0, 0));
    let all = desk.column("SELECT DISTINCT \"key\" FROM catalog_owners ORDER BY 1");
    assert!(
        all.iter().any(|key| key == "so y te") && all.iter().any(|key| key == "cong an tinh"),
        "{all:?}"
    );
}

#[test]
fn texts_are_found_without_marks() {
    let desk = inbox();
    desk.ingest("in").with(1);
    let found =
        desk.run("catalog search chuyen doi so --catalog c.sqlite --format csv").with(0).stdout;
    assert!(
        found.starts_with("type,id,field,text,source\n") && found.contains("in/310.txt"),
        "{found}"
    );
    assert!(!found.contains("in/322.txt"), "{found}");
    let few =
        desk.run("catalog search chuyen doi so --limit 2 --catalog c.sqlite --format csv").with(0);
    assert_eq!(few.stdout.lines().count(), 3);
    let odd = desk.run("catalog search \" NEAR ( --catalog c.sqlite").with(0).stdout;
    assert_eq!(odd.lines().count(), 1, "{odd}");
}

#[test]
fn documents_are_listed_in_the_language_of_the_reader() {
    let desk = inbox();
    desk.put(
        "in/310-again.txt",
        (decision(310, "chuyển đổi số y tế", "30/6/2026") + "\n").as_bytes(),
    );
    desk.ingest("in").with(1);
    let told = desk.run("catalog documents --catalog c.sqlite --lang vi").with(0).stdout;
    assert!(told.starts_with("Mã") && told.contains("Trích yếu"), "{told}");
    let told = desk.run("catalog documents --catalog c.sqlite --format json").with(0).stdout;
    let told: Vec<Value> = serde_json::from_str(&told).unwrap();
    assert_eq!(told.len(), 2);
    assert_eq!(
        (&told[0]["number"], &told[0]["tasks"]),
        (&Value::from("310/QĐ-UBND"), &Value::from(3))
    );
    assert_eq!((&told[0]["sources"], &told[0]["revision"]), (&Value::from(2), &Value::from(1)));
}

/// One object a row.
fn rows(desk: &Desk, asked: &str) -> Vec<Value> {
    let line = format!("catalog {asked} --catalog c.sqlite --format json");
    serde_json::from_str(&desk.run(&line).with(0).stdout).unwrap()
}

#[test]
fn a_task_is_overdue_the_day_after_the_first_deadline_that_is_missed() {
    let desk = inbox();
    let steps = decision(330, "đào tạo nghề", "30/9/2026")
        .replace("Quý I/2026", "Tháng 12/2026; sơ kết trước ngày 10/5/2026")
        .replace("Tháng 11/2026", "Hàng tháng, trước ngày 10");
    desk.put("in/330.txt", steps.as_bytes());
    desk.ingest("in").with(1);
    let late = |day: &str| -> Vec<(String, i64, Value)> {
        let rows = rows(&desk, &format!("overdue --as-of {day}"));
        let row = |row: &Value| {
            let id = row["id"].as_str().unwrap().rsplit_once("/2026/").unwrap().1.to_owned();
            (id, row["days_late"].as_i64().unwrap(), row["next_day"].clone())
        };
        rows.iter().map(row).collect()
    };
    let of = |id: &str, days: i64| (id.to_owned(), days, Value::Null);
    assert_eq!(late("2026-03-31"), []);
    assert_eq!(late("2026-04-01"), [of("310/pl#1", 1), of("322/pl#1", 1)]);
    assert_eq!(late("2026-05-09").len(), 2);
    let step = ("330/pl#1".to_owned(), 1, Value::from("2026-12-31"));
    assert_eq!(late("2026-05-10")[2], step);
    // `Trước ngày 30/6/2026`: that day itself is late by one.
    assert_eq!(late("2026-06-29").len(), 3);
    assert_eq!(late("2026-06-30")[3], of("310/pl#2", 1));
    // What recurs is never overdue; the step is told once.
    let all = late("2030-01-01");
    assert_eq!(all.len(), 8, "{all:?}");
    assert_eq!(rows(&desk, "overdue --as-of 2030-01-01 --owner=vn/son-la/so-noi-vu").len(), 6);
    assert_eq!(rows(&desk, "overdue --as-of 2026-04-01 --owner=vn/son-la/cong-an-tinh").len(), 0);
    let over = "UPDATE tasks SET status_code = 'completed' WHERE id LIKE '%310/pl#1'";
    desk.catalog().execute(over, []).unwrap();
    assert_eq!(late("2026-04-01"), [of("322/pl#1", 1)]);
    let over = "UPDATE tasks SET status_code = 'delayed' WHERE id LIKE '%310/pl#1'";
    desk.catalog().execute(over, []).unwrap();
    assert_eq!(late("2026-04-01").len(), 2);
    let told = desk.run("catalog overdue --as-of 2026-04-01 --catalog c.sqlite --lang vi").with(0);
    assert!(told.stdout.contains("chậm tiến độ"), "{}", told.stdout);
}

#[test]
fn bodies_are_counted_over_all_documents() {
    let desk = inbox();
    desk.ingest("in").with(1);
    let told = rows(&desk, "agencies");
    let of = |name: &str| told.iter().find(|row| row["name"] == name).unwrap();
    let counts = |name: &str| {
        let row = of(name);
        ["tasks", "open", "lead", "support", "other", "documents"]
            .map(|it| row[it].as_i64().unwrap())
    };
    assert_eq!(counts("Sở Y tế"), [4, 4, 2, 2, 0, 2]);
    assert_eq!(counts("Công an tỉnh"), [2, 2, 2, 0, 0, 2]);
    assert_eq!(of("Sở Y tế")["id"], "vn/son-la/so-y-te");
    let group = of("Các sở, ban, ngành");
    assert_eq!((&group["id"], &group["collective"]), (&Value::Null, &Value::from(1)));
    let tasks = told.iter().map(|row| row["tasks"].as_i64().unwrap()).collect::<Vec<_>>();
    assert!(tasks.is_sorted_by(|one, next| one >= next), "{tasks:?}");
    let over = "UPDATE tasks SET status_code = 'completed' WHERE id LIKE '%#1'";
    desk.catalog().execute(over, []).unwrap();
    let told = desk.run("catalog agencies --catalog c.sqlite --format csv").with(0).stdout;
    assert!(told.contains("Sở Y tế,0,4,2,2,2,0,2,vn/son-la/so-y-te"), "{told}");
}

#[test]
fn the_catalogue_says_what_is_in_it_and_how_large_it_is() {
    let desk = inbox();
    desk.ingest("in").with(1);
    let told = rows(&desk, "stats");
    let value = |group: &str, item: &str| {
        let is_it = |row: &&Value| row["group"] == group && row["item"] == item;
        told.iter().find(is_it).unwrap_or_else(|| panic!("{group} {item}"))["value"]
            .as_i64()
            .unwrap()
    };
    assert_eq!(value("documents_by_kind", "decision"), 2);
    assert_eq!((value("documents_by_year", "2026"), value("tasks_by_status", "none")), (2, 6));
    assert_eq!((value("contents", "read"), value("contents", "quarantined")), (2, 1));
    assert_eq!((value("records", "revisions"), value("records", "tasks")), (2, 6));
    let bytes = value("bytes", "catalogue");
    assert_eq!(
        bytes,
        i64::try_from(std::fs::metadata(desk.path("c.sqlite")).unwrap().len()).unwrap()
    );
    assert_eq!(value("bytes", "per_document"), bytes / 2);
    let kept = value("bytes", "kept_reports");
    assert!(kept > 1000 && kept < bytes, "{kept}");
    let told = desk.run("catalog stats --catalog c.sqlite --lang vi").with(0).stdout;
    assert!(told.contains("Quyết định") && told.contains("không ghi"), "{told}");
}

#[test]
fn a_question_without_an_answer_is_told_so() {
    let desk = inbox();
    desk.ingest("in").with(1);
    let ask = |asked: &str| desk.run(&format!("catalog {asked} --catalog c.sqlite"));
    let like = ["no document or task is «vn/x/311»", "like it: vn/son-la/qd-ubnd/2026/3"];
    ask("history vn/x/311").with(3).complains(&like);
    for words in ["\"", "*", "* \" ("] {
        ask(&format!("search {words}")).with(2).complains(&["no word to search for"]);
    }
    ask("tasks --status nonsense").with(2).complains(&["delayed", "in_progress", "other"]);
    ask("tasks --owner=").with(2);
    ask("tasks --status delayed").with(0).complains(&["nothing found"]);
    ask("search xyzxyz --lang vi").with(0).complains(&["không tìm thấy gì"]);
    for asked in ["tasks --status delayed --quiet", "tasks --status delayed --format csv"] {
        assert_eq!(ask(asked).with(0).stderr, "", "{asked}");
    }
}

#[test]
fn a_body_is_found_by_what_it_is_short_for() {
    let text = decision(310, "chuyển đổi số", "30/6/2026").replace("Sở Nội vụ", "Sở KH&CN");
    let text = text.replacen("Sở KH&CN", "Sở Khoa học và Công nghệ", 1);
    let desk = Desk::with(&[("in/310.txt", text.as_bytes())]);
    desk.ingest("in").with(0);
    for (owner, found) in [("Sở KH&CN", 2), ("Sở Khoa học và Công nghệ", 2), ("SỞ Y TẾ", 2)]
    {
        let typed =
            ["catalog", "tasks", "--catalog", "c.sqlite", "--format", "json", "--owner", owner];
        let said = desk.run_words(&typed, b"").with(0);
        let rows: Vec<Value> = serde_json::from_str(&said.stdout).unwrap();
        assert_eq!(rows.len(), found, "{owner}");
    }
}

#[cfg(unix)]
#[test]
fn a_catalogue_that_cannot_be_written_can_be_asked() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let desk = inbox();
    desk.ingest("in").with(1);
    set_permissions(desk.path("c.sqlite"), Permissions::from_mode(0o444)).unwrap();
    set_permissions(desk.path(""), Permissions::from_mode(0o555)).unwrap();
    let said = desk.run("catalog tasks --catalog c.sqlite --format csv");
    set_permissions(desk.path(""), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(said.with(0).stdout.lines().count(), 7);
}
