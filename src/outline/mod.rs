//! Cleaned lines → the shape of the text: documents as a tree, their blocks, tables and footnotes.
//!
//! Reads no meaning: what a title asks for or a cell assigns is for the recognize stage.

mod appendix;
mod barred;
mod beside;
mod divisions;
mod dumps;
mod folios;
mod grid;
mod groups;
mod headers;
mod labels;
mod letterhead;
mod listing;
mod lost;
mod masthead;
mod odd;
mod ordinals;
mod pages;
mod paragraphs;
mod pipes;
mod plain;
mod running;
mod sequence;
mod signature;
mod spaced;
mod tables;
mod titles;
mod wrapped;

use crate::data::{Block, BlockKind, Division, Finding, Joins, Line, Outline, Span, Table, Text};
use divisions::Start;
use paragraphs::{Paragraphs, Print};
use running::Lifted;
use std::ops::Range;

/// The shape of `lines`, with what a page break cut put together or not.
#[must_use]
pub fn run(lines: &[Line], joins: Joins) -> Outline {
    let source = lines;
    let mut outline = Outline::default();
    let (lines, lifted) = running::lift(pipes::run(lines));
    let lines = barred::run(&lines);
    let lines = spaced::run(&lines, &mut outline.findings);
    plain::find(&lines, &mut outline.findings);
    let text = Printed { lines: &lines, source, lifted: &lifted, joins };
    let (mut from, mut to) = (0, lines.len());
    if let Some((mut masthead, covered)) = masthead::find(&lines).or_else(|| listing::find(&lines))
    {
        let imprint = masthead::imprint(&lines[covered..]).map(|range| range.start + covered);
        to = imprint.unwrap_or(to);
        masthead.publisher = imprint.map(|at| lines[at].text());
        outline.divisions.push(issue(text, covered, to));
        outline.masthead = Some(masthead);
        from = covered;
    }
    documents(text, from, to, &mut outline);
    outline
}

/// The lines of a text, those that were lifted out of it, and what is done where a page cut them.
#[derive(Clone, Copy)]
struct Printed<'a> {
    /// With each row of a table on one line.
    lines: &'a [Line],
    /// As they stand in the source.
    source: &'a [Line],
    lifted: &'a [Lifted],
    joins: Joins,
}

impl<'a> Printed<'a> {
    /// What was lifted out of this range of lines.
    fn lifted(self, range: &Range<usize>) -> &'a [Lifted] {
        let start = |at: usize| self.lines.get(at).map(|line| line.span.start());
        let from = if range.start == 0 { Some(0) } else { start(range.start) };
        running::within(self.lifted, from.unwrap_or(u32::MAX)..start(range.end).unwrap_or(u32::MAX))
    }

    /// The range from the first to the last line with print in this range of lines.
    fn span(self, range: Range<usize>) -> Option<Span> {
        let lifted = self.lifted(&range).iter().map(Lifted::span);
        let lines = self.lines[range].iter().filter(|line| !line.is_blank());
        let spans: Vec<Span> = lines.map(|line| line.span).chain(lifted).collect();
        Span::hull_of(&spans)
    }

    /// The first and last line with print in this range, counted from 1.
    fn numbers(self, range: Range<usize>) -> Option<[u32; 2]> {
        let span = self.span(range)?;
        let line_of = |byte: u32| self.source.partition_point(|line| line.span.start() <= byte);
        let ends = [span.start(), span.end().saturating_sub(1).max(span.start())];
        Some(ends.map(|byte| u32::try_from(line_of(byte)).unwrap_or(u32::MAX)))
    }

    /// Puts what was lifted out of these lines where it stands among their blocks.
    fn put_back(self, range: Range<usize>, blocks: &mut Vec<Block>, tables: &[Table]) {
        let lifted = self.lifted(&range);
        if !lifted.is_empty() {
            blocks.extend(lifted.iter().filter_map(Lifted::block));
            blocks.sort_by_key(|block| start(block, tables));
        }
    }
}

/// Where a block begins.
fn start(block: &Block, tables: &[Table]) -> u32 {
    let table = block.table.and_then(|at| tables.get(at)).and_then(|table| table.span);
    let texts = block.label.iter().chain([&block.text]).filter(|text| !text.is_empty());
    let spans = texts.flat_map(|text| text.spans_of(0..1)).chain(table);
    spans.map(Span::start).min().unwrap_or(0)
}

