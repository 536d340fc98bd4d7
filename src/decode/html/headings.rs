//! A grid of data → a line for each row, under one header row in which headings over several rows are
//! joined (`Kết quả - Đạt`).
//!
//! A cell over several rows holds for each of them and is repeated, but for row numbers; a cell over
//! several columns stands in the first. Rows without print are left out.

use super::grid::{Grid, Row};
use super::lines;
use super::page::Page;
use crate::lang::columns::role_of;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Most rows of a header.
const DEEPEST: usize = 5;
/// Longest heading, in characters.
const LONGEST: usize = 120;
/// Bytes that repeated cells may add: so many for each byte of the cells, and some to begin with.
const REPEATED_A_BYTE: usize = 8;
const REPEATED_FREE: usize = 100_000;

/// `(1)`, `2`, `A`, `3=1+2`: what stands in the row that numbers the columns.
static COLUMN_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[(\[]?[0-9A-Z]{1,2}[)\]]?(?:\s?=.*)?$"));
/// The number of a row.
static ORDINAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{1,4}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[a-zđA-ZĐ])[.)]?$"));

/// The rows of the header that begins at row `from`; 0 where none does.
pub(super) fn depth(grid: &Grid<'_>, from: usize) -> usize {
    let titles =
        grid.rows[from.min(grid.rows.len())..].iter().take_while(|row| is_title(grid, row));
    let first = from + titles.count();
    let texts = |row: usize| own_texts(grid, row);
    rows_of_header(grid, first, &texts)
}

/// The texts of the cells that begin in row `at`, with their indices.
fn own_texts(grid: &Grid<'_>, at: usize) -> Vec<(usize, String)> {
    let Some(row) = grid.rows.get(at) else { return Vec::new() };
    let mut cells: Vec<usize> = row.places.iter().flatten().copied().collect();
    cells.dedup();
    let begins = cells.into_iter().filter(|&cell| grid.cells[cell].row == at);
    begins.map(|cell| (cell, lines::cell_text(grid.cells[cell].node))).collect()
}

/// Whether a row is one cell over the whole width.
fn is_title(grid: &Grid<'_>, row: &Row<'_>) -> bool {
    let first = row.places.first().copied().flatten();
    first.is_some_and(|cell| {
        grid.cells[cell].rows == 1 && row.places.iter().all(|place| *place == Some(cell))
    })
}

fn rows_of_header(
    grid: &Grid<'_>,
    first: usize,
    texts: &dyn Fn(usize) -> Vec<(usize, String)>,
) -> usize {
    let top = texts(first);
    if !looks_like_headings(grid, first, &top) {
        return 0;
    }
    let has_wide = top.iter().any(|&(cell, _)| {
        let columns = grid.cells[cell].columns;
        columns > 1 && columns < grid.width
    });
    let spanned = top.iter().map(|&(cell, _)| grid.cells[cell].rows).max().unwrap_or(1);
    let mut depth = if has_wide { spanned.clamp(1, DEEPEST) } else { 1 };
    if depth == 1 && has_wide && stands_below_wide(grid, &top, &texts(first + 1)) {
        depth = 2;
    }
    while depth < DEEPEST && goes_on(grid, first + depth, &texts(first + depth)) {
        depth += 1;
    }
    depth.min(grid.rows.len() - first)
}

/// Whether row `at`, with these texts, begins a header: marked so, or of known headings.
fn looks_like_headings(grid: &Grid<'_>, at: usize, texts: &[(usize, String)]) -> bool {
    let named: Vec<&(usize, String)> = texts.iter().filter(|(_, text)| !text.is_empty()).collect();
    let short = named.iter().all(|(_, text)| text.chars().count() <= LONGEST);
    let known = named.iter().filter(|(_, text)| role_of(&one_line(text)).is_some()).count();
    let marked = grid.rows.get(at).is_some_and(|row| row.is_head)
        || named.iter().all(|(cell, _)| grid.cells[*cell].is_heading);
    let numbered = named.first().is_some_and(|(_, text)| {
        COLUMN_NUMBER.is_match(text) && role_of(&one_line(text)).is_none()
    });
    let first = named.first().and_then(|(_, text)| role_of(&one_line(text)));
    let is_known =
        known * 2 >= named.len() && (first == Some("ordinal") || known * 3 >= named.len() * 2);
    let nested = || named.iter().any(|(cell, _)| grid.cells[*cell].holds_table());
    named.len() >= 2 && short && !numbered && (marked || is_known) && !nested()
}

/// Whether the cells of a row all stand below headings over several columns, and nothing beside.
fn stands_below_wide(grid: &Grid<'_>, top: &[(usize, String)], below: &[(usize, String)]) -> bool {
    let named = below.iter().filter(|(_, text)| !text.is_empty());
    let under_wide = |cell: usize| {
        let column = grid.cells[cell].column;
        top.iter().any(|&(above, ref text)| {
            let above = &grid.cells[above];
            let covers = (above.column..above.column + above.columns).contains(&column);
            covers && above.columns > 1 && !text.is_empty()
        })
    };
    let all =
        named.clone().all(|(cell, text)| under_wide(*cell) && text.chars().count() <= LONGEST);
    all && named.count() >= 2
}

