//! A row without a number and the row above it → whether it is only the rest of that row.

use super::habits::{Habits, Print};
use super::lists::begins_with_label;
use super::openings::begins_small;
use super::texts::{self, Reading, tail, waits};
use super::{Roles, is_group_like, lists};
use crate::data::{Row, Text};
use crate::lang::{date, fold};
use crate::outline::paragraphs::is_closed;
use crate::outline::tables::Printed;

/// Longest text that is looked at as a time, in characters.
const LONGEST_TIME: usize = 80;

/// Whether `row` is the rest of `above` rather than a row of its own.
pub(super) fn is_one(row: &Printed, above: &Row, roles: &Roles, print: &Print) -> bool {
    if is_group_like(above) {
        return goes_on_head(row, above);
    }
    has_points(row, above, roles, print) || goes_on_open(row, above, roles, print)
}

/// Whether the text of a row that heads others goes on at the top of the page.
fn goes_on_head(row: &Printed, above: &Row) -> bool {
    let alone = row.cells.iter().enumerate().all(|(at, cell)| cell.is_empty() != (at == 1));
    row.opens_page && alone && !above.cells[0].is_empty() && waits(above.cells[1].as_str())
}

/// Whether every cell of the first row of a page goes on one above that is open: its own number and
/// title are blank or the rest of the title, a time makes the words above one.
fn goes_on_open(row: &Printed, above: &Row, roles: &Roles, print: &Print) -> bool {
    let ordinal = roles.ordinal();
    let is_numbered = |cells: &[Text]| cells.get(ordinal).is_some_and(|cell| !cell.is_empty());
    let heads_numbers = roles.of_column(ordinal) == Some("ordinal");
    if !row.opens_page || !heads_numbers || is_numbered(&row.cells) || !is_numbered(&above.cells) {
        return false;
    }
    let mut filled = (0..row.cells.len()).filter(|&at| !row.cells[at].is_empty()).peekable();
    filled.peek().is_some()
        && filled.all(|at| match roles.of_column(at) {
            Some("deadline") => ends_time(&above.cells[at], &row.cells[at]),
            _ => goes_on_cell(&above.cells[at], &row.cells[at], print.column(at)),
        })
}

/// Whether a text makes the words above it a time that they are not yet.
fn ends_time(above: &Text, below: &Text) -> bool {
    let is_short = |text: &Text| text.as_str().chars().nth(LONGEST_TIME).is_none();
    let is_time = |text: &str| {
        !date::find_periods(text).is_empty() || date::first_day(&fold::key(text)).is_some()
    };
    let both = format!("{} {}", above.as_str(), below.as_str());
    !above.is_empty()
        && is_short(above)
        && is_short(below)
        && !is_time(above.as_str())
        && is_time(&both)
}

fn goes_on_cell(above: &Text, below: &Text, habits: &Habits) -> bool {
    let small = begins_small(below.as_str()) && habits.begins_in_capitals();
    let tail = tail(above.as_str());
    let is_open = !is_closed(tail) || tail.ends_with([';', ':']) && small;
    !above.is_empty() && is_open && (small || waits(tail))
}

fn has_points(row: &Printed, above: &Row, roles: &Roles, print: &Print) -> bool {
    let numbered = row.cells.get(roles.ordinal()).is_none_or(|cell| !cell.is_empty());
    let has_time = (0..row.cells.len())
        .any(|column| roles.of_column(column) == Some("deadline") && !row.cells[column].is_empty());
    if numbered || has_time {
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
