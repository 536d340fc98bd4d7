//! Tables of figures → rows and columns that claim a sum or a percentage of others and do not have it.
//!
//! What a row or column claims is told by its heading and by the rest of the table: a relation that holds nearly
//! everywhere is one, and where it does not hold something is wrong. Where nothing holds, nothing is said, but for
//! the plainest of tables.

mod across;
mod areas;
mod blame;
mod columns;
mod levels;
mod totals;

use crate::audit::arithmetic::{Printed, Sum};
use crate::audit::input::{Input, Paper, Sheet};
use crate::audit::levels::Level;
use crate::data::{Finding, Span, Text};
use crate::lang::number::{Evidence, Habit};
use crate::lang::{checks, fold};
use blame::Miss;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The findings of the tables of one document.
pub(super) fn find(paper: &Paper<'_>, settled: &BTreeSet<Span>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in &paper.sheets {
        let figures = Figures::of(*sheet, settled);
        if !figures.columns.is_empty() {
            let mut misses = totals::find(&figures);
            misses.extend(columns::sums(&figures));
            findings.extend(blame::find(&figures, misses));
            findings.extend(columns::shares(&figures));
        }
    }
    findings
}

/// Findings between tables.
pub(super) fn between(input: &Input<'_>, settled: &BTreeSet<Span>) -> Vec<Finding> {
    let mut findings = areas::find(input);
    findings.extend(across::find(input, settled));
    findings
}

/// The numbers in the rows of totals of a table, with their places.
pub(super) fn totals(sheet: Sheet<'_>) -> Vec<(Decimal, Vec<Span>)> {
    let figures = Figures::of(sheet, &BTreeSet::new());
    let Some(levels) = figures.levels() else { return Vec::new() };
    let rows = (0..levels.len()).filter(|row| levels[*row] == Level::Total);
    let cells = rows.flat_map(|row| figures.columns.iter().map(move |column| (row, *column)));
    let read = |(row, column)| Some((figures.cell(row, column)?.value, figures.spans(row, column)));
    cells.filter_map(read).collect()
}

/// A table as numbers.
struct Figures<'a> {
    sheet: Sheet<'a>,
    habit: Habit,
    /// The number of each cell that is one, row by row.
    cells: Vec<Vec<Option<Printed>>>,
    /// Columns that hold figures, none of them known to be damaged.
    columns: Vec<usize>,
}

impl<'a> Figures<'a> {
    fn of(sheet: Sheet<'a>, settled: &BTreeSet<Span>) -> Self {
        let rows = &sheet.table.rows;
        let texts = || rows.iter().flat_map(|row| &row.cells);
        let evidence = texts().map(|cell| Evidence::of(cell.as_str()));
        let habit = evidence.reduce(Evidence::and).and_then(Evidence::habit).unwrap_or_default();
        let number = |cell: &Text| Printed::read(cell.as_str().trim_end_matches('%').trim(), habit);
        let cells = rows.iter().map(|row| row.cells.iter().map(number).collect()).collect();
        let mut figures = Self { sheet, habit, cells, columns: Vec::new() };
        let columns = 0..sheet.table.columns.len();
        let holds_damage = |column: &usize| {
            (0..figures.cells.len())
                .any(|row| figures.spans(row, *column).iter().any(|span| settled.contains(span)))
        };
        figures.columns =
            columns.filter(|column| figures.is_figures(*column) && !holds_damage(column)).collect();
        figures
    }

    fn cell(&self, row: usize, column: usize) -> Option<&Printed> {
        self.cells.get(row)?.get(column)?.as_ref()
    }

