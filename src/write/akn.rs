//! A document of a report → Akoma Ntoso 3.0: who made it, where it belongs, and all its text in order. Opens
//! no files; see `docs/akn.md`.

mod body;
mod identity;
mod inline;
mod meta;
mod outline;
mod zones;

use super::rows::Material;
use crate::data::{BlockRecord, Citation, Document, Report, TableRecord};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::collections::HashMap;
use std::io::{self, Write};

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The documents of one input, and what stands in them.
pub struct Corpus<'a> {
    report: &'a Report,
    documents: HashMap<&'a str, &'a Document>,
    /// By what they are attached to or stand in.
    parts: HashMap<&'a str, Vec<&'a Document>>,
    tables: HashMap<&'a str, &'a TableRecord>,
    /// By place.
    citations: Vec<&'a Citation>,
}

impl<'a> Corpus<'a> {
    /// What `material` holds.
    #[must_use]
    pub fn of(material: Material<'a>) -> Self {
        let report = material.report;
        let documents = report.documents.iter().map(|it| (it.id.as_str(), it)).collect();
        let tables = report.tables.iter().map(|it| (it.id.as_str(), it)).collect();
        let mut citations: Vec<&Citation> = report.citations.iter().collect();
        citations.sort_by_key(|citation| inline::place(&citation.spans));
        let mut parts: HashMap<&str, Vec<&Document>> = HashMap::new();
        for document in &report.documents {
            if let Some(parent) = &document.parent_id {
                parts.entry(parent).or_default().push(document);
            }
        }
        Self { report, documents, parts, tables, citations }
    }

    /// Writes `document`, one of its own.
    ///
    /// # Errors
    /// What `to` returns.
    pub fn write(&self, document: &Document, to: &mut impl Write) -> io::Result<()> {
        let mut writer = Writer::new(to);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = writer.create_element("akomaNtoso").with_attribute(("xmlns", NAMESPACE));
        root.write_inner_content(|to| self.document(document, to))?;
        writer.get_mut().write_all(b"\n")
    }

    fn document<W: Write>(&self, document: &Document, to: &mut Writer<W>) -> io::Result<()> {
        let attached = self.attached(document);
        let shape = Shape::of(document, attached);
        let name = plain(&document.kind);
        to.create_element(shape.element())
            .with_attribute(("name", name.as_str()))
            .write_inner_content(|to| {
                meta::write(self, document, to)?;
                let zones = zones::Zones::of(document, shape);
                self.preface(document, &zones, to)?;
                self.preamble(&zones, to)?;
                match shape {
                    Shape::Act => body::write(self, "body", zones.body, to)?,
                    Shape::Doc => body::write(self, "mainBody", zones.body, to)?,
                    Shape::Gazette => self.collection(attached, to)?,
                }
                self.conclusions(document, &zones, to)?;
                if shape == Shape::Gazette { Ok(()) } else { self.attachments(attached, to) }
            })?;
        Ok(())
    }

    fn preface<W: Write>(
        &self,
        document: &Document,
        zones: &zones::Zones<'_>,
        to: &mut Writer<W>,
    ) -> io::Result<()> {
        section("preface", zones.preface, to, |block, to| self.framed(document, block, to))
    }

    fn preamble<W: Write>(&self, zones: &zones::Zones<'_>, to: &mut Writer<W>) -> io::Result<()> {
        section("preamble", zones.preamble, to, |block, to| body::block(self, block, to))
    }

    fn conclusions<W: Write>(
        &self,
        document: &Document,
        zones: &zones::Zones<'_>,
        to: &mut Writer<W>,
    ) -> io::Result<()> {
        section("conclusions", zones.conclusions, to, |block, to| self.framed(document, block, to))
    }

    /// A block of the frame, marked as what the record of the document says it is.
    fn framed<W: Write>(
        &self,
        document: &Document,
        block: &BlockRecord,
        to: &mut Writer<W>,
    ) -> io::Result<()> {
        match inline::mark(document, block) {
            Some(mark) => {
                to.create_element("p").write_inner_content(|to| mark.write(block, to))?;
                Ok(())
            }
            None => body::block(self, block, to),
        }
    }

