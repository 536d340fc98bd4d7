//! Sums of a table that do not hold → one finding for each cause: the cell in which a row and a column that miss by the
//! same cross, else the cell that claims the sum. What only follows from another is left out.

use super::{Figures, Sum};
use crate::data::{Finding, Span};
use crate::lang::checks;
use crate::lang::number::print_in;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A cell: row and column.
pub(super) type Cell = (usize, usize);

/// A sum that does not hold.
pub(super) struct Miss {
    /// What it is called.
    pub(super) code: &'static str,
    /// The cell that claims it.
    pub(super) whole: Cell,
    /// The cells it is claimed of.
    pub(super) parts: Vec<Cell>,
    /// Their numbers.
    pub(super) sum: Sum,
}

impl Miss {
    /// Whether it is of cells of one row.
    fn is_along(&self) -> bool {
        self.parts.iter().all(|(row, _)| *row == self.whole.0)
    }
}

/// Most sums of a table that are compared with each other.
const MOST: usize = 200;

/// The findings of a table.
pub(super) fn find(figures: &Figures<'_>, misses: Vec<Miss>) -> Vec<Finding> {
    let misses = once(misses);
    if misses.len() > MOST {
        return misses.iter().map(|miss| figures.differs(miss)).collect();
    }
    let mut findings = Vec::new();
    let mut open: Vec<&Miss> = Vec::new();
    for (at, miss) in misses.iter().enumerate() {
        let other = misses.iter().enumerate().find_map(|(other, it)| {
            (other != at).then(|| crossing(miss, it)).flatten().map(|cell| (other, it, cell))
        });
        match other {
            Some((other, it, cell)) if at < other => {
                findings.push(crossed(figures, miss, it, cell));
            }
            Some(_) => {}
            None => open.push(miss),
        }
    }
    let follows = |miss: &&&Miss| !open.iter().any(|cause| follows_from(miss, cause));
    findings.extend(open.iter().filter(follows).map(|miss| figures.differs(miss)));
    findings
}

/// A cell that misses what its row and what its column claims is told once.
fn once(misses: Vec<Miss>) -> Vec<Miss> {
    let mut by_whole: BTreeMap<Cell, Miss> = BTreeMap::new();
    for miss in misses {
        by_whole.entry(miss.whole).or_insert(miss);
    }
    by_whole.into_values().collect()
}

/// The cell in which a sum along a row and one down a column cross, where they miss by the same.
fn crossing(one: &Miss, other: &Miss) -> Option<Cell> {
    if one.sum.gap()? != other.sum.gap()? {
        return None;
    }
    let (along, down) = match (one.is_along(), other.is_along()) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    let cell = (along.whole.0, down.whole.1);
    (along.parts.contains(&cell) && down.parts.contains(&cell)).then_some(cell)
}

/// Whether a sum holds once the whole of another, which is one of its parts, is what it should be.
fn follows_from(miss: &Miss, cause: &Miss) -> bool {
    let gaps = miss.sum.gap().zip(cause.sum.gap());
    miss.parts.contains(&cause.whole)
        && gaps.is_some_and(|(own, other)| own + other == Decimal::ZERO)
}

/// The cell that would make both sums hold.
fn crossed(figures: &Figures<'_>, one: &Miss, other: &Miss, cell: Cell) -> Finding {
    let printed = figures.cell(cell.0, cell.1);
    let right =
        printed.zip(one.sum.gap()).map(|(own, gap)| print_in(own.value + gap, figures.habit));
    let (printed, right) = (printed.map_or("", |own| own.text.as_str()), right.unwrap_or_default());
    let (sums, in_english) = (one.sum.written(), other.sum.written());
    let name = figures.name(cell.0, cell.1);
    let vi =
        format!("{name}: {}; {}; nếu là {right} thì cả hai tổng đều đúng", sums.0, in_english.0);
    let en = format!("{name}: {}; {}; with {right} both sums hold", sums.1, in_english.1);
    let spans: Vec<Span> = [cell, one.whole, other.whole]
        .into_iter()
        .flat_map(|(row, column)| figures.spans(row, column))
        .collect();
    let finding = checks::finding("sum.cell-differs", &vi, &en).saying(printed, &right).at(spans);
    Finding { record_id: Some(figures.sheet.record.id.clone()), ..finding }
}
