//! Inputs → the catalogue with what was new in them. Files are read and extracted side by side, a window of a few per
//! thread at a time, and taken in in the order of their names.

use super::files::{self, Fault, Maker, Past};
use super::shelf::{self, Delivery, Found, Outcome};
use super::trouble::{Done, Trouble};
use super::{Tally, open};
use crate::batch::arrivals::{self, Arrival, Stamp};
use crate::batch::{Failure, Reading, WINDOW, pool};
use crate::data::Report;
use crate::lang::lexicon;
use rayon::prelude::*;
use rusqlite::{Connection, params};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What to take in.
#[derive(Clone, Debug)]
pub struct Ingest {
    /// Files and folders.
    pub inputs: Vec<PathBuf>,
    /// The file of the catalogue.
    pub catalog: PathBuf,
    /// Whether files are read that look as they did.
    pub look: Look,
    /// Threads.
    pub jobs: NonZeroUsize,
}

/// By what a file is known to be as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Size and time of its last change.
    #[default]
    Stamp,
    /// The hash of its bytes.
    Bytes,
}

/// What became of a file.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Its path.
    pub path: &'a str,
    /// What.
    pub outcome: Outcome,
    /// Documents that the catalogue had not.
    pub documents: u64,
    /// Revisions of documents that it had.
    pub revisions: u64,
}

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// So many files were found.
    Found(usize),
    /// So many more are done.
    Done(usize),
    /// One was taken in, in the order of their names.
    Told(Told<'a>),
    /// One failed.
    Failed(&'a Failure),
}

/// Who is told, what time it is, and how a failure is worded in Vietnamese and English.
pub struct Company<'w> {
    /// Is told what happens.
    pub watch: &'w (dyn Fn(Event<'_>) + Sync),
    /// The time, as it is written of runs.
    pub now: &'w dyn Fn() -> String,
    /// A failure in both languages.
    pub words: &'w dyn Fn(&Failure) -> [String; 2],
}

/// Takes in all that `order` names.
///
/// # Errors
/// If the catalogue cannot be used; what was taken in before stays.
pub fn ingest(order: &Ingest, company: &Company<'_>) -> Result<Tally, Failure> {
    let (arrivals, failures) = arrivals::find(&order.inputs, &order.catalog);
    let connection = open::to_write(&order.catalog)?;
    let pool = pool(order.jobs)?;
    let mut tally = Tally::default();
    for failure in &failures {
        tally.failed += 1;
        (company.watch)(Event::Failed(failure));
    }
    (company.watch)(Event::Found(arrivals.len()));
    let done = Desk::open(connection, order.look, company).and_then(|mut desk| {
        for window in arrivals.chunks(order.jobs.get().saturating_mul(WINDOW)) {
            desk.window(window, &pool, &mut tally)?;
            (company.watch)(Event::Done(window.len()));
        }
        desk.close()
    });
    done.map_err(|trouble| trouble.of(&order.catalog))?;
    Ok(tally)
}

/// A run.
struct Desk<'w> {
    connection: Connection,
    look: Look,
    maker: Maker,
    company: &'w Company<'w>,
}

/// A file that was read.
struct Read<'a> {
    arrival: &'a Arrival,
    stamp: Option<Stamp>,
    bytes: Result<(String, Vec<u8>), Failure>,
}

/// The same, extracted where its bytes were not known.
struct Made<'a> {
    arrival: &'a Arrival,
    stamp: Option<Stamp>,
    made: Result<(String, usize, Option<Result<Report, Failure>>), Failure>,
}

impl<'w> Desk<'w> {
    fn open(connection: Connection, look: Look, company: &'w Company<'w>) -> Done<Self> {
        let (program, rules) = (env!("CARGO_PKG_VERSION"), lexicon::version());
        let row = "INSERT INTO catalog_runs VALUES (NULL, ?, NULL, ?, ?)";
        connection.execute(row, params![(company.now)(), program, rules])?;
        let maker = Maker { program, rules, run: connection.last_insert_rowid() };
        Ok(Self { connection, look, maker, company })
    }

    fn close(self) -> Done<()> {
        let ended = "UPDATE catalog_runs SET \"finished\" = ? WHERE \"run\" = ?";
        self.connection.execute(ended, params![(self.company.now)(), self.maker.run])?;
        self.connection.close().map_err(|(_, cause)| cause.into())
    }

