//! A content → its rows in the tables of records: those of the documents of which it is the best source.

use super::trouble::Done;
use super::{reports, units};
use crate::data::{Mention, Report};
use crate::lang::fold;
use crate::write::rows::Material;
use crate::write::sqlite::records;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Writes the rows of `content` again, `report` being at hand where it was just made.
pub(super) fn renew(connection: &Connection, content: i64, report: Option<&Report>) -> Done<()> {
    let source = source_of(connection, content)?;
    clear(connection, &source)?;
    let wanted = best_for(connection, content)?;
    if wanted.is_empty() {
        return Ok(());
    }
    let mut report = match report {
        Some(report) => report.clone(),
        None => reports::of(connection, content)?,
    };
    report.source.name.clone_from(&source);
    let report = units::narrowed(report, &wanted);
    let before = last_searched(connection)?;
    // The columns that need the text are not among those of a database.
    records::insert(connection, Material { report: &report, text: "" })?;
    let searched = "INSERT INTO catalog_searched VALUES (?, ?, ?)";
    connection.execute(searched, params![source, before + 1, last_searched(connection)?])?;
    owners(connection, &report)
}

/// What a content is called in the tables of records.
pub(super) fn source_of(connection: &Connection, content: i64) -> Done<String> {
    let source = "SELECT \"source\" FROM catalog_contents WHERE \"content\" = ?";
    Ok(connection.query_row(source, [content], |row| row.get(0))?)
}

/// The documents whose records are those of `content`.
pub(super) fn best_for(connection: &Connection, content: i64) -> Done<HashSet<String>> {
    let ids = "SELECT \"id\" FROM catalog_documents WHERE \"content\" = ?";
    let mut ids = connection.prepare(ids)?;
    let ids = ids.query_map([content], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Takes out what is there of `source`. The rows of the index go by their numbers, all else with the source itself.
fn clear(connection: &Connection, source: &str) -> Done<()> {
    let rows = "SELECT \"first\", \"last\" FROM catalog_searched WHERE \"source\" = ?";
    let rows: Option<(i64, i64)> =
        connection.query_row(rows, [source], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    if let Some((first, last)) = rows {
        let searched = "DELETE FROM search WHERE rowid BETWEEN ? AND ?";
        connection.execute(searched, params![first, last])?;
        connection.execute("DELETE FROM sources WHERE \"source\" = ?", [source])?;
    }
    Ok(())
}

/// The number of the last row of the index.
fn last_searched(connection: &Connection) -> Done<i64> {
    let last = "SELECT coalesce(max(\"id\"), 0) FROM search_content";
    Ok(connection.query_row(last, [], |row| row.get(0))?)
}

/// Writes under what each task is found.
fn owners(connection: &Connection, report: &Report) -> Done<()> {
    let mut row = connection.prepare("INSERT INTO catalog_owners VALUES (?, ?, ?, ?)")?;
    let agencies = report.agencies.iter().map(|agency| (agency.id.as_str(), agency.name.as_str()));
    let names: HashMap<&str, &str> = agencies.collect();
    for task in &report.tasks {
        let end = task.deadline.as_ref().and_then(|deadline| deadline.end.as_deref());
        let mut keys = BTreeSet::new();
        for mention in units::owners(task) {
            let known = mention.agency_id.as_deref().and_then(|id| names.get(id).copied());
            keys.extend(self::keys(mention, known));
        }
        for key in keys {
            row.execute(params![report.source.name, task.id, key, end])?;
        }
    }
    Ok(())
}

/// Under what a body is found: as it is printed, by its id, by the name that it is known by.
pub(super) fn keys(mention: &Mention, known: Option<&str>) -> Vec<String> {
    let names = [Some(mention.name.as_str()), mention.agency_id.as_deref(), known];
    names.into_iter().flatten().map(key).collect()
}

/// A name or id of a body as it is looked up.
pub(super) fn key(name: &str) -> String {
    fold::bare(name.trim())
}
