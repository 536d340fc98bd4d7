//! Rows with fewer cells than the table has columns → which columns their cells belong to. A cell that
//! spans rows is printed once: the rows below lack it, and what they do print stands too far left.
//! Where their cells fit the columns further right clearly better, the lost ones are taken from the
//! row above, row numbers excepted; else what is missing is missing at the end.

use super::ordinals;
use crate::data::Text;
use crate::lang::agency::vocabulary;
use crate::lang::agency::words::tokens;
use crate::lang::columns::role_of;
use crate::lang::{date, fold};
use std::collections::HashSet;

/// Longest cell, in characters, that is looked at as the name of a body or as a time.
const LONGEST_NAME: usize = 160;
/// Rows that say what the cells of a column look like.
const SAMPLE: usize = 400;
/// By how much cells must fit better where the lost ones are put in.
const CLEARLY: i32 = 3;

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Ordinal,
    Body,
    Time,
    Words,
}

fn look(cell: &str) -> Look {
    if ordinals::is_ordinal(cell) {
        return Look::Ordinal;
    }
    if cell.chars().nth(LONGEST_NAME).is_some() {
        return Look::Words;
    }
    let key = fold::key(cell);
    if !date::find_periods(cell).is_empty()
        || date::first_day(&key).is_some()
        || ["thường xuyên", "hằng năm", "hàng năm"].iter().any(|word| key.starts_with(word))
    {
        return Look::Time;
    }
    if vocabulary::head(&tokens(cell), 0).is_some() { Look::Body } else { Look::Words }
}

/// What the whole rows say of a column.
struct Column {
    look: Option<Look>,
    /// First words of its cells.
    openings: HashSet<String>,
}

/// What the whole rows say of the columns of a table.
pub(super) struct Columns(Vec<Column>);

impl Columns {
    /// Reads the rows that have all their cells; headings speak for columns where no cell does.
    pub(super) fn of<'a>(
        width: usize,
        header: Option<&[Text]>,
        whole: impl Iterator<Item = &'a [Text]> + Clone,
    ) -> Self {
        let whole = whole.take(SAMPLE);
        let column = |at: usize| {
            let cells = || whole.clone().map(move |cells| cells[at].as_str());
            let filled = || cells().filter(|cell| !cell.is_empty());
            let name = header.and_then(|names| names.get(at));
            let by_name = name.and_then(|name| headed(name.as_str()));
            let openings = filled().filter_map(first_word).collect();
            Column { look: by_name.or_else(|| usual(filled())), openings }
        };
        Self((0..width).map(column).collect())
    }

    /// Where in a row of `cells` the lost ones belong, `None` where nothing clearly says so: at its
    /// beginning, or behind its number.
    pub(super) fn gap(&self, cells: &[Text]) -> Option<usize> {
        let lost = self.0.len().checked_sub(cells.len()).filter(|&lost| lost > 0)?;
        if cells.len() < 3 || lost >= cells.len() {
            return None;
        }
        let numbered = ordinals::is_ordinal(cells[0].as_str());
        let gap = usize::from(numbered || cells[0].is_empty());
        let fit = |gap: usize| -> i32 {
            let place = |at: usize| if at < gap { at } else { at + lost };
            cells.iter().enumerate().map(|(at, cell)| self.0[place(at)].fit(cell.as_str())).sum()
        };
        (fit(gap) >= fit(cells.len()) + CLEARLY && fit(gap) > 0).then_some(gap)
    }

    /// Whether a column numbers the rows.
    pub(super) fn numbers(&self, column: usize) -> bool {
        self.0[column].look == Some(Look::Ordinal)
    }
}

impl Column {
    fn fit(&self, cell: &str) -> i32 {
        if cell.is_empty() {
            return 0;
        }
        let alike = match (self.look, look(cell)) {
            (Some(wanted), found) if wanted == found => 2,
            (Some(Look::Words) | None, Look::Words) => 1,
            (Some(Look::Ordinal), _) | (_, Look::Ordinal) => -3,
            (None, _) => 0,
            _ => -1,
        };
        let opens = first_word(cell).is_some_and(|word| self.openings.contains(&word));
        alike + i32::from(opens)
    }
}

/// What cells under a heading look like.
fn headed(name: &str) -> Option<Look> {
    match role_of(name)? {
        "ordinal" => Some(Look::Ordinal),
        "lead" | "support" | "owner" | "monitor" | "appraise" | "approve" => Some(Look::Body),
        "title" | "group" | "deliverable" | "result" | "objective" => Some(Look::Words),
        _ => None,
    }
}

/// What most of the cells look like.
fn usual<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Look> {
    let looks: Vec<Look> = cells.map(look).collect();
    let count = |wanted: Look| looks.iter().filter(|&&found| found == wanted).count();
    let all = [Look::Ordinal, Look::Body, Look::Time, Look::Words];
    all.into_iter().find(|&wanted| count(wanted) * 2 > looks.len())
}

fn first_word(cell: &str) -> Option<String> {
    cell.split_whitespace().next().map(fold::key)
}
