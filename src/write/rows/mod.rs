//! A report → the rows of each record type: the one description of columns, used by CSV and by
//! every later table format. Nested objects are flattened with `_`, lists of scalars joined with
//! ` | `, lists of objects are sheets of their own. Does not know any file format.

mod agencies;
mod cell;
pub mod changes;
mod citations;
mod confidence;
mod documents;
pub mod findings;
mod issues;
mod metrics;
mod parts;
mod repairs;
mod review;
pub mod series;
mod table_cells;
mod tables;
mod tasks;

pub(super) use cell::word_of;
pub use cell::{Cell, printed};

use crate::data::Report;
use std::io;
use std::sync::LazyLock;

/// Type of a column, in the words of Frictionless Table Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// An exact decimal.
    Number,
    /// True or false.
    Boolean,
    /// An ISO 8601 day.
    Date,
}

impl Kind {
    /// The name that Table Schema has for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
        }
    }
}

/// What a column is called and holds.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Name in the data.
    pub name: &'static str,
    /// Type.
    pub kind: Kind,
    /// The Vietnamese term.
    pub title: &'static str,
    /// A sentence in English.
    pub about: &'static str,
}

/// A column of records `R`.
struct Column<R> {
    head: Head,
    cell: for<'a> fn(&'a R) -> Cell<'a>,
}

/// One column: its name, type, Vietnamese term, meaning, and where its value stands in the record.
const fn col<R>(
    name: &'static str,
    kind: Kind,
    title: &'static str,
    about: &'static str,
    cell: for<'a> fn(&'a R) -> Cell<'a>,
) -> Column<R> {
    Column { head: Head { name, kind, title, about }, cell }
}

/// Takes one record after the other.
type Taker<'t, R> = &'t mut dyn FnMut(&R) -> io::Result<()>;
/// Takes one row after the other.
pub type RowTaker<'t> = &'t mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>;

/// A reference from columns of one sheet to the key of another.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The column that refers, beside `source`.
    pub field: &'static str,
    /// The sheet whose `id` it holds.
    pub to: &'static str,
    /// Whether it can be empty.
    pub presence: Presence,
}

/// Whether a reference stands in every row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It does.
    Always,
    /// It is empty where there is nothing to refer to.
    Sometimes,
}

impl Link {
    const fn always(field: &'static str, to: &'static str) -> Self {
        Self { field, to, presence: Presence::Always }
    }

    const fn sometimes(field: &'static str, to: &'static str) -> Self {
        Self { field, to, presence: Presence::Sometimes }
    }
}

/// Hands over rows.
type Fill = Box<dyn Fn(Material<'_>, RowTaker<'_>) -> io::Result<()> + Send + Sync>;

/// What rows are made of.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The records.
    pub report: &'a Report,
    /// The decoded text they were read from.
    pub text: &'a str,
}

/// One record type as a table.
pub struct Sheet {
    /// Name in the data, such as `tasks`.
    pub name: &'static str,
    /// The Vietnamese term.
    pub title: &'static str,
    /// A sentence in English.
    pub about: &'static str,
    /// Columns that together are unique.
    pub key: &'static [&'static str],
    /// References to other sheets.
    pub links: &'static [Link],
    /// The columns, `source` first.
    pub heads: Vec<Head>,
    fill: Fill,
}

impl Sheet {
    /// Hands over the rows in order.
    ///
    /// # Errors
    /// What `row` returns.
    pub fn fill(&self, material: Material<'_>, row: RowTaker<'_>) -> io::Result<()> {
        (self.fill)(material, row)
    }
}

/// The column that every sheet begins with.
const SOURCE: Head = Head {
    name: "source",
    kind: Kind::String,
    title: "Nguồn",
    about: "The input as it was named.",
};

/// What a sheet is, before its columns.
#[derive(Clone, Copy)]
struct Plan {
    name: &'static str,
    title: &'static str,
    about: &'static str,
    key: &'static [&'static str],
    links: &'static [Link],
}

/// A sheet of the records that `each` hands over.
fn sheet<R: 'static>(
    plan: Plan,
    columns: &'static [Column<R>],
    each: fn(&Report, Taker<'_, R>) -> io::Result<()>,
) -> Sheet {
    sheet_of(plan, columns, move |material, take| each(material.report, take))
}

/// A sheet whose records need the text too.
fn sheet_of<R: 'static>(
    plan: Plan,
    columns: &'static [Column<R>],
    each: impl Fn(Material<'_>, Taker<'_, R>) -> io::Result<()> + Send + Sync + 'static,
) -> Sheet {
    let heads = std::iter::once(SOURCE).chain(columns.iter().map(|column| column.head)).collect();
    let fill = move |material: Material<'_>, row: RowTaker<'_>| {
        each(material, &mut |record| {
            let source = std::iter::once(Cell::from(material.report.source.name.as_str()));
            let cells: Vec<Cell<'_>> =
                source.chain(columns.iter().map(|column| (column.cell)(record))).collect();
            row(&cells)
        })
    };
    let Plan { name, title, about, key, links } = plan;
    Sheet { name, title, about, key, links, heads, fill: Box::new(fill) }
}

/// The key of records that have an id.
const BY_ID: &[&str] = &["source", "id"];

/// All sheets, in the order in which a reader meets them.
pub static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    let groups = [
        issues::sheets(),
        documents::sheets(),
        parts::sheets(),
        tasks::sheets(),
        metrics::sheets(),
        citations::sheets(),
        confidence::sheets(),
        agencies::sheets(),
        findings::sheets(),
        tables::sheets(),
    ];
    groups.into_iter().flatten().collect()
});

/// What a person should look at; written where asked for.
pub static REVIEW: LazyLock<Sheet> = LazyLock::new(review::sheet);

/// Misprints that were put right; written where that was asked for.
pub static REPAIRS: LazyLock<Sheet> = LazyLock::new(repairs::sheet);

/// Columns and cells of the tables; written where the tables are no files of their own.
pub static TABLE_CELLS: LazyLock<Vec<Sheet>> = LazyLock::new(table_cells::sheets);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn sheets_and_columns_have_names_of_their_own() {
        let mut names = BTreeSet::new();
        for sheet in SHEETS.iter().chain(TABLE_CELLS.iter()) {
            assert!(names.insert(sheet.name), "{}", sheet.name);
            let columns: BTreeSet<&str> = sheet.heads.iter().map(|head| head.name).collect();
            assert_eq!(columns.len(), sheet.heads.len(), "{}", sheet.name);
            assert!(sheet.heads.iter().all(|head| head.about.ends_with('.')), "{}", sheet.name);
        }
    }

    #[test]
    fn keys_and_links_exist() {
        let find = |name: &str| SHEETS.iter().find(|sheet| sheet.name == name);
        for sheet in SHEETS.iter().chain(TABLE_CELLS.iter()) {
            let has = |name: &str| sheet.heads.iter().any(|head| head.name == name);
            assert!(sheet.key.iter().all(|key| has(key)), "{}", sheet.name);
            for link in sheet.links {
                assert!(has(link.field), "{}.{}", sheet.name, link.field);
                assert!(find(link.to).is_some_and(|to| to.key == BY_ID), "{}", link.to);
            }
        }
    }
}
