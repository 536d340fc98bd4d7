//! The rows of one record type → one or several worksheets: a new one where the last is full. Keeps
//! one row and the number of rows; the rest is in the library's temporary file.

use super::super::changes::Lang;
use super::super::rows::{Cell, Material, Sheet};
use super::asides::{Aside, Context};
use super::formats::Formats;
use super::heights;
use super::lacks::{Lacks, Record};
use super::layout::{Column, Layout, Place, Shown};
use super::page;
use super::texts;
use super::values::{Value, value};
use super::words::{self, Colour};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The worksheets of one record type.
pub(super) struct Ledger {
    sheet: &'static Sheet,
    pub(super) layout: Layout,
    lang: Lang,
    /// Rows that a worksheet holds, the header among them.
    limit: u32,
    pages: Vec<(Worksheet, u32)>,
    /// Whether some row says something there: that something is not so is what is expected.
    filled: Vec<bool>,
    /// Bytes of cells, more or less.
    pub(super) size: u64,
    formats: Formats,
}

/// A cell as it is written.
type Written<'c> = (Value<'c>, Colour);

impl Ledger {
    pub(super) fn new(sheet: &'static Sheet, layout: Layout, lang: Lang, limit: u32) -> Self {
        let filled = vec![false; layout.columns.len()];
        let (pages, formats) = (Vec::new(), Formats::default());
        Self { sheet, layout, lang, limit, pages, filled, size: 0, formats }
    }

    /// Adds the rows of `material`.
    pub(super) fn fill(
        &mut self,
        book: &mut Workbook,
        material: Material<'_>,
        context: &Context<'_>,
        lacks: &mut Lacks,
    ) -> io::Result<()> {
        let mut asides = context.of_records(self.sheet.name).into_iter();
        let sheet = self.sheet;
        sheet.fill(material, &mut |cells| {
            let aside = asides.next().unwrap_or_default();
            let record = Record::of(sheet, cells, aside.span);
            let row = self.row(cells, aside, context);
            let row = row.into_iter().zip(&self.layout.columns);
            let row: Vec<Written<'_>> = row
                .map(|(written, column)| fitting(written, column, &record, self.lang, lacks))
                .collect();
            self.add(book, &row)
        })
    }

    /// The values of a row in the order of the columns.
    fn row<'c>(
        &self,
        cells: &'c [Cell<'c>],
        aside: Aside<'c>,
        context: &Context<'_>,
    ) -> Vec<Written<'c>> {
        let text = |text: Option<&'c str>| text.map_or(Value::Empty, |t| Value::Text(t.into()));
        let columns = self.layout.columns.iter();
        columns
            .map(|column| match column.shown {
                Shown::Cell(at) => plain(value(&cells[at], column.kind, column.look)),
                Shown::Word(at, group) => self.said(&cells[at], group),
                Shown::Line => plain(line(aside, context)),
                Shown::Document => plain(text(aside.document)),
                Shown::DocumentTitle => plain(text(aside.document_title)),
                Shown::Task => plain(text(aside.task)),
            })
            .collect()
    }

    /// A code in words, with its colour.
    fn said<'c>(&self, cell: &Cell<'_>, group: &'static str) -> Written<'c> {
        match cell.text() {
            code if code.is_empty() => plain(Value::Empty),
            code => {
                let (word, colour) = words::said(self.lang, group, &code);
                (Value::Text(word.into()), colour)
            }
        }
    }

    /// Writes a row behind the others.
    fn add(&mut self, book: &mut Workbook, row: &[Written<'_>]) -> io::Result<()> {
        if self.pages.last().is_none_or(|(_, rows)| *rows >= self.limit) {
            self.open(book)?;
        }
        let Some((page, rows)) = self.pages.last_mut() else { return Ok(()) };
        for (has, (value, _)) in self.filled.iter_mut().zip(row) {
            *has |= !matches!(value, Value::Empty | Value::Flag(false));
            self.size += size(value);
        }
        let (columns, formats) = (&self.layout.columns, &mut self.formats);
        guarded(|| {
            for ((at, column), (value, colour)) in (0..).zip(columns).zip(row) {
                let format = formats.of(column, value, *colour);
                write(page, (*rows, at), value, (column.place, format))?;
            }
            if *rows <= page::MEASURED {
                page.set_row_height(*rows, height(columns, row))?;
            }
            Ok(())
        })?;
        *rows += 1;
        Ok(())
    }

    /// Begins a worksheet.
    fn open(&mut self, book: &mut Workbook) -> io::Result<()> {
        let number = self.pages.len() + 1;
        let of = self.layout.name;
        let name = if number == 1 { of.to_owned() } else { format!("{of} ({number})") };
        let page = guarded(|| page::begun(book, &name, &self.layout))?;
        self.pages.push((page, 1));
        Ok(())
    }

    /// The worksheets, at least one, whole.
    pub(super) fn close(mut self, book: &mut Workbook) -> io::Result<Vec<Worksheet>> {
        if self.pages.is_empty() {
            self.open(book)?;
        }
        let Self { layout, lang, filled, pages, .. } = self;
        let ended = |(mut page, rows): (Worksheet, u32)| {
            page::end(&mut page, rows, &layout, &filled, lang).map_err(io::Error::other)?;
            Ok(page)
        };
        pages.into_iter().map(ended).collect()
    }
}

