//! Runs that are killed at any moment: over nothing, over what another kill left, over a catalogue that has everything
//! already, and over one that gets revisions.

use super::{FILES, decisions, inbox, undisturbed};
use crate::cli::Desk;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::fs;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Moments at which a run is killed, where `KILLS` in the environment asks for no other number.
const KILLS: u32 = 10;

/// Multiples of it, whole parts aside, lie evenly between 0 and 1, however many there are.
const GOLDEN: f64 = 0.618_033_988_749_895;

/// Files that are corrected, each with a document of its own.
const CORRECTED: usize = 6;

/// What a run has to do that is killed, in their order on one catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Work {
    /// Everything, from an empty folder on.
    All,
    /// What the kill before left.
    Rest,
    /// Nothing: all is there already.
    Nothing,
    /// New revisions.
    Revisions,
    /// Those of them that the kill before left.
    OtherRevisions,
}

const WORKS: [Work; 5] =
    [Work::All, Work::Rest, Work::Nothing, Work::Revisions, Work::OtherRevisions];

/// From when on the time to a kill is counted: most of a short run passes before anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum From {
    /// The start of the process.
    Start,
    /// The time at which it begins to write into the log what it has to do.
    Writing,
}

/// Where a kill fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    /// There were no tables yet.
    BeforeTables,
    /// The run had not put itself down, or had taken nothing in yet.
    BeforeFiles,
    /// Some of the files were taken in.
    AmongFiles,
    /// A transaction was written without its end.
    InTransaction,
    /// What was written was being moved into the file of the catalogue.
    InCheckpoint,
    /// All was taken in, the run had not ended.
    BeforeEnd,
    /// The run had ended.
    Late,
}

/// How far a catalogue has come: its runs, its files, its revisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct State {
    runs: u32,
    ended: u32,
    files: u32,
    revisions: u32,
}

impl Desk {
    /// Nothing where there are no tables yet.
    fn state(&self) -> Option<State> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
        let connection = Connection::open_with_flags(self.path("c.sqlite"), flags).ok()?;
        let state = "SELECT (SELECT count(*) FROM catalog_runs), (SELECT count(finished) FROM catalog_runs), \
            (SELECT count(*) FROM catalog_files), (SELECT count(*) FROM catalog_revisions)";
        let read = connection.query_row(state, [], |row| {
            let (runs, ended) = (row.get(0)?, row.get(1)?);
            Ok(State { runs, ended, files: row.get(2)?, revisions: row.get(3)? })
        });
        read.ok()
    }

    fn correct(&self) {
        for (at, text) in decisions("20/9/2026").iter().enumerate().skip(2).take(CORRECTED) {
            self.put(&format!("in/{at:02}.txt"), text.as_bytes());
        }
    }

    /// What the log beside the catalogue says of the moment at which its writer died; it is gone once it is opened.
    fn cut_short(&self) -> Option<Moment> {
        let bytes = |end: &str| fs::read(self.path(&format!("c.sqlite{end}"))).unwrap_or_default();
        let (log, index) = (bytes("-wal"), bytes("-shm"));
        if ends_without_commit(&log) {
            return Some(Moment::InTransaction);
        }
        is_moving(&index).then_some(Moment::InCheckpoint)
    }
}

/// Whether the last frame of the log that is of its present round ends no transaction.
fn ends_without_commit(log: &[u8]) -> bool {
    const HEAD: usize = 32;
    const FRAME: usize = 24 + 4096;
    let Some((head, frames)) = log.split_at_checked(HEAD) else { return false };
    let of_round = frames.chunks_exact(FRAME).take_while(|frame| frame[8..16] == head[16..24]);
    of_round.last().is_some_and(|frame| frame[4..8] == [0; 4])
}

/// Whether more pages were being moved into the catalogue than were said to be there.
fn is_moving(index: &[u8]) -> bool {
    let count = |at: usize| index.get(at..at + 4).map(<[u8]>::to_vec);
    let (moved, begun) = (count(96), count(128));
    moved.zip(begun).is_some_and(|(moved, begun)| moved != begun && begun != [0; 4])
}

/// Kills `run` after this time; whether it had ended before.
fn killed(mut run: Child, after: Duration) -> bool {
    sleep(after);
    let has_ended = run.try_wait().unwrap().is_some();
    run.kill().unwrap();
    run.wait().unwrap();
    has_ended
}