    fn window(
        &mut self,
        window: &[Arrival],
        pool: &rayon::ThreadPool,
        tally: &mut Tally,
    ) -> Done<()> {
        let mut fresh = Vec::new();
        for arrival in window {
            match files::past(&self.connection, arrival.name(), arrival.stamp(), &self.maker)? {
                Past::Same if self.look == Look::Stamp => tally.unchanged += 1,
                Past::Quarantined if self.look == Look::Stamp => tally.quarantined += 1,
                Past::Unknown | Past::Same | Past::Quarantined => fresh.push(arrival),
            }
        }
        let read: Vec<Read<'_>> = pool.install(|| fresh.into_par_iter().map(read).collect());
        let known = read.iter().map(|read| self.is_known(read)).collect::<Done<Vec<_>>>()?;
        let made: Vec<Made<'_>> =
            pool.install(|| read.into_par_iter().zip(known).map(made).collect());
        made.into_iter().try_for_each(|made| self.take(made, tally))
    }

    /// Whether there is nothing to extract: the bytes gave a report before, or failed with the same program.
    fn is_known(&self, read: &Read<'_>) -> Done<bool> {
        let Ok((hash, _)) = &read.bytes else { return Ok(false) };
        let known = "SELECT EXISTS (SELECT 1 FROM catalog_contents WHERE \"blake3\" = ?1 \
            AND (\"state\" = 'ok' OR (\"program_version\" = ?2 AND \"rules_version\" = ?3)))";
        let mut known = self.connection.prepare(known)?;
        let made = params![hash, self.maker.program, self.maker.rules];
        Ok(known.query_row(made, |row| row.get(0))?)
    }

    fn take(&mut self, made: Made<'_>, tally: &mut Tally) -> Done<()> {
        let Made { arrival, stamp, made } = made;
        let fault = |failure: &Failure| Fault::of(failure, self.company.words);
        let (found, failure) = match made {
            Ok((hash, bytes, None)) => (Found::Bytes(hash, bytes, None), None),
            Ok((hash, bytes, Some(Ok(report)))) => {
                (Found::Bytes(hash, bytes, Some(Ok(report))), None)
            }
            Ok((hash, bytes, Some(Err(it)))) => {
                (Found::Bytes(hash, bytes, Some(Err(fault(&it)))), Some(it))
            }
            Err(it) => (Found::Nothing(fault(&it)), Some(it)),
        };
        let path = arrival.name();
        let shelved =
            match shelf::take(&mut self.connection, Delivery { path, stamp, found }, &self.maker) {
                // A comparison that fails is a bug in one document; the others go on.
                Err(Trouble::Bug(bug)) => {
                    let failure = Failure::Error(bug);
                    let found = Found::Nothing(fault(&failure));
                    shelf::take(
                        &mut self.connection,
                        Delivery { path, stamp, found },
                        &self.maker,
                    )?;
                    tally.failed += 1;
                    (self.company.watch)(Event::Failed(&failure));
                    return Ok(());
                }
                shelved => shelved?,
            };
        tally.count(shelved.outcome, failure.is_some());
        tally.documents += shelved.documents;
        tally.revisions += shelved.revisions;
        match failure {
            Some(failure) => (self.company.watch)(Event::Failed(&failure)),
            None if shelved.outcome == Outcome::Unchanged => {}
            None => (self.company.watch)(Event::Told(Told {
                path,
                outcome: shelved.outcome,
                documents: shelved.documents,
                revisions: shelved.revisions,
            })),
        }
        Ok(())
    }
}

impl Tally {
    fn count(&mut self, outcome: Outcome, is_first: bool) {
        match outcome {
            Outcome::New => self.new += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Known => self.known += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Failed if is_first => self.failed += 1,
            Outcome::Failed => self.quarantined += 1,
        }
    }
}

fn read(arrival: &Arrival) -> Read<'_> {
    match arrival.read() {
        Ok((stamp, bytes)) => {
            let hash = blake3::hash(&bytes).to_hex().to_string();
            Read { arrival, stamp: Some(stamp), bytes: Ok((hash, bytes)) }
        }
        // What cannot be read now may be readable next time; what is refused by its size stays so.
        Err(failure) => {
            let is_final = matches!(failure, Failure::Refused { .. });
            Read { arrival, stamp: arrival.stamp().filter(|_| is_final), bytes: Err(failure) }
        }
    }
}

fn made((read, is_known): (Read<'_>, bool)) -> Made<'_> {
    let Read { arrival, stamp, bytes } = read;
    let made = bytes.map(|(hash, bytes)| {
        let size = bytes.len();
        let extract = || {
            arrivals::extract(arrival.name(), bytes, Reading::default()).map(|(report, _)| report)
        };
        (hash, size, (!is_known).then(extract))
    });
    Made { arrival, stamp, made }
}
