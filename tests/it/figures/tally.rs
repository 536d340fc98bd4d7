//! Expected and found readings → how many agree, and which do not.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Counts of one comparison.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    right: u32,
    expected: u32,
    found: u32,
}

impl Count {
    pub(super) fn precision(self) -> f64 {
        f64::from(self.right) / f64::from(self.found.max(1))
    }

    pub(super) fn recall(self) -> f64 {
        f64::from(self.right) / f64::from(self.expected.max(1))
    }

    pub(super) fn f1(self) -> f64 {
        f64::from(2 * self.right) / f64::from((self.expected + self.found).max(1))
    }

    fn add(&mut self, expected: &[&str], found: &[&str]) {
        let mut free = found.to_vec();
        for one in expected {
            if let Some(at) = free.iter().position(|other| other == one) {
                free.swap_remove(at);
                self.right += 1;
            }
        }
        self.expected += u32::try_from(expected.len()).unwrap_or(0);
        self.found += u32::try_from(found.len()).unwrap_or(0);
    }
}

/// A reading: what it is, and all that is said of it.
pub(super) type Reading = (String, String);

/// What was measured.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// What they are.
    pub(super) core: Count,
    /// Everything that is said of them.
    pub(super) whole: Count,
    /// Wordings that were misread, each with its first case.
    misses: BTreeMap<String, String>,
}

impl Tally {
    pub(super) fn add(&mut self, wording: &str, expected: &[Reading], found: &[Reading]) {
        let cores =
            |of: &[Reading]| -> Vec<String> { of.iter().map(|one| one.0.clone()).collect() };
        let wholes =
            |of: &[Reading]| -> Vec<String> { of.iter().map(|one| one.1.clone()).collect() };
        let (a, b) = (cores(expected), cores(found));
        self.core.add(&refs(&a), &refs(&b));
        let (a, b) = (wholes(expected), wholes(found));
        self.whole.add(&refs(&a), &refs(&b));
        if a != b {
            let said = format!("  - {}\n  + {}", a.join("; "), b.join("; "));
            self.misses.entry(wording.to_owned()).or_insert(said);
        }
    }

    /// The measure in a line, the misses below it.
    pub(super) fn table(&self, name: &str) -> String {
        let mut out = String::new();
        for (what, count) in [("core", self.core), ("whole", self.whole)] {
            let (p, r, f) = (count.precision(), count.recall(), count.f1());
            _ = writeln!(out, "{name:16} {what:6} P {p:.4} R {r:.4} F1 {f:.4}");
        }
        for (wording, said) in &self.misses {
            _ = writeln!(out, "{wording}\n{said}");
        }
        out
    }
}

fn refs(of: &[String]) -> Vec<&str> {
    of.iter().map(String::as_str).collect()
}
