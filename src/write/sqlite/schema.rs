//! The description of the columns → tables, keys, indexes and views of an empty database.

use super::super::rows::{Head, Link, Presence, SHEETS, Sheet, TABLE_CELLS};
use super::cells::type_of;
use super::{contents, search, series, texts};
use rusqlite::{Connection, Result};

/// Version of the tables, in `PRAGMA user_version`; a change that a reader has to know of adds one.
pub const VERSION: i32 = 1;
/// By which `file` and the like know a database of ours, in `PRAGMA application_id`: `CGBO`.
pub const APPLICATION: i32 = 0x4347_424F;

/// What people look records up by, beside keys and references.
const LOOKED_UP: [(&str, &str); 14] = [
    ("documents", "id"),
    ("documents", "number"),
    ("documents", "date"),
    ("tasks", "id"),
    ("tasks", "deadline_end"),
    ("tasks", "status_code"),
    ("task_deadlines", "end"),
    ("metrics", "id"),
    ("metrics", "unit"),
    ("metrics", "text"),
    ("agencies", "id"),
    ("agencies", "name"),
    ("citations", "number"),
    ("findings", "rule"),
];

/// The sheets that are tables.
pub fn sheets() -> impl Iterator<Item = &'static Sheet> {
    SHEETS.iter().chain(TABLE_CELLS.iter())
}

/// Makes all of it.
///
/// # Errors
/// What the database returns: it is not empty, or cannot be written.
pub fn create(connection: &Connection) -> Result<()> {
    tables(connection)?;
    indexes(connection)
}

/// Makes the tables and views, without [`indexes`].
///
/// # Errors
/// As [`create`].
pub fn tables(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    for sheet in sheets() {
        connection.execute_batch(&table(sheet))?;
    }
    connection.execute_batch(series::TABLE)?;
    connection.execute_batch(search::TABLE)?;
    for view in texts::views() {
        connection.execute_batch(&format!("CREATE VIEW {} AS\n{};", view.name, view.sql))?;
    }
    contents::fill(connection)
}

/// Makes the indexes.
///
/// # Errors
/// As [`create`].
pub fn indexes(connection: &Connection) -> Result<()> {
    connection.execute_batch(series::INDEX)?;
    for sheet in sheets() {
        for link in sheet.links.iter().filter(|link| !leads_key(sheet, link.field)) {
            reference(connection, sheet.name, link)?;
        }
    }
    LOOKED_UP.iter().try_for_each(|(table, column)| index(connection, table, &[column], ""))
}

/// Whether the key begins with `source` and `field`, so that its index finds the references.
fn leads_key(sheet: &Sheet, field: &str) -> bool {
    sheet.key.get(1).is_some_and(|second| *second == field)
}

/// The index of a reference, without the rows that have none.
fn reference(connection: &Connection, table: &str, link: &Link) -> Result<()> {
    let field = link.field;
    let rows = match link.presence {
        Presence::Always => String::new(),
        Presence::Sometimes => format!(" WHERE \"{field}\" IS NOT NULL"),
    };
    index(connection, table, &[field, "source"], &rows)
}

fn index(connection: &Connection, table: &str, columns: &[&str], rows: &str) -> Result<()> {
    let (name, columns) = (format!("{table}_by_{}", columns[0]), quoted(columns));
    connection.execute_batch(&format!("CREATE INDEX {name} ON {table} ({columns}){rows}"))
}

/// The statement that makes the table of `sheet`.
fn table(sheet: &Sheet) -> String {
    let columns = sheet.heads.iter().map(|head| column(sheet, head));
    let key = format!("PRIMARY KEY ({})", quoted(sheet.key));
    let lines: Vec<String> = columns.chain([key]).chain(references(sheet)).collect();
    let (name, lines) = (sheet.name, lines.join(",\n  "));
    format!("CREATE TABLE {name} (\n  {lines}\n) STRICT{}", storage(sheet))
}

/// Rows of lists are short and found by their long keys, which would stand beside them a second time: they are kept
/// in the index of the key itself.
fn storage(sheet: &Sheet) -> &'static str {
    let is_list = sheet.key.len() > 1 && sheet.key != ["source", "id"];
    if is_list { ", WITHOUT ROWID" } else { "" }
}

fn column(sheet: &Sheet, head: &Head) -> String {
    let always = |field: &str| {
        let mut links = sheet.links.iter().filter(|link| link.presence == Presence::Always);
        sheet.key.contains(&field) || links.any(|link| link.field == field)
    };
    let presence = if always(head.name) { " NOT NULL" } else { "" };
    format!("\"{}\" {}{presence}", head.name, type_of(head.kind))
}

/// The references of a sheet. They are judged at the end of a transaction: documents refer to citations, which come later.
fn references(sheet: &Sheet) -> impl Iterator<Item = String> {
    const LATER: &str = "DEFERRABLE INITIALLY DEFERRED";
    let is_of_source = sheet.name != "sources";
    let to_source = format!(
        "FOREIGN KEY (\"source\") REFERENCES sources (\"source\") ON DELETE CASCADE {LATER}"
    );
    let links = sheet.links.iter().map(|link| {
        let (field, to) = (link.field, link.to);
        format!(
            "FOREIGN KEY (\"source\", \"{field}\") REFERENCES {to} (\"source\", \"id\") {LATER}"
        )
    });
    is_of_source.then_some(to_source).into_iter().chain(links)
}

/// Names of columns; some are words of SQL (`from`, `to`, `group`, `row`).
fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
