//! Rules of a reader → the alerts of what that reader was not told yet, and their delivery: a letter, a calendar, a
//! post. Words for people are handed in. No network where no address is given.

mod addresses;
mod calendar;
mod hook;
mod judge;
mod mail;
mod post;
mod rules;

use super::ask::Owner;
use super::news::entries::{self, Cause};
use super::news::page::Desk;
use super::news::{Detail, News};
use super::readers::{self, Reading, Stretch};
use super::trouble::Done;
use super::{Value, open};
use crate::batch::Failure;
use crate::data::{Level, Report};
use crate::write::changes::Lang;
use calendar::Told;
use judge::Judge;
use rusqlite::Connection;
use std::path::Path;

pub use post::{Delivered, Letter, deliver};
pub use rules::{Matter, Rules};

/// What a reader wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Why it is told.
    pub matter: Matter,
    /// Number and title of the document, for people.
    pub document: String,
    /// What changed.
    pub news: News,
}

/// What one reader is told.
#[derive(Clone, Debug)]
pub struct Bulletin {
    /// Who.
    pub reader: String,
    /// Of which entries.
    pub stretch: Stretch,
    /// In the order in which it happened.
    pub alerts: Vec<Alert>,
    /// Entries that came of other rules only, which are no alerts.
    pub reread: u64,
    /// Bodies of the rules that no task names.
    pub unknown: Vec<String>,
    /// The tasks told of, as they are now.
    tasks: Vec<Report>,
}

impl Alert {
    /// The columns that stand before those of a change.
    pub const HEADS: [[&'static str; 3]; 2] =
        [["reader", "Người nhận", "Reader"], ["alert", "Thông báo", "Alert"]];

    /// All columns.
    #[must_use]
    pub fn heads() -> Vec<[&'static str; 3]> {
        Self::HEADS.iter().chain(News::HEADS).copied().collect()
    }

    /// One value per column.
    #[must_use]
    pub fn cells(&self, reader: &str) -> Vec<Value> {
        let own = [Value::text(reader), Value::text(self.matter.name())];
        own.into_iter().chain(self.news.cells()).collect()
    }
}

/// What the reader of `rules` is to be told of the catalogue at `path`.
///
/// # Errors
/// If there is no catalogue or no such run, or it cannot be read.
pub fn bulletin(
    path: &Path,
    rules: &Rules,
    since: &Reading,
    lang: Lang,
) -> Result<Bulletin, Failure> {
    let connection = open::to_read(path)?;
    let stretch = readers::stretch(&connection, since, path)?;
    gathered(&connection, rules, stretch, lang).map_err(|trouble| trouble.of(path))
}

fn gathered(
    connection: &Connection,
    rules: &Rules,
    stretch: Stretch,
    lang: Lang,
) -> Done<Bulletin> {
    // Entries and the tasks as they are now are of one moment.
    let _moment = connection.unchecked_transaction()?;
    let mut desk = Desk::new(connection, Detail { level: Level::Meaning, lang });
    let (judge, mut told) = (Judge::of(rules), Told::default());
    let (mut alerts, mut reread) = (Vec::new(), 0);
    entries::each(connection, &stretch, &mut |entry| {
        if !judge.is_within(&entry.0.document) {
            return Ok(());
        }
        reread += u64::from(entry.0.cause == Cause::Rules);
        let page = desk.page(entry)?;
        let found = judge.alerts(&page);
        told.note(&page, &found);
        alerts.extend(found);
        Ok(())
    })?;
    let (unknown, tasks) = (unknown(connection, rules)?, told.tasks(connection)?);
    let reader = rules.name.to_string();
    Ok(Bulletin { reader, stretch, alerts, reread, unknown, tasks })
}

/// The bodies of the rules that no task names; of an empty catalogue none.
fn unknown(connection: &Connection, rules: &Rules) -> Done<Vec<String>> {
    let known = "SELECT EXISTS (SELECT 1 FROM catalog_owners WHERE \"key\" IN (?, ?)) \
        OR NOT EXISTS (SELECT 1 FROM catalog_owners)";
    let mut unknown = Vec::new();
    for owner in &rules.owners {
        let is_known: bool = connection.query_row(known, Owner::keys(owner), |row| row.get(0))?;
        if !is_known {
            unknown.push(owner.clone());
        }
    }
    Ok(unknown)
}
