//! Rows as printed → logical rows: what a page break moved is put back where it belongs, each move
//! recorded with its rule; what cannot be known is flagged, never papered over.
//!
//! Evidence is looked for only where a page can have cut: in the first rows under a header that was
//! printed again, and in rows without a number.

mod continuations;
mod damage;
mod habits;
mod lists;
mod losses;
mod openings;
mod shifts;
mod texts;

use super::tables::Printed;
use crate::data::{Column, Continuation, Finding, Row, Text};
use crate::lang::columns::role_of;
use damage::{Damage, What, flag};
use habits::Print;
use shifts::Slide;
use std::ops::Range;
use texts::{Reading, Seam};

/// The rest of a row stood alone in a row of its own.
const CONTINUATION_ROW: &str = "page.continuation-row";
/// A cell held the rest of the cell above as a paragraph of its own.
const WHOLE_CELL: &str = "page.whole-cell";
/// A cell held the text of the row above it.
const SHIFTED_CELL: &str = "page.shifted-cell";

/// Columns of a page that slide at once: where more are displaced, their rows were cut.
const MOST_SLIDING: usize = 3;

/// Logical rows and what was done to get them.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) rows: Vec<Row>,
    pub(super) continuations: Vec<Continuation>,
    pub(super) continuation_rows: usize,
}

/// Joins `printed` rows.
pub(super) fn join(
    printed: Vec<Printed>,
    columns: &[Column],
    findings: &mut Vec<Finding>,
) -> Joined {
    let print = Print::of(&printed, columns.len());
    let roles = Roles::of(columns);
    let joined = Joined::default();
    let mut table = Table { roles, print, joined, damages: Vec::new(), page_top: None };
    for row in printed {
        table.take(row);
    }
    table.settle_page();
    let Table { mut joined, damages, .. } = table;
    joined.continuations.sort_by_key(|join| (join.row, join.column));
    damage::report(damages, &mut joined.rows, columns, findings);
    joined
}

/// `printed` rows with nothing moved.
pub(super) fn as_printed(printed: Vec<Printed>) -> Joined {
    let row = |row: Printed| Row { cells: row.cells, flags: row.flags, ..Row::default() };
    Joined { rows: printed.into_iter().map(row).collect(), ..Joined::default() }
}

/// What the columns hold, by their headings.
struct Roles(Vec<Option<&'static str>>);

impl Roles {
    fn of(columns: &[Column]) -> Self {
        let role = |column: &Column| column.name.as_ref().and_then(|name| role_of(name.as_str()));
        Self(columns.iter().map(role).collect())
    }

    fn of_column(&self, column: usize) -> Option<&'static str> {
        self.0.get(column).copied().flatten()
    }

    /// The column of row numbers: the one headed so, else the first.
    fn ordinal(&self) -> usize {
        self.0.iter().position(|&role| role == Some("ordinal")).unwrap_or(0)
    }

    /// Columns whose cells are too short to be cut: numbers, groups, ticks, dates.
    fn is_fixed(&self, column: usize) -> bool {
        let short = ["group", "deadline", "area", "population", "budget", "quantity", "place"];
        column == self.ordinal() || self.of_column(column).is_some_and(|role| short.contains(&role))
    }

    /// Columns whose cells name bodies.
    fn is_list(&self, column: usize) -> bool {
        let lists = ["lead", "support", "owner", "monitor", "appraise", "approve"];
        self.of_column(column).is_some_and(|role| lists.contains(&role))
    }
}

struct Table {
    roles: Roles,
    print: Print,
    joined: Joined,
    damages: Vec<Damage>,
    page_top: Option<PageTop>,
}

/// Where the current page begins.
struct PageTop {
    /// Its first logical row.
    row: usize,
    /// Columns whose text there was wholly the rest of the row above.
    displaced: Vec<usize>,
    /// Joins made before.
    joins: usize,
}

impl Table {
    fn take(&mut self, row: Printed) {
        let follows_page = row.opens_page;
        if let Some(above) = self.joined.rows.last()
            && continuations::is_one(&row, above, &self.roles, &self.print)
        {
            self.join_row(row);
            if follows_page {
                self.settle_page();
            }
            return;
        }
        if !follows_page {
            self.joined.rows.push(Row { cells: row.cells, flags: row.flags, ..Row::default() });
            return;
        }
        self.settle_page();
        let mut cells = row.cells;
        let displaced = self.pull_tails(&mut cells);
        self.note_losses();
        self.joined.rows.push(Row { cells, flags: row.flags, ..Row::default() });
        let (row, joins) = (self.joined.rows.len() - 1, self.joined.continuations.len());
        self.page_top = Some(PageTop { row, displaced, joins });
    }

    /// Joins each cell of a continuation row to the row above.
    fn join_row(&mut self, row: Printed) {
        self.joined.continuation_rows += 1;
        for (column, cell) in row.cells.into_iter().enumerate() {
            if !cell.is_empty() {
                self.move_up(column, &cell, CONTINUATION_ROW);
            }
        }
    }

