//! An entry → its rows: of a first text the document and its tasks, else what differs from the text before; and the
//! errors that are new.

use super::entries::{Cause, Entry};
use super::{Detail, Kind, News, faults};
use crate::catalog::Value;
use crate::catalog::ask::short;
use crate::catalog::reports::AtHand;
use crate::catalog::trouble::Done;
use crate::data::{Change, ChangeKind, Comparison, Document, Finding, Level, Pair, Report, Task};
use crate::write::changes::Lang;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value as Json;

/// An entry with all that it says.
pub(in crate::catalog) struct Page {
    pub(in crate::catalog) of: Entry,
    /// The document before, where it had another text.
    pub(in crate::catalog) before: Option<Report>,
    /// The document; nothing of what only the rules changed.
    pub(in crate::catalog) after: Option<Report>,
    /// Whether there was something before it.
    pub(in crate::catalog) has_difference: bool,
    /// Tasks that are the same before and after.
    pub(in crate::catalog) pairs: Vec<Pair>,
    pub(in crate::catalog) news: Vec<News>,
}

/// Where pages are put together.
pub(in crate::catalog) struct Desk<'c> {
    connection: &'c Connection,
    detail: Detail,
    read: AtHand,
}

/// What was the text before the revision.
const BEFORE: &str = "SELECT \"content\" FROM catalog_revisions \
    WHERE \"document\" = ? AND \"revision\" < ? AND \"cause\" <> 'rules' ORDER BY \"revision\" DESC LIMIT 1";

impl<'c> Desk<'c> {
    pub(in crate::catalog) fn new(connection: &'c Connection, detail: Detail) -> Self {
        Self { connection, detail, read: AtHand::default() }
    }

    /// The page of an entry with this difference.
    pub(in crate::catalog) fn page(
        &mut self,
        (of, difference): (Entry, Option<String>),
    ) -> Done<Page> {
        let told: Option<Comparison> =
            difference.as_deref().map(serde_json::from_str).transpose()?;
        let after = match of.cause {
            Cause::First | Cause::Text => Some(self.unit(&of, of.content)?),
            Cause::Rules => None,
        };
        let before = match of.cause {
            Cause::Text => self.before(&of)?.map(|content| self.unit(&of, content)).transpose()?,
            Cause::First | Cause::Rules => None,
        };
        let mut news = match (&told, &after) {
            (Some(told), _) => changed(&of, told, self.detail.level),
            (None, Some(unit)) => first(&of, unit),
            (None, None) => Vec::new(),
        };
        let has_difference = told.is_some();
        let pairs = told.map(|told| told.tasks).unwrap_or_default();
        if let Some(after) = &after {
            let fresh = faults::fresh(before.as_ref(), after, &pairs);
            news.extend(fresh.into_iter().map(|it| found(&of, it, after, self.detail.lang)));
        }
        Ok(Page { of, before, after, has_difference, pairs, news })
    }

    /// The document as `content` has it. What is found in a file without being of one of its documents is told of the
    /// first of them.
    fn unit(&mut self, of: &Entry, content: i64) -> Done<Report> {
        let mut unit = self.read.unit(self.connection, content, of.number)?;
        let first = "SELECT min(\"document\") FROM catalog_sources WHERE \"content\" = ?";
        let first: Option<i64> =
            self.connection.prepare(first)?.query_row([content], |row| row.get(0))?;
        if first != Some(of.number) {
            unit.findings.retain(|finding| finding.document_id.is_some());
        }
        Ok(unit)
    }

    fn before(&self, of: &Entry) -> Done<Option<i64>> {
        let mut before = self.connection.prepare(BEFORE)?;
        Ok(before.query_row(params![of.number, of.revision], |row| row.get(0)).optional()?)
    }
}

/// A row of which only what it is of is known.
fn blank(of: &Entry, kind: Kind, record: &str) -> News {
    News {
        of: of.clone(),
        kind,
        direction: None,
        record: record.to_owned(),
        id: None,
        field: None,
        old: None,
        new: None,
        days: None,
        title: String::new(),
        leads: Vec::new(),
        task: None,
    }
}

