//! Rules and what became of a document → the alerts among it. A change is told once, under the first name that fits and
//! is asked for.

use super::{Alert, Matter, Rules};
use crate::catalog::ask::Owner;
use crate::catalog::news::entries::Cause;
use crate::catalog::news::page::Page;
use crate::catalog::news::{Kind, News};
use crate::catalog::records::keys;
use crate::catalog::units;
use crate::data::{Agency, ChangeKind, Direction, Document, Mention, Report, StatusCode, Task};
use std::collections::HashSet;

/// Who looks at pages for a reader.
pub(super) struct Judge<'r> {
    rules: &'r Rules,
    owners: HashSet<String>,
}

impl<'r> Judge<'r> {
    pub(super) fn of(rules: &'r Rules) -> Self {
        Self { rules, owners: rules.owners.iter().flat_map(|owner| Owner::keys(owner)).collect() }
    }

    /// Whether the reader wants to know of a document with this id at all.
    pub(super) fn is_within(&self, id: &str) -> bool {
        let Some(within) = self.rules.within.as_deref() else { return true };
        let rest = id.strip_prefix(within.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The alerts of a page. What came of other rules is none: nothing happened in the world.
    pub(super) fn alerts(&self, page: &Page) -> Vec<Alert> {
        if page.of.cause == Cause::Rules {
            return Vec::new();
        }
        let document = heading(page);
        let alert = |news: &News| {
            let wanted =
                self.matters(news, page).into_iter().find(|it| self.rules.tell.contains(it));
            wanted.map(|matter| Alert { matter, document: document.clone(), news: news.clone() })
        };
        page.news.iter().filter_map(alert).collect()
    }

    /// What a change is to the reader, the closest first; nothing where it is none of theirs.
    fn matters(&self, news: &News, page: &Page) -> Vec<Matter> {
        let kind = match news.kind {
            Kind::Finding if self.is_of_ours(news, page) => return vec![Matter::AuditError],
            Kind::Finding => return Vec::new(),
            Kind::Change(kind) => kind,
        };
        if news.record == "document" {
            let is_new = kind == ChangeKind::Added;
            return if is_new { vec![Matter::DocumentNew] } else { Vec::new() };
        }
        let [before, after] = self.sides(news, page);
        let first = match kind {
            ChangeKind::Added if news.record == "task" => Some(Matter::TaskNew),
            ChangeKind::OwnerAdded | ChangeKind::OwnerRole
                if after && !before && self.is_by_us(news, page) =>
            {
                Some(Matter::TaskNew)
            }
            ChangeKind::Deadline => Some(Matter::DeadlineMoved),
            ChangeKind::Status if is_worse(news, page) => Some(Matter::StatusWorse),
            ChangeKind::Added
            | ChangeKind::Removed
            | ChangeKind::Split
            | ChangeKind::Merged
            | ChangeKind::Ambiguous
            | ChangeKind::Renumbered
            | ChangeKind::Moved
            | ChangeKind::Status
            | ChangeKind::OwnerAdded
            | ChangeKind::OwnerRemoved
            | ChangeKind::OwnerRole
            | ChangeKind::Deliverable
            | ChangeKind::Metric
            | ChangeKind::Text => None,
        };
        let is_ours = before || after;
        first.into_iter().chain([Matter::TaskChanged]).filter(|_| is_ours).collect()
    }

    /// Whether the task that a change is of is one of the reader's, before and after.
    fn sides(&self, news: &News, page: &Page) -> [bool; 2] {
        tasks(news, page).map(|side| side.is_some_and(|(task, unit)| self.is_ours(task, unit)))
    }

    /// Whether an error is one of a task of the reader's, or, where it is of none, of a document with one.
    fn is_of_ours(&self, news: &News, page: &Page) -> bool {
        let Some(unit) = &page.after else { return false };
        match news.task.as_deref().and_then(|id| task_in(unit, id)) {
            Some(task) => self.is_ours(task, unit),
            None => {
                self.owners.is_empty() || unit.tasks.iter().any(|task| self.is_ours(task, unit))
            }
        }
    }

    fn is_ours(&self, task: &Task, unit: &Report) -> bool {
        let lists = [
            ("leads", &task.leads),
            ("supports", &task.supports),
            ("monitors", &task.monitors),
            ("appraisers", &task.appraisers),
            ("approvers", &task.approvers),
        ];
        let roles = &self.rules.roles;
        let is_meant = |field: &str| roles.iter().any(|role| role.field() == field);
        let meant = lists.into_iter().filter(|(field, _)| is_meant(field));
        let mut bodies = meant.flat_map(|(_, bodies)| bodies);
        self.owners.is_empty() || bodies.any(|mention| self.is_named(mention, unit))
    }

    fn is_named(&self, mention: &Mention, unit: &Report) -> bool {
        let is_it = |agency: &&Agency| Some(&agency.id) == mention.agency_id.as_ref();
        let known = unit.agencies.iter().find(is_it).map(|agency| agency.name.as_str());
        keys(mention, known).iter().any(|key| self.owners.contains(key))
    }

    /// Whether the body that a change is of is one of the reader's: with it others may come to a task.
    fn is_by_us(&self, news: &News, page: &Page) -> bool {
        let [_, after] = tasks(news, page);
        after.is_some_and(|(task, unit)| {
            let mut bodies =
                units::owners(task).filter(|body| Some(&body.name) == news.new.as_ref());
            bodies.any(|body| self.is_named(body, unit))
        })
    }
}

/// The task that a change is of, before and after, each with its document.
fn tasks<'p>(news: &News, page: &'p Page) -> [Option<(&'p Task, &'p Report)>; 2] {
    let Some(id) = news.task.as_deref() else { return [None, None] };
    let former = page.pairs.iter().find(|pair| pair.new_id == id).map(|pair| pair.old_id.as_str());
    let is_task = news.record == "task";
    // What has no counterpart may have the number of another task on the other side.
    let [old, new] = match news.kind {
        Kind::Change(ChangeKind::Added | ChangeKind::Merged) if is_task => [None, Some(id)],
        Kind::Change(ChangeKind::Removed | ChangeKind::Split) if is_task => [Some(id), None],
        Kind::Change(_) | Kind::Finding => [Some(former.unwrap_or(id)), Some(id)],
    };
    let side = |unit: &'p Option<Report>, id: Option<&str>| {
        let unit = unit.as_ref()?;
        Some((task_in(unit, id?)?, unit))
    };
    [side(&page.before, old), side(&page.after, new)]
}

fn task_in<'u>(unit: &'u Report, id: &str) -> Option<&'u Task> {
    unit.tasks.iter().find(|task| task.id == id)
}

/// Whether a status is further from its end, or says now that the task is late.
fn is_worse(news: &News, page: &Page) -> bool {
    let codes = tasks(news, page).map(|side| Some(side?.0.status.as_ref()?.code));
    let [before, now] = codes;
    let is_late = now == Some(StatusCode::Delayed) && before != now;
    news.direction == Some(Direction::Regress) || is_late
}

/// Number and title of the document, for people.
fn heading(page: &Page) -> String {
    let root = page.after.as_ref().and_then(|unit| unit.documents.first());
    let parts = root.map(|Document { number, title, .. }| [number.clone(), title.clone()]);
    let parts: Vec<String> = parts.into_iter().flatten().flatten().collect();
    if parts.is_empty() { page.of.document.clone() } else { parts.join(", ") }
}
