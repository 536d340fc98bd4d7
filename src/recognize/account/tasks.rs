//! Tasks → the rules of their fields, by the kind of place they were read in.

use super::rest;
use crate::data::{Row, Span, Table, Task, Text};
use crate::lang::columns::{role_of, roles_of_field};

/// A row of a table with the roles of its columns.
pub(in super::super) struct Place<'a> {
    pub(in super::super) table: &'a Table,
    pub(in super::super) roles: &'a [&'a str],
    pub(in super::super) row: &'a Row,
    pub(in super::super) above: Option<&'a Row>,
}

impl Place<'_> {
    /// The column that a field was read from.
    fn column(&self, field: &str) -> Option<(usize, &str)> {
        let sources = roles_of_field(field);
        let filled = |at: usize| self.row.cells.get(at).is_some_and(|cell| !cell.is_empty());
        let all = self.roles.iter().enumerate();
        sources.iter().find_map(|source| {
            all.clone()
                .find(|(at, role)| *role == source && filled(*at))
                .map(|(at, role)| (at, *role))
        })
    }

    /// Whether the heading of a column says its role; else its cells do.
    fn is_headed(&self, column: usize, role: &str) -> bool {
        let name = self.table.columns.get(column).and_then(|column| column.name.as_ref());
        name.and_then(|name| role_of(name.as_str())) == Some(role)
    }

    /// Whether a cell is the one of the row above, which covers both rows.
    fn is_inherited(&self, column: usize) -> bool {
        let spans = |row: &Row| row.cells.get(column).map(Text::spans).unwrap_or_default();
        let own = spans(self.row);
        !own.is_empty() && self.above.is_some_and(|above| spans(above) == own)
    }
}

/// The fields of a table row.
pub(in super::super) fn of_row(task: &mut Task, place: &Place<'_>) {
    // Roles that columns of their own hold are not said in the cell.
    let in_cell = |field| place.column(field).is_some_and(|(_, role)| role == "owner");
    let roles_said = (!task.supports.is_empty() && in_cell("supports"))
        || (!task.monitors.is_empty() && in_cell("monitors"));
    rest(task, |field| {
        let Some((column, role)) = place.column(field) else {
            return match field {
                "group" if place.roles.contains(&"group") => "column.spanned",
                "group" => "group.above",
                "places" => "place.column",
                _ => "column.cells",
            };
        };
        let headed = place.is_headed(column, role);
        match (field, role) {
            _ if place.is_inherited(column) => "column.spanned",
            ("places", _) if headed => "place.column",
            ("leads" | "supports" | "monitors" | "appraisers" | "approvers", "owner")
                if roles_said =>
            {
                "owner.said-in-cell"
            }
            ("supports" | "monitors", "lead") => "owner.said-in-cell",
            ("leads", "owner") => "owner.role-open",
            ("leads" | "supports" | "monitors" | "appraisers" | "approvers", _) if headed => {
                "owner.column"
            }
            _ if headed => "column.heading",
            _ => "column.cells",
        }
    });
}

/// Where a task in prose says who and when.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Prose {
    /// On lines below a heading.
    Heading,
    /// On lines below a paragraph.
    Lines,
    /// In brackets or behind labels at its own end.
    Aside,
}

/// The fields of a task in prose.
pub(in super::super) fn of_prose(task: &mut Task, prose: Prose) {
    rest(task, |field| match (field, prose) {
        ("title", Prose::Heading) => "title.heading",
        ("title", Prose::Lines) => "title.governed",
        ("title", Prose::Aside) => "title.aside",
        ("ordinal", _) => "ordinal.label",
        ("group", _) => "group.above",
        ("leads" | "supports" | "monitors" | "appraisers" | "approvers", Prose::Aside) => {
            "owner.aside"
        }
        ("leads" | "supports" | "monitors" | "appraisers" | "approvers", _) => "owner.line",
        _ => "line.label",
    });
}

/// The fields of a duty that `text` says.
pub(in super::super) fn of_duty(task: &mut Task, text: &Text) {
    let around = Span::hull_of(&text.spans());
    let named = task.spans.get("leads").and_then(|spans| spans.first());
    let is_own = around.zip(named).is_some_and(|(around, named)| {
        around.start() <= named.start() && named.end() <= around.end()
    });
    rest(task, |field| match field {
        "title" => "title.sentence",
        "ordinal" => "ordinal.label",
        "group" => "group.above",
        "leads" if is_own => "owner.subject",
        "leads" => "owner.heading",
        _ => "owner.partner",
    });
}
