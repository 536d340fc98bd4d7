//! Citations → rows.

use super::cell::{joined, spans, word};
use super::{BY_ID, Column, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::Citation;

static CITATIONS: [Column<Citation>; 13] = [
    col("id", Kind::String, "Mã viện dẫn", "Id of the citation.", |c| c.id.as_str().into()),
    col("document_id", Kind::String, "Mã văn bản", "The citing document.", |c| {
        c.document_id.as_str().into()
    }),
    col("task_id", Kind::String, "Mã nhiệm vụ", "The citing task.", |c| {
        c.task_id.as_deref().into()
    }),
    col("text", Kind::String, "Nguyên văn", "As printed.", |c| c.text.as_str().into()),
    col("kind_vi", Kind::String, "Loại văn bản", "Kind of the cited document.", |c| {
        c.kind_vi.as_deref().into()
    }),
    col("number", Kind::String, "Số, ký hiệu", "Number and symbol without spaces.", |c| {
        c.number.as_deref().into()
    }),
    col("issuer", Kind::String, "Cơ quan ban hành", "Who issued it.", |c| {
        c.issuer.as_deref().into()
    }),
    col("date", Kind::Date, "Ngày", "Day of the cited document.", |c| c.date.as_deref().into()),
    col("title", Kind::String, "Trích yếu", "Its title, where printed.", |c| {
        c.title.as_deref().into()
    }),
    col("parts", Kind::String, "Điều, khoản, điểm", "Parts cited.", |c| joined(&c.parts)),
    col("relation", Kind::String, "Quan hệ", "In what way it is cited.", |c| word(&c.relation)),
    col("target_id", Kind::String, "Mã văn bản đích", "The document of this input.", |c| {
        c.target_id.as_deref().into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |c| spans(&c.spans)),
];

/// `citations`.
pub(super) fn sheets() -> Vec<Sheet> {
    let plan = Plan {
        name: "citations",
        title: "Viện dẫn",
        about: "Mentions of documents, one record each.",
        key: BY_ID,
        links: const {
            &[
                Link::always("document_id", "documents"),
                Link::sometimes("task_id", "tasks"),
                Link::sometimes("target_id", "documents"),
            ]
        },
    };
    vec![sheet(plan, &CITATIONS, |report, take| report.citations.iter().try_for_each(take))]
}
