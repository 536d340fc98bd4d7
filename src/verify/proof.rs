//! A value and its source ranges → proved or failed. The court in which the other files plead.

use crate::data::{Span, Text};

/// How source ranges are cleaned.
pub type Clean<'a> = &'a dyn Fn(&str, Span) -> Text;

/// What is proved and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Values that hold.
    pub proved: u64,
    /// Values that do not.
    pub failures: Vec<Failure>,
}

/// A value without proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Id of the record, or its kind where it has none.
    pub record: String,
    /// Field of the record, such as `leads[0].name`.
    pub field: String,
    /// Why.
    pub reason: Reason,
    /// What the report says.
    pub expected: String,
    /// What was found instead.
    pub found: String,
}

/// Why a value has no proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The source says something else there.
    Differs,
    /// The value has no source ranges.
    NoSpans,
    /// A range leaves the text or cuts a character.
    OutOfText,
    /// Another record has the same id.
    DuplicateId,
    /// No record has the id that is referred to.
    NoSuchRecord,
    /// Rows are missing or too many.
    Unbalanced,
}

/// One report before the court.
pub(super) struct Court<'a> {
    text: &'a str,
    clean: Clean<'a>,
    pub(super) proof: Proof,
}

impl<'a> Court<'a> {
    pub(super) fn new(text: &'a str, clean: Clean<'a>) -> Self {
        Self { text, clean, proof: Proof::default() }
    }

    /// The source between two bytes as it stands, `None` out of the text.
    pub(super) fn source(&self, span: Span) -> Option<&'a str> {
        self.text.get(span.range())
    }

    /// What `span` prints.
    pub(super) fn clean(&self, span: Span) -> Text {
        (self.clean)(self.text, span)
    }

    /// What the ranges print, joined by one space; `None` where one leaves the text.
    pub(super) fn print(&self, spans: &[Span]) -> Option<String> {
        let mut whole = String::new();
        for &span in spans {
            self.source(span)?;
            let piece = self.clean(span);
            if !whole.is_empty() && !piece.is_empty() {
                whole.push(' ');
            }
            whole.push_str(piece.as_str());
        }
        Some(whole)
    }

    /// Records the verdict on one value.
    pub(super) fn verdict(
        &mut self,
        place: (&str, &str),
        holds: bool,
        reason: Reason,
        expected: &str,
        found: &str,
    ) {
        if holds {
            self.proof.proved += 1;
        } else {
            let (record, field) = (place.0.to_owned(), place.1.to_owned());
            let (expected, found) = (expected.to_owned(), found.to_owned());
            self.proof.failures.push(Failure { record, field, reason, expected, found });
        }
    }

    /// The value is what the ranges print, if `same` says so. No text needs no proof.
    fn compare(
        &mut self,
        place: (&str, &str),
        value: &str,
        spans: &[Span],
        same: impl Fn(&str, &str) -> bool,
    ) {
        if value.is_empty() {
            return;
        }
        if spans.is_empty() {
            return self.verdict(place, false, Reason::NoSpans, value, "");
        }
        match self.print(spans) {
            None => self.verdict(place, false, Reason::OutOfText, value, &listed(spans)),
            Some(printed) => {
                let holds = same(&printed, value);
                self.verdict(place, holds, Reason::Differs, value, &printed);
            }
        }
    }

    /// The value is what the ranges print.
    pub(super) fn equal(&mut self, place: (&str, &str), value: &str, spans: &[Span]) {
        self.compare(place, value, spans, |printed, value| printed == value);
    }

    /// The same; of a name of several ranges the first is a shared head, letter case aside.
    pub(super) fn named(&mut self, place: (&str, &str), value: &str, spans: &[Span]) {
        if spans.len() < 2 {
            return self.equal(place, value, spans);
        }
        let head = self.print(&spans[..1]).map_or(0, |head| head.len());
        self.compare(place, value, spans, |printed, value| {
            printed.get(head..) == value.get(head..)
                && printed.to_lowercase() == value.to_lowercase()
        });
    }

    /// The value stands within what the ranges print.
    pub(super) fn within(&mut self, place: (&str, &str), value: &str, spans: &[Span]) {
        self.compare(place, value, spans, |printed, value| printed.contains(value));
    }

    /// The value without white space stands within what the ranges print without it.
    pub(super) fn within_closed_up(&mut self, place: (&str, &str), value: &str, spans: &[Span]) {
        fn closed_up(text: &str) -> String {
            text.split_whitespace().collect()
        }
        self.compare(place, value, spans, |printed, value| {
            closed_up(printed).contains(&closed_up(value))
        });
    }

    /// Whether the value stands within what the ranges print.
    pub(super) fn holds(&self, value: &str, spans: &[Span]) -> bool {
        self.print(spans).is_some_and(|printed| printed.contains(value))
    }

    /// The fields of the text, cut at line ends and tabs, in up to `room` bytes around `span`.
    pub(super) fn around(&self, span: Span, room: u32) -> Vec<Span> {
        let start = self.floor(span.start().saturating_sub(room));
        let end = self.floor(span.end().saturating_add(room));
        self.fields(Span::new(start, end.max(start)))
    }

    /// The last character boundary up to byte `at`.
    fn floor(&self, at: u32) -> u32 {
        u32::try_from(floor(self.text, at as usize)).unwrap_or(u32::MAX)
    }

    /// The parts of `span` between line ends and tabs; none where it leaves the text.
    pub(super) fn fields(&self, span: Span) -> Vec<Span> {
        let mut at = span.start();
        let mut fields = Vec::new();
        for field in self.source(span).unwrap_or_default().split(['\n', '\t']) {
            let end = at.saturating_add(u32::try_from(field.len()).unwrap_or(u32::MAX));
            fields.push(Span::new(at, end));
            at = end.saturating_add(1);
        }
        fields
    }

    /// The ranges lie in the text and cut no character.
    pub(super) fn bounds(&mut self, place: (&str, &str), spans: &[Span]) {
        if let Some(&span) = spans.iter().find(|span| self.source(**span).is_none()) {
            let text = format!("0-{}", self.text.len());
            self.verdict(place, false, Reason::OutOfText, &text, &listed(&[span]));
        }
    }
}

/// The last character boundary of `text` up to byte `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Ranges for people.
fn listed(spans: &[Span]) -> String {
    let texts: Vec<String> =
        spans.iter().map(|span| format!("{}-{}", span.start(), span.end())).collect();
    texts.join(";")
}
