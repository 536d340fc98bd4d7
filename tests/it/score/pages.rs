//! The page breaks in the tables of seed 003 × joins and flags → verdicts; and none elsewhere.

use super::card::Card;
use super::gold::{Gold, list, str};
use super::seed::Seed;
use super::tables;
use super::text::{fold, key};
use serde_json::Value;

const LOST: [&str; 2] = ["text-lost", "cells-shifted"];

/// Scores joins, losses and the seeds without either.
pub(super) fn score(card: &mut Card, gold: &Gold, seeds: &[Seed]) {
    let seed = &seeds[3];
    for expected in &gold.tables {
        let table = tables::find(seed, expected);
        for split in list(&expected["page_break_splits"]) {
            score_split(card, &tables::place(expected), split, table, seed);
        }
        joins(card, expected, table);
        flags(card, expected, table, seed);
    }
    for seed in &seeds[..3] {
        undamaged(card, seed);
    }
}

/// A joined text must equal the row's cell; a lost one must be flagged on the row's task.
fn score_split(card: &mut Card, place: &str, split: &Value, table: &Value, seed: &Seed) {
    let place = format!("{place} row {} {}", split["row"], str(&split["field"]));
    if let Some(joined) = split["full_text_joined"].as_str() {
        let cell = cell(table, split);
        card.expect("pages.joins", loose(joined) == loose(cell), || {
            format!("{place}: expected {joined:?}, found {cell:?}")
        });
        return;
    }
    let task = task(table, &split["row"], seed);
    card.expect("pages.lost", is_flagged(task), || format!("{place}: not flagged"));
}

/// A cell with its list labels gone: gold quotes it without. A tag behind a parenthesis is a space
/// in gold.
fn loose(text: &str) -> String {
    let folded = format!(" {} ", fold(text));
    let bare = [" - ", " + ", " * "].iter().fold(folded, |text, label| text.replace(label, " "));
    key(&bare.replace("( ", "("))
}

fn cell<'a>(table: &'a Value, split: &Value) -> &'a str {
    let row = tables::row_of(table, &split["row"]).unwrap_or(usize::MAX);
    let columns = list(&table["columns"]);
    let named = |column: &Value| key(str(&column["name"])) == key(str(&split["field"]));
    let column = columns.iter().position(named).unwrap_or(usize::MAX);
    str(&table["rows"][row][column])
}

fn task<'a>(table: &Value, ordinal: &Value, seed: &'a Seed) -> &'a Value {
    let ordinal = ordinal.to_string();
    let is_it = |task: &&Value| {
        table["id"].is_string() && task["table_id"] == table["id"] && task["ordinal"] == ordinal
    };
    seed.records("tasks").iter().find(is_it).unwrap_or(&Value::Null)
}

/// Gold has ordinals as numbers, tables and tasks as they are printed.
fn is_row(split: &Value, ordinal: &str) -> bool {
    let number = split["row"].to_string();
    number == ordinal
}

fn is_flagged(task: &Value) -> bool {
    list(&task["flags"]).iter().any(|flag| LOST.contains(&str(flag)))
}

/// Every continuation of the report is one of gold's splits.
fn joins(card: &mut Card, gold: &Value, table: &Value) {
    for made in list(&table["continuations"]) {
        let index = |value: &Value| usize::try_from(value.as_u64()?).ok();
        let row = index(&made["row"]).map_or(&Value::Null, |at| &table["rows"][at]);
        let column = index(&made["column"]).map_or(&Value::Null, |at| &table["columns"][at]);
        let known = list(&gold["page_break_splits"]).iter().any(|split| {
            is_row(split, &tables::ordinal(table, row))
                && key(str(&split["field"])) == key(str(&column["name"]))
        });
        card.find("pages.joins", known, || {
            format!("{}: no such break: {made}", tables::place(gold))
        });
    }
}

/// Every flagged task is one from which text is lost or moved.
fn flags(card: &mut Card, gold: &Value, table: &Value, seed: &Seed) {
    let splits = list(&gold["page_break_splits"]);
    for task in seed.records("tasks").iter().filter(|task| task["table_id"] == table["id"]) {
        let of_row = |split: &&Value| is_row(split, str(&task["ordinal"]));
        let hit = splits.iter().filter(of_row);
        let lost =
            hit.filter(|split| split["full_text_joined"].is_null() || split["kind"] == "shifted");
        if table["id"].is_string() && is_flagged(task) {
            card.find("pages.lost", lost.count() > 0, || {
                format!("{}: nothing is lost in row {}", tables::place(gold), task["ordinal"])
            });
        }
    }
}

/// Seeds 000 to 002 are whole: no joins, no losses, in any of their tasks.
fn undamaged(card: &mut Card, seed: &Seed) {
    let joined = seed.records("tables").iter().flat_map(|table| list(&table["continuations"]));
    for made in joined {
        card.find("pages.clean", false, || format!("{}: no page break here: {made}", seed.number));
    }
    let damaged = |task: &Value| {
        is_flagged(task) || list(&task["flags"]).iter().any(|flag| flag == "joined-across-page")
    };
    for task in seed.records("tasks") {
        card.find("pages.clean", !damaged(task), || {
            format!("{}: row {} is whole", seed.number, task["ordinal"])
        });
    }
    let clean = seed.records("tasks").iter().any(|task| !damaged(task));
    card.expect("pages.clean", clean, || format!("{}: no whole row", seed.number));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_labels_inside_a_cell_do_not_count() {
        assert_eq!(loose("- Chủ trì: A - Phối hợp: B."), loose("Chủ trì: A Phối hợp: B"));
        assert_ne!(loose("Đài Phát thanh-Truyền hình"), loose("Đài Phát thanh Truyền hình"));
    }
}
