//! A stretch of the catalogue's entries → one after the other, as it is read.

use crate::catalog::readers::Stretch;
use crate::catalog::trouble::Done;
use rusqlite::{Connection, Row, params};

/// An entry: something that became of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number; later ones are greater.
    pub entry: i64,
    /// The run that made it.
    pub run: i64,
    /// When that began.
    pub made: String,
    /// What it came of.
    pub cause: Cause,
    /// Id of the document.
    pub document: String,
    /// Where its text was first found.
    pub source: String,
    pub(in crate::catalog) number: i64,
    pub(in crate::catalog) revision: i64,
    pub(in crate::catalog) content: i64,
}

/// What an entry came of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A document that the catalogue had not.
    First,
    /// Another text.
    Text,
    /// The same text, read by other rules.
    Rules,
}

impl Cause {
    /// As data have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Text => "text",
            Self::Rules => "rules",
        }
    }

    fn named(name: &str) -> Self {
        let all = [Self::First, Self::Text, Self::Rules];
        all.into_iter().find(|cause| cause.name() == name).unwrap_or(Self::Text)
    }
}

const ENTRIES: &str = "SELECT r.\"entry\", r.\"run\", n.\"started\", r.\"cause\", d.\"id\", c.\"source\", \
    r.\"document\", r.\"revision\", r.\"content\", r.\"difference\" \
    FROM catalog_revisions AS r JOIN catalog_documents AS d ON d.\"document\" = r.\"document\" \
    JOIN catalog_runs AS n ON n.\"run\" = r.\"run\" JOIN catalog_contents AS c ON c.\"content\" = r.\"content\" \
    WHERE r.\"entry\" > ?1 AND r.\"entry\" <= ?2 AND r.\"run\" > ?3 ORDER BY r.\"entry\"";

/// What is done with an entry and its difference.
pub(in crate::catalog) type Take<'t> = &'t mut dyn FnMut((Entry, Option<String>)) -> Done<()>;

/// Hands out the entries of `stretch`.
pub(in crate::catalog) fn each(
    connection: &Connection,
    stretch: &Stretch,
    take: Take<'_>,
) -> Done<()> {
    let mut entries = connection.prepare(ENTRIES)?;
    let Stretch { after, until, run, .. } = stretch;
    let mut rows = entries.query(params![after, until, run])?;
    while let Some(row) = rows.next()? {
        take(entry(row)?)?;
    }
    Ok(())
}

fn entry(row: &Row<'_>) -> Result<(Entry, Option<String>), rusqlite::Error> {
    let entry = Entry {
        entry: row.get(0)?,
        run: row.get(1)?,
        made: row.get(2)?,
        cause: Cause::named(&row.get::<_, String>(3)?),
        document: row.get(4)?,
        source: row.get(5)?,
        number: row.get(6)?,
        revision: row.get(7)?,
        content: row.get(8)?,
    };
    Ok((entry, row.get(9)?))
}
