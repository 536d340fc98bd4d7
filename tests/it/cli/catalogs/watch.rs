//! Watching: what arrives is taken in once it is complete, and once; a signal ends it; what goes wrong meanwhile is told
//! once and waited for.

use super::{decision, page};
use crate::cli::{Desk, program};
use rusqlite::Connection;
use std::fs::{self, File};
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Longer than anything takes that does not fail.
const LIMIT: Duration = Duration::from_secs(120);
/// How often it is looked whether something has happened.
const PAUSE: Duration = Duration::from_millis(5);
/// Decisions of a folder.
const DECISIONS: u32 = 12;

/// A run of `watch`, ended with the test.
struct Watching<'d> {
    desk: &'d Desk,
    child: Child,
}

impl Desk {
    /// Watches `in`, with these options.
    fn watch(&self, options: &str) -> Watching<'_> {
        let child = Command::new(program())
            .args(["watch", "in", "--catalog", "c.sqlite", "--jobs", "1", "--lang", "en"])
            .args(options.split_whitespace())
            .current_dir(self.path("."))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(self.path("log")).unwrap())
            .spawn()
            .unwrap();
        Watching { desk: self, child }
    }

    /// A file that stands below `in` from one moment to the next.
    fn deliver(&self, name: &str, text: &str) {
        self.put("aside", text.as_bytes());
        self.age("aside");
        fs::rename(self.path("aside"), self.path(&format!("in/{name}"))).unwrap();
    }
}

impl Watching<'_> {
    fn log(&self) -> String {
        fs::read_to_string(self.desk.path("log")).unwrap()
    }

    /// How many lines so far have these words.
    fn lines(&self, words: &str) -> usize {
        self.log().lines().filter(|line| line.contains(words)).count()
    }

    /// Waits until something is so.
    #[track_caller]
    fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            let status = self.child.try_wait().unwrap();
            assert!(
                status.is_none() || is_so(self),
                "ended ({status:?}) without {what}: {}",
                self.log()
            );
            assert!(begun.elapsed() < LIMIT, "{what} is not so: {}", self.log());
            sleep(PAUSE);
        }
    }

    /// Waits until a line has these words.
    #[track_caller]
    fn says(&mut self, words: &str) {
        self.until(words, |it| it.lines(words) > 0);
    }

    /// Sends SIGTERM; the status and what was said.
    fn ended(mut self) -> (Option<i32>, String) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        (self.child.wait().unwrap().code(), self.log())
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder with decisions that have stood there for long.
fn inbox() -> Desk {
    let desk = Desk::new();
    for at in 0..DECISIONS {
        let text = decision(300 + at, &format!("chương trình số {at}"), "30/6/2026");
        desk.put(&format!("in/{at:02}.txt"), text.as_bytes());
    }
    desk.put("in/03.html", page(&decision(303, "chương trình số 3", "30/6/2026")).as_bytes());
    desk.age("in");
    desk
}

/// A folder with one decision.
fn small() -> Desk {
    let desk = Desk::with(&[("in/310.txt", decision(310, "y tế", "30/6/2026").as_bytes())]);
    desk.age("in");
    desk
}

/// What a catalogue holds that `ingest` makes of the same files.
fn ingested(desk: &Desk) -> String {
    fs::rename(desk.path("c.sqlite"), desk.path("watched.sqlite")).unwrap();
    desk.ingest("in").with(0);
    desk.dump()
}

#[test]
fn a_file_that_is_renamed_in_is_taken_in_at_once() {
    let desk = small();
    let mut watching = desk.watch("--interval 3600");
    watching.says("in/310.txt: new (1 new document)");
    desk.put("in/322.txt.part", decision(322, "đào tạo", "30/6/2026").as_bytes());
    desk.age("in/322.txt.part");
    desk.deliver("330.txt", &decision(330, "nước sạch", "30/6/2026"));
    watching.says("in/330.txt: new");
    assert_eq!(watching.lines("322"), 0, "{}", watching.log());
    fs::rename(desk.path("in/322.txt.part"), desk.path("in/322.txt")).unwrap();
    watching.says("in/322.txt: new (1 new document)");
    fs::create_dir(desk.path("in/below")).unwrap();
    fs::rename(desk.path("in/322.txt"), desk.path("in/below/323.txt")).unwrap();
    watching.says("in/below/323.txt: known content");
    let (status, log) = watching.ended();
    assert_eq!(status, Some(0));
    assert!(log.contains("watching in → c.sqlite") && log.contains("3 new files"), "{log}");
    assert_eq!(desk.column("SELECT path FROM catalog_files ORDER BY path").len(), 3);
}

