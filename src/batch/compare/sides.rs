//! One side as typed → its reports: read from files, or as an earlier run wrote them.

use super::{Compare, SideRead, parts};
use crate::batch::inputs::{self, Input, STDIN};
use crate::batch::{Event, Failure, Watch, guard, prove, stage};
use crate::data::{Finding, Joins, Report};
use crate::decode::Letters;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The reports of the side called `typed`, narrowed to the document behind its `#`.
pub(super) fn read(
    typed: &Path,
    order: &Compare,
    watch: Watch<'_>,
) -> Result<SideRead, Vec<Failure>> {
    let (path, part) = split(typed);
    let is_filled = path.is_dir() && stage::is_package(&path);
    let mut reports =
        if is_filled { filled(&path)? } else { extracted(&path, order.letters, watch)? };
    let name = typed.display().to_string();
    if let Some(part) = part {
        parts::to_document(&mut reports, &part, &name).map_err(|failure| vec![failure])?;
    }
    Ok(SideRead { name, reports })
}

/// The path and what stands behind its last `#` that is not part of a name.
fn split(typed: &Path) -> (PathBuf, Option<String>) {
    let is_there = |path: &str| path == STDIN || fs::symlink_metadata(path).is_ok();
    if let Some(text) = typed.to_str().filter(|text| !is_there(text)) {
        let marks = text.rmatch_indices('#').map(|(at, _)| (&text[..at], &text[at + 1..]));
        let found = marks.into_iter().find(|(path, part)| !part.is_empty() && is_there(path));
        if let Some((path, part)) = found {
            return (PathBuf::from(path), Some(part.to_owned()));
        }
    }
    (typed.to_owned(), None)
}

/// The reports of a folder that `extract` filled, in the order of their files.
fn filled(folder: &Path) -> Result<Vec<Report>, Vec<Failure>> {
    let files = prove::reports(folder).map_err(|failure| vec![failure])?;
    whole(files.par_iter().map(|json| prove::report(json)).collect())
}

/// The reports of a file or of every file in a folder, in the order of their names.
fn extracted(path: &Path, letters: Letters, watch: Watch<'_>) -> Result<Vec<Report>, Vec<Failure>> {
    let found = inputs::find(&[path.to_owned()], Path::new(""));
    if !found.failures.is_empty() {
        return Err(found.failures);
    }
    let made: Vec<_> = found.inputs.par_iter().map(|input| extract(input, letters)).collect();
    for (input, made) in found.inputs.iter().zip(&made) {
        if let Ok((_, notes)) = made {
            watch(Event::Noted(&input.name, notes));
        }
    }
    whole(made.into_iter().map(|made| made.map(|(report, _)| report)).collect())
}

/// The report of an input and what was odd about its bytes.
fn extract(input: &Input, letters: Letters) -> Result<(Report, Vec<Finding>), Failure> {
    let name = input.name.as_str();
    let bytes = input.read()?;
    guard::run(name, || {
        let source = crate::read_as(name, bytes, letters)
            .map_err(|refusal| Failure::Refused { name: name.to_owned(), refusal })?;
        let report = crate::extract(&source, Joins::Make);
        Ok((report, source.findings))
    })?
}

/// All of them, or all that failed.
fn whole(read: Vec<Result<Report, Failure>>) -> Result<Vec<Report>, Vec<Failure>> {
    let (mut reports, mut failures) = (Vec::new(), Vec::new());
    for it in read {
        match it {
            Ok(report) => reports.push(report),
            Err(failure) => failures.push(failure),
        }
    }
    if failures.is_empty() { Ok(reports) } else { Err(failures) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_in_a_name_is_no_mark_of_a_part() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a#b.txt", "c.txt"] {
            fs::write(at(name), "x").unwrap();
        }
        let check = |typed: &str, file: &str, part: Option<&str>| {
            assert_eq!(split(&at(typed)), (at(file), part.map(str::to_owned)), "{typed}");
        };
        check("a#b.txt", "a#b.txt", None);
        check("a#b.txt#pl-01", "a#b.txt", Some("pl-01"));
        check("c.txt#1009/ke-hoach", "c.txt", Some("1009/ke-hoach"));
        check("c.txt#", "c.txt#", None);
        check("nothing#pl-01", "nothing#pl-01", None);
        assert_eq!(split(Path::new("-#pl-01")), (PathBuf::from("-"), Some("pl-01".to_owned())));
    }
}
