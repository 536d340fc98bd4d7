//! Paths as typed → files with their stamps, their bytes once they rest, and what is read of them: what a catalogue
//! needs of a batch. Writes nothing.

use super::inputs::{self, Input};
use super::work::{self, Text};
use super::{Failure, Reading, guard};
use crate::data::{Error, Finding, Report};
use crate::decode::Letters;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How often a file is read that changes meanwhile.
const READINGS: usize = 3;

/// For how long a time of change can be that of a later change too: the clock of files ticks every few milliseconds,
/// and every two seconds where only whole ones are kept.
const TICK: Duration = Duration::from_millis(20);
const WHOLE_TICK: Duration = Duration::from_secs(2);

/// A file that was named, or stands below a folder that was.
#[derive(Debug)]
pub(crate) struct Arrival(Input);

/// By what a file is known to be the same without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Its size.
    pub(crate) bytes: i64,
    /// Nanoseconds from 1970 to its last change; none where that does not tell it from a later one.
    pub(crate) modified: Option<i64>,
}

impl Stamp {
    /// How long before `now`, in nanoseconds from 1970, the file changed; nothing where that is not known, or later.
    pub(crate) fn age(self, now: i64) -> Duration {
        let age = self.modified.map_or(0, |modified| now.saturating_sub(modified));
        Duration::from_nanos(u64::try_from(age).unwrap_or_default())
    }

    /// As it can be trusted of a file that was read at `now`: what is changed within a tick has the same time.
    pub(crate) fn as_of(self, now: SystemTime) -> Self {
        let is_old = |modified: &i64| {
            let is_whole = modified % 1_000_000_000 == 0;
            let tick = if is_whole { WHOLE_TICK } else { TICK };
            now.checked_sub(tick).and_then(nanoseconds).is_some_and(|then| *modified < then)
        };
        Self { modified: self.modified.filter(is_old), ..self }
    }
}

/// All files below `paths` in the order of their names, without the files of the catalogue itself.
pub(crate) fn find(paths: &[impl AsRef<Path>], catalog: &Path) -> (Vec<Arrival>, Vec<Failure>) {
    let paths: Vec<_> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
    let found = inputs::list(&paths);
    let own = catalog.file_name().unwrap_or_default().as_encoded_bytes();
    let is_own = |input: &Input| {
        let Some(name) = input.path().and_then(Path::file_name) else { return false };
        let rest = name.as_encoded_bytes().strip_prefix(own);
        rest.is_some_and(is_beside) && input.is_at(&catalog.with_file_name(name))
    };
    let inputs = found.inputs.into_iter().filter(|input| !is_own(input));
    (inputs.map(Arrival).collect(), found.failures)
}

/// Whether a file belongs to a catalogue whose name it has with this behind it: what the database keeps beside it, and
/// copies of earlier versions.
fn is_beside(rest: &[u8]) -> bool {
    matches!(rest, b"" | b"-wal" | b"-shm" | b"-journal")
        || rest.starts_with(b".") && (rest.ends_with(b".bak") || rest.ends_with(b".bak.part"))
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

    /// Its bytes and the stamp that it had before and after they were read.
    ///
    /// # Errors
    /// If it cannot be read, or does not rest.
    pub(crate) fn read(&self) -> Result<(Stamp, Vec<u8>), Failure> {
        let path = self.0.path().unwrap_or(Path::new(""));
        let look = || {
            stamp(path).map_err(|cause| {
                Error::File { path: path.to_owned(), action: "cannot read", cause }.into()
            })
        };
        settled(look, || self.0.read())?
            .ok_or_else(|| Failure::Changing { name: self.0.name.clone() })
    }

    /// Whether a file of this name is there.
    pub(crate) fn is_there(name: &str) -> bool {
        super::names::paths(name).iter().any(|path| path.exists())
    }
}

fn stamp(path: &Path) -> io::Result<Stamp> {
    let found = fs::metadata(path)?;
    let bytes = i64::try_from(found.len()).map_err(io::Error::other)?;
    Ok(Stamp { bytes, modified: nanoseconds(found.modified()?) })
}

/// From 1970 to `time`; a day before that counts down from there. None beyond the year 2262.
pub(crate) fn nanoseconds(time: SystemTime) -> Option<i64> {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_nanos()).ok(),
        Err(before) => i64::try_from(before.duration().as_nanos()).ok().map(i64::wrapping_neg),
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

/// The text that `report` was made of, from the first of the files called `names` that still holds it.
pub(crate) fn text_of(report: &Report, names: &[String]) -> Text {
    let source = &report.source;
    let is_like = |path: &PathBuf| {
        fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() == source.bytes)
    };
    let paths = names.iter().flat_map(|name| super::names::paths(name)).filter(is_like);
    let bytes = paths.filter_map(|path| fs::read(path).ok());
    let is_it = |bytes: &Vec<u8>| blake3::hash(bytes).to_hex().as_str() == source.blake3;
    let letters = source.from.as_deref().and_then(Letters::named).unwrap_or_default();
    let mut read =
        bytes.filter(is_it).filter_map(|bytes| crate::read_as(&source.name, bytes, letters).ok());
    read.next().map_or(Text::Lost, |source| Text::of(source, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a file whose stamps are these, one a look.
    fn found(sizes: &[i64]) -> (Option<(Stamp, usize)>, usize) {
        let (mut looks, mut readings) = (sizes.iter(), 0);
        let look = || Ok::<_, ()>(Stamp { bytes: *looks.next().unwrap(), modified: Some(0) });
        let read = || {
            readings += 1;
            Ok(readings)
        };
        (settled(look, read).unwrap(), readings)
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_read_again() {
        let stamp = |bytes| Stamp { bytes, modified: Some(0) };
        assert_eq!(found(&[5, 5]), (Some((stamp(5), 1)), 1));
        assert_eq!(found(&[5, 7, 7]), (Some((stamp(7), 2)), 2));
        assert_eq!(found(&[5, 7, 8, 8]), (Some((stamp(8), 3)), 3));
        assert_eq!(found(&[5, 6, 7, 8, 9]), (None, READINGS));
    }

    #[test]
    fn a_time_that_a_later_change_could_have_tells_nothing() {
        let now = UNIX_EPOCH + Duration::from_secs(1_000);
        let trusted = |before: Duration| {
            let modified = nanoseconds(now - before);
            Stamp { bytes: 0, modified }.as_of(now).modified == modified
        };
        assert!(trusted(Duration::from_millis(21)) && !trusted(Duration::from_millis(19)));
        assert!(trusted(Duration::from_secs(3)) && !trusted(Duration::from_secs(1)));
        let later = Stamp { bytes: 0, modified: nanoseconds(now + Duration::from_nanos(1)) };
        assert_eq!(later.as_of(now).modified, None);
        assert_eq!(nanoseconds(UNIX_EPOCH + Duration::from_secs(32_503_680_000)), None);
        assert_eq!(nanoseconds(UNIX_EPOCH - Duration::from_nanos(7)), Some(-7));
    }
}
