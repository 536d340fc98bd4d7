//! Metrics → proof: the print of the quantity, and the clause around it. The number itself is not
//! read again.

use super::proof::{Court, Reason};
use crate::data::{Metric, Report, Span, Task};
use std::collections::HashMap;

/// Proves the metrics of `report`.
pub(super) fn prove(report: &Report, court: &mut Court<'_>) {
    let tasks: HashMap<&str, &Task> =
        report.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
    let pieces = Pieces::of(report);
    for metric in &report.metrics {
        court.equal((&metric.id, "text"), &metric.text, &metric.spans);
        if let Some(context) = &metric.context {
            let task = metric.task_id.as_deref().and_then(|id| tasks.get(id).copied());
            let holds = stands_near(metric, context, court)
                || task.is_some_and(|task| stands_in(task, metric, context, court))
                || pieces.around(metric).is_some_and(|cell| court.holds(context, cell))
                || blocks_around(report, metric).any(|block| court.holds(context, block));
            court.verdict((&metric.id, "context"), holds, Reason::Differs, context, &metric.text);
        }
    }
}

/// Whether the context is printed around the metric, within three times its length (room for the tags
/// that a clause can hold) and the reach.
fn stands_near(metric: &Metric, context: &str, court: &Court<'_>) -> bool {
    let room = u32::try_from(context.len()).unwrap_or(u32::MAX).saturating_mul(3);
    let hull = Span::hull_of(&metric.spans);
    hull.is_some_and(|hull| {
        court.holds(context, &court.around(hull, room.saturating_add(Metric::CONTEXT_REACH)))
    })
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

    /// The places of the cell in which the metric begins.
    fn around(&self, metric: &Metric) -> Option<&'a [Span]> {
        let first = metric.spans.first()?;
        let behind = self.0.partition_point(|(piece, _)| piece.start() <= first.start());
        let (piece, cell) = self.0.get(behind.checked_sub(1)?)?;
        (first.end() <= piece.end()).then_some(cell)
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
