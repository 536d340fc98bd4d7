//! The formats of which a run writes one file → those files.

use super::sink::error;
use super::stage::Stage;
use super::{Format, Order, Place, guard};
use crate::data::{Error, Finding};
use crate::write::datapackage::Written;
use crate::write::rows::Material;
use crate::write::{Volume, ics, ndjson, sqlite, xlsx};
use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// Those of a run, open.
pub(super) struct Volumes(Vec<Open>);

/// One of them.
struct Open {
    volume: Box<dyn Volume>,
    /// Name below OUT, and where it is now; none of standard output.
    file: Option<(&'static str, PathBuf)>,
    /// Where it will be, for messages.
    target: PathBuf,
}

/// The file of `format`, where a run writes one.
pub(super) const fn name(format: &Format) -> Option<&'static str> {
    match format {
        Format::Json | Format::Csv(_) | Format::Akn => None,
        Format::Ndjson(_) => Some("congbao.ndjson"),
        Format::Xlsx(_) => Some("congbao.xlsx"),
        Format::Sqlite => Some("congbao.sqlite"),
        Format::Parquet => Some("congbao.parquet"),
        Format::Ics(_) => Some("congbao.ics"),
    }
}

impl Volumes {
    /// Opens the files of `order`.
    pub(super) fn open(stage: Option<&Stage>, order: &Order) -> Result<Self, Error> {
        let named = order.formats.iter().filter_map(|format| Some((format, name(format)?)));
        let open = named.map(|(format, name)| open(format, name, stage));
        Ok(Self(open.collect::<Result<_, _>>()?))
    }

    /// Adds what one input gave; tells what a format could not hold as it is.
    pub(super) fn take(&mut self, material: Material<'_>) -> Result<Vec<Finding>, Error> {
        let mut lacks = Vec::new();
        for open in &mut self.0 {
            let Open { volume, target, .. } = open;
            let taken = quiet(target, || volume.take(material))?;
            lacks.extend(taken.map_err(error(target))?);
        }
        Ok(lacks)
    }

    /// What was asked for and no input has.
    pub(super) fn missing(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|open| open.volume.missing())
    }

    /// Closes the files; those in OUT.
    pub(super) fn close(self) -> Result<Vec<Written>, Error> {
        let mut written = Vec::new();
        for Open { volume, file, target } in self.0 {
            quiet(&target, || volume.close())?.map_err(error(&target))?;
            if let Some((path, place)) = file {
                written.push(hashed(path, &place).map_err(error(&target))?);
            }
        }
        Ok(written)
    }
}

/// Does `work` for the file `target`; a library may panic where it cannot write.
fn quiet<T>(target: &Path, work: impl FnOnce() -> T) -> Result<T, Error> {
    guard::run(&target.display().to_string(), work)
}

fn open(format: &Format, name: &'static str, stage: Option<&Stage>) -> Result<Open, Error> {
    let stage = stage.filter(|_| *format != Format::Ndjson(Place::Stdout));
    let Some(stage) = stage else {
        let volume = Box::new(ndjson::Lines::new(BufWriter::new(io::stdout())));
        return Ok(Open { volume, file: None, target: PathBuf::from("stdout") });
    };
    let (place, target) = (stage.fresh().join(name), stage.target(name));
    let volume = begun(format, &place).map_err(error(&target))?;
    Ok(Open { volume, file: Some((name, place)), target })
}

/// The volume of `format`, whose file is `place`.
fn begun(format: &Format, place: &Path) -> io::Result<Box<dyn Volume>> {
    let file = || fs::File::create(place).map(BufWriter::new);
    match format {
        Format::Ndjson(_) => Ok(Box::new(ndjson::Lines::new(file()?))),
        #[cfg(feature = "parquet")]
        Format::Parquet => Ok(Box::new(crate::write::parquet::File::new(file()?)?)),
        #[cfg(not(feature = "parquet"))]
        Format::Parquet => Err(io::ErrorKind::Unsupported.into()),
        Format::Sqlite => {
            let connection = rusqlite::Connection::open(place).map_err(io::Error::other)?;
            Ok(Box::new(sqlite::Database::new(connection)?))
        }
        Format::Xlsx(lang) => {
            let spool = place.parent().unwrap_or(Path::new("."));
            Ok(Box::new(xlsx::Workbook::new(*lang, xlsx::ROWS, spool, file()?)?))
        }
        Format::Ics(wish) => Ok(Box::new(ics::Calendar::begin(file()?, wish)?)),
        Format::Json | Format::Csv(_) | Format::Akn => Err(io::ErrorKind::Unsupported.into()),
    }
}

fn hashed(path: &str, place: &Path) -> io::Result<Written> {
    let mut hasher = blake3::Hasher::new();
    let bytes = io::copy(&mut fs::File::open(place)?, &mut hasher)?;
    let hash = format!("blake3:{}", hasher.finalize().to_hex());
    Ok(Written { path: path.to_owned(), bytes, hash })
}
