//! Inputs → the catalogue with what was new in them. Files are read and extracted side by side, a window of a few per
//! thread at a time, and taken in in the order of their names.

use super::files::{self, Fault, Maker, Past};
use super::shelf::{self, Delivery, Found, Outcome, Shelved};
use super::trouble::{Done, Trouble};
use super::{Tally, open};
use crate::batch::arrivals::{self, Arrival, Stamp};
use crate::batch::{Failure, Reading, WINDOW, pool};
use crate::data::Report;
use rayon::ThreadPool;
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::iter::Peekable;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::SystemTime;

/// Files of so many bytes together share a transaction: what it costs is much beside what a small file is.
const TOGETHER: usize = 1 << 18;

/// What to take in.
#[derive(Clone, Debug)]
pub struct Ingest {
    /// Files and folders.
    pub inputs: Vec<PathBuf>,
    /// The file of the catalogue.
    pub catalog: PathBuf,
    /// Whether files are read that look as they did.
    pub look: Look,
    /// What is done about files that were read by other rules.
    pub old: Old,
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

/// What is done about files that are as they were, and were read by other rules than those of now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Old {
    /// Their records stay.
    #[default]
    Keep,
    /// They are read again.
    Refresh,
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
    /// Whether to end after the file in hand.
    pub stop: &'w (dyn Fn() -> bool + Sync),
}

/// Takes in all that `order` names.
///
/// # Errors
/// If the catalogue cannot be used; what was taken in before stays.
pub fn ingest(order: &Ingest, company: &Company<'_>) -> Result<Tally, Failure> {
    let (arrivals, failures) = arrivals::find(&order.inputs, &order.catalog);
    let mut tally = Tally { files: arrivals.len() as u64, ..Tally::default() };
    for failure in &failures {
        tally.failed += 1;
        (company.watch)(Event::Failed(failure));
    }
    if arrivals.is_empty() {
        return Ok(tally);
    }
    let connection = open::to_write(&order.catalog)?;
    let pool = pool(order.jobs)?;
    (company.watch)(Event::Found(arrivals.len()));
    let manner = (order.look, order.old, &pool);
    let done = run(connection, &arrivals, manner, company, &mut tally);
    done.map_err(|trouble| trouble.of(&order.catalog))?;
    Ok(tally)
}

/// Takes `arrivals` in as one run; the names of those that could not be read now, and may be next time.
pub(super) fn run(
    connection: Connection,
    arrivals: &[Arrival],
    (look, old, pool): (Look, Old, &ThreadPool),
    company: &Company<'_>,
    tally: &mut Tally,
) -> Done<Vec<String>> {
    let mut desk = Desk::open(connection, (look, old), company)?;
    for window in arrivals.chunks(pool.current_num_threads().saturating_mul(WINDOW)) {
        if (company.stop)() {
            break;
        }
        desk.window(window, pool, tally)?;
        (company.watch)(Event::Done(window.len()));
    }
    desk.close()
}

/// Those of `arrivals` that are not as the catalogue has them; the others are counted.
pub(super) fn news(
    connection: &Connection,
    arrivals: Vec<Arrival>,
    tally: &mut Tally,
) -> Done<Vec<Arrival>> {
    let (maker, mut news) = (Maker::of_run(0), Vec::new());
    for arrival in arrivals {
        match files::past(connection, arrival.name(), arrival.stamp(), &maker)? {
            Past::Same | Past::Outdated => tally.unchanged += 1,
            Past::Quarantined => tally.quarantined += 1,
            Past::Unknown => news.push(arrival),
        }
    }
    Ok(news)
}

/// A run.
struct Desk<'w> {
    connection: Connection,
    look: Look,
    old: Old,
    maker: Maker,
    company: &'w Company<'w>,
    /// Names of what could not be read now, and may be next time.
    unread: Vec<String>,
}

/// A file that was read.
struct Read<'a> {
    arrival: &'a Arrival,
    stamp: Option<Stamp>,
    bytes: Result<(String, Vec<u8>), Failure>,
}

/// The same, extracted where its bytes were not known.
struct Extracted<'a> {
    arrival: &'a Arrival,
    stamp: Option<Stamp>,
    found: Result<Extract, Failure>,
}