    /// The text of a cell.
    fn text(&self, row: usize, column: usize) -> Option<&'a Text> {
        self.sheet.table.rows.get(row)?.cells.get(column)
    }

    /// Whether a column holds figures: at least three, more of them than words, and not the numbers of the rows.
    fn is_figures(&self, column: usize) -> bool {
        let role = self.sheet.record.columns.get(column).map_or("", |it| it.role.as_str());
        let figures = (0..self.cells.len()).filter(|row| self.cell(*row, column).is_some()).count();
        let is_word = |row: &usize| {
            self.text(*row, column).is_some_and(|text| text.as_str().contains(char::is_alphabetic))
        };
        let words = (0..self.cells.len()).filter(is_word).count();
        role != "ordinal" && figures >= 3 && figures > 2 * words && !self.is_years(column)
    }

    /// Whether all figures of a column can be years.
    fn is_years(&self, column: usize) -> bool {
        let mut cells = (0..self.cells.len()).filter_map(|row| self.cell(row, column));
        cells.all(|cell| {
            let year = Decimal::from(1900)..=Decimal::from(2100);
            cell.text.len() == 4 && year.contains(&cell.value)
        })
    }

    /// The heading of a column, as its key.
    fn heading(&self, column: usize) -> String {
        let name = self.sheet.table.columns.get(column).and_then(|column| column.name.as_ref());
        name.map(|name| fold::key(name.as_str())).unwrap_or_default()
    }

    /// Whether the heading of a column says that its figures do not add up: shares, prices, ranks, years.
    fn is_no_sum(&self, column: usize) -> bool {
        let key = self.heading(column);
        NO_SUMS.iter().any(|word| key.contains(word))
    }

    /// The sum that a cell claims of others; `None` where it or one of them is no number. Empty cells count nothing.
    fn sum(&self, whole: usize, parts: &[usize], column: usize) -> Option<Sum> {
        let whole = self.cell(whole, column)?.clone();
        let parts = self.numbers(parts.iter().map(|row| (*row, column)))?;
        (parts.len() > 1).then_some(Sum { whole, parts, habit: self.habit })
    }

    /// The numbers of cells, empty ones left out; `None` where one holds something else.
    fn numbers(&self, cells: impl Iterator<Item = (usize, usize)>) -> Option<Vec<Printed>> {
        let mut numbers = Vec::new();
        for (row, column) in cells {
            match self.cell(row, column) {
                Some(number) => numbers.push(number.clone()),
                None if is_nothing(self.text(row, column).map_or("", Text::as_str)) => {}
                None => return None,
            }
        }
        Some(numbers)
    }

    /// The finding that a cell is not the sum it claims.
    fn differs(&self, miss: &Miss) -> Finding {
        let (row, column) = miss.whole;
        let (vi, en) = miss.sum.written();
        let name = self.name(row, column);
        let (vi, en) = (format!("{name}: {vi}"), format!("{name}: {en}"));
        let finding = checks::finding(miss.code, &vi, &en);
        let finding = finding.saying(&miss.sum.whole.text, &miss.sum.expected());
        let record_id = Some(self.sheet.record.id.clone());
        Finding { record_id, ..finding }.at(self.spans(row, column))
    }

    fn spans(&self, row: usize, column: usize) -> Vec<Span> {
        self.text(row, column).map(Text::spans).unwrap_or_default()
    }

    /// What a person calls a cell: its row and its column.
    fn name(&self, row: usize, column: usize) -> String {
        let heading = self.sheet.table.columns.get(column).and_then(|column| column.name.as_ref());
        let heading = heading.map_or("", Text::as_str);
        let row = self.label(row);
        match (row, heading) {
            ("", heading) => format!("cột “{heading}”"),
            (row, "") => format!("“{row}”"),
            (row, heading) => format!("“{row}”, “{heading}”"),
        }
    }

    /// Whether the figures of a row are rates themselves, which are compared in points: its unit is `%`, or its words
    /// say so.
    fn is_rate(&self, row: usize) -> bool {
        let cells = self.sheet.table.rows.get(row).map(|row| row.cells.as_slice());
        let is_unit = |cell: &Text| fold::key(cell.as_str()).trim_start_matches("điểm ") == "%";
        let label = fold::key(self.label(row));
        cells.unwrap_or_default().iter().any(is_unit)
            || ["tỉ lệ", "tốc độ", "%", "chỉ số"].iter().any(|word| label.contains(word))
    }

    /// The first words of a row.
    fn label(&self, row: usize) -> &'a str {
        let cells = self.sheet.table.rows.get(row).map(|row| row.cells.as_slice());
        let words = |cell: &&Text| cell.as_str().chars().filter(|c| c.is_alphabetic()).count() > 1;
        let is_number = |at: usize| {
            self.sheet.record.columns.get(at).is_some_and(|column| column.role == "ordinal")
        };
        let mut named = cells.unwrap_or_default().iter().enumerate();
        let first = named.find(|(at, cell)| !is_number(*at) && words(cell));
        first.map_or("", |(_, cell)| cell.as_str())
    }
}

/// Whether a cell says that there is nothing to count.
fn is_nothing(cell: &str) -> bool {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '.' | '…')).is_empty()
}

/// Words in the heading of a column whose figures do not add up, as keys.
const NO_SUMS: [&str; 17] = [
    "%",
    "tỉ lệ",
    "tỉ trọng",
    "bình quân",
    "trung bình",
    "đơn giá",
    "xếp hạng",
    "thứ hạng",
    "xếp thứ",
    "hệ số",
    "tốc độ",
    "mật độ",
    "chỉ số",
    "so sánh",
    "so với",
    "điểm",
    "thời gian",
];
