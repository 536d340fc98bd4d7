//! What came of one file → the catalogue with it, as one part of a transaction: its content, the documents in it, their
//! sources, revisions and records. What breaks off on the way leaves the catalogue as it was.

use super::choice::{self, Chosen};
use super::evidence::{self, Evidence};
use super::files::{self, Fault, Maker};
use super::heirs::Heirs;
use super::identity::{self, Features};
use super::rereading::{self, Reread};
use super::trouble::Done;
use super::{records, reports};
use crate::batch::arrivals::{Arrival, Stamp};
use crate::data::{Document, Report};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::collections::BTreeSet;

/// A file that was read.
pub(super) struct Delivery<'d> {
    pub(super) path: &'d str,
    pub(super) stamp: Option<Stamp>,
    pub(super) found: Found,
}

/// What was found in it.
pub(super) enum Found {
    /// Bytes with this hash and number, and what they gave; nothing where the catalogue had them.
    Bytes(String, usize, Option<Result<Box<Report>, Fault>>),
    /// It could not be read at all.
    Nothing(Fault),
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has content that the catalogue had not.
    New,
    /// Its content is another than before.
    Changed,
    /// It has content that the catalogue had, and is at a place that it had not.
    Known,
    /// It is as it was.
    Unchanged,
    /// It is as it was, and was read again by other rules, which say something else of it.
    Reread,
    /// It failed.
    Failed,
}

/// What became of a file and of the documents in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shelved {
    pub(super) outcome: Outcome,
    pub(super) documents: u64,
    pub(super) revisions: u64,
}

/// Takes a file in, as a whole or not at all, as a part of this transaction.
pub(super) fn take(
    within: &mut Transaction<'_>,
    delivery: Delivery<'_>,
    maker: &Maker,
) -> Done<Shelved> {
    let part = within.savepoint()?;
    let shelved = Shelf { connection: &part, maker }.take(delivery)?;
    part.commit()?;
    Ok(shelved)
}

/// A catalogue in a transaction.
pub(super) struct Shelf<'c> {
    pub(super) connection: &'c Connection,
    pub(super) maker: &'c Maker,
}

/// A content and whether it could be read.
#[derive(Clone, Copy)]
struct Content {
    number: i64,
    is_good: bool,
    /// Whether it was read by the rules of now.
    is_of_now: bool,
}

