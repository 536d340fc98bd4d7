//! Breaks: killed at any moment, two at once, held by another. Whatever happens, the next run makes it whole.

use super::{decision, gazette};
use crate::cli::Desk;
use rusqlite::{Connection, OpenFlags};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Decisions, and files: one decision stands in the issue only, one in another text as well, one file is bad.
const DECISIONS: u32 = 25;
const FILES: usize = 27;
/// Moments at which a run is killed.
const KILLS: u32 = 20;
/// How many of them one catalogue has to bear.
const ON_ONE: u32 = 4;

/// Multiples of it, whole parts aside, lie evenly between 0 and 1, however many there are.
const GOLDEN: f64 = 0.618_033_988_749_895;

/// A folder with decisions, the issue that prints them, and one that is corrected under another name.
fn inbox() -> Desk {
    let desk = Desk::new();
    let texts: Vec<String> = (0..DECISIONS)
        .map(|at| decision(300 + at, &format!("chương trình số {at}"), "30/6/2026"))
        .collect();
    for (at, text) in texts.iter().enumerate().skip(1) {
        desk.put(&format!("in/{at:02}.txt"), text.as_bytes());
    }
    desk.put("in/00-issue.txt", gazette(&texts).as_bytes());
    desk.put("in/99.txt", decision(301, "chương trình số 1", "15/8/2026").as_bytes());
    desk.put("in/bad.txt", b"\0\x01\x02");
    desk.age("in");
    desk
}

impl Desk {
    /// Begins a run that is not waited for.
    fn begin(&self) -> Child {
        Command::new(env!("CARGO_BIN_EXE_congbao"))
            .args(["ingest", "in", "--catalog", "c.sqlite", "--jobs", "1", "--quiet"])
            .current_dir(self.path("."))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// How many files were taken in.
    fn files(&self) -> usize {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
        let Ok(connection) = Connection::open_with_flags(self.path("c.sqlite"), flags) else {
            return 0;
        };
        let files = "SELECT count(*) FROM catalog_files";
        connection
            .query_row(files, [], |row| row.get::<_, u32>(0))
            .map_or(0, |files| files as usize)
    }

    /// No document without its records, no record without its document.
    fn is_whole(&self) {
        self.dump();
        let half = "SELECT count(*) FROM catalog_documents AS d JOIN catalog_contents AS c USING (content) \
            WHERE NOT EXISTS (SELECT 1 FROM documents AS x WHERE x.source = c.source AND x.id = d.id) \
            OR NOT EXISTS (SELECT 1 FROM catalog_revisions AS r WHERE r.document = d.document AND r.revision = d.revision)";
        assert_eq!(self.number(half), 0);
        let twice =
            "SELECT count(*) FROM (SELECT id FROM documents GROUP BY id HAVING count(*) > 1)";
        assert_eq!(self.number(twice), 0);
    }
}

/// A catalogue that nothing disturbed, and when the first and the last file was taken in.
struct Undisturbed {
    desk: Desk,
    dump: String,
    first: Duration,
    last: Duration,
}

fn undisturbed() -> Undisturbed {
    let desk = inbox();
    let start = Instant::now();
    let mut run = desk.begin();
    while run.try_wait().unwrap().is_none() && desk.files() == 0 {
        sleep(Duration::from_millis(5));
    }
    let first = start.elapsed();
    run.wait().unwrap();
    let (last, dump) = (start.elapsed(), timeless(&desk));
    Undisturbed { desk, dump, first, last }
}

/// A dump without the times of the files, which were written for each test.
fn timeless(desk: &Desk) -> String {
    desk.is_whole();
    let dump = desk.dump();
    let modified: Vec<i64> = {
        let connection = desk.catalog();
        let mut rows = connection.prepare("SELECT modified FROM catalog_files").unwrap();
        let rows = rows.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    modified.iter().fold(dump, |dump, time| dump.replace(&format!("Integer({time})"), "time"))
}

/// `KILLS` in the environment asks for more moments.
#[test]
fn a_run_that_is_killed_at_any_moment_is_completed_by_the_next() {
    let asked = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok());
    let Undisturbed { dump, first, last, .. } = undisturbed();
    let work = last.saturating_sub(first) / ON_ONE;
    let (mut desk, mut halfway) = (inbox(), 0);
    for kill in 1..=asked.unwrap_or(KILLS) {
        let (mut run, had) = (desk.begin(), desk.files());
        let moment = (f64::from(kill) * GOLDEN).fract();
        if kill % ON_ONE == 1 {
            sleep(first.mul_f64(1.2 * moment));
        } else {
            while run.try_wait().unwrap().is_none() && desk.files() == had {
                sleep(Duration::from_millis(1));
            }
            sleep(work.mul_f64(moment));
        }
        run.kill().unwrap();
        run.wait().unwrap();
        if desk.files() > 0 {
            desk.is_whole();
            halfway += u32::from(desk.files() < FILES);
        }
        if kill % ON_ONE == 0 {
            desk.ingest("in").with(1);
            assert_eq!(timeless(&desk), dump);
            desk = inbox();
        }
    }
    desk.ingest("in").with(1);
    assert_eq!(timeless(&desk), dump);
    assert!(halfway > KILLS / 4, "{halfway} kills came while files were taken in");
}

#[test]
fn two_runs_at_once_do_each_file_once() {
    let Undisturbed { dump, .. } = undisturbed();
    let desk = inbox();
    let runs: Vec<Child> = (0..3).map(|_| desk.begin()).collect();
    for mut run in runs {
        assert_eq!(run.wait().unwrap().code(), Some(1));
    }
    assert_eq!(timeless(&desk), dump);
}

#[test]
fn a_reader_is_not_kept_waiting_by_a_writer() {
    let Undisturbed { desk, .. } = undisturbed();
    let mut writer = desk.catalog();
    let held = writer.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
    held.execute("DELETE FROM search", []).unwrap();
    let found = desk.run("catalog documents --catalog c.sqlite --format csv").with(0).stdout;
    assert_eq!(found.lines().count(), 27, "{found}");
    held.rollback().unwrap();
}
