//! Bytes that were asked for → standard output or a file.

use super::{Show, Volume};
use crate::data::Error;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;
use std::{fs, io};

impl Show {
    /// Writes into `file`, else to standard output. Who wants nothing said has the exit status instead of a report for
    /// the terminal (`is_talk`); data and pages that are asked for are written.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn give(
        self,
        file: Option<&Path>,
        is_talk: bool,
        put: Fill<'_>,
    ) -> Result<(), Error> {
        match file {
            Some(file) => into_file(put, file),
            None if self.volume == Volume::Normal || !is_talk => to_stdout(put),
            None => Ok(()),
        }
    }
}

/// What is written.
pub(super) type Fill<'f> = &'f dyn Fn(&mut BufWriter<Box<dyn Write>>) -> io::Result<()>;

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