impl Shelf<'_> {
    fn take(&self, delivery: Delivery<'_>) -> Done<Shelved> {
        let Delivery { path, stamp, found } = delivery;
        let before = files::held(self.connection, path)?;
        let (hash, bytes, made) = match found {
            Found::Bytes(hash, bytes, made) => (hash, bytes, made),
            Found::Nothing(fault) => {
                // What is gone by now was moved or replaced: there is nothing to try again.
                if Arrival::is_there(path) {
                    let nothing = (None, None);
                    files::put(self.connection, (path, stamp), nothing, Some(&fault), self.maker)?;
                }
                return Ok(Shelved { outcome: Outcome::Failed, documents: 0, revisions: 0 });
            }
        };
        let known = self.known(&hash)?;
        let mut reread = None;
        let (content, report) = match (known, made) {
            // Another process may have been sooner; what failed before is tried once more.
            (Some(known), None) => (known, None),
            (Some(known), Some(_)) if known.is_good && known.is_of_now => (known, None),
            (Some(known), Some(Ok(report))) if known.is_good => {
                reread = Some(rereading::take(self, known.number, *report)?);
                (known, None)
            }
            // What these rules cannot read stays as others read it.
            (Some(known), Some(Err(_))) if known.is_good => {
                return Ok(Shelved { outcome: Outcome::Failed, documents: 0, revisions: 0 });
            }
            (_, made) => self.content(known, path, (&hash, bytes), made)?,
        };
        let good = content.is_good.then_some(content.number);
        files::put(self.connection, (path, stamp), (Some(content.number), good), None, self.maker)?;
        files::forget_moved(self.connection, content.number, path)?;
        if let Some(Reread { is_changed: true, documents, revisions }) = reread {
            return Ok(Shelved { outcome: Outcome::Reread, documents, revisions });
        }
        let held = before.and_then(|(content, _)| content);
        let former = before.and_then(|(_, good)| good);
        let outcome = match (content.is_good, held) {
            (false, _) => Outcome::Failed,
            (true, Some(held)) if held == content.number && report.is_none() => Outcome::Unchanged,
            (true, _) if former.is_some_and(|former| former != content.number) => Outcome::Changed,
            (true, _) if report.is_some() => Outcome::New,
            (true, _) => Outcome::Known,
        };
        let documents = report
            .as_ref()
            .map_or(Ok(0), |report| self.documents(content.number, report, former))?;
        let revisions =
            self.settle([Some(content.number), former], (content.number, report.as_deref()))?;
        Ok(Shelved { outcome, documents, revisions })
    }

    fn known(&self, hash: &str) -> Done<Option<Content>> {
        let known = "SELECT \"content\", \"state\" = 'ok', \"rules_version\", coalesce(\"format\", '') \
            FROM catalog_contents WHERE \"blake3\" = ?";
        let known = self.connection.query_row(known, [hash], |row| {
            let (rules, format) = (row.get::<_, String>(2)?, row.get::<_, String>(3)?);
            let is_of_now = rules == crate::rules_version(&format);
            Ok(Content { number: row.get(0)?, is_good: row.get(1)?, is_of_now })
        });
        Ok(known.optional()?)
    }

    /// Writes a content, over the one that failed before.
    fn content(
        &self,
        known: Option<Content>,
        path: &str,
        (hash, bytes): (&str, usize),
        made: Option<Result<Box<Report>, Fault>>,
    ) -> Done<(Content, Option<Box<Report>>)> {
        let is_good = matches!(made, Some(Ok(_)));
        let source = if is_good { Some(self.free_source(path, hash)?) } else { None };
        let (report, fault) = match made {
            Some(Ok(report)) => (Some(report), None),
            Some(Err(fault)) => (None, Some(fault)),
            None => (None, None),
        };
        let packed = report.as_deref().map(reports::packed).transpose()?;
        let row = "INSERT OR REPLACE INTO catalog_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let format = report.as_deref().map(|report| report.source.format.as_str());
        self.connection.execute(
            row,
            params![
                known.map(|known| known.number),
                hash,
                i64::try_from(bytes).unwrap_or(i64::MAX),
                if is_good { "ok" } else { "quarantined" },
                source,
                format,
                fault.as_ref().map(|fault| fault.kind),
                fault.as_ref().map(|fault| &fault.vi),
                fault.as_ref().map(|fault| &fault.en),
                self.maker.program,
                crate::rules_version(format.unwrap_or_default()),
                self.maker.run,
                packed,
            ],
        )?;
        let number =
            known.map_or_else(|| self.connection.last_insert_rowid(), |known| known.number);
        Ok((Content { number, is_good, is_of_now: true }, report))
    }

    /// What a content is called among the records: its path, with the beginning of its hash where an earlier content
    /// of that path has the name.
    fn free_source(&self, path: &str, hash: &str) -> Done<String> {
        let taken = "SELECT EXISTS (SELECT 1 FROM catalog_contents WHERE \"source\" = ?)";
        let is_taken: bool = self.connection.query_row(taken, [path], |row| row.get(0))?;
        let start = hash.get(..12).unwrap_or(hash);
        Ok(if is_taken { format!("{path}@{start}") } else { path.to_owned() })
    }

    /// Notes `content` as a source of each of its documents; how many of them are new. `former` is what the same file
    /// held before: what has the same id in both is the same document.
    fn documents(&self, content: i64, report: &Report, former: Option<i64>) -> Done<u64> {
        let mut new = 0;
        let found = evidence::of(report);
        let mut heirs = Heirs::of(self.connection, former, &found)?;
        let former_report = |former| reports::of(self.connection, former);
        for (root, evidence) in found {
            let mut known = self.document(root, former)?;
            if let (None, Some(former)) = (known, former) {
                let heir = heirs.take((root, report), &mut || former_report(former))?;
                known = heir.map(|heir| heir.document);
            }
            new += u64::from(known.is_none());
            let document = known.map_or_else(|| self.begin(root, content), Ok)?;
            self.source(document, content, root, evidence)?;
        }
        Ok(new)
    }

    /// Notes that `content` has a document, which it calls as `root` is called.
    pub(super) fn source(
        &self,
        document: i64,
        content: i64,
        root: &Document,
        evidence: Evidence,
    ) -> Done<()> {
        let Evidence { standing, format, damage, fields } = evidence;
        self.connection.execute(
            "INSERT OR REPLACE INTO catalog_sources VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![document, content, root.id, standing, format, damage, fields],
        )?;
        Ok(())
    }

    /// The document of the catalogue that `root` is, by what it is called.
    pub(super) fn document(&self, root: &Document, former: Option<i64>) -> Done<Option<i64>> {
        let known = "SELECT d.\"document\", d.\"opening\", d.\"issuer\", EXISTS (SELECT 1 FROM catalog_sources AS s \
            WHERE s.\"document\" = d.\"document\" AND s.\"content\" = ?2) \
            FROM catalog_documents AS d WHERE d.\"document\" IN \
            (SELECT o.\"document\" FROM catalog_sources AS o WHERE o.\"id\" = ?1) ORDER BY 4 DESC, 1";
        let mut known = self.connection.prepare(known)?;
        let rows = known.query_map(params![root.id, former], |row| {
            let known = Features { opening: row.get(1)?, issuer: row.get(2)? };
            Ok((row.get::<_, i64>(0)?, known, row.get::<_, bool>(3)?))
        })?;
        let (own, is_whole) = (Features::of(root), identity::is_whole(&root.id));
        for row in rows {
            let (document, known, is_former) = row?;
            let is_corrected = is_former && own.is_of_issuer(&known, is_whole);
            if is_corrected || own.is_one(&root.id, &known) {
                return Ok(Some(document));
            }
        }
        Ok(None)
    }

    /// A document that the catalogue had not, with its first revision.
    pub(super) fn begin(&self, root: &Document, content: i64) -> Done<i64> {
        let row = "INSERT INTO catalog_documents VALUES (NULL, ?, ?, ?, 1, ?)";
        let Features { opening, issuer } = Features::of(root);
        self.connection.execute(row, params![root.id, opening, content, issuer])?;
        let document = self.connection.last_insert_rowid();
        let row = "INSERT INTO catalog_revisions VALUES (NULL, ?, 1, 'first', ?, ?, 0, NULL)";
        self.connection.execute(row, params![document, content, self.maker.run])?;
        Ok(document)
    }

    /// Chooses again for every document of these contents, and writes the records of those that changed.
    fn settle(
        &self,
        contents: [Option<i64>; 2],
        (own, report): (i64, Option<&Report>),
    ) -> Done<u64> {
        let mut documents = BTreeSet::new();
        for content in contents.into_iter().flatten() {
            let of = "SELECT \"document\" FROM catalog_sources WHERE \"content\" = ?";
            let mut of = self.connection.prepare(of)?;
            let rows = of.query_map([content], |row| row.get::<_, i64>(0))?;
            documents.extend(rows.collect::<Result<Vec<_>, _>>()?);
        }
        let mut chosen = Chosen::with(report.map(|report| (own, report)));
        for document in documents {
            choice::choose(self.connection, document, self.maker, &mut chosen)?;
        }
        if report.is_some() {
            chosen.touched.insert(own);
        }
        for content in chosen.touched {
            records::renew(self.connection, content, report.filter(|_| content == own))?;
        }
        Ok(chosen.revisions)
    }
}
