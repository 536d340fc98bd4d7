//! Documents whose papers, appendices, articles and abbreviations agree, but for one place → what is found.

use super::audit_dates::{changed, check, findings};

#[test]
fn papers_with_two_days() {
    let rule = "reference.two-dates";
    check("decision-lao-cai-2019", "UBND ngày 31/12/2019", "UBND ngày 30/12/2019", rule);
    let (right, wrong) = ("68-NQ/TW, ngày 04/5/2025", "68-NQ/TW, ngày 05/4/2025");
    check("programme-dong-thap-2026", right, wrong, rule);
    let (right, wrong) = ("ngày 14 tháng 5 năm 2016;", "ngày 15 tháng 5 năm 2016;");
    check("citations-thanh-hoa-2023", &format!("{right}\nXét"), &format!("{wrong}\nXét"), rule);
    let decree = "Nghị định số 13/2023/NĐ-CP ngày 17/4/2023";
    let twice = format!("{decree}; {}", decree.replace("/4/", "/5/"));
    check("report-appendix-hue-2026", "Xem Phụ lục 1", &twice, rule);
}

#[test]
fn the_day_of_the_document_itself_is_the_right_one() {
    let text = changed("decision-lao-cai-2019", "UBND ngày 31/12/2019", "UBND ngày 30/12/2019");
    let found = findings(&text);
    assert_eq!(found[0].suggestion.as_deref(), Some("31/12/2019"));
    assert_eq!(found[0].found.as_deref(), Some("30/12/2019"));
}

#[test]
fn a_law_with_two_days() {
    let (right, wrong) = (
        "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2015;",
    );
    check("regulation-hai-phong-2020", right, wrong, "reference.two-dates");
    let twice = "Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2015; Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2015;";
    assert!(findings(&changed("regulation-hai-phong-2020", right, twice)).is_empty());
}

#[test]
fn kinds_that_their_symbols_contradict() {
    let rule = "reference.kind-differs";
    check("report-quang-ninh-2025", "Chương trình hành động số", "Kế hoạch số", rule);
    check("official-letter-nghe-an-2022", "Chỉ thị số 1112", "Công văn số 1112", rule);
    check("notice-tay-ninh-2026", "Báo cáo số 812", "Tờ trình số 812", rule);
    check("citations-thanh-hoa-2023", "Nghị quyết số 12/2019", "Quyết định số 12/2019", rule);
}

#[test]
fn attachments_appendices_and_articles() {
    let (right, wrong) = ("số 18/2019/QĐ-UBND ngày 31/12", "số 81/2019/QĐ-UBND ngày 31/12");
    check("decision-lao-cai-2019", right, wrong, "reference.carrier-differs");
    let (right, wrong) = ("Phụ lục I, Phụ lục II kèm", "Phụ lục I, Phụ lục III kèm");
    check("plan-can-tho-2024", right, wrong, "reference.appendix-missing");
    let (right, wrong) = ("Phụ lục I, II và III kèm", "Phụ lục I, II, III và IV kèm");
    check("resolution-lam-dong-2025", right, wrong, "reference.appendix-missing");
    let rule = "reference.article-missing";
    check("resolution-lam-dong-2025", "Điều 1 Nghị quyết này", "Điều 5 Nghị quyết này", rule);
    check("decision-lao-cai-2019", "Điều 2 và Điều 4 của", "Điều 2 và Điều 6 của", rule);
}

#[test]
fn an_abbreviation_with_two_meanings() {
    let (right, wrong) = ("vật liệu nổ công nghiệp (VLNCN)", "viện luyện nhôm công nghiệp (VLNCN)");
    check("decision-lao-cai-2019", right, wrong, "reference.abbreviation-twice");
}
