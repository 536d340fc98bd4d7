//! Words around a number → what they say of it: its unit, its name, how it is qualified.
//!
//! The knowledge is `lexicon/units.tsv`. Says nothing of numbers themselves.

use super::{fold, lexicon};
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a phrase beside a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A thing counted: `hồ sơ`.
    Count,
    /// A unit of area: `ha`.
    Area,
    /// Another unit of measure: `tấn`.
    Other,
    /// A unit of time: `ngày làm việc`.
    Duration,
    /// A power of ten: `triệu`.
    Scale,
    /// A currency: `đồng`.
    Money,
    /// Makes the number before it no quantity: `tuổi`.
    Never,
    /// Cannot begin a counted noun: `của`.
    Stop,
    /// The number after it is its name: `Đề án 06`.
    Name,
    /// The same, unless a unit follows the number: `số 12`, `cấp 12 thẻ`.
    Label,
    /// A count in this state follows, its unit not printed: `đúng hạn 912`.
    State,
    /// trên, hơn.
    Over,
    /// gần, dưới.
    Under,
    /// khoảng.
    About,
}

/// Kinds of the table in the words of its column.
const SORTS: [(&str, Sort); 14] = [
    ("count", Sort::Count),
    ("area", Sort::Area),
    ("other", Sort::Other),
    ("duration", Sort::Duration),
    ("scale", Sort::Scale),
    ("money", Sort::Money),
    ("never", Sort::Never),
    ("stop", Sort::Stop),
    ("name", Sort::Name),
    ("label", Sort::Label),
    ("state", Sort::State),
    ("over", Sort::Over),
    ("under", Sort::Under),
    ("about", Sort::About),
];

impl Sort {
    /// Whether it is something to count or measure in.
    #[must_use]
    pub fn is_unit(self) -> bool {
        use Sort::{Area, Count, Duration, Money, Other};
        matches!(self, Count | Area | Other | Duration | Money)
    }

    /// Whether the phrase stands before its number.
    fn leads(self) -> bool {
        use Sort::{About, Label, Name, Over, State, Under};
        matches!(self, Name | Label | State | Over | Under | About)
    }
}

/// A phrase of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Fold keys of its words and commas.
    words: Vec<String>,
    /// What it is.
    pub sort: Sort,
    /// What a unit of money is worth in đồng, or a scale in ones.
    pub scale: Option<Decimal>,
}

impl Unit {
    /// Words and commas of the phrase.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the phrase has no words; none of the table is so.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Phrases by their first word (those after a number) or last word (those before one), longest
/// first.
type Index = HashMap<String, Vec<Unit>>;

static TABLE: LazyLock<(Index, Index)> = LazyLock::new(|| {
    let (mut after, mut before) = (Index::new(), Index::new());
    for row in lexicon::rows("units") {
        let Some(&(_, sort)) = SORTS.iter().find(|(name, _)| *name == row[1]) else { continue };
        let spaced = fold::key(row[0]).replace(',', " ,").replace('-', " - ").replace('/', " / ");
        let words: Vec<String> = spaced.split_whitespace().map(ToOwned::to_owned).collect();
        let (index, word) =
            if sort.leads() { (&mut before, words.last()) } else { (&mut after, words.first()) };
        let Some(word) = word.cloned() else { continue };
        index.entry(word).or_default().push(Unit { words, sort, scale: row[2].parse().ok() });
    }
    for units in after.values_mut().chain(before.values_mut()) {
        units.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
    }
    (after, before)
});

/// The longest phrase that `words` (fold keys) begin with and that stands after its number.
#[must_use]
pub fn after(words: &[&str]) -> Option<&'static Unit> {
    let units = TABLE.0.get(*words.first()?)?;
    units
        .iter()
        .find(|unit| unit.len() <= words.len() && unit.words.iter().zip(words).all(|(a, b)| a == b))
}

/// The longest phrase that `words` (fold keys) end with and that stands before its number.
#[must_use]
pub fn before(words: &[&str]) -> Option<&'static Unit> {
    let units = TABLE.1.get(*words.last()?)?;
    units.iter().find(|unit| {
        unit.len() <= words.len()
            && unit.words.iter().rev().zip(words.iter().rev()).all(|(a, b)| a == b)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_are_those_of_the_form() {
        assert_eq!(lexicon::words("units", "kind"), SORTS.map(|(name, _)| name).into());
    }

    #[test]
    fn the_longest_phrase_wins() {
        for (words, sort, len) in [
            ("hộ kinh doanh đã", Sort::Count, 3),
            ("đồng chí", Sort::Count, 2),
            ("tin , bài tuyên truyền", Sort::Count, 3),
            ("tuổi", Sort::Never, 1),
            ("tỉ đồng", Sort::Scale, 1),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            let unit = after(&words).unwrap();
            assert_eq!((unit.sort, unit.len()), (sort, len), "{words:?}");
        }
        assert_eq!(before(&["theo", "kế", "hoạch", "phối", "hợp", "số"]).unwrap().len(), 5);
        assert_eq!(before(&["không", "quá"]).unwrap().sort, Sort::Under);
        assert!(after(&[]).is_none());
    }
}
