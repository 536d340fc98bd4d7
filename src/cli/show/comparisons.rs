//! A comparison → standard output or a file.

use super::{Show, Volume};
use crate::cli::plan::Telling;
use crate::data::{Comparison, Error};
use crate::write::changes;
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
        match &telling.out {
            Some(file) => into_file(comparison, telling, file),
            None if self.volume == Volume::Normal => to_stdout(comparison, telling),
            None => Ok(()),
        }
    }
}

fn into_file(comparison: &Comparison, telling: &Telling, file: &Path) -> Result<(), Error> {
    let written = fs::File::create(file).and_then(|to| written(comparison, telling, to));
    let action = "cannot write";
    written.map_err(|cause| Error::File { path: file.to_owned(), action, cause })
}

/// A closed pipe has read enough.
fn to_stdout(comparison: &Comparison, telling: &Telling) -> Result<(), Error> {
    match written(comparison, telling, io::stdout().lock()) {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => {
            Err(Error::File { path: "-".into(), action: "cannot write", cause })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn written(comparison: &Comparison, telling: &Telling, to: impl Write) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    changes::write(comparison, telling.form, telling.style, &mut to)?;
    to.flush()
}
