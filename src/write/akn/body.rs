//! The text of a document → parts with their numbers and headings, paragraphs, tables.

use super::outline::{Node, element, tree};
use super::{Corpus, inline, simple, text};
use crate::data::{BlockKind, BlockRecord, TableRecord};
use crate::lang::slug::slug;
use quick_xml::Writer;
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

/// Ids that are taken, and how many of each sort were asked for.
#[derive(Default)]
struct Ids {
    taken: HashSet<String>,
    asked: HashMap<String, usize>,
}

impl Ids {
    /// The id of a part in `around`. Parts without a number are counted, parts with the same number
    /// counted on: `indent_2`, `para_1-2`.
    fn free(&mut self, around: &str, kind: &str, number: &str) -> String {
        let around = if around.is_empty() { String::new() } else { format!("{around}__") };
        let wanted = format!("{around}{kind}_{number}");
        let many = self.asked.entry(wanted.clone()).or_insert(0);
        loop {
            *many += 1;
            let free = match (number, *many) {
                ("", many) => format!("{wanted}{many}"),
                (_, 1) => wanted.clone(),
                (_, many) => format!("{wanted}-{many}"),
            };
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }
}

/// Writes `blocks` as the element that holds the text of a document.
pub(super) fn write<W: Write>(
    corpus: &Corpus<'_>,
    element: &str,
    blocks: &[BlockRecord],
    to: &mut Writer<W>,
) -> io::Result<()> {
    let root = tree(blocks);
    let mut ids = Ids::default();
    to.create_element(element).write_inner_content(|to| {
        if !root.own.is_empty() || root.parts.is_empty() {
            let id = ids.free("", "hcontainer", "1");
            let attributes = [("name", "text"), ("eId", id.as_str())];
            to.create_element("hcontainer")
                .with_attributes(attributes)
                .write_inner_content(|to| blocks_of(corpus, "content", None, &root.own, to))?;
        }
        root.parts.iter().try_for_each(|part| node(corpus, part, "", &mut ids, to))
    })?;
    Ok(())
}

fn node<W: Write>(
    corpus: &Corpus<'_>,
    part: &Node<'_>,
    around: &str,
    ids: &mut Ids,
    to: &mut Writer<W>,
) -> io::Result<()> {
    let Some(head) = part.head else { return Ok(()) };
    let (name, kind) = element(head);
    let label = head.label.as_deref().unwrap_or_default();
    let id = ids.free(around, kind, &number(label));
    to.create_element(name).with_attribute(("eId", id.as_str())).write_inner_content(|to| {
        if !label.is_empty() {
            simple("num", label, to)?;
        }
        let is_heading = head.kind == BlockKind::Heading;
        if is_heading && !head.text.is_empty() {
            to.create_element("heading")
                .write_inner_content(|to| inline::write(corpus, head, to))?;
        }
        let lead = (!is_heading).then_some(head);
        let wraps = if part.parts.is_empty() { "content" } else { "intro" };
        if lead.is_some() || !part.own.is_empty() {
            blocks_of(corpus, wraps, lead, &part.own, to)?;
        }
        part.parts.iter().try_for_each(|inner| node(corpus, inner, &id, ids, to))
    })?;
    Ok(())
}

/// `Điều 12a` → `12a`, `II` → `ii`; empty of a dash.
fn number(label: &str) -> String {
    let words = ["dieu-", "phan-", "chuong-", "muc-"];
    let slug = slug(label);
    words.iter().find_map(|word| slug.strip_prefix(word)).unwrap_or(&slug).to_owned()
}

fn blocks_of<W: Write>(
    corpus: &Corpus<'_>,
    element: &str,
    lead: Option<&BlockRecord>,
    blocks: &[&BlockRecord],
    to: &mut Writer<W>,
) -> io::Result<()> {
    to.create_element(element).write_inner_content(|to| {
        if let Some(lead) = lead {
            to.create_element("p").write_inner_content(|to| inline::write(corpus, lead, to))?;
        } else if blocks.is_empty() {
            to.create_element("p").write_empty()?;
        }
        blocks.iter().try_for_each(|it| block(corpus, it, to))
    })?;
    Ok(())
}

/// A paragraph with its label, or the table that stands there.
pub(super) fn block<W: Write>(
    corpus: &Corpus<'_>,
    block: &BlockRecord,
    to: &mut Writer<W>,
) -> io::Result<()> {
    let id = block.table_id.as_deref().filter(|_| block.kind == BlockKind::Table);
    if let Some(found) = id.and_then(|id| corpus.tables.get(id)) {
        table(found, to)?;
        if block.text.is_empty() && block.label.is_none() {
            return Ok(());
        }
    }
    to.create_element("p").write_inner_content(|to| {
        if let Some(label) = &block.label {
            text(&format!("{label} "), to)?;
        }
        inline::write(corpus, block, to)
    })?;
    Ok(())
}

/// The rows of a table, its headings first; a table without either is an empty paragraph.
fn table<W: Write>(table: &TableRecord, to: &mut Writer<W>) -> io::Result<()> {
    let heads: Vec<&str> =
        table.columns.iter().map(|column| column.name.as_deref().unwrap_or_default()).collect();
    let has_heads = heads.iter().any(|head| !head.is_empty());
    let rows = table.rows.iter().filter(|row| !row.is_empty());
    if !has_heads && rows.clone().next().is_none() {
        to.create_element("p").write_empty()?;
        return Ok(());
    }
    to.create_element("table").write_inner_content(|to| {
        if has_heads {
            row("th", heads.iter().copied(), to)?;
        }
        rows.clone().try_for_each(|cells| row("td", cells.iter().map(String::as_str), to))
    })?;
    Ok(())
}

fn row<'c, W: Write>(
    element: &str,
    mut cells: impl Iterator<Item = &'c str>,
    to: &mut Writer<W>,
) -> io::Result<()> {
    to.create_element("tr").write_inner_content(|to| {
        cells.try_for_each(|cell| {
            to.create_element(element).write_inner_content(|to| simple("p", cell, to))?;
            Ok(())
        })
    })?;
    Ok(())
}