/// Hash and number of bytes, and what they gave; nothing where the catalogue had them.
struct Extract {
    hash: String,
    bytes: usize,
    report: Option<Result<Box<Report>, Failure>>,
}

/// A file that is in the catalogue once its transaction has ended.
struct Taken<'a> {
    path: &'a str,
    shelved: Shelved,
    failure: Option<Failure>,
}

impl Extracted<'_> {
    /// Size of what was read.
    fn bytes(&self) -> usize {
        self.found.as_ref().map_or(0, |found| found.bytes)
    }
}

impl<'w> Desk<'w> {
    fn open(
        connection: Connection,
        (look, old): (Look, Old),
        company: &'w Company<'w>,
    ) -> Done<Self> {
        // What undoes one file of several is kept in memory: it would be written to the disk beside everything else.
        connection.pragma_update(None, "temp_store", "memory")?;
        let row = "INSERT INTO catalog_runs VALUES (NULL, ?, NULL, ?, ?)";
        let program = Maker::of_run(0).program;
        connection.execute(row, params![(company.now)(), program, files::all_rules()])?;
        let maker = Maker::of_run(connection.last_insert_rowid());
        Ok(Self { connection, look, old, maker, company, unread: Vec::new() })
    }

    fn close(self) -> Done<Vec<String>> {
        let ended = "UPDATE catalog_runs SET \"finished\" = ? WHERE \"run\" = ?";
        self.connection.execute(ended, params![(self.company.now)(), self.maker.run])?;
        self.connection.close().map_err(|(_, cause)| cause)?;
        Ok(self.unread)
    }

    fn window(&mut self, window: &[Arrival], pool: &ThreadPool, tally: &mut Tally) -> Done<()> {
        let mut fresh = Vec::new();
        for arrival in window {
            match files::past(&self.connection, arrival.name(), arrival.stamp(), &self.maker)? {
                Past::Outdated if self.old == Old::Refresh => fresh.push(arrival),
                Past::Same | Past::Outdated if self.look == Look::Stamp => tally.unchanged += 1,
                Past::Quarantined if self.look == Look::Stamp => tally.quarantined += 1,
                Past::Unknown | Past::Same | Past::Outdated | Past::Quarantined => {
                    fresh.push(arrival);
                }
            }
        }
        let read: Vec<Read<'_>> = pool.install(|| fresh.into_par_iter().map(read).collect());
        let known = read.iter().map(|read| self.is_known(read)).collect::<Done<Vec<_>>>()?;
        let stop = self.company.stop;
        let unless_over = |file| (!stop()).then(|| extracted(file));
        let extracted: Vec<Extracted<'_>> =
            pool.install(|| read.into_par_iter().zip(known).filter_map(unless_over).collect());
        let mut rest = extracted.into_iter().peekable();
        while rest.peek().is_some() && !stop() {
            self.together(&mut rest, tally)?;
        }
        Ok(())
    }

