//! One division of the outline → its document with all the records that stand in it.

use super::cells::Measured;
use super::habits::{Habits, Written};
use super::ids::Ids;
use super::legends::Legend;
use super::rows::{self, Setting};
use super::{
    account, citations, columns, duties, meta, metrics, prose, sections, summaries, table_records,
};
use crate::data::{
    Block, BlockKind, BlockRecord, Citation, Division, Document, Metric, Report, Span, Table, Task,
    Text,
};
use crate::lang::agency::Register;
use crate::lang::fold;
use std::collections::BTreeMap;

/// Teaches the register the abbreviations that the texts of a division define.
pub(super) fn learn(division: &Division, register: &mut Register) {
    for block in &division.blocks {
        register.learn(block.text.as_str());
    }
    for cell in division.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        register.learn(cell.as_str());
    }
}

/// Adds a document and its records to the report. `found` are the citations that its metadata made,
/// with ids of their own.
pub(super) fn read(
    division: &Division,
    mut document: Document,
    found: Vec<Citation>,
    register: &Register,
    ids: &mut Ids,
    (report, habits): (&mut Report, &mut Habits),
) {
    let mut reader = Reader {
        document_id: document.id.clone(),
        cited: 0,
        measured: BTreeMap::new(),
        legend: Legend::of(division),
        written: Written::of(division),
        habits,
        report,
    };
    reader.habits.note(&document.id, reader.written.all);
    reader.metadata_citations(found, &mut document);
    document.spans = division.span.into_iter().collect();
    document.lines = division.lines;
    document.blocks = blocks(division, &document.id);
    account::document(&mut document, division);
    let outer: Vec<String> = division.label.iter().map(|label| label.as_str().to_owned()).collect();
    let mut titles = table_records::titles(division);
    let units = table_records::units(division);
    for (at, table) in division.tables.iter().enumerate() {
        let title = titles.get_mut(at).and_then(Option::take);
        let place = sections::of_table(&division.blocks, at);
        let section: Vec<String> = outer.iter().cloned().chain(place.section).collect();
        let above = Above { title, unit: units.get(at).and_then(Option::as_deref) };
        reader.table(above, table, at, (&section, &place.labels), register, ids);
    }
    reader.summaries(division, &mut document.blocks);
    reader.running_text(division, &outer, register, ids);
    reader.report.documents.push(document);
}

/// The id of the `at`th table of a document.
pub(super) fn table_id(document_id: &str, at: usize) -> String {
    format!("{document_id}#t{}", at + 1)
}

fn blocks(division: &Division, document_id: &str) -> Vec<BlockRecord> {
    let record = |block: &Block| {
        let table = block.table.and_then(|at| division.tables.get(at).map(|table| (at, table)));
        let mut spans = match (table, &block.label) {
            (Some((_, table)), _) => table.span.into_iter().collect(),
            (None, Some(label)) => label.spans(),
            (None, None) => Vec::new(),
        };
        spans.extend(block.text.spans());
        BlockRecord {
            kind: block.kind,
            level: block.level.filter(|level| *level != 0).map(|level| level.max(0).unsigned_abs()),
            label: block.label.as_ref().map(|label| label.as_str().to_owned()),
            text: block.text.as_str().to_owned(),
            table_id: table.map(|(at, _)| table_id(document_id, at)),
            spans,
        }
    };
    division.blocks.iter().map(record).collect()
}

/// What stands above a table.
struct Above<'t> {
    title: Option<String>,
    /// `Đơn vị tính: triệu đồng`.
    unit: Option<&'t str>,
}

/// Reads one document into the report.
pub(super) struct Reader<'a> {
    document_id: String,
    /// Citations of this document so far.
    cited: u32,
    /// Metrics so far by what their ids begin with.
    measured: BTreeMap<String, u32>,
    /// What the marks in its columns of statuses stand for.
    legend: Legend,
    /// How the document and its tables write numbers.
    written: Written,
    habits: &'a mut Habits,
    report: &'a mut Report,
}

