//! Paths as typed → the inputs, each once, sorted by name, with the names of their files. Reads
//! folders, not files.

use super::Failure;
use super::names::{self, Names};
use crate::data::Error;
use crate::decode::{MAX_BYTES, fits};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The input that stands for standard input.
pub(super) const STDIN: &str = "-";

/// One input.
#[derive(Debug)]
pub(crate) struct Input {
    /// `source.name`.
    pub(crate) name: String,
    /// Name of its files in OUT, without an ending.
    pub(super) stem: String,
    /// The same for table files: ASCII.
    pub(super) slug: String,
    /// `None` for standard input.
    path: Option<PathBuf>,
}

impl Input {
    /// An input that has no files in OUT.
    pub(super) fn only(path: &Path, name: &str) -> Self {
        let path = (path.as_os_str() != STDIN).then(|| path.to_owned());
        Self { name: name.to_owned(), stem: String::new(), slug: String::new(), path }
    }
}

/// What the arguments name.
pub(crate) struct Found {
    pub(super) inputs: Vec<Input>,
    pub(super) failures: Vec<Failure>,
}

impl Found {
    /// Inputs of these names that are not files: their reports come from elsewhere.
    pub(crate) fn named(names: impl IntoIterator<Item = String>) -> Self {
        let inputs = in_out(names.into_iter().map(|name| (name, None)));
        Self { inputs, failures: Vec::new() }
    }
}

/// Inputs with the names of their files in OUT, each once.
fn in_out(files: impl IntoIterator<Item = (String, Option<PathBuf>)>) -> Vec<Input> {
    let (mut stems, mut slugs) = (Names::default(), Names::default());
    let input = |(name, path): (String, Option<PathBuf>)| {
        let stem = stems.free(&names::stem(&name));
        let slug = slugs.free(&names::short_slug(&stem, "input"));
        Input { name, stem, slug, path }
    };
    files.into_iter().map(input).collect()
}

/// All inputs below `paths`, without what is below `out`.
pub(super) fn find(paths: &[PathBuf], out: &Path) -> Found {
    let mut found = list_without(paths, fs::canonicalize(out).ok());
    let files = found.inputs.into_iter().map(|input| (input.name, input.path));
    found.inputs = in_out(files);
    found
}

/// All inputs below `paths`, which will have no files in OUT.
pub(super) fn list(paths: &[PathBuf]) -> Found {
    list_without(paths, None)
}

fn list_without(paths: &[PathBuf], out: Option<PathBuf>) -> Found {
    let mut search = Search { out, ..Search::default() };
    for path in paths {
        search.argument(path);
    }
    let bare = |(name, path)| Input { name, stem: String::new(), slug: String::new(), path };
    let inputs = search.once().into_iter().map(bare).collect();
    search.failures.sort_by_key(|(name, _)| name.clone());
    search.failures.dedup_by(|one, other| one.0 == other.0);
    Found { inputs, failures: search.failures.into_iter().map(|(_, failure)| failure).collect() }
}

#[derive(Default)]
struct Search {
    out: Option<PathBuf>,
    /// Path by name.
    files: BTreeMap<String, Option<PathBuf>>,
    failures: Vec<(String, Failure)>,
}

impl Search {
    fn argument(&mut self, path: &Path) {
        if path.as_os_str() == STDIN {
            self.files.insert("stdin".to_owned(), None);
            return;
        }
        let name = names::of_path(path);
        let shown = if name.is_empty() { ".".to_owned() } else { name.clone() };
        match fs::metadata(path) {
            Ok(found) if found.is_dir() && self.is_out(path) => {
                self.failures.push((shown.clone(), Failure::IsOut { name: shown }));
            }
            Ok(found) if found.is_dir() => {
                let before = self.files.len() + self.failures.len();
                let mut visited = HashSet::new();
                self.folder(path, &name, &mut visited);
                let known = self.files.keys().any(|file| is_below(file, &name));
                if self.files.len() + self.failures.len() == before && !known {
                    self.failures.push((shown.clone(), Failure::NoFiles { name: shown }));
                }
            }
            Ok(_) => {
                self.files.insert(name, Some(path.to_owned()));
            }
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                self.failures.push((shown.clone(), Failure::Missing { name: shown }));
            }
            Err(cause) => self.fail(shown, path, cause),
        }
    }

    /// Whether `folder` is the one that is filled.
    fn is_out(&self, folder: &Path) -> bool {
        self.out.is_some() && fs::canonicalize(folder).ok() == self.out
    }

    /// Every regular file below `folder`, dot files and OUT aside; no folder twice.
    fn folder(&mut self, folder: &Path, name: &str, visited: &mut HashSet<PathBuf>) {
        let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if Some(&real) == self.out.as_ref() || !visited.insert(real) {
            return;
        }
        let mut entries =
            match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
                Ok(entries) => entries,
                Err(cause) => return self.fail(name.to_owned(), folder, cause),
            };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let file = entry.file_name();
            let file = names::letters(&file);
            if file.starts_with('.') {
                continue;
            }
            let below = match name {
                "" | "/" => format!("{name}{file}"),
                _ => format!("{name}/{file}"),
            };
            let path = entry.path();
            match fs::metadata(&path) {
                Ok(found) if found.is_dir() => self.folder(&path, &below, visited),
                Ok(found) if found.is_file() => {
                    self.files.insert(below, Some(path));
                }
                Ok(_) => {}
                Err(cause) => self.fail(below, &path, cause),
            }
        }
    }

    fn fail(&mut self, name: String, path: &Path, cause: io::Error) {
        self.failures.push((name, unreadable(path, cause)));
    }

    /// The files by name; of several names of one file the first.
    fn once(&mut self) -> Vec<(String, Option<PathBuf>)> {
        let mut seen = HashSet::new();
        let is_new = |(_, path): &(String, Option<PathBuf>)| {
            let path = path.as_ref();
            path.is_none_or(|path| {
                seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone()))
            })
        };
        std::mem::take(&mut self.files).into_iter().filter(is_new).collect()
    }
}

/// Whether `file` lies below the folder called `name`.
fn is_below(file: &str, name: &str) -> bool {
    name.is_empty() || file.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
}

impl Input {
    /// Whether it can be read again.
    pub(super) fn is_file(&self) -> bool {
        self.path.is_some()
    }

    /// Where it is, where it is a file.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether it is the file at `path`.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        let real = |path: &Path| fs::canonicalize(path).ok();
        self.path.as_ref().and_then(|own| real(own)).is_some_and(|own| Some(own) == real(path))
    }

    /// All its bytes.
    pub(super) fn read(&self) -> Result<Vec<u8>, Failure> {
        match &self.path {
            None => {
                all_of(io::stdin().lock()).map_err(|cause| unreadable(Path::new(&self.name), cause))
            }
            Some(path) => {
                let size = fs::metadata(path).map(|found| found.len()).unwrap_or_default();
                let refused = |refusal| Failure::Refused { name: self.name.clone(), refusal };
                fits(size).map_err(refused)?;
                let read = fs::File::open(path).and_then(all_of);
                read.map_err(|cause| unreadable(path, cause))
            }
        }
    }
}

/// All bytes of a stream; one that never ends (a device) is cut where it is too large anyway.
fn all_of(stream: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, cause: io::Error) -> Failure {
    Error::File { path: path.to_owned(), action: "cannot read", cause }.into()
}
