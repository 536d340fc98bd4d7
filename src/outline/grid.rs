//! Lines of a table, one by one → its header, its rows and what is odd about them. Where the table
//! begins and ends is known to `tables`.

use super::groups::mark_groups;
use super::headers::{begins_other, is_header, is_second, merged, numbers_columns, same_row};
use super::odd::{Short, headless, long_row, second_header, short_row};
use super::tables::Printed;
use super::{lost, ordinals, pages};
use crate::data::{Column, Finding, Joins, Line, Span, Table, Text};
use crate::lang::columns::role_of;
use std::collections::HashSet;

/// Columns beyond which a table is wide.
const WIDE: usize = 32;
/// A row that fills fewer columns than one in so many of a wide table is none of its rows: keeps the
/// cells that are made up for short rows below a share of those printed.
const NARROW_ONE_IN: usize = 8;

/// Rows above among which the last number is looked for.
const NUMBER_REACH: usize = 16;

/// A table being read.
pub(super) struct Grid {
    width: usize,
    header: Option<Vec<Text>>,
    /// The second row of the header.
    second: Option<Vec<Text>>,
    rows: Vec<Printed>,
    header_rows: usize,
    header_repeats: usize,
    opens_page: bool,
    /// Rows that lack cells.
    short: Vec<Short>,
    findings: Vec<Finding>,
}

impl Grid {
    pub(super) fn new(width: usize, header: Option<Vec<Text>>) -> Self {
        Self {
            width,
            header,
            second: None,
            rows: Vec::new(),
            header_rows: 0,
            header_repeats: 0,
            opens_page: false,
            short: Vec::new(),
            findings: Vec::new(),
        }
    }

