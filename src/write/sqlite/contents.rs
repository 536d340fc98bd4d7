//! The description of the columns → the tables by which a database explains itself: `congbao`, `contents`, `columns`
//! and `queries`.

use super::super::rows::Sheet;
use super::schema::{self, sheets};
use super::texts;
use crate::data::SCHEMA_VERSION;
use rusqlite::{Connection, Result, params};

const TABLES: &str = r#"
CREATE TABLE congbao ("key" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL) STRICT;
CREATE TABLE contents ("name" TEXT NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL,
  "title_vi" TEXT NOT NULL, "about" TEXT NOT NULL) STRICT;
CREATE TABLE columns ("table" TEXT NOT NULL, "position" INTEGER NOT NULL, "column" TEXT NOT NULL,
  "type" TEXT NOT NULL, "title_vi" TEXT NOT NULL, "about" TEXT NOT NULL,
  PRIMARY KEY ("table", "column")) STRICT;
CREATE TABLE queries ("name" TEXT NOT NULL PRIMARY KEY, "about_vi" TEXT NOT NULL,
  "about_en" TEXT NOT NULL, "sql" TEXT NOT NULL) STRICT;"#;

/// What is in a database beside records and views.
const OTHERS: [(&str, &str, &str); 6] = [
    (
        "search",
        "Tìm kiếm toàn văn",
        "Full-text index over titles and texts, with or without diacritics.",
    ),
    ("metric_keys", "Mạch của số liệu", "By what each metric is known again in another document."),
    ("congbao", "Phiên bản", "Versions of the data, the program and these tables."),
    ("contents", "Các bảng", "Every table and view."),
    ("columns", "Các cột", "Every column of the records: its type, Vietnamese term and meaning."),
    ("queries", "Câu truy vấn mẫu", "Questions with parameters, to be run as they stand."),
];

/// Makes and fills them.
pub(super) fn fill(connection: &Connection) -> Result<()> {
    connection.execute_batch(TABLES)?;
    versions(connection)?;
    let mut contents = connection.prepare("INSERT INTO contents VALUES (?, ?, ?, ?)")?;
    for sheet in sheets() {
        contents.execute(params![sheet.name, "table", sheet.title, sheet.about])?;
        columns(connection, sheet)?;
    }
    for (name, title, about) in OTHERS {
        contents.execute(params![name, "table", title, about])?;
    }
    for view in texts::views() {
        contents.execute(params![view.name, "view", view.about_vi, view.about_en])?;
    }
    let mut queries = connection.prepare("INSERT INTO queries VALUES (?, ?, ?, ?)")?;
    texts::queries().try_for_each(|query| {
        queries.execute(params![query.name, query.about_vi, query.about_en, query.sql]).map(drop)
    })
}

fn versions(connection: &Connection) -> Result<()> {
    let tables = schema::VERSION.to_string();
    let mut row = connection.prepare("INSERT INTO congbao VALUES (?, ?)")?;
    for (key, value) in [
        ("schema_version", SCHEMA_VERSION),
        ("program_version", env!("CARGO_PKG_VERSION")),
        ("tables_version", &tables),
    ] {
        row.execute(params![key, value])?;
    }
    Ok(())
}

fn columns(connection: &Connection, sheet: &Sheet) -> Result<()> {
    let mut row = connection.prepare("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?)")?;
    for (position, head) in (1_i64..).zip(&sheet.heads) {
        let kind = head.kind.name();
        row.execute(params![sheet.name, position, head.name, kind, head.title, head.about])?;
    }
    Ok(())
}
