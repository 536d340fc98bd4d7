//! What the database or the system said → why the catalogue cannot be used.

use crate::batch::Failure;
use crate::data::Error;
use rusqlite::ErrorCode;
use std::io;
use std::path::Path;

/// Why something in the catalogue could not be done.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The database, or the system below it.
    Storage(io::Error),
    /// A bug of ours.
    Bug(Error),
}

/// What is done in the catalogue.
pub(super) type Done<T> = Result<T, Trouble>;

impl From<rusqlite::Error> for Trouble {
    fn from(cause: rusqlite::Error) -> Self {
        Self::Storage(io::Error::new(kind(&cause), cause))
    }
}

/// What the system calls what the database met, so that it is told in the language of the reader.
fn kind(cause: &rusqlite::Error) -> io::ErrorKind {
    let known = [
        (ErrorCode::DiskFull, io::ErrorKind::StorageFull),
        (ErrorCode::ReadOnly, io::ErrorKind::ReadOnlyFilesystem),
        (ErrorCode::PermissionDenied, io::ErrorKind::PermissionDenied),
    ];
    let code = cause.sqlite_error_code();
    let known = known.into_iter().find(|(known, _)| Some(*known) == code);
    known.map_or(io::ErrorKind::Other, |(_, kind)| kind)
}

impl From<io::Error> for Trouble {
    fn from(cause: io::Error) -> Self {
        Self::Storage(cause)
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(cause: serde_json::Error) -> Self {
        Self::Storage(cause.into())
    }
}

impl From<Error> for Trouble {
    fn from(bug: Error) -> Self {
        Self::Bug(bug)
    }
}

impl Trouble {
    /// What the database calls it.
    pub(super) fn code(&self) -> Option<ErrorCode> {
        let Self::Storage(cause) = self else { return None };
        let database = cause.get_ref()?.downcast_ref::<rusqlite::Error>()?;
        database.sqlite_error_code()
    }

    /// Whether another process holds the catalogue.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self.code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
    }

    /// It as it is told of the catalogue at `path`.
    pub(super) fn of(self, path: &Path) -> Failure {
        let own = path.to_owned();
        if self.is_busy() {
            return Failure::BusyCatalog { path: own };
        }
        if self.code() == Some(ErrorCode::NotADatabase) {
            return Failure::NoCatalog { path: own };
        }
        match self {
            Self::Storage(cause) => {
                Error::File { path: own, action: "cannot use the catalogue", cause }.into()
            }
            Self::Bug(bug) => bug.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_as_one() {
        let cause = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
        let trouble = Trouble::from(rusqlite::Error::SqliteFailure(cause, None));
        assert_eq!(trouble.code(), Some(ErrorCode::DiskFull));
        let Trouble::Storage(cause) = trouble else { panic!("{trouble:?}") };
        assert_eq!(cause.kind(), io::ErrorKind::StorageFull);
    }
}
