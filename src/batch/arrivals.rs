//! Paths as typed → files with their stamps, their bytes once they rest, and what is read of them: what a catalogue
//! needs of a batch. Writes nothing.

use super::inputs::{self, Input};
use super::{Failure, Reading, guard, work};
use crate::data::{Error, Finding, Report};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How often a file is read that changes meanwhile.
const READINGS: usize = 3;
/// The coarsest time of change that a file system keeps (FAT): within it two writes can look like one.
const TICK: Duration = Duration::from_secs(2);

/// A file that was named, or stands below a folder that was.
#[derive(Debug)]
pub(crate) struct Arrival(Input);

/// By what a file is known to be the same without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Its size.
    pub(crate) bytes: i64,
    /// Nanoseconds from 1970 to its last change.
    pub(crate) modified: i64,
}

/// All files below `paths` in the order of their names, without the files of the catalogue itself.
pub(crate) fn find(paths: &[impl AsRef<Path>], catalog: &Path) -> (Vec<Arrival>, Vec<Failure>) {
    let paths: Vec<_> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
    let found = inputs::list(&paths);
    let beside = ["", "-wal", "-shm", "-journal"].map(|end| {
        let mut name = catalog.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    });
    let is_own = |input: &Input| {
        let name = input.path().and_then(Path::file_name);
        beside.iter().any(|own| own.file_name() == name && input.is_at(own))
    };
    let inputs = found.inputs.into_iter().filter(|input| !is_own(input));
    (inputs.map(Arrival).collect(), found.failures)
}

impl Arrival {
    /// The path as given plus the path below it.
    pub(crate) fn name(&self) -> &str {
        &self.0.name
    }

    /// Its stamp; none where it cannot be had.
    pub(crate) fn stamp(&self) -> Option<Stamp> {
        self.0.path().and_then(|path| stamp(path).ok())
    }

    /// Its bytes and the stamp that it had before and after they were read; none where it changed so shortly before
    /// that the next change may not show in the stamp.
    ///
    /// # Errors
    /// If it cannot be read, or does not rest.
    pub(crate) fn read(&self) -> Result<(Option<Stamp>, Vec<u8>), Failure> {
        let begun = nanoseconds(SystemTime::now()).unwrap_or_default();
        let path = self.0.path().unwrap_or(Path::new(""));
        let look = || {
            stamp(path).map_err(|cause| {
                Error::File { path: path.to_owned(), action: "cannot read", cause }.into()
            })
        };
        let read = settled(look, || self.0.read())?;
        let (stamp, bytes) = read.ok_or_else(|| Failure::Changing { name: self.0.name.clone() })?;
        Ok((Some(stamp).filter(|stamp| stamp.age(begun) >= TICK), bytes))
    }

    /// Whether a file of this name is there.
    pub(crate) fn is_there(name: &str) -> bool {
        super::names::paths(name).iter().any(|path| path.exists())
    }
}

fn stamp(path: &Path) -> io::Result<Stamp> {
    let found = fs::metadata(path)?;
    let modified = nanoseconds(found.modified()?).ok_or(io::ErrorKind::InvalidData)?;
    Ok(Stamp { bytes: i64::try_from(found.len()).map_err(io::Error::other)?, modified })
}

/// Nanoseconds from 1970, down from there for a day before it.
pub(crate) fn nanoseconds(time: SystemTime) -> Option<i64> {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_nanos()).ok(),
        Err(before) => i64::try_from(before.duration().as_nanos()).ok().map(i64::wrapping_neg),
    }
}

impl Stamp {
    /// How long before `now`, in nanoseconds from 1970, the file changed; nothing where it says later.
    pub(crate) fn age(self, now: i64) -> Duration {
        let age = now.saturating_sub(self.modified);
        Duration::from_nanos(u64::try_from(age).unwrap_or_default())
    }
}

/// What `read` gives once two looks, before and after it, see the same; none where they never do.
fn settled<T, E>(
    mut look: impl FnMut() -> Result<Stamp, E>,
    mut read: impl FnMut() -> Result<T, E>,
) -> Result<Option<(Stamp, T)>, E> {
    let mut before = look()?;
    for _ in 0..READINGS {
        let found = read()?;
        let after = look()?;
        if after == before {
            return Ok(Some((after, found)));
        }
        before = after;
    }
    Ok(None)
}

/// The report on `bytes`, and what was odd about them.
///
/// # Errors
/// If they are not read; a bug of ours is one.
pub(crate) fn extract(
    name: &str,
    bytes: Vec<u8>,
    reading: Reading,
) -> Result<(Report, Vec<Finding>), Failure> {
    let read = guard::run(name, || work::read(name, bytes, reading))?;
    let (source, report) =
        read.map_err(|refusal| Failure::Refused { name: name.to_owned(), refusal })?;
    Ok((report, source.findings))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a file whose stamps are these, one a look.
    fn found(sizes: &[i64]) -> (Option<(Stamp, usize)>, usize) {
        let (mut looks, mut readings) = (sizes.iter(), 0);
        let look = || Ok::<_, ()>(Stamp { bytes: *looks.next().unwrap(), modified: 0 });
        let read = || {
            readings += 1;
            Ok(readings)
        };
        (settled(look, read).unwrap(), readings)
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_read_again() {
        let stamp = |bytes| Stamp { bytes, modified: 0 };
        assert_eq!(found(&[5, 5]), (Some((stamp(5), 1)), 1));
        assert_eq!(found(&[5, 7, 7]), (Some((stamp(7), 2)), 2));
        assert_eq!(found(&[5, 7, 8, 8]), (Some((stamp(8), 3)), 3));
        assert_eq!(found(&[5, 6, 7, 8, 9]), (None, READINGS));
    }
}
