//! An audit → JSON and CSV for programs; one page of HTML and a text for people, in Vietnamese or English, document
//! by document, the worst first. Opens no files.

mod csv;
mod html;
mod json;
mod sections;
mod text;
mod words;

#[cfg(test)]
mod sample;

pub(super) use words::{group, severity};

use super::changes::Lang;
use crate::data::Audit;
use std::io::{self, Write};

/// A format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For a terminal.
    #[default]
    Text,
    /// One array of findings.
    Json,
    /// One row a finding.
    Csv,
    /// One page, by itself.
    Html,
}

impl Form {
    /// Whether it is for people: in sections, in a language, with a summary.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Text | Self::Html)
    }
}

/// Writes `audit`.
///
/// # Errors
/// What `to` returns.
pub fn write(audit: &Audit, form: Form, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    match form {
        Form::Text => text::write(audit, lang, to),
        Form::Json => json::write(audit, to),
        Form::Csv => csv::write(audit, to),
        Form::Html => html::write(audit, lang, to),
    }
}