fn moment(had: Option<State>, cut: Option<Moment>, has: Option<State>, work: Work) -> Moment {
    let (had, Some(has)) = (had.unwrap_or_default(), has) else { return Moment::BeforeTables };
    let is_done = match work {
        Work::All | Work::Rest | Work::Nothing => has.files as usize == FILES,
        Work::Revisions | Work::OtherRevisions => {
            has.revisions as usize >= CORRECTED + FIRST_REVISIONS
        }
    };
    if has.ended > had.ended {
        return cut.unwrap_or(Moment::Late);
    }
    let untouched =
        has.runs == had.runs || (has.files, has.revisions) == (had.files, had.revisions);
    cut.unwrap_or(match (is_done, untouched) {
        (true, _) if has.runs > had.runs => Moment::BeforeEnd,
        (_, true) => Moment::BeforeFiles,
        (_, false) => Moment::AmongFiles,
    })
}

/// The first of each document, the issue among them, and the second of one that has two texts.
const FIRST_REVISIONS: usize = 15;

/// How long each kind of work takes: longer where kills come before its end, shorter where they come too late.
struct Spans(BTreeMap<(Work, From), Duration>);

impl Spans {
    /// Begins a run on the catalogue of `desk` and kills it.
    fn kill(&mut self, desk: &Desk, work: Work, kill: u32) {
        let is_odd_round = (kill as usize - 1) / WORKS.len() % 2 == 1;
        let from = if is_odd_round { From::Writing } else { From::Start };
        let log = || fs::metadata(desk.path("c.sqlite-wal")).and_then(|log| log.modified()).ok();
        let (mut last, mut run, mut writes) = (log(), desk.begin(), 0);
        while from == From::Writing && writes < work.before() && run.try_wait().unwrap().is_none() {
            sleep(Duration::from_millis(1));
            let now = log();
            writes += u32::from(now != last);
            last = now;
        }
        let part = (f64::from(kill) * GOLDEN).fract();
        // The tables are made at the very beginning.
        let part = if (work, from) == (Work::All, From::Start) { part * part } else { part };
        let span = self.0.get_mut(&(work, from)).unwrap();
        let is_late = killed(run, span.mul_f64(part));
        *span = span.mul_f64(if is_late { 0.8 } else { 1.05 });
    }
}

impl Work {
    /// How often the log is written before the next write is of a file, or of the tables: the run puts itself down first.
    fn before(self) -> u32 {
        match self {
            Self::All | Self::Nothing => 1,
            Self::Rest | Self::Revisions | Self::OtherRevisions => 2,
        }
    }
}

/// What is in a catalogue that nothing disturbed, before the corrections and after them, and how long it took.
fn expected() -> ([String; 2], Spans) {
    let (desk, before, all) = undisturbed();
    desk.correct();
    let start = Instant::now();
    desk.begin().wait().unwrap();
    let revisions = start.elapsed();
    let after = desk.whole();
    let start = Instant::now();
    desk.begin().wait().unwrap();
    let nothing = start.elapsed();
    let spans = WORKS.into_iter().flat_map(|work| {
        let span = match work {
            Work::All | Work::Rest => all,
            Work::Nothing => nothing,
            Work::Revisions | Work::OtherRevisions => revisions,
        };
        [((work, From::Start), span), ((work, From::Writing), span / 2)]
    });
    ([before, after], Spans(spans.collect()))
}

/// The next run does all that is left.
#[track_caller]
fn is_completed(desk: &Desk, dump: &str) {
    desk.ingest("in").with(1);
    assert!(desk.whole() == dump, "{}\n\ninstead of\n\n{dump}", desk.whole());
}

#[test]
fn a_run_that_is_killed_at_any_moment_is_completed_by_the_next() {
    let asked = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let ([before, after], mut spans) = expected();
    let (mut desk, mut fallen) = (inbox(), BTreeMap::new());
    for (kill, work) in (1..=asked).zip(WORKS.into_iter().cycle()) {
        match work {
            Work::All => desk = inbox(),
            Work::Nothing => is_completed(&desk, &before),
            Work::Revisions => desk.correct(),
            Work::Rest | Work::OtherRevisions => {}
        }
        let had = desk.state();
        spans.kill(&desk, work, kill);
        let cut = desk.cut_short();
        let has = desk.state();
        *fallen.entry((work, moment(had, cut, has, work))).or_insert(0) += 1;
        if has.is_some() {
            desk.whole();
        }
        match work {
            Work::Nothing => assert!(desk.whole() == before),
            Work::OtherRevisions => is_completed(&desk, &after),
            Work::All | Work::Rest | Work::Revisions => {}
        }
    }
    for ((work, moment), kills) in &fallen {
        println!("{work:?} {moment:?}: {kills}");
    }
    let in_time = fallen.iter().filter(|((_, moment), _)| *moment != Moment::Late);
    let in_time: u32 = in_time.map(|(_, kills)| kills).sum();
    assert!(in_time > asked / 3, "{in_time} of {asked} runs were killed before they had ended");
}
