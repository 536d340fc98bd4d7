//! The tables of units → a register of one time, to be asked by name.

use super::unit::{bare, key};
use super::{AdminUnit, Level, near::Near};
use crate::lang::{lexicon, slug};
use std::collections::BTreeMap;

/// The units of one time.
#[derive(Debug, Default)]
pub struct Register {
    pub(super) units: Vec<AdminUnit>,
    /// By the key of the name with its kind.
    by_name: BTreeMap<String, Vec<usize>>,
    /// By the key of the name without its kind.
    by_bare: BTreeMap<String, Vec<usize>>,
    /// Codes of provinces by the slugs of their names.
    provinces: BTreeMap<String, &'static str>,
    pub(super) near: Near,
}

impl Register {
    /// The units from 1 July 2025.
    pub(super) fn since() -> Self {
        let mut register = Self::default();
        for row in lexicon::rows("admin_units") {
            let [province_code, province, code, _, name, area] = row[..] else { continue };
            register.province(province, province_code);
            let (level, name, area) = (Level::Commune, name.to_owned(), area.parse().ok());
            register.add(AdminUnit { level, province_code, code, name, area }, &[]);
        }
        register
    }

    /// Provinces and districts of before that day.
    pub(super) fn before() -> Self {
        let mut register = Self::default();
        for row in lexicon::rows("districts") {
            let [province_code, province, code, _, name] = row[..] else { continue };
            register.province(province, province_code);
            let (level, name) = (Level::District, name.to_owned());
            register.add(AdminUnit { level, province_code, code, name, area: None }, &[]);
        }
        register.predecessors();
        register
    }

    fn province(&mut self, name: &str, code: &'static str) {
        let slug = slug::slug(bare(name));
        if self.provinces.contains_key(&slug) {
            return;
        }
        let forms = forms(&slug);
        self.provinces.insert(slug, code);
        let (level, name) = (Level::Province, name.to_owned());
        self.add(AdminUnit { level, province_code: code, code, name, area: None }, &forms);
    }

    /// Provinces that were renamed before the table was made, with the code of the one they became.
    fn predecessors(&mut self) {
        for row in lexicon::rows("provinces") {
            let [name, kind, _, until, into] = row[..] else { continue };
            let known = self.province_code(&slug::slug(name)).is_some();
            let heir =
                self.province_code(&slug::slug(into)).filter(|_| !known && !until.is_empty());
            if let Some(code) = heir {
                let kind = if kind == "city" { "Thành phố" } else { "Tỉnh" };
                self.province(&format!("{kind} {name}"), code);
            }
        }
    }

    /// Adds a unit that has other names besides its own.
    fn add(&mut self, unit: AdminUnit, forms: &[&str]) {
        let at = self.units.len();
        let own = unit.bare();
        let kind = unit.name.strip_suffix(own).unwrap_or_default();
        for name in std::iter::once(own).chain(forms.iter().copied()) {
            let (whole, bare) = (key(&format!("{kind}{name}")), key(name));
            for list in [self.by_name.entry(whole), self.by_bare.entry(bare)] {
                let list = list.or_default();
                list.extend((list.last() != Some(&at)).then_some(at));
            }
        }
        self.near.note(&unit, at);
        self.units.push(unit);
    }

    /// Units with this key, in all provinces.
    pub fn named(&self, key: &str) -> impl Iterator<Item = &AdminUnit> {
        self.by_name.get(key).into_iter().flatten().map(|&at| &self.units[at])
    }

    /// Units whose name without its kind has this key, in all provinces.
    pub fn called(&self, key: &str) -> impl Iterator<Item = &AdminUnit> {
        self.by_bare.get(key).into_iter().flatten().map(|&at| &self.units[at])
    }

    /// The code of the province with this slug.
    #[must_use]
    pub fn province_code(&self, slug: &str) -> Option<&'static str> {
        self.provinces.get(slug).copied()
    }

    /// The code of the province whose name with its kind has this key.
    #[must_use]
    pub fn province_named(&self, key: &str) -> Option<&'static str> {
        let mut found = self.named(key).filter(|unit| unit.level == Level::Province);
        found.next().map(|unit| unit.code)
    }

    /// The code of the province whose name without its kind has this key.
    #[must_use]
    pub fn province_called(&self, key: &str) -> Option<&'static str> {
        let mut found = self.called(key).filter(|unit| unit.level == Level::Province);
        found.next().map(|unit| unit.code)
    }

    #[cfg(test)]
    pub(super) fn count(&self, level: Level) -> usize {
        self.units.iter().filter(|unit| unit.level == level).count()
    }
}

/// Other spellings of a province's name.
fn forms(slug: &str) -> Vec<&'static str> {
    let rows = lexicon::rows("provinces");
    let own = rows.iter().find(|row| row.first().is_some_and(|name| slug::slug(name) == slug));
    let forms = own.and_then(|row| row.get(2)).map_or("", |forms| *forms);
    forms.split('|').filter(|form| !form.is_empty()).collect()
}
