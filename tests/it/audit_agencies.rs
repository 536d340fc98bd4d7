//! Plans → tasks that nobody leads, that two bodies lead, that are given to districts after their end.

use super::pipeline::{page, report};
use congbao::data::{Finding, Report, Severity};

fn found<'r>(report: &'r Report, rule: &str) -> Vec<&'r Finding> {
    report.findings.iter().filter(|finding| finding.rule == rule).collect()
}

/// A plan of a province of this day.
fn plan(day: &str, rows: &str) -> Report {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
         Số: 15/KH-UBND\nSơn La, ngày {day}\nKẾ HOẠCH\nCải cách hành chính\n\n\
         STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\n{rows}\n"
    );
    report("plan.txt", &text)
}

fn districts(day: &str, owner: &str, deadline: &str) -> usize {
    let report =
        plan(day, &format!("1\tRà soát thủ tục hành chính\tSở Nội vụ\t{owner}\t{deadline}"));
    found(&report, "agency.district-abolished").len() + found(&report, "agency.not-in-force").len()
}

#[test]
fn districts_have_nothing_to_do_after_their_end() {
    for owner in [
        "UBND các huyện, thị xã, thành phố",
        "UBND cấp huyện",
        "các huyện, thành phố",
        "UBND huyện Mai Sơn",
        "Phòng Tài chính - Kế hoạch các huyện",
    ] {
        assert_eq!(districts("01 tháng 7 năm 2025", owner, "Quý IV/2025"), 1, "{owner}");
        assert_eq!(districts("30 tháng 6 năm 2025", owner, "Quý IV/2025"), 0, "{owner}");
        assert_eq!(
            districts("01 tháng 7 năm 2025", owner, "Trước ngày 30/6/2025"),
            usize::from(owner.contains("Mai Sơn"))
        );
    }
}

#[test]
fn a_document_without_a_day_is_not_older_than_what_it_cites() {
    let table = |result: &str| {
        format!(
            "BÁO CÁO\nKết quả thực hiện Đề án 06\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\tKết quả\n\
             1\tRà soát thủ tục\tUBND các huyện, thành phố\tNăm 2026\t{result}\n"
        )
    };
    let cites = "Đã ban hành Công văn số 11/TCT-CAT ngày 05/02/2026 của Tổ công tác";
    let told = report("report.txt", &table(cites));
    let findings = found(&told, "agency.district-abolished");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message_vi.contains("có dẫn văn bản ngày 05/02/2026"));
    let silent = report("report.txt", &table("Đã rà soát"));
    assert!(found(&silent, "agency.district-abolished").is_empty());
}

#[test]
fn a_name_is_told_once_with_all_its_places() {
    let owner = "UBND các huyện, thành phố";
    let rows =
        format!("1\tRà soát\t{owner}\t\tQuý I/2026\n2\tCông bố\tSở Nội vụ\t{owner}\tQuý I/2026");
    let report = plan("02 tháng 3 năm 2026", &rows);
    let findings = found(&report, "agency.district-abolished");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].spans.len(), 2);
    assert_eq!(findings[0].record_id.as_deref(), Some(report.tasks[0].id.as_str()));
}

/// Six rows; the leads are these.
fn rows(leads: [&str; 6]) -> String {
    let names = ["một", "hai", "ba", "bốn", "năm", "sáu"];
    let row = |(at, lead): (usize, &str)| {
        format!("{}\tXây dựng phần mềm {}\t{lead}\tCông an tỉnh\tQuý I/2026\n", at + 1, names[at])
    };
    leads.into_iter().enumerate().map(row).collect()
}

fn missing(report: &Report) -> Vec<(Severity, String)> {
    let findings = found(report, "agency.lead-missing").into_iter();
    findings.map(|it| (it.severity, it.record_id.clone().unwrap_or_default())).collect()
}

#[test]
fn a_task_that_nobody_leads_is_told() {
    let report = plan(
        "02 tháng 3 năm 2026",
        &rows(["Sở Y tế", "Sở Y tế", "Sở Nội vụ", "", "Sở Y tế", "Sở Y tế"]),
    );
    assert_eq!(missing(&report), [(Severity::Warning, report.tasks[3].id.clone())]);
}

#[test]
fn a_cell_that_may_be_merged_is_only_worth_knowing() {
    let leads = ["Sở Y tế", "Sở Nội vụ", "", "Sở Tư pháp", "Sở Xây dựng", "Sở Tài chính"];
    let report = plan("02 tháng 3 năm 2026", &rows(leads));
    assert_eq!(missing(&report), [(Severity::Info, report.tasks[2].id.clone())]);
    let html = rows(leads).lines().fold(String::new(), |html, row| {
        html + "<tr><td>" + &row.split('\t').collect::<Vec<_>>().join("</td><td>") + "</td></tr>"
    });
    let head = "<tr><th>STT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Cơ quan phối hợp</th><th>Thời hạn</th></tr>";
    let (report, _) = page(&format!("<html><body><table>{head}{html}</table></body></html>"));
    assert_eq!(missing(&report), [(Severity::Warning, report.tasks[2].id.clone())]);
}

#[test]
fn two_empty_cells_in_a_row_or_dittos_are_no_gap() {
    for leads in [
        ["Sở Y tế", "Sở Y tế", "", "", "Sở Y tế", "Sở Y tế"],
        ["Sở Y tế", "Sở Y tế", "nt", "-nt-", "Sở Y tế", "//"],
    ] {
        assert_eq!(missing(&plan("02 tháng 3 năm 2026", &rows(leads))), []);
    }
}

fn two_leads(first: (&str, &str), second: (&str, &str)) -> usize {
    let header = "STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\n";
    let row = |(lead, support): (&str, &str)| {
        format!("1\tXây dựng cơ sở dữ liệu đất đai\t{lead}\t{support}\tQuý I/2026\n")
    };
    let rest = format!("\nPhụ lục I\nTIẾN ĐỘ THỰC HIỆN\n\n{header}{}", row(second));
    let report = plan("02 tháng 3 năm 2026", &(row(first) + &rest));
    assert_eq!(report.tasks.len(), 2);
    found(&report, "agency.two-leads").len()
}

#[test]
fn one_task_has_one_set_of_leads() {
    assert_eq!(two_leads(("Sở Tài chính", ""), ("Sở Nội vụ", "")), 1);
    for (first, second) in [
        (("Sở Tài chính", ""), ("STC", "")),
        (("Sở Tài chính", ""), ("Sở Tài chính, Sở Nội vụ", "")),
        (("Sở Tài chính", "Sở Nội vụ"), ("Sở Nội vụ", "Sở Tài chính")),
        (("Sở Tài chính", ""), ("UBND các xã, phường", "")),
    ] {
        assert_eq!(two_leads(first, second), 0, "{first:?} {second:?}");
    }
}
