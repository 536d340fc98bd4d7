//! `catalog changes`: what runs brought, in order; what was told and what was not.

use super::decision;
use crate::cli::Desk;
use serde_json::Value;

const ABOUT: &str = "chuyển đổi số y tế";

/// A day that no calendar has: an error of the task that is due then.
pub(super) const WRONG: &str = "31/02/2026";

impl Desk {
    /// A decision, then the same with another day, and another decision.
    pub(super) fn corrected() -> Self {
        let desk = Self::with(&[("in/310.txt", decision(310, ABOUT, "30/6/2026").as_bytes())]);
        desk.ingest("in").with(0);
        desk.put("in/310.txt", decision(310, ABOUT, "15/8/2026").as_bytes());
        desk.put("in/322.txt", decision(322, "cải cách hành chính", "15/7/2026").as_bytes());
        desk.ingest("in").with(0);
        desk
    }

    fn changes(&self, asked: &str) -> Vec<Value> {
        let line = format!("catalog changes {asked} --catalog c.sqlite --format json");
        serde_json::from_str(&self.run(&line).with(0).stdout).unwrap()
    }
}

/// Some columns of a row.
fn short(row: &Value) -> String {
    let columns = ["entry", "cause", "change", "record", "old", "new", "days"];
    columns.map(|name| row[name].to_string().replace('"', "")).join(" ")
}

#[test]
fn what_runs_brought_is_told_in_order() {
    let desk = Desk::corrected();
    let rows = desk.changes("--since 0");
    let first: Vec<String> = rows[..4].iter().map(short).collect();
    assert_eq!(
        first,
        [
            "1 first added document null 310/QĐ-UBND null",
            "1 first added task null Quý I/2026 null",
            "1 first added task null Trước ngày 30/6/2026 null",
            "1 first added task null Tháng 11/2026 null",
        ]
    );
    let later = desk.changes("--since 1");
    let told = "deadline task Trước ngày 30/6/2026 Trước ngày 15/8/2026 46";
    assert!(short(&later[0]).ends_with(told), "{}", short(&later[0]));
    assert_eq!((later.len(), &rows[4..]), (5, &later[..]));
    assert_eq!(
        (&later[0]["run"], &later[0]["leads"]),
        (&Value::from(2), &Value::from("Sở Nội vụ"))
    );
    assert_eq!(desk.changes("--since 2"), Vec::<Value>::new());
    let csv = desk.run("catalog changes --since 1 --catalog c.sqlite --format csv").with(0).stdout;
    assert!(csv.starts_with("entry,run,made,cause,document,change,") && csv.lines().count() == 6);
    let table = desk.run("catalog changes --since 1 --catalog c.sqlite --lang vi").with(0).stdout;
    assert!(table.starts_with("Lần nạp") && table.contains("15/8/2026"), "{table}");
}

#[test]
fn runs_are_listed_and_one_that_is_not_there_is_told() {
    let desk = Desk::corrected();
    let runs = desk.run("catalog runs --catalog c.sqlite --format json").with(0).stdout;
    let runs: Vec<Value> = serde_json::from_str(&runs).unwrap();
    let counts =
        |run: &Value| ["run", "documents", "revisions"].map(|name| run[name].as_i64().unwrap());
    assert_eq!(runs.iter().map(counts).collect::<Vec<_>>(), [[1, 1, 0], [2, 1, 1]]);
    desk.run("catalog changes --since 9 --catalog c.sqlite").with(3).complains(&[
        "c.sqlite",
        "no run 9",
        "the last one is 2",
    ]);
    desk.run("catalog changes --since 0 --catalog none.sqlite").with(3);
    assert!(!desk.path("none.sqlite").exists());
}

