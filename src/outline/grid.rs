//! Lines of a table, one by one → its header, its rows and what is odd about them. Where the table
//! begins and ends is known to `tables`.

use super::groups::mark_groups;
use super::headers::{begins_other, is_header, is_second, merged, numbers_columns, same_row};
use super::pages;
use super::tables::Printed;
use crate::data::{Column, Finding, Joins, Line, Severity, Span, Table, Text};

/// Columns beyond which a table is wide.
const WIDE: usize = 32;
/// A row that fills fewer columns than one in so many of a wide table is none of its rows: keeps the
/// cells that are made up for short rows below a share of those printed.
const NARROW_ONE_IN: usize = 8;

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
            findings: Vec::new(),
        }
    }

    pub(super) fn header(&self) -> Option<&[Text]> {
        self.header.as_deref()
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Takes a line without tabs that heads the rows under it.
    pub(super) fn take_group(&mut self, line: &Line) {
        let mut cells = vec![line.text()];
        cells.resize(self.width, Text::new());
        self.rows.push(Printed { cells, opens_page: std::mem::take(&mut self.opens_page) });
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
            return false;
        }
        let cells = self.fit(line);
        self.rows.push(Printed { cells, opens_page: std::mem::take(&mut self.opens_page) });
        true
    }

    /// The second row of a header, or the line `(1) (2) (3)` under it: with the first they count as
    /// one header row, so that a record balances by its repeats.
    fn goes_on_header(&mut self, fields: &[Text]) -> bool {
        let under_header = self.header_rows > 0 && (self.rows.is_empty() || self.opens_page);
        let Some(header) = self.header.as_deref().filter(|_| under_header) else { return false };
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
            self.rows.push(Printed { cells, opens_page: std::mem::take(&mut self.opens_page) });
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
        if printed > self.width || (cells.len() < self.width && filled > 2) {
            self.findings.push(
                Finding::new(
                    "table.ragged-row",
                    Severity::Warning,
                    "Hàng có số ô khác với số cột của bảng",
                    "A row has a different number of cells than the table has columns",
                )
                .at(vec![line.span])
                .saying(&cells.len().to_string(), &self.width.to_string()),
            );
        }
        if printed > self.width {
            let rest = Text::join(&cells.split_off(self.width - 1));
            cells.push(rest);
        }
        cells.resize(self.width, Text::new());
        cells
    }

    pub(super) fn finish(self, span: Span, joins: Joins) -> (Table, Vec<Finding>) {
        let columns = match &self.header {
            Some(names) => match &self.second {
                Some(second) => merged(names, second).iter().map(column).collect(),
                None => names.iter().map(column).collect(),
            },
            None => vec![Column::default(); self.width],
        };
        let rows_in = self.rows.len() + self.header_rows;
        let mut findings = self.findings;
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
