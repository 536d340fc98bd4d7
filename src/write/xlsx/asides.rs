//! A report → what a row shows beside its own cells: the line it begins in, the document and task it
//! belongs to. One pass over the records of a sheet, in their order.

use super::super::rows::Material;
use super::texts::head;
use crate::data::{Document, Lines, Mention, Span, Task};
use std::collections::HashMap;

/// What is shown beside the cells of one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Aside<'r> {
    /// Where the record begins.
    pub(super) span: Option<Span>,
    /// What it is called: its number, or the beginning of its title.
    pub(super) document: Option<&'r str>,
    pub(super) document_title: Option<&'r str>,
    pub(super) task: Option<&'r str>,
}

/// The records of one input by what refers to them.
pub(super) struct Context<'r> {
    material: Material<'r>,
    pub(super) lines: Lines<'r>,
    documents: HashMap<&'r str, &'r Document>,
    tasks: HashMap<&'r str, &'r Task>,
    /// Where each body is named first.
    bodies: HashMap<&'r str, Span>,
}

impl<'r> Context<'r> {
    pub(super) fn of(material: Material<'r>) -> Self {
        let report = material.report;
        Self {
            material,
            lines: Lines::of(material.text),
            documents: report.documents.iter().map(|d| (d.id.as_str(), d)).collect(),
            tasks: report.tasks.iter().map(|task| (task.id.as_str(), task)).collect(),
            bodies: bodies(material),
        }
    }

    /// What is shown beside the rows of the sheet `records`, in the order of the rows.
    pub(super) fn of_records(&self, records: &str) -> Vec<Aside<'r>> {
        let report = self.material.report;
        match records {
            "tasks" => report.tasks.iter().map(|task| self.of_task(task)).collect(),
            "metrics" => {
                let of = |m: &'r crate::data::Metric| Aside {
                    task: m.task_id.as_deref().and_then(|id| self.tasks.get(id)?.title.as_deref()),
                    ..self.within(first(&m.spans), Some(&m.document_id))
                };
                report.metrics.iter().map(of).collect()
            }
            "documents" => {
                report.documents.iter().map(|d| self.within(first(&d.spans), Some(&d.id))).collect()
            }
            "agencies" => {
                let span = |id: &str| self.bodies.get(id).copied();
                report.agencies.iter().map(|a| self.within(span(&a.id), None)).collect()
            }
            _ => {
                let of = |f: &'r crate::data::Finding| {
                    self.within(first(&f.spans), f.document_id.as_deref())
                };
                report.findings.iter().map(of).collect()
            }
        }
    }

    fn of_task(&self, task: &'r Task) -> Aside<'r> {
        // Owners may stand far above, in a heading that names them for many tasks.
        let title = task.spans.get("title").and_then(|spans| spans.first().copied());
        let span = title.or_else(|| task.spans.values().filter_map(|spans| first(spans)).min());
        self.within(span, Some(&task.document_id))
    }

    fn within(&self, span: Option<Span>, document: Option<&str>) -> Aside<'r> {
        let around = document.map(|id| self.around(id)).unwrap_or_default();
        let number = |d: &&'r Document| {
            let issued_with = d.issued_with.as_ref().and_then(|with| with.number.as_deref());
            d.number.as_deref().or(issued_with)
        };
        let title = around.iter().find_map(|d| d.title.as_deref());
        Aside {
            span,
            document: around.iter().find_map(number).or(title.map(|title| head(title, NAME))),
            document_title: title,
            task: None,
        }
    }

    /// The document and what it is attached to, from the inside out.
    fn around(&self, id: &str) -> Vec<&'r Document> {
        let first = self.documents.get(id).copied();
        let parent = |d: &&'r Document| self.documents.get(d.parent_id.as_deref()?).copied();
        std::iter::successors(first, parent).take(DEPTH).collect()
    }
}

/// Deeper than documents are attached to each other: issue, decision, plan, appendix.
const DEPTH: usize = 8;

/// Longer titles are no names.
const NAME: usize = 60;

fn first(spans: &[Span]) -> Option<Span> {
    spans.iter().min().copied()
}

/// Where each body is named first.
fn bodies(material: Material<'_>) -> HashMap<&str, Span> {
    let report = material.report;
    let of_tasks = report.tasks.iter().flat_map(|task| {
        [&task.leads, &task.supports, &task.monitors, &task.appraisers, &task.approvers]
    });
    let lists = of_tasks.chain(report.documents.iter().map(|document| &document.responsible));
    let mut bodies: HashMap<&str, Span> = HashMap::new();
    for Mention { agency_id, spans, .. } in lists.flatten() {
        if let (Some(id), Some(span)) = (agency_id.as_deref(), first(spans)) {
            bodies.entry(id).and_modify(|own| *own = span.min(*own)).or_insert(span);
        }
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_knows_its_line_its_document_and_its_task() {
        let mut report = crate::write::sample::report();
        report.documents[0].number = None;
        let text = "một\nhai ba bốn";
        let context = Context::of(Material { report: &report, text });
        let task = context.of_records("tasks")[0];
        assert_eq!(task.span.map(|span| context.lines.number(span.start())), Some(1));
        assert_eq!((task.document, task.document_title), (Some("2/QĐ"), Some("Một")));
        let metric = context.of_records("metrics")[0];
        assert_eq!(metric.task, report.tasks[0].title.as_deref());
        let body = context.of_records("agencies")[0];
        assert_eq!(body.span.map(|span| context.lines.number(span.start())), Some(2));
    }

    #[test]
    fn documents_that_are_their_own_parents_end() {
        let mut report = crate::write::sample::report();
        report.documents[0].parent_id = Some("d".to_owned());
        report.documents[0].number = None;
        report.documents[0].issued_with = None;
        let context = Context::of(Material { report: &report, text: "" });
        assert_eq!(context.of_records("documents")[0].document, Some("Một"));
    }
}
