//! The rows of a table → the metrics and citations of their cells.

use super::division::{Reader, count};
use super::rows::bare;
use super::{account, citations, metrics, statuses};
use crate::data::{Column, Metric, Span, Table, Text};
use crate::lang::number::Habit;

/// A table and what is said of the figures in it.
pub(super) struct Measured<'t> {
    table: &'t Table,
    /// The unit above it.
    unit: Option<&'t str>,
    /// What each column counts.
    counted: Vec<Option<String>>,
    /// How its numbers are written.
    habit: Option<Habit>,
}

/// Ids of the table and of the task that a row belongs to.
type Owner<'a> = (&'a str, Option<&'a str>);

impl<'t> Measured<'t> {
    pub(super) fn new(table: &'t Table, unit: Option<&'t str>, habit: Option<Habit>) -> Self {
        Self { table, unit, counted: counted(table), habit }
    }

    /// What is printed around the cells of a column; `unit` is that of the row.
    fn around<'a>(&'a self, column: usize, unit: Option<&'a str>) -> metrics::Around<'a> {
        metrics::Around {
            heading: self.table.columns[column].name.as_ref().map(Text::as_str),
            unit,
            caption: self.unit,
            counted: self.counted[column].as_deref(),
            habit: self.habit,
        }
    }
}

/// What the headings say that their columns count; one that names only a state (`Quá hạn`) counts what
/// the column before it does, the shares of that one aside.
fn counted(table: &Table) -> Vec<Option<String>> {
    let mut before: Option<String> = None;
    let mut of_column = |column: &Column| {
        let heading = column.name.as_ref().map_or("", Text::as_str);
        let own = metrics::counted_in(heading);
        let state = || before.clone().filter(|_| metrics::names_state(heading));
        let counted = own.or_else(state);
        if counted.is_some() || !metrics::says_share(heading) {
            before.clone_from(&counted);
        }
        counted
    };
    table.columns.iter().map(&mut of_column).collect()
}

impl Reader<'_> {
    /// Metrics and citations of a row.
    pub(super) fn row(
        &mut self,
        measured: &Measured<'_>,
        row: usize,
        roles: &[&str],
        owner: Owner<'_>,
    ) {
        let cells = &measured.table.rows[row].cells;
        let name = named_by(cells, roles);
        let unit = of_role(cells, roles, "unit").map(Text::as_str);
        for (column, cell) in cells.iter().enumerate() {
            let role = roles.get(column).copied().unwrap_or("other");
            match role {
                "area" | "population" | "budget" | "quantity" => {
                    let around = measured.around(column, unit);
                    if let Some(metric) = metrics::cell(cell, around, role) {
                        let near = name.filter(|name| is_near(name, cell));
                        let context = near.map(|name| name.as_str().to_owned());
                        let mut metric = Metric { context, ..at(metric, (row, column)) };
                        account::metric(&mut metric, account::From::Cell);
                        self.metric(metric, owner.1, Some(owner.0));
                    }
                }
                "ordinal" | "group" | "lead" | "support" | "owner" | "monitor" | "appraise"
                | "approve" | "deadline" | "status_mark" | "place" | "unit" => {}
                _ => self.texts(cell, role, (row, column), measured.habit, owner),
            }
        }
    }

    /// Metrics and citations of a cell of running text.
    fn texts(
        &mut self,
        cell: &Text,
        role: &str,
        place: (usize, usize),
        habit: Option<Habit>,
        (table_id, task_id): Owner<'_>,
    ) {
        let own = match role {
            "result" => statuses::result_cell(cell).result.map(|at| cell.slice_trimmed(at)),
            _ => Some(cell.clone()),
        };
        for metric in own.iter().flat_map(|text| metrics::find_in(&bare(text), habit)) {
            self.metric(at(metric, place), task_id, Some(table_id));
        }
        for citation in citations::find(cell) {
            self.citation(citation, task_id);
        }
    }
}

/// The metric with its place in the table.
fn at(metric: Metric, (row, column): (usize, usize)) -> Metric {
    Metric { row: Some(count(row)), column: Some(count(column)), ..metric }
}

/// The cell that says what a row is about: its place, its title, its body, else the first that prints a
/// name (`Khu công nghiệp`, `Bản`).
fn named_by<'t>(cells: &'t [Text], roles: &[&str]) -> Option<&'t Text> {
    let roles_of = ["place", "title", "owner", "lead"];
    let by_role = || roles_of.iter().find_map(|role| of_role(cells, roles, role));
    let is_name = |cell: &&Text| cell.as_str().chars().filter(|c| c.is_alphabetic()).count() > 1;
    let first = || {
        let others =
            cells.iter().zip(roles).filter(|(_, role)| matches!(**role, "other" | "group"));
        others.map(|(cell, _)| cell).find(is_name)
    };
    by_role().or_else(first)
}

/// The first filled cell of a column with this role.
fn of_role<'t>(cells: &'t [Text], roles: &[&str], wanted: &str) -> Option<&'t Text> {
    let mut named = cells.iter().zip(roles).filter(|(_, role)| **role == wanted);
    named.find_map(|(cell, _)| (!cell.is_empty()).then_some(cell))
}

/// Whether two cells are printed near enough for one to be the context of the other.
fn is_near(one: &Text, other: &Text) -> bool {
    let hull = |text: &Text| Span::hull_of(&text.spans());
    hull(one).zip(hull(other)).is_some_and(|(one, other)| {
        let gap =
            other.start().saturating_sub(one.end()).max(one.start().saturating_sub(other.end()));
        gap <= Metric::CONTEXT_REACH
    })
}
