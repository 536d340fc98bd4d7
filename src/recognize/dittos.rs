//! Cells that only say "as above" (`nt`, `như trên`, `"`) → the text of the cell above, with its place.

use crate::data::{Row, Text};
use crate::lang::fold;

/// Columns in which the same as above may be meant, with the fields that are read from them.
const FIELDS: [(&str, &[&str]); 7] = [
    ("lead", &["leads", "supports", "monitors"]),
    ("owner", &["leads", "supports", "monitors"]),
    ("support", &["supports"]),
    ("monitor", &["monitors"]),
    ("appraise", &["appraisers"]),
    ("approve", &["approvers"]),
    ("deadline", &["deadline"]),
];

/// A row with the cells above written out.
pub(super) struct Meant {
    pub(super) row: Row,
    /// Fields that are read from those cells.
    pub(super) fields: Vec<&'static str>,
}

/// The last texts of the columns, for the rows below.
#[derive(Default)]
pub(super) struct Dittos(Vec<Option<Text>>);

impl Dittos {
    /// `row` with what its cells mean that say "as above"; `None` where none does.
    pub(super) fn enter(&mut self, row: &Row, roles: &[&str]) -> Option<Meant> {
        self.0.resize(row.cells.len().max(self.0.len()), None);
        let mut meant = None;
        for (at, cell) in row.cells.iter().enumerate() {
            let known = FIELDS.iter().find(|(role, _)| roles.get(at) == Some(role));
            let Some((_, fields)) = known.filter(|_| !cell.is_empty()) else { continue };
            if !is_ditto(cell.as_str()) {
                self.0[at] = Some(cell.clone());
            } else if let Some(above) = &self.0[at] {
                let meant =
                    meant.get_or_insert_with(|| Meant { row: row.clone(), fields: Vec::new() });
                meant.row.cells[at] = above.clone();
                meant.fields.extend_from_slice(fields);
            }
        }
        meant
    }
}

/// Whether a cell says that it is as the one above.
fn is_ditto(cell: &str) -> bool {
    let mark = |c: char| "\"“”″'’`/-–.~ ".contains(c);
    let word = fold::key(cell.trim_matches(|c: char| mark(c) || "()".contains(c)));
    let quotes = cell.chars().any(|c| "\"“”″'’/".contains(c)) && cell.chars().all(mark);
    quotes || ["nt", "như trên"].contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_ditto;

    #[test]
    fn marks_and_words_repeat_the_cell_above() {
        for (cell, expected) in [
            ("nt", true),
            ("-nt-", true),
            ("Như trên", true),
            ("“", true),
            ("-//-", true),
            ("-", false),
            ("Sở Nội vụ", false),
            ("Như trên địa bàn", false),
        ] {
            assert_eq!(is_ditto(cell), expected, "{cell}");
        }
    }
}
