//! An outline and its report → the same, document by document: the texts of each beside its records.

use crate::data::{
    Block, BlockKind, Citation, Division, Document, Metric, Outline, Report, Table, TableRecord,
    Task, Text,
};
use crate::lang::number::{Evidence, Habit};
use std::collections::BTreeMap;

/// All that one input holds.
pub(super) struct Input<'a> {
    /// Its documents, parents before children.
    pub(super) papers: Vec<Paper<'a>>,
    /// Its report.
    pub(super) report: &'a Report,
}

/// A document.
pub(super) struct Paper<'a> {
    /// As printed.
    pub(super) division: &'a Division,
    /// Its record.
    pub(super) document: &'a Document,
    /// Its tables, in order.
    pub(super) sheets: Vec<Sheet<'a>>,
    /// Its tasks.
    pub(super) tasks: Vec<&'a Task>,
    /// Its metrics.
    pub(super) metrics: Vec<&'a Metric>,
    /// Its citations.
    pub(super) citations: Vec<&'a Citation>,
    /// Index of the document that it belongs to, itself where it stands alone: of a decision, its plan and their
    /// appendices the decision. A gazette issue is no such document.
    pub(super) family: usize,
    /// What its numbers say of how it writes them.
    pub(super) evidence: Evidence,
    /// The day that it, or what it is attached to, says itself; ISO.
    pub(super) day: Option<&'a str>,
}

/// A table.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    /// As printed.
    pub(super) table: &'a Table,
    /// Its record.
    pub(super) record: &'a TableRecord,
}

impl<'a> Input<'a> {
    /// The outline and the report that was made of it.
    pub(super) fn of(outline: &'a Outline, report: &'a Report) -> Self {
        let tables: BTreeMap<&str, &TableRecord> =
            report.tables.iter().map(|table| (table.id.as_str(), table)).collect();
        let tasks = by_document(&report.tasks, |task| &task.document_id);
        let metrics = by_document(&report.metrics, |metric| &metric.document_id);
        let citations = by_document(&report.citations, |citation| &citation.document_id);
        let mut papers: Vec<Paper<'a>> = Vec::new();
        for (at, (division, document)) in
            outline.divisions.iter().zip(&report.documents).enumerate()
        {
            let above = division.parent.and_then(|parent| papers.get(parent));
            let above = above.filter(|above| !above.division.is_issue);
            let of = |list: &BTreeMap<&str, Vec<usize>>| list.get(document.id.as_str()).cloned();
            let sheet = |(at, table): (usize, &'a Table)| {
                let record = tables.get(format!("{}#t{}", document.id, at + 1).as_str())?;
                Some(Sheet { table, record })
            };
            papers.push(Paper {
                division,
                document,
                sheets: division.tables.iter().enumerate().filter_map(sheet).collect(),
                tasks: pick(&report.tasks, of(&tasks)),
                metrics: pick(&report.metrics, of(&metrics)),
                citations: pick(&report.citations, of(&citations)),
                family: above
                    .map_or_else(|| family_of(document, &papers, at), |above| above.family),
                evidence: texts(division)
                    .map(|text| Evidence::of(text.as_str()))
                    .reduce(Evidence::and)
                    .unwrap_or_default(),
                day: day(document).or(above.and_then(|above| above.day)),
            });
        }
        Self { papers, report }
    }
}

impl<'a> Paper<'a> {
    /// Its running text, block by block, without what stands around it (letterhead, page heads).
    pub(super) fn blocks(&self) -> impl Iterator<Item = &'a Block> {
        let furniture = BlockKind::Furniture;
        self.division.blocks.iter().filter(move |block| block.kind != furniture)
    }

    /// How it writes numbers.
    pub(super) fn habit(&self) -> Habit {
        self.evidence.habit().unwrap_or_default()
    }

    /// Its paragraphs and cells as statements: a paragraph that a list follows (`…, trong đó:`) with that list.
    pub(super) fn statements(&self) -> Vec<Text> {
        let blocks: Vec<&Block> = self.blocks().collect();
        let mut texts: Vec<Text> =
            (0..blocks.len()).map(|at| with_list(blocks[at], &blocks[at + 1..])).collect();
        let rows = self.division.tables.iter().flat_map(|table| &table.rows);
        texts.extend(rows.flat_map(|row| &row.cells).cloned());
        texts
    }

    /// All its texts: paragraphs, then cells.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a Text> {
        texts(self.division)
    }
}

/// The texts of a division, what stands around them left out: paragraphs, then cells.
fn texts(division: &Division) -> impl Iterator<Item = &Text> {
    let blocks = division.blocks.iter().filter(|block| block.kind != BlockKind::Furniture);
    let rows = division.tables.iter().flat_map(|table| &table.rows);
    blocks.map(|block| &block.text).chain(rows.flat_map(|row| &row.cells))
}

/// Most items of a list that are read as part of the sentence above it.
const MOST_ITEMS: usize = 40;

/// A paragraph, with the items of the list that it announces with a colon.
fn with_list(block: &Block, below: &[&Block]) -> Text {
    if block.kind == BlockKind::Table || !block.text.as_str().trim_end().ends_with(':') {
        return block.text.clone();
    }
    let deeper = |item: &&&Block| {
        item.kind == BlockKind::Item && item.level.unwrap_or(0) > block.level.unwrap_or(0)
    };
    let items = below.iter().take(MOST_ITEMS + 1).take_while(deeper).map(|item| item.text.clone());
    let texts: Vec<Text> = std::iter::once(block.text.clone()).chain(items).collect();
    // Of a longer list nothing is said: its parts would not be all.
    if texts.len() > MOST_ITEMS + 1 { block.text.clone() } else { Text::join(&texts) }
}

/// The family of a document at `at` that is attached to none: its own; of an appendix, which belongs to something,
/// that of the document before it.
fn family_of(document: &Document, papers: &[Paper<'_>], at: usize) -> usize {
    let before = papers.last().filter(|before| !before.division.is_issue);
    before.filter(|_| document.kind == "appendix").map_or(at, |before| before.family)
}

/// The day that a document says itself.
fn day(document: &Document) -> Option<&str> {
    let issued = document.issued_with.as_ref().and_then(|issued| issued.date.as_deref());
    document.date.as_deref().or(issued)
}

/// Places of records by their document.
fn by_document<T>(records: &[T], of: impl Fn(&T) -> &String) -> BTreeMap<&str, Vec<usize>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        places.entry(of(record).as_str()).or_default().push(at);
    }
    places
}

fn pick<T>(records: &[T], places: Option<Vec<usize>>) -> Vec<&T> {
    places.into_iter().flatten().filter_map(|at| records.get(at)).collect()
}
