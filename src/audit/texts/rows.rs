//! A table → the rows of it that say what is to be done, and which of them stand for themselves.

use crate::audit::input::{Paper, Sheet};
use crate::data::{RowKind, Task, Text};
use crate::lang::fold;
use std::collections::BTreeMap;

/// The rows of a table that say what is to be done.
pub(in super::super) struct Rows<'a> {
    pub(super) sheet: Sheet<'a>,
    /// Indexes into the rows of the table.
    pub(in super::super) all: Vec<usize>,
    /// Tasks of the table by where their title begins.
    tasks: BTreeMap<u32, &'a Task>,
    ordinal: Option<usize>,
    pub(super) title: Option<usize>,
    /// Most rows have a number.
    numbered: bool,
}

/// The roles of the columns.
pub(in super::super) fn roles<'a>(sheet: &Sheet<'a>) -> impl Iterator<Item = &'a str> {
    sheet.record.columns.iter().map(|column| column.role.as_str())
}

impl<'a> Rows<'a> {
    pub(in super::super) fn of(paper: &Paper<'a>, sheet: &Sheet<'a>) -> Self {
        let id = Some(sheet.record.id.as_str());
        let of_table = paper.tasks.iter().filter(|task| task.table_id.as_deref() == id);
        let begins = |task: &&'a Task| -> Option<(u32, &'a Task)> {
            let spans = task.spans.get("title").or_else(|| task.spans.get("ordinal"))?;
            Some((spans.first()?.start(), *task))
        };
        let column = |wanted: &str| roles(sheet).position(|role| role == wanted);
        let (ordinal, title) = (column("ordinal"), column("title"));
        let is_work = |at: &usize| sheet.record.row_kinds.get(*at) == Some(&RowKind::Task);
        let mut rows = Self {
            sheet: *sheet,
            all: (0..sheet.table.rows.len()).filter(is_work).collect(),
            tasks: of_table.filter_map(begins).collect(),
            ordinal,
            title,
            numbered: false,
        };
        let numbers = rows.all.iter().filter(|at| !rows.cell(**at, ordinal).is_empty()).count();
        rows.numbered = numbers * 2 >= rows.all.len();
        rows
    }

    pub(super) fn cell(&self, at: usize, column: Option<usize>) -> &'a str {
        let cell = column.and_then(|column| self.sheet.table.rows.get(at)?.cells.get(column));
        cell.map_or("", Text::as_str)
    }

    /// The task of a row.
    pub(in super::super) fn task(&self, at: usize) -> Option<&'a Task> {
        let cells = &self.sheet.table.rows.get(at)?.cells;
        let named = [self.title, self.ordinal].into_iter().flatten();
        let spans = named.filter_map(|column| cells.get(column)).flat_map(Text::spans);
        spans.into_iter().find_map(|span| {
            self.tasks.range(span.start()..span.end()).next().map(|(_, task)| *task)
        })
    }

    /// Whether two rows in a row say the same in a column: what is repeated is written out.
    pub(super) fn writes_out(&self, column: usize) -> bool {
        let key = |at: usize| fold::key(self.cell(at, Some(column)));
        self.all.windows(2).any(|pair| {
            let first = key(pair[0]);
            pair[0] + 1 == pair[1] && !first.is_empty() && first == key(pair[1])
        })
    }

    /// Whether a row of work is a task of its own: named, numbered where the others are, undamaged, neither the head of
    /// parts nor a part itself.
    pub(super) fn stands_alone(&self, place: usize) -> bool {
        let at = self.all[place];
        let ordinal = self.cell(at, self.ordinal);
        let near = |place: Option<usize>| place.and_then(|place| self.all.get(place)).copied();
        let of = |at: Option<usize>| at.map_or("", |at| self.cell(at, self.ordinal));
        let next = of(near(Some(place + 1)));
        let above = of(near(place.checked_sub(1)));
        let named = !self.cell(at, self.title).is_empty() || self.title.is_none();
        let own = !ordinal.is_empty() || !self.numbered;
        named
            && own
            && self.sheet.table.rows[at].flags.is_empty()
            && !is_part(next, ordinal)
            && !is_part(ordinal, above)
            && !is_letter(ordinal)
            && !is_letter(next)
    }
}

/// Whether `1.2` is a part of `1`.
fn is_part(ordinal: &str, of: &str) -> bool {
    let of = of.trim_end_matches(['.', ')']);
    let rest = ordinal.strip_prefix(of).filter(|_| !of.is_empty());
    let dotted = |rest: &str| rest.starts_with('.') && rest.len() > 1;
    rest.is_some_and(|rest| dotted(rest) || rest.starts_with(char::is_alphabetic))
}

/// Whether it is `a`, `b)`, `-`.
fn is_letter(ordinal: &str) -> bool {
    let bare = ordinal.trim_end_matches(['.', ')']);
    matches!(bare, "-" | "+") || bare.chars().count() == 1 && bare.chars().all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_rows_of_their_own() {
        for (ordinal, of, expected) in [
            ("1.2", "1", true),
            ("1.2.", "1.", true),
            ("42a", "42", true),
            ("12", "1", false),
            ("2", "1", false),
            ("1", "", false),
        ] {
            assert_eq!(is_part(ordinal, of), expected, "{ordinal} of {of}");
        }
        assert!(is_letter("a)") && is_letter("-") && !is_letter("I") && !is_letter("12"));
    }
}
