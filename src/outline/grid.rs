//! Lines of a table, one by one → its header, its rows and what is odd about them. Where the table
//! begins and ends is known to `tables`.

use super::groups::mark_groups;
use super::headers::{begins_other, is_header, is_second, merged, numbers_columns, same_row};
use super::tables::Printed;
use super::{lost, pages};
use crate::data::{Column, Finding, Joins, Line, Severity, Span, Table, Text};
use std::collections::HashSet;

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
    /// Rows that lack cells.
    short: Vec<Short>,
    findings: Vec<Finding>,
}

/// A row with fewer cells than the table has columns.
struct Short {
    row: usize,
    /// Cells that it has.
    printed: usize,
    span: Span,
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
            self.findings.push(long_row(line, self.width));
        } else if cells.len() < self.width && filled > 2 {
            self.short.push(Short { row: self.rows.len(), printed: cells.len(), span: line.span });
        }
        if printed > self.width {
            let rest = Text::join(&cells.split_off(self.width - 1));
            cells.push(rest);
        }
        cells.resize(self.width, Text::new());
        cells
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
            self.findings.push(short_row(&short, self.width, gap.is_some()));
        }
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

/// What is odd about a table without a header or without rows.
pub(super) fn headless(has_header: bool, rows: usize, span: Span) -> Option<Finding> {
    let finding = match (has_header, rows) {
        (true, 0) => Finding::new(
            "table.header-only",
            Severity::Warning,
            "Bảng chỉ có tiêu đề, không có hàng nào",
            "A table has a header and no rows",
        ),
        (false, _) => Finding::new(
            "table.no-header",
            Severity::Info,
            "Bảng không có tiêu đề cột; vai trò của các cột được suy từ nội dung ô",
            "A table has no header; what its columns hold was told from their cells",
        ),
        (true, _) => return None,
    };
    Some(finding.at(vec![span]))
}

fn second_header(line: &Line) -> Finding {
    Finding::new(
        "table.second-header",
        Severity::Info,
        "Một tiêu đề bảng khác đứng ngay dưới các hàng: bảng mới bắt đầu từ đây",
        "Another header stands right under the rows: a new table begins here",
    )
    .at(vec![line.span])
}

fn long_row(line: &Line, width: usize) -> Finding {
    Finding::new(
        "table.long-row",
        Severity::Warning,
        "Hàng có nhiều ô hơn số cột của bảng; phần thừa được ghép vào ô cuối",
        "A row has more cells than the table has columns; the rest was joined into the last",
    )
    .at(vec![line.span])
    .saying(&line.fields.len().to_string(), &width.to_string())
}

fn short_row(short: &Short, width: usize, is_restored: bool) -> Finding {
    let finding = if is_restored {
        Finding::new(
            "table.inherited-cell",
            Severity::Info,
            "Hàng thiếu ô do ô gộp nhiều hàng; nội dung được lấy từ hàng trên",
            "A row lacks cells that span rows; they were taken from the row above",
        )
    } else {
        Finding::new(
            "table.short-row",
            Severity::Warning,
            "Hàng có ít ô hơn số cột của bảng; các ô thiếu ở cuối hàng được để trống",
            "A row has fewer cells than the table has columns; those missing at its end are empty",
        )
    };
    let found = short.printed.to_string();
    finding.at(vec![short.span]).saying(&found, &width.to_string())
}

fn column(name: &Text) -> Column {
    Column { name: (!name.is_empty()).then(|| name.clone()) }
}
