//! The same row in two tables of one decision (`Vùng Ia Grai`, `Diện tích (ha)`) → the two figures where most of what
//! the tables share is equal.

use super::Figures;
use crate::audit::input::Input;
use crate::data::{Finding, Span};
use crate::lang::{checks, fold};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Equal figures that two columns share before they are taken for the same.
const FEWEST: usize = 2;

/// A figure: its table, its value, how it is printed, where.
struct Figure {
    table: String,
    value: Decimal,
    printed: String,
    name: String,
    spans: Vec<Span>,
}

/// What a figure is of: the family of documents, the heading of its column, the first words of its row.
type Key = (usize, String, String);

/// Two columns that may be the same: family, heading, their tables.
type Columns = (usize, String, String, String);

pub(super) fn find(input: &Input<'_>, settled: &BTreeSet<Span>) -> Vec<Finding> {
    let mut figures: BTreeMap<Key, Vec<Figure>> = BTreeMap::new();
    for paper in &input.papers {
        for sheet in &paper.sheets {
            let table = Figures::of(*sheet, settled);
            for column in &table.columns {
                of_column(&table, *column, paper.family, &mut figures);
            }
        }
    }
    let mut pairs: BTreeMap<Columns, Vec<(Figure, Figure)>> = BTreeMap::new();
    for ((family, heading, _), figures) in figures {
        if let Ok([one, other]) = <[Figure; 2]>::try_from(figures)
            && one.table != other.table
        {
            let key = (family, heading, one.table.clone(), other.table.clone());
            pairs.entry(key).or_default().push((one, other));
        }
    }
    pairs.into_values().flat_map(|pairs| of_tables(&pairs)).collect()
}

fn of_column(
    table: &Figures<'_>,
    column: usize,
    family: usize,
    figures: &mut BTreeMap<Key, Vec<Figure>>,
) {
    let heading = table.heading(column);
    for row in 0..table.cells.len() {
        let label = fold::key(table.label(row));
        let Some(number) = table.cell(row, column).filter(|_| !label.is_empty()) else { continue };
        if !heading.is_empty() {
            figures.entry((family, heading.clone(), label)).or_default().push(Figure {
                table: table.sheet.record.id.clone(),
                value: number.value,
                printed: number.text.clone(),
                name: table.name(row, column),
                spans: table.spans(row, column),
            });
        }
    }
}

/// The figures that differ between two tables that share a column.
fn of_tables(pairs: &[(Figure, Figure)]) -> Vec<Finding> {
    let (same, other): (Vec<_>, Vec<_>) =
        pairs.iter().partition(|(one, other)| one.value == other.value);
    if same.len() < FEWEST || other.len() * 2 > same.len() {
        return Vec::new();
    }
    other.into_iter().map(|(one, other)| differs(one, other)).collect()
}

fn differs(one: &Figure, other: &Figure) -> Finding {
    let vi = format!("{}: {} ở bảng này, {} ở bảng kia", other.name, other.printed, one.printed);
    let en =
        format!("{}: {} in this table, {} in the other", other.name, other.printed, one.printed);
    let finding =
        checks::finding("sum.tables-differ", &vi, &en).saying(&other.printed, &one.printed);
    let spans = other.spans.iter().chain(&one.spans).copied().collect();
    Finding { record_id: Some(other.table.clone()), ..finding }.at(spans)
}
