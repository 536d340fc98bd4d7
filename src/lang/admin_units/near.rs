//! A damaged name → the unit that was meant: by what its letters are without marks, by its area.

use super::unit::{bare, key};
use super::{AdminUnit, Level, Register};
use crate::lang::fold;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Least likeness of a damaged name to the right one whose area is the same.
const LIKE: f64 = 0.5;

/// Communes by what damage leaves of them.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// By province and letters without marks, with the kind and without.
    by_letters: BTreeMap<(&'static str, String), Vec<usize>>,
    /// By province and area.
    by_area: BTreeMap<(&'static str, Decimal), Vec<usize>>,
}

impl Near {
    pub(super) fn note(&mut self, unit: &AdminUnit, at: usize) {
        if unit.level != Level::Commune {
            return;
        }
        for name in [unit.name.as_str(), unit.bare()] {
            let letters = (unit.province_code, fold::bare(&key(name)));
            self.by_letters.entry(letters).or_default().push(at);
        }
        if let Some(area) = unit.area {
            self.by_area.entry((unit.province_code, area.normalize())).or_default().push(at);
        }
    }
}

impl Register {
    /// The only commune of a province whose name differs from the printed one in marks alone.
    #[must_use]
    pub fn near(&self, province_code: &'static str, printed: &str) -> Option<&AdminUnit> {
        let found = self.near.by_letters.get(&(province_code, fold::bare(&key(printed))));
        self.only(found)
    }

    /// The communes of a province with this area, in km².
    pub fn of_area(
        &self,
        province_code: &'static str,
        area: Decimal,
    ) -> impl Iterator<Item = &AdminUnit> {
        let found = self.near.by_area.get(&(province_code, area.normalize()));
        found.into_iter().flatten().map(|&at| &self.units[at])
    }

    fn only(&self, found: Option<&Vec<usize>>) -> Option<&AdminUnit> {
        match found.map(Vec::as_slice) {
            Some(&[at]) => self.units.get(at),
            _ => None,
        }
    }
}

impl AdminUnit {
    /// Whether its name is like the printed one: OCR that damaged the name has not damaged the area in
    /// the same way. Their kinds, which most names have in common, do not count.
    #[must_use]
    pub fn is_like(&self, printed: &str) -> bool {
        let own = bare(printed);
        let like = |name: &str| strsim::normalized_levenshtein(&key(name), &key(own)) >= LIKE;
        like(self.bare()) || own.len() == printed.len() && like(&self.name)
    }
}
