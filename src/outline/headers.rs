//! A row → whether it is a table's header, goes on it, or prints it again.

use super::ordinals;
use crate::data::Text;
use crate::lang::pattern::pattern;
use crate::lang::{columns, fold};
use regex::Regex;
use std::sync::LazyLock;

/// Longest heading that nobody knows, in characters.
const LONGEST_NAME: usize = 80;
/// Words of a heading over row numbers: `Mã số`, `Thứ tự`.
const NUMBER_WORDS: usize = 2;
/// Longest heading in the second row of a header, in characters.
const LONGEST_SUBHEADING: usize = 60;

/// `(1)`, `2`, `[3]`: the row that numbers the columns under a header.
static COLUMN_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[(\[]?[0-9A-Z]{1,2}[)\]]?(?:\s?=.*)?$"));

/// Whether a row looks like a header: short cells of which at least half are known headings.
pub(super) fn is_header(cells: &[Text]) -> bool {
    let named: Vec<&str> = cells.iter().map(Text::as_str).filter(|cell| !cell.is_empty()).collect();
    let known = named.iter().filter(|cell| columns::role_of(cell).is_some()).count();
    let short = named
        .iter()
        .all(|cell| cell.chars().count() <= 120 && !cell.trim_end_matches(':').contains(':'));
    let numbered = named
        .first()
        .is_some_and(|cell| COLUMN_NUMBER.is_match(cell) && columns::role_of(cell).is_none());
    let first_is_ordinal = named.first().and_then(|cell| columns::role_of(cell)) == Some("ordinal");
    named.len() >= 2
        && short
        && !numbered
        && (first_is_ordinal && named.iter().all(|cell| is_name(cell))
            || known * 2 >= named.len() && (first_is_ordinal || known * 3 >= named.len() * 2))
}

/// Whether a text can be a heading: it is short, and no sentence and no number.
fn is_name(cell: &str) -> bool {
    cell.chars().count() <= LONGEST_NAME
        && !cell.ends_with(['.', ';', ','])
        && !COLUMN_NUMBER.is_match(cell)
        && cell.chars().any(char::is_alphabetic)
        || columns::role_of(cell).is_some()
}

/// Whether all that a row fills can be headings.
pub(super) fn can_be_names(cells: &[Text]) -> bool {
    cells.iter().map(Text::as_str).filter(|cell| !cell.is_empty()).all(is_name)
}

/// Whether headings that nobody knows stand over a row: all begin in capitals and none with a number,
/// and what is below begins with one, or is nothing but numbers behind its first cell.
pub(super) fn names_columns(cells: &[Text], below: &[Text]) -> bool {
    let capital = |cell: &Text| cell.as_str().starts_with(char::is_uppercase);
    let numeric = |cell: &Text| cell.as_str().starts_with(|c: char| c.is_ascii_digit());
    let numbers = |cells: &[Text]| {
        let filled: Vec<&Text> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        filled.len() > 1 && filled.into_iter().all(numeric)
    };
    let short = |cell: &Text| cell.as_str().split(' ').count() <= NUMBER_WORDS;
    let numbered = |first: &Text| numeric(first) && ordinals::is_ordinal(first.as_str());
    cells.len() > 2
        && cells.len() == below.len()
        && cells.iter().all(|cell| capital(cell) && is_name(cell.as_str()))
        && (numbered(&below[0]) && short(&cells[0]) || !below[0].is_empty() && numbers(&below[1..]))
}

/// Whether a row under a header is the header of another table. One whose first cell is blank is a
/// row without a number, however short its texts are.
pub(super) fn begins_other(cells: &[Text]) -> bool {
    cells.first().is_some_and(|first| !first.is_empty()) && is_header(cells)
}

/// Whether two rows print the same, blanks at their end aside.
pub(super) fn same_row(one: &[Text], other: &[Text]) -> bool {
    let filled = |row: &[Text]| row.iter().rposition(|cell| !cell.is_empty());
    filled(one) == filled(other)
        && one.iter().zip(other).all(|(a, b)| fold::key(a.as_str()) == fold::key(b.as_str()))
}

/// Whether all of a row's cells number the columns: letters from A on, then figures from 1 on, in
/// their order (`(1) | (2)`, `A | B | 1 | 2 = 1/A`). Small figures in any other order are a row.
pub(super) fn numbers_columns(cells: &[Text]) -> bool {
    let (mut figures, mut letters) = (1_u32.., 'A'..='Z');
    let counts = |cell: &Text| {
        let bare = cell.as_str().trim_start_matches(['(', '[']);
        let number: String = bare.chars().take_while(char::is_ascii_alphanumeric).collect();
        if let Ok(figure) = number.parse::<u32>() {
            return figures.next() == Some(figure);
        }
        figures.start == 1 && letters.next().is_some_and(|letter| number == letter.to_string())
    };
    cells.len() > 2
        && cells.iter().all(|cell| COLUMN_NUMBER.is_match(cell.as_str()))
        && cells.iter().all(counts)
}

/// Whether `cells` is the second row of a header some of whose headings stand over several columns:
/// it fills what those leave blank, and under a heading of one column at most its measure: `(%)`.
pub(super) fn is_second(header: &[Text], cells: &[Text]) -> bool {
    let blank = |at: usize| header.get(at).is_some_and(Text::is_empty);
    let spans = |at: usize| blank(at) || blank(at + 1);
    let short = |cell: &Text| cell.as_str().chars().count() <= LONGEST_SUBHEADING;
    let measures = |cell: &Text| cell.as_str().starts_with(['(', '%']);
    header.len() == cells.len()
        && !blank(0)
        && (0..header.len()).any(blank)
        && cells.iter().enumerate().all(|(at, cell)| {
            let fits = || short(cell) && (spans(at) || measures(cell));
            if cell.is_empty() { !blank(at) } else { fits() }
        })
}

/// The headings of a header of two rows. A heading over several columns is left out where it only
/// says that theirs are about bodies or progress, and where it would change what one of theirs means.
pub(super) fn merged(header: &[Text], second: &[Text]) -> Vec<Text> {
    let mut above = Text::new();
    let mut names = Vec::new();
    for (upper, lower) in header.iter().zip(second) {
        if !upper.is_empty() {
            above = upper.clone();
        }
        let role = columns::role_of(above.as_str());
        let both = Text::join(&[above.clone(), lower.clone()]);
        let own = columns::role_of(lower.as_str());
        let alone = matches!(role, Some("deadline" | "status" | "owner"))
            || own.is_some() && columns::role_of(both.as_str()) != own;
        names.push(match (lower.is_empty(), alone) {
            (true, _) => upper.clone(),
            (false, true) => lower.clone(),
            (false, false) => both,
        });
    }
    names
}
