//! Names of communes, wards and special zones → their official codes (`admin_units.tsv`). Knows the
//! units of 1 July 2025 and later only.

use super::agency::provinces;
use super::{fold, lexicon, slug};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The day from which the units exist.
pub const SINCE: &str = "2025-07-01";

/// Least likeness of a damaged name to the right one whose area is the same.
const LIKE: f64 = 0.5;

/// A unit below the province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminUnit {
    /// Code of its province: `14`.
    pub province_code: &'static str,
    /// Its own code: `03688`.
    pub code: &'static str,
    /// Its name with its kind: `Xã Chiềng La`.
    pub name: &'static str,
    /// km².
    area: Option<Decimal>,
    key: String,
}

/// Units by the slug of their province.
static UNITS: LazyLock<BTreeMap<String, Vec<AdminUnit>>> = LazyLock::new(|| {
    let mut units: BTreeMap<String, Vec<AdminUnit>> = BTreeMap::new();
    for row in lexicon::rows("admin_units") {
        let [province_code, province, code, _, name, area] = row[..] else { continue };
        let bare = ["Tỉnh ", "Thành phố "].iter().find_map(|kind| province.strip_prefix(kind));
        let unit =
            AdminUnit { province_code, code, name, area: area.parse().ok(), key: fold::key(name) };
        units.entry(slug::slug(bare.unwrap_or(province))).or_default().push(unit);
    }
    units
});

fn of(province: &str) -> &'static [AdminUnit] {
    UNITS.get(province).map_or(&[], Vec::as_slice)
}

/// The unit of the province (its slug) that has this name, however it is spelt (`hoà`, `hòa`).
#[must_use]
pub fn named(province: &str, printed: &str) -> Option<&'static AdminUnit> {
    let key = fold::key(printed);
    only(of(province).iter().filter(|unit| unit.key == key))
}

/// The unit of the province that has this area, in km², and a name like the printed one: OCR that
/// damaged the name has not damaged the area in the same way.
#[must_use]
pub fn like(province: &str, printed: &str, area: Decimal) -> Option<&'static AdminUnit> {
    let key = fold::key(printed);
    let of_area = of(province).iter().filter(|unit| unit.area == Some(area));
    only(of_area.filter(|unit| strsim::normalized_levenshtein(&unit.key, &key) >= LIKE))
}

fn only<'a>(mut found: impl Iterator<Item = &'a AdminUnit>) -> Option<&'a AdminUnit> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The slug of the province in an id such as `vn/son-la/qd-ubnd/2026/1037`.
#[must_use]
pub fn province_of(id: &str) -> Option<&str> {
    id.split('/').nth(1).filter(|slug| provinces::of_slug(slug).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_has_units() {
        assert_eq!(UNITS.len(), 34);
        assert_eq!(UNITS.values().map(Vec::len).sum::<usize>(), 3321);
        assert!(UNITS.keys().all(|slug| provinces::of_slug(slug).is_some()));
    }

    #[test]
    fn names_and_areas_lead_to_codes() {
        let exact = named("son-la", "xã chiềng la").unwrap();
        assert_eq!((exact.province_code, exact.name), ("14", "Xã Chiềng La"));
        assert_eq!(named("son-la", "Xã Chiềng Là"), None);
        let area = exact.area.unwrap();
        assert_eq!(like("son-la", "Xã Chiềng Lạ", area), Some(exact));
        assert_eq!(like("son-la", "Xã Púng Bính", area), None);
        assert_eq!(province_of("vn/son-la/qd-ubnd/2026/1037"), Some("son-la"));
        assert_eq!(province_of("vn/tw/qd-ttg/2022/6"), None);
    }
}
