//! What every input gave, in order → the files that all inputs share, and the package. Holds no more
//! than a file buffer each, and what the formats of one file for the whole run need.

use super::Order;
use super::stage::{PACKAGE, Stage};
use super::volumes::Volumes;
use super::work::Made;
use crate::data::{Error, Finding};
use crate::write::csv::{self, Dialect};
use crate::write::datapackage::{self, File, Written};
use crate::write::rows::{Material, Sheet};
use std::fs;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The shared files, open.
pub(super) struct Sink {
    /// Those in OUT, where there is one.
    folder: Option<Folder>,
    /// The formats of one file for the whole run.
    volumes: Volumes,
}

/// The shared files of OUT.
struct Folder {
    /// One per sheet that is written.
    sheets: Vec<(&'static Sheet, Growing)>,
    /// Lines of the package.
    sources: BufWriter<fs::File>,
    tables: BufWriter<fs::File>,
    dialect: Dialect,
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

pub(super) fn error(target: &Path) -> impl FnOnce(io::Error) -> Error {
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
    /// Opens the files of `order`.
    pub(super) fn create(stage: Option<&Stage>, order: &Order) -> Result<Self, Error> {
        let folder = stage.map(|stage| Folder::create(stage, order)).transpose()?;
        Ok(Self { folder, volumes: Volumes::open(stage, order)? })
    }

    /// Adds what one input made; tells what a format could not hold as it is.
    pub(super) fn take(&mut self, made: &Made) -> Result<Vec<Finding>, Error> {
        if let Some(folder) = &mut self.folder {
            folder.take(made)?;
        }
        let Some((report, text)) = &made.kept else { return Ok(Vec::new()) };
        self.volumes.take(Material { report, text })
    }

    /// What was asked for and no input has.
    pub(super) fn missing(&self) -> impl Iterator<Item = &str> {
        self.volumes.missing()
    }

    /// Closes the files and writes the package.
    pub(super) fn close(self, stage: Option<&Stage>) -> Result<(), Error> {
        let volumes = self.volumes.close()?;
        match (self.folder, stage) {
            (Some(folder), Some(stage)) => folder.close(stage, &volumes),
            _ => Ok(()),
        }
    }
}

impl Folder {
    /// Opens the files of `order` and writes their headers.
    fn create(stage: &Stage, order: &Order) -> Result<Self, Error> {
        let (sheets, dialect) = order.sheets();
        let sheets = sheets.into_iter().map(|sheet| Ok((sheet, headed(stage, sheet, dialect)?)));
        let sheets = sheets.collect::<Result<Vec<_>, Error>>()?;
        let sources = BufWriter::new(stage.spool()?);
        let tables = BufWriter::new(stage.spool()?);
        Ok(Self { sheets, sources, tables, dialect, package: stage.target(PACKAGE) })
    }

    /// Adds what one input made.
    fn take(&mut self, made: &Made) -> Result<(), Error> {
        for ((_, file), rows) in self.sheets.iter_mut().zip(&made.rows) {
            file.push(rows)?;
        }
        let package = &self.package;
        writeln!(self.sources, "{}", made.source).map_err(error(package))?;
        made.tables
            .iter()
            .try_for_each(|line| writeln!(self.tables, "{line}"))
            .map_err(error(package))
    }

    /// Closes the files and writes the package, `volumes` told in it.
    fn close(mut self, stage: &Stage, volumes: &[Written]) -> Result<(), Error> {
        let package = self.package;
        let mut lines = String::new();
        for (sheet, file) in &mut self.sheets {
            file.file.flush().map_err(error(&file.target))?;
            let blake3 = file.hasher.finalize().to_hex();
            let written = File { path: &file.path, bytes: file.bytes, blake3: &blake3 };
            let line =
                datapackage::sheet_line(sheet, self.dialect, written).map_err(error(&package))?;
            lines.push_str(&line);
            lines.push('\n');
        }
        let (sources, tables) = (self.sources, self.tables);
        let written = reread(sources).and_then(|mut sources| {
            let mut resources = BufReader::new(lines.as_bytes().chain(reread(tables)?));
            let mut to = BufWriter::new(fs::File::create(stage.fresh().join(PACKAGE))?);
            datapackage::write(&mut sources, &mut resources, volumes, &mut to)?;
            to.flush()
        });
        written.map_err(error(&package))
    }
}

/// The file of a sheet with its header.
fn headed(stage: &Stage, sheet: &Sheet, dialect: Dialect) -> Result<Growing, Error> {
    let path = format!("{}.csv", sheet.name);
    let mut head = Vec::new();
    let target = stage.target(&path);
    csv::head(sheet, dialect, &mut head).map_err(error(&target))?;
    let file = fs::File::create(stage.fresh().join(&path)).map_err(error(&target))?;
    let (file, hasher) = (BufWriter::new(file), blake3::Hasher::new());
    let mut growing = Growing { path, target, file, bytes: 0, hasher };
    growing.push(&head)?;
    Ok(growing)
}

/// What was written, from its beginning.
fn reread(written: BufWriter<fs::File>) -> io::Result<BufReader<fs::File>> {
    let mut file = written.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(BufReader::new(file))
}
