//! What a comparison tells × the truth → how much of it is right, kind by kind.

use super::seen::Seen;
use super::told::{self, Told};
use super::truth::{Expected, Truth};
use congbao::data::{Comparison, Level};
use congbao::diff::{Manner, Reports};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Counts of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    right: u32,
    expected: u32,
    found: u32,
}

impl Count {
    /// One where nothing was found.
    pub(super) fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.found) }
    }

    pub(super) fn recall(self) -> f64 {
        if self.expected == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.expected) }
    }
}

/// What was measured.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) counts: BTreeMap<String, Count>,
    /// What was not told, and what was told and is not so.
    faults: Vec<String>,
}

/// Kinds that are no changes of meaning, and so no part of `all`.
const APART: [&str; 3] = ["noise_", "pairs", "untold"];

impl Tally {
    /// What two comparisons of two quarters tell, one at level meaning, one at level text.
    pub(super) fn add(
        &mut self,
        name: &str,
        sides: [&Seen; 2],
        truth: &Truth,
        [meaning, text]: [&Comparison; 2],
    ) {
        self.changes(name, &told::of(meaning, sides), truth);
        self.pairs(meaning, sides, truth);
        self.writing(name, &told::of(text, sides), truth);
    }

    fn changes(&mut self, name: &str, told: &[Told], truth: &Truth) {
        let mut free: Vec<&Told> = told.iter().filter(|one| one.is_meaning()).collect();
        for noise in &truth.noise {
            let is_told = free.iter().any(|one| one.touches(noise));
            self.expect("untold", !is_told);
        }
        for expected in &truth.changes {
            let at = free.iter().position(|one| one.is(expected));
            self.expect(&expected.label, at.is_some());
            match at {
                Some(at) => _ = free.swap_remove(at),
                None => self.faults.push(format!("{name}: not told: {}", line(expected))),
            }
        }
        for invented in free.iter().filter(|one| !one.follows(truth)) {
            self.count(&invented.label).found += 1;
            self.faults.push(format!("{name}: not so: {}", invented.line()));
        }
    }

    fn writing(&mut self, name: &str, told: &[Told], truth: &Truth) {
        for noise in truth.noise.iter().filter(|noise| !noise.was.is_empty()) {
            let is_told = told.iter().any(|one| one.says_writing(noise));
            self.expect(&noise.label, is_told);
            if !is_told {
                self.faults.push(format!("{name}: writing not told: {}", line(noise)));
            }
        }
    }

    fn pairs(&mut self, comparison: &Comparison, sides: [&Seen; 2], truth: &Truth) {
        let rows = comparison
            .tasks
            .iter()
            .map(|pair| (sides[0].row(Some(&pair.old_id)), sides[1].row(Some(&pair.new_id))));
        let is_family = |row: Option<&str>| row.is_some_and(|row| truth.families.contains(row));
        let rows: Vec<_> = rows.filter(|&(old, new)| !is_family(old) && !is_family(new)).collect();
        for key in &truth.kept {
            let key = Some(key.as_str());
            self.expect("pairs", rows.contains(&(key, key)));
        }
        let wrong = rows.iter().filter(|(old, new)| old != new).count();
        self.count("pairs").found += u32::try_from(wrong).unwrap_or(0);
    }

    /// Notes something that is to be told, and is it.
    fn expect(&mut self, label: &str, is_told: bool) {
        let count = self.count(label);
        count.expected += 1;
        count.right += u32::from(is_told);
        count.found += u32::from(is_told);
    }

    fn count(&mut self, label: &str) -> &mut Count {
        self.counts.entry(label.to_owned()).or_default()
    }

    /// All kinds, and all changes of meaning together.
    pub(super) fn close(&mut self) {
        let mut all = Count::default();
        for (label, count) in &self.counts {
            if !APART.iter().any(|apart| label.starts_with(apart)) {
                all.right += count.right;
                all.expected += count.expected;
                all.found += count.found;
            }
        }
        self.counts.insert("all".to_owned(), all);
    }

    /// Kinds of which there is something to be told.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &String> {
        self.counts.iter().filter(|(_, count)| count.expected > 0).map(|(kind, _)| kind)
    }

    pub(super) fn table(&self) -> String {
        let mut out = format!(
            "{:20} {:>8} {:>6} {:>9} {:>6}\n",
            "kind", "expected", "told", "precision", "recall"
        );
        for (label, count) in &self.counts {
            let Count { expected, found, .. } = count;
            let (precision, recall) = (count.precision(), count.recall());
            _ = writeln!(out, "{label:20} {expected:>8} {found:>6} {precision:>9.4} {recall:>6.4}");
        }
        out + &self.faults.join("\n")
    }
}

pub(super) fn compare(sides: [&Seen; 2], level: Level) -> Comparison {
    let [old, new] = sides.map(|side| std::slice::from_ref(&side.report));
    congbao::diff::run(
        Reports { name: "old", reports: old },
        Reports { name: "new", reports: new },
        Manner { level, across: false },
    )
}

fn line(expected: &Expected) -> String {
    let row = expected.new.as_ref().or(expected.old.as_ref());
    let row = row.map(String::as_str).unwrap_or_default();
    format!("{} {row} {}: {} → {}", expected.label, expected.field, expected.was, expected.is)
}
