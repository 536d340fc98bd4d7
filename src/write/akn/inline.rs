//! A block → its text with what is marked in it: citations, number, day, title, signature.

use super::{Corpus, identity, text};
use crate::data::{BlockRecord, Document, Span};
use crate::lang::fold::key;
use quick_xml::Writer;
use std::io::{self, Write};

/// Where something begins.
pub(super) fn place(spans: &[Span]) -> u32 {
    spans.first().map_or(0, |span| span.start())
}

/// The text of `block` with the citations in it that lead somewhere.
pub(super) fn write<W: Write>(
    corpus: &Corpus<'_>,
    block: &BlockRecord,
    to: &mut Writer<W>,
) -> io::Result<()> {
    let mut rest = block.text.as_str();
    let Some(hull) = Span::hull_of(&block.spans) else { return text(rest, to) };
    let begins = |at: u32| corpus.citations.partition_point(|it| place(&it.spans) < at);
    for citation in &corpus.citations[begins(hull.start())..begins(hull.end())] {
        let Some(at) = rest.find(&citation.text) else { continue };
        let Some(href) = identity::target(corpus, citation) else { continue };
        text(&rest[..at], to)?;
        let element = to.create_element("ref").with_attribute(("href", href.as_str()));
        element.write_inner_content(|to| text(&citation.text, to))?;
        rest = &rest[at + citation.text.len()..];
    }
    text(rest, to)
}

/// What a block of the frame is, where the record of its document says it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark<'a> {
    element: &'static str,
    attribute: Option<(&'static str, &'a str)>,
}

impl Mark<'_> {
    /// Writes the block as it.
    pub(super) fn write<W: Write>(
        &self,
        block: &BlockRecord,
        to: &mut Writer<W>,
    ) -> io::Result<()> {
        if let Some(label) = &block.label {
            text(&format!("{label} "), to)?;
        }
        let element = to.create_element(self.element).with_attributes(self.attribute);
        element.write_inner_content(|to| text(&block.text, to))?;
        Ok(())
    }
}

/// The mark of a block of the letterhead or signature.
pub(super) fn mark<'a>(document: &'a Document, block: &BlockRecord) -> Option<Mark<'a>> {
    let mark = |element, attribute| Some(Mark { element, attribute });
    if is_at(document, "number", block) {
        return mark("docNumber", None);
    }
    if let Some(date) = document.date.as_deref().filter(|_| is_at(document, "date", block)) {
        return mark("docDate", Some(("date", date)));
    }
    if is_at(document, "title", block) {
        return mark("docTitle", None);
    }
    if document.kind_vi.as_ref().is_some_and(|kind| key(kind) == key(&block.text)) {
        return mark("docType", None);
    }
    let is_signer = document.signer.as_ref().is_some_and(|signer| signer.name == block.text);
    if is_signer { mark("signature", Some(("refersTo", "#signer"))) } else { None }
}

/// Whether the value of `field` stands in `block`.
fn is_at(document: &Document, field: &str, block: &BlockRecord) -> bool {
    let own = document.field_spans.get(field);
    let overlaps =
        |one: &Span, other: &Span| one.start() < other.end() && other.start() < one.end();
    own.is_some_and(|own| own.iter().any(|a| block.spans.iter().any(|b| overlaps(a, b))))
}
