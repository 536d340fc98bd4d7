//! One input → its files on the side and its lines of the files that all inputs share. Leaves
//! nothing behind where the input fails.

use super::inputs::Input;
use super::names::{Names, short_slug};
use super::stage::Stage;
use super::{Failure, Format, Give, Misprints, Order, Reading, Tally, guard};
use crate::data::{Error, Finding, Report, Source, TableRecord};
use crate::decode::Refusal;
use crate::write::csv::{self, Dialect};
use crate::write::datapackage::{self, File};
use crate::write::rows::Material;
use crate::write::{akn, json, table};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// What one input adds to the shared files.
pub(super) struct Made {
    /// Rows for each sheet that is written, in their order.
    pub(super) rows: Vec<Vec<u8>>,
    /// Its line among the sources of the package.
    pub(super) source: String,
    /// Its lines among the resources of the package.
    pub(super) tables: Vec<String>,
    pub(super) counts: Tally,
    /// What was odd about its bytes.
    pub(super) notes: Vec<Finding>,
    /// Its records and its text, for files that hold the whole run.
    pub(super) kept: Option<(Report, String)>,
}

/// `bytes` of the input called `name` → its text and records.
///
/// # Errors
/// If they are not read.
pub(super) fn read(
    name: &str,
    bytes: Vec<u8>,
    reading: Reading,
) -> Result<(Source, Report), Refusal> {
    let source = crate::read_as(name, bytes, reading.letters)?;
    let report = match reading.misprints {
        Misprints::Keep => crate::extract(&source, reading.joins),
        Misprints::Repair => crate::extract_repaired(&source, reading.joins),
    };
    Ok((source, report))
}

/// A report, and the text that its spans are of.
pub(crate) struct Given {
    pub(crate) report: Report,
    pub(crate) text: Text,
    /// What was odd about its bytes, where that is news.
    pub(crate) notes: Vec<Finding>,
}

/// The text of a source, and whether people have it.
pub(crate) enum Text {
    /// It is what the file of the source holds.
    OfFile(String),
    /// It stands in no file.
    Own(String),
    /// It is not at hand.
    Lost,
}

impl Text {
    pub(super) fn of(source: Source, is_file: bool) -> Self {
        if source.is_file_text && is_file {
            Self::OfFile(source.text)
        } else {
            Self::Own(source.text)
        }
    }

    fn into_string(self) -> String {
        match self {
            Self::OfFile(text) | Self::Own(text) => text,
            Self::Lost => String::new(),
        }
    }
}

/// What the bytes of `input` give.
///
/// # Errors
/// If it cannot be read.
pub(super) fn given(input: &Input, reading: Reading) -> Result<Given, Failure> {
    let bytes = input.read()?;
    let (mut source, report) = read(&input.name, bytes, reading)
        .map_err(|refusal| Failure::Refused { name: input.name.clone(), refusal })?;
    let notes = std::mem::take(&mut source.findings);
    Ok(Given { report, text: Text::of(source, input.is_file()), notes })
}

/// Why there is nothing.
enum Trouble {
    /// This input failed; the others go on.
    Input(Failure),
    /// Nothing can be written; the run is over.
    Output(Error),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Output(error)
    }
}

/// Takes what is given for `input`, and writes on the side.
///
/// # Errors
/// If writing fails; an input that fails is the inner error.
pub(super) fn make(
    input: &Input,
    give: Give<'_>,
    order: &Order,
    stage: Option<&Stage>,
) -> Result<Result<Made, Failure>, Error> {
    let mut desk = Desk { input, stage, files: Vec::new() };
    let failure = match guard::run(&input.name, || desk.work(give, order)) {
        Ok(Ok(made)) => return Ok(Ok(made)),
        Ok(Err(Trouble::Output(error))) => return Err(error),
        Ok(Err(Trouble::Input(failure))) => failure,
        Err(panic) => panic.into(),
    };
    desk.clear()?;
    Ok(Err(failure))
}

/// The files of one input.
struct Desk<'a> {
    input: &'a Input,
    /// Where files are written, where any are.
    stage: Option<&'a Stage>,
    /// Written so far, below OUT.
    files: Vec<String>,
}