    /// Takes the next files in, in one transaction, and tells of them once nothing can undo it. There are several only
    /// where they are small, so that no other run waits long.
    fn together<'a>(
        &mut self,
        rest: &mut Peekable<impl Iterator<Item = Extracted<'a>>>,
        tally: &mut Tally,
    ) -> Done<()> {
        let immediate = TransactionBehavior::Immediate;
        let mut transaction = Transaction::new_unchecked(&self.connection, immediate)?;
        let (mut bytes, mut taken, mut unread) = (0, Vec::new(), Vec::new());
        while let Some(file) =
            rest.next_if(|file| taken.is_empty() || bytes + file.bytes() <= TOGETHER)
        {
            bytes += file.bytes();
            if file.found.is_err() && file.stamp.is_none() {
                unread.push(file.arrival.name().to_owned());
            }
            taken.push(self.take(&mut transaction, file)?);
        }
        transaction.commit()?;
        self.unread.extend(unread);
        for taken in &taken {
            self.tell(taken, tally);
        }
        Ok(())
    }

    /// Whether there is nothing to extract: the bytes gave a report before, or failed with the same program.
    fn is_known(&self, read: &Read<'_>) -> Done<bool> {
        let Ok((hash, _)) = &read.bytes else { return Ok(false) };
        let known = "SELECT \"state\" = 'ok', \"program_version\", \"rules_version\", coalesce(\"format\", '') \
            FROM catalog_contents WHERE \"blake3\" = ?";
        let known = self.connection.prepare(known)?.query_row([hash], |row| {
            let [program, rules, format] = [row.get::<_, String>(1)?, row.get(2)?, row.get(3)?];
            let is_of_now = rules == crate::rules_version(&format);
            let is_kept = is_of_now || self.old == Old::Keep;
            let has_failed_so = is_of_now && program == self.maker.program;
            Ok(if row.get(0)? { is_kept } else { has_failed_so })
        });
        Ok(known.optional()?.unwrap_or(false))
    }

    fn take<'a>(&self, within: &mut Transaction<'_>, file: Extracted<'a>) -> Done<Taken<'a>> {
        let Extracted { arrival, stamp, found } = file;
        let (path, (found, mut failure)) = (arrival.name(), self.sorted(found));
        let taken = shelf::take(within, Delivery { path, stamp, found }, &self.maker);
        let shelved = match taken {
            // A comparison that fails is a bug in one document; the others go on.
            Err(Trouble::Bug(bug)) => {
                let (found, bug) = self.sorted(Err(bug.into()));
                failure = bug;
                shelf::take(within, Delivery { path, stamp, found }, &self.maker)?
            }
            taken => taken?,
        };
        Ok(Taken { path, shelved, failure })
    }

    fn tell(&self, taken: &Taken<'_>, tally: &mut Tally) {
        let Taken { path, shelved, failure } = taken;
        tally.count(shelved, failure.is_some());
        let Shelved { outcome, documents, revisions } = *shelved;
        match failure {
            Some(failure) => (self.company.watch)(Event::Failed(failure)),
            None if outcome == Outcome::Unchanged => {}
            None => {
                let told = Told { path, outcome, documents, revisions };
                (self.company.watch)(Event::Told(told));
            }
        }
    }

    /// What was found as the catalogue takes it, and what failed.
    fn sorted(&self, found: Result<Extract, Failure>) -> (Found, Option<Failure>) {
        let fault = |failure: &Failure| Fault::of(failure, self.company.words);
        match found {
            Ok(Extract { hash, bytes, report: None }) => (Found::Bytes(hash, bytes, None), None),
            Ok(Extract { hash, bytes, report: Some(Ok(report)) }) => {
                (Found::Bytes(hash, bytes, Some(Ok(report))), None)
            }
            Ok(Extract { hash, bytes, report: Some(Err(failure)) }) => {
                (Found::Bytes(hash, bytes, Some(Err(fault(&failure)))), Some(failure))
            }
            Err(failure) => (Found::Nothing(fault(&failure)), Some(failure)),
        }
    }
}

impl Tally {
    fn count(&mut self, shelved: &Shelved, is_first: bool) {
        self.documents += shelved.documents;
        self.revisions += shelved.revisions;
        match shelved.outcome {
            Outcome::New => self.new += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Known => self.known += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Reread => self.reread += 1,
            Outcome::Failed if is_first => self.failed += 1,
            Outcome::Failed => self.quarantined += 1,
        }
    }
}

fn read(arrival: &Arrival) -> Read<'_> {
    let now = SystemTime::now();
    match arrival.read() {
        Ok((stamp, bytes)) => {
            let hash = blake3::hash(&bytes).to_hex().to_string();
            Read { arrival, stamp: Some(stamp.as_of(now)), bytes: Ok((hash, bytes)) }
        }
        // What cannot be read now may be readable next time; what is refused by its size stays so.
        Err(failure) => {
            let is_final = matches!(failure, Failure::Refused { .. });
            Read { arrival, stamp: arrival.stamp().filter(|_| is_final), bytes: Err(failure) }
        }
    }
}

fn extracted((read, is_known): (Read<'_>, bool)) -> Extracted<'_> {
    let Read { arrival, stamp, bytes } = read;
    let found = bytes.map(|(hash, bytes)| {
        let size = bytes.len();
        let extract = || {
            let read = arrivals::extract(arrival.name(), bytes, Reading::default());
            read.map(|(report, _)| Box::new(report))
        };
        Extract { hash, bytes: size, report: (!is_known).then(extract) }
    });
    Extracted { arrival, stamp, found }
}
