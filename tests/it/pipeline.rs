//! A text → its report, the way the library makes it: no files, no threads, nothing to decode.

use congbao::data::{Joins, Outline, Report, Source};
use serde_json::Value;
use std::path::Path;

/// The report on a text.
pub(crate) fn report(name: &str, text: &str) -> Report {
    congbao::extract(&source(name, text), Joins::Make)
}

/// The report on a text with its misprints put right as far as they are beyond doubt.
pub(crate) fn report_repaired(name: &str, text: &str) -> Report {
    congbao::extract_repaired(&source(name, text), Joins::Make)
}

/// The report on a text with nothing joined across pages.
pub(crate) fn report_as_printed(name: &str, text: &str) -> Report {
    congbao::extract(&source(name, text), Joins::Refuse)
}

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        format: "text",
        encoding: "utf-8".into(),
        letters: None,
        bytes: text.len() as u64,
        blake3: String::new(),
        text: text.to_owned(),
        is_file_text: true,
        anchors: Vec::new(),
        findings: Vec::new(),
    }
}

/// The report on a page, and the text that its spans point into.
pub(crate) fn page(page: &str) -> (Report, String) {
    let source = congbao::read("page.html", page.as_bytes().to_vec())
        .unwrap_or_else(|refusal| panic!("{refusal}: {page}"));
    (congbao::extract(&source, Joins::Make), source.text)
}

/// The outline of a text, page joins made.
pub(crate) fn outline(text: &str) -> Outline {
    congbao::outline::run(&congbao::normalize::run(text), Joins::Make)
}

/// The report on a text as its users read it.
pub(crate) fn json(name: &str, text: &str) -> Value {
    serde_json::to_value(report(name, text)).unwrap_or_default()
}

/// A text of the checkout.
pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn numbers_that_begin_again_under_each_group_have_its_label_in_their_ids() {
    let report = report(
        "plan.txt",
        "KẾ HOẠCH\nCải cách\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\nI\tThể chế\n1\tRà soát\tSở Tư pháp\tQuý I\nII\tThủ tục\n1\tCông bố\tVăn phòng\tQuý II\n2\tCắt giảm\tVăn phòng\tQuý II\n",
    );
    let ids: Vec<&str> = report.tasks.iter().filter_map(|task| task.id.split('#').nth(1)).collect();
    assert_eq!(ids, ["I.1", "II.1", "II.2"]);
}

/// Roles of the columns of the only table of a text.
fn roles(text: &str) -> Vec<String> {
    let report = report("table.txt", text);
    assert_eq!(report.tables.len(), 1, "{text}");
    report.tables[0].columns.iter().map(|column| column.role.clone()).collect()
}

#[test]
fn numbers_that_name_things_are_no_quantities() {
    let roles = roles(
        "PHỤ LỤC I\nCHỈ TIÊU\n\nSTT\tChỉ tiêu\tMã số\tĐơn vị tính\tThực hiện quý I\n1\tThu\t101\tTỷ đồng\t12\n2\tChi\t102\tTỷ đồng\t15\n",
    );
    assert_eq!(roles, ["ordinal", "title", "other", "unit", "quantity"]);
}

#[test]
fn a_unit_of_measure_is_no_body() {
    let roles = roles(
        "PHỤ LỤC I\nMỨC CHI\n\nSTT\tNội dung chi\tĐơn vị tính\tMức chi (đồng)\n1\tTiền ăn\tđồng/học sinh/tháng\t596.000\n2\tĐi lại\tđồng/học sinh/tháng\t100.000\n",
    );
    assert_eq!(roles[2], "unit");
}

#[test]
fn a_number_printed_twice_changes_no_other_id() {
    let report = report(
        "plan.txt",
        "KẾ HOẠCH\nCải cách\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\nI\tThể chế\n1\tRà soát\tSở Tư pháp\tQuý I\nII\tThủ tục\n2\tCông bố\tVăn phòng\tQuý II\n2\tCắt giảm\tVăn phòng\tQuý II\n",
    );
    let ids: Vec<&str> = report.tasks.iter().filter_map(|task| task.id.split('#').nth(1)).collect();
    assert_eq!(ids, ["1", "2", "2~2"]);
}

#[test]
fn a_row_without_number_counts_on_from_the_number_above_the_group_too() {
    let report = report(
        "plan.txt",
        "KẾ HOẠCH\nCải cách\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\nI\tThể chế\n14\tRà soát\tSở Tư pháp\tQuý I\nII\tThủ tục\n\tCông bố\tVăn phòng\tQuý II\n\tCắt giảm\tVăn phòng\tQuý II\n",
    );
    let ids: Vec<&str> = report.tasks.iter().filter_map(|task| task.id.split('#').nth(1)).collect();
    assert_eq!(ids, ["14", "14.1", "14.2"]);
}

#[test]
fn a_sentence_above_a_table_is_not_its_title() {
    let report = report(
        "plan.txt",
        "KẾ HOẠCH\nCải cách\n\nI. NHIỆM VỤ\nThực hiện các việc sau đây trong năm.\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tRà soát\tSở Tư pháp\tQuý I\n",
    );
    assert_eq!(report.tables[0].title.as_deref(), Some("Cải cách"));
}

#[test]
fn what_a_body_is_asked_or_is() {
    let report = report(
        "plan.txt",
        "KẾ HOẠCH\nPhòng chống bão\n\nI. NHIỆM VỤ\n1. Yêu cầu UBND các huyện di dời dân trước ngày 15/9/2018.\n2. Học sinh là người được đến trường.\n",
    );
    let tasks: Vec<&str> = report.tasks.iter().filter_map(|task| task.title.as_deref()).collect();
    assert_eq!(tasks, ["di dời dân trước ngày 15/9/2018"]);
}
