//! Questions and their answers, as they are printed.

use super::{decision, inbox};
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
    let odd = desk.run("catalog search \" AND ( --catalog c.sqlite").with(0).stdout;
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
