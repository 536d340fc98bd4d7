//! The tasks that were told of → the same as they are now, and the calendar of their deadlines. A task keeps its place
//! in it while its number changes; one that is gone has none.

use super::Alert;
use crate::catalog::news::page::Page;
use crate::catalog::reports::AtHand;
use crate::catalog::trouble::Done;
use crate::data::Report;
use crate::write::Volume;
use crate::write::changes::Lang;
use crate::write::ics::{Calendar, Wish};
use crate::write::rows::Material;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Ids of tasks, by document: its number.
#[derive(Debug, Default)]
pub(super) struct Told(BTreeMap<i64, BTreeSet<String>>);

impl Told {
    /// Takes the ids on to this page, and adds those of which it is told.
    pub(super) fn note(&mut self, page: &Page, alerts: &[Alert]) {
        let ids = self.0.entry(page.of.number).or_default();
        if page.has_difference {
            let new = |old: &String| {
                let pair = page.pairs.iter().find(|pair| pair.old_id == *old);
                pair.map(|pair| pair.new_id.clone())
            };
            *ids = ids.iter().filter_map(new).collect();
        }
        ids.extend(alerts.iter().filter_map(|alert| alert.news.task.clone()));
    }

    /// The tasks as they are now: a report for each document.
    pub(super) fn tasks(self, connection: &Connection) -> Done<Vec<Report>> {
        let mut read = AtHand::default();
        let mut tasks = Vec::new();
        let current = "SELECT \"content\" FROM catalog_documents WHERE \"document\" = ?";
        let mut current = connection.prepare(current)?;
        for (document, ids) in self.0.into_iter().filter(|(_, ids)| !ids.is_empty()) {
            let found = current.query_row([document], |row| row.get(0));
            let Some(content) = found.optional()? else { continue };
            let mut report = read.unit(connection, content, document)?;
            report.tasks.retain(|task| ids.contains(&task.id) && task.deadline.is_some());
            // The text is not kept: without their places tasks have no number of a line.
            report.tasks.iter_mut().for_each(|task| task.spans.clear());
            if !report.tasks.is_empty() {
                tasks.push(report);
            }
        }
        Ok(tasks)
    }
}

/// The calendar of `tasks`.
pub(super) fn write(tasks: &[Report], lang: Lang) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut calendar = Calendar::begin(&mut bytes, &Wish { agency: None, lang })?;
    for report in tasks {
        calendar.take(Material { report, text: "" })?;
    }
    Box::new(calendar).close()?;
    Ok(bytes)
}
