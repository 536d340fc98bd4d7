//! `fixtures/meaning/*.tsv` → wordings with what they mean.

use crate::pipeline;
use std::path::Path;

/// A wording and its meaning.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    pub(super) printed: String,
    pub(super) meaning: String,
}

/// All wordings, by what they are about.
pub(super) struct Words {
    pub(super) deadlines: Vec<Wording>,
    pub(super) owners: Vec<Wording>,
    pub(super) statuses: Vec<Wording>,
    pub(super) duties: Vec<Wording>,
    pub(super) headings: Vec<Wording>,
    pub(super) labels: Vec<Wording>,
}

impl Words {
    pub(super) fn read() -> Self {
        Self {
            deadlines: wordings("deadlines"),
            owners: wordings("owners"),
            statuses: wordings("statuses"),
            duties: wordings("duties"),
            headings: wordings("headings"),
            labels: wordings("labels"),
        }
    }
}

/// The rows of a table without comments and names of fields, cell by cell.
pub(super) fn rows(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/meaning/{name}.tsv"));
    let lines = pipeline::read(&path);
    let lines = lines.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.skip(1).map(|line| line.split('\t').map(ToOwned::to_owned).collect()).collect()
}

/// The wordings of a table; `SET=later` takes those alone that no rule was written with.
fn wordings(name: &str) -> Vec<Wording> {
    let wanted = std::env::var("SET").ok();
    rows(name)
        .into_iter()
        .filter(|row| wanted.as_ref().is_none_or(|set| row[0] == *set))
        .map(|row| Wording { printed: row[1].clone(), meaning: row[2].clone() })
        .collect()
}

impl Wording {
    /// Its meanings; none for `-`.
    pub(super) fn meanings(&self) -> Vec<String> {
        self.meaning.split(" | ").filter(|one| *one != "-").map(ToOwned::to_owned).collect()
    }
}