#[test]
fn errors_that_a_text_has_and_had_not_are_told_once() {
    let text = decision(310, ABOUT, "30/6/2026");
    let desk = Desk::with(&[("in/310.txt", text.as_bytes())]);
    desk.ingest("in").with(0);
    assert!(desk.changes("--since 0").iter().all(|row| row["change"] != "finding"));
    let wrong = decision(310, ABOUT, WRONG);
    desk.put("in/310.txt", wrong.as_bytes());
    desk.ingest("in").with(0);
    let of = |asked: &str| {
        let rows = desk.changes(asked).into_iter();
        rows.filter(|row| row["change"] == "finding").collect::<Vec<_>>()
    };
    let found = of("--since 1");
    let field = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    assert_eq!((found.len(), field(&found[0], "record")), (1, "finding".into()), "{found:?}");
    assert_eq!(field(&found[0], "field"), "date.no-such-day");
    assert!(field(&found[0], "id").ends_with("#2"), "{found:?}");
    assert_ne!(of("--since 1 --lang vi")[0]["new"], found[0]["new"]);
    // A row above gives the task another number; the error is the one of before.
    let row = "\n1\tLập danh mục dữ liệu mở\tSở Tư pháp\tSở Y tế\tQuý I/2026\n2\tRà";
    let moved = wrong.replace("\n3\tBáo", "\n4\tBáo").replace("\n2\tTập", "\n3\tTập");
    desk.put("in/310.txt", moved.replace("\n1\tRà", row).as_bytes());
    desk.ingest("in").with(0);
    assert!(desk.changes("--since 2").iter().any(|row| row["change"] == "renumbered"));
    assert_eq!(of("--since 2"), Vec::<Value>::new());
    // Whoever is told of the first text is told of its errors too.
    let fresh = Desk::with(&[("in/310.txt", wrong.as_bytes())]);
    fresh.ingest("in").with(0);
    let told = fresh.changes("--since 0").into_iter().filter(|row| row["change"] == "finding");
    assert_eq!(told.count(), 1);
}

#[test]
fn what_is_only_written_otherwise_is_told_where_asked() {
    let text = decision(310, ABOUT, "30/6/2026");
    let desk = Desk::with(&[("in/310.txt", text.as_bytes())]);
    desk.ingest("in").with(0);
    desk.put("in/310.txt", text.replace("Tập huấn cho", "Tập huân cho").as_bytes());
    desk.ingest("in").with(0).complains(&["1 new revision"]);
    assert_eq!(desk.changes("--since 1").len(), 0);
    assert!(!desk.changes("--since 1 --level text").is_empty());
}

#[test]
fn who_is_new_is_told_what_comes_from_then_on() {
    let desk = Desk::corrected();
    let last = "catalog changes --since-last --catalog c.sqlite --format csv";
    let said = desk.run(last).with(0).complains(&["first time", "--from-start"]);
    assert_eq!(said.stdout.lines().count(), 1, "{}", said.stdout);
    assert_eq!(desk.run(last).with(0).stdout.lines().count(), 1);
    desk.put("in/330.txt", decision(330, "đào tạo nghề", "30/9/2026").as_bytes());
    desk.ingest("in").with(0);
    assert_eq!(desk.run(last).with(0).stdout.lines().count(), 5);
    assert_eq!(desk.run(last).with(0).stdout.lines().count(), 1);
    // Who is known is not told again what was told.
    assert_eq!(desk.run(&format!("{last} --from-start")).with(0).stdout.lines().count(), 1);
    let fresh = Desk::corrected();
    assert_eq!(fresh.run(&format!("{last} --from-start")).with(0).stdout.lines().count(), 10);
}

#[test]
fn what_nobody_read_was_not_told() {
    let desk = Desk::corrected();
    let last = "catalog changes --since-last --from-start --catalog c.sqlite --format csv";
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = desk.command(last);
    let status = command.stdout(writer).status().unwrap();
    assert_eq!(status.code(), Some(1));
    assert_eq!(desk.number("SELECT count(*) FROM catalog_readers"), 0);
    assert_eq!(desk.run(last).with(0).stdout.lines().count(), 10);
    assert_eq!(desk.number("SELECT entry FROM catalog_readers WHERE reader = ''"), 3);
}
