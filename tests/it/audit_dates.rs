//! Documents whose days, deadlines and numbers are right, or wrong in one place → what is found of them.

use super::pipeline::report;
use congbao::data::{Finding, Severity};

/// Documents of other provinces and years that are right and look as if they were not.
const RIGHT: [(&str, &str); 12] = [
    ("citations-thanh-hoa-2023", include_str!("audit_correct/citations-thanh-hoa-2023.txt")),
    ("consolidated-bac-giang-2024", include_str!("audit_correct/consolidated-bac-giang-2024.txt")),
    ("decision-lao-cai-2019", include_str!("audit_correct/decision-lao-cai-2019.txt")),
    ("directive-gia-lai-2021", include_str!("audit_correct/directive-gia-lai-2021.txt")),
    ("notice-tay-ninh-2026", include_str!("audit_correct/notice-tay-ninh-2026.txt")),
    (
        "official-letter-nghe-an-2022",
        include_str!("audit_correct/official-letter-nghe-an-2022.txt"),
    ),
    ("plan-can-tho-2024", include_str!("audit_correct/plan-can-tho-2024.txt")),
    ("programme-dong-thap-2026", include_str!("audit_correct/programme-dong-thap-2026.txt")),
    ("regulation-hai-phong-2020", include_str!("audit_correct/regulation-hai-phong-2020.txt")),
    ("report-appendix-hue-2026", include_str!("audit_correct/report-appendix-hue-2026.txt")),
    ("report-quang-ninh-2025", include_str!("audit_correct/report-quang-ninh-2025.txt")),
    ("resolution-lam-dong-2025", include_str!("audit_correct/resolution-lam-dong-2025.txt")),
];

/// The text of one of them with something else printed in a place.
pub(super) fn changed(name: &str, right: &str, wrong: &str) -> String {
    let text = RIGHT.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text);
    assert_eq!(text.matches(right).count(), 1, "{name}: {right}");
    text.replace(right, wrong)
}

/// The findings of a text about days and references.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let all = report("text.txt", text).findings;
    // Short forms are explained or not, whatever else is wrong.
    let ours = |finding: &Finding| {
        ["date.", "reference."].iter().any(|group| finding.rule.starts_with(group))
            && finding.rule != "reference.abbreviation-undefined"
    };
    all.into_iter().filter(ours).collect()
}

/// Checks that what is printed wrong in a place is found there and nothing else is.
pub(super) fn check(name: &str, right: &str, wrong: &str, rule: &str) {
    let text = changed(name, right, wrong);
    let found = findings(&text);
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, [rule], "{name}: {wrong}");
    assert!(!found[0].spans.is_empty(), "{name}: {wrong}");
}

#[test]
fn documents_that_are_right_are_silent() {
    for (name, text) in RIGHT {
        let found = report(name, text).findings;
        let loud = found.iter().filter(|finding| finding.severity != Severity::Info);
        let loud: Vec<_> = loud.map(|finding| (&finding.rule, &finding.message_vi)).collect();
        assert!(loud.is_empty(), "{name}: {loud:?}");
        assert!(findings(text).is_empty(), "{name}");
    }
}

#[test]
fn days_that_no_calendar_has() {
    let rule = "date.no-such-day";
    check("decision-lao-cai-2019", "Lào Cai, ngày 31 tháng 12", "Lào Cai, ngày 31 tháng 11", rule);
    check("plan-can-tho-2024", "Trước ngày 31/01/2024", "Trước ngày 31/02/2024", rule);
    check("official-letter-nghe-an-2022", "chốt ngày 31/8.", "chốt ngày 31/9.", rule);
}

#[test]
fn periods_that_run_backwards() {
    let rule = "date.period-reversed";
    let (from, to) = ("từ tháng 9/2023 đến tháng 5/2024", "từ tháng 9/2024 đến tháng 5/2024");
    check("plan-can-tho-2024", from, to, rule);
    check("plan-can-tho-2024", "nhiệm kỳ 2021-2026", "nhiệm kỳ 2026-2021", rule);
    check("report-quang-ninh-2025", "ngày 31/12/2025, tiếp", "ngày 31/12/2024, tiếp", rule);
    check("official-letter-nghe-an-2022", "ngày 14/01/2023", "ngày 14/01/2022", rule);
    check("resolution-lam-dong-2025", "2024-2026", "2026-2024", rule);
}

#[test]
fn papers_of_another_day_or_year() {
    let later = "date.cited-later";
    check("decision-lao-cai-2019", "26 tháng 12 năm 2019,", "26 tháng 02 năm 2020,", later);
    check("report-quang-ninh-2025", "ngày 28/3/2025 của", "ngày 28/7/2025 của", later);
    check("notice-tay-ninh-2026", "ngày 10/4/2026, Công", "ngày 10/5/2026, Công", later);
    let (right, wrong) = ("ngày 15 tháng 5 năm 2018", "ngày 15 tháng 5 năm 2019");
    check("decision-lao-cai-2019", right, wrong, "date.year-differs");
}

#[test]
fn a_number_too_low_for_its_day() {
    let right = "30/6/2025 của UBND tỉnh và Quyết định số 24/QĐ-UBND ngày 08/01/2026";
    let wrong = "30/8/2025 của UBND tỉnh và Quyết định số 24/QĐ-UBND ngày 08/12/2025";
    check("notice-tay-ninh-2026", right, wrong, "date.number-misfit");
    // Provinces that were merged on 1 July 2025 began again.
    let merged = right.replace("08/01/2026", "08/7/2025");
    assert!(findings(&changed("notice-tay-ninh-2026", right, &merged)).is_empty());
}

#[test]
fn deadlines_that_are_past() {
    let before = "date.deadline-before-document";
    check("plan-can-tho-2024", "Trước ngày 31/01/2024", "Trước ngày 31/12/2023", before);
    check("programme-dong-thap-2026", "trước ngày 30/4/2026", "trước ngày 28/02/2026", before);
    check("notice-tay-ninh-2026", "trước ngày 25/4/2026", "trước ngày 25/3/2026", before);
    let past = "date.deadline-past";
    check("report-quang-ninh-2025", "Chậm tiến độ", "Đang triển khai", past);
    check("report-appendix-hue-2026", "Trước ngày 30/6/2026", "Trước ngày 30/11/2025", past);
}

#[test]
fn a_document_of_a_sunday() {
    check("report-quang-ninh-2025", "ngày 25 tháng 6", "ngày 22 tháng 6", "date.sunday");
}
