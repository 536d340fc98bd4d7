//! What a page did to a cell that cannot be mended, or not surely → flags of its row, and findings
//! that name the column and the place.

use crate::data::{Column, Finding, Row, Severity, Text};

/// Words of a cell that a finding quotes.
const QUOTED: usize = 8;

/// What happened.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// Its end, or all of it, is printed nowhere.
    Lost,
    /// It was printed in the row below.
    Shifted,
    /// What of it belongs to the row above is not sure: the text in question.
    Doubtful(Text),
}

/// Something that happened to a cell.
#[derive(Clone, Debug)]
pub(super) struct Damage {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) what: What,
}

/// Flags the rows and adds a finding for each cell.
pub(super) fn report(
    mut damages: Vec<Damage>,
    rows: &mut [Row],
    columns: &[Column],
    findings: &mut Vec<Finding>,
) {
    damages.sort_by_key(|damage| (damage.row, damage.column));
    for Damage { row, column, what } in damages {
        let name = name(columns, column);
        let cell = &rows[row].cells[column];
        findings.push(match &what {
            What::Lost => lost(&name, cell, &rows[row]),
            What::Shifted => shifted(&name, cell, rows, row),
            What::Doubtful(text) => doubtful(&name, text),
        });
        match what {
            What::Lost => flag(&mut rows[row], "text-lost"),
            What::Shifted => flag(&mut rows[row], "cells-shifted"),
            What::Doubtful(_) => {
                let from = row.saturating_sub(1);
                rows[from..=row].iter_mut().for_each(|row| flag(row, "join-doubtful"));
            }
        }
    }
}

/// Sets a flag of a row.
pub(super) fn flag(row: &mut Row, name: &'static str) {
    if !row.flags.contains(&name) {
        row.flags.push(name);
        row.flags.sort_unstable();
    }
}

/// The heading of a column, else its number.
fn name(columns: &[Column], column: usize) -> String {
    let heading = columns.get(column).and_then(|column| column.name.as_ref());
    heading.map_or_else(|| (column + 1).to_string(), |name| name.as_str().to_owned())
}

fn lost(name: &str, cell: &Text, row: &Row) -> Finding {
    let words: Vec<&str> = cell.as_str().rsplit(' ').take(QUOTED).collect();
    let words: Vec<&str> = words.into_iter().rev().collect();
    let end = words.join(" ");
    let gap = if end.is_empty() { "[…]".to_owned() } else { format!("{end} […]") };
    let mut spans = cell.spans();
    if spans.is_empty() {
        spans = row.cells.iter().flat_map(Text::spans).collect();
    }
    Finding::new(
        "page.text-lost",
        Severity::Error,
        "Ô bị ngắt trang và một phần hoặc toàn bộ nội dung của ô không còn trong văn bản",
        "The cell was cut by a page and part or all of its text is nowhere in the source",
    )
    .at(spans)
    .saying(&format!("{name}: {end}"), &format!("{name}: {gap}"))
}

/// A row as people call it: by its number.
fn ordinal(row: &Row) -> &str {
    row.cells.first().map_or("", Text::as_str)
}

fn shifted(name: &str, cell: &Text, rows: &[Row], row: usize) -> Finding {
    let below = rows.get(row + 1).map_or("", ordinal);
    Finding::new(
        "page.cells-shifted",
        Severity::Warning,
        "Ngắt trang đẩy nội dung của ô xuống hàng dưới; nội dung đã được chuyển về đúng hàng",
        "A page break pushed the text of the cell down by one row; it was moved back",
    )
    .at(cell.spans())
    .saying(&format!("{name}: {below}"), &format!("{name}: {}", ordinal(&rows[row])))
}

fn doubtful(name: &str, text: &Text) -> Finding {
    let words: Vec<&str> = text.as_str().split(' ').take(QUOTED).collect();
    Finding::new(
        "page.join-doubtful",
        Severity::Warning,
        "Ngắt trang ở giữa ô; không chắc chắn phần nào của nội dung thuộc hàng trên",
        "A page cut a cell here; how much of the text belongs to the row above is not sure",
    )
    .at(text.spans())
    .finding(&format!("{name}: {}", words.join(" ")))
}
