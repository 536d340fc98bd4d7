//! A unit of the administration, the words for its kinds, and the key of its name.

use crate::lang::fold;
use rust_decimal::Decimal;

/// How far up a unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Commune, ward, township, special zone.
    Commune,
    /// District; none from 1 July 2025.
    District,
    /// Province or city run from the centre.
    Province,
}

/// A word for units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// As text has it: `thị xã`.
    pub word: &'static str,
    /// How far up its units stand; of a city at the most.
    pub level: Level,
    /// What it stands for: itself, or the whole word of an abbreviation.
    pub name: &'static str,
}

const fn kind(word: &'static str, level: Level, name: &'static str) -> Kind {
    Kind { word, level, name }
}

/// The words for units, those of two words first.
pub const KINDS: [Kind; 11] = [
    kind("thị trấn", Level::Commune, "thị trấn"),
    kind("đặc khu", Level::Commune, "đặc khu"),
    kind("thị xã", Level::District, "thị xã"),
    kind("thành phố", Level::Province, "thành phố"),
    kind("xã", Level::Commune, "xã"),
    kind("phường", Level::Commune, "phường"),
    kind("huyện", Level::District, "huyện"),
    kind("quận", Level::District, "quận"),
    kind("tỉnh", Level::Province, "tỉnh"),
    kind("tp", Level::Province, "thành phố"),
    kind("tx", Level::District, "thị xã"),
];

/// A unit with its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminUnit {
    /// How far up it stands.
    pub level: Level,
    /// Code of its province, or its own: `14`.
    pub province_code: &'static str,
    /// Its own code: `03688`.
    pub code: &'static str,
    /// Its name with its kind: `Xã Chiềng La`.
    pub name: String,
    /// km².
    pub area: Option<Decimal>,
}

impl AdminUnit {
    /// Its name without its kind: `Chiềng La`.
    #[must_use]
    pub fn bare(&self) -> &str {
        bare(&self.name)
    }
}

/// A name without the word for its kind.
pub(super) fn bare(name: &str) -> &str {
    let after = |kind: &Kind| {
        let end = name.char_indices().nth(kind.word.chars().count())?.0;
        let same = fold::key(&name[..end]) == fold::key(kind.word);
        (same && name[end..].starts_with(' ')).then(|| name[end..].trim_start())
    };
    KINDS.iter().find_map(after).unwrap_or(name)
}

/// The matching key of a unit's name: dashes with or without spaces, `’` for `'` and `01` for `1` are one.
#[must_use]
pub fn key(name: &str) -> String {
    let quotes = |c: char| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c };
    let folded: String = fold::key(name).chars().map(quotes).collect();
    let words = folded.replace('-', " - ");
    let words = words.split_whitespace().filter(|word| *word != "-").map(unpadded);
    words.collect::<Vec<_>>().join(" ")
}

/// `01` as `1`.
fn unpadded(word: &str) -> &str {
    let bare = word.trim_start_matches('0');
    let counts = !bare.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if counts { bare } else { word }
}
