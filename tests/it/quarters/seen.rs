//! A report × the rows of the text it was read from → what is read of each row.

use super::made::Made;
use congbao::data::{Mention, Metric, Number, Report, Task};
use serde::Serialize;
use std::collections::BTreeMap;

/// A report whose tasks are known by the names of their rows.
pub(super) struct Seen {
    pub(super) report: Report,
    /// Row → index of its task.
    tasks: BTreeMap<String, usize>,
    /// Id of a task or of one of its metrics and citations → row.
    rows: BTreeMap<String, String>,
}

impl Seen {
    /// # Panics
    /// If there are not as many tasks as rows.
    pub(super) fn new(made: &Made, report: Report) -> Self {
        let keys: Vec<&str> = made.rows().map(|(key, _)| key).collect();
        let titles = report.tasks.iter().map(|task| task.title.as_deref().unwrap_or_default());
        let titles: Vec<&str> = titles.collect();
        assert_eq!(keys.len(), titles.len(), "{keys:?}\n{titles:#?}");
        let tasks: BTreeMap<String, usize> =
            keys.iter().enumerate().map(|(at, key)| ((*key).to_owned(), at)).collect();
        let rows = rows(&keys, &report);
        Self { report, tasks, rows }
    }

    pub(super) fn task(&self, key: &str) -> Option<&Task> {
        self.tasks.get(key).map(|at| &self.report.tasks[*at])
    }

    /// The row that a record belongs to.
    pub(super) fn row(&self, id: Option<&String>) -> Option<&str> {
        id.and_then(|id| self.rows.get(id)).map(String::as_str)
    }

    /// All that is read of a field, as the list writes it.
    pub(super) fn values(&self, key: &str, kind: &str, field: &str) -> Vec<String> {
        let Some(task) = self.task(key) else { return Vec::new() };
        match kind {
            "status" => task.status.iter().map(|status| word(&status.code)).collect(),
            "deadline" => task.deadline.iter().map(when).collect(),
            "owner_added" | "owner_removed" | "owner_role" => owners(task),
            "metric" | "metric_appeared" | "metric_vanished" => {
                let own = |metric: &&Metric| metric.task_id.as_ref() == Some(&task.id);
                self.report.metrics.iter().filter(own).map(quantity).collect()
            }
            _ => vec![text(task, field)],
        }
    }
}

fn rows(keys: &[&str], report: &Report) -> BTreeMap<String, String> {
    let own = |id: &String| report.tasks.iter().position(|task| task.id == *id);
    let row = |id: &String, task: Option<&String>| {
        task.and_then(own).map(|at| (id.clone(), keys[at].to_owned()))
    };
    let tasks = report.tasks.iter().filter_map(|task| row(&task.id, Some(&task.id)));
    let metrics = report.metrics.iter().filter_map(|one| row(&one.id, one.task_id.as_ref()));
    let citations = report.citations.iter().filter_map(|one| row(&one.id, one.task_id.as_ref()));
    tasks.chain(metrics).chain(citations).collect()
}

/// A code as JSON writes it.
pub(super) fn word<T: Serialize>(code: &T) -> String {
    let value = serde_json::to_value(code).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn when(deadline: &congbao::data::Deadline) -> String {
    deadline.edtf.clone().unwrap_or_else(|| word(&deadline.kind))
}

fn owners(task: &Task) -> Vec<String> {
    let named = ["leads", "supports", "monitors"].map(|role| {
        let names = mentions(task, role).iter().map(|one| format!("{role}: {}", one.name));
        names.collect::<Vec<String>>()
    });
    named.concat()
}

fn mentions<'a>(task: &'a Task, role: &str) -> &'a [Mention] {
    match role {
        "leads" => &task.leads,
        "supports" => &task.supports,
        _ => &task.monitors,
    }
}

fn quantity(metric: &Metric) -> String {
    let said = |number: Option<Number>| number.map(|it| it.to_string()).unwrap_or_default();
    match metric.numerator {
        Some(_) => format!("{}/{}", said(metric.numerator), said(metric.denominator)),
        None => said(metric.value),
    }
}

/// A field as text.
pub(super) fn text(task: &Task, field: &str) -> String {
    let said = match field {
        "title" => task.title.clone(),
        "group" => task.group.clone(),
        "deadline" => task.deadline.as_ref().map(|deadline| deadline.raw.clone()),
        "deliverable" => task.deliverable.clone(),
        "status" => task.status.as_ref().map(|status| status.raw.clone()),
        "result" => task.result.clone(),
        _ => {
            let names = mentions(task, field).iter().map(|one| one.name.as_str());
            Some(names.collect::<Vec<_>>().join("; "))
        }
    };
    said.unwrap_or_default()
}