/// The issue itself: masthead, contents and imprint as furniture.
fn issue(text: Printed<'_>, head: usize, imprint: usize) -> Division {
    let all = text.lines.len();
    let mut blocks = Vec::new();
    for range in [0..head, imprint..all] {
        let mut own: Vec<Block> = text.lines[range.clone()].iter().filter_map(furniture).collect();
        text.put_back(range, &mut own, &[]);
        blocks.append(&mut own);
    }
    let (span, lines) = (text.span(0..all), text.numbers(0..all));
    Division { is_issue: true, blocks, span, lines, ..Division::default() }
}

fn documents(text: Printed<'_>, from: usize, to: usize, outline: &mut Outline) {
    let mut starts = divisions::starts(text.lines, from, to);
    let line_of = |lifted: &Lifted| {
        text.lines.partition_point(|line| line.span.start() < lifted.span().start())
    };
    let lifted = text.lifted(&(from..to)).first().map(line_of).filter(|&at| at < to);
    match starts.first_mut() {
        Some((first, _)) => *first = lifted.map_or(*first, |at| at.min(*first)),
        None => starts.extend(lifted.map(|at| (at, Start::Bare))),
    }
    let menu = divisions::take_menu(text.lines, &mut starts);
    let issue = outline.divisions.first().map(|_| 0);
    let first = outline.divisions.len();
    for (at, &(start, how)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(to, |&(next, _)| next);
        let (menu, own) = text.lines[start..end].split_at(if at == 0 { menu } else { 0 });
        let mut division = document(own, how, text.joins, &mut outline.findings);
        division.blocks.splice(0..0, menu.iter().filter_map(furniture));
        division.span = text.span(start..end);
        division.lines = text.numbers(start..end);
        text.put_back(start..end, &mut division.blocks, &division.tables);
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
        let (span, lines) = (divisions[at].span, divisions[at].lines);
        let whole = &mut divisions[parent];
        whole.span = whole.span.into_iter().chain(span).reduce(Span::hull);
        whole.lines = whole
            .lines
            .into_iter()
            .chain(lines)
            .reduce(|own, attached| [own[0].min(attached[0]), own[1].max(attached[1])]);
    }
}

/// One document without what is attached to it.
fn document(lines: &[Line], start: Start, joins: Joins, findings: &mut Vec<Finding>) -> Division {
    let mut division = Division::default();
    let framed = running::frame(lines);
    let (frame, lines) = lines.split_at(framed);
    let head = match start {
        _ if lines.is_empty() => 0,
        Start::Letterhead | Start::Kind => letterhead::read(lines, &mut division),
        Start::Appendix => appendix::read(lines, &mut division),
        Start::Bare => appendix::read_title(lines, &mut division),
    };
    division.blocks = frame.iter().chain(&lines[..head]).filter_map(furniture).collect();
    body(&lines[head..], joins, &mut division, findings);
    division
}

/// The text under the head: tables where they stand, running text between them.
fn body(lines: &[Line], joins: Joins, division: &mut Division, findings: &mut Vec<Finding>) {
    let mut at = 0;
    let print = Print::of(lines, joins);
    for found in tables::find(lines, joins) {
        running_text(&lines[at..found.lines.start], &print, division);
        division.blocks.push(Block {
            kind: BlockKind::Table,
            level: None,
            label: None,
            printed_label: None,
            text: Text::new(),
            table: Some(division.tables.len()),
            joined: false,
        });
        let passed = found.passed.iter().filter_map(|&at| furniture(&lines[at]));
        division.blocks.extend(passed);
        at = found.lines.end;
        findings.extend(found.findings);
        division.tables.push(found.table);
    }
    running_text(&lines[at..], &print, division);
    paragraphs::mark_headings(&mut division.blocks);
    findings.extend(sequence::check(&division.blocks));
}

fn running_text(lines: &[Line], print: &Print, division: &mut Division) {
    let foot = signature::find(lines, division);
    let mut from = 0;
    while from < lines.len() {
        let is_foot = foot[from];
        let to = (from..lines.len()).find(|&at| foot[at] != is_foot).unwrap_or(lines.len());
        if is_foot {
            division.blocks.extend(lines[from..to].iter().filter_map(furniture));
        } else {
            let Paragraphs { blocks, footnotes, .. } = paragraphs::find(&lines[from..to], print);
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
