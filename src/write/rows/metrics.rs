//! Metrics → rows.

use super::cell::{spans, word};
use super::{BY_ID, Column, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::Metric;

static METRICS: [Column<Metric>; 24] = [
    col("id", Kind::String, "Mã số liệu", "Id of the metric.", |m| m.id.as_str().into()),
    col("document_id", Kind::String, "Mã văn bản", "Its document.", |m| {
        m.document_id.as_str().into()
    }),
    col("task_id", Kind::String, "Mã nhiệm vụ", "The task it reports on.", |m| {
        m.task_id.as_deref().into()
    }),
    col("table_id", Kind::String, "Mã bảng", "The table it stands in.", |m| {
        m.table_id.as_deref().into()
    }),
    col("text", Kind::String, "Nguyên văn", "As printed, with unit and percentage.", |m| {
        m.text.as_str().into()
    }),
    col("kind", Kind::String, "Loại", "What sort of quantity.", |m| word(&m.kind)),
    col("value", Kind::Number, "Giá trị", "In the printed unit.", |m| m.value.into()),
    col(
        "unit",
        Kind::String,
        "Đơn vị tính",
        "The noun counted or the unit of measure.",
        |m| m.unit.as_deref().into(),
    ),
    col("numerator", Kind::Number, "Tử số", "Of a ratio.", |m| m.numerator.into()),
    col("denominator", Kind::Number, "Mẫu số", "Of a ratio.", |m| m.denominator.into()),
    col("percent", Kind::Number, "Tỷ lệ %", "The percentage printed.", |m| m.percent.into()),
    col(
        "percent_computed",
        Kind::Number,
        "Tỷ lệ % tính lại",
        "Follows from the ratio.",
        |m| m.percent_computed.into(),
    ),
    col("value_vnd", Kind::Number, "Giá trị (đồng)", "Money in đồng.", |m| {
        m.value_vnd.into()
    }),
    col("from", Kind::Number, "Từ", "Value before a change.", |m| m.from.into()),
    col("to", Kind::Number, "Đến", "Value after a change.", |m| m.to.into()),
    col("delta", Kind::Number, "Tăng, giảm", "The change, negative for a decrease.", |m| {
        m.delta.into()
    }),
    col("qualifier", Kind::String, "Trên, dưới, khoảng", "Over, under, about.", |m| {
        m.qualifier.map_or(super::Cell::Empty, |qualifier| word(&qualifier))
    }),
    col("cumulative", Kind::Boolean, "Lũy kế", "It is cumulative.", |m| m.cumulative.into()),
    col("period", Kind::String, "Kỳ", "The period it covers, EDTF.", |m| {
        m.period.as_deref().into()
    }),
    col("as_of", Kind::String, "Tính đến ngày", "The day it was counted, EDTF.", |m| {
        m.as_of.as_deref().into()
    }),
    col("context", Kind::String, "Ngữ cảnh", "The clause around it.", |m| {
        m.context.as_deref().into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |m| spans(&m.spans)),
    col("row", Kind::Integer, "Hàng", "The row of its table, from 0.", |m| m.row.into()),
    col("column", Kind::Integer, "Cột", "The column of its table, from 0.", |m| m.column.into()),
];

/// `metrics`.
pub(super) fn sheets() -> Vec<Sheet> {
    let plan = Plan {
        name: "metrics",
        title: "Số liệu",
        about: "Quantities printed in results and text.",
        key: BY_ID,
        links: const {
            &[
                Link::always("document_id", "documents"),
                Link::sometimes("task_id", "tasks"),
                Link::sometimes("table_id", "tables"),
            ]
        },
    };
    vec![sheet(plan, &METRICS, |report, take| report.metrics.iter().try_for_each(take))]
}
