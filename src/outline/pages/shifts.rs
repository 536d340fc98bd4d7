//! The rows of one page and a column whose first text was the rest of the row above → whether the
//! texts below it slid down by one row: they share more words with the row above them.

use crate::data::{Row, Text};
use crate::lang::fold;
use std::collections::BTreeSet;

/// How much better the texts must fit the rows above for a slide.
const CLEARLY: f64 = 1.5;

/// What the words of the rows say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slide {
    /// Every text stands one row too low.
    Down,
    /// The texts stand where they belong.
    None,
    /// The words do not say.
    Unknown,
}

/// Reads column `column` of `page`, whose first cell is empty now.
pub(super) fn read(page: &[Row], column: usize) -> Slide {
    let (mut above, mut own) = (0.0, 0.0);
    for pair in page.windows(2) {
        let text = pair[1].cells[column].as_str();
        above += fit(text, &pair[0].cells, column);
        own += fit(text, &pair[1].cells, column);
    }
    if above > own * CLEARLY {
        Slide::Down
    } else if own > above {
        Slide::None
    } else {
        Slide::Unknown
    }
}

/// How much of its words `text` shares with the cells beside `column`, measured against how many
/// words those have.
fn fit(text: &str, cells: &[Text], column: usize) -> f64 {
    let wanted = words(text);
    let beside = cells.iter().enumerate().filter(|&(at, _)| at != column);
    let present: BTreeSet<String> = beside.flat_map(|(_, cell)| words(cell.as_str())).collect();
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let shared = count(wanted.intersection(&present).count());
    shared * shared / count(present.len().max(1))
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .map(fold::key)
        .collect()
}
