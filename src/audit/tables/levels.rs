//! The numbers and first words of rows → how deep they stand: totals, `I`, `1`, `1.1`, `a`, `-`.

use super::Figures;
use crate::data::Text;
use crate::lang::{fold, numeral};

/// How deep a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::audit) enum Level {
    /// A row of totals.
    Total,
    /// `A`.
    Letter,
    /// `I`.
    Roman,
    /// `1`, or a row without a number.
    Number,
    /// `1.1` and deeper, by the count of its parts.
    Below(u8),
    /// `a`.
    Small,
    /// `-`, or a row that begins with `Trong đó`.
    Among,
}

/// Words that a row of totals begins with.
const TOTALS: [&str; 8] = [
    "tổng",
    "cộng",
    "toàn tỉnh",
    "toàn thành phố",
    "toàn quốc",
    "cả nước",
    "toàn ngành",
    "toàn huyện",
];

impl Figures<'_> {
    /// The levels of all rows; `None` where one has a number that is not understood.
    pub(super) fn levels(&self) -> Option<Vec<Level>> {
        (0..self.cells.len()).map(|row| self.level(row)).collect()
    }

    fn level(&self, row: usize) -> Option<Level> {
        let key = fold::key(self.label(row));
        let begins = |word: &str| {
            key.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        if TOTALS.iter().any(|word| begins(word)) {
            return Some(Level::Total);
        }
        if key.starts_with("trong đó") || key.starts_with(['-', '+']) {
            return Some(Level::Among);
        }
        let ordinals = self.sheet.record.columns.iter().position(|column| column.role == "ordinal");
        let Some(ordinals) = ordinals else { return Some(Level::Number) };
        of_label(self.text(row, ordinals).map_or("", Text::as_str))
    }
}

pub(in crate::audit) fn of_label(printed: &str) -> Option<Level> {
    let label = printed.trim().trim_end_matches(['.', ')']);
    let parts: Vec<&str> = label.split('.').collect();
    let digits = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    match label {
        "" => Some(Level::Number),
        "-" | "+" | "–" | "*" => Some(Level::Among),
        _ if parts.iter().all(digits) && parts.len() == 1 => Some(Level::Number),
        _ if parts.iter().all(digits) => u8::try_from(parts.len()).ok().map(Level::Below),
        // `C` and `D` come after `A` and `B`; nobody counts to a hundred groups.
        _ if numeral::roman(label).is_some() && !["C", "D", "L", "M"].contains(&label) => {
            Some(Level::Roman)
        }
        _ if label.chars().count() == 1 && label.chars().all(char::is_uppercase) => {
            Some(Level::Letter)
        }
        _ if label.chars().count() == 1 && label.chars().all(char::is_lowercase) => {
            Some(Level::Small)
        }
        _ => None,
    }
}
