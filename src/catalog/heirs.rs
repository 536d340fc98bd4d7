//! What a content had, and what is in its stead → the documents that only changed their names: a corrected title, and
//! with it another id, or an id that other rules make.

use super::evidence::Evidence;
use super::identity::Features;
use super::trouble::Done;
use super::units;
use crate::data::{Document, Report};
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// Documents of the former content that are not in the new one under their names.
pub(super) struct Heirs(Vec<Known>);

/// A document of which a content is a source.
pub(super) struct Known {
    pub(super) document: i64,
    /// What the content calls it.
    pub(super) id: String,
    features: Features,
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

    /// The document that `root` of `now` was in the report that `former` gives: one that began so, else one of the same
    /// words.
    pub(super) fn take(
        &mut self,
        (root, now): (&Document, &Report),
        former: &mut dyn FnMut() -> Done<Report>,
    ) -> Done<Option<Known>> {
        let own = Features::of(root);
        let mut at = self.0.iter().position(|known| known.features.is_alike(&own));
        if at.is_none() && !self.0.is_empty() {
            let (former, words) = (former()?, words(now, &root.id));
            at = self.0.iter().position(|known| is_same(&self::words(&former, &known.id), &words));
        }
        Ok(at.map(|at| self.0.remove(at)))
    }

    /// Those that nothing is in the stead of.
    pub(super) fn rest(self) -> Vec<Known> {
        self.0
    }
}

/// The documents that `content` has.
pub(super) fn known(connection: &Connection, content: i64) -> Done<Vec<Known>> {
    let known = "SELECT d.\"document\", s.\"id\", d.\"content\" = s.\"content\", d.\"opening\", d.\"issuer\" \
        FROM catalog_sources AS s JOIN catalog_documents AS d ON d.\"document\" = s.\"document\" \
        WHERE s.\"content\" = ? ORDER BY 1";
    let mut known = connection.prepare(known)?;
    let rows = known.query_map([content], |row| {
        let (document, id, is_best) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let features = Features { opening: row.get(3)?, issuer: row.get(4)? };
        Ok(Known { document, id, features, is_best })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Least part of the words that two texts of one document have in common: a slip of one letter changes a word, and may
/// change all that is read of the text.
const SAME: f64 = 0.95;

/// How often the document called `id` has each word.
fn words(report: &Report, id: &str) -> HashMap<String, u32> {
    let unit = units::narrowed(report.clone(), &HashSet::from([id.to_owned()]));
    let blocks = unit.documents.iter().flat_map(|it| &it.blocks).map(|block| &block.text);
    let cells = unit.tables.iter().flat_map(|table| &table.rows).flatten();
    let mut words = HashMap::new();
    for word in blocks.chain(cells).flat_map(|text| text.split_whitespace()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

/// Whether two texts have nearly all their words in common.
fn is_same(one: &HashMap<String, u32>, other: &HashMap<String, u32>) -> bool {
    let count = |words: &HashMap<String, u32>| words.values().sum::<u32>();
    let both = one.iter().map(|(word, times)| other.get(word).map_or(0, |it| *it.min(times)));
    let (both, all) = (both.sum::<u32>(), count(one) + count(other));
    all > 0 && f64::from(2 * both) >= SAME * f64::from(all)
}
