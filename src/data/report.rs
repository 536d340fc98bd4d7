//! Everything one input yields: the JSON of one input.

use super::record::{Agency, Citation, Confidence, Document, Metric, Task};
use super::{Finding, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the data contract, raised when a field is added or changes.
pub const SCHEMA_VERSION: &str = "1.0";

/// All records of one input, in source order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of the data contract.
    pub schema_version: String,
    /// What was read.
    pub source: SourceRecord,
    /// The gazette issue, where the input is one.
    pub issue: Option<Issue>,
    /// Documents, parents before children.
    pub documents: Vec<Document>,
    /// Tables.
    pub tables: Vec<TableRecord>,
    /// Tasks.
    pub tasks: Vec<Task>,
    /// Metrics.
    pub metrics: Vec<Metric>,
    /// Citations.
    pub citations: Vec<Citation>,
    /// Bodies, by id.
    pub agencies: Vec<Agency>,
    /// Findings.
    pub findings: Vec<Finding>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceRecord {
    /// The path as given plus the path below it, with `/`.
    pub name: String,
    /// `text`, `html`, `docx` or `pdf`.
    pub format: String,
    /// Name of the encoding: `utf-8`, `tcvn3`, `utf-8+vni` …
    pub encoding: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Size of the decoded text in bytes.
    pub text_len: u64,
    /// Lines of the decoded text.
    pub lines: u64,
    /// BLAKE3 hash of the bytes, in hex.
    pub blake3: String,
    /// Element path of each block, for formats that have elements.
    pub anchors: Vec<Anchor>,
    /// BLAKE3 hash of the tables that a person added to the program's own (`--lexicon`), in hex.
    #[serde(default)]
    pub lexicon: Option<String>,
    /// What the letters were taken for because the user said so (`--from`).
    #[serde(default)]
    pub from: Option<String>,
}

/// Where in a structured format a stretch of the linearised text stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// Element path.
    pub path: String,
    /// Stretch of the linearised text.
    pub span: Span,
}

/// The masthead and contents of a gazette issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Issue {
    /// Who publishes it, from the imprint.
    pub publisher: Option<String>,
    /// `Số 30 + 31` is `[30, 31]`.
    pub numbers: Vec<u32>,
    /// ISO date.
    pub date: Option<String>,
    /// Table of contents.
    pub toc: Vec<TocEntry>,
}

/// One line of the contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TocEntry {
    /// Section heading above it.
    pub section: Option<String>,
    /// Body heading above it.
    pub body: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// Kind in Vietnamese.
    pub kind: Option<String>,
    /// Number and symbol without spaces.
    pub number: Option<String>,
    /// Title, without "về việc" and the closing stop.
    pub title: String,
    /// Page.
    pub page: Option<u32>,
    /// The document of this input that is meant.
    pub document_id: Option<String>,
    /// Where.
    pub spans: Vec<Span>,
}

/// A table: its logical rows, page joins applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableRecord {
    /// `<document id>#t<n>`.
    pub id: String,
    /// Its document.
    pub document_id: String,
    /// Title printed above it.
    pub title: Option<String>,
    /// Columns.
    pub columns: Vec<ColumnRecord>,
    /// Logical rows in order, one cleaned text per column.
    pub rows: Vec<Vec<String>>,
    /// `task`, `data`, `group` or `rejected` for each row.
    pub row_kinds: Vec<super::RowKind>,
    /// Rows as printed: rows + header rows + continuation rows.
    pub rows_in: u32,
    /// Headers printed again at a page.
    pub header_repeats: u32,
    /// Texts moved to the cell they belong to.
    pub continuations: Vec<ContinuationRecord>,
    /// Where.
    pub spans: Vec<Span>,
    /// Where the cells stand that are printed beside others over several lines.
    #[serde(default)]
    pub cell_spans: Vec<CellSpans>,
    /// Places that its cells name.
    #[serde(default)]
    pub places: Vec<TablePlace>,
}

/// A place that a cell names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TablePlace {
    /// Index of the row.
    pub row: u32,
    /// Index of the column.
    pub column: u32,
    /// Its name with its kind, as printed; of a column of places without one, the cell.
    pub name: String,
    /// Official code of the commune, ward, special zone or district.
    pub unit_code: Option<String>,
    /// Official code of the province.
    pub province_code: Option<String>,
    /// Where; of a name that shares the word for its kind with others that word first.
    pub spans: Vec<Span>,
    /// How sure the codes are, why, and by which rule; `None` where nothing is known of the name.
    pub confidence: Option<Confidence>,
}

/// The place of a cell that is printed in pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CellSpans {
    /// Index of the row.
    pub row: u32,
    /// Index of the column.
    pub column: u32,
    /// Where its pieces stand.
    pub spans: Vec<Span>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ColumnRecord {
    /// Heading as printed; `None` where none is.
    pub name: Option<String>,
    /// What its cells are.
    pub role: String,
    /// `text`, `integer`, `decimal`, `date` or `mark`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// A text that a page break had moved out of its cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContinuationRecord {
    /// Index of the logical row it was joined to.
    pub row: u32,
    /// Index of the column.
    pub column: u32,
    /// The text that was moved.
    pub fragment: String,
    /// Ordinal of the row it was joined to; without one its title, or its first text.
    pub joined_to: String,
    /// By which rule.
    pub rule: String,
    /// Where the fragment stands.
    pub spans: Vec<Span>,
}
