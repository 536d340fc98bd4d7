//! The rows of an answer → columns that fit the terminal, CSV or JSON, on stdout.

pub(super) mod table;
mod words;

use super::words::say;
use super::{Show, Volume, err};
use crate::catalog::{Answer, Value};
use crate::cli::args::AnswerFormat;
use crate::cli::plan::Lang;
use crate::data::Error;
use console::Term;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value as Json;
use std::io::{self, Write};

impl Show {
    /// Prints it.
    ///
    /// # Errors
    /// If standard output cannot be written.
    pub(in crate::cli) fn answer(self, answer: &Answer, format: AnswerFormat) -> Result<(), Error> {
        let width = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
        self.give(None, false, &|to| match format {
            AnswerFormat::Table => table::write(answer, self.lang, width, to),
            AnswerFormat::Csv => csv(answer, to),
            AnswerFormat::Json => json(answer, to),
        })?;
        let is_for_people = format == AnswerFormat::Table && self.volume == Volume::Normal;
        if is_for_people && answer.rows.is_empty() {
            err(self.say("không tìm thấy gì", "nothing found"));
        }
        Ok(())
    }
}

impl Show {
    /// Says where there may be more than was asked for.
    pub(in crate::cli) fn cut(self, rows: usize, most: u32) {
        if self.volume == Volume::Normal && u32::try_from(rows) == Ok(most) {
            err(match self.lang {
                Lang::Vi => format!("chỉ {most} kết quả đầu; thêm với --limit"),
                Lang::En => format!("the first {most} only; more with --limit"),
            });
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn answer() -> Answer {
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

    pub(super) fn text(put: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut to = Vec::new();
        put(&mut to).unwrap();
        String::from_utf8(to).unwrap()
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
