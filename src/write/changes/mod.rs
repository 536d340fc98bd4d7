//! A comparison → JSON, NDJSON and CSV for programs; Markdown, one page of HTML and a text for people, in
//! Vietnamese or English, grouped by document, owner or status. Opens no files.

mod counts;
mod csv;
mod groups;
mod html;
mod json;
mod lines;
mod markdown;
mod numbers;
pub mod series;
pub(in crate::write) mod terms;
mod text;
mod words;

#[cfg(test)]
mod sample;

pub use numbers::count;
pub(crate) use terms::known;
pub use terms::{Lang, term};

use crate::data::Comparison;
use std::io::{self, Write};

/// A format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For a terminal.
    #[default]
    Text,
    /// One object.
    Json,
    /// One object a change.
    Ndjson,
    /// One row a change.
    Csv,
    /// One page, by itself.
    Html,
    /// Markdown.
    Markdown,
}

impl Form {
    /// Whether it is for people: grouped, in a language.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Text | Self::Html | Self::Markdown)
    }
}

/// What changes are grouped by for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Their document, in its order.
    #[default]
    Document,
    /// Who leads; a task stands under each of its leads. The worst first.
    Owner,
    /// From which status to which. The worst first.
    Status,
}

/// How people are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// In which language.
    pub lang: Lang,
    /// In which groups.
    pub by: By,
}

/// Writes `comparison`.
///
/// # Errors
/// What `to` returns.
pub fn write(
    comparison: &Comparison,
    form: Form,
    style: Style,
    to: &mut impl Write,
) -> io::Result<()> {
    match form {
        Form::Text => text::write(comparison, style, to),
        Form::Json => json::write(comparison, to),
        Form::Ndjson => json::lines(comparison, to),
        Form::Csv => csv::write(comparison, to),
        Form::Html => html::write(comparison, style, to),
        Form::Markdown => markdown::write(comparison, style, to),
    }
}
