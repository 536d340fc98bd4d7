//! The sources of a document → the best of them, and a new revision where that says something else.

use super::files::Maker;
use super::trouble::Done;
use super::{records, reports, units};
use crate::batch::guard;
use crate::data::{Comparison, Level, Report};
use crate::diff::{self, Manner, Reports};
use crate::write::changes::{self, Form, Style};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashSet};

/// What came of choosing.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Contents whose records are others now.
    pub(super) touched: BTreeSet<i64>,
    /// Documents that have a new revision.
    pub(super) revisions: u64,
}

/// Among the contents that a file still holds; of those that are equally good the later one.
const BEST: &str = "SELECT s.\"content\" FROM catalog_sources AS s WHERE s.\"document\" = ? \
    AND EXISTS (SELECT 1 FROM catalog_files AS f WHERE f.\"good\" = s.\"content\") \
    ORDER BY s.\"standing\" DESC, s.\"format\" DESC, s.\"damage\", s.\"fields\" DESC, s.\"content\" DESC LIMIT 1";

/// A document of the catalogue.
struct Entry {
    document: i64,
    id: String,
    content: i64,
    revision: i64,
}

/// Chooses for `document`. One that no file holds any more stays as it is.
pub(super) fn choose(
    connection: &Connection,
    document: i64,
    maker: &Maker,
    chosen: &mut Chosen,
) -> Done<()> {
    let best: Option<i64> =
        connection.prepare(BEST)?.query_row([document], |row| row.get(0)).optional()?;
    let entry = entry(connection, document)?;
    let Some(best) = best.filter(|best| *best != entry.content) else { return Ok(()) };
    chosen.touched.extend([best, entry.content]);
    let current =
        "SELECT \"content\" FROM catalog_revisions WHERE \"document\" = ? AND \"revision\" = ?";
    let last: i64 =
        connection.query_row(current, params![document, entry.revision], |row| row.get(0))?;
    let told = compared(connection, &entry.id, last, best)?;
    let revision = entry.revision + i64::from(!told.changes.is_empty());
    if revision > entry.revision {
        let mut difference = Vec::new();
        changes::write(&told, Form::Json, Style::default(), &mut difference)?;
        let difference = String::from_utf8_lossy(&difference);
        let changes = i64::try_from(told.changes.len()).unwrap_or(i64::MAX);
        let row = "INSERT INTO catalog_revisions VALUES (?, ?, ?, ?, ?, ?)";
        connection
            .execute(row, params![document, revision, best, maker.run, changes, difference])?;
        chosen.revisions += 1;
    }
    let moved =
        "UPDATE catalog_documents SET \"content\" = ?, \"revision\" = ? WHERE \"document\" = ?";
    connection.execute(moved, params![best, revision, entry.document])?;
    Ok(())
}

fn entry(connection: &Connection, document: i64) -> Done<Entry> {
    let row = "SELECT \"document\", \"id\", \"content\", \"revision\" FROM catalog_documents \
        WHERE \"document\" = ?";
    Ok(connection.query_row(row, [document], |row| {
        let (document, id, content, revision) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok(Entry { document, id, content, revision })
    })?)
}

/// What the document called `id` says in `new` that it did not in `old`.
fn compared(connection: &Connection, id: &str, old: i64, new: i64) -> Done<Comparison> {
    let read = |content: i64| -> Done<(String, [Report; 1])> {
        let unit =
            units::narrowed(reports::of(connection, content)?, &HashSet::from([id.to_owned()]));
        Ok((records::source_of(connection, content)?, [unit]))
    };
    let (old, new) = (read(old)?, read(new)?);
    let manner = Manner { level: Level::Text, across: false };
    Ok(guard::run(id, || {
        diff::run(
            Reports { name: &old.0, reports: &old.1 },
            Reports { name: &new.0, reports: &new.1 },
            manner,
        )
    })?)
}
