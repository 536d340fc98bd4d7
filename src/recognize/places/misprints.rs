//! A name that no unit has → the unit that was meant: by letters and area, by letters, by area alone.

use super::links::Link;
use crate::data::{Class, Confidence, Finding, Severity};
use crate::lang::admin_units::{self, AdminUnit, KINDS};
use crate::lang::fold;
use crate::lang::rules::sure;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Most characters of a cell that can be a name.
const LONGEST: usize = 60;

/// A damaged name with the unit that was meant, and the evidence.
#[derive(Clone, Debug)]
pub(super) struct Misprint {
    unit: &'static AdminUnit,
    rule: &'static str,
    /// km², as the row prints it.
    area: Option<Decimal>,
    /// The evidence is good enough for codes.
    pub(super) fills: bool,
}

/// The unit of a province that `printed` was meant to name. `named` are the units that the table names
/// without damage.
pub(super) fn find(
    printed: &str,
    province_code: &'static str,
    area: Option<Decimal>,
    named: &BTreeSet<&str>,
) -> Option<Misprint> {
    if printed.chars().count() > LONGEST {
        return None;
    }
    let register = admin_units::since();
    let of_area: Vec<&'static AdminUnit> =
        area.into_iter().flat_map(|area| register.of_area(province_code, area)).collect();
    let like: Vec<_> = of_area.iter().filter(|unit| unit.is_like(printed)).collect();
    if let [unit] = like[..] {
        return Some(Misprint { unit, rule: "place.near-name-and-area", area, fills: true });
    }
    // A name that a unit elsewhere has need not be damaged.
    if register.named(&admin_units::key(printed)).next().is_some() {
        return None;
    }
    let agrees = |unit: &&AdminUnit| area.is_none() || unit.area.is_none();
    let near = register.near(province_code, printed).filter(agrees);
    // Without its kind a name may be one of a river or of a unit that is gone; a name alone is no ground for codes.
    let near = near.filter(|unit| same_kind(printed, unit) && !named.contains(unit.code));
    if let Some(unit) = near {
        return Some(Misprint { unit, rule: "place.near-name", area, fills: false });
    }
    let [unit] = of_area[..] else { return None };
    let doubtful = same_kind(printed, unit) && !named.contains(unit.code);
    doubtful.then_some(Misprint { unit, rule: "place.area-alone", area, fills: false })
}

/// Whether both begin with the same word for their kind.
fn same_kind(printed: &str, unit: &AdminUnit) -> bool {
    let (printed, own) = (fold::key(printed), fold::key(&unit.name));
    let begins =
        |text: &str, word: &str| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    KINDS
        .iter()
        .map(|kind| fold::key(kind.word))
        .any(|word| begins(&printed, &word) && begins(&own, &word))
}

impl Misprint {
    pub(super) fn link(&self) -> Link {
        Link::to(self.unit, self.rule)
    }

    /// How sure it is, with the evidence.
    pub(super) fn confidence(&self) -> Confidence {
        let evidence = match (self.area, self.unit.area) {
            (Some(printed), Some(own)) => {
                format!("; area printed {printed} km², of {} {own} km²", self.unit.name)
            }
            _ => format!("; no area of {} is printed beside it", self.unit.name),
        };
        let rule = sure(self.rule);
        Confidence { reason: rule.reason.clone() + &evidence, ..rule }
    }

    pub(super) fn finding(&self, printed: &str) -> Finding {
        let unit = self.unit;
        let area = |vi: bool| match (self.area, unit.area) {
            (Some(row), Some(own)) if vi => {
                format!("diện tích in trong hàng {row} km², của {} {own} km²", unit.name)
            }
            (Some(row), Some(own)) => {
                format!("area in the row {row} km², of {} {own} km²", unit.name)
            }
            _ if vi => format!("trong hàng không có diện tích để so với {}", unit.name),
            _ => format!("the row has no area to compare with {}", unit.name),
        };
        let (vi, en) = match self.rule {
            "place.area-alone" => (
                "diện tích trùng với một đơn vị tên khác",
                "the area is that of one with another name",
            ),
            "place.near-name" => {
                ("một đơn vị có tên chỉ khác về dấu", "one has a name that differs in marks only")
            }
            _ => ("tên và diện tích chỉ về một đơn vị", "name and area lead to one"),
        };
        let confidence = self.confidence();
        let severity =
            if confidence.class == Class::Doubtful { Severity::Info } else { Severity::Warning };
        let vi =
            format!("Tên đơn vị hành chính không có trong danh mục của tỉnh; {vi}: {}", area(true));
        let en = format!("No unit of the province has this name; {en}: {}", area(false));
        let meant = written_like(printed, unit);
        let finding = Finding::new("ocr-suspect.place", severity, &vi, &en);
        let expected = self.fills.then(|| unit.name.clone());
        Finding { expected, ..finding.finding(printed).suggesting(&meant, confidence) }
    }
}

/// The name of a unit in the case of what is printed, with its kind where that is printed.
fn written_like(printed: &str, unit: &AdminUnit) -> String {
    let kind =
        |name: &str| KINDS.iter().any(|kind| fold::key(name).starts_with(&fold::key(kind.word)));
    let words = |text: &str| text.split_whitespace().count();
    let bare = !kind(printed) && words(printed) <= words(unit.bare());
    let name = if bare { unit.bare() } else { &unit.name };
    if !printed.chars().any(char::is_lowercase) {
        return name.to_uppercase();
    }
    let mut rest = name.chars();
    match rest.next() {
        Some(first) if printed.starts_with(char::is_lowercase) => {
            first.to_lowercase().chain(rest).collect()
        }
        _ => name.to_owned(),
    }
}
