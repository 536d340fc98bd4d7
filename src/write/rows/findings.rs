//! Findings → rows: of a report, and of an audit with the lines they speak of.

use super::cell::{made, spans, word};
use super::{BY_ID, Cell, Column, Head, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::{Finding, Remark};

static FINDINGS: [Column<Finding>; 14] = [
    col("id", Kind::String, "Mã phát hiện", "Id of the finding.", |f| f.id.as_str().into()),
    col("rule", Kind::String, "Quy tắc", "Code of the rule.", |f| f.rule.as_str().into()),
    col("severity", Kind::String, "Mức độ", "Error, warning or info.", |f| word(&f.severity)),
    col("document_id", Kind::String, "Mã văn bản", "The document it is about.", |f| {
        f.document_id.as_deref().into()
    }),
    col("record_id", Kind::String, "Mã bản ghi", "The record it is about.", |f| {
        f.record_id.as_deref().into()
    }),
    col("message_vi", Kind::String, "Nội dung", "What is the matter, in Vietnamese.", |f| {
        f.message_vi.as_str().into()
    }),
    col("message_en", Kind::String, "Nội dung (tiếng Anh)", "The same in English.", |f| {
        f.message_en.as_str().into()
    }),
    col("expected", Kind::String, "Mong đợi", "What was expected.", |f| {
        f.expected.as_deref().into()
    }),
    col("found", Kind::String, "Thực tế", "What was found instead.", |f| {
        f.found.as_deref().into()
    }),
    col("suggestion", Kind::String, "Gợi ý", "What it probably should be.", |f| {
        f.suggestion.as_deref().into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |f| spans(&f.spans)),
    col("confidence_class", Kind::String, "Độ tin cậy", "How sure the suggestion is.", |f| {
        f.confidence.as_ref().map_or(Cell::Empty, |sure| word(&sure.class))
    }),
    col("confidence_rule", Kind::String, "Quy tắc gợi ý", "By which rule it was made.", |f| {
        f.confidence.as_ref().map(|sure| sure.rule.as_str()).into()
    }),
    col("applied", Kind::Boolean, "Đã sửa", "Whether it was put in place of the print.", |f| {
        f.applied.into()
    }),
];

/// What an audit adds to them.
static LINES: [Column<Remark>; 2] = [
    col("line", Kind::Integer, "Dòng", "Line of the decoded text, from 1.", |r| {
        r.quotes.first().map(|quote| quote.line).into()
    }),
    col("quote", Kind::String, "Nguyên văn", "The source line around it.", |r| {
        r.quotes.first().map_or(Cell::Empty, |quote| made(quote.text()))
    }),
];

/// The columns of an audit, behind the source.
pub fn heads() -> impl Iterator<Item = &'static Head> {
    FINDINGS.iter().map(|column| &column.head).chain(LINES.iter().map(|column| &column.head))
}

/// The row of a finding of an audit, behind the source.
#[must_use]
pub fn cells(remark: &Remark) -> Vec<Cell<'_>> {
    let own = FINDINGS.iter().map(|column| (column.cell)(&remark.finding));
    own.chain(LINES.iter().map(|column| (column.cell)(remark))).collect()
}

/// `findings`.
pub(super) fn sheets() -> Vec<Sheet> {
    let plan = Plan {
        name: "findings",
        title: "Phát hiện",
        about: "Damage, doubt and contradictions in the inputs.",
        key: BY_ID,
        links: const { &[Link::sometimes("document_id", "documents")] },
    };
    vec![sheet(plan, &FINDINGS, |report, take| report.findings.iter().try_for_each(take))]
}