impl Reader<'_> {
    /// Citations of the preamble and the articles keep their order; what refers to them follows.
    fn metadata_citations(&mut self, found: Vec<Citation>, document: &mut Document) {
        let mut renamed = BTreeMap::new();
        for citation in found {
            let own = citation.id.clone();
            let id = self.citation(citation, None);
            renamed.insert(own, id);
        }
        let new = |id: &String| renamed.get(id).cloned();
        document.legal_bases = document.legal_bases.iter().filter_map(new).collect();
        if let Some(proposer) = &mut document.proposer {
            proposer.citation_id = proposer.citation_id.as_ref().and_then(new);
        }
    }

    pub(super) fn citation(&mut self, mut citation: Citation, task_id: Option<&str>) -> String {
        self.cited += 1;
        citation.id = format!("{}@c{}", self.document_id, self.cited);
        citation.document_id.clone_from(&self.document_id);
        citation.task_id = task_id.map(ToOwned::to_owned);
        account::citation(&mut citation);
        let id = citation.id.clone();
        self.report.citations.push(citation);
        id
    }

    pub(super) fn metric(
        &mut self,
        mut metric: Metric,
        task_id: Option<&str>,
        table_id: Option<&str>,
    ) {
        let owner = task_id.or(table_id).unwrap_or(&self.document_id).to_owned();
        let count = self.measured.entry(owner.clone()).or_insert(0);
        *count += 1;
        metric.id = format!("{owner}@m{count}");
        metric.document_id.clone_from(&self.document_id);
        metric.task_id = task_id.map(ToOwned::to_owned);
        metric.table_id = table_id.map(ToOwned::to_owned);
        account::metric(&mut metric, account::From::Text);
        self.report.metrics.push(metric);
    }

    fn table(
        &mut self,
        above: Above<'_>,
        table: &Table,
        at: usize,
        (section, labels): (&[String], &str),
        register: &Register,
        ids: &mut Ids,
    ) {
        let id = table_id(&self.document_id, at);
        let roles = columns::find(table, register, above.unit.is_some());
        let names: Vec<&str> = roles.iter().map(|(role, _)| *role).collect();
        let document_id = self.document_id.clone();
        let setting = Setting {
            document_id: &document_id,
            table_id: &id,
            section,
            labels,
            register,
            legend: &self.legend,
        };
        let found = rows::find(table, &names, &setting, ids);
        let tasks: BTreeMap<usize, String> =
            found.tasks.iter().map(|(row, task)| (*row, task.id.clone())).collect();
        let evidence = self.written.table(at);
        self.habits.note(&id, evidence);
        let measured = Measured::new(table, above.unit, evidence.habit());
        for (row, _) in table.rows.iter().enumerate().filter(|(_, row)| !row.is_group) {
            let owner = (id.as_str(), tasks.get(&row).map(String::as_str));
            self.row(&measured, row, &names, owner);
        }
        self.report.tasks.extend(found.tasks.into_iter().map(|(_, task)| task));
        self.report.tables.push(table_records::record(
            table,
            id,
            &document_id,
            above.title,
            &roles,
            found.kinds,
        ));
    }

    /// Closing lists of counts, as tables: their lines stay what they are and name the table.
    fn summaries(&mut self, division: &Division, records: &mut [BlockRecord]) {
        for (at, summary) in summaries::find(&division.blocks).iter().enumerate() {
            let id = table_id(&self.document_id, division.tables.len() + at);
            let lines = records[summary.blocks.clone()].iter_mut();
            lines.for_each(|line| line.table_id = Some(id.clone()));
            let table = summaries::record(summary, &division.blocks, id, &self.document_id);
            self.report.tables.push(table);
        }
    }

    /// Tasks, metrics and citations outside tables.
    fn running_text(
        &mut self,
        division: &Division,
        outer: &[String],
        register: &Register,
        ids: &mut Ids,
    ) {
        let blocks = &division.blocks;
        let (mut tasks, covered) = prose::find(blocks, &self.document_id, outer, register, ids);
        tasks.extend(duties::find(blocks, &covered, &self.document_id, outer, register, ids));
        let tasks: Vec<Task> = tasks.into_iter().map(|(_, task)| task).collect();
        let consumed = meta::consumed(division);
        let owners = Titles::of(&tasks);
        let mut replaced = citations::Replaced::default();
        let habit = self.written.all.habit();
        for (block, consumed) in blocks.iter().zip(consumed) {
            if block.kind == BlockKind::Furniture {
                continue;
            }
            let mut found = if consumed { Vec::new() } else { citations::find(&block.text) };
            let article = |label: &Text| fold::key(label.as_str()).starts_with("điều");
            let begins =
                block.kind == BlockKind::Heading || block.label.as_ref().is_some_and(article);
            let item = (!begins).then_some((block.kind, block.level));
            replaced.mark(block.text.as_str(), item, &mut found);
            for citation in found {
                let task = owners.around(&citation.spans);
                self.citation(citation, task.as_deref());
            }
            for metric in metrics::find_in(&block.text, habit) {
                let task = owners.around(&metric.spans);
                self.metric(metric, task.as_deref(), None);
            }
        }
        for (_, footnote) in &division.footnotes {
            for citation in citations::find(footnote) {
                self.citation(citation, None);
            }
        }
        self.report.tasks.extend(tasks);
    }
}

/// A number of rows or columns as records have it.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Where the titles of prose tasks stand.
struct Titles(Vec<(Span, String)>);

impl Titles {
    fn of(tasks: &[Task]) -> Self {
        let mut titles: Vec<(Span, String)> = tasks
            .iter()
            .flat_map(|task| {
                let spans = task.spans.get("title").cloned().unwrap_or_default();
                spans.into_iter().map(|span| (span, task.id.clone()))
            })
            .collect();
        titles.sort();
        Self(titles)
    }

    /// The task in whose title a range begins.
    fn around(&self, spans: &[Span]) -> Option<String> {
        let at = spans.first()?.start();
        let after = self.0.partition_point(|(span, _)| span.start() <= at);
        let (span, id) = self.0.get(after.checked_sub(1)?)?;
        (at < span.end()).then(|| id.clone())
    }
}
