//! A folder that `extract` filled → the proof of each report in it, read again with its source.
//! Writes nothing.

use super::{Failure, WINDOW, guard, names, pool};
use crate::data::{Error, Report, Source};
use crate::decode::Letters;
use crate::verify::Proof;
use rayon::prelude::*;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// What to prove.
#[derive(Clone, Debug)]
pub struct Check {
    /// The folder that was filled.
    pub out: PathBuf,
    /// Where the sources are, if not where their names say.
    pub sources: Option<PathBuf>,
    /// Threads.
    pub jobs: NonZeroUsize,
}

/// One report and its proof.
#[derive(Debug)]
pub struct Checked {
    /// The report.
    pub json: PathBuf,
    /// What holds and what does not, or why that cannot be said.
    pub result: Result<Proof, Failure>,
}

/// Proves every report of `check.out`, handing each over in order.
///
/// # Errors
/// If there is no report to prove.
pub fn verify(check: &Check, mut tell: impl FnMut(&Checked)) -> Result<(), Failure> {
    let reports = reports(&check.out)?;
    let pool = pool(check.jobs)?;
    for window in reports.chunks(check.jobs.get().saturating_mul(WINDOW)) {
        let prove = |json: &PathBuf| Checked { json: json.clone(), result: prove(json, check) };
        let checked: Vec<Checked> = pool.install(|| window.par_iter().map(prove).collect());
        checked.iter().for_each(&mut tell);
    }
    Ok(())
}

/// The reports of `out`, sorted.
pub(super) fn reports(out: &Path) -> Result<Vec<PathBuf>, Failure> {
    let none = || Failure::NoReports { out: out.to_owned() };
    let folder = out.join("json");
    let mut reports = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|_| none())? {
        let path = entry.map_err(|cause| unreadable(&folder, cause))?.path();
        if path.extension() == Some(OsStr::new("json")) {
            reports.push(path);
        }
    }
    reports.sort();
    if reports.is_empty() { Err(none()) } else { Ok(reports) }
}

fn unreadable(path: &Path, cause: io::Error) -> Failure {
    Error::File { path: path.to_owned(), action: "cannot read", cause }.into()
}

fn prove(json: &Path, check: &Check) -> Result<Proof, Failure> {
    let report = report(json)?;
    let source = source_of(&report, json, check)?;
    Ok(guard::run(&report.source.name, || crate::prove(&report, &source.text))?)
}

/// The report that `json` holds.
pub(super) fn report(json: &Path) -> Result<Report, Failure> {
    let bytes = fs::read(json).map_err(|cause| unreadable(json, cause))?;
    let report = serde_json::from_slice(&bytes);
    Ok(report.map_err(|cause| Error::Report { path: json.to_owned(), cause })?)
}

/// The source that a report was made of, decoded again.
pub(super) fn source_of(report: &Report, json: &Path, check: &Check) -> Result<Source, Failure> {
    let name = &report.source.name;
    let beside = check.out.join("text").join(json.file_name().unwrap_or_default());
    let beside = beside.with_extension("txt");
    let bytes = source(report, check, &beside)?;
    let said = report.source.from.as_deref().and_then(Letters::named);
    let source = crate::read_as(name, bytes, said.unwrap_or_default())
        .map_err(|refusal| Failure::Refused { name: name.clone(), refusal })?;
    if let Ok(written) = fs::read(&beside)
        && written != source.text.as_bytes()
    {
        let expected = hash(source.text.as_bytes());
        return Err(Failure::Changed { path: beside, expected, found: hash(&written) });
    }
    Ok(source)
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The bytes that `report` was made of: the first of the places where they may be that has the
/// right hash. `beside` is where the text of standard input is kept.
fn source(report: &Report, check: &Check, beside: &Path) -> Result<Vec<u8>, Failure> {
    let name = &report.source.name;
    let expected = &report.source.blake3;
    let mut failure = Failure::NoSource { name: name.clone() };
    for path in places(name, check.sources.as_deref()) {
        match fs::read(&path) {
            Ok(bytes) => match hash(&bytes) {
                found if found == *expected => return Ok(bytes),
                found => {
                    let expected = expected.clone();
                    failure = Failure::Changed { path, expected, found };
                }
            },
            Err(cause) if is_missing(&cause) => {}
            Err(cause) => failure = unreadable(&path, cause),
        }
    }
    let kept = fs::read(beside).ok().filter(|bytes| hash(bytes) == *expected);
    kept.ok_or(failure)
}

fn is_missing(cause: &io::Error) -> bool {
    matches!(
        cause.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory
    )
}

/// Where the source called `name` may be: below `sources`, by ever shorter ends of its path, then
/// where the name says.
fn places(name: &str, sources: Option<&Path>) -> Vec<PathBuf> {
    let relative = without_hash(name).unwrap_or(name).trim_start_matches('/');
    let starts = std::iter::once(0).chain(relative.match_indices('/').map(|(at, _)| at + 1));
    let below = sources.map(|folder| {
        let ends = starts.flat_map(|start| names::paths(&relative[start..]));
        let ends = ends.map(|end| folder.join(end));
        ends.collect::<Vec<PathBuf>>()
    });
    let below = below.into_iter().flatten();
    let known = without_hash(name).into_iter().flat_map(names::paths);
    below.chain(names::paths(name)).chain(known).collect()
}

/// The path of a later content of it, as a catalogue names that: `in/310.txt@3f0c…`.
fn without_hash(name: &str) -> Option<&str> {
    let (path, hash) = name.rsplit_once('@')?;
    let is_hash = hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, sources: Option<&str>, expected: &[&str]) {
        let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
        assert_eq!(places(name, sources.map(Path::new)), expected);
    }

    #[test]
    fn sources_are_looked_for_by_their_name_and_its_ends() {
        check("a/b/c.txt", None, &["a/b/c.txt"]);
        check("a/b/c.txt", Some("x"), &["x/a/b/c.txt", "x/b/c.txt", "x/c.txt", "a/b/c.txt"]);
        check("/a/b.txt", Some("x"), &["x/a/b.txt", "x/b.txt", "/a/b.txt"]);
        check("a.txt@0123456789ab", None, &["a.txt@0123456789ab", "a.txt"]);
        check("a.txt@0123456789ab", Some("x"), &["x/a.txt", "a.txt@0123456789ab", "a.txt"]);
        check("a@b.txt", None, &["a@b.txt"]);
    }
}
