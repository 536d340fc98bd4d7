//! An account of one record: where each of its values stands, by which rule it was read, and what else was
//! considered.

use super::{Confidence, Finding, Span};
use serde::Serialize;
use serde_json::Value;

/// An account of one record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Account {
    /// The input it was read from.
    pub source: String,
    /// `task`, `metric`, `citation`, `document`, `table`, `agency` or `finding`.
    pub record_type: &'static str,
    /// Its id.
    pub id: String,
    /// Its fields that have a value.
    pub fields: Vec<FieldAccount>,
    /// What was found to be odd about it.
    pub findings: Vec<Finding>,
}

/// An account of one field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldAccount {
    /// Its name.
    pub field: String,
    /// Its value.
    pub value: Value,
    /// Where it is printed.
    pub places: Vec<PrintedPlace>,
    /// How sure it is, why, and by which rule; `None` for what is put together from other fields.
    pub confidence: Option<Confidence>,
    /// What else was read in the same text, or could be meant.
    pub considered: Vec<Considered>,
}

/// A place in the source with what it prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PrintedPlace {
    /// Line of the decoded text, from 1.
    pub line: usize,
    /// Bytes.
    pub span: Span,
    /// The source line, shortened around the span.
    pub text: String,
}

/// Something else that the text of a field could say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Considered {
    /// The rule, or `column.<role>` for another role of the column.
    pub rule: String,
    /// What it would give.
    pub value: String,
    /// As printed.
    pub text: String,
    /// The record that was made of it; `None` where none was.
    pub record_id: Option<String>,
}
