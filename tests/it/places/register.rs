//! The tables of units as they stand in their files, read without the program.

use crate::dice::Dice;
use std::collections::BTreeMap;

/// A unit below a province.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) province: String,
    pub(crate) province_code: String,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) area: String,
}

impl Unit {
    /// As a sentence has it: `xã Chiềng La`.
    pub(crate) fn inside(&self) -> String {
        let (kind, name) = self.parts();
        format!("{} {name}", kind.to_lowercase())
    }

    /// Kind and name.
    pub(crate) fn parts(&self) -> (&str, &str) {
        let two = ["Thị xã ", "Thành phố ", "Đặc khu ", "Thị Xã ", "Thành Phố "];
        let head = two.iter().find_map(|kind| Some((kind.trim(), self.name.strip_prefix(kind)?)));
        head.or_else(|| self.name.split_once(' ')).unwrap_or(("", &self.name))
    }

    /// `tỉnh Sơn La`, `thành phố Huế`.
    pub(crate) fn within(&self) -> String {
        let kind = if self.province.starts_with("Tỉnh") { "tỉnh" } else { "thành phố" };
        format!("{kind} {}", self.province_name())
    }

    /// `Sơn La`.
    pub(crate) fn province_name(&self) -> &str {
        let kinds = ["Tỉnh ", "Thành phố "];
        kinds.iter().find_map(|kind| self.province.strip_prefix(kind)).unwrap_or_default()
    }
}

/// The units of a file by province.
pub(crate) struct Units(Vec<Vec<Unit>>);

impl Units {
    /// Communes from 1 July 2025.
    pub(crate) fn communes() -> Self {
        Self::read(include_str!("../../../src/lang/lexicon/admin_units.tsv"))
    }

    /// Districts of before.
    pub(crate) fn districts() -> Self {
        Self::read(include_str!("../../../src/lang/lexicon/districts.tsv"))
    }

    fn read(table: &str) -> Self {
        let mut provinces: BTreeMap<&str, Vec<Unit>> = BTreeMap::new();
        for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let row: Vec<&str> = line.split('\t').collect();
            let own = |at: usize| row.get(at).map_or(String::new(), |cell| (*cell).to_owned());
            let [province_code, province, code, _, name] = [0, 1, 2, 3, 4].map(own);
            let unit = Unit { province, province_code, code, name, area: own(5) };
            provinces.entry(row[0]).or_default().push(unit);
        }
        Self(provinces.into_values().collect())
    }

    pub(crate) fn province(&self, dice: &mut Dice) -> &[Unit] {
        &self.0[dice.below(self.0.len())]
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Unit> {
        self.0.iter().flatten()
    }

    /// Units of the country by lower-case name.
    pub(crate) fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        self.all().for_each(|unit| *counts.entry(unit.name.to_lowercase()).or_default() += 1);
        counts
    }
}

/// Some of the units, each once.
pub(crate) fn some<'u>(units: &'u [Unit], count: usize, dice: &mut Dice) -> Vec<&'u Unit> {
    let mut left: Vec<&Unit> = units.iter().collect();
    let count = count.min(left.len());
    (0..count).map(|_| left.swap_remove(dice.below(left.len()))).collect()
}
