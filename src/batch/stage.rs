//! Files written on the side → OUT, all at once or not at all. The side is a dot folder inside OUT,
//! so that moving is renaming and OUT may be a mount or a link; what an earlier run wrote is known
//! by its `datapackage.json`.

use super::{Failure, Others, names};
use crate::data::Error;
use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use tempfile::TempDir;

/// Name of the package file, by which a folder of ours is known.
pub(super) const PACKAGE: &str = "datapackage.json";

/// How the names of sides begin.
const SIDE: &str = ".congbao-";

/// A run that is not yet in OUT.
pub(super) struct Stage {
    out: PathBuf,
    /// Folders that were made for OUT, the outermost first.
    made: Vec<PathBuf>,
    /// Files of the earlier run, below OUT.
    earlier: HashSet<PathBuf>,
    fresh: PathBuf,
    /// Last, so that it is gone before `made` is.
    side: Option<TempDir>,
}

impl Stage {
    /// Makes OUT where it is not there.
    pub(super) fn open(out: &Path, others: Others) -> Result<Self, Failure> {
        let missing = out.ancestors().filter(|path| !path.as_os_str().is_empty());
        let mut made: Vec<PathBuf> =
            missing.take_while(|path| !path.exists()).map(Path::to_owned).collect();
        made.reverse();
        let mut stage = Self {
            out: out.to_owned(),
            made,
            earlier: HashSet::new(),
            fresh: PathBuf::new(),
            side: None,
        };
        fs::create_dir_all(out).map_err(at(out, "cannot create the folder"))?;
        stage.earlier = earlier(out);
        if others == Others::Refuse
            && let Some(with) = other(out, Path::new(""), &stage.earlier)?
        {
            return Err(Failure::Occupied { out: out.to_owned(), with });
        }
        sweep(out);
        let side = tempfile::Builder::new().prefix(SIDE).tempdir_in(out);
        let side = side.map_err(at(out, "cannot write into the folder"))?;
        stage.fresh = side.path().join("fresh");
        fs::create_dir(&stage.fresh).map_err(at(out, "cannot write into the folder"))?;
        stage.side = Some(side);
        Ok(stage)
    }

    /// Where the new files are written.
    pub(super) fn fresh(&self) -> &Path {
        &self.fresh
    }

    /// Where the file `path` will be, for messages.
    pub(super) fn target(&self, path: &str) -> PathBuf {
        self.out.join(path)
    }

    /// A file without a name that goes away by itself.
    pub(super) fn spool(&self) -> Result<fs::File, Error> {
        tempfile::tempfile_in(&self.fresh).map_err(at(&self.out, "cannot write into the folder"))
    }

    /// Moves the earlier files out of the way and the new ones in; undoes it where that fails.
    pub(super) fn commit(mut self) -> Result<(), Error> {
        let mut moves = Moves::default();
        if let Err(error) = self.swap(&mut moves) {
            moves.undo();
            return Err(error);
        }
        for folder in ["akn", "json", "text", "tables"] {
            // Not empty is the rule, and a leftover empty folder does no harm.
            let _ = fs::remove_dir(self.out.join(folder));
        }
        self.made.clear();
        Ok(())
    }

    fn swap(&self, moves: &mut Moves) -> Result<(), Error> {
        let old = self.fresh.with_file_name("old");
        let mut earlier: Vec<&PathBuf> = self.earlier.iter().collect();
        earlier.sort();
        for file in earlier {
            moves.aside(&self.out.join(file), &old.join(file))?;
        }
        for file in files(&self.fresh).map_err(at(&self.out, "cannot list the new files"))? {
            moves.aside(&self.out.join(&file), &old.join(&file))?;
            moves.go(&self.fresh.join(&file), &self.out.join(&file))?;
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.side.take();
        for folder in self.made.iter().rev() {
            // Only folders of our own making, and only while nobody else uses them.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

/// Takes away the sides of runs that were killed. A run that is still at work in the same folder
/// fails then: two at once would mix their files.
fn sweep(out: &Path) {
    let entries = fs::read_dir(out).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| names::letters(&entry.file_name()).starts_with(SIDE)) {
        // What cannot be taken away does no harm.
        let _ = fs::remove_dir_all(entry.path());
    }
}

/// Renames that were done.
#[derive(Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    /// [`Self::go`] where there is something to move.
    fn aside(&mut self, from: &Path, to: &Path) -> Result<(), Error> {
        if from.symlink_metadata().is_ok() { self.go(from, to) } else { Ok(()) }
    }

    fn go(&mut self, from: &Path, to: &Path) -> Result<(), Error> {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(at(folder, "cannot create the folder"))?;
        }
        fs::rename(from, to).map_err(at(from, "cannot replace"))?;
        self.0.push((from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn undo(self) {
        for (from, to) in self.0.into_iter().rev() {
            // The trouble that is reported is the one that made us turn back.
            let _ = fs::rename(to, from);
        }
    }
}

/// An error at `path`.
fn at(path: &Path, action: &'static str) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_owned();
    move |cause| Error::File { path, action, cause }
}

/// The package in `out`, where it is one of ours.
fn package(out: &Path) -> Option<Value> {
    let bytes = fs::read(out.join(PACKAGE)).ok()?;
    let package: Value = serde_json::from_slice(&bytes).ok()?;
    package.get("congbao").is_some().then_some(package)
}

/// Whether `folder` is one that a run filled.
pub(super) fn is_package(folder: &Path) -> bool {
    package(folder).is_some()
}

/// The files that the package in `out` says it wrote; none where it is not a package of ours.
fn earlier(out: &Path) -> HashSet<PathBuf> {
    let Some(package) = package(out) else { return HashSet::new() };
    let list = |key: &str| package[key].as_array().into_iter().flatten();
    let tables = list("resources").map(|resource| &resource["path"]);
    let files = list("sources").flat_map(|source| source["files"].as_array().into_iter().flatten());
    let volumes = package["congbao"]["files"].as_array().into_iter().flatten();
    let volumes = volumes.map(|volume| &volume["path"]);
    let paths = tables
        .chain(files)
        .chain(volumes)
        .filter_map(Value::as_str)
        .chain([PACKAGE])
        .map(PathBuf::from);
    let is_below = |path: &PathBuf| path.components().all(|c| matches!(c, Component::Normal(_)));
    paths.filter(is_below).collect()
}

/// The first file below `out` that is not among `known`, dot files aside.
fn other(out: &Path, below: &Path, known: &HashSet<PathBuf>) -> Result<Option<String>, Error> {
    let folder = out.join(below);
    let read = fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = read.map_err(at(&folder, "cannot read"))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = below.join(entry.file_name());
        if entry.file_name().to_string_lossy().starts_with('.') || known.contains(&path) {
            continue;
        }
        let holds_known = known.iter().any(|file| file.starts_with(&path));
        if !holds_known || !entry.path().is_dir() {
            return Ok(Some(path.to_string_lossy().into_owned()));
        }
        if let Some(found) = other(out, &path, known)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The files below `folder`, relative to it, sorted.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let path = below.join(entry.file_name());
            if entry.file_type()?.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
