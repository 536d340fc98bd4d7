//! Rows as printed → logical rows: what a page break moved is put back where it belongs, each move
//! recorded with its rule; what cannot be known is flagged, never papered over.
//!
//! Evidence is looked for only where a page can have cut: in the first rows under a header that was
//! printed again, and in rows without a number.

use super::seams::{self, Openers};
use super::tables::Printed;
use crate::data::{Column, Continuation, Finding, Row, Severity, Text};
use crate::lang::columns::role_of;

/// The rest of a row stood alone in a row of its own.
const CONTINUATION_ROW: &str = "page.continuation-row";
/// A cell held the rest of the cell above as a paragraph of its own.
const WHOLE_CELL: &str = "page.whole-cell";
/// A cell held the text of the row above it.
const SHIFTED_CELL: &str = "page.shifted-cell";

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
    let roles: Vec<Option<&'static str>> = columns
        .iter()
        .map(|column| column.name.as_ref().and_then(|name| role_of(name.as_str())))
        .collect();
    let titles: Vec<usize> =
        (0..roles.len()).filter(|&column| roles[column] == Some("title")).collect();
    let openers = Openers::of(&printed, &titles);
    let mut table = Table { roles, openers, joined: Joined::default(), page_top: None };
    for row in printed {
        table.take(row);
    }
    table.settle_page();
    table.report(findings);
    table.joined
}

struct Table {
    roles: Vec<Option<&'static str>>,
    openers: Openers,
    joined: Joined,
    /// First logical row of the current page, and the columns whose text was wholly the rest of the
    /// row above it.
    page_top: Option<(usize, Vec<usize>)>,
}

impl Table {
    fn take(&mut self, row: Printed) {
        let follows_page = row.opens_page;
        if self.is_continuation(&row) {
            self.join_row(row);
            if follows_page {
                self.settle_page();
            }
            return;
        }
        if follows_page {
            self.settle_page();
        }
        let mut cells = row.cells;
        let mut displaced = Vec::new();
        if follows_page {
            displaced = self.pull_tails(&mut cells);
            self.flag_lost();
        }
        self.joined.rows.push(Row { cells, flags: row.flags, ..Row::default() });
        if follows_page {
            self.page_top = Some((self.joined.rows.len() - 1, displaced));
        }
    }

