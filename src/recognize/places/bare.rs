//! A cell that is a name without the word for its kind → its unit, where the heading of the column says
//! what kind of place stands there.

use super::links::{Codes, Link, Province, Time};
use super::words::Words;
use crate::lang::admin_units::{self, AdminUnit, Level, Register};
use crate::lang::fold;

/// Words of headings and what stands below them.
const HEADINGS: [(&str, Level); 9] = [
    ("xã", Level::Commune),
    ("phường", Level::Commune),
    ("đặc khu", Level::Commune),
    ("thị trấn", Level::Commune),
    ("đơn vị hành chính", Level::Commune),
    ("huyện", Level::District),
    ("quận", Level::District),
    ("thị xã", Level::District),
    ("tỉnh", Level::Province),
];
/// Most words of a name.
const LONGEST: usize = 5;

/// What a heading says of the names below it.
#[derive(Clone, Debug, Default)]
pub(super) struct Heading(Vec<Level>);

impl Heading {
    pub(super) fn of(name: Option<&str>) -> Self {
        let key = name.map(fold::key).unwrap_or_default();
        // "thị xã" is no "xã".
        let apart = key.replace(&fold::key("thị xã"), "quận");
        let words = format!(" {} ", Words::of(&apart).text.replace([',', '/', '(', ')', '-'], " "));
        let has = |word: &str| words.contains(&format!(" {} ", fold::key(word)));
        let mut levels: Vec<Level> =
            HEADINGS.iter().filter(|(word, _)| has(word)).map(|(_, level)| *level).collect();
        if levels.is_empty() && has("thành phố") {
            levels.push(Level::Province);
        }
        levels.dedup();
        Self(levels)
    }

    pub(super) fn names(&self, level: Level) -> bool {
        self.0.contains(&level)
    }
}

/// The unit that `printed` is the bare name of.
pub(super) fn link(
    printed: &str,
    heading: &Heading,
    (register, time): (&'static Register, Time),
    province: Province,
) -> Link {
    let code = province.at(time);
    let fits = |unit: &&AdminUnit| {
        let here = unit.level == Level::Province || code == Some(unit.province_code);
        heading.names(unit.level) && here
    };
    let old = time == Time::Before && heading.names(Level::Commune);
    let key = admin_units::key(printed);
    let units: Vec<&'static AdminUnit> =
        register.called(&key).filter(fits).filter(|_| !old).collect();
    match code {
        Some(code) if old && is_name(printed) => {
            Link::To(Codes { unit: None, province: Some(code) }, "place.bare")
        }
        _ => Link::only(&units, "place.bare"),
    }
}

/// Whether a cell is written like a name as a whole.
fn is_name(printed: &str) -> bool {
    let words = Words::of(printed);
    let name = |i: usize| words.is_name(i) && !words.is_number(i) && (i == 0 || words.is_joined(i));
    (1..=LONGEST).contains(&words.len()) && (0..words.len()).all(name)
}
