//! Rows, one after the other → CSV or JSON on stdout as they come; columns for people once all are there. What is not
//! written is told to the caller, a closed pipe too: what nobody read was not told.

use super::answers::{object, table, whole};
use crate::catalog::{Answer, News, Value};
use crate::cli::args::AnswerFormat;
use crate::cli::plan::Lang;
use crate::data::Error;
use console::Term;
use std::io::{self, BufWriter, StdoutLock, Write};

/// What is being printed.
pub(in crate::cli) struct Sheet<'h> {
    to: BufWriter<StdoutLock<'static>>,
    heads: &'h [[&'static str; 3]],
    lang: Lang,
    form: Form,
}

/// How, and what is kept for it.
enum Form {
    /// Columns, whose widths are not known before the end.
    Table(Vec<Vec<Value>>),
    /// Texts instead of rows.
    Text,
    Csv,
    Json {
        is_empty: bool,
    },
}

/// What a person is shown of a change: run, document, change, record, field, before, after, title. A program gets all.
const SHOWN: [usize; 8] = [1, 4, 5, 7, 9, 10, 11, 13];
const HEADS: [[&str; 3]; 8] = {
    let mut heads = [News::HEADS[0]; 8];
    let mut at = 0;
    while at < SHOWN.len() {
        heads[at] = News::HEADS[SHOWN[at]];
        at += 1;
    }
    heads
};

impl<'h> Sheet<'h> {
    /// Rows under these headings.
    pub(in crate::cli) fn begin(
        format: AnswerFormat,
        heads: &'h [[&'static str; 3]],
        lang: Lang,
    ) -> Result<Self, Error> {
        let form = match format {
            AnswerFormat::Table => Form::Table(Vec::new()),
            AnswerFormat::Csv => Form::Csv,
            AnswerFormat::Json => Form::Json { is_empty: true },
        };
        let mut sheet = Self { to: BufWriter::new(io::stdout().lock()), heads, lang, form };
        sheet.head().map_err(unwritten)?;
        Ok(sheet)
    }

    /// The same, but people get texts, and nothing where there is nothing to say.
    pub(in crate::cli) fn begin_silent(
        format: AnswerFormat,
        heads: &'h [[&'static str; 3]],
        lang: Lang,
    ) -> Result<Self, Error> {
        let mut sheet = Self::begin(format, heads, lang)?;
        if matches!(sheet.form, Form::Table(_)) {
            sheet.form = Form::Text;
        }
        Ok(sheet)
    }

    fn head(&mut self) -> io::Result<()> {
        match self.form {
            Form::Table(_) | Form::Text => Ok(()),
            Form::Csv => line(&mut self.to, self.heads.iter().map(|[name, ..]| *name)),
            Form::Json { .. } => self.to.write_all(b"["),
        }
    }

    /// Adds a row, one value per heading.
    pub(in crate::cli) fn add(&mut self, row: &[Value]) -> Result<(), Error> {
        let written = match &mut self.form {
            Form::Table(rows) => {
                rows.push(SHOWN.iter().filter_map(|at| row.get(*at).cloned()).collect());
                Ok(())
            }
            Form::Text => Ok(()),
            Form::Csv => line(&mut self.to, row.iter().map(whole)),
            Form::Json { is_empty } => {
                let before = if *is_empty { "\n  " } else { ",\n  " };
                *is_empty = false;
                let begun = self.to.write_all(before.as_bytes());
                begun.and_then(|()| object(self.heads, row, &mut self.to))
            }
        };
        written.map_err(unwritten)
    }

    /// Adds a text for people.
    pub(in crate::cli) fn say(&mut self, text: &str) -> Result<(), Error> {
        match self.form {
            Form::Text => self.to.write_all(text.as_bytes()).map_err(unwritten),
            Form::Table(_) | Form::Csv | Form::Json { .. } => Ok(()),
        }
    }

    /// Ends it; all is written then.
    pub(in crate::cli) fn close(mut self) -> Result<(), Error> {
        let end = match self.form {
            Form::Table(rows) => columns(rows, self.lang, &mut self.to),
            Form::Text | Form::Csv => Ok(()),
            Form::Json { is_empty: true } => self.to.write_all(b"]\n"),
            Form::Json { is_empty: false } => self.to.write_all(b"\n]\n"),
        };
        end.and_then(|()| self.to.flush()).map_err(unwritten)
    }
}

fn columns(rows: Vec<Vec<Value>>, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let width = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
    table::write(&Answer { heads: &HEADS, rows }, lang, width, to)
}

fn line<T: AsRef<[u8]>>(to: &mut impl Write, cells: impl Iterator<Item = T>) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(cells)?;
    csv.flush()
}

fn unwritten(cause: io::Error) -> Error {
    Error::File { path: "-".into(), action: "cannot write", cause }
}
