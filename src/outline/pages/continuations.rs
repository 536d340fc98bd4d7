//! A row without a number and the row above it → whether it is only the rest of that row.

use super::habits::Print;
use super::lists::begins_with_label;
use super::texts::{self, Reading, waits};
use super::{Roles, is_group_like, lists};
use crate::data::{Row, Text};
use crate::outline::paragraphs::is_closed;
use crate::outline::tables::Printed;

/// Whether `row` is the rest of `above` rather than a row of its own.
pub(super) fn is_one(row: &Printed, above: &Row, roles: &Roles, print: &Print) -> bool {
    let numbered = row.cells.get(roles.ordinal()).is_none_or(|cell| !cell.is_empty());
    let has_time = (0..row.cells.len())
        .any(|column| roles.of_column(column) == Some("deadline") && !row.cells[column].is_empty());
    if numbered || has_time || is_group_like(above) {
        return false;
    }
    let filled: Vec<usize> =
        (0..row.cells.len()).filter(|&column| !row.cells[column].is_empty()).collect();
    let points: Vec<i32> = filled
        .iter()
        .map(|&column| {
            points(&above.cells[column], &row.cells[column], column, roles, print, row.opens_page)
        })
        .collect();
    let strong = points.iter().filter(|&&points| points >= 2).count();
    let against = points.iter().filter(|&&points| points < 0).count();
    let enough = if row.opens_page { strong > against } else { strong == filled.len() };
    strong > 0 && enough && filled.len() * 2 <= row.cells.len() + 2
}

/// Points for `below` being the rest of `above`: 2 and more are strong, below 0 speaks against it.
fn points(
    above: &Text,
    below: &Text,
    column: usize,
    roles: &Roles,
    print: &Print,
    opens_page: bool,
) -> i32 {
    if above.is_empty() || below.is_empty() {
        return -1;
    }
    let known = opens_page && !roles.is_fixed(column);
    let is_cut = |reading| matches!(reading, Reading::Cut(_));
    if known && roles.is_list(column) && is_cut(lists::read(above, below, print, column)) {
        return 2;
    }
    if known && !roles.is_list(column) && is_cut(texts::read(above, below, print, column)) {
        return 2;
    }
    let (above, below) = (above.as_str(), below.as_str());
    let lower = below.chars().next().is_some_and(char::is_lowercase);
    match (lower, !is_closed(above), waits(above) || begins_with_label(below)) {
        (_, _, true) => 3,
        (true, true, _) => 2,
        (true, false, _) => 1,
        (false, true, _) => 0,
        (false, false, _) => -1,
    }
}
