//! The numbers and first words of rows → how deep they stand: totals, `I`, `1`, `1.1`, `a`, `-`.

use super::Figures;
use crate::audit::levels::{Level, of_label};
use crate::data::Text;
use crate::lang::fold;

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
