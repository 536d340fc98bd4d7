//! The citations in the tasks of seeds 000 and 001 → verdicts on number, date and kind, and on the
//! issuer apart. Optional ones (mentions without a number) count neither way.

use super::card::Card;
use super::gold::{Gold, str};
use super::rows;
use super::seed::Seed;
use super::text::{body, goes_on_from, key, symbol};
use serde_json::Value;

/// Scores the citations row by row.
pub(super) fn score(card: &mut Card, gold: &Gold, seeds: &[Seed]) {
    for (at, rows) in &gold.rows[..2] {
        let seed = &seeds[*at];
        for (row, task) in rows.iter().zip(rows::join(seed, rows).by_row) {
            let of_row = |citation: &&Value| {
                citation["doc"] == row["doc"] && citation["row_seq"] == row["seq"]
            };
            let expected: Vec<&Value> = gold.citations.iter().filter(of_row).collect();
            let id = task.map_or(&Value::Null, |task| &task["id"]);
            let of_task = |citation: &&Value| id.is_string() && &citation["task_id"] == id;
            let found = seed.records("citations").iter().filter(of_task).collect();
            score_row(card, &rows::place(seed, row), &expected, found);
        }
    }
}

fn score_row(card: &mut Card, place: &str, expected: &[&Value], mut free: Vec<&Value>) {
    let (optional, firm): (Vec<&Value>, Vec<&Value>) =
        expected.iter().partition(|gold| gold["optional"] == true);
    for gold in firm {
        let at = free.iter().position(|citation| is_same(gold, citation));
        let same = at.map(|at| free.remove(at));
        card.expect("citations", same.is_some(), || {
            format!("{place}: {:?} is missing in {:?}", str(&gold["text"]), free)
        });
        if let Some(citation) = same {
            card.find("citations", true, String::new);
            let (issuer, found) = (str(&gold["issuer"]), str(&citation["issuer"]));
            let right = body(issuer) == body(found);
            card.check("citations.issuers", place, issuer, found, right);
        } else if !str(&gold["issuer"]).is_empty() {
            card.expect("citations.issuers", false, || format!("{place}: no such citation"));
        }
    }
    for citation in free {
        if !optional.iter().any(|gold| has_kind(gold, citation) && citation["number"].is_null()) {
            card.find("citations", false, || format!("{place}: not in gold: {citation}"));
        }
    }
}

fn is_same(gold: &Value, found: &Value) -> bool {
    symbol(str(&gold["number"])) == symbol(str(&found["number"]))
        && gold["date"] == found["date"]
        && has_kind(gold, found)
}

/// Gold prints the words in front of the number: "Kế hoạch phối hợp" is a Kế hoạch, "văn bản" no
/// kind at all.
fn has_kind(gold: &Value, found: &Value) -> bool {
    let (printed, kind) = (str(&gold["type"]), str(&found["kind_vi"]));
    if key(printed) == "văn bản" && kind.is_empty() {
        return true;
    }
    !kind.is_empty() && goes_on_from(printed, kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn number_date_and_kind_count() {
        let gold =
            json!({"type": "Kế hoạch phối hợp", "number": "15/KH", "date": null, "text": ""});
        let found =
            |kind: &str, number: &str| json!({"kind_vi": kind, "number": number, "date": null});
        assert!(is_same(&gold, &found("Kế hoạch", "15/ KH")));
        assert!(!is_same(&gold, &found("Quyết định", "15/KH")));
        assert!(!is_same(&gold, &found("Kế hoạch", "15")));
    }

    #[test]
    fn optional_ones_count_neither_way() {
        let gold = json!({"type": "Kế hoạch", "number": null, "optional": true});
        let found = json!({"kind_vi": "Kế hoạch", "number": null, "date": null});
        for free in [vec![], vec![&found]] {
            let mut card = Card::default();
            score_row(&mut card, "x", &[&gold], free);
            assert!(card.tally("citations").is_none());
        }
    }
}
