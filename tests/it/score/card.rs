//! Single verdicts → tallies per area → a table for people.

use super::floors::Floors;
use super::text;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What an area has got right of what gold expects and of what the report holds.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    expected: u32,
    recalled: u32,
    found: u32,
    precise: u32,
    misses: Vec<String>,
}

impl Tally {
    /// Share of what was found that is right.
    pub(super) fn precision(&self) -> f64 {
        share(self.precise, self.found)
    }

    /// Share of what is right that was found.
    pub(super) fn recall(&self) -> f64 {
        share(self.recalled, self.expected)
    }

    /// Harmonic mean of both.
    pub(crate) fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    /// What was missed, wrong or too much, in source order.
    pub(crate) fn misses(&self) -> &[String] {
        &self.misses
    }
}

/// Nothing of nothing is all of it.
fn share(right: u32, all: u32) -> f64 {
    if all == 0 { 1.0 } else { f64::from(right) / f64::from(all) }
}

/// The tally of every area.
#[derive(Debug, Default)]
pub(crate) struct Card(BTreeMap<&'static str, Tally>);

impl Card {
    /// Counts one record of gold.
    pub(super) fn expect(&mut self, area: &'static str, right: bool, miss: impl Fn() -> String) {
        let tally = self.0.entry(area).or_default();
        tally.expected += 1;
        tally.recalled += u32::from(right);
        if !right {
            tally.misses.push(miss());
        }
    }

    /// Counts one record of the report.
    pub(super) fn find(&mut self, area: &'static str, right: bool, extra: impl Fn() -> String) {
        let tally = self.0.entry(area).or_default();
        tally.found += 1;
        tally.precise += u32::from(right);
        if !right {
            tally.misses.push(extra());
        }
    }

    /// Counts one record that is in gold and may be in the report, and says whether it is right.
    pub(super) fn check(
        &mut self,
        area: &'static str,
        place: &str,
        expected: &str,
        found: &str,
        right: bool,
    ) -> bool {
        let tally = self.0.entry(area).or_default();
        let (is_expected, is_found) = (!expected.is_empty(), !found.is_empty());
        tally.expected += u32::from(is_expected);
        tally.found += u32::from(is_found);
        tally.recalled += u32::from(is_expected && right);
        tally.precise += u32::from(is_found && right);
        if !right {
            tally.misses.push(format!("{place}: expected {expected:?}, found {found:?}"));
        }
        right
    }

    /// [`Card::check`] of a text; an empty one is absent.
    pub(super) fn text(
        &mut self,
        area: &'static str,
        place: &str,
        expected: &str,
        found: &str,
    ) -> bool {
        self.check(area, place, expected, found, text::key(expected) == text::key(found))
    }

    /// The tally of `area`.
    pub(crate) fn tally(&self, area: &str) -> Option<&Tally> {
        self.0.get(area)
    }

    /// The areas scored.
    pub(crate) fn areas(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }

    /// One line per area, in the order of the floors; up to `misses` misses below each.
    pub(crate) fn table(&self, floors: &Floors, misses: usize) -> String {
        let mut out = format!(
            "{:<24}{:>7}{:>7}{:>9}{:>9}{:>9}{:>9}\n",
            "area", "gold", "found", "P", "R", "F1", "floor"
        );
        for (area, floor) in floors.iter() {
            let Some(tally) = self.tally(area) else { continue };
            _ = writeln!(
                out,
                "{area:<24}{:>7}{:>7}{:>9.4}{:>9.4}{:>9.4}{floor:>9.2}{}",
                tally.expected,
                tally.found,
                tally.precision(),
                tally.recall(),
                tally.f1(),
                if tally.f1() < floor { "  BELOW" } else { "" },
            );
            for miss in tally.misses().iter().take(misses) {
                _ = writeln!(out, "    {miss}");
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_and_expected_are_counted_apart() {
        let mut card = Card::default();
        card.text("titles", "1", "Một", "một.");
        card.text("titles", "2", "Hai", "");
        card.text("titles", "3", "", "Ba");
        card.text("titles", "4", "", "");
        let tally = card.tally("titles").unwrap();
        assert_eq!((tally.expected, tally.found), (2, 2));
        assert_eq!((tally.precision(), tally.recall(), tally.f1()), (0.5, 0.5, 0.5));
        assert_eq!(tally.misses().len(), 2);
    }

    #[test]
    fn the_table_shows_areas_below_their_floor_with_misses() {
        let mut card = Card::default();
        card.text("titles", "1", "Một", "Hai");
        card.text("groups", "1", "Một", "một");
        let floors = Floors::new(&[("groups", 1.0), ("titles", 0.5)]);
        let table = card.table(&floors, 5);
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[1].starts_with("groups") && !lines[1].contains("BELOW"), "{table}");
        assert!(lines[2].starts_with("titles") && lines[2].ends_with("BELOW"), "{table}");
        assert!(lines[3].contains("expected \"Một\", found \"Hai\""), "{table}");
    }
}
