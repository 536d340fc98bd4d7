//! Tables → the columns and cells of each, one a row: for formats in which a table of the source is no
//! table of its own.

use super::cell::word;
use super::{Column, Kind, Link, Plan, Sheet, Taker, col, sheet};
use crate::data::{Report, RowKind};
use std::io;

/// A column and its place.
struct Heading {
    table_id: String,
    column: usize,
    name: Option<String>,
    role: String,
    kind: String,
}

static HEADINGS: [Column<Heading>; 5] = [
    col("table_id", Kind::String, "Mã bảng", "Its table.", |h| h.table_id.as_str().into()),
    col("column", Kind::Integer, "Cột", "Column, from 0.", |h| h.column.into()),
    col("name", Kind::String, "Tên cột", "Heading as printed.", |h| h.name.as_deref().into()),
    col("role", Kind::String, "Vai trò", "What its cells are.", |h| h.role.as_str().into()),
    col("type", Kind::String, "Kiểu", "Type of its cells.", |h| h.kind.as_str().into()),
];

/// A cell and its place.
struct Placed {
    table_id: String,
    row: usize,
    column: usize,
    kind: RowKind,
    text: String,
}

static CELLS: [Column<Placed>; 5] = [
    col("table_id", Kind::String, "Mã bảng", "Its table.", |c| c.table_id.as_str().into()),
    col("row", Kind::Integer, "Hàng", "Logical row, from 0.", |c| c.row.into()),
    col("column", Kind::Integer, "Cột", "Column, from 0.", |c| c.column.into()),
    col("row_kind", Kind::String, "Loại hàng", "Task, data, group or rejected.", |c| {
        word(&c.kind)
    }),
    col("text", Kind::String, "Nội dung", "As printed.", |c| c.text.as_str().into()),
];

fn headings(report: &Report, take: Taker<'_, Heading>) -> io::Result<()> {
    report.tables.iter().try_for_each(|table| {
        table.columns.iter().enumerate().try_for_each(|(column, it)| {
            let (name, role, kind) = (it.name.clone(), it.role.clone(), it.kind.clone());
            take(&Heading { table_id: table.id.clone(), column, name, role, kind })
        })
    })
}

fn cells(report: &Report, take: Taker<'_, Placed>) -> io::Result<()> {
    report.tables.iter().try_for_each(|table| {
        table.rows.iter().enumerate().try_for_each(|(row, texts)| {
            let kind = table.row_kinds.get(row).copied().unwrap_or(RowKind::Rejected);
            texts.iter().enumerate().try_for_each(|(column, text)| {
                let (table_id, text) = (table.id.clone(), text.clone());
                take(&Placed { table_id, row, column, kind, text })
            })
        })
    })
}

/// `table_columns` and `table_cells`.
pub(super) fn sheets() -> Vec<Sheet> {
    let links = const { &[Link::always("table_id", "tables")] };
    let columns = Plan {
        name: "table_columns",
        title: "Cột của bảng",
        about: "The columns of the tables.",
        key: &["source", "table_id", "column"],
        links,
    };
    let all = Plan {
        name: "table_cells",
        title: "Ô của bảng",
        about: "The cells of the tables.",
        key: &["source", "table_id", "row", "column"],
        links,
    };
    vec![sheet(columns, &HEADINGS, headings), sheet(all, &CELLS, cells)]
}
