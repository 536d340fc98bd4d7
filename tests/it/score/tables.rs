//! The seven appendix tables of seed 003 × its tables → verdicts on their shape.

use super::card::Card;
use super::gold::{Gold, list, number, str, strings};
use super::seed::Seed;
use super::text::key;
use serde_json::Value;

/// Scores the tables one by one.
pub(super) fn score(card: &mut Card, gold: &Gold, seed: &Seed) {
    for expected in &gold.tables {
        let table = find(seed, expected);
        let place = place(expected);
        card.expect("tables", !table.is_null(), || format!("{place}: no table"));
        for (part, right, value) in shape(expected, table) {
            let found = if table.is_null() { "" } else { &value };
            card.check("tables.shape", &format!("{place} {part}"), &right, found, right == value);
        }
    }
    for table in seed.records("tables") {
        let right = gold.tables.iter().any(|gold| std::ptr::eq(find(seed, gold), table));
        card.find("tables", right, || format!("003 table {}", table["id"]));
    }
}

/// `1053/QĐ-UBND Phụ lục số 02`.
pub(super) fn place(gold: &Value) -> String {
    format!("003 {} {}", str(&gold["doc_number"]), str(&gold["appendix"]))
}

/// The first table that begins within the lines of an appendix.
pub(super) fn find<'a>(seed: &'a Seed, gold: &Value) -> &'a Value {
    let lines = number(&gold["start_line"])..=number(&gold["end_line"]);
    let begins = |table: &&Value| lines.contains(&seed.first_line(&table["spans"]));
    seed.records("tables").iter().find(begins).unwrap_or(&Value::Null)
}

/// Part, what is right and what was found.
fn shape(gold: &Value, table: &Value) -> [(&'static str, String, String); 6] {
    let rows = list(&table["rows"]).len();
    let groups = list(&table["row_kinds"]).iter().filter(|kind| *kind == "group").count();
    let headers = list(&gold["header_lines"]).len();
    let rows_in = usize::try_from(number(&table["rows_in"])).unwrap_or(0);
    let names = |columns: &[String]| columns.iter().map(|name| key(name)).collect::<Vec<_>>();
    let columns: Vec<String> =
        list(&table["columns"]).iter().map(|column| str(&column["name"]).to_owned()).collect();
    [
        ("rows", gold["n_logical_rows"].to_string(), rows.saturating_sub(groups).to_string()),
        ("group rows", gold["n_group_rows"].to_string(), groups.to_string()),
        (
            "header repeats",
            gold["page_header_repeats"].to_string(),
            table["header_repeats"].to_string(),
        ),
        (
            "continuation rows",
            gold["n_continuation_rows"].to_string(),
            rows_in.saturating_sub(rows + headers).to_string(),
        ),
        ("columns", names(&strings(&gold["columns"])).join(" | "), names(&columns).join(" | ")),
        ("ordinals", ordinals_of_gold(gold), ordinals(table)),
    ]
}

fn ordinals_of_gold(gold: &Value) -> String {
    list(&gold["row_ordinals"]).iter().map(Value::to_string).collect::<Vec<_>>().join(" ")
}

fn ordinals(table: &Value) -> String {
    let kinds = list(&table["row_kinds"]).iter().map(str);
    let rows = list(&table["rows"]).iter().zip(kinds).filter(|(_, kind)| *kind != "group");
    let printed = rows.map(|(row, _)| ordinal(table, row)).filter(|text| !text.is_empty());
    printed.collect::<Vec<_>>().join(" ")
}

/// The ordinal of a row, from the column that has that role, else from the first.
pub(super) fn ordinal(table: &Value, row: &Value) -> String {
    let roles = list(&table["columns"]).iter().position(|column| column["role"] == "ordinal");
    key(str(&row[roles.unwrap_or(0)]))
}

/// Index of the row with an ordinal, group rows aside.
pub(super) fn row_of(table: &Value, wanted: &Value) -> Option<usize> {
    let kinds = list(&table["row_kinds"]);
    let wanted = wanted.to_string();
    list(&table["rows"]).iter().enumerate().position(|(at, row)| {
        kinds.get(at).is_none_or(|kind| kind != "group") && ordinal(table, row) == wanted
    })
}
