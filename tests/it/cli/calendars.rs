//! `--format ics` from outside: the file, the body it is for, its language, the same bytes each time.

use super::Desk;

const PLAN: &str = "KẾ HOẠCH\nRà soát văn bản năm 2026\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n1\tRà soát văn bản\tSở Tư pháp\tTrước ngày 30/6/2026\n2\tTập huấn hòa giải\tSở Nội vụ\tThường xuyên\n3\tIn tài liệu\tCác sở, ban, ngành\tQuý II/2026\n4\tHọp\tSở Tư pháp\t\n";

#[test]
fn a_calendar_is_a_file_of_the_package() {
    let desk = Desk::with(&[("a.txt", PLAN.as_bytes())]);
    desk.run("extract a.txt --format ics").with(0);
    let before = desk.tree("out");
    let calendar = String::from_utf8(before["congbao.ics"].clone()).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2, "{calendar}");
    assert_eq!(calendar.matches("BEGIN:VTODO").count(), 3, "{calendar}");
    assert!(!calendar.contains("SUMMARY:Họp"), "no deadline, no entry: {calendar}");
    let package = desk.report("out/datapackage.json").to_string();
    assert!(package.contains("congbao.ics"), "{package}");
    desk.run("extract a.txt a.txt --format ics --jobs 3 --lang vi").with(0);
    assert!(desk.tree("out") == before);
    desk.run("extract a.txt --format json").with(0);
    assert!(!desk.path("out/congbao.ics").exists());
}

#[test]
fn a_calendar_of_a_body_is_in_the_language_typed() {
    let desk = Desk::with(&[("a.txt", PLAN.as_bytes())]);
    let body = "vn/so-tu-phap";
    desk.run(&format!("extract a.txt --format ics --agency {body} --lang en")).with(0);
    let calendar = String::from_utf8(desk.tree("out")["congbao.ics"].clone()).unwrap();
    assert_eq!(calendar.matches("BEGIN:VTODO").count(), 1, "{calendar}");
    assert!(calendar.contains("SUMMARY:[Lead] Rà soát văn bản\r\n"), "{calendar}");
    let unfolded = calendar.replace("\r\n ", "");
    assert!(
        unfolded.contains("Deadline: Trước ngày 30/6/2026 (that day not included)"),
        "{calendar}"
    );
}

#[test]
fn a_body_that_no_task_names_fails_and_is_told() {
    let desk = Desk::with(&[("a.txt", PLAN.as_bytes())]);
    let said = desk.run("extract a.txt --format json,ics --agency vn/so-y-te");
    said.with(1).complains(&["vn/so-y-te", "no task names"]);
    assert!(desk.path("out/congbao.ics").exists() && desk.path("out/json/a.json").exists());
    desk.run("extract a.txt --format json --agency x").with(2).complains(&["--agency"]);
}
