//! A reader, or the number of a run → the stretch of entries that is still to be told; and what was told is noted.

use super::open;
use super::trouble::Done;
use crate::batch::Failure;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;

/// From where on changes are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// What runs after this one brought; 0: all.
    Since(i64),
    /// What the reader of this name was not told yet.
    SinceLast(String, Start),
}

/// What a reader is told who was never told anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing: what comes from now on.
    Now,
    /// All there is.
    Beginning,
}

/// Entries that are to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The entry before the first.
    pub after: i64,
    /// The last.
    pub until: i64,
    /// The run of each is later than this.
    pub run: i64,
    /// Whether the reader was never told anything.
    pub is_first: bool,
}

/// What `reading` asks for at this moment.
///
/// # Errors
/// If there is no such run, or the catalogue cannot be read.
pub(super) fn stretch(
    connection: &Connection,
    reading: &Reading,
    path: &Path,
) -> Result<Stretch, Failure> {
    let found = match reading {
        Reading::Since(run) => since(connection, *run),
        Reading::SinceLast(reader, start) => since_last(connection, reader, *start).map(Ok),
    };
    found.map_err(|trouble| trouble.of(path))?.map_err(|LastRun(run, last)| {
        let path = path.to_owned();
        Failure::NoRun { path, run, last }
    })
}

/// A run that is not there, and the last that is.
struct LastRun(i64, i64);

fn since(connection: &Connection, run: i64) -> Done<Result<Stretch, LastRun>> {
    let known = "SELECT ?1 = 0 OR EXISTS (SELECT 1 FROM catalog_runs WHERE \"run\" = ?1)";
    let is_known: bool = connection.query_row(known, [run], |row| row.get(0))?;
    let last = number(connection, "SELECT coalesce(max(\"run\"), 0) FROM catalog_runs")?;
    let stretch = Stretch { after: 0, until: last_entry(connection)?, run, is_first: false };
    Ok(if is_known { Ok(stretch) } else { Err(LastRun(run, last)) })
}

fn since_last(connection: &Connection, reader: &str, start: Start) -> Done<Stretch> {
    let until = last_entry(connection)?;
    let told = "SELECT \"entry\" FROM catalog_readers WHERE \"reader\" = ?";
    let told: Option<i64> = connection.query_row(told, [reader], |row| row.get(0)).optional()?;
    let after = told.unwrap_or(match start {
        Start::Now => until,
        Start::Beginning => 0,
    });
    // Entries can go with a document that no text prints; the place stays.
    let until = until.max(after);
    Ok(Stretch { after, until, run: 0, is_first: told.is_none() })
}

fn last_entry(connection: &Connection) -> Done<i64> {
    number(connection, "SELECT coalesce(max(\"entry\"), 0) FROM catalog_revisions")
}

fn number(connection: &Connection, sql: &str) -> Done<i64> {
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// A place only moves on: of two processes that told the same reader, the one that told more has the last word.
const TOLD: &str = "INSERT INTO catalog_readers VALUES (?, ?, ?) ON CONFLICT (\"reader\") DO UPDATE SET \
    \"entry\" = max(\"entry\", excluded.\"entry\"), \"told\" = excluded.\"told\"";

/// Notes that `reader` was told all of `stretch`, at the time `now`.
///
/// # Errors
/// If the catalogue cannot be written.
pub fn told(path: &Path, reader: &str, stretch: &Stretch, now: &str) -> Result<(), Failure> {
    if !stretch.is_first && stretch.until == stretch.after {
        return Ok(());
    }
    let connection = open::to_write(path)?;
    let noted = connection.execute(TOLD, params![reader, stretch.until, now]);
    noted.map_err(|cause| super::trouble::Trouble::from(cause).of(path))?;
    Ok(())
}
