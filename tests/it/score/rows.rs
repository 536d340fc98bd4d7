//! The rows of seeds 000, 001, 002 and 004 × their tasks → verdicts on every field.

use super::card::Card;
use super::gold::{Gold, number, str};
use super::seed::Seed;
use super::{agencies, deadlines, statuses};
use serde_json::Value;

/// Scores the rows of all four seeds.
pub(super) fn score(card: &mut Card, gold: &Gold, seeds: &[Seed]) {
    for (at, rows) in &gold.rows {
        score_seed(card, &seeds[*at], rows);
    }
}

/// Seed 004 is read to its 16th row only: what comes after the first task of the last row is
/// beyond gold there.
fn score_seed(card: &mut Card, seed: &Seed, rows: &[Value]) {
    let tasks = join(seed, rows);
    for (row, task) in rows.iter().zip(&tasks.by_row) {
        let place = place(seed, row);
        card.expect("tasks", task.is_some(), || format!("{place}: no task"));
        score_row(card, &place, row, task.unwrap_or(&Value::Null));
    }
    let is_whole = seed.number != "004";
    for task in seed.records("tasks") {
        let used = tasks.by_row.iter().flatten().any(|other| std::ptr::eq(*other, task));
        if used || is_whole || seed.task_line(task) < tasks.last_line {
            let title = str(&task["title"]);
            card.find("tasks", used, || format!("{}: no such row: {title:?}", seed.number));
            if !used {
                card.find("records", false, || format!("{}: no such row: {title:?}", seed.number));
            }
        }
    }
}

/// `000#12`, with the place in the seed where a row has no ordinal.
pub(super) fn place(seed: &Seed, row: &Value) -> String {
    let ordinal =
        row["ordinal"].as_str().map_or_else(|| format!("(row {})", row["seq"]), str::to_owned);
    format!("{}#{ordinal}", seed.number)
}

/// Tasks by row of gold.
pub(super) struct Joined<'a> {
    pub(super) by_row: Vec<Option<&'a Value>>,
    /// Line of the last row.
    last_line: u64,
}

/// The first task that stands between a row's line and the next row's.
pub(super) fn join<'a>(seed: &'a Seed, rows: &[Value]) -> Joined<'a> {
    let line = |row: &Value| number(&row["line"]);
    let next = |at: usize| rows.get(at + 1).map_or(u64::MAX, line);
    let in_row = |(at, row): (usize, &Value)| {
        let range = line(row)..next(at);
        seed.records("tasks").iter().find(|task| range.contains(&seed.task_line(task)))
    };
    Joined {
        by_row: rows.iter().enumerate().map(in_row).collect(),
        last_line: rows.last().map_or(0, line),
    }
}

fn score_row(card: &mut Card, place: &str, row: &Value, task: &Value) {
    let mut right = card.text("titles", place, str(&row["title"]), str(&task["title"]));
    card.text("ordinals", place, str(&row["ordinal"]), str(&task["ordinal"]));
    card.text("groups", place, str(&row["group"]), str(&task["group"]));
    for role in ["leads", "supports", "monitors"] {
        right &= agencies::score(card, role, place, &agencies::splits(row, role), &task[role]);
    }
    right &= deadlines::score(card, "deadlines", place, &row["deadline"], &task["deadline"]);
    right &= statuses::score(card, place, row, &task["status"]);
    for (area, field, task_field) in texts(str(&row["doc"])) {
        card.text(area, place, str(&row[field]), str(&task[task_field]));
    }
    card.expect("records", right, || format!("{place}: a field is wrong"));
    if !task.is_null() {
        card.find("records", right, || format!("{place}: a field is wrong"));
    }
}

/// Area, field of gold and field of the task; gold's `deliverable` is a result in the reports.
fn texts(seed: &str) -> &'static [(&'static str, &'static str, &'static str)] {
    match seed {
        "004" => &[
            ("results", "result_cell", "result"),
            ("objectives", "objective_full", "objective"),
            ("difficulties", "difficulties_full", "difficulty"),
            ("next_steps", "next_steps_full", "next_step"),
        ],
        "002" => &[("deliverables", "deliverable", "deliverable")],
        _ => &[("results", "deliverable", "result")],
    }
}
