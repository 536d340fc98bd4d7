//! Misprints that were put right → rows, each with what is printed and why it was not left.

use super::cell::spans;
use super::{Column, Kind, Material, Plan, Sheet, Taker, col, sheet_of};
use crate::data::{Finding, Lines};
use std::io;

/// Bytes of the source line to either side of the print.
const REACH: usize = 120;

/// A misprint that was put right.
struct Repair {
    finding: Finding,
    line: Option<usize>,
    text: String,
}

static REPAIRS: [Column<Repair>; 10] = [
    col("finding_id", Kind::String, "Mã phát hiện", "The finding.", |r| {
        r.finding.id.as_str().into()
    }),
    col("document_id", Kind::String, "Mã văn bản", "The document.", |r| {
        r.finding.document_id.as_deref().into()
    }),
    col("record_id", Kind::String, "Mã bản ghi", "The record.", |r| {
        r.finding.record_id.as_deref().into()
    }),
    col("printed", Kind::String, "Bản in", "What is printed.", |r| {
        r.finding.found.as_deref().into()
    }),
    col("repaired", Kind::String, "Sửa thành", "What the records have instead.", |r| {
        r.finding.suggestion.as_deref().into()
    }),
    col("rule", Kind::String, "Quy tắc", "By which rule.", |r| {
        r.finding.confidence.as_ref().map(|sure| sure.rule.as_str()).into()
    }),
    col("evidence", Kind::String, "Căn cứ", "What proves it.", |r| {
        r.finding.message_vi.as_str().into()
    }),
    col("line", Kind::Integer, "Dòng", "Line of the decoded text, from 1.", |r| r.line.into()),
    col("text", Kind::String, "Nguyên văn", "The source line around it.", |r| {
        r.text.as_str().into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |r| spans(&r.finding.spans)),
];

fn repairs(material: Material<'_>, take: Taker<'_, Repair>) -> io::Result<()> {
    let lines = Lines::of(material.text);
    for finding in material.report.findings.iter().filter(|finding| finding.applied) {
        let first = finding.spans.first().copied();
        take(&Repair {
            finding: finding.clone(),
            line: first.map(|span| lines.number(span.start())),
            text: first.map(|span| lines.excerpt(span, REACH)).unwrap_or_default(),
        })?;
    }
    Ok(())
}

/// `repairs`.
pub(super) fn sheet() -> Sheet {
    let plan = Plan {
        name: "repairs",
        title: "Chỗ đã sửa",
        about: "Misprints that the records have right, with what is printed.",
        key: &["source", "finding_id"],
        links: &[],
    };
    sheet_of(plan, &REPAIRS, repairs)
}
