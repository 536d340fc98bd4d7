//! The typed rows of the tables of decision 1037 in seed 003 → verdicts on kinds, quantities,
//! bodies, periods and citations. Rows are joined by their line.

use super::card::Card;
use super::gold::{Gold, list, number, same_number, str};
use super::seed::Seed;
use super::text::{body, fold, symbol};
use super::{agencies, deadlines, tables};
use serde_json::{Value, json};

/// Field of gold and the unit that its column prints.
const QUANTITIES: [(&str, &str); 4] = [
    ("area_km2", "km²"),
    ("size_ha", "ha"),
    ("population", "người"),
    ("budget_million_vnd", "triệu đồng"),
];

const ROLES: [(&str, &str); 4] = [
    ("organiser", "leads"),
    ("coordinator", "supports"),
    ("appraiser", "appraisers"),
    ("approver", "approvers"),
];

/// Scores every row.
pub(super) fn score(card: &mut Card, gold: &Gold, seed: &Seed) {
    for row in &gold.typed_rows {
        let appendix = format!("Phụ lục số {}", str(&row["appendix"]));
        let of_row = |table: &&Value| {
            table["doc_number"] == "1037/QĐ-UBND" && table["appendix"] == appendix.as_str()
        };
        let table = gold.tables.iter().find(of_row).map_or(&Value::Null, |t| tables::find(seed, t));
        let place = format!("003 1037 {appendix} row {}", row["ordinal"]);
        kind(card, &place, row, table);
        if row["appendix"] == "04" {
            citation(card, &place, row, seed);
        } else {
            metrics(card, &place, row, seed);
            task(card, &place, row, table, seed);
        }
    }
}

/// A row that says who does what by when is a task; one that only describes is data.
fn kind(card: &mut Card, place: &str, row: &Value, table: &Value) {
    let expected = if row["organiser"].is_string() { "task" } else { "data" };
    let at = tables::row_of(table, &row["ordinal"]);
    let found = at.map_or("", |at| str(&table["row_kinds"][at]));
    card.check("typed.rows", place, expected, found, expected == found);
}

fn on_line<'a>(seed: &'a Seed, list: &str, row: &Value) -> Vec<&'a Value> {
    let line = number(&row["line"]);
    let records = seed.records(list).iter();
    records.filter(|record| seed.first_line(&record["spans"]) == line).collect()
}

fn metrics(card: &mut Card, place: &str, row: &Value, seed: &Seed) {
    let mut free = on_line(seed, "metrics", row);
    for (field, unit) in QUANTITIES {
        if row[field].is_null() {
            continue;
        }
        let at = free.iter().position(|metric| {
            same_number(&metric["value"], &row[field]) && is_unit(str(&metric["unit"]), unit)
        });
        if let Some(at) = at {
            free.remove(at);
            card.find("typed.metrics", true, String::new);
        }
        card.expect("typed.metrics", at.is_some(), || {
            format!("{place}: {field} {} is missing", row[field])
        });
    }
    for metric in free {
        card.find("typed.metrics", false, || format!("{place}: not in gold: {metric}"));
    }
}

/// `Km ²` is km², `Triệu đồng` is triệu đồng.
fn is_unit(printed: &str, unit: &str) -> bool {
    let bare = |text: &str| fold(text).replace(' ', "").replace('²', "2");
    bare(printed) == bare(unit)
}

fn task(card: &mut Card, place: &str, row: &Value, table: &Value, seed: &Seed) {
    let line = number(&row["line"]);
    let is_it = |task: &&Value| {
        table["id"].is_string() && task["table_id"] == table["id"] && seed.task_line(task) == line
    };
    let task = seed.records("tasks").iter().find(is_it).unwrap_or(&Value::Null);
    for (field, role) in ROLES {
        let expected = row[field].as_str().map(str::to_owned).into_iter().collect();
        agencies::score(card, "typed.owners", place, &[expected], &task[role]);
    }
    let period = &row["period"];
    let (start, end) = (&period["start_year"], &period["end_year"]);
    let deadline = if period.is_null() {
        json!({"kind": "none", "start": null, "end": null})
    } else {
        json!({"kind": "within_period", "start": format!("{start}-01-01"), "end": format!("{end}-12-31")})
    };
    deadlines::score(card, "typed.deadlines", place, &deadline, &task["deadline"]);
}

/// The decision that approved a plan; the reasons beside it cite others.
fn citation(card: &mut Card, place: &str, row: &Value, seed: &Seed) {
    let number = str(&row["approving_decision_number"]);
    let cited = on_line(seed, "citations", row);
    let same = |citation: &&&Value| symbol(str(&citation["number"])) == symbol(number);
    let found = cited.iter().find(same).copied().unwrap_or(&Value::Null);
    let line = |date: &Value, issuer: &Value| format!("{} {}", str(date), body(str(issuer)));
    let expected = line(&row["approving_decision_date"], &row["approving_body"]);
    let printed = line(&found["date"], &found["issuer"]);
    let value = if list(&found["spans"]).is_empty() { "" } else { &printed };
    card.check(
        "typed.citations",
        &format!("{place} {number}"),
        &expected,
        value,
        expected == value,
    );
}
