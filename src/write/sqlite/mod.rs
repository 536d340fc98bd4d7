//! Reports → one SQLite database: a table a record type, views, documented queries, and a search that
//! needs no diacritics. Opens no files: it is handed a connection. The parts (`schema`, `records`,
//! `search`) work on any connection; [`Database`] is for a file that is written once.

pub mod records;
pub mod schema;
pub mod search;

mod cells;
mod contents;
mod series;
mod texts;

use super::Volume;
use super::rows::Material;
use crate::data::Finding;
use rusqlite::Connection;
use std::io;

/// A database that is written once.
#[derive(Debug)]
pub struct Database(Connection);

/// A file that is thrown away where writing fails needs no journal; all else that decides about its bytes is said
/// here too, so that the same records give the same file.
const ONCE: &str = "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -16000; PRAGMA foreign_keys = OFF;";

impl Database {
    /// An empty database behind `connection`, which must be one.
    ///
    /// # Errors
    /// What the database returns.
    pub fn new(connection: Connection) -> io::Result<Self> {
        connection.execute_batch(ONCE).map_err(io::Error::other)?;
        connection.execute_batch("BEGIN").map_err(io::Error::other)?;
        schema::tables(&connection).map_err(io::Error::other)?;
        Ok(Self(connection))
    }
}

impl Volume for Database {
    fn take(&mut self, material: Material<'_>) -> io::Result<Vec<Finding>> {
        records::insert(&self.0, material)?;
        Ok(Vec::new())
    }

    fn close(self: Box<Self>) -> io::Result<()> {
        // Indexes that are made at the end are made sorted: sooner, and smaller.
        schema::indexes(&self.0).map_err(io::Error::other)?;
        search::tidy(&self.0).map_err(io::Error::other)?;
        self.0.execute_batch("COMMIT").map_err(io::Error::other)?;
        self.0.close().map_err(|(_, error)| io::Error::other(error))
    }
}
