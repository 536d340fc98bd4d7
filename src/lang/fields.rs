//! The fields of the records: what each means, its unit, an example, its Vietnamese term.

use super::lexicon;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A field of a record: a row of `fields.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The record, or the object inside one: `task`, `toc_entry`.
    pub record: &'static str,
    /// Its name; `*` for the record itself.
    pub name: &'static str,
    /// What a text holds: `date`, `edtf`, `rrule`, `id`; empty for any text.
    pub format: &'static str,
    /// What a number counts.
    pub unit: &'static str,
    /// A value, as JSON where it is no text.
    pub example: &'static str,
    /// The Vietnamese term.
    pub term_vi: &'static str,
    /// What it means, in English.
    pub about: &'static str,
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
            term_vi: row[5],
            about: row[6],
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
