//! The rows of an answer → columns that fit the terminal, CSV or JSON, on stdout.

use super::Show;
use crate::catalog::{Answer, Value};
use crate::cli::args::AnswerFormat;
use crate::cli::plan::Lang;
use crate::data::Error;
use console::{Term, measure_text_width};
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value as Json;
use std::io::{self, Write};

/// Least width of a column that is cut, and what stands between two.
const NARROW: usize = 8;
const GAP: &str = "  ";

impl Show {
    /// Prints it.
    ///
    /// # Errors
    /// If standard output cannot be written.
    pub(in crate::cli) fn answer(self, answer: &Answer, format: AnswerFormat) -> Result<(), Error> {
        let width = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
        self.give(None, false, &|to| match format {
            AnswerFormat::Table => table(answer, self.lang, width, to),
            AnswerFormat::Csv => csv(answer, to),
            AnswerFormat::Json => json(answer, to),
        })
    }
}

/// A value as one line: it may hold line ends and what a terminal obeys.
fn printed(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.replace(char::is_control, " "),
    }
}

fn csv(answer: &Answer, to: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(answer.heads.iter().map(|[name, ..]| name))?;
    for row in &answer.rows {
        csv.write_record(row.iter().map(whole))?;
    }
    csv.flush()
}

/// A value as it is.
pub(super) fn whole(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

fn json(answer: &Answer, to: &mut impl Write) -> io::Result<()> {
    to.write_all(b"[")?;
    for (at, row) in answer.rows.iter().enumerate() {
        to.write_all(if at == 0 { b"\n  " } else { b",\n  " })?;
        object(answer.heads, row, to)?;
    }
    to.write_all(if answer.rows.is_empty() { b"]\n" } else { b"\n]\n" })
}

/// A row as an object.
pub(super) fn object(heads: &[[&str; 3]], row: &[Value], to: &mut impl Write) -> io::Result<()> {
    let mut object = serde_json::Serializer::new(&mut *to);
    let mut object = object.serialize_map(None)?;
    for ([name, ..], value) in heads.iter().zip(row) {
        match value {
            Value::Empty => object.serialize_entry(name, &Json::Null)?,
            Value::Integer(number) => object.serialize_entry(name, number)?,
            Value::Text(text) => object.serialize_entry(name, text)?,
        }
    }
    Ok(object.end()?)
}

/// Columns under their headings, cut to `width` where that is known.
pub(super) fn table(
    answer: &Answer,
    lang: Lang,
    width: Option<usize>,
    to: &mut impl Write,
) -> io::Result<()> {
    let heads = answer.heads.iter().map(|[_, vi, en]| match lang {
        Lang::Vi => (*vi).to_owned(),
        Lang::En => (*en).to_owned(),
    });
    let rows = answer.rows.iter().map(|row| row.iter().map(printed).collect());
    let lines: Vec<Vec<String>> = std::iter::once(heads.collect()).chain(rows).collect();
    let mut widths: Vec<usize> = (0..answer.heads.len())
        .map(|at| lines.iter().map(|line| measure_text_width(&line[at])).max().unwrap_or(0))
        .collect();
    if let Some(width) = width {
        fit(&mut widths, width);
    }
    for line in &lines {
        let cells = line.iter().zip(&widths).map(|(cell, width)| filled(cell, *width));
        let line = cells.collect::<Vec<_>>().join(GAP);
        writeln!(to, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Takes from the widest column until all fit, or none is wide.
fn fit(widths: &mut [usize], most: usize) {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(most);
    while over > 0 {
        let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > NARROW) else {
            return;
        };
        *widest -= 1;
        over -= 1;
    }
}

/// `text`, cut with `…` or filled up to `width` columns.
fn filled(text: &str, width: usize) -> String {
    let cut = console::truncate_str(text, width, "…");
    console::pad_str(&cut, width, console::Alignment::Left, None).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Answer {
        let text = |text: &str| Value::Text(text.to_owned());
        let long = "Tiếp tục triển khai các nhiệm vụ, \"giải pháp\" của Đề án";
        let rows = vec![
            vec![text("2026-06-30"), text(long), Value::Integer(12)],
            vec![Value::Empty, text("Ngắn\nhai dòng"), Value::Integer(3)],
        ];
        Answer {
            heads: &[["due", "Hạn", "Due"], ["title", "Nhiệm vụ", "Task"], ["n", "Số", "N"]],
            rows,
        }
    }

    fn text(put: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut to = Vec::new();
        put(&mut to).unwrap();
        String::from_utf8(to).unwrap()
    }

    #[test]
    fn a_table_fits_the_terminal() {
        let told = text(|to| table(&answer(), Lang::Vi, Some(40), to));
        assert_eq!(
            told,
            "Hạn         Nhiệm vụ                  Số\n\
             2026-06-30  Tiếp tục triển khai các…  12\n\
             \u{20}           Ngắn hai dòng             3\n"
        );
        assert!(told.lines().all(|line| measure_text_width(line) <= 40));
        assert!(text(|to| table(&answer(), Lang::En, None, to)).contains("của Đề án  12"));
        assert!(text(|to| table(&answer(), Lang::En, Some(5), to)).lines().count() == 3);
    }

    #[test]
    fn programs_get_every_value_whole() {
        let rows = serde_json::from_str::<Vec<Json>>(&text(|to| json(&answer(), to))).unwrap();
        assert_eq!(rows[1]["title"], "Ngắn\nhai dòng");
        assert_eq!((&rows[0]["n"], &rows[1]["due"]), (&Json::from(12), &Json::Null));
        let told = text(|to| csv(&answer(), to));
        let mut read = csv::Reader::from_reader(told.as_bytes());
        let read: Vec<csv::StringRecord> = read.records().map(Result::unwrap).collect();
        assert_eq!(&read[1][1], "Ngắn\nhai dòng");
        assert_eq!(text(|to| json(&Answer { rows: Vec::new(), ..answer() }, to)), "[]\n");
    }
}
