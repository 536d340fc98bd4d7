//! Tables → rows that describe them. Their own rows are written one file per table
//! (`write/table.rs`).

use super::cell::{Cell, joined, spans, word};
use super::{BY_ID, Column, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::{ContinuationRecord, TablePlace, TableRecord};

static TABLES: [Column<TableRecord>; 11] = [
    col("id", Kind::String, "Mã bảng", "Id of the table.", |t| t.id.as_str().into()),
    col("document_id", Kind::String, "Mã văn bản", "Its document.", |t| {
        t.document_id.as_str().into()
    }),
    col("title", Kind::String, "Tên bảng", "Title printed above it.", |t| {
        t.title.as_deref().into()
    }),
    col("columns", Kind::String, "Các cột", "Headings as printed.", |t| {
        joined(t.columns.iter().map(|column| column.name.as_deref().unwrap_or_default()))
    }),
    col("roles", Kind::String, "Vai trò các cột", "What the cells of each column are.", |t| {
        joined(t.columns.iter().map(|column| &column.role))
    }),
    col("types", Kind::String, "Kiểu các cột", "Type of each column.", |t| {
        joined(t.columns.iter().map(|column| &column.kind))
    }),
    col("rows", Kind::Integer, "Số hàng", "Logical rows.", |t| t.rows.len().into()),
    col("rows_in", Kind::Integer, "Số hàng in", "Rows as printed.", |t| t.rows_in.into()),
    col("header_repeats", Kind::Integer, "Đầu bảng lặp", "Headers printed again.", |t| {
        t.header_repeats.into()
    }),
    col("continuations", Kind::Integer, "Ô nối qua trang", "Cells joined across pages.", |t| {
        t.continuations.len().into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |t| spans(&t.spans)),
];

/// A join and its place among those of its table.
struct Join {
    table_id: String,
    position: usize,
    it: ContinuationRecord,
}

static JOINS: [Column<Join>; 8] = [
    col("table_id", Kind::String, "Mã bảng", "Its table.", |j| j.table_id.as_str().into()),
    col("position", Kind::Integer, "Thứ tự", "Place among the joins, from 1.", |j| {
        j.position.into()
    }),
    col("row", Kind::Integer, "Hàng", "Logical row it was joined to, from 0.", |j| {
        j.it.row.into()
    }),
    col("column", Kind::Integer, "Cột", "Column, from 0.", |j| j.it.column.into()),
    col("fragment", Kind::String, "Phần bị ngắt", "The text that was moved.", |j| {
        j.it.fragment.as_str().into()
    }),
    col("joined_to", Kind::String, "Nối vào", "Ordinal or title of that row.", |j| {
        j.it.joined_to.as_str().into()
    }),
    col("rule", Kind::String, "Quy tắc", "By which rule.", |j| j.it.rule.as_str().into()),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |j| spans(&j.it.spans)),
];

/// A place and its number among those of its table.
struct Named {
    table_id: String,
    position: usize,
    it: TablePlace,
}

static PLACES: [Column<Named>; 10] = [
    col("table_id", Kind::String, "Mã bảng", "Its table.", |p| p.table_id.as_str().into()),
    col("position", Kind::Integer, "Thứ tự", "Number among the places, from 1.", |p| {
        p.position.into()
    }),
    col("row", Kind::Integer, "Hàng", "Logical row, from 0.", |p| p.it.row.into()),
    col("column", Kind::Integer, "Cột", "Column, from 0.", |p| p.it.column.into()),
    col("name", Kind::String, "Tên", "As printed.", |p| p.it.name.as_str().into()),
    col("unit_code", Kind::String, "Mã đơn vị", "Official code.", |p| {
        p.it.unit_code.as_deref().into()
    }),
    col("province_code", Kind::String, "Mã tỉnh", "Official code.", |p| {
        p.it.province_code.as_deref().into()
    }),
    col("class", Kind::String, "Độ tin cậy", "How sure the codes are.", |p| {
        p.it.confidence.as_ref().map_or(Cell::Empty, |sure| word(&sure.class))
    }),
    col("rule", Kind::String, "Quy tắc", "By which rule.", |p| {
        p.it.confidence.as_ref().map(|sure| sure.rule.as_str()).into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |p| spans(&p.it.spans)),
];

/// `tables`, `table_continuations` and `table_places`.
pub(super) fn sheets() -> Vec<Sheet> {
    let tables = Plan {
        name: "tables",
        title: "Bảng",
        about: "The tables; their rows stand apart.",
        key: BY_ID,
        links: const { &[Link::always("document_id", "documents")] },
    };
    let joins = Plan {
        name: "table_continuations",
        title: "Ô nối qua trang",
        about: "Texts that a page break had moved out of their cell.",
        key: &["source", "table_id", "position"],
        links: const { &[Link::always("table_id", "tables")] },
    };
    let places = Plan {
        name: "table_places",
        title: "Địa danh trong bảng",
        about: "Communes, wards, districts and provinces that cells name.",
        key: &["source", "table_id", "position"],
        links: const { &[Link::always("table_id", "tables")] },
    };
    vec![
        sheet(tables, &TABLES, |report, take| report.tables.iter().try_for_each(take)),
        sheet(joins, &JOINS, |report, take| {
            report.tables.iter().try_for_each(|table| {
                table.continuations.iter().enumerate().try_for_each(|(at, it)| {
                    take(&Join { table_id: table.id.clone(), position: at + 1, it: it.clone() })
                })
            })
        }),
        sheet(places, &PLACES, |report, take| {
            report.tables.iter().try_for_each(|table| {
                table.places.iter().enumerate().try_for_each(|(at, it)| {
                    take(&Named { table_id: table.id.clone(), position: at + 1, it: it.clone() })
                })
            })
        }),
    ]
}