    pub(super) fn header(&self) -> Option<&[Text]> {
        self.header.as_deref()
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Whether `cell` is the number after that of the last numbered row.
    pub(super) fn is_next(&self, cell: &Text) -> bool {
        let firsts = self.rows.iter().rev().take(NUMBER_REACH).map(|row| row.cells[0].as_str());
        let last = firsts.into_iter().find(|first| ordinals::is_ordinal(first));
        last.is_some_and(|last| ordinals::follows(last, cell.as_str()))
    }

    /// Takes a line without tabs that heads the rows under it.
    pub(super) fn take_group(&mut self, line: &Line) {
        let mut cells = vec![line.text()];
        cells.resize(self.width, Text::new());
        self.push(line, cells);
    }

    fn push(&mut self, line: &Line, cells: Vec<Text>) {
        let opens_page = std::mem::take(&mut self.opens_page) || line.edges.opens_page;
        self.rows.push(Printed { cells, opens_page, flags: Vec::new() });
    }

    /// Takes a line into the table; `false` where the table ends before it.
    pub(super) fn take(&mut self, line: &Line, after_blank: bool) -> bool {
        if self.header.as_deref().is_some_and(|header| same_row(&line.fields, header)) {
            if self.header_rows > 0 {
                self.header_repeats += 1;
                self.opens_page = true;
            }
            self.header_rows += 1;
            return true;
        }
        if line.tabs() == 0 {
            return !after_blank && self.continue_cell(line);
        }
        if self.width > WIDE && line.fields.len() * NARROW_ONE_IN < self.width {
            return false;
        }
        if self.goes_on_header(&line.fields) {
            return true;
        }
        let is_other = match &self.header {
            Some(_) => begins_other(&line.fields),
            None => after_blank && is_header(&line.fields),
        };
        if is_other {
            self.findings.extend((!after_blank).then(|| second_header(line)));
            return false;
        }
        let cells = self.fit(line);
        self.push(line, cells);
        true
    }

    /// The second row of a header, or the line `(1) (2) (3)` under it: with the first they count as
    /// one header row, so that a record balances by its repeats.
    fn goes_on_header(&mut self, fields: &[Text]) -> bool {
        let under_header = self.header_rows > 0 && (self.rows.is_empty() || self.opens_page);
        let Some(header) = self.header.as_deref().filter(|_| under_header) else { return false };
        if let Some(wider) = self.widened(header, fields) {
            (self.width, self.header) = (fields.len(), Some(wider));
            self.second = Some(fields.to_vec());
            return true;
        }
        if fields.len() != self.width {
            return false;
        }
        if self.second.is_none() && self.rows.is_empty() && is_second(header, fields) {
            self.second = Some(fields.to_vec());
            return true;
        }
        self.second.as_deref().is_some_and(|second| same_row(fields, second))
            || numbers_columns(fields)
    }

    /// The header with the blanks that its last heading stands over, where the row under it is wider: a
    /// print drops the blanks at the end of a line.
    fn widened(&self, header: &[Text], fields: &[Text]) -> Option<Vec<Text>> {
        let is_first = self.second.is_none() && self.rows.is_empty();
        let mut wider = header.to_vec();
        wider.resize(fields.len().max(header.len()), Text::new());
        (is_first && fields.len() > self.width && is_second(&wider, fields)).then_some(wider)
    }

    /// A line without a tab right under a row goes on its last cell, where that is cut; under a
    /// header printed again it is a row of its own, the rest of one above or not.
    fn continue_cell(&mut self, line: &Line) -> bool {
        let text = line.text();
        let lower = text.as_str().chars().next().is_some_and(char::is_lowercase);
        let Some(row) = self.rows.last_mut().filter(|_| lower) else { return false };
        let Some(last) = row.cells.iter().rposition(|cell| !cell.is_empty()) else { return false };
        if self.opens_page {
            let mut cells = vec![Text::new(); self.width];
            cells[last] = text;
            self.push(line, cells);
        } else {
            row.cells[last].append(&text);
        }
        true
    }

    /// The fields of a line brought to the width of the table; what is odd becomes a finding.
    fn fit(&mut self, line: &Line) -> Vec<Text> {
        let mut cells = line.fields.clone();
        let printed = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if printed > self.width {
            self.findings.push(long_row(line, printed, self.width));
        } else if cells.len() < self.width && (filled > 2 || self.is_row_of_few(&cells)) {
            self.short.push(Short { row: self.rows.len(), printed: cells.len(), span: line.span });
        }
        if printed > self.width {
            let rest = Text::join(&cells.split_off(self.width - 1));
            cells.push(rest);
        }
        cells.resize(self.width, Text::new());
        cells
    }

    /// Whether a row that fills two cells at the most is one of the table's and no head of others: it
    /// is numbered, or no column of the table numbers its rows.
    fn is_row_of_few(&self, cells: &[Text]) -> bool {
        let first = cells.first().map_or("", Text::as_str);
        let numbered =
            ordinals::is_ordinal(first) && first.starts_with(|c: char| c.is_ascii_digit());
        let numbers_rows = |header: &[Text]| role_of(header[0].as_str()) == Some("ordinal");
        let has_second = cells.get(1).is_some_and(|second| !second.is_empty());
        let unnumbered = self.header().is_some_and(|header| !numbers_rows(header));
        has_second && (numbered || unnumbered && !first.is_empty())
    }

    /// Gives rows that lack cells what a cell over several rows covers; what is odd becomes a finding.
    fn restore(&mut self) {
        let short: Vec<Short> = std::mem::take(&mut self.short);
        if short.is_empty() {
            return;
        }
        let lacking: HashSet<usize> = short.iter().map(|short| short.row).collect();
        let whole = (0..self.rows.len()).filter(|row| !lacking.contains(row));
        let whole = whole.map(|row| self.rows[row].cells.as_slice());
        let columns = lost::Columns::of(self.width, self.header.as_deref(), whole);
        for short in short {
            let cells = &self.rows[short.row].cells[..short.printed];
            let gap = columns.gap(cells).filter(|&gap| self.inherit(&short, gap, &columns));
            if !self.heads_next(short.row) {
                self.findings.push(short_row(&short, self.width, gap.is_some()));
            }
        }
    }

    /// Whether a row is the head of the numbered rows under it: `1` over `1.1`.
    fn heads_next(&self, row: usize) -> bool {
        let first = |row: usize| self.rows.get(row).map_or("", |row| row.cells[0].as_str());
        let head = first(row).trim_end_matches(['.', ')']);
        !head.is_empty() && first(row + 1).starts_with(&format!("{head}."))
    }

    /// Fills the lost cells of a row from the row above; `false` where that has none of them.
    fn inherit(&mut self, short: &Short, gap: usize, columns: &lost::Columns) -> bool {
        let Some(above) = short.row.checked_sub(1) else { return false };
        let lost = self.width - short.printed;
        let above = &self.rows[above].cells[gap..gap + lost];
        if above.iter().all(Text::is_empty) {
            return false;
        }
        let own = |(at, text): (usize, &Text)| {
            if columns.numbers(gap + at) { Text::new() } else { text.clone() }
        };
        let inherited: Vec<Text> = above.iter().enumerate().map(own).collect();
        let row = &mut self.rows[short.row];
        row.cells.truncate(short.printed);
        row.cells.splice(gap..gap, inherited);
        row.flags.push("inherited-cell");
        true
    }

    pub(super) fn finish(mut self, span: Span, joins: Joins) -> (Table, Vec<Finding>) {
        self.restore();
        let columns = match &self.header {
            Some(names) => match &self.second {
                Some(second) => merged(names, second).iter().map(column).collect(),
                None => names.iter().map(column).collect(),
            },
            None => vec![Column::default(); self.width],
        };
        let rows_in = self.rows.len() + self.header_rows;
        let mut findings = self.findings;
        findings.extend(headless(self.header.is_some(), self.rows.len(), span));
        let joined = match joins {
            Joins::Make => pages::join(self.rows, &columns, &mut findings),
            Joins::Refuse => pages::as_printed(self.rows),
        };
        let table = Table {
            columns,
            rows_in,
            header_rows: self.header_rows,
            header_repeats: self.header_repeats,
            continuation_rows: joined.continuation_rows,
            rows: mark_groups(joined.rows),
            continuations: joined.continuations,
            span: Some(span),
        };
        (table, findings)
    }
}

fn column(name: &Text) -> Column {
    Column { name: (!name.is_empty()).then(|| name.clone()) }
}