/// How high a row must be for what is seen of it.
fn height(columns: &[Column], row: &[Written<'_>]) -> f64 {
    let lines = |(column, (value, _)): (&Column, &Written<'_>)| match value {
        Value::Text(text) if column.sets_height() => heights::lines(text, column.width),
        Value::Text(_) | Value::Empty | Value::Day(_) | Value::Number(..) | Value::Flag(_) => 1,
    };
    heights::of_lines(columns.iter().zip(row).map(lines).max().unwrap_or(1))
}

/// Without a colour.
const fn plain(value: Value<'_>) -> Written<'_> {
    (value, Colour::None)
}

fn line(aside: Aside<'_>, context: &Context<'_>) -> Value<'static> {
    let line = aside.span.and_then(|span| context.lines.of_span(span));
    let line = line.and_then(|line| u32::try_from(line).ok());
    line.map_or(Value::Empty, |line| Value::Number(line.into(), 0))
}

/// The same as a cell can hold it; what it cannot is noted.
fn fitting<'c>(
    (value, colour): Written<'c>,
    column: &Column,
    record: &Record<'_>,
    lang: Lang,
    lacks: &mut Lacks,
) -> Written<'c> {
    let Value::Text(text) = &value else { return (value, colour) };
    let pointer = || record.pointer(lang.pick("cắt bớt, toàn văn", "cut, whole text"));
    let fitted = texts::fitted(text, pointer);
    lacks.note(record, column.heading, &fitted);
    let text = fitted.text.into_owned();
    (Value::Text(Cow::Owned(text)), colour)
}

/// Bytes that a value takes in the file of its worksheet, more or less.
fn size(value: &Value<'_>) -> u64 {
    /// Of the element of a cell without its text.
    const ELEMENT: u64 = 64;
    match value {
        Value::Text(text) => ELEMENT + text.len() as u64,
        Value::Empty | Value::Day(_) | Value::Number(..) | Value::Flag(_) => ELEMENT,
    }
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value<'_>,
    (place, format): (Place, &Format),
) -> Result<(), XlsxError> {
    match value {
        Value::Empty if place == Place::Hidden => return Ok(()),
        Value::Empty => page.write_blank(row, column, format)?,
        Value::Text(text) => page.write_string_with_format(row, column, text.as_ref(), format)?,
        Value::Number(number, _) => page.write_number_with_format(row, column, *number, format)?,
        Value::Flag(flag) => page.write_boolean_with_format(row, column, *flag, format)?,
        Value::Day(day) => {
            let (year, month, day) = (day.year().unsigned_abs(), day.month(), day.day());
            let (month, day) = (month.unsigned_abs(), day.unsigned_abs());
            let date = ExcelDateTime::from_ymd(year, month, day)?;
            page.write_datetime_with_format(row, column, date, format)?
        }
    };
    Ok(())
}

/// The library panics where its temporary file cannot be written, on a full disk for example.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => done.map_err(io::Error::other),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map_or("", String::as_str);
            Err(io::Error::other(format!("the workbook's temporary file: {said}")))
        }
    }
}
