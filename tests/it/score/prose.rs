//! The assignment blocks of two plans of seed 003 × its prose tasks → verdicts on every field.

use super::card::Card;
use super::counts::is_assignment;
use super::gold::{Gold, number, str, strings};
use super::seed::Seed;
use super::text::{key, opening};
use super::{agencies, deadlines};
use serde_json::Value;

/// Scores the tasks of the decisions that gold covers.
pub(super) fn score(card: &mut Card, gold: &Gold, seed: &Seed) {
    let mut decisions: Vec<&str> =
        gold.body_tasks.iter().map(|task| str(&task["doc_number"])).collect();
    decisions.dedup();
    let mut free: Vec<&Value> = decisions.iter().flat_map(|number| within(seed, number)).collect();
    free.retain(|task| is_assignment(task));
    for block in &gold.body_tasks {
        let line = number(&block["line"]);
        let at = free.iter().position(|task| seed.task_line(task) == line);
        let task = at.map_or(&Value::Null, |at| free.remove(at));
        let place = format!("003 line {line}");
        card.expect("prose.tasks", at.is_some(), || format!("{place}: no task"));
        let right = score_block(card, &place, block, task, seed);
        card.expect("records", right, || format!("{place}: a field is wrong"));
        if at.is_some() {
            card.find("prose.tasks", true, String::new);
            card.find("records", right, || format!("{place}: a field is wrong"));
        }
    }
    for task in free {
        let extra = || format!("003 line {}: no task: {}", seed.task_line(task), task["title"]);
        card.find("prose.tasks", false, extra);
        card.find("records", false, extra);
    }
}

/// The prose tasks within the lines of a decision, attachments included.
pub(super) fn within<'a>(seed: &'a Seed, decision: &str) -> Vec<&'a Value> {
    let (first, last) = seed.lines(&seed.decision(decision)["spans"]);
    let inside = |task: &&Value| {
        task["table_id"].is_null() && (first..=last).contains(&seed.task_line(task))
    };
    seed.records("tasks").iter().filter(inside).collect()
}

fn score_block(card: &mut Card, place: &str, block: &Value, task: &Value, seed: &Seed) -> bool {
    let (expected, title) = (opening(str(&block["title"]), 15), opening(str(&task["title"]), 15));
    let mut right = card.text("prose.titles", place, &expected, &title);
    let leads = if strings(&block["leads"]).is_empty() { "leads_implied" } else { "leads" };
    for (area, field, role) in
        [("prose.leads", leads, "leads"), ("prose.supports", "supports", "supports")]
    {
        right &= agencies::score(card, area, place, &agencies::splits(block, field), &task[role]);
    }
    right &= agencies::score(card, "monitors", place, &[vec![]], &task["monitors"]);
    right &=
        deadlines::score(card, "prose.deadlines", place, &block["deadline"], &task["deadline"]);
    let group = heading(block, seed);
    card.text("prose.groups", place, &group, str(&task["group"]));
    right && task["status"].is_null()
}

/// The innermost heading above a task that is not its own title: as gold quotes it, or the nearest
/// line above with the label that stands before the task's own in its section path.
fn heading(block: &Value, seed: &Seed) -> String {
    if let Some(text) = block["heading_text"].as_str() {
        return text.to_owned();
    }
    let path: Vec<&str> = str(&block["section_path"]).split(" > ").collect();
    let label = path.iter().rev().nth(1).copied().unwrap_or_default();
    let labels = [format!("{label}. "), format!("{label}) ")];
    let lines = (1..number(&block["line"])).rev().map(|line| seed.line_text(line));
    lines
        .into_iter()
        .find_map(|line| labels.iter().find_map(|label| line.strip_prefix(label)).map(key))
        .unwrap_or_default()
}
