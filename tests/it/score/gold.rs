//! `fixtures/gold/*` → parsed records. Nothing is changed or left out.

use serde_json::Value;
use std::path::Path;

/// All gold, by file.
pub(super) struct Gold {
    /// `000`, `001`, `002`, `004`: number of the seed and its rows.
    pub(super) rows: Vec<(usize, Vec<Value>)>,
    pub(super) metrics: Vec<Value>,
    pub(super) citations: Vec<Value>,
    pub(super) issue: Value,
    pub(super) documents: Vec<Value>,
    pub(super) footnotes: Value,
    pub(super) body_tasks: Vec<Value>,
    pub(super) duties: Vec<Value>,
    pub(super) tables: Vec<Value>,
    pub(super) typed_rows: Vec<Value>,
}

impl Gold {
    /// # Panics
    /// If a file is missing or damaged: gold is part of the checkout.
    pub(super) fn read(folder: &Path) -> Self {
        let lines = |name: &str| json_lines(&folder.join(name));
        let whole = |name: &str| json(&read(&folder.join(name)), name);
        Self {
            rows: [0, 1, 2, 4].map(|n| (n, lines(&format!("{n:03}.jsonl")))).to_vec(),
            metrics: lines("metrics_000.jsonl"),
            citations: lines("citations.jsonl"),
            issue: whole("003_issue.json")["gazette"].clone(),
            documents: list(&whole("003_documents.json")).to_vec(),
            footnotes: whole("003_footnotes.json"),
            body_tasks: lines("003_body_tasks.jsonl"),
            duties: lines("003_org_duties.jsonl"),
            tables: list(&whole("003_appendix_tables.json")).to_vec(),
            typed_rows: lines("003_1037_tables.jsonl"),
        }
    }
}

/// The text of a file of the checkout.
pub(super) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json_lines(path: &Path) -> Vec<Value> {
    let name = path.display().to_string();
    read(path).lines().filter(|line| !line.is_empty()).map(|line| json(line, &name)).collect()
}

fn json(text: &str, name: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The items of an array; none where it is something else.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The text of a string; empty where it is something else.
pub(super) fn str(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The strings of an array.
pub(super) fn strings(value: &Value) -> Vec<String> {
    list(value).iter().map(|item| str(item).to_owned()).collect()
}

/// A whole number; 0 where it is something else.
pub(super) fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_default()
}

/// Whether two JSON numbers are the same number, or neither is one.
pub(super) fn same_number(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (one, other) => one.is_none() && other.is_none(),
    }
}
