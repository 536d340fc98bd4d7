//! Metrics → proof: the print of the quantity, and the clause around it. The number itself is not
//! read again.

use super::proof::{Court, Reason};
use crate::data::{Metric, Report, Span, TableRecord, Task};
use std::collections::HashMap;

/// Proves the metrics of `report`.
pub(super) fn prove(report: &Report, court: &mut Court<'_>) {
    let tasks: HashMap<&str, &Task> =
        report.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
    let tables: HashMap<&str, &TableRecord> =
        report.tables.iter().map(|table| (table.id.as_str(), table)).collect();
    let pieces = Pieces::of(report);
    for metric in &report.metrics {
        court.equal((&metric.id, "text"), &metric.text, &metric.spans);
        if let (Some(table), Some(row), Some(column)) =
            (metric.table_id.as_deref(), metric.row, metric.column)
        {
            let cell = tables.get(table).and_then(|table| cell(table, row, column));
            let holds = cell.is_some_and(|cell| cell.contains(&metric.text));
            let found = cell.unwrap_or_default();
            court.verdict((&metric.id, "row"), holds, Reason::Differs, &metric.text, found);
        }
        if let Some(context) = &metric.context {
            let task = metric.task_id.as_deref().and_then(|id| tasks.get(id).copied());
            let holds = stands_near(metric, context, court)
                || task.is_some_and(|task| stands_in(task, metric, context, court))
                || pieces.around(metric, room(context)).any(|cell| court.holds(context, cell))
                || blocks_around(report, metric).any(|block| court.holds(context, block));
            court.verdict((&metric.id, "context"), holds, Reason::Differs, context, &metric.text);
        }
    }
}

/// The text of a cell.
fn cell(table: &TableRecord, row: u32, column: u32) -> Option<&str> {
    let row = table.rows.get(usize::try_from(row).ok()?)?;
    row.get(usize::try_from(column).ok()?).map(String::as_str)
}

/// Whether the context is printed around the metric, within three times its length (room for the tags
/// that a clause can hold) and the reach.
fn stands_near(metric: &Metric, context: &str, court: &Court<'_>) -> bool {
    let hull = Span::hull_of(&metric.spans);
    hull.is_some_and(|hull| court.holds(context, &court.around(hull, room(context))))
}

/// Bytes around a metric in which its context is looked for.
fn room(context: &str) -> u32 {
    let length = u32::try_from(context.len()).unwrap_or(u32::MAX);
    length.saturating_mul(3).saturating_add(Metric::CONTEXT_REACH)
}

/// Where the pieces of cells stand that are printed in several, in the order of the source.
struct Pieces<'a>(Vec<(Span, &'a [Span])>);

impl<'a> Pieces<'a> {
    fn of(report: &'a Report) -> Self {
        let cells = report.tables.iter().flat_map(|table| &table.cell_spans);
        let mut pieces: Vec<_> =
            cells.flat_map(|cell| cell.spans.iter().map(|&piece| (piece, &*cell.spans))).collect();
        pieces.sort_unstable();
        Self(pieces)
    }

    /// The places of the cells that are printed around the metric, not farther than `reach`.
    fn around(&self, metric: &Metric, reach: u32) -> impl Iterator<Item = &'a [Span]> {
        let hull = Span::hull_of(&metric.spans).unwrap_or(Span::new(0, 0));
        let first = hull.start().saturating_sub(reach);
        let from = self.0.partition_point(|(piece, _)| piece.start() < first);
        let last = hull.end().saturating_add(reach);
        self.0[from..].iter().take_while(move |(piece, _)| piece.start() <= last).map(|it| it.1)
    }
}

/// The blocks of the metric's document that hold it: a page or a footnote may have cut a paragraph.
fn blocks_around<'a>(report: &'a Report, metric: &'a Metric) -> impl Iterator<Item = &'a [Span]> {
    let own = report.documents.iter().filter(|document| document.id == metric.document_id);
    let blocks = own.flat_map(|document| &document.blocks).map(|block| block.spans.as_slice());
    blocks.filter(|spans| holds(spans, metric))
}

/// Whether some part of the metric stands in `spans`.
fn holds(spans: &[Span], metric: &Metric) -> bool {
    let inside = |part: &Span| {
        spans.iter().any(|whole| whole.start() <= part.start() && part.end() <= whole.end())
    };
    metric.spans.iter().any(inside)
}

/// Whether the clause is printed in the field of `task` that holds the metric: a page may have cut
/// it there.
fn stands_in(task: &Task, metric: &Metric, context: &str, court: &Court<'_>) -> bool {
    task.spans.values().any(|spans| holds(spans, metric) && court.holds(context, spans))
}
