//! `extract --repair`: what is put right, what stays, and how it is told.

use super::{Desk, seeds};
use serde_json::Value;

/// A plan with a misread term, a form that people write too, and a number without its head.
const PLAN: &str = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 12/KH-UBND\nSơn La, ngày 24 tháng 4 năm 2026\nKẾ HOẠCH\nChuyển đổi số\n\n\
STT\tNhiệm vụ\tCơ quan chủ trì\tKết quả\n\
1\tTheo dõi, đơn đốc việc thực hiện\tSở Tư pháp\tCấp 9.817 CTS cá nhân gồm: .730 CTS loại Token, 594 CTS loại SIM, 2.493 CTS loại khác\n\
2\tBổ trí kinh phí\tSở Tài chính\t\n";

fn strings<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|one| one[field].as_str().unwrap_or("")).collect()
}

#[test]
fn misprints_beyond_doubt_are_put_right_and_listed() {
    let desk = Desk::with(&[("plan.txt", PLAN.as_bytes())]);
    desk.run("extract plan.txt --out printed --quiet").with(0);
    let said = desk.run("extract plan.txt --out repaired --repair --lang en").with(0);
    assert!(said.stderr.contains("2 misprints put right"), "{}", said.stderr);
    let (printed, repaired) =
        (desk.report("printed/json/plan.json"), desk.report("repaired/json/plan.json"));
    let expected = ["Theo dõi, đơn đốc việc thực hiện", "Bổ trí kinh phí"];
    assert_eq!(strings(&printed["tasks"], "title"), expected);
    let expected = ["Theo dõi, đôn đốc việc thực hiện", "Bổ trí kinh phí"];
    assert_eq!(strings(&repaired["tasks"], "title"), expected);
    assert!(strings(&repaired["metrics"], "text").contains(&"6.730 CTS"));
    let title = &repaired["tasks"][0]["confidence"]["title"];
    assert_eq!(title["reason"], "repaired; printed: đơn đốc");
    let list = String::from_utf8(desk.tree("repaired")["repairs.csv"].clone()).unwrap();
    let rows: Vec<&str> = list.lines().collect();
    assert_eq!(rows.len(), 3, "{list}");
    assert!(rows[1].contains(",đơn đốc,đôn đốc,"), "{list}");
    assert!(!desk.tree("printed").contains_key("repairs.csv"));
    desk.run("verify repaired").with(0);
    desk.run("verify printed").with(0);
}

/// A repaired value that was changed by hand has no proof.
#[test]
fn repaired_values_are_proved_by_what_is_printed() {
    let desk = Desk::with(&[("plan.txt", PLAN.as_bytes())]);
    desk.run("extract plan.txt --out out --repair --quiet").with(0);
    let json = desk.path("out/json/plan.json");
    let text = std::fs::read_to_string(&json).unwrap();
    std::fs::write(&json, text.replace("\"suggestion\":\"đôn đốc\"", "\"suggestion\":\"đến đốc\""))
        .unwrap();
    let changed = std::fs::read_to_string(&json).unwrap();
    assert!(text != changed, "nothing was changed");
    desk.run("verify out").with(1);
}

#[test]
fn repaired_seeds_are_proved() {
    let desk = Desk::new();
    desk.run(&format!("extract {} --out out --repair --quiet", seeds())).with(0);
    desk.run(&format!("verify out --sources {}", seeds())).with(0);
}