    /// Appends `fragment` to the cell of the last logical row.
    fn move_up(&mut self, column: usize, fragment: &Text, rule: &'static str) {
        let row = self.joined.rows.len() - 1;
        let target = &mut self.joined.rows[row];
        target.cells[column].append(fragment);
        flag(target, "joined-across-page");
        let fragment = fragment.clone();
        self.joined.continuations.push(Continuation { row, column, fragment, rule });
    }

    fn note(&mut self, row: usize, column: usize, what: What) {
        self.damages.push(Damage { row, column, what });
    }

    /// Takes out of the first row of a page what belongs to the row above. Returns the columns whose
    /// cell was nothing but the rest of the row above.
    fn pull_tails(&mut self, cells: &mut [Text]) -> Vec<usize> {
        let mut displaced = Vec::new();
        for (column, cell) in cells.iter_mut().enumerate() {
            match self.read(column, cell) {
                Reading::Own => {}
                Reading::Unclear => {
                    self.note(self.joined.rows.len(), column, What::Doubtful(cell.clone()));
                }
                Reading::Cut(seam) => {
                    if self.pull(column, cell, seam) {
                        displaced.push(column);
                    }
                }
            }
        }
        displaced
    }

    /// What the cell of a row under a page break is.
    fn read(&self, column: usize, cell: &Text) -> Reading {
        let Some(above) = self.joined.rows.last().filter(|above| !is_group_like(above)) else {
            return Reading::Own;
        };
        let above = &above.cells[column];
        if self.roles.is_fixed(column) || cell.is_empty() || above.is_empty() {
            return Reading::Own;
        }
        if self.roles.is_list(column) {
            return lists::read(above, cell, &self.print, column);
        }
        texts::read(above, cell, &self.print, column)
    }

    /// Moves up what stands before the seam; whether nothing is left.
    fn pull(&mut self, column: usize, cell: &mut Text, seam: Seam) -> bool {
        let fragment = cell.slice_trimmed(0..seam.at);
        *cell = cell.slice_trimmed(seam.at..cell.len());
        let rule = if cell.is_empty() { WHOLE_CELL } else { seam.rule };
        self.move_up(column, &fragment, rule);
        if !seam.is_sure {
            self.note(self.joined.rows.len(), column, What::Doubtful(fragment));
        }
        cell.is_empty()
    }

    /// A row that a page cut, or whose cell ends in mid phrase, has lost what is found nowhere.
    fn note_losses(&mut self) {
        let Some(row) = self.joined.rows.len().checked_sub(1) else { return };
        for column in losses::find(&self.joined, row, &self.roles, &self.print) {
            self.note(row, column, What::Lost);
        }
    }

    /// At the end of a page: where the first row's own text was displaced, the texts of the column
    /// have slid down by one row if they fit the rows above better than their own.
    fn settle_page(&mut self) {
        let Some(PageTop { row: top, displaced, joins }) = self.page_top.take() else { return };
        let page = &self.joined.rows[top..];
        let end = top + page.iter().position(is_group_like).unwrap_or(page.len());
        // Lists name the same bodies in every row: their words say nothing.
        let says_nothing = displaced.len() > MOST_SLIDING;
        for column in displaced {
            let slide = if says_nothing || self.roles.is_list(column) {
                Slide::None
            } else {
                shifts::read(&self.joined.rows[top..end], column)
            };
            match slide {
                Slide::Down => self.slide_up(top..end, column, joins),
                Slide::Unknown if !self.print.column(column).can_be_empty() => {
                    self.note(top, column, What::Lost);
                    for row in top + 1..end {
                        let text = self.joined.rows[row].cells[column].clone();
                        self.note(row, column, What::Doubtful(text));
                    }
                }
                Slide::None | Slide::Unknown => self.note(top, column, What::Lost),
            }
        }
    }

    /// Moves the texts of a column up by one row; the last row's own is printed nowhere.
    /// What was joined to them on this page, from the join `joins` on, goes with them.
    fn slide_up(&mut self, page: Range<usize>, column: usize, joins: usize) {
        let own = self.joined.continuations[joins..].iter_mut();
        for join in own.filter(|join| join.column == column && join.row > page.start) {
            join.row -= 1;
        }
        for row in page.start..page.end - 1 {
            let text = std::mem::take(&mut self.joined.rows[row + 1].cells[column]);
            self.joined.rows[row].cells[column] = text.clone();
            self.note(row, column, What::Shifted);
            let moved = Continuation { row, column, fragment: text, rule: SHIFTED_CELL };
            self.joined.continuations.push(moved);
        }
        self.note(page.end - 1, column, What::Lost);
    }
}

/// Whether only the first cells are filled: a group row goes nowhere.
fn is_group_like(row: &Row) -> bool {
    row.cells.len() > 2 && row.cells[2..].iter().all(Text::is_empty)
}
