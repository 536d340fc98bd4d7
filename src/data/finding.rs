//! Something a reader should know about a document: damage, doubt, a sum that does not add up.

use super::{Class, Confidence, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How bad a finding is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something in the document is wrong or was lost.
    Error,
    /// Something is doubtful and was read on evidence.
    Warning,
    /// Worth knowing.
    Info,
}

/// One finding with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Unique in the input; set when the report is put together.
    pub id: String,
    /// `group.name` in kebab-case, stable, such as `page.text-lost`.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// The document it is about.
    pub document_id: Option<String>,
    /// The task, metric, citation or table it is about.
    pub record_id: Option<String>,
    /// What is the matter, in Vietnamese.
    pub message_vi: String,
    /// What is the matter, in English.
    pub message_en: String,
    /// What was expected.
    pub expected: Option<String>,
    /// What was found instead.
    pub found: Option<String>,
    /// What it probably should be.
    pub suggestion: Option<String>,
    /// Where it stands.
    pub spans: Vec<Span>,
    /// How sure the suggestion is, why, and by which rule; `None` where there is none, or where it does not
    /// say what should be printed.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// The suggestion was put in place of what is printed (`--repair`).
    #[serde(default)]
    pub applied: bool,
}

impl Finding {
    /// A finding that is not yet tied to a document.
    #[must_use]
    pub fn new(rule: &str, severity: Severity, vi: &str, en: &str) -> Self {
        Self {
            id: String::new(),
            rule: rule.to_owned(),
            severity,
            document_id: None,
            record_id: None,
            message_vi: vi.to_owned(),
            message_en: en.to_owned(),
            expected: None,
            found: None,
            suggestion: None,
            spans: Vec::new(),
            confidence: None,
            applied: false,
        }
    }

    /// Whether it says what should be printed, on evidence that leaves no doubt.
    #[must_use]
    pub fn is_beyond_doubt(&self) -> bool {
        let exact = self.confidence.as_ref().is_some_and(|sure| sure.class == Class::Exact);
        exact && self.suggestion.is_some() && self.found.is_some()
    }

    /// The same finding at these ranges.
    #[must_use]
    pub fn at(mut self, spans: Vec<Span>) -> Self {
        self.spans = spans;
        self
    }

    /// The same finding with what was found and what was expected.
    #[must_use]
    pub fn saying(mut self, found: &str, expected: &str) -> Self {
        self.found = Some(found.to_owned());
        self.expected = Some(expected.to_owned());
        self
    }

    /// The same finding with what should be printed, and how sure that is.
    #[must_use]
    pub fn suggesting(mut self, suggestion: &str, confidence: Confidence) -> Self {
        self.suggestion = Some(suggestion.to_owned());
        self.confidence = Some(confidence);
        self
    }

    /// The same finding with what was found.
    #[must_use]
    pub fn finding(mut self, found: &str) -> Self {
        self.found = Some(found.to_owned());
        self
    }
}
