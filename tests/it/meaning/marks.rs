//! Truth × what is read → precision, recall and F1 of each field, and what was missed.

use super::{FLOORS, Fields};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Misses that are printed.
const SHOWN: usize = 60;

/// Values of one field.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    gold: u32,
    found: u32,
    right: u32,
}

impl Count {
    fn f1(self) -> f64 {
        let ratio = |part: u32, whole: u32| {
            if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
        };
        let (precision, recall) = (ratio(self.right, self.found), ratio(self.right, self.gold));
        if precision + recall == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / (precision + recall)
        }
    }
}

fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// All that was counted.
#[derive(Default)]
pub(super) struct Marks {
    counts: [Count; FLOORS.len()],
    by_kind: BTreeMap<&'static str, (usize, usize)>,
    misses: BTreeMap<String, usize>,
}

impl Marks {
    /// Compares one task.
    pub(super) fn add(&mut self, kind: &'static str, truth: &Fields, found: &Fields) {
        let fields = truth.values().into_iter().zip(found.values());
        for (at, (gold, found)) in fields.enumerate() {
            let right = gold.iter().filter(|value| found.contains(value)).count();
            let count = &mut self.counts[at];
            count.gold += number(gold.len());
            count.found += number(found.len());
            count.right += number(right.min(found.len()));
            if gold != found {
                let miss = format!("{kind} {}: {gold:?} read as {found:?}", FLOORS[at].0);
                *self.misses.entry(miss).or_default() += 1;
            }
        }
    }

    /// Counts the tasks of a document.
    pub(super) fn tasks(&mut self, kind: &'static str, gold: usize, found: usize) {
        let (known, read) = self.by_kind.entry(kind).or_default();
        *known += gold;
        *read += found;
    }

    pub(super) fn f1(&self, field: usize) -> f64 {
        self.counts[field].f1()
    }

    pub(super) fn table(&self) -> String {
        let mut table = String::from("field        gold  found  right      F1\n");
        for ((field, _), count) in FLOORS.iter().zip(self.counts) {
            let Count { gold, found, right } = count;
            _ = writeln!(table, "{field:10} {gold:6} {found:6} {right:6}  {:.4}", count.f1());
        }
        for (kind, (gold, found)) in &self.by_kind {
            _ = writeln!(table, "{kind}: {gold} tasks, {found} found");
        }
        let mut misses: Vec<(&String, &usize)> = self.misses.iter().collect();
        misses.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (miss, count) in misses.into_iter().take(SHOWN) {
            _ = writeln!(table, "{count:4} {miss}");
        }
        table
    }
}
