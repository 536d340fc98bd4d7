//! Why one input, or the whole run, came to nothing. Typed, so that it can be told in two languages.

use crate::data::Error;
use crate::decode::Refusal;
use std::io::ErrorKind;
use std::path::PathBuf;

/// What went wrong.
#[derive(Debug)]
pub enum Failure {
    /// There is no file or folder of that name.
    Missing {
        /// The input as it was named.
        name: String,
    },
    /// A folder without a single file.
    NoFiles {
        /// The input as it was named.
        name: String,
    },
    /// A folder that is also OUT.
    IsOut {
        /// The input as it was named.
        name: String,
    },
    /// The bytes are not read.
    Refused {
        /// The input as it was named.
        name: String,
        /// Why.
        refusal: Refusal,
    },
    /// OUT holds something that no earlier run wrote.
    Occupied {
        /// OUT.
        out: PathBuf,
        /// The first such file.
        with: String,
    },
    /// A folder that holds no reports.
    NoReports {
        /// The folder.
        out: PathBuf,
    },
    /// The source of a report is not where its name says.
    NoSource {
        /// `source.name` of the report.
        name: String,
    },
    /// The source of a report, or its text, is no longer what was read.
    Changed {
        /// The file.
        path: PathBuf,
        /// The hash in the report.
        expected: String,
        /// Its hash now.
        found: String,
    },
    /// A report that was made with other tables of a person's own than those at hand.
    OtherLexicon {
        /// `source.name` of the report.
        name: String,
    },
    /// A side of a comparison without the document that is asked for.
    NoPart {
        /// The side as it was named.
        name: String,
        /// What was asked for.
        part: String,
        /// Ids of documents that it has.
        known: Vec<String>,
    },
    /// A side of a comparison with several documents of the name that is asked for.
    ManyParts {
        /// The side as it was named.
        name: String,
        /// What was asked for.
        part: String,
        /// Their ids.
        ids: Vec<String>,
    },
    /// No side of a comparison has an appendix of this number.
    NoAppendix {
        /// The number.
        number: String,
    },
    /// No side of a comparison has a task in such a section or group.
    NoSection {
        /// The text asked for.
        text: String,
    },
    /// A file that is no earlier output of `audit --format json`.
    NoBaseline {
        /// The file.
        path: PathBuf,
        /// Line of what is wrong, from 1.
        line: usize,
        /// Column of it.
        column: usize,
        /// What is wrong.
        cause: String,
    },
    /// A file that changed each time while it was read.
    Changing {
        /// The input as it was named.
        name: String,
    },
    /// A file that is not a catalogue.
    NoCatalog {
        /// The file.
        path: PathBuf,
    },
    /// A catalogue that a later version of the program made.
    NewerCatalog {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: i32,
        /// The version that this program writes.
        known: i32,
    },
    /// A catalogue of an earlier version, which has to be brought to this one first.
    OlderCatalog {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: i32,
        /// The version that this program writes.
        known: i32,
    },
    /// No document or task of a catalogue has this id.
    NoRecord {
        /// The id.
        id: String,
        /// Those like it.
        like: Vec<String>,
    },
    /// What a catalogue keeps of a source cannot be read.
    NotKept {
        /// The file of the catalogue.
        path: PathBuf,
        /// The source.
        name: String,
        /// Why.
        cause: Box<Failure>,
    },
    /// A catalogue in the folder that is to be filled from it.
    CatalogInOut {
        /// The file.
        path: PathBuf,
        /// The folder.
        out: PathBuf,
    },
    /// A catalogue that another process kept for itself all the while.
    BusyCatalog {
        /// The file.
        path: PathBuf,
    },
    /// A run that a catalogue has not.
    NoRun {
        /// The file of the catalogue.
        path: PathBuf,
        /// The number that was asked for.
        run: i64,
        /// The last run that it has.
        last: i64,
    },
    /// A file that is no rules of alerts.
    NoRules {
        /// The file.
        path: PathBuf,
        /// Line of what is wrong, from 1.
        line: usize,
        /// Column of it, in characters, from 1.
        column: usize,
        /// What is wrong.
        cause: String,
    },
    /// Two files of rules for one reader.
    SameReader {
        /// The later file.
        path: PathBuf,
        /// Its reader.
        name: String,
    },
    /// A program that was built without what posts.
    NoWebhook {
        /// The file that asks for it.
        path: PathBuf,
    },
    /// An address that did not take what was posted.
    NotPosted {
        /// The address, without anything that may be secret.
        to: String,
        /// Why.
        cause: Unposted,
    },
    /// Anything that the system or a bug says.
    Error(Error),
}

/// Why an address did not take what was posted.
#[derive(Debug)]
pub enum Unposted {
    /// It answered with this status.
    Status(u16),
    /// The environment variable for the token is not set, or holds no token.
    NoToken(String),
    /// It did not answer in time.
    Late,
    /// What the network said.
    Network(String),
}

impl Failure {
    /// Whether whoever read the output has stopped: the end of the work, and nobody to tell.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Error(Error::File { cause, .. }) if cause.kind() == ErrorKind::BrokenPipe)
    }

    /// The input that failed, as it was named; none where it is no input that did.
    #[must_use]
    pub fn input(&self) -> Option<&str> {
        if let Self::Refused { name, .. } | Self::Changing { name } = self {
            return Some(name);
        }
        let Self::Error(error) = self else { return None };
        match error {
            Error::File { path, .. } | Error::Report { path, .. } => path.to_str(),
            Error::Panic { name, .. } => Some(name),
        }
    }

    /// Whether the input is well but its format is not read yet.
    #[must_use]
    pub fn is_not_read(&self) -> bool {
        matches!(self, Self::Refused { refusal: Refusal::NotRead(_), .. })
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}
