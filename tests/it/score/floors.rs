//! `fixtures/gold/floors.tsv` → the value that each area must reach.

use super::Card;
use super::gold::read;
use std::path::Path;

/// Areas with their floors, in the order of the file.
pub(crate) struct Floors(Vec<(String, f64)>);

impl Floors {
    /// # Panics
    /// If the file is missing or a floor is not a number.
    pub(crate) fn read(path: &Path) -> Self {
        let text = read(path);
        let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        Self(rows.skip(1).map(row).collect())
    }

    /// Floors for a test.
    #[cfg(test)]
    pub(super) fn new(floors: &[(&str, f64)]) -> Self {
        Self(floors.iter().map(|(area, floor)| ((*area).to_owned(), *floor)).collect())
    }

    /// The areas with their floors.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.0.iter().map(|(area, floor)| (area.as_str(), *floor))
    }

    /// How many areas have a floor.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// One sentence for each area below its floor.
    pub(crate) fn below(&self, card: &Card) -> Vec<String> {
        let value = |area: &str| card.tally(area).map_or(0.0, super::card::Tally::f1);
        self.iter()
            .filter(|&(area, floor)| value(area) < floor)
            .map(|(area, floor)| {
                let misses = card.tally(area).map_or(&[][..], super::card::Tally::misses);
                let first: Vec<&str> = misses.iter().take(20).map(String::as_str).collect();
                format!(
                    "{area}: {:.4} is below its floor {floor:.2}\n    {}",
                    value(area),
                    first.join("\n    ")
                )
            })
            .collect()
    }

    /// Areas that have a floor and are not scored.
    #[cfg(test)]
    pub(crate) fn unscored(&self, card: &Card) -> Vec<String> {
        let areas = self.iter().map(|(area, _)| area);
        areas.filter(|area| card.tally(area).is_none()).map(str::to_owned).collect()
    }

    /// Areas that are scored and have no floor.
    pub(crate) fn without_floor(&self, card: &Card) -> Vec<String> {
        let has = |area: &str| self.iter().any(|(known, _)| known == area);
        card.areas().filter(|area| !has(area)).map(str::to_owned).collect()
    }
}

fn row(line: &str) -> (String, f64) {
    let parsed = line.split_once('\t').and_then(|(area, floor)| {
        floor.trim().parse().ok().map(|floor: f64| (area.to_owned(), floor))
    });
    parsed.unwrap_or_else(|| panic!("floors.tsv: not an area, a tab and a floor: {line:?}"))
}
