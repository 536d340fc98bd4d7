//! A table → the same table printed over two pages, with what the page did to it.

use super::truth::{Field, Kind, Truth};
use crate::dice::Dice;
use std::ops::Range;

/// Fewest letters above the cut: a page cuts between lines.
const LEAST_HEAD: usize = 20;

/// What a page break does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// The rest of one cell stands in the cell below, in front of its own text.
    OneCell,
    /// The same of several cells.
    Cells,
    /// The rests stand in a row of their own.
    Row,
    /// Nothing is cut.
    Boundary,
    /// The page ends at a group row; what it cut stands in a row of its own.
    Group,
    /// The rest fills the cell below; all texts of that column slide down, the last is gone.
    Shift,
}

pub(super) const MANNERS: [Manner; 6] =
    [Manner::OneCell, Manner::Cells, Manner::Row, Manner::Boundary, Manner::Group, Manner::Shift];

/// A table cut by a page.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub(super) manner: Manner,
    /// What is printed.
    pub(super) text: String,
    /// What each logical row should say: the truth, but for what is printed nowhere.
    pub(super) rows: Vec<Vec<String>>,
    /// Rows whose print was touched.
    pub(super) touched: Range<usize>,
    /// The row of rests, as printed, which stands after the first touched row.
    pub(super) rest: Option<Vec<String>>,
    /// What each cut cell is like.
    pub(super) tails: Vec<Tail>,
}

/// The rest of a cell.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    pub(super) field: Field,
    pub(super) head: String,
    pub(super) text: String,
    /// A paragraph mark stands between it and what follows.
    pub(super) marked: bool,
}

/// The words of a cell over two pages; `None` where it is too short to be cut.
fn split(cell: &str, dice: &mut Dice) -> Option<(String, String)> {
    let spaces: Vec<usize> = cell
        .match_indices(' ')
        .map(|(at, _)| at)
        .filter(|&at| cell[..at].chars().count() >= LEAST_HEAD)
        .collect();
    let at = *spaces.get(dice.below(spaces.len()))?;
    Some((cell[..at].to_owned(), cell[at + 1..].to_owned()))
}

impl Truth {
    /// The table with one page break; `None` where this table cannot be cut so.
    pub(super) fn cut(&self, manner: Manner, dice: &mut Dice) -> Option<Cut> {
        let at = self.place(manner, dice)?;
        let mut printed: Vec<Vec<String>> = self.rows.iter().map(|row| row.cells.clone()).collect();
        let mut rows = printed.clone();
        let tails = match manner {
            Manner::Boundary => Vec::new(),
            Manner::Group if dice.often(50) => Vec::new(),
            Manner::OneCell | Manner::Shift => self.tails(at, 1, dice),
            Manner::Cells => self.tails(at, 3, dice),
            Manner::Row | Manner::Group => {
                let most = 1 + dice.below(3);
                self.tails(at, most, dice)
            }
        };
        let fewest = match manner {
            Manner::OneCell | Manner::Row | Manner::Shift => 1,
            Manner::Cells => 2,
            Manner::Boundary | Manner::Group => 0,
        };
        if tails.len() < fewest {
            return None;
        }
        for tail in &tails {
            printed[at][self.column(tail.field)].clone_from(&tail.head);
        }
        let (mut rest, mut touched) = (None, at..at + 2 * usize::from(!tails.is_empty()));
        match manner {
            Manner::Row | Manner::Group if !tails.is_empty() => {
                rest = Some(self.rest(&tails));
                touched = at..at + 1;
            }
            Manner::Shift => {
                touched = at..self.slide(at, &tails[0], &mut printed);
                rows[touched.end - 1][self.column(tails[0].field)].clear();
            }
            Manner::OneCell | Manner::Cells | Manner::Row | Manner::Boundary | Manner::Group => {
                self.put_in_front(&tails, &mut printed[at + 1]);
            }
        }
        let text = self.print(&printed, at + 1, rest.as_ref());
        Some(Cut { manner, text, rows, touched, rest, tails })
    }

    /// A row of rests.
    fn rest(&self, tails: &[Tail]) -> Vec<String> {
        let mut row = vec![String::new(); self.columns.len()];
        for tail in tails {
            row[self.column(tail.field)].clone_from(&tail.text);
        }
        row
    }

    /// Fills the cell below row `at` with the rest and moves the texts below down; the row behind the
    /// last that is touched.
    fn slide(&self, at: usize, tail: &Tail, printed: &mut [Vec<String>]) -> usize {
        let column = self.column(tail.field);
        let end = self.rows[at + 1..].iter().position(|row| row.kind == Kind::Group);
        let end = end.map_or(self.rows.len(), |found| at + 1 + found);
        for (row, above) in printed[at + 2..end].iter_mut().zip(&self.rows[at + 1..]) {
            row[column].clone_from(&above.cells[column]);
        }
        printed[at + 1][column].clone_from(&tail.text);
        end
    }

    /// Puts the rests in front of the texts of the row below.
    fn put_in_front(&self, tails: &[Tail], row: &mut [String]) {
        for tail in tails {
            let cell = &mut row[self.column(tail.field)];
            *cell = match (tail.marked, cell.is_empty()) {
                (_, true) => tail.text.clone(),
                (true, _) => format!("<p>{}</p> <p>{cell}</p>", tail.text),
                (false, _) => format!("{} {cell}", tail.text),
            };
        }
    }

    /// The last row of the first page.
    fn place(&self, manner: Manner, dice: &mut Dice) -> Option<usize> {
        let is_group = |at: usize| self.rows[at].kind == Kind::Group;
        let fits = |&at: &usize| match manner {
            Manner::Group => is_group(at + 1) && !is_group(at),
            Manner::Boundary => true,
            Manner::Shift => !is_group(at) && !is_group(at + 1) && self.rows.get(at + 2).is_some(),
            Manner::OneCell | Manner::Cells | Manner::Row => !is_group(at) && !is_group(at + 1),
        };
        let places: Vec<usize> = (0..self.rows.len() - 1).filter(fits).collect();
        places.get(dice.below(places.len())).copied()
    }

    /// At most so many cells of a row, cut.
    fn tails(&self, row: usize, most: usize, dice: &mut Dice) -> Vec<Tail> {
        let mut fields = vec![Field::Title, Field::Product, Field::Support, Field::Lead];
        if dice.often(30) {
            fields.rotate_left(1 + dice.below(3));
        }
        let marked = dice.often(40);
        let tail = |field: Field| {
            let (head, text) = split(&self.rows[row].cells[self.column(field)], dice)?;
            Some(Tail { field, head, text, marked })
        };
        fields.into_iter().filter_map(tail).take(most).collect()
    }

    /// The rows as lines; the second page begins at row `page`.
    fn print(&self, rows: &[Vec<String>], page: usize, rest: Option<&Vec<String>>) -> String {
        let header = self.header();
        let mut lines = vec![header.clone()];
        for (at, row) in rows.iter().enumerate() {
            if at == page {
                lines.extend([String::new(), header.clone()]);
                lines.extend(rest.map(|rest| rest.join("\t")));
            }
            lines.push(row.join("\t"));
        }
        lines.join("\n") + "\n"
    }

    /// The table on one page, or over pages that cut nothing.
    pub(super) fn uncut(&self, pages: &[usize]) -> String {
        let header = self.header();
        let mut lines = vec![header.clone()];
        for (at, row) in self.rows.iter().enumerate() {
            if at > 0 && pages.contains(&at) {
                lines.extend([String::new(), header.clone()]);
            }
            lines.push(row.cells.join("\t"));
        }
        lines.join("\n") + "\n"
    }
}
