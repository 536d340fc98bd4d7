//! The outcome of one document of a stream → one line of JSON: its report, or why there is none.

use crate::data::Report;
use serde::Serialize;
use std::io::{self, Write};

/// What is answered.
#[derive(Serialize)]
struct Answer<'a> {
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Fault>,
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Number of the line that was asked, from 1.
    pub line: u64,
    /// `line`: it is not what is expected; `refused`: the document is not read; `bug`: the program
    /// failed.
    pub kind: &'static str,
    /// In Vietnamese.
    pub message_vi: String,
    /// In English.
    pub message_en: String,
}

/// Writes the line of a report. `text` is the decoded text, where it is not what was sent: what the
/// spans count in.
///
/// # Errors
/// What `to` returns.
pub fn report(report: &Report, text: Option<&str>, to: &mut impl Write) -> io::Result<()> {
    let name = Some(report.source.name.as_str());
    line(&Answer { name, text, report: Some(report), error: None }, to)
}

/// Writes the line of a document without report; `name` is none where the line does not say it.
///
/// # Errors
/// What `to` returns.
pub fn fault(name: Option<&str>, fault: &Fault, to: &mut impl Write) -> io::Result<()> {
    line(&Answer { name, text: None, report: None, error: Some(fault) }, to)
}

fn line(answer: &Answer<'_>, to: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *to, answer)?;
    to.write_all(b"\n")
}
