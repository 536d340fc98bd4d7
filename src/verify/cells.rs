//! A table → proof that its rows balance and that every cell is printed within its range. Cells
//! have no ranges of their own: each is looked for where the one before it was found.

use super::proof::{Court, Reason, floor};
use crate::data::{Span, TableRecord};
use std::collections::{HashMap, HashSet};

/// Bytes beyond the cell before in which a cell is looked for first.
const NEAR: usize = 64 * 1024;
/// Cells of a table that may be looked for in all of it: keeps the work linear.
const FAR: usize = 200;

/// The print of a table's range and what was found in it.
struct Region {
    /// Its fields, joined by spaces.
    print: String,
    /// Where the cell before ends.
    cursor: usize,
    /// Texts known to be printed.
    known: HashSet<String>,
    /// Looks at the whole that are left.
    far: usize,
}

/// Proves `table`.
pub(super) fn prove(table: &TableRecord, court: &mut Court<'_>) {
    let id = table.id.as_str();
    court.bounds((id, "spans"), &table.spans);
    balance(table, court);
    for (at, join) in table.continuations.iter().enumerate() {
        court.equal((id, &format!("continuations[{at}].fragment")), &join.fragment, &join.spans);
    }
    for (at, place) in table.places.iter().enumerate() {
        court.named((id, &format!("places[{at}].name")), &place.name, &place.spans);
    }
    let joins = joins(table);
    let placed = placed(table);
    let mut region = Region::new(&table.spans, court);
    for (at, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if let Some(spans) = placed.get(&(at, column)) {
                court.equal((id, &format!("rows[{at}][{column}]")), cell, spans);
                continue;
            }
            let joined = joins.get(&(at, column)).map_or(&[][..], Vec::as_slice);
            let missing = pieces(cell, joined).into_iter().find(|piece| !region.prints(piece));
            let field = format!("rows[{at}][{column}]");
            court.verdict((id, &field), missing.is_none(), Reason::Differs, cell, "");
        }
    }
}

/// The places of the cells that have some of their own, by row and column.
fn placed(table: &TableRecord) -> HashMap<(usize, usize), &[Span]> {
    let cells = table.cell_spans.iter();
    cells.map(|cell| ((cell.row as usize, cell.column as usize), cell.spans.as_slice())).collect()
}

/// The texts joined to each cell, by row and column.
fn joins(table: &TableRecord) -> HashMap<(usize, usize), Vec<&str>> {
    let mut joins: HashMap<(usize, usize), Vec<&str>> = HashMap::new();
    for join in table.continuations.iter().filter(|join| !join.fragment.is_empty()) {
        let cell = (join.row as usize, join.column as usize);
        joins.entry(cell).or_default().push(&join.fragment);
    }
    joins
}

/// `cell` cut at the texts that were joined to it.
fn pieces<'c>(cell: &'c str, joined: &[&str]) -> Vec<&'c str> {
    let mut pieces = vec![cell];
    // The last first: what was joined last stands at the end.
    for fragment in joined.iter().rev() {
        let found = |(at, piece): (usize, &&str)| piece.rfind(fragment).map(|from| (at, from));
        if let Some((at, from)) = pieces.iter().enumerate().find_map(found) {
            let (before, rest) = pieces[at].split_at(from);
            let parts = [before.trim(), rest[fragment.len()..].trim()];
            pieces.splice(at..=at, parts.into_iter().filter(|part| !part.is_empty()));
        }
    }
    pieces
}

impl Region {
    fn new(spans: &[Span], court: &Court<'_>) -> Self {
        let mut print = String::new();
        for field in spans.iter().flat_map(|&span| court.fields(span)) {
            if court.source(field).is_some() {
                let text = court.clean(field);
                if !print.is_empty() && !text.is_empty() {
                    print.push(' ');
                }
                print.push_str(text.as_str());
            }
        }
        Self { print, cursor: 0, known: HashSet::new(), far: FAR }
    }

    /// Whether `text` is printed in the region.
    fn prints(&mut self, text: &str) -> bool {
        if self.known.contains(text) {
            return true;
        }
        let found = self.ahead(text).or_else(|| self.behind(text)).or_else(|| self.anywhere(text));
        if let Some(at) = found {
            self.cursor = at + text.len();
            self.known.insert(text.to_owned());
        }
        found.is_some()
    }

    /// Where `text` stands beyond the cell before, not far from it.
    fn ahead(&self, text: &str) -> Option<usize> {
        let end = floor(&self.print, self.cursor + NEAR.max(2 * text.len()));
        self.print[self.cursor..end].find(text).map(|at| self.cursor + at)
    }

    /// The same before its end: cells that a page had moved.
    fn behind(&self, text: &str) -> Option<usize> {
        let start = floor(&self.print, self.cursor.saturating_sub(NEAR.max(2 * text.len())));
        self.print[start..self.cursor].rfind(text).map(|at| start + at)
    }

    fn anywhere(&mut self, text: &str) -> Option<usize> {
        self.far = self.far.checked_sub(1)?;
        self.print.find(text)
    }
}

/// `rows_in` = rows + headers + rows that were only the rest of another, of which each left a join.
fn balance(table: &TableRecord, court: &mut Court<'_>) {
    let (id, rows) = (table.id.as_str(), table.rows.len() as u64);
    let has_head = table.columns.iter().any(|column| column.name.is_some());
    let heads = u64::from(table.header_repeats) + u64::from(has_head);
    let (least, most) = (rows + heads, rows + heads + table.continuations.len() as u64);
    let rows_in = u64::from(table.rows_in);
    let holds = (least..=most).contains(&rows_in);
    let (said, counted) = (rows_in.to_string(), format!("{least}..{most}"));
    court.verdict((id, "rows_in"), holds, Reason::Unbalanced, &said, &counted);
    let kinds = table.row_kinds.len() as u64;
    let (said, counted) = (kinds.to_string(), rows.to_string());
    court.verdict((id, "row_kinds"), kinds == rows, Reason::Unbalanced, &said, &counted);
    let width = table.columns.len();
    if let Some(at) = table.rows.iter().position(|row| row.len() != width) {
        let (said, counted) = (table.rows[at].len().to_string(), width.to_string());
        court.verdict((id, &format!("rows[{at}]")), false, Reason::Unbalanced, &said, &counted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, joined: &[&str], expected: &[&str]) {
        assert_eq!(pieces(cell, joined), expected);
    }

    #[test]
    fn a_cell_is_cut_at_its_joins() {
        check("triển khai cụ thể", &["thể"], &["triển khai cụ"]);
        check("a b c", &["b c", "x"], &["a"]);
        check("a b c", &[], &["a b c"]);
        check("một hai ba", &["hai"], &["một", "ba"]);
    }

    #[test]
    fn cells_are_found_near_far_and_again() {
        let print = "1 Sở Y tế 2 Sở Nội vụ".to_owned();
        let mut region = Region { print, cursor: 0, known: HashSet::new(), far: 1 };
        for (text, expected) in [
            ("Sở Nội vụ", true),
            ("Sở Y tế", true),
            ("Sở Nội vụ", true),
            ("Sở Tài chính", false),
            ("Sở Y tế", true),
        ] {
            assert_eq!(region.prints(text), expected, "{text}");
        }
    }
}
