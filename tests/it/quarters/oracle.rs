//! The truth about two quarters → the comparison that an engine without fault would give, to try the measure with.

use super::measure;
use super::seen::Seen;
use super::truth::{Expected, Truth};
use congbao::data::{Change, Comparison, Evidence, Level, Means, Number, Pair};
use serde_json::{Value, json};

pub(super) fn comparison(sides: [&Seen; 2], truth: &Truth, level: Level) -> Comparison {
    let mut comparison = measure::compare(sides, level);
    let noise = truth.noise.iter().filter(|noise| level == Level::Text && !noise.was.is_empty());
    let changes = truth.changes.iter().map(|one| change(one, sides, Level::Meaning));
    comparison.changes = changes.chain(noise.map(|one| change(one, sides, Level::Text))).collect();
    comparison.tasks = truth.kept.iter().map(|key| pair(key, sides)).collect();
    comparison
}

fn pair(key: &str, sides: [&Seen; 2]) -> Pair {
    let [old_id, new_id] = sides.map(|side| side.task(key).map(|task| task.id.clone()));
    let evidence = Evidence { by: Means::Id, likeness: Number::from(1) };
    Pair { old_id: old_id.unwrap_or_default(), new_id: new_id.unwrap_or_default(), evidence }
}

fn change(expected: &Expected, sides: [&Seen; 2], level: Level) -> Change {
    let id = |side: usize, key: &Option<String>| {
        key.as_deref().and_then(|key| sides[side].task(key)).map(|task| task.id.clone())
    };
    let (record, kind) = match expected.kind.as_str() {
        "metric_appeared" => ("metric", "added"),
        "metric_vanished" => ("metric", "removed"),
        "metric" => ("metric", "metric"),
        kind if kind.starts_with("noise_") => ("task", "text"),
        kind => ("task", kind),
    };
    let direction = expected.label.strip_prefix(&format!("{}_", expected.kind));
    let direction = direction.filter(|way| *way != "other" && expected.kind != "text");
    let writing = (level == Level::Text).then_some(&expected.was);
    let told = json!({
        "id": "d1", "kind": kind, "level": level, "record": record, "title": "", "leads": [],
        "old_id": id(0, &expected.old), "new_id": id(1, &expected.new),
        "field": expected.field, "old": value(&expected.was), "new": value(&expected.is),
        "direction": direction, "writing": writing, "words": [], "others": [],
        "old_spans": [], "new_spans": [],
    });
    serde_json::from_value(told).unwrap_or_else(|error| panic!("{error}: {expected:?}"))
}

fn value(said: &str) -> Value {
    if said.is_empty() { Value::Null } else { said.into() }
}
