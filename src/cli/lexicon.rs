//! A folder of a person's own tables → what the program knows. Form and meaning of the tables are for
//! `lang::lexicon`.

use crate::data::Error;
use crate::lang::lexicon::Fault;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why a lexicon is not taken.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The folder or a file of it cannot be read.
    Unreadable(Error),
    /// The tables are wrong.
    Faults(PathBuf, Vec<Fault>),
}

/// Adds the tables of `folder`; dot files are none.
pub(super) fn add(folder: &Path) -> Result<(), Trouble> {
    let files = files(folder).map_err(Trouble::Unreadable)?;
    crate::add_lexicon(files).map_err(|faults| Trouble::Faults(folder.to_owned(), faults))
}

/// The files of `folder`, by name.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |cause: io::Error| Error::File { path, action: "cannot read", cause }
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            let bytes = read(&entry.path()).map_err(at(&entry.path()))?;
            files.push((name, bytes));
        }
    }
    Ok(files)
}

/// The bytes of a file; a device or pipe may never end.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_file() || kind.is_dir() {
        return fs::read(path);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
}
