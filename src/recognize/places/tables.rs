//! Cells of a table → the places they name, with their codes.

use super::areas::Areas;
use super::bare::{self, Heading};
use super::links::{self, Link, Linked, Province};
use super::misprints::{self, Misprint};
use super::{Doubts, Scene};
use crate::data::{Row, Span, Table, TablePlace, TableRecord, Text};
use crate::lang::rules::sure;
use crate::recognize::groups;
use std::collections::{BTreeMap, BTreeSet};

/// Cells of columns of places by the first byte of their print: what tasks take over.
#[derive(Default)]
pub(super) struct Cells(BTreeMap<u32, Cell>);

/// A cell of a column of places.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) table_id: String,
    pub(super) document_id: String,
    pub(super) printed: String,
    pub(super) spans: Vec<Span>,
    /// What it is about, places that others lie in aside.
    pub(super) links: Vec<Link>,
    pub(super) misprint: Option<Misprint>,
}

impl Cells {
    /// The cell that is printed from here on.
    pub(super) fn at(&self, start: u32) -> Option<&Cell> {
        self.0.get(&start)
    }

    /// All of them, in source order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Cell> {
        self.0.values()
    }
}

/// A place before it is written down.
struct Entry {
    row: usize,
    column: usize,
    name: String,
    spans: Vec<Span>,
    link: Link,
    /// It is a cell of a column of places as a whole, in which no name with its kind stands.
    is_whole: bool,
    is_outer: bool,
    province: Province,
}