    fn role(&self, column: usize) -> Option<&'static str> {
        self.roles.get(column).copied().flatten()
    }

    /// The column of row numbers: the one headed so, else the first.
    fn ordinal_column(&self) -> usize {
        self.roles.iter().position(|&role| role == Some("ordinal")).unwrap_or(0)
    }

    /// Whether a row without a number is the rest of the row above rather than a row of its own.
    fn is_continuation(&self, row: &Printed) -> bool {
        let ordinal = self.ordinal_column();
        let Some(above) = self.joined.rows.last() else { return false };
        if row.cells.get(ordinal).is_none_or(|cell| !cell.is_empty()) || is_group_like(above) {
            return false;
        }
        let filled: Vec<usize> =
            (0..row.cells.len()).filter(|&column| !row.cells[column].is_empty()).collect();
        let evidence: Vec<i32> = filled
            .iter()
            .map(|&column| seams::evidence(&above.cells[column], &row.cells[column]))
            .collect();
        let strong = evidence.iter().filter(|&&points| points >= 2).count();
        let against = evidence.iter().filter(|&&points| points < 0).count();
        let enough = if row.opens_page { strong > against } else { strong == filled.len() };
        strong > 0 && enough && filled.len() * 2 <= row.cells.len() + 2
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

    /// Takes out of the first row of a page what belongs to the row above. Returns the columns whose
    /// cell was nothing but the rest of the row above.
    fn pull_tails(&mut self, cells: &mut [Text]) -> Vec<usize> {
        let mut displaced = Vec::new();
        let Some(above) = self.joined.rows.last().filter(|above| !is_group_like(above)) else {
            return displaced;
        };
        let seam = |(column, cell): (usize, &Text)| {
            let above = &above.cells[column];
            if self.is_fixed(column) || cell.is_empty() || above.is_empty() {
                return None;
            }
            let is_title = self.role(column) == Some("title");
            let seam = seams::find(above, cell, &self.openers, self.is_list(column), is_title)?;
            Some((column, seam))
        };
        let found: Vec<(usize, seams::Seam)> = cells.iter().enumerate().filter_map(seam).collect();
        for (column, seam) in found {
            let cell = &mut cells[column];
            let fragment = cell.slice_trimmed(0..seam.at);
            *cell = cell.slice_trimmed(seam.at..cell.len());
            let rule = if cell.is_empty() { WHOLE_CELL } else { seam.rule };
            self.move_up(column, &fragment, rule);
            if cell.is_empty() {
                displaced.push(column);
            }
        }
        displaced
    }

    /// Columns whose cells are too short to be cut: numbers, groups, ticks, dates.
    fn is_fixed(&self, column: usize) -> bool {
        column == self.ordinal_column()
            || matches!(
                self.role(column),
                Some(
                    "group" | "deadline" | "area" | "population" | "budget" | "quantity" | "place"
                )
            )
    }

    /// Columns whose cells name bodies.
    fn is_list(&self, column: usize) -> bool {
        let role = self.role(column);
        matches!(role, Some("lead" | "support" | "owner" | "monitor" | "appraise" | "approve"))
    }

    /// A row that a page cut, or whose cell ends in mid phrase, has lost what is found nowhere.
    fn flag_lost(&mut self) {
        let Some(row) = self.joined.rows.len().checked_sub(1) else { return };
        let joins: Vec<&Continuation> =
            self.joined.continuations.iter().rev().take_while(|join| join.row == row).collect();
        let joined: Vec<usize> = joins.iter().map(|join| join.column).collect();
        let cells = &self.joined.rows[row].cells;
        let length = |text: &Text| text.as_str().chars().count();
        let heads = joins
            .iter()
            .map(|join| length(&cells[join.column]).saturating_sub(length(&join.fragment)));
        let cut_at = heads.max();
        let lost = (0..cells.len()).any(|column| {
            !self.is_fixed(column)
                && !joined.contains(&column)
                && seams::breaks_off(cells[column].as_str(), self.is_list(column), cut_at)
        });
        if lost {
            flag(&mut self.joined.rows[row], "text-lost");
        }
    }

    /// At the end of a page: where the first row's own text was displaced, the texts of the column
    /// have slid down by one row if they fit the rows above better than their own.
    fn settle_page(&mut self) {
        let Some((top, displaced)) = self.page_top.take() else { return };
        for column in displaced {
            self.slide_up(top, column);
        }
    }

    fn slide_up(&mut self, top: usize, column: usize) {
        let page = &self.joined.rows[top..];
        let fits_above = page.get(1).is_some_and(|next| {
            let text = next.cells[column].as_str();
            seams::fits_better(text, &page[0].cells, &next.cells, column)
        });
        if !fits_above {
            flag(&mut self.joined.rows[top], "text-lost");
            return;
        }
        for row in top..self.joined.rows.len() {
            let next = self
                .joined
                .rows
                .get_mut(row + 1)
                .map(|next| std::mem::take(&mut next.cells[column]));
            flag(&mut self.joined.rows[row], "cells-shifted");
            match next {
                Some(text) => {
                    self.joined.rows[row].cells[column] = text.clone();
                    let moved = Continuation { row, column, fragment: text, rule: SHIFTED_CELL };
                    self.joined.continuations.push(moved);
                }
                None => flag(&mut self.joined.rows[row], "text-lost"),
            }
        }
    }

    /// One finding for each row that lost text or whose cells were shifted.
    fn report(&mut self, findings: &mut Vec<Finding>) {
        self.joined.continuations.sort_by_key(|join| (join.row, join.column));
        for row in &self.joined.rows {
            let spans = || row.cells.iter().flat_map(Text::spans).collect::<Vec<_>>();
            if row.flags.contains(&"text-lost") {
                findings.push(
                    Finding::new(
                        "page.text-lost",
                        Severity::Error,
                        "Hàng bị ngắt trang và một phần nội dung không còn trong văn bản",
                        "The row was cut by a page and part of its text is nowhere in the source",
                    )
                    .at(spans()),
                );
            }
            if row.flags.contains(&"cells-shifted") {
                findings.push(
                    Finding::new(
                        "page.cells-shifted",
                        Severity::Warning,
                        "Ngắt trang làm nội dung các ô trong một cột lệch một hàng; đã chuyển về đúng hàng",
                        "A page break shifted the texts of a column by one row; they were moved back",
                    )
                    .at(spans()),
                );
            }
        }
    }
}

/// Whether only the first cells are filled: a group row goes nowhere.
fn is_group_like(row: &Row) -> bool {
    row.cells.len() > 2 && row.cells[2..].iter().all(Text::is_empty)
}

fn flag(row: &mut Row, name: &'static str) {
    if !row.flags.contains(&name) {
        row.flags.push(name);
        row.flags.sort_unstable();
    }
}
