//! The owner lists of the gold files against what people read in them.

use super::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// Gold files and the seeds they were read from hold owner lists under these names.
const FILES: [&str; 5] = ["000", "001", "002", "004", "003_body_tasks"];
const FIELDS: [&str; 3] = ["leads", "supports", "monitors"];

fn lower(list: &Value) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_lowercase).collect()
}

/// Names found, names wanted and names both found and wanted, for the kindest reading of the gold.
fn score(row: &Value, field: &str) -> [usize; 3] {
    let printed = row[format!("{field}_raw")].as_str().unwrap_or_default();
    let found: Vec<String> = find(&Text::verbatim(printed, 0), &Register::new(None))
        .iter()
        .map(|mention| mention.name.to_lowercase())
        .collect();
    let others = row[format!("{field}_alt")].as_array().into_iter().flatten().map(lower);
    let readings = std::iter::once(lower(&row[field])).chain(others);
    let scores = readings.map(|wanted| {
        let names: BTreeSet<&String> = wanted.iter().collect();
        let right = found.iter().filter(|name| names.contains(name)).count();
        [found.len(), wanted.len(), right]
    });
    scores.max_by_key(|[_, wanted, right]| right * 100 / wanted.max(&1)).unwrap_or_default()
}

#[test]
fn lists_of_the_seeds_are_split_as_people_split_them() {
    let mut sum = [0; 3];
    for file in FILES {
        let text = std::fs::read_to_string(format!("fixtures/gold/{file}.jsonl")).unwrap();
        for line in text.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            for field in FIELDS {
                let scored = score(&row, field);
                sum = std::array::from_fn(|n| sum[n] + scored[n]);
            }
        }
    }
    let [found, wanted, right] = sum;
    assert!(
        right * 1000 >= found.max(wanted) * 990,
        "{right} right of {found} found, {wanted} wanted"
    );
}