#[test]
fn a_file_that_is_written_in_pieces_is_taken_in_once_and_whole() {
    let desk = small();
    let mut watching = desk.watch("--interval 0.1 --settle 3");
    watching.says("in/310.txt: new");
    let text = decision(322, "đào tạo", "30/6/2026");
    let mut file = File::create(desk.path("in/322.txt")).unwrap();
    for piece in text.as_bytes().chunks(text.len() / 8) {
        file.write_all(piece).unwrap();
        sleep(Duration::from_millis(60));
    }
    watching.says("in/322.txt: new (1 new document)");
    assert_eq!(watching.ended().0, Some(0));
    let bytes = "SELECT bytes FROM catalog_contents ORDER BY content DESC LIMIT 1";
    assert_eq!(desk.number(bytes), i64::try_from(text.len()).unwrap());
    assert_eq!(desk.number("SELECT count(*) FROM catalog_contents"), 2);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_revisions"), 2);
}

#[test]
fn a_signal_ends_it_while_nothing_happens() {
    let desk = inbox();
    let mut watching = desk.watch("--interval 3600");
    watching.says("in/11.txt: new");
    let (status, log) = watching.ended();
    assert_eq!(status, Some(0), "{log}");
    assert!(log.ends_with(" s\n") && log.contains("13 new files"), "{log}");
    assert_eq!(desk.number("SELECT count(*) FROM catalog_runs WHERE finished IS NULL"), 0);
    let watched = desk.dump();
    assert_eq!(watched, ingested(&desk));
}

#[test]
fn a_signal_ends_it_after_the_file_in_hand() {
    // It may come too late; not each time.
    let halfway = (0..5).any(|_| {
        let desk = inbox();
        let mut watching = desk.watch("");
        watching.says("in/00.txt: new");
        let (status, log) = watching.ended();
        assert_eq!(status, Some(0), "{log}");
        assert_eq!(desk.number("SELECT count(*) FROM catalog_runs WHERE finished IS NULL"), 0);
        let files = desk.number("SELECT count(*) FROM catalog_files");
        desk.ingest("in").with(0);
        let watched = desk.dump();
        assert_eq!(watched, ingested(&desk));
        files < i64::from(DECISIONS)
    });
    assert!(halfway);
}

#[test]
fn once_takes_in_what_is_complete_and_ends() {
    let desk = small();
    let once = |status| {
        desk.run("watch in --catalog c.sqlite --once --settle 0.5 --interval 3600").with(status)
    };
    once(0).complains(&["in/310.txt: new"]).complains(&["1 new file"]);
    let before = desk.dump();
    desk.put("in/330.txt", b"");
    desk.put("in/340.txt.tmp", b"half a file");
    once(0).complains(&["in/330.txt", "still being written"]).complains(&["1 unchanged"]);
    assert_eq!(desk.dump(), before);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_runs"), 1);
    desk.put("in/330.txt", decision(330, "nước sạch", "30/6/2026").as_bytes());
    once(0).complains(&["in/330.txt: new"]);
    desk.put("in/bad.bin", b"\0\x01");
    desk.age("in/bad.bin");
    once(1).complains(&["in/bad.bin", "binary"]);
    let said = once(1).complains(&["1 still in quarantine"]);
    assert!(!said.stderr.contains("bad.bin"), "{}", said.stderr);
}

