//! A document → its metadata: FRBR ids, the gazette it was published in, those who are referred to, footnotes.
//! No life cycle is told: a text knows of none.

use super::identity::Work;
use super::{Corpus, plain, simple};
use crate::data::{Document, Signer};
use quick_xml::Writer;
use std::io::{self, Write};

/// Who made the markup.
const SOURCE: (&str, &str) = ("source", "#congbao");

pub(super) fn write<W: Write>(
    corpus: &Corpus<'_>,
    document: &Document,
    to: &mut Writer<W>,
) -> io::Result<()> {
    let work = Work::of(corpus, document);
    let issuer = issuer(corpus, document);
    to.create_element("meta").write_inner_content(|to| {
        to.create_element("identification").with_attribute(SOURCE).write_inner_content(|to| {
            frbr(to, "FRBRWork", [work.uri(), &work.this()], &work, |to| of_work(document, to))?;
            let [uri, this] = work.expression();
            frbr(to, "FRBRExpression", [&uri, &this], &work, |to| {
                empty("FRBRlanguage", &[("language", "vie")], to)
            })?;
            let [uri, this] = work.manifestation();
            frbr(to, "FRBRManifestation", [&uri, &this], &work, |to| value("FRBRformat", "xml", to))
        })?;
        publication(corpus, document, to)?;
        references(document, issuer, to)?;
        notes(document, to)
    })?;
    Ok(())
}

/// The body it comes from, else that of what it is attached to.
fn issuer<'a>(corpus: &Corpus<'a>, document: &Document) -> Option<&'a str> {
    let own = corpus.documents.get(document.id.as_str()).copied()?;
    corpus.above(own).find_map(|it| it.issuer.as_deref())
}

/// One level; all have the same order of properties.
fn frbr<W: Write>(
    to: &mut Writer<W>,
    element: &str,
    [uri, this]: [&str; 2],
    work: &Work,
    rest: impl FnOnce(&mut Writer<W>) -> io::Result<()>,
) -> io::Result<()> {
    to.create_element(element).write_inner_content(|to| {
        value("FRBRthis", this, to)?;
        value("FRBRuri", uri, to)?;
        let (date, name) = (work.date.0.as_str(), work.date.1);
        empty("FRBRdate", &[("date", date), ("name", name)], to)?;
        // The markup is ours, the document is not.
        let author = if element == "FRBRManifestation" { "#congbao" } else { "#issuer" };
        empty("FRBRauthor", &[("href", author)], to)?;
        rest(to)
    })?;
    Ok(())
}

fn of_work<W: Write>(document: &Document, to: &mut Writer<W>) -> io::Result<()> {
    value("FRBRcountry", "vn", to)?;
    value("FRBRsubtype", &document.kind, to)?;
    document.number.iter().try_for_each(|number| value("FRBRnumber", number, to))?;
    document.title.iter().try_for_each(|title| value("FRBRname", title, to))
}

/// The issue it stands in, where that has a day.
fn publication<W: Write>(
    corpus: &Corpus<'_>,
    document: &Document,
    to: &mut Writer<W>,
) -> io::Result<()> {
    let own = corpus.documents.get(document.id.as_str()).copied();
    let mut above = own.into_iter().flat_map(|own| corpus.above(own)).skip(1);
    let is_in_issue = above.any(|it| it.kind == "issue");
    let Some(issue) = corpus.report.issue.as_ref().filter(|_| is_in_issue) else { return Ok(()) };
    let Some(date) = &issue.date else { return Ok(()) };
    let numbers: Vec<String> = issue.numbers.iter().map(u32::to_string).collect();
    let number = numbers.join("-");
    let attributes = [
        ("date", date.as_str()),
        ("name", "cong-bao"),
        ("showAs", "Công báo"),
        ("number", &number),
    ];
    empty("publication", &attributes, to)
}

fn references<W: Write>(
    document: &Document,
    issuer: Option<&str>,
    to: &mut Writer<W>,
) -> io::Result<()> {
    to.create_element("references").with_attribute(SOURCE).write_inner_content(|to| {
        known("TLCOrganization", "congbao", "organization", "congbao", to)?;
        known("TLCOrganization", "issuer", "organization", issuer.unwrap_or("unknown"), to)?;
        let Some(Signer { name, position, .. }) = &document.signer else { return Ok(()) };
        known("TLCPerson", "signer", "person", name, to)?;
        position.iter().try_for_each(|it| known("TLCRole", "signer_role", "role", it, to))
    })?;
    Ok(())
}

/// Somebody or something that is referred to.
fn known<W: Write>(
    element: &str,
    id: &str,
    class: &str,
    name: &str,
    to: &mut Writer<W>,
) -> io::Result<()> {
    let href = format!("/akn/ontology/{class}/vn/{}", crate::lang::slug::slug(name));
    empty(element, &[("eId", id), ("href", &href), ("showAs", name)], to)
}

/// Footnotes were taken out of the paragraph that they interrupt.
fn notes<W: Write>(document: &Document, to: &mut Writer<W>) -> io::Result<()> {
    if document.footnotes.is_empty() {
        return Ok(());
    }
    to.create_element("notes").with_attribute(SOURCE).write_inner_content(|to| {
        document.footnotes.iter().zip(1..).try_for_each(|(note, number)| {
            let (id, mark) = (format!("note_{number}"), plain(&note.mark));
            let attributes = [("eId", id.as_str()), ("marker", mark.as_str())];
            to.create_element("note")
                .with_attributes(attributes)
                .write_inner_content(|to| simple("p", &note.text, to))?;
            Ok(())
        })
    })?;
    Ok(())
}

fn value<W: Write>(element: &str, of: &str, to: &mut Writer<W>) -> io::Result<()> {
    empty(element, &[("value", of)], to)
}

fn empty<W: Write>(
    element: &str,
    attributes: &[(&str, &str)],
    to: &mut Writer<W>,
) -> io::Result<()> {
    let attributes: Vec<(&str, String)> =
        attributes.iter().map(|(name, value)| (*name, plain(value))).collect();
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_str()));
    to.create_element(element).with_attributes(attributes).write_empty()?;
    Ok(())
}
