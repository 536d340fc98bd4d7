//! A catalogue of an earlier version → one of this version, in one transaction, a copy of it as it was beside it. What
//! is no catalogue, or a later one, is left for opening to refuse.

use super::open::{self, Holds, VERSION};
use super::records;
use super::trouble::Done;
use crate::batch::Failure;
use crate::write::sqlite::schema;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The steps: from version 1 to 2, and so on.
const STEPS: [&str; (VERSION - 1) as usize] = [include_str!("upgrade/2.sql")];

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgraded {
    /// The version before.
    pub from: i32,
    /// The version now.
    pub to: i32,
    /// The file with the catalogue as it was.
    pub copy: PathBuf,
}

/// Brings the catalogue at `path` to this version; nothing where it is, or where there is none.
///
/// # Errors
/// If it cannot be written, or its copy not; it is as it was then.
pub fn upgrade(path: &Path) -> Result<Option<Upgraded>, Failure> {
    if !path.exists() {
        return Ok(None);
    }
    brought(path).map_err(|trouble| trouble.of(path))
}

fn brought(path: &Path) -> Done<Option<Upgraded>> {
    let opened = open::opened(path, OpenFlags::empty())
        .and_then(|connection| Ok((open::holds(&connection)?, connection)));
    let mut connection = match opened {
        Ok((Holds::Catalog(version), connection)) if version < VERSION => connection,
        // What cannot be written can be asked, if it is of this version.
        Err(trouble) if !open::is_shut(&trouble) => return Err(trouble),
        Ok(_) | Err(_) => return Ok(None),
    };
    // Tables are made anew and renamed; references are looked at before all is kept.
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been sooner.
    let Holds::Catalog(from) = open::holds(&transaction)? else { return Ok(None) };
    if from >= VERSION {
        return Ok(None);
    }
    let copy = copied(path, from)?;
    let done = usize::try_from(from.max(1) - 1).unwrap_or_default();
    for step in STEPS.iter().skip(done) {
        transaction.execute_batch(step)?;
    }
    open::tell_of(&transaction)?;
    renew_records(&transaction)?;
    refuse_loose(&transaction)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(Some(Upgraded { from, to: VERSION, copy }))
}

/// Refuses where a reference leads nowhere.
fn refuse_loose(connection: &Connection) -> Done<()> {
    let mut check = connection.prepare("PRAGMA foreign_key_check")?;
    let loose = check.query_row([], |row| row.get::<_, String>(0)).optional()?;
    loose.map_or(Ok(()), |table| {
        Err(io::Error::new(io::ErrorKind::InvalidData, format!("reference of {table}")).into())
    })
}

/// Copies the catalogue as it was last committed; the copy has its name only when it is whole.
fn copied(path: &Path, version: i32) -> Done<PathBuf> {
    let beside = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    let mut names = std::iter::once(format!(".v{version}.bak"))
        .chain((2_u32..).map(|number| format!(".v{version}.{number}.bak")))
        .map(|end| beside(&end));
    let copy = names.find(|name| !name.exists()).unwrap_or_else(|| beside(".bak"));
    let part = beside(".bak.part");
    if part.exists() {
        fs::remove_file(&part)?;
    }
    let reader = open::opened(path, OpenFlags::empty())?;
    reader.execute("VACUUM INTO ?", [part.to_string_lossy()])?;
    fs::File::open(&part)?.sync_all()?;
    fs::rename(&part, &copy)?;
    Ok(copy)
}

/// A table, index or view.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Made {
    kind: String,
    name: String,
    sql: String,
}

/// What `connection` has, without what is the catalogue's own.
fn schema_of(connection: &Connection) -> Done<BTreeSet<Made>> {
    let made = "SELECT \"type\", \"name\", \"sql\" FROM sqlite_schema WHERE \"sql\" IS NOT NULL \
        AND \"name\" NOT GLOB 'catalog_*' AND \"name\" NOT GLOB 'search_*' AND \"name\" NOT GLOB 'sqlite_*'";
    let mut made = connection.prepare(made)?;
    let rows = made
        .query_map([], |row| Ok(Made { kind: row.get(0)?, name: row.get(1)?, sql: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Makes the tables of records those that this program makes: anew, unless only indexes are others.
fn renew_records(transaction: &Transaction<'_>) -> Done<()> {
    let fresh = Connection::open_in_memory()?;
    schema::create(&fresh)?;
    let (own, now) = (schema_of(transaction)?, schema_of(&fresh)?);
    if own.symmetric_difference(&now).any(|made| made.kind != "index") {
        return make_records(transaction);
    }
    for gone in own.difference(&now) {
        transaction.execute_batch(&format!("DROP INDEX \"{}\"", gone.name))?;
    }
    now.difference(&own).try_for_each(|new| Ok(transaction.execute_batch(&new.sql)?))
}

/// Makes the tables of records anew, from the reports that are kept.
fn make_records(transaction: &Transaction<'_>) -> Done<()> {
    clear_records(transaction)?;
    let application: i32 =
        transaction.pragma_query_value(None, "application_id", |row| row.get(0))?;
    schema::create(transaction)?;
    transaction.pragma_update(None, "application_id", application)?;
    open::tell_of(transaction)?;
    let best = "SELECT DISTINCT \"content\" FROM catalog_documents ORDER BY 1";
    let contents: Vec<i64> = {
        let mut best = transaction.prepare(best)?;
        let rows = best.query_map([], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    contents.into_iter().try_for_each(|content| records::renew(transaction, content, None))
}

/// Takes the tables of records away; what the catalogue keeps of them goes with them.
fn clear_records(transaction: &Transaction<'_>) -> Done<()> {
    transaction.execute_batch("DELETE FROM catalog_owners; DELETE FROM catalog_searched;")?;
    let own = "SELECT \"type\", \"name\" FROM sqlite_schema WHERE \"type\" IN ('table', 'view') \
        AND \"name\" NOT GLOB 'catalog_*' AND \"name\" NOT GLOB 'search_*' AND \"name\" NOT GLOB 'sqlite_*' \
        ORDER BY \"type\" DESC, rowid DESC";
    let own: Vec<(String, String)> = {
        let mut own = transaction.prepare(own)?;
        let rows = own.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<Result<_, _>>()?
    };
    for (kind, name) in own {
        transaction.execute_batch(&format!("DROP {kind} \"{name}\""))?;
    }
    Ok(())
}
