//! The cells of a table that no page can have touched → how each column is written: what its texts
//! begin with, how they end. What goes against the habit of its column was cut.

use super::openings;
use crate::data::Text;
use crate::lang::fold;
use crate::outline::paragraphs::is_closed;
use crate::outline::tables::Printed;
use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Cells from which a habit is known.
const FEWEST: usize = 3;
/// Cells from which an exception is known not to be.
const MANY: usize = 8;
/// Cells of which all are written so by no chance.
const VERY_MANY: usize = 12;
/// Words of a text that are looked at for pairs: keeps a table's pairs from outgrowing it.
const PAIRED_WORDS: usize = 400;

/// How one column is written.
#[derive(Debug, Default)]
pub(super) struct Habits {
    cells: usize,
    /// Are empty, in rows that are not.
    empty: usize,
    /// Begin in lower case.
    small: usize,
    /// End as a sentence or a clause does.
    closed: usize,
    /// End as a clause does: `;`, `:`.
    clauses: usize,
    /// Begin with a dash.
    dashes: usize,
    /// Have a break of the print inside.
    broken: usize,
    /// Have a full stop before their end.
    sentences: usize,
    /// Folded first two words.
    begins: BTreeSet<String>,
}

/// How a table is written.
#[derive(Debug, Default)]
pub(super) struct Print {
    columns: Vec<Habits>,
    /// Words that stand side by side inside a cell.
    pairs: HashSet<u64>,
}

impl Print {
    /// Reads all cells once.
    pub(super) fn of(rows: &[Printed], width: usize) -> Self {
        let mut print = Self { columns: Vec::new(), pairs: HashSet::new() };
        print.columns.resize_with(width, Habits::default);
        if rows.iter().all(|row| !row.opens_page) {
            return print;
        }
        for (at, row) in rows.iter().enumerate() {
            let ends_page = rows.get(at + 1).is_some_and(|next| next.opens_page);
            let is_head = row.cells.iter().skip(2).all(Text::is_empty);
            for (cell, habits) in row.cells.iter().zip(&mut print.columns) {
                pairs(cell.as_str(), &mut print.pairs);
                if !is_head && cell.is_empty() {
                    habits.empty += 1;
                } else if !is_head {
                    habits.learn(cell, row.opens_page, ends_page);
                }
            }
        }
        print
    }

    /// The habits of a column.
    pub(super) fn column(&self, column: usize) -> &Habits {
        &self.columns[column]
    }

    /// Whether the last word of `above` and the first of `below` stand side by side somewhere.
    pub(super) fn joins(&self, above: &str, below: &str) -> bool {
        let words = above.split_whitespace().next_back().zip(below.split_whitespace().next());
        words.and_then(|(one, other)| pair(one, other)).is_some_and(|key| self.pairs.contains(&key))
    }
}

fn pairs(text: &str, found: &mut HashSet<u64>) {
    let words = || text.split_whitespace().take(PAIRED_WORDS);
    found.extend(words().zip(words().skip(1)).filter_map(|(one, other)| pair(one, other)));
}

/// Two words that no mark keeps apart, as one number: a table has very many.
fn pair(one: &str, other: &str) -> Option<u64> {
    let other = other.trim_end_matches([',', ';', ':', '.', ')']);
    let bare = |word: &str| word.chars().all(char::is_alphanumeric);
    (bare(one) && bare(other)).then(|| {
        let mut hasher = DefaultHasher::new();
        let upper = openings::begins_upper(other);
        (fold::key(one), upper, fold::key(other)).hash(&mut hasher);
        hasher.finish()
    })
}

impl Habits {
    fn learn(&mut self, text: &Text, opens_page: bool, ends_page: bool) {
        if opens_page || ends_page {
            return;
        }
        let cell = text.as_str();
        let first = cell.chars().next();
        self.broken += usize::from(text.breaks().any(|at| at > 0));
        self.dashes += usize::from(cell.starts_with(['-', '–']));
        self.cells += 1;
        self.small += usize::from(first.is_some_and(char::is_lowercase));
        self.closed += usize::from(is_closed(cell));
        self.clauses += usize::from(cell.ends_with([';', ':']));
        self.sentences += usize::from(cell.trim_end_matches('.').contains(". "));
        self.begins.extend(openings::lead(cell, 2));
    }

    /// Whether texts here begin in capitals, as far as is known.
    pub(super) fn begins_in_capitals(&self) -> bool {
        self.small * 10 <= self.cells
    }

    /// Whether no text here was seen to begin in small letters.
    pub(super) fn is_all_capitals(&self) -> bool {
        self.small == 0
    }

    /// Whether so many texts here begin in capitals that one in small letters is none of them.
    pub(super) fn never_small(&self) -> bool {
        self.small == 0 && self.cells >= MANY
    }

    /// Whether a row can have no text here.
    pub(super) fn can_be_empty(&self) -> bool {
        self.empty > 0
    }

    /// Whether that many cells were seen that what they never do means something.
    pub(super) fn is_known(&self) -> bool {
        self.cells >= FEWEST
    }

    /// Whether texts here end with a mark.
    pub(super) fn closes(&self) -> bool {
        self.is_known() && self.closed * 10 >= self.cells * 9
    }

    /// Whether so many texts here end with a mark that one without was cut.
    pub(super) fn always_closes(&self) -> bool {
        self.cells >= VERY_MANY && self.closed == self.cells
    }

    /// Whether texts here end without a mark.
    pub(super) fn stays_open(&self) -> bool {
        self.is_known() && self.closed * 10 <= self.cells
    }

    /// Whether texts here end as clauses do.
    pub(super) fn ends_clauses(&self) -> bool {
        self.clauses > 0
    }

    /// Whether texts here begin with dashes.
    pub(super) fn begins_with_dashes(&self) -> bool {
        self.dashes > 0
    }

    /// Whether the print of texts here breaks inside them.
    pub(super) fn has_breaks(&self) -> bool {
        self.broken > 0
    }

    /// Whether texts here have more than one sentence.
    pub(super) fn has_sentences(&self) -> bool {
        self.sentences > 0 || self.cells < MANY
    }

    /// Whether another text here begins with the words at the start of `text`.
    pub(super) fn begins(&self, text: &str) -> bool {
        openings::lead(text, 2).is_some_and(|key| self.begins.contains(&key))
    }
}
