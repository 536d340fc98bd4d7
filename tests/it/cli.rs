//! The built program in folders of its own: arguments in; exit status, messages and files out.

#![allow(clippy::unwrap_used, reason = "a step that fails is a test that fails")]

mod accounts;
mod audit;
mod calendars;
mod catalogs;
mod comparisons;
mod filters;
mod inputs;
mod lexicon;
mod outputs;
mod proofs;
mod repairs;
mod schemas;
mod streams;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The program: the one built for these tests, or another build of it that `CONGBAO` names.
fn program() -> PathBuf {
    let built = || PathBuf::from(env!("CARGO_BIN_EXE_congbao"));
    let named = std::env::var_os("CONGBAO").map(|path| fs::canonicalize(path).unwrap());
    named.unwrap_or_else(built)
}

/// What a run said.
struct Said {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Said {
    /// It ended with this status.
    #[track_caller]
    fn with(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}{}", self.stdout, self.stderr);
        self
    }

    /// One line of stderr has all these words.
    #[track_caller]
    fn complains(self, words: &[&str]) -> Self {
        let says = |line: &str| words.iter().all(|word| line.contains(word));
        assert!(self.stderr.lines().any(says), "{words:?} not in: {}", self.stderr);
        self
    }
}

/// By which the network is reached elsewhere.
const PROXIES: [&str; 6] =
    ["ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"];

/// What `command` says, `input` on its standard input.
fn said(mut command: Command, input: &[u8]) -> Said {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    Said {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder in which the program is run.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with these files.
    fn with(files: &[(&str, &[u8])]) -> Self {
        let desk = Self::new();
        for (path, bytes) in files {
            desk.put(path, bytes);
        }
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program with words of `line` in this folder, `input` on its standard input.
    fn run_with(&self, line: &str, input: &[u8]) -> Said {
        self.run_words(&line.split_whitespace().collect::<Vec<_>>(), input)
    }

    /// The same with words that hold spaces.
    fn run_words(&self, words: &[&str], input: &[u8]) -> Said {
        said(self.command_of(words), input)
    }

    /// The program with words of `line` in this folder.
    fn command(&self, line: &str) -> Command {
        self.command_of(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// The program with these words in this folder, whatever the language and proxies of the machine.
    fn command_of(&self, words: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(words).current_dir(self.0.path()).env("LANG", "C.UTF-8");
        for name in ["LC_ALL", "LC_MESSAGES"].into_iter().chain(PROXIES) {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, line: &str) -> Said {
        self.run_with(line, b"")
    }

    /// The files below `path`, by their path, dot files included.
    fn tree(&self, path: &str) -> BTreeMap<String, Vec<u8>> {
        let mut tree = BTreeMap::new();
        gather(&self.path(path), "", &mut tree);
        tree
    }

    /// The names of the reports in `out`.
    fn reports(&self, out: &str) -> Vec<String> {
        let tree = self.tree(out);
        tree.keys().filter_map(|path| path.strip_prefix("json/")).map(str::to_owned).collect()
    }

    /// One report.
    fn report(&self, path: &str) -> serde_json::Value {
        serde_json::from_slice(&fs::read(self.path(path)).unwrap()).unwrap()
    }
}

fn gather(folder: &Path, below: &str, tree: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), tree);
        } else {
            tree.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// A text that every stage can read.
const TEXT: &[u8] = "KẾ HOẠCH\n1. Sở Y tế chủ trì, hoàn thành trước ngày 30/6/2025.\n".as_bytes();

/// The five documents of the repository.
fn seeds() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/seeds").to_owned()
}
