//! The quantities in the result cells of seed 000 × its metrics → verdicts.
//!
//! What has the role `result` must be found; context, coverage and planned quantities may be. A
//! quantity in a title is outside this gold.

use super::card::Card;
use super::gold::{Gold, same_number, str};
use super::rows;
use super::seed::Seed;
use super::text::goes_on_from;
use serde_json::Value;

/// Scores the metrics row by row.
pub(super) fn score(card: &mut Card, gold: &Gold, seed: &Seed) {
    let rows = &gold.rows[0].1;
    for (row, task) in rows.iter().zip(rows::join(seed, rows).by_row) {
        let task = task.unwrap_or(&Value::Null);
        let expected: Vec<&Value> =
            gold.metrics.iter().filter(|metric| metric["row_seq"] == row["seq"]).collect();
        score_row(card, &rows::place(seed, row), &expected, &found_in(seed, task));
    }
}

/// The metrics of a task that do not stand in its title.
fn found_in<'a>(seed: &'a Seed, task: &Value) -> Vec<&'a Value> {
    let id = &task["id"];
    let of_task = |metric: &&Value| {
        id.is_string()
            && &metric["task_id"] == id
            && !Seed::is_within(metric, &task["spans"]["title"])
    };
    seed.records("metrics").iter().filter(of_task).collect()
}

fn score_row(card: &mut Card, place: &str, expected: &[&Value], found: &[&Value]) {
    let mut free = found.to_vec();
    for gold in expected {
        let at = free.iter().position(|metric| is_same(gold, metric));
        if let Some(at) = at {
            free.remove(at);
            card.find("metrics", true, String::new);
        }
        if gold["role"] == "result" {
            card.expect("metrics", at.is_some(), || {
                format!("{place}: {:?} is missing in {:?}", str(&gold["text"]), texts(found))
            });
        }
    }
    for metric in free {
        card.find("metrics", false, || format!("{place}: not in gold: {metric}"));
    }
}

fn texts<'a>(metrics: &[&'a Value]) -> Vec<&'a str> {
    metrics.iter().map(|metric| str(&metric["text"])).collect()
}

/// Number, unit and percentage are the same.
fn is_same(gold: &Value, found: &Value) -> bool {
    if gold["kind"] == "percent" {
        let numbers = [&found["value"], &found["percent"]];
        return found["kind"] == "percent"
            && numbers.into_iter().any(|number| same_number(number, &gold["value"]));
    }
    ["value", "numerator", "denominator"]
        .iter()
        .all(|field| same_number(&gold[*field], &found[*field]))
        && same_number(&gold["percent_declared"], &found["percent"])
        && has_unit(gold, str(&found["unit"]))
}

/// The unit begins with gold's short form, or is as far as its long form goes.
fn has_unit(gold: &Value, unit: &str) -> bool {
    !unit.is_empty() && goes_on_from(unit, str(&gold["unit"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn number_unit_and_percentage_count() {
        let gold = json!({"kind": "count", "value": 28045, "unit": "người", "unit_long": null,
            "numerator": null, "denominator": null, "percent_declared": 81.8, "role": "result"});
        let same = json!({"kind": "count", "value": 28045, "unit": "người", "numerator": null,
            "denominator": null, "percent": 81.8});
        assert!(is_same(&gold, &same));
        for (field, value) in
            [("value", json!(28)), ("unit", json!("lượt")), ("percent", json!(null))]
        {
            let mut other = same.clone();
            other[field] = value;
            assert!(!is_same(&gold, &other), "{field}");
        }
    }

    #[test]
    fn context_may_be_found_and_need_not() {
        let of_role = |role: &str| json!({"kind": "percent", "value": 100, "unit": "%", "text": "100%", "role": role});
        let found = json!({"kind": "percent", "value": 100, "percent": 100});
        for (role, found, precision, recall) in [
            ("context", vec![], 1.0, 1.0),
            ("context", vec![&found], 1.0, 1.0),
            ("context", vec![&found, &found], 0.5, 1.0),
            ("result", vec![], 1.0, 0.0),
        ] {
            let mut card = Card::default();
            score_row(&mut card, "x", &[&of_role(role)], &found);
            let tally = card.tally("metrics");
            let values = tally.map_or((1.0, 1.0), |tally| (tally.precision(), tally.recall()));
            assert_eq!(values, (precision, recall), "{role} {}", found.len());
        }
    }
}
