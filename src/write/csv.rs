//! Rows → CSV: RFC 4180 with LF, UTF-8. Does not open files.
//!
//! The spreadsheet dialect begins with a byte order mark and puts an apostrophe before each text
//! that a spreadsheet would run as a formula, and before each that begins with an apostrophe, so
//! that taking one leading apostrophe away gives the text back.

use super::rows::{Cell, Material, Sheet};
use ::csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use std::io::{self, Write};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// For whom it is.
    pub reader: Reader,
    /// What stands between cells: an ASCII character.
    pub separator: u8,
}

/// For whom a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Programs: the values as they are.
    Program,
    /// A spreadsheet: byte order mark and formula guard.
    Spreadsheet,
}

/// Byte order mark, by which Excel knows UTF-8.
const MARK: &str = "\u{feff}";

/// First characters that make a spreadsheet run a cell (OWASP, CSV injection), and the apostrophe
/// itself.
const GUARDED: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

impl Dialect {
    /// RFC 4180 with commas, for programs.
    pub const PLAIN: Self = Self { reader: Reader::Program, separator: b',' };
    /// With commas, for a spreadsheet.
    pub const EXCEL: Self = Self { reader: Reader::Spreadsheet, separator: b',' };

    /// What a file begins with.
    #[must_use]
    pub fn opening(self) -> &'static str {
        match self.reader {
            Reader::Program => "",
            Reader::Spreadsheet => MARK,
        }
    }

    /// `text` as a cell of this dialect.
    pub(super) fn guard(self, text: &str) -> Cow<'_, str> {
        if self.reader == Reader::Spreadsheet && text.starts_with(GUARDED) {
            Cow::Owned(format!("'{text}"))
        } else {
            Cow::Borrowed(text)
        }
    }

    fn cell<'c>(self, cell: &'c Cell<'_>) -> Cow<'c, str> {
        match cell {
            Cell::Text(text) => self.guard(text),
            Cell::Empty | Cell::Integer(_) | Cell::Number(_) | Cell::Flag(_) => cell.text(),
        }
    }
}

/// A writer with our line ends and quotes, for programs.
pub(super) fn writer<W: Write>(to: W) -> Writer<W> {
    writer_of(Dialect::PLAIN, to)
}

/// A writer of `dialect`.
pub(super) fn writer_of<W: Write>(dialect: Dialect, to: W) -> Writer<W> {
    WriterBuilder::new()
        .delimiter(dialect.separator)
        .terminator(Terminator::Any(b'\n'))
        .quote_style(QuoteStyle::Necessary)
        .from_writer(to)
}

/// Writes what the file of `sheet` begins with: the header row.
///
/// # Errors
/// What `to` returns.
pub fn head(sheet: &Sheet, dialect: Dialect, to: &mut impl Write) -> io::Result<()> {
    to.write_all(dialect.opening().as_bytes())?;
    let mut rows = writer_of(dialect, to);
    rows.write_record(sheet.heads.iter().map(|head| head.name))?;
    rows.flush()
}

/// Writes the rows of `material`, without a header.
///
/// # Errors
/// What `to` returns.
pub fn body(
    sheet: &Sheet,
    material: Material<'_>,
    dialect: Dialect,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut rows = writer_of(dialect, to);
    sheet.fill(material, &mut |cells| {
        for cell in cells {
            rows.write_field(dialect.cell(cell).as_bytes())?;
        }
        Ok(rows.write_record(None::<&[u8]>)?)
    })?;
    rows.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::rows::SHEETS;

    fn check(text: &str, excel: &str) {
        assert_eq!(Dialect::PLAIN.guard(text), text);
        let guarded = Dialect::EXCEL.guard(text);
        assert_eq!(guarded, excel);
        assert_eq!(guarded.strip_prefix('\'').unwrap_or(&guarded), text);
    }

    #[test]
    fn a_spreadsheet_never_runs_a_cell_and_no_text_is_lost() {
        for text in ["=1+1", "- Sở Y tế", "+ mục", "@x", "\tx", "\rx", "'a", "＝x"] {
            check(text, &format!("'{text}"));
        }
        for text in ["Sở Y tế", "1-2", "", " =x", "–"] {
            check(text, text);
        }
    }

    fn rows(name: &str, dialect: Dialect) -> Vec<Vec<String>> {
        let report = crate::write::sample::report();
        let sheet = SHEETS.iter().find(|sheet| sheet.name == name).unwrap();
        let mut bytes = Vec::new();
        head(sheet, dialect, &mut bytes).unwrap();
        let material = Material { report: &report, text: "" };
        body(sheet, material, dialect, &mut bytes).unwrap();
        let read = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
        let fields = |row: ::csv::StringRecord| row.iter().map(str::to_owned).collect();
        read.into_records().map(|row| fields(row.unwrap())).collect()
    }

    #[test]
    fn only_the_spreadsheet_dialect_has_a_mark() {
        for (dialect, expected) in
            [(Dialect::PLAIN, "source,"), (Dialect::EXCEL, "\u{feff}source,")]
        {
            let mut bytes = Vec::new();
            head(&SHEETS[0], dialect, &mut bytes).unwrap();
            assert!(bytes.starts_with(expected.as_bytes()));
        }
    }

    #[test]
    fn every_sheet_reads_back_with_a_row_per_record() {
        for (sheet, records) in [
            ("sources", 1),
            ("issues", 1),
            ("toc", 1),
            ("documents", 1),
            ("document_articles", 1),
            ("document_responsible", 0),
            ("blocks", 1),
            ("tasks", 1),
            ("task_agencies", 2),
            ("task_deadlines", 0),
            ("task_places", 1),
            ("document_confidence", 0),
            ("task_confidence", 1),
            ("metric_confidence", 1),
            ("citation_confidence", 0),
            ("metrics", 1),
            ("citations", 1),
            ("agencies", 1),
            ("findings", 0),
            ("tables", 1),
            ("table_continuations", 1),
        ] {
            let rows = rows(sheet, Dialect::PLAIN);
            assert_eq!(rows.len(), 1 + records, "{sheet}");
            assert!(rows.iter().skip(1).all(|row| row[0] == "a.txt"), "{sheet}");
        }
    }

    #[test]
    fn values_stand_under_their_names() {
        let rows = rows("tasks", Dialect::PLAIN);
        let value = |name: &str| {
            let at = rows[0].iter().position(|head| head == name);
            at.map(|at| rows[1][at].as_str())
        };
        for (name, expected) in [
            ("title", "- Làm \"một\" việc, hai việc"),
            ("section", "I. MỤC | 1. Ý"),
            ("leads", "Sở Y tế"),
            ("deadline_kind", "within"),
            ("deadline_end", "2026-06-30"),
            ("deadline_before", "false"),
            ("status_code", "completed"),
            ("status_step", "3"),
            ("result", ""),
            ("spans", "leads=9-12 | title=1-2;3-4"),
        ] {
            assert_eq!(value(name), Some(expected), "{name}");
        }
        let excel = self::rows("tasks", Dialect::EXCEL);
        assert!(excel[1].iter().any(|cell| cell.starts_with("'- Làm")));
    }
}
