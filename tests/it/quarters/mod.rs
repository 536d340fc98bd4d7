//! Reports of two further quarters, made from the seeds by a list of known changes × the engine that
//! compares → how many of the changes it tells, and how many of those it tells are true.
//!
//! `fixtures/quarters/NOTES.md` says how the list was written and how to measure.

#![allow(clippy::unwrap_used, reason = "a step that fails is a test that fails")]

mod list;
mod made;
mod measure;
mod oracle;
mod read;
mod seen;
mod told;
mod truth;

use crate::pipeline;
use congbao::data::{Comparison, Level};
use list::Known;
use made::Made;
use measure::Tally;
use read::{unlisted, unread};
use seen::Seen;
use std::io::Write;
use std::path::{Path, PathBuf};
use truth::Truth;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/quarters").join(name)
}

fn fixture(name: &str) -> String {
    pipeline::read(&path(name))
}

/// The reports of three quarters, and what was changed before each.
struct Quarters {
    changes: [Vec<Known>; 3],
    made: [Made; 3],
}

impl Quarters {
    fn read() -> Self {
        let known = list::read();
        let of =
            |quarter: &str| known.iter().filter(|one| one.quarter == quarter).cloned().collect();
        let changes: [Vec<Known>; 3] = [Vec::new(), of("Q2"), of("Q3")];
        let first = Made::seeds();
        let second = first.clone().then(&changes[1]);
        let third = second.clone().then(&changes[2]);
        Self { changes, made: [first, second, third] }
    }

    fn seen(&self, at: usize) -> Seen {
        let made = &self.made[at];
        Seen::new(made, pipeline::report(&format!("q{}.txt", at + 1), &made.text()))
    }
}

/// The texts of the three quarters.
pub(crate) fn texts() -> [String; 3] {
    Quarters::read().made.map(|made| made.text())
}

/// The first quarter, and the same with its rows the other way round.
pub(crate) fn in_two_orders() -> [String; 2] {
    let made = Made::seeds();
    [made.text(), made.reordered().text()]
}

#[test]
fn the_first_quarter_is_what_the_seeds_print() {
    let quarters = Quarters::read();
    let seeds = ["002", "000", "001"].map(|seed| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        pipeline::read(&crate::score::file_of(&folder, seed).unwrap_or_default()) + "\n"
    });
    assert_eq!(quarters.made[0].text(), seeds.concat());
}

/// The made reports as they were, or `UPDATE=1` to write them.
#[test]
fn the_made_reports_are_those_that_stand_beside_the_list() {
    let quarters = Quarters::read();
    for (at, name) in [(1, "q2.txt"), (2, "q3.txt")] {
        let text = quarters.made[at].text();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path(name), &text).unwrap();
        }
        assert!(fixture(name) == text, "{name}: run `UPDATE=1 cargo test --test it made_reports`");
    }
}

/// The truth about two quarters.
struct Pair<'a> {
    name: String,
    sides: [&'a Seen; 2],
    truth: Truth,
}

/// Quarters that are compared with each other.
const PAIRS: [(usize, usize); 3] = [(0, 1), (1, 2), (0, 2)];

impl Quarters {
    fn pairs<'a>(&self, seen: &'a [Seen; 3]) -> [Pair<'a>; 3] {
        PAIRS.map(|(old, new)| {
            let changes = self.changes[old + 1..=new].concat();
            Pair {
                name: format!("Q{} → Q{}", old + 1, new + 1),
                sides: [&seen[old], &seen[new]],
                truth: truth::between(&self.made[old], &self.made[new], &changes),
            }
        })
    }
}

/// A change that is not read cannot be told, and what is read and not in the list would be called invented.
#[test]
fn what_is_read_is_what_the_list_says() {
    let quarters = Quarters::read();
    let seen = [quarters.seen(0), quarters.seen(1), quarters.seen(2)];
    let mut faults = Vec::new();
    for Pair { name, sides, truth } in quarters.pairs(&seen) {
        let listed = truth.changes.iter().chain(&truth.noise);
        faults.extend(listed.filter_map(|one| unread(&name, one, sides)));
        faults.extend(truth.kept.iter().flat_map(|key| unlisted(&name, key, &truth, sides)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

const LEVELS: [Level; 2] = [Level::Meaning, Level::Text];

/// Kinds with the least precision and recall of each.
fn floors() -> Vec<(String, f64, f64)> {
    let text = fixture("floors.tsv");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let floor = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, precision, recall] = fields[..] else { panic!("no floor: {line}") };
        (kind.to_owned(), precision.parse().unwrap(), recall.parse().unwrap())
    };
    lines.skip(1).map(floor).collect()
}

#[test]
fn changes_of_the_quarters_are_told() {
    let quarters = Quarters::read();
    let seen = [quarters.seen(0), quarters.seen(1), quarters.seen(2)];
    let mut tally = Tally::default();
    for Pair { name, sides, truth } in quarters.pairs(&seen) {
        let told = LEVELS.map(|level| measure::compare(sides, level));
        tally.add(&name, sides, &truth, told.each_ref());
    }
    tally.close();
    _ = std::io::stderr().write_all(tally.table().as_bytes());
    let floors = floors();
    let has_floor = |kind: &&String| floors.iter().any(|(own, ..)| own == *kind);
    let without: Vec<&String> = tally.kinds().filter(|kind| !has_floor(kind)).collect();
    assert_eq!(without, Vec::<&String>::new(), "kinds without a floor");
    for (kind, precision, recall) in floors {
        let count = tally.counts.get(&kind).copied().unwrap_or_default();
        assert!(count.precision() >= precision, "{kind}: {} < {precision}", count.precision());
        assert!(count.recall() >= recall, "{kind}: {} < {recall}", count.recall());
    }
}

/// The measure gives all to an engine without fault, and takes it for what is left out, invented or told of another.
#[test]
fn the_measure_sees_faults() {
    let quarters = Quarters::read();
    let seen = [quarters.seen(0), quarters.seen(1), quarters.seen(2)];
    for Pair { name, sides, truth } in quarters.pairs(&seen) {
        let told = LEVELS.map(|level| oracle::comparison(sides, &truth, level));
        let measured = |meaning: &Comparison| {
            let mut tally = Tally::default();
            tally.add(&name, sides, &truth, [meaning, &told[1]]);
            tally.close();
            tally
        };
        let tally = measured(&told[0]);
        for (kind, count) in &tally.counts {
            assert_eq!((count.precision(), count.recall()), (1.0, 1.0), "{}", tally.table());
            assert!(tally.kinds().any(|known| known == kind));
        }
        for (at, change) in told[0].changes.iter().enumerate() {
            let mut less = told[0].clone();
            less.changes.remove(at);
            assert!(measured(&less).counts["all"].recall() < 1.0, "{change:?}");
        }
        let mut more = told[0].clone();
        more.changes.push(more.changes[0].clone());
        more.tasks[0].new_id.clone_from(&told[0].tasks[1].new_id);
        let tally = measured(&more);
        assert!(tally.counts["all"].precision() < 1.0);
        assert!(tally.counts["pairs"].precision() < 1.0 && tally.counts["pairs"].recall() < 1.0);
    }
}
