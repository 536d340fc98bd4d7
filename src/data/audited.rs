//! What is the matter with the inputs of an audit: their findings, each with the source lines it speaks of.

use super::{Finding, Span};

/// What an audit found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// The inputs with findings, in order.
    pub inputs: Vec<Audited>,
    /// Inputs that were read.
    pub files: u64,
    /// Inputs that were not.
    pub failed: u64,
    /// Those of them whose format is not read yet.
    pub not_read: u64,
    /// Findings left out because they had been accepted before.
    pub hidden: u64,
}

impl Audit {
    /// All findings, in order.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.inputs.iter().flat_map(|input| &input.remarks).map(|remark| &remark.finding)
    }
}

/// What was found in one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audited {
    /// The input as it was named.
    pub source: String,
    /// The documents that its findings are about.
    pub documents: Vec<AuditedDocument>,
    /// Its findings, in source order.
    pub remarks: Vec<Remark>,
    /// What it tells of work that is not done.
    pub results: Vec<ToldResult>,
}

/// The result of a task that is not done, as a report tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldResult {
    /// What makes two of them the same: title and result, as keys.
    pub key: String,
    /// The day of the report, ISO.
    pub day: String,
    /// The first words of the result, in quotation marks.
    pub result: String,
    /// The document.
    pub document_id: String,
    /// The task.
    pub record_id: String,
    /// Where the result stands.
    pub spans: Vec<Span>,
    /// Its lines.
    pub quotes: Vec<Quote>,
}

/// How a document is named to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditedDocument {
    /// Its id.
    pub id: String,
    /// Its kind in Vietnamese.
    pub kind_vi: Option<String>,
    /// Its number and symbol.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

/// A finding and the source lines it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The finding.
    pub finding: Finding,
    /// The lines, cut to what can be read; the one where it begins first.
    pub quotes: Vec<Quote>,
    /// Further lines that are not quoted.
    pub more: u64,
}

/// A source line, cleaned, as pieces of print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its number, from 1.
    pub line: usize,
    /// What it prints, in order, with a space where there is one; `…` for what was cut off.
    pub pieces: Vec<Piece>,
}

impl Quote {
    /// What it prints.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// A stretch of print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Whether the finding means it, or it only stands beside.
    pub is_meant: bool,
    /// What it prints.
    pub text: String,
}