    /// The documents in an issue.
    fn collection<W: Write>(&self, parts: &[&Document], to: &mut Writer<W>) -> io::Result<()> {
        to.create_element("collectionBody")
            .write_inner_content(|to| self.references("component", parts, to))?;
        Ok(())
    }

    /// What is attached, each a file of its own.
    fn attachments<W: Write>(&self, parts: &[&Document], to: &mut Writer<W>) -> io::Result<()> {
        if parts.is_empty() {
            return Ok(());
        }
        to.create_element("attachments")
            .write_inner_content(|to| self.references("attachment", parts, to))?;
        Ok(())
    }

    fn references<W: Write>(
        &self,
        element: &str,
        parts: &[&Document],
        to: &mut Writer<W>,
    ) -> io::Result<()> {
        for (part, number) in parts.iter().zip(1..) {
            let (href, shown) = (identity::Work::of(self, part).this(), named(part));
            let id = format!("{}_{number}", if element == "component" { "cmp" } else { "att" });
            to.create_element(element).with_attribute(("eId", id.as_str())).write_inner_content(
                |to| {
                    let id = format!("{id}__docref_1");
                    let attributes =
                        [("eId", id.as_str()), ("href", href.as_str()), ("showAs", shown.as_str())];
                    to.create_element("documentRef").with_attributes(attributes).write_empty()?;
                    Ok(())
                },
            )?;
        }
        Ok(())
    }

    /// What is attached to `document`, or stands in it.
    fn attached(&self, document: &Document) -> &[&'a Document] {
        self.parts.get(document.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// `document`, then what it is attached to, from the inside out.
    fn above(&self, document: &'a Document) -> impl Iterator<Item = &'a Document> {
        let above = move |it: &&Document| self.documents.get(it.parent_id.as_deref()?).copied();
        std::iter::successors(Some(document), above).take(self.documents.len())
    }
}

/// Which of the document types of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Act,
    Doc,
    Gazette,
}

impl Shape {
    /// An issue without documents can be no `officialGazette`, which must hold some.
    fn of(document: &Document, attached: &[&Document]) -> Self {
        match document.kind.as_str() {
            "issue" if !attached.is_empty() => Self::Gazette,
            kind if identity::is_act(kind) => Self::Act,
            _ => Self::Doc,
        }
    }

    const fn element(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Doc => "doc",
            Self::Gazette => "officialGazette",
        }
    }
}

/// A part of a document that must not be empty.
fn section<W: Write>(
    element: &str,
    blocks: &[BlockRecord],
    to: &mut Writer<W>,
    mut each: impl FnMut(&BlockRecord, &mut Writer<W>) -> io::Result<()>,
) -> io::Result<()> {
    if blocks.is_empty() {
        return Ok(());
    }
    to.create_element(element)
        .write_inner_content(|to| blocks.iter().try_for_each(|block| each(block, to)))?;
    Ok(())
}

/// How a document is shown where it is referred to.
fn named(document: &Document) -> String {
    let parts = [&document.kind_vi, &document.number, &document.title];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    if parts.is_empty() { document.id.clone() } else { plain(&parts.join(" ")) }
}

/// `text` without what XML cannot hold.
fn plain(text: &str) -> String {
    let is_none = |c: char| c.is_control() && !"\t\n\r".contains(c);
    let is_xml = |c: char| !(is_none(c) || "\u{fffe}\u{ffff}".contains(c));
    text.chars().map(|c| if is_xml(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

fn text<W: Write>(text: &str, to: &mut Writer<W>) -> io::Result<()> {
    to.write_event(Event::Text(BytesText::new(&plain(text))))
}

/// An element that holds only a text.
fn simple<W: Write>(element: &str, content: &str, to: &mut Writer<W>) -> io::Result<()> {
    to.create_element(element).write_inner_content(|to| text(content, to))?;
    Ok(())
}
