//! Lines → tables of layout 2, a Word dump: each cell on its own line or lines, beginning with a
//! tab; a line `space tab` begins a row whose automatic number was lost. No header row is expected.

use super::groups::mark_groups;
use super::headers::is_header;
use super::odd::headless;
use super::ordinals;
use super::tables::Found;
use crate::data::{Column, Line, Row, Span, Table, Text};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Fewest cells that make a dump; fewer are indented text.
const FEWEST_CELLS: usize = 6;
/// Most columns of a dump: rows are as wide as the widest.
const MOST_COLUMNS: usize = 100;

static ORDINAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{1,3}(?:\.\d{1,2})?|[IVXLC]{1,6}|[A-D])[.)]?$"));

/// A cell of a dump.
struct Cell {
    text: Text,
    /// The line was `space tab`: a row begins here, its number lost.
    lost_number: bool,
    /// A row begins here, whether its number is lost or printed.
    begins_row: bool,
    after_blank: bool,
}

/// A dumped table at `lines[at]`.
pub(super) fn find(lines: &[Line], at: usize) -> Option<Found> {
    if !is_cell(&lines[at]) {
        return None;
    }
    let (cells, end) = cells(&lines[at..]);
    if cells.len() < FEWEST_CELLS {
        return None;
    }
    let rows = rows(cells);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let span = Span::new(lines[at].span.start(), lines[at + end - 1].span.end());
    let table = table(rows, width, span);
    let findings = headless(table.header_rows > 0, table.rows.len(), span).into_iter().collect();
    Some(Found { lines: at..at + end, table, findings, passed: Vec::new() })
}

/// A line that begins a cell: one tab, nothing but white space before it.
fn is_cell(line: &Line) -> bool {
    !line.is_row && line.fields.len() == 2 && line.fields[0].is_empty()
}

/// The cells from the first line on, and the number of lines they cover.
fn cells(lines: &[Line]) -> (Vec<Cell>, usize) {
    let mut cells: Vec<Cell> = Vec::new();
    let (mut end, mut after_blank) = (0, false);
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() && !is_cell(line) {
            after_blank = true;
            continue;
        }
        if is_cell(line) {
            let text = line.fields[1].clone();
            // Under `space tab` the number is printed after all: both are one.
            let is_printed = |above: &Cell| above.lost_number && above.text.is_empty();
            let is_number = ORDINAL.is_match(text.as_str()) && !line.leading_space;
            if let Some(above) = cells.last_mut().filter(|above| is_number && is_printed(above)) {
                *above = Cell { text, lost_number: false, begins_row: true, after_blank };
            } else {
                let lost_number = line.leading_space;
                cells.push(Cell { text, lost_number, begins_row: lost_number, after_blank });
            }
        } else if line.tabs() == 0 && !after_blank {
            let Some(cell) = cells.last_mut() else { break };
            cell.text.append(&line.text());
        } else {
            break;
        }
        after_blank = false;
        end = at + 1;
    }
    (cells, end)
}

/// Cells gathered into rows: a row begins where its number was lost, or at an ordinal once the row
/// before it is as long as rows here are.
fn rows(cells: Vec<Cell>) -> Vec<Vec<Text>> {
    let width = headed_width(&cells).unwrap_or_else(|| usual_width(&cells));
    let mut rows: Vec<Vec<Text>> = Vec::new();
    for cell in cells {
        let so_far = rows.last().map_or(usize::MAX, Vec::len);
        let is_ordinal = ORDINAL.is_match(cell.text.as_str());
        let under_group = so_far == 2
            && rows
                .last()
                .and_then(|row| row.first())
                .is_some_and(|label| ordinals::is_lettered(label.as_str()));
        let begins =
            is_ordinal && (so_far >= width || under_group || (cell.after_blank && so_far <= 2));
        if cell.lost_number {
            rows.push(if cell.text.is_empty() { Vec::new() } else { vec![Text::new()] });
        } else if begins || cell.begins_row || rows.is_empty() || so_far >= width {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push(cell.text);
        }
    }
    rows
}

/// Cells of the header, where the dump begins with one: those before the first row number.
fn headed_width(cells: &[Cell]) -> Option<usize> {
    let begins = |cell: &Cell| cell.lost_number || ORDINAL.is_match(cell.text.as_str());
    let width = cells.iter().take(MOST_COLUMNS).position(begins)?;
    let names: Vec<Text> = cells[..width].iter().map(|cell| cell.text.clone()).collect();
    is_header(&names).then_some(width)
}

/// Cells from one lost number to the next, as most rows have them, the number included.
fn usual_width(cells: &[Cell]) -> usize {
    let starts: Vec<usize> =
        cells.iter().enumerate().filter(|(_, cell)| cell.lost_number).map(|(at, _)| at).collect();
    let ordinals: Vec<usize> = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| ORDINAL.is_match(cell.text.as_str()))
        .map(|(at, _)| at)
        .collect();
    let with_text = starts.iter().filter(|&&at| !cells[at].text.is_empty()).count();
    let number = usize::from(with_text * 2 > starts.len());
    let (starts, number) = if starts.len() > 2 { (starts, number) } else { (ordinals, 0) };
    let mut widths: Vec<usize> = starts.windows(2).map(|pair| pair[1] - pair[0] + number).collect();
    widths.sort_unstable();
    let mut best = (0, usize::MAX);
    for run in widths.chunk_by(|a, b| a == b) {
        if run.len() > best.0 {
            best = (run.len(), run[0]);
        }
    }
    if best.1 == usize::MAX { best.1 } else { best.1.min(MOST_COLUMNS) }
}

fn table(rows: Vec<Vec<Text>>, width: usize, span: Span) -> Table {
    let rows_in = rows.len();
    let mut rows: Vec<Row> = rows
        .into_iter()
        .map(|mut cells| {
            cells.resize(width, Text::new());
            Row { cells, ..Row::default() }
        })
        .collect();
    let mut columns = vec![Column::default(); width];
    let has_header = rows.first().is_some_and(|row| is_header(&row.cells));
    if has_header {
        let names = rows.remove(0).cells;
        columns = names
            .into_iter()
            .map(|name| Column { name: Some(name).filter(|name| !name.is_empty()) })
            .collect();
    }
    Table {
        columns,
        rows: mark_groups(rows),
        rows_in,
        header_rows: usize::from(has_header),
        span: Some(span),
        ..Table::default()
    }
}
