//! A full disk: no file may grow beyond a limit, wherever in a run that comes.
#![cfg(unix)]

use super::{FILES, inbox, undisturbed};
use crate::cli::{Desk, program};
use std::process::{Command, Output};

/// Limits, in blocks of 512 bytes: from nothing at all over the making of the tables and the midst of the files to
/// what just suffices.
const LIMITS: [u32; 6] = [0, 32, 800, 2_400, 3_000, 4_000];

impl Desk {
    /// A run in which a write beyond the limit fails, as on a full disk.
    fn ingest_within(&self, blocks: u32) -> Output {
        let line = format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$0\" \"$@\"");
        Command::new("sh")
            .args(["-c", &line])
            .arg(program())
            .args(["ingest", "in", "--catalog", "c.sqlite", "--jobs", "1", "--lang", "en"])
            .current_dir(self.path("."))
            .output()
            .unwrap()
    }

    /// Files that were taken in; none where there are no tables.
    fn taken(&self) -> usize {
        let connection = self.catalog();
        let files = "SELECT count(*) FROM catalog_files";
        let files = connection.query_row(files, [], |row| row.get::<_, u32>(0));
        files.map_or(0, |files| files as usize)
    }
}

#[test]
fn a_disk_that_is_full_at_any_moment_loses_nothing() {
    let (_, dump, _) = undisturbed();
    let (mut stopped, mut halfway) = (0, 0);
    for blocks in LIMITS {
        let desk = inbox();
        let said = desk.ingest_within(blocks);
        let told = String::from_utf8(said.stderr).unwrap();
        assert!(!told.contains("panicked"), "{blocks}: {told}");
        let lines = told.lines().filter(|line| line.contains(": new (")).count();
        match said.status.code() {
            Some(3) => {
                let last = told.lines().last().unwrap_or_default();
                assert!(last.contains("c.sqlite: cannot use the catalogue: "), "{blocks}: {told}");
                stopped += 1;
            }
            code => assert_eq!(code, Some(1), "{blocks}: {told}"),
        }
        let taken = desk.taken();
        // What was told is there.
        assert!(taken >= lines, "{blocks}: {taken} files, but {told}");
        if taken > 0 {
            desk.whole();
        }
        halfway += u32::from(taken > 0 && taken < FILES);
        desk.ingest("in").with(1);
        assert!(desk.whole() == dump, "{blocks}");
    }
    assert!(stopped > 3 && halfway > 1, "{stopped} stopped, {halfway} of them halfway");
}
