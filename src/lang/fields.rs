//! The fields of the records: what each means, its unit, an example, its Vietnamese term.

use super::lexicon;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A field of a record: a row of `fields.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The record, or the object inside one: `task`, `toc_entry`.
    pub record: &'static str,
    /// Its name; [`WHOLE`] for the record itself.
    pub name: &'static str,
    /// What a text holds: `date`, `edtf`, `rrule`, `id`; empty for any text.
    pub format: &'static str,
    /// What a number counts.
    pub unit: &'static str,
    /// A value, as JSON where it is no text.
    pub example: &'static str,
    /// Where the example is printed (`003 row 26`; `wording`), and behind `: ` what is printed there.
    pub printed: &'static str,
    /// The Vietnamese terms, `|` between them, that of headings first.
    terms: &'static str,
    /// What it means, in English.
    pub about: &'static str,
}

/// The name under which a record itself stands.
pub const WHOLE: &str = "*";

impl Field {
    /// The Vietnamese terms, that of headings first.
    pub fn terms(&self) -> impl Iterator<Item = &'static str> {
        self.terms.split('|').filter(|term| !term.is_empty())
    }

    /// The first term as a heading prints it.
    #[must_use]
    pub fn title(&self) -> String {
        let term = self.terms().next().unwrap_or_default();
        let mut letters = term.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    }
}

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    lexicon::rows("fields")
        .into_iter()
        .map(|row| Field {
            record: row[0],
            name: row[1],
            format: row[2],
            unit: row[3],
            example: row[4],
            printed: row[5],
            terms: row[6],
            about: row[7],
        })
        .collect()
});

static BY_NAME: LazyLock<BTreeMap<(&'static str, &'static str), &'static Field>> =
    LazyLock::new(|| FIELDS.iter().map(|field| ((field.record, field.name), field)).collect());

/// All fields, in the order of the table.
#[must_use]
pub fn all() -> &'static [Field] {
    &FIELDS
}

/// The field of `record` called `name`.
#[must_use]
pub fn named(record: &str, name: &str) -> Option<&'static Field> {
    BY_NAME.get(&(record, name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_the_first_term() {
        let title = named("document", "title").unwrap();
        assert_eq!(title.title(), "Trích yếu");
        assert_eq!(title.terms().collect::<Vec<_>>(), ["trích yếu", "tên"]);
    }
}
