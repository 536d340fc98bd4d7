//! What a content had, and what is in its stead → the documents that only changed their names: a corrected title, and
//! with it another id, or an id that other rules make.

use super::evidence::Evidence;
use super::identity;
use super::trouble::Done;
use crate::data::Document;
use rusqlite::Connection;
use std::collections::HashSet;

/// Documents of the former content that are not in the new one under their names.
pub(super) struct Heirs(Vec<Known>);

/// A document of which a content is a source.
pub(super) struct Known {
    pub(super) document: i64,
    /// What the content calls it.
    pub(super) id: String,
    pub(super) opening: String,
    /// Whether its records are those of the content.
    pub(super) is_best: bool,
}

impl Heirs {
    /// Those of `former`, where there is one, that none of `found` is called.
    pub(super) fn of(
        connection: &Connection,
        former: Option<i64>,
        found: &[(&Document, Evidence)],
    ) -> Done<Self> {
        let Some(former) = former else { return Ok(Self(Vec::new())) };
        let ids: HashSet<&str> = found.iter().map(|(root, _)| root.id.as_str()).collect();
        let mut left = known(connection, former)?;
        left.retain(|known| !ids.contains(known.id.as_str()));
        Ok(Self(left))
    }

    /// The document whose text began as that of `root` does.
    pub(super) fn of_opening(&mut self, root: &Document) -> Option<i64> {
        Some(self.take(root)?.document)
    }

    /// The same, with all that is known of it.
    pub(super) fn take(&mut self, root: &Document) -> Option<Known> {
        let opening = identity::opening(root);
        let at = self.0.iter().position(|known| identity::is_alike(&known.opening, &opening))?;
        Some(self.0.remove(at))
    }

    /// Those that nothing is in the stead of.
    pub(super) fn rest(self) -> Vec<Known> {
        self.0
    }
}

/// The documents that `content` has.
pub(super) fn known(connection: &Connection, content: i64) -> Done<Vec<Known>> {
    let known = "SELECT d.\"document\", s.\"id\", d.\"opening\", d.\"content\" = s.\"content\" \
        FROM catalog_sources AS s JOIN catalog_documents AS d ON d.\"document\" = s.\"document\" \
        WHERE s.\"content\" = ? ORDER BY 1";
    let mut known = connection.prepare(known)?;
    let rows = known.query_map([content], |row| {
        let (document, id, opening) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Known { document, id, opening, is_best: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
