//! Tables of the outline → their records: titles, columns, page joins, places of cells.

use super::division::count;
use super::metrics::unit_of_caption;
use crate::data::{
    Block, BlockKind, CellSpans, ColumnRecord, ContinuationRecord, Division, Row, RowKind, Span,
    Table, TableRecord, Text,
};
use std::collections::BTreeSet;

/// Most bytes of a line end.
const LINE_END: u32 = 2;

/// The titles of the tables: of each the text just before it, unless it is furniture, else the
/// document's.
pub(super) fn titles(division: &Division) -> Vec<Option<String>> {
    let mut titles = vec![None; division.tables.len()];
    let mut before: Option<&Block> = None;
    for block in &division.blocks {
        if let Some(title) = block.table.and_then(|at| titles.get_mut(at)) {
            let above = before.filter(|block| is_caption(block));
            let text = above.map(|block| block.text.without_closing_stop());
            *title = text.or_else(|| division.title.clone()).map(|text| text.as_str().to_owned());
        }
        // "Đơn vị tính: triệu đồng" stands between a title and its table.
        let printed = block.text.as_str().trim_start_matches('(');
        let is_unit = unit_of_caption(printed).is_some() && !printed.contains('(');
        before = Some(block).filter(|_| !is_unit).or(before);
    }
    titles
}

/// The units that stand above the tables, of each in one of the two texts just before it.
pub(super) fn units(division: &Division) -> Vec<Option<String>> {
    let mut units = vec![None; division.tables.len()];
    let mut last: [Option<String>; 2] = [None, None];
    for block in division.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
        match block.table.and_then(|at| units.get_mut(at)) {
            Some(unit) => *unit = last.iter_mut().find_map(Option::take),
            None => last = [unit_of_caption(block.text.as_str()), last[0].take()],
        }
    }
    units
}

/// Whether a block above a table names it: no sentence, nothing in parentheses.
fn is_caption(block: &Block) -> bool {
    let printed = block.text.as_str();
    match block.kind {
        BlockKind::Heading => true,
        BlockKind::Paragraph | BlockKind::Item => {
            !printed.ends_with(['.', ';']) && !printed.starts_with('(')
        }
        BlockKind::Table | BlockKind::Furniture => false,
    }
}

/// The record of a table.
pub(super) fn record(
    table: &Table,
    id: String,
    document_id: &str,
    title: Option<String>,
    roles: &[(&'static str, &'static str)],
    row_kinds: Vec<RowKind>,
) -> TableRecord {
    let text = |text: &Text| text.as_str().to_owned();
    let columns = table.columns.iter().zip(roles).map(|(column, (role, kind))| ColumnRecord {
        name: column.name.as_ref().map(text),
        role: (*role).to_owned(),
        kind: (*kind).to_owned(),
    });
    let ordinal = roles.iter().position(|(role, _)| *role == "ordinal").unwrap_or(0);
    let title_at = roles.iter().position(|(role, _)| *role == "title");
    let joins = table.continuations.iter().map(|join| ContinuationRecord {
        row: count(join.row),
        column: count(join.column),
        fragment: text(&join.fragment),
        joined_to: called(&table.rows[join.row].cells, ordinal, title_at),
        rule: join.rule.to_owned(),
        spans: join.fragment.spans(),
    });
    TableRecord {
        id,
        document_id: document_id.to_owned(),
        title,
        columns: columns.collect(),
        rows: table.rows.iter().map(|row| row.cells.iter().map(text).collect()).collect(),
        row_kinds,
        rows_in: count(table.rows_in),
        header_repeats: count(table.header_repeats),
        continuations: joins.collect(),
        spans: table.span.into_iter().collect(),
        cell_spans: cell_spans(table),
        places: Vec::new(),
    }
}

/// A row as people call it: by its ordinal, else its title, else the first text in it.
fn called(cells: &[Text], ordinal: usize, title: Option<usize>) -> String {
    let named = [Some(ordinal), title].into_iter().flatten().filter_map(|at| cells.get(at));
    let text = named.chain(cells).find(|cell| !cell.is_empty());
    text.map(|text| text.as_str().to_owned()).unwrap_or_default()
}

/// The places of the cells that are printed in pieces with something between them: a reader cannot find
/// those in the print as a whole.
fn cell_spans(table: &Table) -> Vec<CellSpans> {
    let mut found = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let scattered = scattered(row);
        for (column, cell) in row.cells.iter().enumerate() {
            let spans = cell.spans();
            if scattered.contains(&column) || spans.windows(2).any(is_far) {
                found.push(CellSpans { row: count(at), column: count(column), spans });
            }
        }
    }
    found
}

/// Whether more than a line end stands between two pieces of a cell.
fn is_far(pieces: &[Span]) -> bool {
    pieces[1].start().saturating_sub(pieces[0].end()) > LINE_END
}

/// The cells of a row between whose pieces others are printed.
fn scattered(row: &Row) -> BTreeSet<usize> {
    let cells = row.cells.iter().enumerate();
    let mut pieces: Vec<(Span, usize)> = cells
        .flat_map(|(column, cell)| cell.spans().into_iter().map(move |span| (span, column)))
        .collect();
    pieces.sort_unstable();
    let mut seen = BTreeSet::new();
    let runs = pieces.chunk_by(|one, other| one.1 == other.1);
    runs.map(|run| run[0].1).filter(|&column| !seen.insert(column)).collect()
}
