//! Every value of every report → whether its spans, read again and cleaned, give it back.

use super::card::Card;
use super::gold::{list, str};
use super::seed::Seed;
use serde_json::Value;

pub(super) const AREA: &str = "provenance";

/// Fields of a task that are a text of their own.
const TEXTS: [&str; 7] =
    ["title", "group", "objective", "deliverable", "result", "difficulty", "next_step"];

const ROLES: [&str; 5] = ["leads", "supports", "monitors", "appraisers", "approvers"];

/// Proves the values of all seeds.
pub(super) fn score(card: &mut Card, seeds: &[Seed]) {
    for seed in seeds {
        score_seed(card, seed);
        let tasks = !seed.records("tasks").is_empty();
        card.expect(AREA, tasks, || format!("{}: nothing to prove", seed.number));
    }
}

/// Proves the values of one report.
pub(super) fn score_seed(card: &mut Card, seed: &Seed) {
    for task in seed.records("tasks") {
        score_task(card, seed, task);
    }
    for list in ["metrics", "citations"] {
        for record in seed.records(list) {
            prove(card, seed, record, "text", &record["text"], &record["spans"]);
        }
    }
    for document in seed.records("documents") {
        mentions(card, seed, document, "responsible");
        for article in list(&document["articles"]) {
            prove(card, seed, document, "article", &article["text"], &article["spans"]);
        }
    }
}

fn score_task(card: &mut Card, seed: &Seed, task: &Value) {
    for field in TEXTS {
        prove(card, seed, task, field, &task[field], &task["spans"][field]);
    }
    prove(card, seed, task, "deadline", &task["deadline"]["raw"], &task["spans"]["deadline"]);
    for role in ROLES {
        mentions(card, seed, task, role);
    }
}

/// The shared head of several names may be printed in another letter case than their own.
fn mentions(card: &mut Card, seed: &Seed, record: &Value, role: &str) {
    for mention in list(&record[role]) {
        let read = seed.reread(&mention["spans"]).map(|text| Value::String(text.to_lowercase()));
        let name = Value::String(str(&mention["name"]).to_lowercase());
        verdict(card, seed, record, role, &name, read);
    }
}

fn prove(card: &mut Card, seed: &Seed, record: &Value, field: &str, value: &Value, spans: &Value) {
    if !value.is_null() {
        verdict(card, seed, record, field, value, seed.reread(spans).map(Value::String));
    }
}

fn verdict(
    card: &mut Card,
    seed: &Seed,
    record: &Value,
    field: &str,
    value: &Value,
    read: Option<Value>,
) {
    let read = read.unwrap_or_default();
    card.find(AREA, &read == value, || {
        format!("{} {} {field}: {value}, the source has {read}", seed.number, record["id"])
    });
}
