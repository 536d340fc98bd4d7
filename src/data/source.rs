//! One input, decoded.

use super::{Anchor, Finding};
use std::borrow::Cow;

/// The decoded text of one input. All spans of a report are byte ranges of `text`.
#[derive(Clone, Debug)]
pub struct Source {
    /// The input as the user named it, with `/` between folders.
    pub name: String,
    /// `text` or `html`, later also `docx`, `pdf`.
    pub format: &'static str,
    /// Name of the encoding found, such as `utf-8` or `tcvn3`; several joined by `+`.
    pub encoding: Cow<'static, str>,
    /// Size of the input in bytes.
    pub bytes: u64,
    /// BLAKE3 hash of the input's bytes, in hex.
    pub blake3: String,
    /// The decoded text. For well-formed UTF-8 it is the file itself, byte for byte.
    pub text: String,
    /// Whether `text` is the file byte for byte; if not, it is written out beside the report.
    pub is_file_text: bool,
    /// Element path of each line of `text`, for formats that have elements.
    pub anchors: Vec<Anchor>,
    /// What was odd about the bytes.
    pub findings: Vec<Finding>,
    /// What the letters were read as because the user said so.
    pub letters: Option<&'static str>,
}
