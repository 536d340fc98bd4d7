//! A table element → rows of tabbed cells, or, where it only sets text side by side (letterhead,
//! signature, a page in a frame), the text of its cells one after the other.

use super::elements::{self, Node};
use super::grid::{Cell, Grid};
use super::headings;
use super::lines::{self, Piece, Tables};
use super::page::Page;
use crate::data::{Finding, Severity};
use crate::lang::fold;
use crate::lang::letterhead::{self, Part, is_capitals};

/// Most rows and cells of a letterhead or signature.
const FRAME_ROWS: usize = 14;
const FRAME_CELLS: usize = 40;
/// Longest text of one.
const FRAME_LETTERS: usize = 6_000;
/// Lines that make a cell running text.
const TEXT_LINES: usize = 4;

/// How a table is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// As rows of data.
    Data,
    /// As text, row by row.
    Frame,
    /// As text, column by column.
    Columns,
}

/// Writes what stands in `root`, tables included.
fn write_all(page: &mut Page, root: Node<'_>) {
    write_pieces(page, lines::read(root, Tables::Lifted));
}

/// Writes lines and tables.
pub(super) fn write_pieces(page: &mut Page, pieces: Vec<Piece<'_>>) {
    for piece in pieces {
        match piece {
            Piece::Line(line) => {
                if line.paragraph {
                    page.gap();
                }
                page.line(&line.text, line.bold, line.block);
            }
            Piece::Table(table) => write(page, table),
        }
    }
}

fn write(page: &mut Page, table: Node<'_>) {
    let grid = Grid::of(table);
    for &caption in &grid.captions {
        write_all(page, caption);
    }
    if grid.is_cut {
        page.findings.push(cut());
    }
    page.gap();
    match usage(table, &grid) {
        Use::Data => headings::write(page, &grid),
        Use::Frame => {
            for cell in &grid.cells {
                write_all(page, cell.node);
                page.gap();
            }
        }
        Use::Columns => columns(page, &grid),
    }
    page.gap();
}

fn cut() -> Finding {
    Finding::new(
        "html.spans-cut",
        Severity::Warning,
        "Bảng có ô gộp quá lớn so với số ô; một phần ô gộp được đọc như ô thường",
        "A table has spans far beyond its number of cells; some were read as single cells",
    )
}

/// Whether `table` is the first thing with rows of data.
pub(super) fn is_data(table: Node<'_>) -> bool {
    usage(table, &Grid::of(table)) == Use::Data
}

fn usage(table: Node<'_>, grid: &Grid<'_>) -> Use {
    let role = elements::attribute(table, "role").unwrap_or_default();
    if grid.width <= 1 || matches!(role, "presentation" | "none") {
        return Use::Frame;
    }
    let texts = frame_texts(grid);
    let is_small = texts.iter().map(String::len).sum::<usize>() <= FRAME_LETTERS;
    if is_small && !holds_tables(grid) && texts.iter().any(|text| heads_document(text)) {
        return Use::Columns;
    }
    if headings::depth(grid, 0) > 0 {
        return Use::Data;
    }
    let runs = grid.rows.len() == 1 && texts.iter().any(|text| text.lines().count() >= TEXT_LINES);
    let is_foot = || texts.iter().any(|text| signs_document(text));
    match () {
        () if holds_tables(grid) || runs && !is_small => Use::Frame,
        () if runs || is_small && is_foot() => Use::Columns,
        () => Use::Data,
    }
}

fn holds_tables(grid: &Grid<'_>) -> bool {
    grid.cells.iter().any(Cell::holds_table)
}

/// The texts of the cells of a table with no more rows than a letterhead; none for others.
fn frame_texts(grid: &Grid<'_>) -> Vec<String> {
    let is_frame = grid.rows.len() <= FRAME_ROWS && grid.cells.len() <= FRAME_CELLS;
    let cells = grid.cells.iter().filter(|_| is_frame);
    cells.map(|cell| lines::cell_text(cell.node)).collect()
}

/// Whether a cell has what stands at the head of a document.
fn heads_document(text: &str) -> bool {
    text.lines().any(|line| {
        letterhead::is(line, Part::State)
            || is_capitals(line) && fold::key(line.trim()) == "công báo"
    })
}

/// Whether a cell has what stands at its foot.
fn signs_document(text: &str) -> bool {
    fold::key(text).starts_with("nơi nhận")
        || text.lines().any(|line| letterhead::is(line, Part::Position))
}

/// Writes bands of rows column by column, the column of the state's name first: the reader of
/// letterheads looks for the issuer around it. A row in one cell stands between the bands.
fn columns(page: &mut Page, grid: &Grid<'_>) {
    let mut band: Vec<&Cell<'_>> = Vec::new();
    for cell in &grid.cells {
        if cell.columns >= grid.width {
            write_band(page, &mut band, grid.width);
            write_tight(page, cell.node);
        } else {
            band.push(cell);
        }
    }
    write_band(page, &mut band, grid.width);
}

fn write_band(page: &mut Page, band: &mut Vec<&Cell<'_>>, width: usize) {
    let names_state = |cell: &&Cell<'_>| {
        lines::cell_text(cell.node).lines().any(|line| letterhead::is(line, Part::State))
    };
    let first = band.iter().find(|cell| names_state(cell)).map_or(0, |cell| cell.column);
    let others = (0..width).filter(|&column| column != first);
    for column in std::iter::once(first).chain(others) {
        for cell in band.iter().filter(|cell| cell.column == column) {
            write_tight(page, cell.node);
        }
        page.gap();
    }
    band.clear();
}

/// Writes a cell without blank lines between its paragraphs.
fn write_tight(page: &mut Page, cell: Node<'_>) {
    for piece in lines::read(cell, Tables::Flattened) {
        if let Piece::Line(line) = piece {
            page.line(&line.text.replace('\t', " "), line.bold, line.block);
        }
    }
}
