//! The lists inside documents → rows: articles, responsible bodies, recipients, footnotes, blocks.

use super::cell::{spans, word};
use super::{Column, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::{Article, BlockRecord, Footnote, Mention, PrintedLine, Report};
use std::io;

/// One member of a list of a document.
struct Part<T> {
    document_id: String,
    /// Place in the list, from 1.
    position: usize,
    it: T,
}

const fn document_id<T>() -> Column<Part<T>> {
    col("document_id", Kind::String, "Mã văn bản", "Its document.", |p| {
        p.document_id.as_str().into()
    })
}

const fn position<T>() -> Column<Part<T>> {
    col("position", Kind::Integer, "Thứ tự", "Place in its list, from 1.", |p| {
        p.position.into()
    })
}

const SPANS: (&str, Kind, &str, &str) =
    ("spans", Kind::String, "Vị trí", "Source ranges in bytes.");

static ARTICLES: [Column<Part<Article>>; 5] = [
    document_id(),
    position(),
    col("number", Kind::String, "Điều", "Number as printed.", |p| p.it.number.as_str().into()),
    col("text", Kind::String, "Nội dung", "Text without the label.", |p| {
        p.it.text.as_str().into()
    }),
    col(SPANS.0, SPANS.1, SPANS.2, SPANS.3, |p| spans(&p.it.spans)),
];

static RESPONSIBLE: [Column<Part<Mention>>; 7] = [
    document_id(),
    position(),
    col("name", Kind::String, "Tên", "As printed.", |p| p.it.name.as_str().into()),
    col("agency_id", Kind::String, "Mã cơ quan", "The body.", |p| {
        p.it.agency_id.as_deref().into()
    }),
    col("collective", Kind::Boolean, "Nhóm cơ quan", "It names a group.", |p| {
        p.it.collective.into()
    }),
    col("scope", Kind::String, "Phạm vi", "The limiting parenthesis.", |p| {
        p.it.scope.as_deref().into()
    }),
    col(SPANS.0, SPANS.1, SPANS.2, SPANS.3, |p| spans(&p.it.spans)),
];

static RECIPIENTS: [Column<Part<PrintedLine>>; 4] = [
    document_id(),
    position(),
    col("text", Kind::String, "Nơi nhận", "As printed.", |p| p.it.text.as_str().into()),
    col(SPANS.0, SPANS.1, SPANS.2, SPANS.3, |p| spans(&p.it.spans)),
];

static FOOTNOTES: [Column<Part<Footnote>>; 5] = [
    document_id(),
    position(),
    col("mark", Kind::String, "Dấu", "Its mark.", |p| p.it.mark.as_str().into()),
    col("text", Kind::String, "Chú thích", "Its text.", |p| p.it.text.as_str().into()),
    col(SPANS.0, SPANS.1, SPANS.2, SPANS.3, |p| spans(&p.it.spans)),
];

static BLOCKS: [Column<Part<BlockRecord>>; 8] = [
    document_id(),
    position(),
    col(
        "kind",
        Kind::String,
        "Loại khối",
        "Heading, paragraph, item, table, furniture.",
        |p| word(&p.it.kind),
    ),
    col("level", Kind::Integer, "Cấp", "Depth of its label.", |p| {
        p.it.level.map(u32::from).into()
    }),
    col("label", Kind::String, "Nhãn", "Label as printed.", |p| p.it.label.as_deref().into()),
    col("text", Kind::String, "Nội dung", "Text without the label.", |p| {
        p.it.text.as_str().into()
    }),
    col("table_id", Kind::String, "Mã bảng", "The table that stands here.", |p| {
        p.it.table_id.as_deref().into()
    }),
    col(SPANS.0, SPANS.1, SPANS.2, SPANS.3, |p| spans(&p.it.spans)),
];

const TO_DOCUMENT: Link = Link::always("document_id", "documents");

/// A plan of a list inside documents.
const fn plan(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    links: &'static [Link],
) -> Plan {
    Plan { name, title, about, key: &["source", "document_id", "position"], links }
}

/// Hands over each member of one list of each document.
fn each<T: Clone>(
    report: &Report,
    list: impl Fn(&crate::data::Document) -> &[T],
    take: &mut dyn FnMut(&Part<T>) -> io::Result<()>,
) -> io::Result<()> {
    report.documents.iter().try_for_each(|document| {
        list(document).iter().enumerate().try_for_each(|(at, it)| {
            take(&Part { document_id: document.id.clone(), position: at + 1, it: it.clone() })
        })
    })
}

/// `document_articles`, `document_responsible`, `document_recipients`, `document_footnotes` and
/// `blocks`.
pub(super) fn sheets() -> Vec<Sheet> {
    let articles = plan("document_articles", "Điều", "Articles of documents.", &[TO_DOCUMENT]);
    let responsible = plan(
        "document_responsible",
        "Chịu trách nhiệm thi hành",
        "Bodies that an article makes responsible for carrying the document out.",
        const { &[TO_DOCUMENT, Link::sometimes("agency_id", "agencies")] },
    );
    let recipients =
        plan("document_recipients", "Nơi nhận", "Recipients of documents.", &[TO_DOCUMENT]);
    let footnotes =
        plan("document_footnotes", "Chú thích", "Footnotes of documents.", &[TO_DOCUMENT]);
    let blocks = plan(
        "blocks",
        "Nội dung văn bản",
        "All the text of documents in order, tables by reference.",
        const { &[TO_DOCUMENT, Link::sometimes("table_id", "tables")] },
    );
    vec![
        sheet(articles, &ARTICLES, |report, take| each(report, |d| &d.articles, take)),
        sheet(responsible, &RESPONSIBLE, |report, take| each(report, |d| &d.responsible, take)),
        sheet(recipients, &RECIPIENTS, |report, take| each(report, |d| &d.recipients, take)),
        sheet(footnotes, &FOOTNOTES, |report, take| each(report, |d| &d.footnotes, take)),
        sheet(blocks, &BLOCKS, |report, take| each(report, |d| &d.blocks, take)),
    ]
}
