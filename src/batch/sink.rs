//! The lines of every input, in order → the files that all inputs share, and the package. Holds no
//! more than a file buffer each.

use super::Format;
use super::stage::{PACKAGE, Stage};
use super::work::Made;
use crate::data::Error;
use crate::write::csv::{self, Dialect};
use crate::write::datapackage::{self, File};
use crate::write::rows::SHEETS;
use std::fs;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The shared files, open.
pub(super) struct Sink {
    /// One per sheet; none where no CSV is written.
    sheets: Vec<Growing>,
    /// Lines of the package.
    sources: BufWriter<fs::File>,
    tables: BufWriter<fs::File>,
    /// Where the package will be, for messages.
    package: PathBuf,
}

/// A file that grows, with its size and hash.
struct Growing {
    path: String,
    /// Where it will be, for messages.
    target: PathBuf,
    file: BufWriter<fs::File>,
    bytes: u64,
    hasher: blake3::Hasher,
}

fn error(target: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = target.to_owned();
    move |cause| Error::File { path, action: "cannot write", cause }
}

impl Growing {
    fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.bytes += bytes.len() as u64;
        self.hasher.update(bytes);
        self.file.write_all(bytes).map_err(error(&self.target))
    }
}

impl Sink {
    /// Opens the files of `formats` and writes their headers.
    pub(super) fn create(stage: &Stage, formats: &[Format]) -> Result<Self, Error> {
        let mut sheets = Vec::new();
        for format in formats {
            if let Format::Csv(dialect) = *format {
                sheets = headed(stage, dialect)?;
            }
        }
        let sources = BufWriter::new(stage.spool()?);
        let tables = BufWriter::new(stage.spool()?);
        Ok(Self { sheets, sources, tables, package: stage.target(PACKAGE) })
    }

    /// Adds what one input made.
    pub(super) fn take(&mut self, made: &Made) -> Result<(), Error> {
        for (sheet, rows) in self.sheets.iter_mut().zip(&made.rows) {
            sheet.push(rows)?;
        }
        let package = &self.package;
        writeln!(self.sources, "{}", made.source).map_err(error(package))?;
        made.tables
            .iter()
            .try_for_each(|line| writeln!(self.tables, "{line}"))
            .map_err(error(package))
    }

    /// Closes the files and writes the package.
    pub(super) fn close(mut self, stage: &Stage) -> Result<(), Error> {
        let package = self.package;
        let mut lines = String::new();
        for (sheet, file) in SHEETS.iter().zip(&mut self.sheets) {
            file.file.flush().map_err(error(&file.target))?;
            let blake3 = file.hasher.finalize().to_hex();
            let written = File { path: &file.path, bytes: file.bytes, blake3: &blake3 };
            let line = datapackage::sheet_line(sheet, written).map_err(error(&package))?;
            lines.push_str(&line);
            lines.push('\n');
        }
        let (sources, tables) = (self.sources, self.tables);
        let written = reread(sources).and_then(|mut sources| {
            let mut resources = BufReader::new(lines.as_bytes().chain(reread(tables)?));
            let mut to = BufWriter::new(fs::File::create(stage.fresh().join(PACKAGE))?);
            datapackage::write(&mut sources, &mut resources, &mut to)?;
            to.flush()
        });
        written.map_err(error(&package))
    }
}

/// One file per sheet, each with its header.
fn headed(stage: &Stage, dialect: Dialect) -> Result<Vec<Growing>, Error> {
    let sheets = SHEETS.iter().map(|sheet| {
        let path = format!("{}.csv", sheet.name);
        let mut head = Vec::new();
        let target = stage.target(&path);
        csv::head(sheet, dialect, &mut head).map_err(error(&target))?;
        let file = fs::File::create(stage.fresh().join(&path)).map_err(error(&target))?;
        let (file, hasher) = (BufWriter::new(file), blake3::Hasher::new());
        let mut growing = Growing { path, target, file, bytes: 0, hasher };
        growing.push(&head)?;
        Ok(growing)
    });
    sheets.collect()
}

/// What was written, from its beginning.
fn reread(written: BufWriter<fs::File>) -> io::Result<BufReader<fs::File>> {
    let mut file = written.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(BufReader::new(file))
}
