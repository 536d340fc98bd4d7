//! A comparison, or the course over several reports → standard output or a file.

use super::{Show, Volume};
use crate::cli::plan::Telling;
use crate::data::{Comparison, Error, SeriesRow};
use crate::write::changes::{self, Form, series};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;
use std::{fs, io};

impl Show {
    /// Writes what changed. Who wants nothing said has the exit status, and the file that is asked for.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(in crate::cli) fn comparison(
        self,
        comparison: &Comparison,
        telling: &Telling,
    ) -> Result<(), Error> {
        self.give(telling, &|to| changes::write(comparison, telling.form, telling.style, to))
    }

    /// Writes the course over several reports.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(in crate::cli) fn course(self, rows: &[SeriesRow], telling: &Telling) -> Result<(), Error> {
        self.give(telling, &|mut to| match telling.form {
            Form::Json => series::json(rows, &mut to),
            Form::Ndjson => series::ndjson(rows, &mut to),
            Form::Csv => series::csv(rows, &mut to),
            Form::Text | Form::Html | Form::Markdown => {
                series::text(rows, telling.style.lang, &mut to)
            }
        })
    }

    fn give(self, telling: &Telling, put: Fill<'_>) -> Result<(), Error> {
        match &telling.out {
            Some(file) => into_file(put, file),
            None if self.volume == Volume::Normal => to_stdout(put),
            None => Ok(()),
        }
    }
}

/// What is written.
type Fill<'f> = &'f dyn Fn(&mut BufWriter<Box<dyn Write>>) -> io::Result<()>;

fn into_file(put: Fill<'_>, file: &Path) -> Result<(), Error> {
    let written = fs::File::create(file).and_then(|to| written(put, Box::new(to)));
    let action = "cannot write";
    written.map_err(|cause| Error::File { path: file.to_owned(), action, cause })
}

/// A closed pipe has read enough.
fn to_stdout(put: Fill<'_>) -> Result<(), Error> {
    match written(put, Box::new(io::stdout().lock())) {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => {
            Err(Error::File { path: "-".into(), action: "cannot write", cause })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn written(put: Fill<'_>, to: Box<dyn Write>) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    put(&mut to)?;
    to.flush()
}
