//! Why a file or folder could not be dealt with at all. Content that cannot be read is a refusal
//! (`decode`), and anything odd *inside* a document a finding.

use std::path::PathBuf;

/// An input, output or record that could not be dealt with. Each message names the file and the
/// place and reads as a sentence.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder that could not be opened, read or written.
    #[error("{}: {action}: {cause}", path.display())]
    File {
        /// The file as it was named.
        path: PathBuf,
        /// What was tried, such as `cannot read`.
        action: &'static str,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A report that an earlier run wrote does not parse.
    #[error("{}: not a report of this program: {cause}", path.display())]
    Report {
        /// The report.
        path: PathBuf,
        /// Line, column and reason.
        cause: serde_json::Error,
    },
    /// A bug of ours stopped the work on one input.
    #[error("{name}: the program failed on this input (please report it): {message}")]
    Panic {
        /// The input as it was named.
        name: String,
        /// The panic message.
        message: String,
    },
}
