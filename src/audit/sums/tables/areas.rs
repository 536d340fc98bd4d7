//! Areas of planning zones and the areas of the communes they cover, in the tables of one decision → those that
//! differ.

use crate::audit::arithmetic::{Printed, Sum};
use crate::audit::input::{Input, Sheet};
use crate::data::{Finding, Text};
use crate::lang::number::{Habit, print_in};
use crate::lang::{checks, fold};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut known: BTreeMap<(usize, String), Decimal> = BTreeMap::new();
    for paper in &input.papers {
        for area in paper.sheets.iter().flat_map(|sheet| areas(*sheet)) {
            if let [code] = &area.codes[..] {
                known.insert((paper.family, code.clone()), area.hectares());
            }
        }
    }
    let papers = input.papers.iter();
    let found = papers.flat_map(|paper| {
        let areas = paper.sheets.iter().flat_map(|sheet| areas(*sheet));
        areas.filter_map(|area| differs(&area, paper.family, &known)).collect::<Vec<_>>()
    });
    found.collect()
}

/// A row with an area.
struct Area<'a> {
    sheet: Sheet<'a>,
    cell: &'a Text,
    printed: Printed,
    /// Hectares to one of its unit.
    scale: Decimal,
    /// The communes that the row names.
    codes: Vec<String>,
}

impl Area<'_> {
    fn hectares(&self) -> Decimal {
        self.printed.value * self.scale
    }
}

/// The rows of a table that have an area and name communes.
fn areas(sheet: Sheet<'_>) -> Vec<Area<'_>> {
    let Some((column, scale)) = column(sheet) else { return Vec::new() };
    let mut codes: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for place in &sheet.record.places {
        let own = codes.entry(place.row as usize).or_default();
        match &place.unit_code {
            Some(code) if !own.contains(code) => own.push(code.clone()),
            Some(_) => {}
            // What one of its places is, is not known: nothing can be said of the row.
            None => own.push(String::new()),
        }
    }
    let row = |(row, codes): (usize, Vec<String>)| {
        let cell = sheet.table.rows.get(row)?.cells.get(column)?;
        let printed = Printed::read(cell.as_str(), Habit::Vietnamese)?;
        Some(Area { sheet, cell, printed, scale, codes })
    };
    codes.into_iter().filter_map(row).collect()
}

/// The column of areas, and how many hectares one of its unit is.
fn column(sheet: Sheet<'_>) -> Option<(usize, Decimal)> {
    let column = sheet.record.columns.iter().position(|column| column.role == "area")?;
    let name = sheet.record.columns.get(column)?.name.as_deref()?;
    let key = fold::key(name);
    let is_of = |unit: &str| key.split(|c: char| !c.is_alphanumeric()).any(|word| word == unit);
    let scale = if is_of("km2") || is_of("km²") || is_of("km") {
        Decimal::ONE_HUNDRED
    } else if is_of("ha") {
        Decimal::ONE
    } else {
        return None;
    };
    Some((column, scale))
}

/// A gap beyond which a row covers something else than the whole of its communes.
fn is_other(gap: Decimal, whole: Decimal) -> bool {
    gap.abs() * Decimal::from(5) > whole
}

fn differs(
    area: &Area<'_>,
    family: usize,
    known: &BTreeMap<(usize, String), Decimal>,
) -> Option<Finding> {
    if area.codes.len() < 2 {
        return None;
    }
    let own = |code: &String| known.get(&(family, code.clone())).copied();
    let parts: Vec<Decimal> = area.codes.iter().map(own).collect::<Option<_>>()?;
    let printed = |value: Decimal| Printed { text: print_in(value, Habit::Vietnamese), value };
    let sum = Sum {
        whole: printed(area.hectares()),
        parts: parts.into_iter().map(printed).collect(),
        habit: Habit::Vietnamese,
    };
    let gap = sum.gap()?;
    // Areas are rounded where the unit changes.
    let slack = Decimal::from(sum.parts.len()) + area.scale;
    if gap.abs() <= slack || is_other(gap, sum.whole.value) {
        return None;
    }
    let (vi, en) = sum.written();
    let (vi, en) = (format!("Diện tích (ha): {vi}"), format!("Area (ha): {en}"));
    let finding = checks::finding("sum.area-differs", &vi, &en);
    let finding =
        finding.saying(&area.printed.text, &print_in(sum.total()? / area.scale, Habit::Vietnamese));
    Some(Finding { record_id: Some(area.sheet.record.id.clone()), ..finding }.at(area.cell.spans()))
}
