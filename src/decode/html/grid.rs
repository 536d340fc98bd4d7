//! A table element → its grid: which cell covers which place, `rowspan` and `colspan` written out. No
//! crate does this; the way is that of the HTML standard (4.9.12). What the cells say is read by
//! `tables`.

use super::elements::{self, Node};

/// Widest and highest spans that are believed, as browsers have it.
const WIDEST: usize = 1000;
const HIGHEST: usize = 65_534;
/// Places that spans may add to a table: so many for each cell, and some to begin with.
const PLACES_A_CELL: usize = 16;
const PLACES_FREE: usize = 10_000;

/// A cell.
pub(super) struct Cell<'a> {
    pub(super) node: Node<'a>,
    /// First row and column.
    pub(super) row: usize,
    pub(super) column: usize,
    /// Columns and rows it covers.
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) is_heading: bool,
}

impl Cell<'_> {
    /// Whether another table stands in it.
    pub(super) fn holds_table(&self) -> bool {
        self.node.descendants().any(|node| elements::is(node, "table"))
    }
}

/// A row: the cell at each place, up to the last place that is covered.
pub(super) struct Row<'a> {
    pub(super) node: Node<'a>,
    pub(super) is_head: bool,
    pub(super) places: Vec<Option<usize>>,
}

/// A table written out.
#[derive(Default)]
pub(super) struct Grid<'a> {
    pub(super) captions: Vec<Node<'a>>,
    pub(super) rows: Vec<Row<'a>>,
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) width: usize,
    /// Spans were too large to be written out.
    pub(super) is_cut: bool,
}

/// The cells that reach down into the next row, by column.
type Hanging = Vec<Option<(usize, usize)>>;

impl<'a> Grid<'a> {
    /// The grid of the element `table`.
    pub(super) fn of(table: Node<'a>) -> Self {
        let mut builder = Builder::default();
        for child in table.children() {
            builder.child(child);
        }
        let mut grid = builder.grid;
        grid.drop_empty_columns();
        for (at, row) in grid.rows.iter().enumerate() {
            for &cell in row.places.iter().flatten() {
                let cell = &mut grid.cells[cell];
                cell.rows = at + 1 - cell.row;
            }
        }
        grid
    }

    /// Takes out the columns in which no cell begins: spans wider than the table make them.
    fn drop_empty_columns(&mut self) {
        let width = self.rows.iter().map(|row| row.places.len()).max().unwrap_or(0);
        let mut begins = vec![false; width];
        for cell in &self.cells {
            if let Some(begins) = begins.get_mut(cell.column) {
                *begins = true;
            }
        }
        let before: Vec<usize> = begins
            .iter()
            .scan(0, |count, &begins| Some(std::mem::replace(count, *count + usize::from(begins))))
            .collect();
        self.width = begins.iter().filter(|&&begins| begins).count();
        for row in &mut self.rows {
            let mut column = 0;
            row.places.retain(|_| {
                column += 1;
                begins[column - 1]
            });
        }
        for cell in &mut self.cells {
            let end = before.get(cell.column + cell.columns).copied().unwrap_or(self.width);
            cell.column = before.get(cell.column).copied().unwrap_or(self.width);
            cell.columns = end.saturating_sub(cell.column).max(1);
        }
    }
}

#[derive(Default)]
struct Builder<'a> {
    grid: Grid<'a>,
    hanging: Hanging,
    places: usize,
}

impl<'a> Builder<'a> {
    fn child(&mut self, child: Node<'a>) {
        if elements::is_hidden(child) {
            return;
        }
        match elements::name(child) {
            Some("caption") => self.grid.captions.push(child),
            Some("tr") => self.row(child, false),
            Some(group @ ("thead" | "tbody" | "tfoot")) => {
                self.hanging.clear();
                for row in child.children().filter(|&row| elements::is(row, "tr")) {
                    self.row(row, group == "thead");
                }
            }
            _ => {}
        }
    }

    /// A row; one that is not shown is none, and spans pass it by.
    fn row(&mut self, node: Node<'a>, is_head: bool) {
        if elements::is_hidden(node) {
            return;
        }
        let mut places = Vec::new();
        let cells = node.children().filter(|&cell| {
            matches!(elements::name(cell), Some("td" | "th")) && !elements::is_hidden(cell)
        });
        for cell in cells {
            self.hang(&mut places);
            self.cell(cell, &mut places);
        }
        self.hang_rest(&mut places);
        self.places += places.len();
        self.grid.rows.push(Row { node, is_head, places });
    }

