//! The current records of every document → the files that a batch writes of inputs. Writes no format itself.

use super::trouble::{Done, Trouble};
use super::{open, records, reports, units};
use crate::batch::arrivals;
use crate::batch::inputs::{Found, Input};
use crate::batch::work::Given;
use crate::batch::{self, Failure, Order, Tally, Watch};
use crate::data::Report;
use rusqlite::Connection;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Writes what the catalogue at `path` holds as `order` says.
///
/// # Errors
/// If it cannot be read, or nothing can be written; OUT is then as it was.
pub fn export(path: &Path, order: &Order, watch: Watch<'_>) -> Result<Tally, Failure> {
    if let Some(out) = order.out.as_deref().filter(|out| is_below(path, out)) {
        return Err(Failure::CatalogInOut { path: path.to_owned(), out: out.to_owned() });
    }
    let kept = Kept::open(open::to_read(path)?).map_err(|trouble| trouble.of(path))?;
    let names = kept.names().map_err(|trouble| trouble.of(path))?;
    let give = |input: &Input| {
        kept.given(&input.name).map_err(|trouble| {
            let (path, name) = (path.to_owned(), input.name.clone());
            Failure::NotKept { cause: trouble.of(&path).into(), path, name }
        })
    };
    batch::fill(order, &Found::named(names), &give, watch)
}

/// Whether the file lies in the folder `out`, where a new one could take its place.
fn is_below(file: &Path, out: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(file).zip(real(out)).is_some_and(|(file, out)| file.starts_with(out))
}

/// The catalogue as it was when the export began.
struct Kept(Mutex<Connection>);

/// What the catalogue has of a content.
struct Row {
    content: i64,
    wanted: HashSet<String>,
    /// Files that hold it, or did.
    paths: Vec<String>,
}

const NAMES: &str = "SELECT \"source\" FROM catalog_contents AS c WHERE EXISTS \
    (SELECT 1 FROM catalog_documents AS d WHERE d.\"content\" = c.\"content\") ORDER BY \"source\"";

impl Kept {
    /// One transaction: what others write meanwhile is not seen.
    fn open(connection: Connection) -> Done<Self> {
        connection.execute_batch("BEGIN")?;
        Ok(Self(Mutex::new(connection)))
    }

    /// Under what name the sources of current records are known.
    fn names(&self) -> Done<Vec<String>> {
        self.with(|connection| texts(connection, NAMES, []))
    }

    /// The current records of the source called `name`, and its text where a file still has it.
    fn given(&self, name: &str) -> Done<Given> {
        let (row, packed) = self.with(|connection| {
            let row = row(connection, name)?;
            let packed = reports::kept(connection, row.content)?;
            Ok((row, packed))
        })?;
        let mut report: Report = reports::unpacked(&packed)?;
        let text = arrivals::text_of(&report, &row.paths);
        name.clone_into(&mut report.source.name);
        Ok(Given { report: units::narrowed(report, &row.wanted), text, notes: Vec::new() })
    }

    fn with<T>(&self, work: impl FnOnce(&Connection) -> Done<T>) -> Done<T> {
        // Nothing is half done by one that panicked: it only read.
        work(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn row(connection: &Connection, name: &str) -> Done<Row> {
    let content = "SELECT \"content\" FROM catalog_contents WHERE \"source\" = ?";
    let content = connection.query_row(content, [name], |row| row.get(0))?;
    let paths = "SELECT \"path\" FROM catalog_files WHERE \"good\" = ? ORDER BY \"path\"";
    let (wanted, paths) =
        (records::best_for(connection, content)?, texts(connection, paths, [content])?);
    Ok(Row { content, wanted, paths })
}

/// The only column of an answer.
fn texts(connection: &Connection, sql: &str, params: impl rusqlite::Params) -> Done<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map(params, |row| row.get(0))?;
    rows.collect::<Result<_, _>>().map_err(Trouble::from)
}
