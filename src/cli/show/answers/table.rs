//! The rows of an answer → columns under their headings. Where they do not fit, columns without a value are left out,
//! those are cut first that say least, and the id, which is never cut, stands below its row.

use super::say;
use super::words::printed;
use crate::catalog::Answer;
use crate::cli::plan::Lang;
use console::measure_text_width;
use std::io::{self, Write};

/// A column that is as narrow is not cut: a day is.
const NARROW: usize = 10;
/// What stands between two columns, and before what stands below a row.
const GAP: &str = "  ";

/// How much of the room a column is worth; all others 1.
const WORTH: [(&str, usize); 7] =
    [("title", 4), ("text", 4), ("old", 3), ("new", 3), ("name", 3), ("error", 3), ("leads", 2)];

/// A column that people see.
struct Column {
    name: &'static str,
    cells: Vec<String>,
    width: usize,
}

impl Column {
    /// Whether a row has one; where there is no row, all are there.
    fn has_values(&self) -> bool {
        self.cells.len() == 1 || self.cells.iter().skip(1).any(|cell| !cell.is_empty())
    }

    fn worth(&self) -> usize {
        WORTH.iter().find(|(name, _)| *name == self.name).map_or(1, |(_, worth)| *worth)
    }
}

/// Writes the columns, fitted to `width` where that is known.
pub(in crate::cli::show) fn write(
    answer: &Answer,
    lang: Lang,
    width: Option<usize>,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut columns = columns(answer, lang);
    let id = columns.iter().position(|column| column.name == "id");
    let is_wide = width.is_some_and(|width| total(&columns) > width);
    let below = id.filter(|_| is_wide).map(|id| columns.remove(id));
    columns.retain(|column| !is_wide || column.has_values());
    if let Some(width) = width {
        fit(&mut columns, width);
    }
    for at in 0..=answer.rows.len() {
        let cells = columns.iter().map(|column| filled(&column.cells[at], column.width));
        let line = cells.collect::<Vec<_>>().join(GAP);
        writeln!(to, "{}", line.trim_end())?;
        if let Some(below) = below.as_ref().map(|id| &id.cells[at]).filter(|id| !id.is_empty()) {
            writeln!(to, "{GAP}{below}")?;
        }
    }
    Ok(())
}

/// The columns with their headings; one without a heading is for programs.
fn columns(answer: &Answer, lang: Lang) -> Vec<Column> {
    let heads = answer.heads.iter().enumerate().filter(|(_, [_, vi, _])| !vi.is_empty());
    let column = |(at, [name, vi, en]): (usize, &[&'static str; 3])| {
        let value = |row: &Vec<crate::catalog::Value>| printed(lang, name, &row[at], row.first());
        let head = say(lang, vi, en).to_owned();
        let cells: Vec<String> =
            std::iter::once(head).chain(answer.rows.iter().map(value)).collect();
        let width = cells.iter().map(|cell| measure_text_width(cell)).max().unwrap_or(0);
        Column { name, cells, width }
    };
    heads.map(column).collect()
}

fn total(columns: &[Column]) -> usize {
    let gaps = GAP.len() * columns.len().saturating_sub(1);
    columns.iter().map(|column| column.width).sum::<usize>() + gaps
}

/// Takes from the column that is widest for its worth until all fit, or none is wide.
fn fit(columns: &mut [Column], most: usize) {
    for _ in most..total(columns) {
        let wide = columns.iter_mut().filter(|column| column.width > NARROW);
        let by_worth = |column: &&mut Column| column.width * 12 / column.worth();
        let Some(widest) = wide.max_by_key(by_worth) else { return };
        widest.width -= 1;
    }
}

/// `text`, cut with `…` or filled up to `width` columns.
fn filled(text: &str, width: usize) -> String {
    let cut = console::truncate_str(text, width, "…");
    console::pad_str(&cut, width, console::Alignment::Left, None).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{answer, text};
    use super::*;
    use crate::catalog::Value;

    fn told(answer: &Answer, width: Option<usize>) -> String {
        text(|to| write(answer, Lang::Vi, width, to))
    }

    #[test]
    fn a_table_fits_the_terminal() {
        let narrow = told(&answer(), Some(40));
        assert_eq!(
            narrow,
            "Hạn         Nhiệm vụ                  Số\n\
             2026-06-30  Tiếp tục triển khai các…  12\n\
             \u{20}           Ngắn hai dòng             3\n"
        );
        assert!(narrow.lines().all(|line| measure_text_width(line) <= 40));
        assert!(told(&answer(), None).contains("của Đề án  12"));
        assert_eq!(told(&answer(), Some(5)).lines().count(), 3);
    }

    #[test]
    fn an_id_is_never_cut_and_what_programs_need_is_not_shown() {
        let value = |text: &str| Value::Text(text.to_owned());
        let id = "vn/son-la/qd-ubnd/2026/310/pl-01#2";
        let answer = Answer {
            heads: &[
                ["leads", "Chủ trì", "Leads"],
                ["next_day", "Hạn sau", "Next due"],
                ["id", "Mã", "Id"],
                ["source", "", ""],
            ],
            rows: vec![vec![
                value("Sở Y tế, Sở Nội vụ"),
                Value::Empty,
                value(id),
                value("in/310.txt"),
            ]],
        };
        assert_eq!(told(&answer, Some(36)), format!("Chủ trì\n  Mã\nSở Y tế, Sở Nội vụ\n  {id}\n"));
        let mut nameless = answer.clone();
        nameless.rows[0][2] = Value::Empty;
        assert_eq!(told(&nameless, Some(20)), "Chủ trì\n  Mã\nSở Y tế, Sở Nội vụ\n");
        let wide = format!("Chủ trì             Hạn sau  Mã\nSở Y tế, Sở Nội vụ           {id}\n");
        assert_eq!((told(&answer, Some(70)), told(&answer, None)), (wide.clone(), wide));
    }
}
