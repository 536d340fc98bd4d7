//! Agencies and findings → rows.

use super::cell::{Cell, joined, spans, word};
use super::{BY_ID, Column, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::{Agency, Finding};

static AGENCIES: [Column<Agency>; 10] = [
    col("id", Kind::String, "Mã cơ quan", "Id of the body.", |a| a.id.as_str().into()),
    col("name", Kind::String, "Tên", "Canonical name.", |a| a.name.as_str().into()),
    col("kind", Kind::String, "Loại cơ quan", "What sort of body.", |a| a.kind.as_str().into()),
    col("aliases", Kind::String, "Cách viết", "As printed in this input.", |a| {
        joined(&a.aliases)
    }),
    col("lead_count", Kind::Integer, "Số nhiệm vụ chủ trì", "Tasks it leads.", |a| {
        a.lead_count.into()
    }),
    col(
        "support_count",
        Kind::Integer,
        "Số nhiệm vụ phối hợp",
        "Tasks it supports.",
        |a| a.support_count.into(),
    ),
    col("level", Kind::String, "Cấp", "Its level of administration.", |a| {
        a.level.as_deref().into()
    }),
    col("valid_from", Kind::Date, "Có từ ngày", "Its first day, where known.", |a| {
        a.valid_from.as_deref().into()
    }),
    col("valid_until", Kind::Date, "Đến hết ngày", "Its last day, where it has one.", |a| {
        a.valid_until.as_deref().into()
    }),
    col(
        "successor",
        Kind::String,
        "Cơ quan kế tục",
        "Ids of the bodies that took over.",
        |a| joined(&a.successor),
    ),
];

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

/// `agencies` and `findings`.
pub(super) fn sheets() -> Vec<Sheet> {
    let agencies = Plan {
        name: "agencies",
        title: "Cơ quan",
        about: "Bodies named in some role, gathered over each input.",
        key: BY_ID,
        links: &[],
    };
    let findings = Plan {
        name: "findings",
        title: "Phát hiện",
        about: "Damage, doubt and contradictions in the inputs.",
        key: BY_ID,
        links: const { &[Link::sometimes("document_id", "documents")] },
    };
    vec![
        sheet(agencies, &AGENCIES, |report, take| report.agencies.iter().try_for_each(take)),
        sheet(findings, &FINDINGS, |report, take| report.findings.iter().try_for_each(take)),
    ]
}
