//! Files that change while they are read: whole versions that take each other's place, and one that is written piece by
//! piece.

use super::super::decision;
use crate::cli::Desk;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

const FILE: &str = "in/310.txt";
const ID: &str = "vn/son-la/qd-ubnd/2026/310";
/// Runs that go over the file while it is written.
const RUNS: usize = 8;

/// Ends the writer, also where a test fails meanwhile.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The version of that number; all have one length.
fn version(number: u32) -> String {
    decision(310, "chuyển đổi số y tế", &format!("{:02}/6/2026", 1 + number % 28))
}

/// Writes version after version in this manner while runs go over them; then the last, and one more run.
fn rewritten(write: impl Fn(&Path, &str) + Sync) -> Desk {
    let desk = Desk::with(&[(FILE, version(0).as_bytes())]);
    let (path, is_over) = (desk.path(FILE), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in (0..).take_while(|_| !is_over.load(Ordering::Relaxed)) {
                write(&path, &version(number));
            }
            write(&path, &version(27));
        });
        let _over = Over(&is_over);
        for _ in 0..RUNS {
            let said = desk.ingest("in");
            assert!(matches!(said.status, 0 | 1), "{}", said.stderr);
            assert!(!said.stderr.contains("panicked"), "{}", said.stderr);
            desk.whole();
        }
    });
    desk.ingest("in").with(0);
    desk.whole();
    desk
}

/// The decision is there once, and says what one says that took in only its last version.
fn is_the_last(desk: &Desk) {
    let still = Desk::with(&[(FILE, version(27).as_bytes())]);
    still.ingest("in").with(0);
    for sql in [
        &format!(
            "SELECT id || title FROM documents WHERE id = '{ID}' OR parent_id = '{ID}' ORDER BY id"
        ),
        &format!(
            "SELECT id || '|' || title || '|' || leads || '|' || deadline_raw FROM tasks WHERE document_id GLOB '{ID}*' ORDER BY id"
        ),
        &format!("SELECT text FROM search WHERE id GLOB '{ID}*' ORDER BY text"),
    ] {
        let (has, wanted) = (desk.column(sql), still.column(sql));
        assert!(!wanted.is_empty() && has == wanted, "{has:#?}\ninstead of\n{wanted:#?}");
    }
    let known = format!("SELECT count(*) FROM catalog_documents WHERE id = '{ID}'");
    assert_eq!(desk.number(&known), 1);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_files"), 1);
}

#[test]
fn of_a_file_that_is_replaced_again_and_again_only_whole_versions_are_seen() {
    let desk = rewritten(|path, text| {
        // Files that begin with a dot are no inputs.
        let beside = path.with_file_name(".310.part");
        fs::write(&beside, text).unwrap();
        fs::rename(&beside, path).unwrap();
    });
    is_the_last(&desk);
    let whole: Vec<String> =
        (0..28).map(|number| blake3::hash(version(number).as_bytes()).to_string()).collect();
    for hash in desk.column("SELECT blake3 FROM catalog_contents") {
        assert!(whole.contains(&hash), "{hash} is the hash of no version");
    }
    assert_eq!(desk.number("SELECT count(*) FROM catalog_documents"), 1);
}

#[test]
fn a_file_that_is_written_piece_by_piece_is_whole_once_the_writer_is_done() {
    let desk = rewritten(|path, text| {
        let mut file = File::create(path).unwrap();
        for piece in text.as_bytes().chunks(500) {
            file.write_all(piece).unwrap();
            thread::sleep(Duration::from_millis(2));
        }
    });
    is_the_last(&desk);
}

/// What was there when the folder was looked through and is gone when it is read was renamed or replaced: nobody has to
/// be told of it for ever.
#[test]
fn a_file_that_is_gone_before_it_is_read_is_not_in_quarantine() {
    let desk = Desk::with(&[(FILE, version(0).as_bytes())]);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in (0..).take_while(|_| !is_over.load(Ordering::Relaxed)) {
                let path = desk.path(&format!("in/passing-{number}.txt"));
                fs::write(&path, decision(311, "đào tạo nghề", "30/6/2026")).unwrap();
                thread::sleep(Duration::from_millis(5));
                fs::remove_file(&path).unwrap();
                thread::sleep(Duration::from_millis(5));
            }
        });
        let _over = Over(&is_over);
        for _ in 0..RUNS {
            let said = desk.ingest("in");
            assert!(matches!(said.status, 0 | 1), "{}", said.stderr);
        }
    });
    desk.ingest("in").with(0);
    assert_eq!(desk.column("SELECT path FROM catalog_files WHERE error_kind IS NOT NULL"), [""; 0]);
}

/// A clock of files ticks every few milliseconds only: two versions of one size can have one time.
#[test]
fn a_file_that_is_as_young_as_the_look_at_it_is_read_again() {
    let desk = Desk::new();
    let put = |number| {
        desk.put(FILE, version(number).as_bytes());
        let file = File::options().write(true).open(desk.path(FILE)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(32_503_680_000)).unwrap();
    };
    put(1);
    desk.ingest("in").with(0).complains(&["in/310.txt: new"]);
    put(2);
    desk.ingest("in").with(0).complains(&["in/310.txt: changed (1 new revision)"]);
    desk.ingest("in").with(0).complains(&["1 unchanged"]);
}
