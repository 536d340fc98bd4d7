//! The sources of a document → the best of them, and a new revision where that says something else.

use super::files::Maker;
use super::identity::Features;
use super::records;
use super::reports::{self, AtHand};
use super::trouble::Done;
use crate::batch::guard;
use crate::data::{Comparison, Level, Report};
use crate::diff::{self, Manner, Reports};
use crate::write::changes::{self, Form, Style};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// What came of choosing.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Reports that were read.
    read: AtHand,
    /// Contents whose records are others now.
    pub(super) touched: BTreeSet<i64>,
    /// Documents that have a new revision.
    pub(super) revisions: u64,
}

impl Chosen {
    /// Nothing chosen yet; this report is at hand.
    pub(super) fn with(report: Option<(i64, &Report)>) -> Self {
        Self { read: AtHand::with(report), ..Self::default() }
    }
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
    let current = "SELECT \"content\" FROM catalog_revisions \
        WHERE \"document\" = ? AND \"revision\" = ? AND \"cause\" <> 'rules'";
    let last: i64 =
        connection.query_row(current, params![document, entry.revision], |row| row.get(0))?;
    let told = compared(connection, &entry, [last, best], chosen)?;
    let revision = entry.revision + i64::from(!told.changes.is_empty());
    if revision > entry.revision {
        note(connection, Place { document, revision, content: best }, "text", &told, maker)?;
        chosen.revisions += 1;
    }
    let id = reports::called(connection, document, best)?;
    let unit = chosen.read.unit(connection, best, document)?;
    let Features { opening, issuer } = unit.documents.first().map(Features::of).unwrap_or_default();
    let moved = "UPDATE catalog_documents SET \"content\" = ?, \"revision\" = ?, \"id\" = ?, \
        \"opening\" = ?, \"issuer\" = ? WHERE \"document\" = ?";
    connection.execute(moved, params![best, revision, id, opening, issuer, entry.document])?;
    Ok(())
}

/// Which revision of which document, by which content.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) document: i64,
    pub(super) revision: i64,
    pub(super) content: i64,
}

/// Notes what is another in a document, and what it came of.
pub(super) fn note(
    connection: &Connection,
    place: Place,
    cause: &str,
    told: &Comparison,
    maker: &Maker,
) -> Done<()> {
    let mut difference = Vec::new();
    changes::write(told, Form::Json, Style::default(), &mut difference)?;
    let difference = String::from_utf8_lossy(&difference);
    let changes = i64::try_from(told.changes.len()).unwrap_or(i64::MAX);
    let Place { document, revision, content } = place;
    let row = "INSERT INTO catalog_revisions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)";
    let row = connection
        .prepare(row)?
        .execute(params![document, revision, cause, content, maker.run, changes, difference]);
    row.map(|_| ()).map_err(Into::into)
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

/// What a document says in `new` that it did not in `old`. Where no record is another, and no file holds the text that
/// it had, that was corrected: the paragraphs that are others are told.
fn compared(
    connection: &Connection,
    entry: &Entry,
    [old, new]: [i64; 2],
    chosen: &mut Chosen,
) -> Done<Comparison> {
    let names = [records::source_of(connection, old)?, records::source_of(connection, new)?];
    let document = entry.document;
    let read = &mut chosen.read;
    let sides = [read.unit(connection, old, document)?, read.unit(connection, new, document)?];
    let mut told = difference(&entry.id, [&names[0], &names[1]], &sides)?;
    if told.changes.is_empty() && !is_held(connection, entry.content)? {
        told.changes = guard::run(&entry.id, || diff::passages(&sides[0], &sides[1]))?;
    }
    Ok(told)
}

/// Whether a file holds `content`.
fn is_held(connection: &Connection, content: i64) -> Done<bool> {
    let held = "SELECT EXISTS (SELECT 1 FROM catalog_files WHERE \"good\" = ?)";
    Ok(connection.query_row(held, [content], |row| row.get(0))?)
}

/// What differs between two readings of the document called `id`.
pub(super) fn difference(id: &str, names: [&str; 2], sides: &[Report; 2]) -> Done<Comparison> {
    let [old, new] = sides.each_ref().map(std::slice::from_ref);
    let manner = Manner { level: Level::Text, across: false };
    let old = Reports { name: names[0], reports: old };
    let new = Reports { name: names[1], reports: new };
    Ok(guard::run(id, || diff::run(old, new, manner))?)
}
