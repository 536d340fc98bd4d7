//! Absolute numbers: how many tasks, tables, decisions, bases, articles and attachments there are.

use super::card::Card;
use super::gold::list;
use super::seed::Seed;
use serde_json::Value;

/// Tasks and tables of the appendices; gold holds 16 of the 33 models of seed 004, whose second table
/// is its closing list of counts (`* Đánh giá`).
const ROWS: [(usize, usize, usize); 4] = [(0, 30, 1), (1, 19, 1), (2, 58, 1), (4, 33, 2)];

/// Scores each number as right or wrong.
pub(super) fn score(card: &mut Card, seeds: &[Seed]) {
    for (at, tasks, tables) in ROWS {
        let seed = &seeds[at];
        count(card, seed, "tasks", tasks, seed.records("tasks").len());
        count(card, seed, "tables", tables, seed.records("tables").len());
    }
    let gazette = &seeds[3];
    let prose = gazette.records("tasks").iter().filter(|task| is_assignment(task)).count();
    count(card, gazette, "prose assignment tasks", 71, prose);
    count(card, gazette, "tables", 7, gazette.records("tables").len());
    let documents = gazette.records("documents");
    let decisions: Vec<&Value> =
        documents.iter().filter(|document| document["kind"] == "decision").collect();
    count(card, gazette, "decisions", 8, decisions.len());
    let sum = |field: &str| decisions.iter().map(|document| list(&document[field]).len()).sum();
    count(card, gazette, "legal bases", 43, sum("legal_bases"));
    count(card, gazette, "articles", 24, sum("articles"));
    let attached = decisions.iter().map(|document| gazette.below(document).len()).sum();
    count(card, gazette, "attachments", 15, attached);
}

fn count(card: &mut Card, seed: &Seed, what: &str, expected: usize, found: usize) {
    let place = format!("{} {what}", seed.number);
    let found_text = if found == 0 { String::new() } else { found.to_string() };
    card.check("counts", &place, &expected.to_string(), &found_text, expected == found);
}

/// A prose task with assignment lines, no duty of an organisation.
pub(super) fn is_assignment(task: &Value) -> bool {
    let is_duty = list(&task["flags"]).iter().any(|flag| flag == "organisation-duty");
    task["table_id"].is_null() && !is_duty
}
