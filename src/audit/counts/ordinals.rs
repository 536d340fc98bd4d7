//! The numbers of rows → gaps and repeats in what is otherwise 1, 2, 3.

use crate::audit::input::{Paper, Sheet};
use crate::data::{Finding, RowKind, Text};
use crate::lang::checks;

/// Fewest rows with numbers in a table that is judged, and to one fault.
const FEWEST: usize = 5;

pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper.sheets.iter().flat_map(|sheet| of_sheet(*sheet)).collect()
}

/// A row with a number.
#[derive(Clone, Copy)]
struct Numbered<'a> {
    row: usize,
    number: u32,
    cell: &'a Text,
}

fn of_sheet(sheet: Sheet<'_>) -> Vec<Finding> {
    let Some(column) = sheet.record.columns.iter().position(|column| column.role == "ordinal")
    else {
        return Vec::new();
    };
    let runs = runs(sheet, column);
    let rows: usize = runs.iter().map(Vec::len).sum();
    let odd: Vec<_> = runs.iter().flat_map(|run| odd(run)).collect();
    // A list whose numbers are chosen from a longer one has many gaps; an error is one or two.
    if rows < FEWEST || odd.len() * FEWEST > rows {
        return Vec::new();
    }
    odd.into_iter().map(|pair| finding(sheet, pair)).collect()
}

/// The runs of numbers: a new one begins where the numbers begin again at one below a group row, or behind a row
/// whose number is no number.
fn runs(sheet: Sheet<'_>, column: usize) -> Vec<Vec<Numbered<'_>>> {
    let mut runs: Vec<Vec<Numbered<'_>>> = vec![Vec::new()];
    let mut is_after_group = false;
    for (row, cells) in sheet.table.rows.iter().map(|row| &row.cells).enumerate() {
        if sheet.record.row_kinds.get(row) == Some(&RowKind::Group) {
            is_after_group = true;
            continue;
        }
        let Some(cell) = cells.get(column).filter(|cell| !cell.is_empty()) else { continue };
        let label = cell.as_str().trim_end_matches(['.', ')']);
        let Ok(number) = label.parse::<u32>() else {
            // `1.1` stands inside 1; `I` and `a` begin something else.
            if !label.contains('.') {
                runs.push(Vec::new());
            }
            continue;
        };
        if number == 1 && is_after_group {
            runs.push(Vec::new());
        }
        is_after_group = false;
        if let Some(run) = runs.last_mut() {
            run.push(Numbered { row, number, cell });
        }
    }
    runs
}

/// Neighbours in a run between which a number is missing or stands twice, rows without a number counted.
fn odd<'a>(run: &[Numbered<'a>]) -> Vec<(Numbered<'a>, Numbered<'a>)> {
    let pairs = run.windows(2).map(|pair| (pair[0], pair[1]));
    let is_odd = |(one, other): &(Numbered<'_>, Numbered<'_>)| {
        let between = u32::try_from(other.row - one.row).unwrap_or(u32::MAX);
        other.number != one.number + 1 && other.number != one.number.saturating_add(between)
    };
    pairs.filter(is_odd).collect()
}

fn finding(sheet: Sheet<'_>, (one, other): (Numbered<'_>, Numbered<'_>)) -> Finding {
    let (before, printed, expected) = (one.number, other.number, one.number + 1);
    let (code, vi, en) = if printed == before {
        (
            "count.ordinal-repeated",
            format!("Số thứ tự {printed} in hai lần liền nhau"),
            format!("The row number {printed} is printed twice in a row"),
        )
    } else {
        (
            "count.ordinal-gap",
            format!("Sau số thứ tự {before} là {printed}, thiếu {expected}"),
            format!("Row number {before} is followed by {printed}; {expected} is missing"),
        )
    };
    let finding =
        checks::finding(code, &vi, &en).saying(&printed.to_string(), &expected.to_string());
    let spans = other.cell.spans().into_iter().chain(one.cell.spans()).collect();
    Finding { record_id: Some(sheet.record.id.clone()), ..finding.at(spans) }
}
