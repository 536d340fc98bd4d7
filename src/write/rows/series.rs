//! The course of tasks and metrics over several reports → rows: one a task or metric and report.

use super::cell::{joined, word};
use super::{Cell, Column, Head, Kind, col};
use crate::data::SeriesRow;

static SERIES: [Column<SeriesRow>; 13] = [
    col("track", Kind::String, "Mạch", "The same for what is the same thing.", |r| {
        r.track.as_str().into()
    }),
    col("record", Kind::String, "Loại bản ghi", "Task or metric.", |r| {
        r.record.as_str().into()
    }),
    col("position", Kind::Integer, "Thứ tự", "Place of the report, from 1.", |r| {
        r.position.into()
    }),
    col("report", Kind::String, "Báo cáo", "The report as it was named.", |r| {
        r.report.as_str().into()
    }),
    col("id", Kind::String, "Mã", "Id in that report.", |r| r.id.as_str().into()),
    col("title", Kind::String, "Tên", "What it is called there.", |r| r.title.as_str().into()),
    col("leads", Kind::String, "Chủ trì", "Its leads there.", |r| joined(&r.leads)),
    col("status", Kind::String, "Tình trạng", "Its status there.", |r| {
        r.status.map_or(Cell::Empty, |status| word(&status))
    }),
    col("deadline", Kind::String, "Thời hạn", "Its deadline there, as printed.", |r| {
        r.deadline.as_deref().into()
    }),
    col("deadline_end", Kind::Date, "Ngày cuối", "Last day of its deadline.", |r| {
        r.deadline_end.as_deref().into()
    }),
    col("text", Kind::String, "Số liệu", "The metric as printed.", |r| {
        r.text.as_deref().into()
    }),
    col("value", Kind::Number, "Giá trị", "Its value; of a ratio the percentage.", |r| {
        r.value.into()
    }),
    col("unit", Kind::String, "Đơn vị tính", "Its unit.", |r| r.unit.as_deref().into()),
];

/// The columns.
pub fn heads() -> impl Iterator<Item = &'static Head> {
    SERIES.iter().map(|column| &column.head)
}

/// The row of a task or metric in a report.
#[must_use]
pub fn cells(row: &SeriesRow) -> Vec<Cell<'_>> {
    SERIES.iter().map(|column| (column.cell)(row)).collect()
}
