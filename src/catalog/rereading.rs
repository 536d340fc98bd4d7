//! A content that was read again by other rules → the catalogue with what they make of it. The text is the same: nothing
//! of this is a revision, but what it changed in the records is told beside the revisions.

use super::choice::{self, Chosen};
use super::evidence;
use super::files::Maker;
use super::heirs::{self, Heirs, Known};
use super::identity::Features;
use super::shelf::Shelf;
use super::trouble::Done;
use super::{records, reports, units};
use crate::data::{Document, Report};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashSet};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reread {
    /// Whether anything in the report is another.
    pub(super) is_changed: bool,
    /// Documents that the catalogue had not.
    pub(super) documents: u64,
    /// Revisions, where another source is the best now.
    pub(super) revisions: u64,
}

/// Keeps `report` as what `content` says, in place of what other rules made of it.
pub(super) fn take(shelf: &Shelf<'_>, content: i64, mut report: Report) -> Done<Reread> {
    let connection = shelf.connection;
    let old = reports::of(connection, content)?;
    report.source.name.clone_from(&old.source.name);
    keep(connection, content, &report, shelf.maker)?;
    if is_same(&old, &report) {
        if old != report {
            records::renew(connection, content, Some(&report))?;
        }
        return Ok(Reread { is_changed: false, documents: 0, revisions: 0 });
    }
    let mut desk = Desk { shelf, content, old, touched: BTreeSet::from([content]) };
    let (documents, mut involved, rest) = desk.documents(&report)?;
    involved.extend(desk.part(rest)?);
    let mut chosen = Chosen::with(Some((content, &report)));
    for document in involved {
        choice::choose(connection, document, shelf.maker, &mut chosen)?;
    }
    for touched in chosen.touched.union(&desk.touched) {
        records::renew(connection, *touched, Some(&report).filter(|_| *touched == content))?;
    }
    Ok(Reread { is_changed: true, documents, revisions: chosen.revisions })
}

/// Whether two reports say the same, whatever tables of a person's own they were made with.
fn is_same(old: &Report, new: &Report) -> bool {
    let mut old = old.clone();
    old.source.lexicon.clone_from(&new.source.lexicon);
    old == *new
}

fn keep(connection: &Connection, content: i64, report: &Report, maker: &Maker) -> Done<()> {
    let kept = "UPDATE catalog_contents SET \"format\" = ?2, \"program_version\" = ?3, \"rules_version\" = ?4, \
        \"run\" = ?5, \"report\" = ?6 WHERE \"content\" = ?1";
    let format = &report.source.format;
    let rules = crate::rules_version(format);
    let packed = reports::packed(report)?;
    connection.execute(kept, params![content, format, maker.program, rules, maker.run, packed])?;
    Ok(())
}

/// A content that is read again.
struct Desk<'s> {
    shelf: &'s Shelf<'s>,
    content: i64,
    old: Report,
    /// Contents whose records are others now.
    touched: BTreeSet<i64>,
}

impl Desk<'_> {
    /// Notes the documents that are in it now; how many are new, all of them, and those that are not in it any more.
    fn documents(&mut self, report: &Report) -> Done<(u64, BTreeSet<i64>, Vec<Known>)> {
        let (mut new, mut involved) = (0, BTreeSet::new());
        let found = evidence::of(report);
        let mut known = heirs::known(self.shelf.connection, self.content)?;
        let mut heirs = Heirs::of(self.shelf.connection, Some(self.content), &found)?;
        for (root, evidence) in found {
            let same = known.iter().position(|known| known.id == root.id);
            let again = match same {
                Some(at) => Some(known.remove(at)),
                None => heirs.take((root, report), &mut || Ok(self.old.clone()))?,
            };
            let document = if let Some(known) = again {
                self.told(&known, root, report)?;
                known.document
            } else {
                let known = self.shelf.document(root, None)?;
                new += u64::from(known.is_none());
                known.map_or_else(|| self.shelf.begin(root, self.content), Ok)?
            };
            self.shelf.source(document, self.content, root, evidence)?;
            involved.insert(document);
        }
        Ok((new, involved, heirs.rest()))
    }

    /// Notes what the rules changed in a document that goes by this content.
    fn told(&self, known: &Known, root: &Document, report: &Report) -> Done<()> {
        let connection = self.shelf.connection;
        if !known.is_best {
            return Ok(());
        }
        let named = "UPDATE catalog_documents SET \"id\" = ?, \"opening\" = ?, \"issuer\" = ? WHERE \"document\" = ?";
        let Features { opening, issuer } = Features::of(root);
        connection.execute(named, params![root.id, opening, issuer, known.document])?;
        let only = |report: &Report, id: &str| {
            units::narrowed(report.clone(), &HashSet::from([id.to_owned()]))
        };
        let sides = [only(&self.old, &known.id), only(report, &root.id)];
        let name = records::source_of(connection, self.content)?;
        let told = choice::difference(&root.id, [&name, &name], &sides)?;
        if told.changes.is_empty() {
            return Ok(());
        }
        let revision = "SELECT \"revision\" FROM catalog_documents WHERE \"document\" = ?";
        let revision: i64 = connection.query_row(revision, [known.document], |row| row.get(0))?;
        let place = choice::Place { document: known.document, revision, content: self.content };
        choice::note(connection, place, "rules", &told, self.shelf.maker)
    }

    /// Takes the content from the documents that are not in it; those that nothing else has go, for no text prints them.
    /// The others go by another source.
    fn part(&mut self, gone: Vec<Known>) -> Done<BTreeSet<i64>> {
        let connection = self.shelf.connection;
        let mut others = BTreeSet::new();
        for Known { document, is_best, .. } in gone {
            let source = "DELETE FROM catalog_sources WHERE \"document\" = ? AND \"content\" = ?";
            connection.execute(source, params![document, self.content])?;
            if !is_best {
                continue;
            }
            let other = "SELECT \"content\", \"id\" FROM catalog_sources WHERE \"document\" = ? \
                ORDER BY \"content\" DESC LIMIT 1";
            let other = connection
                .query_row(other, [document], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
            let Some((other, id)) = other.optional()? else {
                for table in ["catalog_revisions", "catalog_documents"] {
                    let gone = format!("DELETE FROM {table} WHERE \"document\" = ?");
                    connection.execute(&gone, [document])?;
                }
                continue;
            };
            let moved =
                "UPDATE catalog_documents SET \"content\" = ?, \"id\" = ? WHERE \"document\" = ?";
            connection.execute(moved, params![other, id, document])?;
            self.touched.insert(other);
            others.insert(document);
        }
        Ok(others)
    }
}