/// Whether row `at` goes on a header: all its cells are marked as headings.
fn goes_on(grid: &Grid<'_>, at: usize, texts: &[(usize, String)]) -> bool {
    let Some(row) = grid.rows.get(at) else { return false };
    let numbers = texts.iter().all(|(_, text)| COLUMN_NUMBER.is_match(text));
    let marked = row.is_head
        || texts.len() >= 2 && texts.iter().all(|&(cell, _)| grid.cells[cell].is_heading);
    marked && !numbers && !texts.is_empty() && !is_title(grid, row)
}

/// Writes the rows of `grid`.
pub(super) fn write(page: &mut Page, grid: &Grid<'_>) {
    let texts: Vec<String> = grid.cells.iter().map(|cell| lines::cell_text(cell.node)).collect();
    let header_rows = depth(grid, 0);
    let titles = if header_rows == 0 {
        0
    } else {
        grid.rows.iter().take_while(|row| is_title(grid, row)).count()
    };
    for row in &grid.rows[..titles] {
        let title = row.places.iter().flatten().next().map_or("", |&cell| &*texts[cell]);
        for line in title.lines() {
            page.line(line, false, row.node);
        }
        page.gap();
    }
    let header = Header::of(grid, &texts, titles, header_rows);
    let bytes: usize = texts.iter().map(String::len).sum();
    let room = REPEATED_FREE + REPEATED_A_BYTE * bytes;
    let mut writer = Writer { grid, texts: &texts, header, room };
    writer.rows(page, titles);
}

/// The header of a table, its rows joined to one.
struct Header {
    /// Rows it has, 0 for none.
    rows: usize,
    names: Vec<String>,
    /// What its rows print, to know it again.
    printed: Vec<Vec<String>>,
    /// The column of row numbers.
    ordinal: Option<usize>,
}

impl Header {
    fn of(grid: &Grid<'_>, texts: &[String], first: usize, rows: usize) -> Self {
        let covered = &grid.rows[first..first + rows];
        let width = covered.iter().map(|row| row.places.len()).max().unwrap_or(0);
        let names: Vec<String> =
            (0..width).map(|column| joined(grid, texts, covered, column)).collect();
        let ordinal = names.iter().position(|name| role_of(name) == Some("ordinal"));
        let printed = (first..first + rows).map(|at| print(grid, texts, at)).collect();
        Self { rows, names, printed, ordinal }
    }
}

/// The headings over `column` from the top down; the one over several columns only above others.
fn joined(grid: &Grid<'_>, texts: &[String], rows: &[Row<'_>], column: usize) -> String {
    let mut parts: Vec<String> = Vec::new();
    let at = |row: &Row<'_>| row.places.get(column).copied().flatten();
    let own = rows
        .iter()
        .filter_map(at)
        .any(|cell| grid.cells[cell].column == column && !texts[cell].is_empty());
    if !own {
        return String::new();
    }
    for cell in rows.iter().filter_map(at) {
        let text = one_line(&texts[cell]);
        if !text.is_empty() && parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    parts.join(" - ")
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// What row `at` prints.
fn print(grid: &Grid<'_>, texts: &[String], at: usize) -> Vec<String> {
    let Some(row) = grid.rows.get(at) else { return Vec::new() };
    let mut cells: Vec<usize> = row.places.iter().flatten().copied().collect();
    cells.dedup();
    cells.into_iter().map(|cell| texts[cell].clone()).collect()
}

struct Writer<'g, 'a> {
    grid: &'g Grid<'a>,
    texts: &'g [String],
    header: Header,
    /// Bytes that repeated cells may still add.
    room: usize,
}

impl Writer<'_, '_> {
    fn rows(&mut self, page: &mut Page, first: usize) {
        let mut at = first;
        while let Some(row) = self.grid.rows.get(at) {
            if self.is_header(at) {
                page.header(&self.header.names, row.node);
                at += self.header.rows;
                continue;
            }
            let fields = self.fields(at, row);
            if fields.iter().any(|field| !field.is_empty()) {
                page.row(fields, row.node);
            }
            at += 1;
        }
    }

    /// Whether the header stands at row `at`, for the first time or again.
    fn is_header(&self, at: usize) -> bool {
        self.header.rows > 0
            && (0..self.header.rows).all(|offset| {
                let printed = &self.header.printed[offset];
                let begins = |row: &Row<'_>| {
                    let first = row.places.iter().flatten().next();
                    first.map(|&cell| &self.texts[cell]) == printed.first()
                };
                self.grid.rows.get(at + offset).is_some_and(begins)
                    && print(self.grid, self.texts, at + offset) == *printed
            })
    }

    /// The fields of row `at`. A row of one cell is filled up, so that it stays a row.
    fn fields(&mut self, at: usize, row: &Row<'_>) -> Vec<&str> {
        let mut fields = Vec::with_capacity(row.places.len());
        for (column, place) in row.places.iter().enumerate() {
            let text = place.map_or("", |cell| self.field(cell, at, column));
            fields.push(text);
        }
        if fields.len() < 2 {
            fields.resize(self.grid.width, "");
        }
        fields
    }
}

impl<'g> Writer<'g, '_> {
    /// What the cell prints at one of the places it covers.
    fn field(&mut self, cell: usize, row: usize, column: usize) -> &'g str {
        let text: &'g str = &self.texts[cell];
        let covering = &self.grid.cells[cell];
        if covering.column != column {
            return "";
        }
        if covering.row == row {
            return text;
        }
        let is_number = self.header.ordinal == Some(column) || ORDINAL.is_match(text);
        if is_number || text.len() > self.room {
            return "";
        }
        self.room -= text.len();
        text
    }
}