impl Desk<'_> {
    fn work(&mut self, give: Give<'_>, order: &Order) -> Result<Made, Trouble> {
        let Given { report, text, notes } = give(self.input).map_err(Trouble::Input)?;
        let stem = &self.input.stem;
        if let Text::Own(text) = &text {
            self.write(&format!("text/{stem}.txt"), |to| to.write_all(text.as_bytes()))?;
        }
        let is_textless = matches!(text, Text::Lost) && order.needs_text(&report);
        let text = text.into_string();
        if order.formats.contains(&Format::Json) {
            self.write(&format!("json/{stem}.json"), |to| json::write(&report, to))?;
        }
        let material = Material { report: &report, text: &text };
        if order.formats.contains(&Format::Akn) {
            self.documents(material)?;
        }
        let line = datapackage::source_line(&report.source, &self.files);
        let mut made = Made {
            rows: Vec::new(),
            source: line.map_err(|cause| self.error("datapackage.json", cause))?,
            tables: Vec::new(),
            counts: Tally { textless: is_textless.into(), ..Tally::of(&report) },
            notes,
            kept: None,
        };
        made.rows = self.rows(material, order)?;
        for format in &order.formats {
            if let Format::Csv(dialect) = format {
                made.tables = self.tables(&report, *dialect)?;
            }
        }
        if order.has_volumes() {
            made.kept = Some((report, text));
        }
        Ok(made)
    }

    fn rows(&self, material: Material<'_>, order: &Order) -> Result<Vec<Vec<u8>>, Error> {
        let (sheets, dialect) = order.sheets();
        let rows = sheets.into_iter().map(|sheet| {
            let mut bytes = Vec::new();
            csv::body(sheet, material, dialect, &mut bytes)
                .map(|()| bytes)
                .map_err(|cause| self.error(sheet.name, cause))
        });
        rows.collect()
    }

    /// Writes each document as a file of its own.
    fn documents(&mut self, material: Material<'_>) -> Result<(), Error> {
        let (mut names, corpus) = (Names::default(), akn::Corpus::of(material));
        for document in &material.report.documents {
            let name = names.free(&short_slug(&document.id, "document"));
            let path = format!("akn/{}--{name}.xml", self.input.slug);
            self.write(&path, |to| corpus.write(document, to))?;
        }
        Ok(())
    }

    fn tables(&mut self, report: &Report, dialect: Dialect) -> Result<Vec<String>, Error> {
        let mut names = Names::default();
        let tables = report.tables.iter().map(|table| {
            let name = names.free(&short_slug(&table.id, "table"));
            let name = format!("{}--{name}", self.input.slug);
            self.table(&name, table, &report.source.name, dialect)
        });
        tables.collect()
    }

    /// Writes one table; its line of the package.
    fn table(
        &mut self,
        name: &str,
        table: &TableRecord,
        source: &str,
        dialect: Dialect,
    ) -> Result<String, Error> {
        let mut bytes = Vec::new();
        let path = format!("tables/{name}.csv");
        table::write(source, table, dialect, &mut bytes)
            .map_err(|cause| self.error(&path, cause))?;
        let blake3 = blake3::hash(&bytes).to_hex();
        let file = File { path: &path, bytes: bytes.len() as u64, blake3: &blake3 };
        let fields = table::fields(table);
        let line = datapackage::table_line(name, source, table, &fields, (file, dialect));
        let line = line.map_err(|cause| self.error(&path, cause))?;
        self.write(&path, |to| to.write_all(&bytes))?;
        Ok(line)
    }

    /// Writes the file `path` below OUT.
    fn write(
        &mut self,
        path: &str,
        fill: impl FnOnce(&mut BufWriter<fs::File>) -> io::Result<()>,
    ) -> Result<(), Error> {
        let Some(stage) = self.stage else { return Ok(()) };
        let place = stage.fresh().join(path);
        self.files.push(path.to_owned());
        let folder = place.parent().map_or(Ok(()), fs::create_dir_all);
        let written = folder.and_then(|()| fs::File::create(&place)).and_then(|file| {
            let mut to = BufWriter::new(file);
            fill(&mut to)?;
            to.flush()
        });
        written.map_err(|cause| self.error(path, cause))
    }

    fn error(&self, path: &str, cause: io::Error) -> Error {
        let path = self.stage.map_or_else(|| PathBuf::from(path), |stage| stage.target(path));
        Error::File { path, action: "cannot write", cause }
    }

    /// Takes away what was written.
    fn clear(&self) -> Result<(), Error> {
        let Some(stage) = self.stage else { return Ok(()) };
        for path in &self.files {
            match fs::remove_file(stage.fresh().join(path)) {
                Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                    return Err(self.error(path, cause));
                }
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }
}
