//! Cleaned lines → the shape of the text: documents as a tree, their blocks, tables and footnotes.
//!
//! Reads no meaning: what a title asks for or a cell assigns is for the recognize stage.

mod appendix;
mod barred;
mod beside;
mod divisions;
mod dumps;
mod grid;
mod groups;
mod headers;
mod labels;
mod letterhead;
mod listing;
mod lost;
mod masthead;
mod ordinals;
mod pages;
mod paragraphs;
mod pipes;
mod plain;
mod running;
mod seams;
mod signature;
mod spaced;
mod tables;
mod titles;

use crate::data::{Block, BlockKind, Division, Finding, Line, Outline, Span, Text};
use divisions::Start;
use paragraphs::{Margin, Paragraphs};

/// The shape of `lines`.
#[must_use]
pub fn run(lines: &[Line]) -> Outline {
    let lines = &*pipes::run(lines);
    let lines = &*barred::run(lines);
    let mut outline = Outline::default();
    let lines = &*spaced::run(lines, &mut outline.findings);
    plain::find(lines, &mut outline.findings);
    let (mut from, mut to) = (0, lines.len());
    if let Some((mut masthead, covered)) = masthead::find(lines).or_else(|| listing::find(lines)) {
        let imprint = masthead::imprint(&lines[covered..]).map(|range| range.start + covered);
        to = imprint.unwrap_or(to);
        masthead.publisher = imprint.map(|at| lines[at].text());
        outline.divisions.push(issue(lines, covered, to));
        outline.masthead = Some(masthead);
        from = covered;
    }
    let framed = if from == 0 { masthead::frame(lines) } else { 0 };
    documents(lines, from + framed, to, &mut outline);
    if let Some(first) = outline.divisions.first_mut() {
        first.blocks.splice(0..0, lines[..framed].iter().filter_map(furniture));
    }
    outline
}

/// The issue itself: masthead, contents and imprint as furniture.
fn issue(lines: &[Line], head: usize, imprint: usize) -> Division {
    let own = lines[..head].iter().chain(&lines[imprint..]);
    Division {
        is_issue: true,
        blocks: own.filter_map(furniture).collect(),
        span: span(lines),
        ..Division::default()
    }
}

fn documents(lines: &[Line], from: usize, to: usize, outline: &mut Outline) {
    let starts = divisions::starts(lines, from, to);
    let issue = outline.divisions.first().map(|_| 0);
    let first = outline.divisions.len();
    for (at, &(start, how)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(to, |&(next, _)| next);
        let division = document(&lines[start..end], how, &mut outline.findings);
        outline.divisions.push(division);
    }
    let hows: Vec<Start> = starts.iter().map(|&(_, how)| how).collect();
    divisions::tie(&mut outline.divisions, &hows, issue);
    enclose(&mut outline.divisions, first);
}

/// Widens each division's range over what is attached to it.
fn enclose(divisions: &mut [Division], first: usize) {
    for at in (first..divisions.len()).rev() {
        let Some(parent) = divisions[at].parent else { continue };
        let whole = match (divisions[parent].span, divisions[at].span) {
            (Some(own), Some(child)) => Some(own.hull(child)),
            (own, child) => own.or(child),
        };
        divisions[parent].span = whole;
    }
}

/// One document without what is attached to it.
fn document(lines: &[Line], start: Start, findings: &mut Vec<Finding>) -> Division {
    let mut division = Division { span: span(lines), ..Division::default() };
    let head = match start {
        Start::Letterhead | Start::Kind => letterhead::read(lines, &mut division),
        Start::Appendix => appendix::read(lines, &mut division),
        Start::Bare => appendix::read_title(lines, &mut division),
    };
    division.blocks = lines[..head].iter().filter_map(furniture).collect();
    body(&lines[head..], &mut division, findings);
    division
}

/// The text under the head: tables where they stand, running text between them.
fn body(lines: &[Line], division: &mut Division, findings: &mut Vec<Finding>) {
    let mut at = 0;
    let margin = Margin::of(lines);
    for found in tables::find(lines) {
        running_text(&lines[at..found.lines.start], margin, division);
        division.blocks.push(Block {
            kind: BlockKind::Table,
            level: None,
            label: None,
            printed_label: None,
            text: Text::new(),
            table: Some(division.tables.len()),
            joined: false,
        });
        at = found.lines.end;
        findings.extend(found.findings);
        division.tables.push(found.table);
    }
    running_text(&lines[at..], margin, division);
    paragraphs::mark_headings(&mut division.blocks);
}

fn running_text(lines: &[Line], margin: Margin, division: &mut Division) {
    let foot = signature::find(lines, division);
    let mut from = 0;
    while from < lines.len() {
        let is_foot = foot[from];
        let to = (from..lines.len()).find(|&at| foot[at] != is_foot).unwrap_or(lines.len());
        if is_foot {
            division.blocks.extend(lines[from..to].iter().filter_map(furniture));
        } else {
            let Paragraphs { blocks, footnotes } = paragraphs::find(&lines[from..to], margin);
            division.blocks.extend(blocks);
            division.footnotes.extend(footnotes);
        }
        from = to;
    }
}

/// A line that frames the text, as a block; `None` for a blank one.
fn furniture(line: &Line) -> Option<Block> {
    let text = line.text();
    (!text.is_empty()).then_some(Block {
        kind: BlockKind::Furniture,
        level: None,
        label: None,
        printed_label: None,
        text,
        table: None,
        joined: false,
    })
}

/// The range from the first to the last line with print.
fn span(lines: &[Line]) -> Option<Span> {
    let mut printed = lines.iter().filter(|line| !line.is_blank()).map(|line| line.span);
    let first = printed.next()?;
    Some(printed.fold(first, Span::hull))
}
