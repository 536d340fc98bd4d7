//! Changes between two sets of records → rows. They are of no single input, so they begin with no `source`.

use super::cell::{joined, made, spans, word};
use super::{Cell, Column, Head, Kind, col};
use crate::data::{Change, Number};
use serde_json::Value;

static CHANGES: [Column<Change>; 25] = [
    col("id", Kind::String, "Mã thay đổi", "Id of the change.", |c| c.id.as_str().into()),
    col("kind", Kind::String, "Loại thay đổi", "What sort of change.", |c| word(&c.kind)),
    col("level", Kind::String, "Mức", "Of meaning, or of writing only.", |c| word(&c.level)),
    col("record", Kind::String, "Loại bản ghi", "Document, task, metric or citation.", |c| {
        c.record.as_str().into()
    }),
    col("old_id", Kind::String, "Mã cũ", "Id on the old side.", |c| c.old_id.as_deref().into()),
    col("new_id", Kind::String, "Mã mới", "Id on the new side.", |c| c.new_id.as_deref().into()),
    col("title", Kind::String, "Tên", "The task or document.", |c| c.title.as_str().into()),
    col("leads", Kind::String, "Chủ trì", "Who leads it.", |c| joined(&c.leads)),
    col("task_id", Kind::String, "Mã nhiệm vụ", "The task of a metric.", |c| {
        c.task_id.as_deref().into()
    }),
    col("field", Kind::String, "Trường", "The field; empty for whole records.", |c| {
        c.field.as_deref().into()
    }),
    col("old", Kind::String, "Giá trị cũ", "A text as it is, else as JSON.", |c| value(&c.old)),
    col("new", Kind::String, "Giá trị mới", "A text as it is, else as JSON.", |c| {
        value(&c.new)
    }),
    col("old_code", Kind::String, "Mã tình trạng cũ", "Code of the old status.", |c| {
        part(&c.old, "code")
    }),
    col("new_code", Kind::String, "Mã tình trạng mới", "Code of the new status.", |c| {
        part(&c.new, "code")
    }),
    col("old_end", Kind::Date, "Hạn cũ", "Last day of the old deadline.", |c| {
        part(&c.old, "end")
    }),
    col("new_end", Kind::Date, "Hạn mới", "Last day of the new deadline.", |c| {
        part(&c.new, "end")
    }),
    col("direction", Kind::String, "Chiều", "Which way it goes.", |c| {
        c.direction.map_or(Cell::Empty, |way| word(&way))
    }),
    col("days", Kind::Integer, "Số ngày", "Days a deadline moved, later ones positive.", |c| {
        c.days.map(Number::from).into()
    }),
    col("difference", Kind::Number, "Chênh lệch", "New quantity less the old one.", |c| {
        c.difference.into()
    }),
    col("relative", Kind::Number, "Chênh lệch %", "In percent of the old quantity.", |c| {
        c.relative.into()
    }),
    col("writing", Kind::String, "Khác cách viết", "In what only the writing differs.", |c| {
        c.writing.map_or(Cell::Empty, |writing| word(&writing))
    }),
    col("evidence_by", Kind::String, "Căn cứ ghép", "What the records were paired by.", |c| {
        c.evidence.as_ref().map_or(Cell::Empty, |evidence| word(&evidence.by))
    }),
    col(
        "evidence_likeness",
        Kind::Number,
        "Độ giống",
        "Likeness of the titles, 0 to 1.",
        |c| c.evidence.as_ref().map(|evidence| evidence.likeness).into(),
    ),
    col("others", Kind::String, "Bản ghi khác", "Of a split, a merger, an ambiguity.", |c| {
        joined(&c.others)
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes, old and new.", |c| {
        let of = |ranges| spans(ranges).text().into_owned();
        match (of(&c.old_spans), of(&c.new_spans)) {
            (old, new) if old.is_empty() && new.is_empty() => Cell::Empty,
            (old, new) => made(format!("old={old} | new={new}")),
        }
    }),
];

/// A text as it is, anything else as JSON.
fn value(value: &Value) -> Cell<'_> {
    match value {
        Value::Null => Cell::Empty,
        Value::String(text) => text.into(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            made(value.to_string())
        }
    }
}

/// A member of a typed value; of a record those of its fields have no column.
fn part<'c>(value: &'c Value, name: &str) -> Cell<'c> {
    value.get(name).and_then(Value::as_str).into()
}

/// The columns.
pub fn heads() -> impl Iterator<Item = &'static Head> {
    CHANGES.iter().map(|column| &column.head)
}

/// The row of a change.
#[must_use]
pub fn cells(change: &Change) -> Vec<Cell<'_>> {
    CHANGES.iter().map(|column| (column.cell)(change)).collect()
}
