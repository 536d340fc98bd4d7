//! The outline → records: what each division, block and cell means.
//!
//! Each file reads one kind of thing out of a text; `division` puts together what one document
//! yields, this file what one input does. Checking what was read is for the verify stage.

mod account;
mod asides;
mod assignments;
mod cells;
mod columns;
mod dittos;
mod division;
mod doubts;
mod duties;
mod fields;
mod groups;
mod habits;
mod ids;
mod legends;
mod link;
mod listed;
mod places;
mod prose;
mod rows;
mod sections;
mod standing;
mod summaries;
mod table_records;

pub mod agencies;
pub mod citations;
pub mod considered;
pub mod deadlines;
pub mod meta;
pub mod metrics;
pub mod owners;
pub mod statuses;

use crate::data::{
    Division, Document, Finding, Issue, Outline, Report, SCHEMA_VERSION, SourceRecord, Text,
};
use crate::lang::agency::{Explained, Register};
use agencies::Bodies;
use habits::Habits;
use ids::Ids;
use std::sync::Arc;

/// All records of one input.
#[must_use]
pub fn run(outline: &Outline, source: SourceRecord) -> Report {
    let mut report = Report {
        schema_version: SCHEMA_VERSION.to_owned(),
        source,
        issue: outline.masthead.as_ref().map(meta::issue),
        documents: Vec::new(),
        tables: Vec::new(),
        tasks: Vec::new(),
        metrics: Vec::new(),
        citations: Vec::new(),
        agencies: Vec::new(),
        findings: outline.findings.clone(),
    };
    let provinces = provinces(outline);
    let mut document_ids = Ids::default();
    let mut record_ids = Ids::default();
    let mut bodies = Bodies::default();
    let mut habits = Habits::default();
    let mut handed: Vec<Handed> = Vec::new();
    for (division, province) in outline.divisions.iter().zip(&provinces) {
        let parent = division.parent.and_then(|parent| report.documents.get(parent));
        let attached_to = parent.filter(|parent| parent.kind != "issue").map(|parent| &parent.id);
        let attached_to = attached_to.cloned();
        let parent_id = parent.map(|parent| parent.id.clone());
        let above = division.parent.and_then(|parent| handed.get(parent));
        let mut register = Register::new(province.as_deref().filter(|slug| *slug != CENTRE))
            .of_issuer(issuer(outline, division))
            .attached_to(above.and_then(|above| above.explained.clone()));
        division::learn(division, &mut register);
        let (mut document, citations) = meta::find(division, &register);
        if let Some(issue) = report.issue.as_ref().filter(|_| division.is_issue) {
            document.date.clone_from(&issue.date);
            let printed = outline.masthead.as_ref().and_then(|head| head.date.as_ref());
            document.field_spans.extend(printed.map(|date| ("date".to_owned(), date.spans())));
        }
        document.parent_id = parent_id;
        let id = document_id(
            &document,
            division,
            attached_to.as_deref(),
            report.issue.as_ref(),
            province.as_deref(),
        );
        document.id = document_ids.unique(id);
        let day = standing::day(&document).or(above.and_then(|above| above.day.as_deref()));
        let register = register.of_day(day);
        let explained = (!division.is_issue).then(|| register.explained());
        handed.push(Handed { explained, day: day.map(ToOwned::to_owned) });
        bodies.link(&mut document.responsible, &register);
        let first = report.tasks.len();
        let records = (&mut report, &mut habits);
        division::read(division, document, citations, &register, &mut record_ids, records);
        bodies.note(report.tasks[first..].iter().flat_map(agencies::mentions), &register);
    }
    report.agencies = agencies::gather(&report.tasks, &report.documents, &bodies);
    let days: Vec<Option<String>> = handed.into_iter().map(|handed| handed.day).collect();
    standing::find(&mut report, &bodies, &days);
    places::fill(&mut report, outline, &provinces, &days);
    doubts::find(&mut report, &habits);
    link::run(&mut report);
    account::damage(&mut report);
    account::suspects(&mut report);
    report
}

/// Adds findings to a report: each is tied to its document and its record, all are in source order.
pub fn tie(report: &mut Report, found: Vec<Finding>) {
    report.findings.extend(found);
    link::findings(report);
}

/// What a division hands down to those that are attached to it.
struct Handed {
    /// The short names it explains.
    explained: Option<Arc<Explained>>,
    day: Option<String>,
}

/// The body that a division, or what it is attached to, comes from.
fn issuer<'a>(outline: &'a Outline, division: &'a Division) -> &'a str {
    let above = || outline.divisions.get(division.parent?)?.issuer.as_ref();
    division.issuer.as_ref().or_else(above).map_or("", Text::as_str)
}

/// The slug of the centre where a province's would stand.
const CENTRE: &str = "tw";

fn document_id(
    document: &Document,
    division: &Division,
    attached_to: Option<&str>,
    issue: Option<&Issue>,
    province: Option<&str>,
) -> String {
    if let Some(issue) = issue.filter(|_| division.is_issue) {
        return ids::issue(province, issue.date.as_deref(), &issue.numbers);
    }
    ids::document(document, division, attached_to, province)
}

/// The province of each division: its own letterhead's, else that of what it is attached to, else
/// the gazette's; `tw` for a body of the centre; `None` where no letterhead names one.
fn provinces(outline: &Outline) -> Vec<Option<String>> {
    let masthead = outline.masthead.as_ref();
    let gazette = masthead
        .and_then(|head| head.locality.as_ref())
        .and_then(|text| ids::province(text.as_str()));
    let mut provinces: Vec<Option<String>> = Vec::new();
    for division in &outline.divisions {
        let own = division.issuer.as_ref().and_then(|issuer| {
            let issuer = issuer.as_str();
            ids::province(issuer).or_else(|| ids::is_central(issuer).then(|| CENTRE.to_owned()))
        });
        let inherited = division.parent.and_then(|parent| provinces.get(parent).cloned().flatten());
        provinces.push(own.or(inherited).or_else(|| gazette.clone()));
    }
    provinces
}