#[test]
fn what_can_never_be_is_told_at_the_start() {
    let desk = small();
    let run = |line: &str, status, words: &[&str]| {
        desk.run(line).with(status).complains(words);
    };
    run("watch in nowhere --catalog c.sqlite", 3, &["nowhere", "no such file or folder"]);
    run("watch in/310.txt --catalog c.sqlite", 3, &["in/310.txt", "not a directory"]);
    assert!(!desk.path("c.sqlite").exists());
    run("watch in --catalog no/c.sqlite", 3, &["no/c.sqlite"]);
    run("watch - --catalog c.sqlite", 2, &["standard input"]);
    desk.put("c.sqlite", b"nothing of the kind, but long enough to be looked at as one");
    run("watch in --catalog c.sqlite", 3, &["c.sqlite", "not a catalogue"]);
    fs::remove_file(desk.path("c.sqlite")).unwrap();
    fs::create_dir(desk.path("empty")).unwrap();
    run("watch empty --catalog c.sqlite --once", 0, &["0 new files"]);
    desk.catalog().pragma_update(None, "user_version", 99).unwrap();
    run("watch in --catalog c.sqlite", 3, &["c.sqlite", "newer version"]);
}

#[test]
fn a_bad_file_is_told_once_and_the_others_go_on() {
    let desk = small();
    desk.put("in/000.bin", b"\0\x01");
    desk.age("in");
    let mut watching = desk.watch("--interval 0.1");
    watching.says("in/310.txt: new");
    for (number, name) in [(322, "322.txt"), (330, "330.txt")] {
        desk.deliver(name, &decision(number, "nước sạch", "30/6/2026"));
        watching.says(&format!("in/{name}: new"));
    }
    assert_eq!(watching.lines("in/000.bin"), 1, "{}", watching.log());
    assert_eq!(watching.ended().0, Some(0));
    let mut watching = desk.watch("--interval 0.1");
    desk.deliver("340.txt", &decision(340, "nhà ở", "30/6/2026"));
    watching.says("in/340.txt: new");
    let (_, log) = watching.ended();
    assert!(!log.contains("000.bin") && log.contains("1 still in quarantine"), "{log}");
}

#[test]
fn a_folder_that_goes_is_told_once_and_waited_for() {
    let desk = small();
    let mut watching = desk.watch("--interval 0.1");
    watching.says("in/310.txt: new");
    fs::rename(desk.path("in"), desk.path("away")).unwrap();
    watching.says("in: the folder is not there any more");
    let text = decision(322, "đào tạo", "30/6/2026");
    desk.put("away/322.txt", text.as_bytes());
    desk.age("away/322.txt");
    fs::rename(desk.path("away"), desk.path("in")).unwrap();
    watching.says("in: the folder is there again");
    watching.says("in/322.txt: new");
    assert_eq!(watching.lines("not there any more"), 1, "{}", watching.log());
    let (status, log) = watching.ended();
    assert_eq!(status, Some(0), "{log}");
    assert_eq!(desk.number("SELECT count(*) FROM catalog_runs"), 2, "nothing was read twice");
}

#[test]
fn a_catalogue_that_goes_is_waited_for_and_another_gets_all() {
    let desk = small();
    let mut watching = desk.watch("--interval 0.1");
    watching.says("in/310.txt: new");
    watching.until("idle", |it| !it.desk.path("c.sqlite-wal").exists());
    fs::rename(desk.path("c.sqlite"), desk.path("old.sqlite")).unwrap();
    desk.deliver("322.txt", &decision(322, "đào tạo", "30/6/2026"));
    watching.says("c.sqlite: no such file or folder; it is tried again");
    assert!(!desk.path("c.sqlite").exists());
    desk.run("watch empty --catalog other.sqlite").with(3);
    fs::create_dir(desk.path("empty")).unwrap();
    desk.run("watch empty --catalog other.sqlite --once").with(0);
    Connection::open(desk.path("other.sqlite")).unwrap().close().unwrap();
    fs::rename(desk.path("other.sqlite"), desk.path("c.sqlite")).unwrap();
    watching.says("in/322.txt: new");
    assert_eq!(watching.lines("in/310.txt: new"), 2, "{}", watching.log());
    assert_eq!(watching.lines("tried again"), 1, "{}", watching.log());
    assert_eq!(watching.ended().0, Some(0));
}
