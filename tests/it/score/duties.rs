//! The duties of named bodies in two plans of seed 003 × its prose tasks → verdicts.
//!
//! Gold counts one duty per sentence, and one more for a clause with its own deadline or subject;
//! duties of one line are joined in their order.

use super::card::Card;
use super::counts::is_assignment;
use super::gold::{Gold, number, str, strings};
use super::seed::Seed;
use super::text::opening;
use super::{agencies, deadlines, prose};
use serde_json::Value;

/// Scores the duties of the decisions that gold covers.
pub(super) fn score(card: &mut Card, gold: &Gold, seed: &Seed) {
    let lines: Vec<u64> = gold.duties.iter().map(|duty| number(&duty["line"])).collect();
    let mut free = found(gold, seed, &lines);
    for duty in &gold.duties {
        let line = number(&duty["line"]);
        let at = free.iter().position(|task| seed.task_line(task) == line);
        let task = at.map_or(&Value::Null, |at| free.remove(at));
        let place = format!("003 line {line} duty {}", duty["part"].as_u64().unwrap_or(1));
        card.expect("duties", at.is_some(), || format!("{place}: no task"));
        if at.is_some() {
            card.find("duties", true, String::new);
        }
        score_duty(card, &place, duty, task);
    }
    for task in free {
        card.find("duties", false, || {
            format!("003 line {}: no duty: {}", seed.task_line(task), task["title"])
        });
    }
}

/// Prose tasks that are no assignment block, and those on a line where gold has a duty.
fn found<'a>(gold: &Gold, seed: &'a Seed, lines: &[u64]) -> Vec<&'a Value> {
    let mut decisions: Vec<&str> =
        gold.duties.iter().map(|duty| str(&duty["doc_number"])).collect();
    decisions.dedup();
    let tasks = decisions.iter().flat_map(|number| prose::within(seed, number));
    tasks.filter(|task| !is_assignment(task) || lines.contains(&seed.task_line(task))).collect()
}

fn score_duty(card: &mut Card, place: &str, duty: &Value, task: &Value) {
    let (expected, title) = (opening(str(&duty["duty"]), 15), opening(str(&task["title"]), 15));
    card.text("duties.titles", place, &expected, &title);
    let bodies = strings(&duty["organisations"]);
    agencies::score(card, "duties.leads", place, &[bodies], &task["leads"]);
    deadlines::score(card, "duties.deadlines", place, &duty["deadline"], &task["deadline"]);
}