    /// Fills the next places that cells of rows above cover.
    fn hang(&mut self, places: &mut Vec<Option<usize>>) {
        while let Some(Some((cell, left))) = self.hanging.get_mut(places.len()) {
            places.push(Some(*cell));
            *left -= 1;
            if *left == 0 {
                self.hanging[places.len() - 1] = None;
            }
        }
    }

    /// Fills the places to the right of the last cell that cells of rows above cover.
    fn hang_rest(&mut self, places: &mut Vec<Option<usize>>) {
        while self.hanging.len() > places.len() {
            self.hang(places);
            if self.hanging[places.len().min(self.hanging.len())..].iter().all(Option::is_none) {
                break;
            }
            places.push(None);
        }
        while self.hanging.last().is_some_and(Option::is_none) {
            self.hanging.pop();
        }
    }

    fn cell(&mut self, node: Node<'a>, places: &mut Vec<Option<usize>>) {
        let span = |name: &str| -> Option<usize> {
            elements::attribute(node, name).and_then(|value| value.trim().parse().ok())
        };
        let column = places.len();
        let wanted = span("colspan").unwrap_or(1).clamp(1, WIDEST);
        let free = self.hanging.get(column..).unwrap_or_default();
        let free = free.iter().position(Option::is_some).unwrap_or(usize::MAX);
        let room = PLACES_FREE + PLACES_A_CELL * self.grid.cells.len();
        let fits = self.places + column + wanted <= room;
        let columns = if fits { wanted.min(free) } else { 1 };
        let rows = match span("rowspan") {
            Some(0) => HIGHEST,
            Some(rows) => rows.min(HIGHEST),
            None => 1,
        };
        self.grid.is_cut |= !fits && (wanted > 1 || rows > 1);
        let rows = if fits { rows } else { 1 };
        let index = self.grid.cells.len();
        let is_heading = elements::is(node, "th");
        let row = self.grid.rows.len();
        self.grid.cells.push(Cell { node, row, column, columns, rows, is_heading });
        places.extend(std::iter::repeat_n(Some(index), columns));
        if rows > 1 {
            let end = column + columns;
            self.hanging.resize(self.hanging.len().max(end), None);
            self.hanging[column..end].fill(Some((index, rows - 1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::html::lines;

    /// The grid as text: a cell's own letter at each place it covers, `.` where none is.
    fn check(rows: &str, expected: &str) {
        let parsed = super::super::guard::parse(&format!("<table>{rows}</table>"));
        let mut nodes = parsed.html.tree.root().descendants();
        let grid = Grid::of(nodes.find(|&node| elements::is(node, "table")).unwrap());
        let letter = |place: &Option<usize>| {
            place.map_or(".".to_owned(), |cell| lines::cell_text(grid.cells[cell].node))
        };
        let print = |row: &Row<'_>| row.places.iter().map(letter).collect::<String>();
        let printed: Vec<String> = grid.rows.iter().map(print).collect();
        assert_eq!(printed.join("/"), expected, "{rows}");
    }

    #[test]
    fn spans_are_written_out() {
        check("<tr><td>a<td>b<tr><td>c<td>d", "ab/cd");
        check("<tr><td rowspan=2>a<td>b<tr><td>c", "ab/ac");
        check("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", "aab/cde");
        check("<tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d", "ab/cb/d");
        check("<tr><td>a<td rowspan=0>b<tr><td>c<tr><td>d", "ab/cb/db");
        check("<tr><td>a<td>b<td rowspan=2>c<tr><td>d", "abc/d.c");
        check("<tr><td rowspan=2>a<td>b<td rowspan=2>c<tr><td colspan=2>d", "abc/adc");
    }

    #[test]
    fn odd_spans_do_no_harm() {
        check("<tr><td colspan=9>a<tr><td>b<td>c", "aa/bc");
        check("<tr><td colspan=x rowspan=-1>a<td colspan=0>b", "ab");
        check("<tr><td rowspan=65535 colspan=1000>a<tr><td>b", "a/ab");
        check("<tr><tr><td>a", "/a");
        check("<thead><tr><td rowspan=9>a<td>b</thead><tr><td>c<td>d", "ab/cd");
    }

    #[test]
    fn hidden_rows_and_cells_are_left_out() {
        check(
            "<tr><td>a<td>b<tr style='display:none'><td>x<td>y<tr><td>c<td hidden>z<td>d",
            "ab/cd",
        );
        check("<tr><td rowspan=2>a<td>b<tr hidden><td>x<tr><td>c", "ab/ac");
    }
}