/// A document that was not there, with its tasks.
fn first(of: &Entry, unit: &Report) -> Vec<News> {
    let added = Kind::Change(ChangeKind::Added);
    let root = unit.documents.iter().find(|document| document.id == of.document);
    let document = News {
        id: Some(of.document.clone()),
        new: root.and_then(|root| root.number.clone()),
        title: root.map(called).unwrap_or_default(),
        ..blank(of, added, "document")
    };
    let task = |task: &Task| News {
        id: Some(task.id.clone()),
        new: task.deadline.as_ref().map(|deadline| deadline.raw.clone()),
        title: task.called().to_owned(),
        leads: leads(task),
        task: Some(task.id.clone()),
        ..blank(of, added, "task")
    };
    std::iter::once(document).chain(unit.tasks.iter().map(task)).collect()
}

/// What people call a document.
fn called(document: &Document) -> String {
    let Document { title, kind_vi, number, .. } = document;
    title.clone().or_else(|| kind_vi.clone()).or_else(|| number.clone()).unwrap_or_default()
}

fn leads(task: &Task) -> Vec<String> {
    task.leads.iter().map(|lead| lead.name.clone()).collect()
}

/// What the difference tells.
fn changed(of: &Entry, told: &Comparison, level: Level) -> Vec<News> {
    let is_told = |change: &&Change| level == Level::Text || change.level == Level::Meaning;
    told.changes.iter().filter(is_told).map(|change| row(of, change)).collect()
}

fn row(of: &Entry, change: &Change) -> News {
    let record = change.record.as_str();
    let id = change.new_id.clone().or_else(|| change.old_id.clone());
    let task = if record == "task" { id.clone() } else { change.task_id.clone() };
    News {
        direction: change.direction,
        id,
        task,
        field: change.field.clone().or_else(|| role(change)),
        old: value(&change.old, change, record),
        new: value(&change.new, change, record),
        days: change.days,
        title: change.title.clone(),
        leads: change.leads.clone(),
        ..blank(of, Kind::Change(change.kind), record)
    }
}

/// The role that a body has now, or had.
fn role(change: &Change) -> Option<String> {
    let role = |value: &Json| value.get("role")?.as_str().map(str::to_owned);
    role(&change.new).or_else(|| role(&change.old))
}

/// A value for people; of a whole document its number, of a whole task its deadline, for they have a title besides.
fn value(value: &Json, change: &Change, record: &str) -> Option<String> {
    let is_whole = matches!(change.kind, ChangeKind::Added | ChangeKind::Removed);
    let printed = match record {
        "document" if is_whole => value.get("number"),
        "task" if is_whole => value.get("deadline").and_then(|deadline| deadline.get("raw")),
        _ => return text(short(value)),
    };
    printed.and_then(Json::as_str).map(str::to_owned)
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::Empty => None,
        Value::Integer(number) => Some(number.to_string()),
        Value::Text(text) => Some(text),
    }
}

/// The id of the task that a record of `unit` is, or belongs to.
fn task_of<'u>(unit: &'u Report, record: &str) -> Option<&'u Task> {
    let metric = || unit.metrics.iter().find(|metric| metric.id == record);
    let of_metric = || metric().and_then(|metric| metric.task_id.as_deref());
    let task = |id: &str| unit.tasks.iter().find(|task| task.id == id);
    task(record).or_else(|| of_metric().and_then(task))
}

/// An error that is new.
fn found(of: &Entry, finding: &Finding, unit: &Report, lang: Lang) -> News {
    let task = finding.record_id.as_deref().and_then(|record| task_of(unit, record));
    let own = finding.document_id.as_deref().unwrap_or(&of.document);
    let document = unit.documents.iter().find(|document| document.id == own);
    let says = match lang {
        Lang::Vi => &finding.message_vi,
        Lang::En => &finding.message_en,
    };
    let title = task.map(|task| task.called().to_owned()).or_else(|| document.map(called));
    News {
        id: Some(finding.record_id.clone().unwrap_or_else(|| own.to_owned())),
        field: Some(finding.rule.clone()),
        new: Some(says.clone()),
        title: title.unwrap_or_default(),
        leads: task.map(leads).unwrap_or_default(),
        task: task.map(|task| task.id.clone()),
        ..blank(of, Kind::Finding, "finding")
    }
}
