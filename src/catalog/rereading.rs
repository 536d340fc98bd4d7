//! A content that was read again by other rules → the catalogue with what they make of it. The text is the same: nothing
//! of this is a revision, but what it changed in the records is told beside the revisions.

use super::choice::{self, Chosen};
use super::evidence::{self, Evidence};
use super::files::Maker;
use super::identity;
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

/// A document of which the content is a source.
struct Known {
    document: i64,
    id: String,
    opening: String,
    /// Whether it is the best.
    is_best: bool,
    /// Whether it is the only one.
    is_only: bool,
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
    let mut desk = Desk {
        shelf,
        content,
        old,
        known: known(connection, content)?,
        touched: BTreeSet::from([content]),
    };
    let (documents, mut involved) = desk.documents(&report)?;
    involved.extend(desk.part()?);
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

fn known(connection: &Connection, content: i64) -> Done<Vec<Known>> {
    let known = "SELECT d.\"document\", d.\"id\", d.\"opening\", d.\"content\" = ?1, \
        (SELECT count(*) FROM catalog_sources AS o WHERE o.\"document\" = d.\"document\") = 1 \
        FROM catalog_sources AS s JOIN catalog_documents AS d ON d.\"document\" = s.\"document\" \
        WHERE s.\"content\" = ?1 ORDER BY 1";
    let mut known = connection.prepare(known)?;
    let rows = known.query_map([content], |row| {
        let (document, id, opening) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Known { document, id, opening, is_best: row.get(3)?, is_only: row.get(4)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A content that is read again.
struct Desk<'s> {
    shelf: &'s Shelf<'s>,
    content: i64,
    old: Report,
    /// Documents that it had, and that were not found in it again so far.
    known: Vec<Known>,
    /// Contents whose records are others now.
    touched: BTreeSet<i64>,
}

impl Desk<'_> {
    /// Notes the documents that are in it now; how many are new, and all of them.
    fn documents(&mut self, report: &Report) -> Done<(u64, BTreeSet<i64>)> {
        let (mut new, mut involved) = (0, BTreeSet::new());
        let ids: HashSet<&str> = units::roots(report).iter().map(|root| root.id.as_str()).collect();
        for (root, evidence) in evidence::of(report) {
            let document = if let Some(known) = self.again(root, &ids) {
                self.told(&known, root, report)?;
                known.document
            } else {
                let known = self.shelf.document(root, None)?;
                new += u64::from(known.is_none());
                known.map_or_else(|| self.shelf.begin(root, self.content), Ok)?
            };
            self.source(document, evidence)?;
            involved.insert(document);
        }
        Ok((new, involved))
    }

    /// The document that `root` was before: of the same id, else one of which nothing else tells and whose text begins
    /// so, and whose id none of `ids` is.
    fn again(&mut self, root: &Document, ids: &HashSet<&str>) -> Option<Known> {
        let same = self.known.iter().position(|known| known.id == root.id);
        let opening = identity::opening(root);
        let alike = |known: &Known| {
            known.is_only
                && !ids.contains(known.id.as_str())
                && identity::is_alike(&known.opening, &opening)
        };
        let at = same.or_else(|| self.known.iter().position(alike))?;
        Some(self.known.remove(at))
    }

    /// Notes what the rules changed in a document that goes by this content.
    fn told(&self, known: &Known, root: &Document, report: &Report) -> Done<()> {
        let connection = self.shelf.connection;
        let named =
            "UPDATE catalog_documents SET \"id\" = ?, \"opening\" = ? WHERE \"document\" = ?";
        connection.execute(named, params![root.id, identity::opening(root), known.document])?;
        if !known.is_best {
            return Ok(());
        }
        let only = |report: &Report, id: &str| {
            units::narrowed(report.clone(), &HashSet::from([id.to_owned()]))
        };
        let sides = [only(&self.old, &known.id), only(report, &root.id)];
        let name = records::source_of(connection, self.content)?;
        let told = choice::difference(&root.id, [&name, &name], sides)?;
        if told.changes.is_empty() {
            return Ok(());
        }
        let revision = "SELECT \"revision\" FROM catalog_documents WHERE \"document\" = ?";
        let revision: i64 = connection.query_row(revision, [known.document], |row| row.get(0))?;
        let place = choice::Place { document: known.document, revision, content: self.content };
        choice::note(connection, place, "rules", &told, self.shelf.maker)
    }

    fn source(&self, document: i64, evidence: Evidence) -> Done<()> {
        let Evidence { standing, format, damage, fields } = evidence;
        self.shelf.connection.execute(
            "INSERT OR REPLACE INTO catalog_sources VALUES (?, ?, ?, ?, ?, ?)",
            params![document, self.content, standing, format, damage, fields],
        )?;
        Ok(())
    }

    /// Takes the content from the documents that are not in it; those that nothing else has go, for no text prints them.
    /// The others go by another source.
    fn part(&mut self) -> Done<BTreeSet<i64>> {
        let connection = self.shelf.connection;
        let mut others = BTreeSet::new();
        for Known { document, is_best, .. } in self.known.drain(..) {
            let source = "DELETE FROM catalog_sources WHERE \"document\" = ? AND \"content\" = ?";
            connection.execute(source, params![document, self.content])?;
            if !is_best {
                continue;
            }
            let other = "SELECT max(\"content\") FROM catalog_sources WHERE \"document\" = ?";
            let other: Option<i64> =
                connection.query_row(other, [document], |row| row.get(0)).optional()?.flatten();
            let Some(other) = other else {
                connection
                    .execute("DELETE FROM catalog_revisions WHERE \"document\" = ?", [document])?;
                connection
                    .execute("DELETE FROM catalog_documents WHERE \"document\" = ?", [document])?;
                continue;
            };
            let moved = "UPDATE catalog_documents SET \"content\" = ? WHERE \"document\" = ?";
            connection.execute(moved, params![other, document])?;
            self.touched.insert(other);
            others.insert(document);
        }
        Ok(others)
    }
}