/// Lists the places of `table` in its record.
pub(super) fn fill(
    table: &Table,
    record: &mut TableRecord,
    (scene, areas): (&Scene<'_>, &Areas),
    (cells, doubts): (&mut Cells, &mut Doubts),
) {
    let headings: Vec<Option<Heading>> = record
        .columns
        .iter()
        .map(|column| (column.role == "place").then(|| Heading::of(column.name.as_deref())))
        .collect();
    let mut reader = Reader { scene, headings: &headings, group: None, found: Vec::new() };
    for (at, row) in table.rows.iter().enumerate() {
        reader.row(at, row);
    }
    let found = reader.found;
    let named: BTreeSet<&str> = found.iter().filter_map(|entry| entry.link.codes().unit).collect();
    let mut places = Vec::with_capacity(found.len());
    for entry in &found {
        let area = u32::try_from(entry.row).ok().and_then(|row| areas.get(&record.id, row));
        let misprint = misprint(entry, scene, area, &named);
        if let Link::Ambiguous(codes) = &entry.link {
            let ids = (scene.document_id, Some(record.id.as_str()));
            doubts.tell(ids, &entry.name, codes, entry.spans.clone());
        }
        places.push(entry.record(misprint.as_ref()));
        if headings[entry.column].is_some() {
            cells.note(
                entry,
                misprint,
                (record, scene),
                &table.rows[entry.row].cells[entry.column],
            );
        }
    }
    record.places = places;
}

fn misprint(
    entry: &Entry,
    scene: &Scene<'_>,
    area: Option<rust_decimal::Decimal>,
    named: &BTreeSet<&str>,
) -> Option<Misprint> {
    let open = entry.is_whole && scene.era == links::Era::Since && entry.link == Link::Unknown;
    let code = entry.province.at(links::Time::Since).filter(|_| open)?;
    misprints::find(&entry.name, code, area, named)
}

impl Cells {
    fn note(
        &mut self,
        entry: &Entry,
        misprint: Option<Misprint>,
        (record, scene): (&TableRecord, &Scene<'_>),
        text: &Text,
    ) {
        let spans = text.spans();
        let Some(start) = spans.first().map(|span| span.start()) else { return };
        let cell = self.0.entry(start).or_insert_with(|| Cell {
            table_id: record.id.clone(),
            document_id: scene.document_id.to_owned(),
            printed: text.as_str().to_owned(),
            spans,
            links: Vec::new(),
            misprint: None,
        });
        cell.links.extend((!entry.is_outer).then(|| entry.link.clone()));
        cell.misprint = cell.misprint.take().or(misprint);
    }
}

impl Entry {
    fn record(&self, misprint: Option<&Misprint>) -> TablePlace {
        let of_unit = misprint.filter(|misprint| misprint.fills).map(Misprint::link);
        let link = of_unit.as_ref().unwrap_or(&self.link);
        let codes = link.codes();
        let rule = match (misprint, link) {
            (Some(misprint), _) => Some(misprint.confidence()),
            (None, Link::To(_, rule)) => Some(sure(rule)),
            (None, Link::Ambiguous(_) | Link::Unknown) => None,
        };
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        TablePlace {
            row: number(self.row),
            column: number(self.column),
            name: self.name.clone(),
            unit_code: codes.unit.map(str::to_owned),
            province_code: codes.province.map(str::to_owned),
            spans: self.spans.clone(),
            confidence: rule,
        }
    }
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    /// Of each column of places what its heading says.
    headings: &'a [Option<Heading>],
    /// The province that the rows stand under, and how its heading is labelled: with a number, a capital.
    group: Option<(Province, Option<(bool, bool)>)>,
    found: Vec<Entry>,
}

impl Reader<'_> {
    fn row(&mut self, at: usize, row: &Row) {
        if row.is_group {
            self.enter(row);
        }
        let province = self
            .beside(row)
            .or(self.group.map(|(province, _)| province))
            .unwrap_or(self.scene.province);
        for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            self.cell((at, column), cell, province);
        }
    }

    /// A heading over rows names their province; the next one that is labelled alike ends it.
    fn enter(&mut self, row: &Row) {
        let label = groups::label(row).and_then(|label| label.chars().next());
        let style = label.map(|first| (first.is_numeric(), first.is_uppercase()));
        let named: Vec<Province> =
            row.cells.iter().flat_map(|cell| links::provinces(cell.as_str())).collect();
        if let [first, rest @ ..] = &named[..] {
            let only = rest.iter().all(|other| other == first);
            self.group = only.then_some((*first, style));
        } else if self.group.is_some_and(|(_, above)| above == style) {
            self.group = None;
        }
    }

    /// The only province that the places of a row name.
    fn beside(&self, row: &Row) -> Option<Province> {
        let cells = row.cells.iter().zip(self.headings);
        let mut named = cells
            .filter_map(|(cell, heading)| Some((cell.as_str(), heading.as_ref()?)))
            .flat_map(|(cell, heading)| {
                let bare = heading.names(crate::lang::admin_units::Level::Province);
                links::provinces(cell)
                    .into_iter()
                    .chain(bare.then(|| links::province(cell)).flatten())
            });
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }

    fn cell(&mut self, (row, column): (usize, usize), cell: &Text, province: Province) {
        let era = self.scene.era;
        let linked = links::find(cell.as_str(), era, province);
        let before = self.found.len();
        for Linked { pieces, link, is_outer } in linked {
            if link != Link::Unknown {
                let parts: Vec<Text> = pieces.into_iter().map(|piece| cell.slice(piece)).collect();
                let text = Text::join(&parts);
                let (name, spans) = (text.as_str().to_owned(), text.spans());
                self.found.push(Entry {
                    row,
                    column,
                    name,
                    spans,
                    link,
                    is_whole: false,
                    is_outer,
                    province,
                });
            }
        }
        let Some(heading) = self.headings.get(column).and_then(Option::as_ref) else { return };
        if self.found.len() == before {
            let name = cell.as_str().to_owned();
            let link =
                era.ask(|register, time| bare::link(&name, heading, (register, time), province));
            let (spans, is_outer) = (cell.spans(), false);
            self.found.push(Entry {
                row,
                column,
                name,
                spans,
                link,
                is_whole: true,
                is_outer,
                province,
            });
        }
    }
}
