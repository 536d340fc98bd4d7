//! A text → its report, the way the library makes it: no files, no threads, nothing to decode.

use congbao::data::{Joins, Outline, Report, Source};
use serde_json::Value;
use std::path::Path;

/// The report on a text.
pub(crate) fn report(name: &str, text: &str) -> Report {
    congbao::extract(&source(name, text), Joins::Make)
}

/// The report on a text with nothing joined across pages.
pub(crate) fn report_as_printed(name: &str, text: &str) -> Report {
    congbao::extract(&source(name, text), Joins::Refuse)
}

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        format: "text",
        encoding: "utf-8",
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
