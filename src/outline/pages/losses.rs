//! The last row of a page → the cells whose rest is printed nowhere.

use super::habits::{Habits, Print};
use super::openings::takes_another;
use super::texts::can_be_cut;
use super::{Joined, Roles};
use crate::data::{Continuation, Text};
use crate::outline::paragraphs::is_closed;

/// Fewest characters of a cell whose end says that it was cut.
const SHORTEST: usize = 24;

/// The columns of `row`, the last so far, that end in mid phrase and were not joined to anything.
pub(super) fn find(joined: &Joined, row: usize, roles: &Roles, print: &Print) -> Vec<usize> {
    let joins: Vec<&Continuation> =
        joined.continuations.iter().rev().take_while(|join| join.row == row).collect();
    let cells = &joined.rows[row].cells;
    let length = |text: &Text| text.as_str().chars().count();
    let heads =
        joins.iter().map(|join| length(&cells[join.column]).saturating_sub(length(&join.fragment)));
    let cut_at = heads.max();
    let is_joined = |column: &usize| joins.iter().any(|join| join.column == *column);
    let lost = |column: &usize| {
        let cell = cells[*column].as_str();
        !roles.is_fixed(*column)
            && !is_joined(column)
            && (breaks_off(cell, roles.is_list(*column), cut_at)
                || roles.is_list(*column) && wants_another(cell, print.column(*column)))
    };
    (0..cells.len()).filter(lost).collect()
}

/// Whether a list ends with a semicolon where others of its column do not.
fn wants_another(cell: &str, habits: &Habits) -> bool {
    cell.ends_with(';') && habits.is_known() && !habits.ends_clauses()
}

/// Whether `cell` stops in mid phrase: at a comma, after a word that takes another, or, in a row that
/// a page did cut, without a stop at about the length at which the page cut the cell beside it
/// (`cut_at`, in characters).
fn breaks_off(cell: &str, is_list: bool, cut_at: Option<usize>) -> bool {
    let length = cell.chars().count();
    if can_be_cut(cell) && (cell.ends_with(',') || (!is_closed(cell) && takes_another(cell))) {
        return true;
    }
    if length < SHORTEST || is_closed(cell) {
        return false;
    }
    let as_long = |cut: usize| length * 4 >= cut * 3 && length * 3 <= cut * 4;
    !is_list && cut_at.is_some_and(as_long)
}
