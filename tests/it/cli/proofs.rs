//! `congbao verify`: true output is proved, anything else is found.

use super::{Desk, TEXT, seeds};
use std::fs;

/// A folder with one input whose report has a finding with a place.
fn extracted() -> Desk {
    let desk = Desk::with(&[("in/a.txt", &[TEXT, b"x \xff y\n"].concat())]);
    desk.run("extract in").with(0);
    desk
}

#[test]
fn the_seeds_are_proved() {
    let desk = Desk::new();
    desk.run(&format!("extract {} --format json", seeds())).with(0);
    let said = desk.run("verify out").with(0);
    assert!(said.stdout.contains("0 failed") && said.stdout.contains("5 files"), "{}", said.stdout);
}

#[test]
fn what_is_left_as_printed_is_proved() {
    let desk = Desk::new();
    desk.run(&format!("extract {} --no-joins", seeds())).with(0);
    let said = desk.run("verify out").with(0);
    assert!(said.stdout.contains("0 failed") && said.stdout.contains("5 files"), "{}", said.stdout);
    let joined = ["joined-across-page", "cells-shifted", "text-lost"];
    for name in desk.reports("out") {
        let report = desk.report(&format!("out/json/{name}"));
        for table in report["tables"].as_array().unwrap() {
            let rows = table["rows"].as_array().unwrap().len() as u64;
            assert_eq!(table["continuations"], serde_json::json!([]), "{name}");
            let heads = table["header_repeats"].as_u64().unwrap();
            assert!([0, 1].contains(&(table["rows_in"].as_u64().unwrap() - rows - heads)));
        }
        let text = report.to_string();
        assert!(joined.iter().all(|word| !text.contains(word)), "{name}");
    }
}

/// Tables of layout 1 with a status column.
fn table(rows: &str) -> String {
    format!("STT\tNhiệm vụ\tCơ quan chủ trì\tTình trạng\tThời gian hoàn thành\n{rows}\n")
}

#[test]
fn odd_print_is_proved() {
    let desk = Desk::new();
    let row = |status: &str, time: &str| table(&format!("1\tXây dựng\tSở Y tế\t{status}\t{time}"));
    let page = "STT\tNhiệm vụ\tCơ quan chủ trì\tTình trạng\tThời gian hoàn thành\nvà báo cáo";
    for (at, text) in [
        row("- - Đang triển khai", "Năm 2026"),
        row(",Đã hoàn thành", "Năm 2026"),
        row("Đã hoàn thành", "theo lộ trình Kế hoạch số 1/KH-SYT của Sở Y tế, cụ thể:"),
        row("x*@Đã hoàn thành", "*@Quý II/2026"),
        row("\u{302}Đang triển khai", "\u{302}Năm 2026"),
        table(&format!("1\tXây dựng\tSở Y tế\tĐang triển khai\tNăm 2026\n{page}")),
        row("Đạt 999999999999999999999999 người", "ngày 99/99/9999, năm 99999999999"),
        row("#/../~2", "31/02/2025").replace("\n1\t", "\n../../1#2\t"),
        format!("KẾ HOẠCH\n{}\n\n{}", "Ế ".repeat(5000), row("Đạt", "Năm 2026")),
        "PHỤ LỤC I\n\n???\n\nPHỤ LỤC I\n\n???\n".to_owned(),
    ]
    .into_iter()
    .enumerate()
    {
        desk.put(&format!("in/{at}.txt"), text.as_bytes());
    }
    desk.run("extract in").with(0);
    desk.run("verify out").with(0);
}

/// Where the work grew with the square of the length, this would not end.
#[test]
fn long_monotonous_texts_are_read_and_proved() {
    let desk = Desk::new();
    let header = "STT\tNhiệm vụ\tChủ trì\n";
    let wide = "\tNội dung".repeat(1500);
    for (at, (first, unit)) in [
        ("", "TỔ CHỨC THỰC HIỆN\n"),
        ("", "- \n"),
        ("", "QUYẾT ĐỊNH\n\n(Kèm theo)\n\n"),
        ("KẾ HOẠCH\n", "PHỤ LỤC I\nDanh mục\n\n1. a\n"),
        ("TỔ CHỨC THỰC HIỆN\n1. Giao Sở Y tế chủ trì", "; hoàn thành trước ngày 30/6/2025"),
        (&format!("STT{wide}\n"), "1\ta\n"),
        (&format!("{header}1\tTriển khai các\tSở Y tế,\n"), "\tvà tiếp tục các\t\n"),
        (header, "STT\tNhiệm vụ\tChủ trì\n1\tTriển khai các nhiệm vụ theo\tSở Y tế\n"),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("{first}{}\n", unit.repeat(50_000 / unit.len()));
        desk.put(&format!("in/{at}.txt"), text.as_bytes());
    }
    desk.run("extract in").with(0);
    desk.run("verify out").with(0);
}

#[test]
fn a_place_out_of_the_text_is_found() {
    let desk = extracted();
    let path = desk.path("out/json/a.json");
    let at = TEXT.len() + 2;
    let report = fs::read_to_string(&path).unwrap();
    let changed = report.replace(&format!("[[{at},{}]]", at + 3), "[[2,900000]]");
    assert_ne!(changed, report);
    fs::write(&path, changed).unwrap();
    let said = desk.run("verify out").with(1);
    assert!(said.stdout.contains("a.json") && said.stdout.contains("900000"), "{}", said.stdout);
}

#[test]
fn a_changed_source_is_no_proof() {
    let desk = extracted();
    desk.put("in/a.txt", b"another text\n");
    desk.run("verify out").with(1).complains(&["in/a.txt", "not what was extracted from"]);
}

#[test]
fn a_changed_text_is_no_proof() {
    let desk = extracted();
    desk.put("out/text/a.txt", b"another text\n");
    desk.run("verify out").with(1).complains(&["text/a.txt"]);
}

#[test]
fn a_source_that_moved_is_found_where_it_is_said_to_be() {
    let desk = extracted();
    fs::create_dir(desk.path("moved")).unwrap();
    fs::rename(desk.path("in/a.txt"), desk.path("moved/a.txt")).unwrap();
    desk.run("verify out").with(1).complains(&["in/a.txt", "--sources"]);
    desk.run("verify out --sources moved").with(0);
}

#[test]
fn a_folder_without_reports_is_nothing_to_prove() {
    let desk = extracted();
    desk.run("verify in").with(3).complains(&["in", "no reports"]);
    desk.run("verify nowhere").with(3).complains(&["nowhere"]);
    desk.run("verify").with(2);
    desk.put("out/json/b.json", b"{ not json");
    desk.run("verify out").with(1).complains(&["b.json", "not a report"]);
}
