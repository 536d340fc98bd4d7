//! The types of the records → JSON Schema 2020-12, as they are written: all fields there, null where nothing is
//! printed. Checks no record.

mod kinds;
pub mod page;
pub mod parts;
mod print;
mod shape;
mod terms;

pub use print::pretty;

use crate::data::{
    Agency, Citation, Deadline, Document, Finding, Issue, Mention, Metric, Report, SCHEMA_VERSION,
    SourceRecord, Status, TableRecord, Task,
};
use serde_json::{Map, Value, json};

/// What has a schema: the JSON of one input, each record, and a line of NDJSON.
pub const RECORDS: &[&str] = &[
    "report", "source", "issue", "document", "table", "task", "mention", "deadline", "status",
    "metric", "citation", "agency", "finding", "line",
];

/// The records that are a line of NDJSON.
pub(super) const LINES: [&str; 9] =
    ["source", "issue", "document", "table", "task", "metric", "citation", "agency", "finding"];

/// The schema of `record`; `None` for what is none of [`RECORDS`].
#[must_use]
pub fn of(record: &str) -> Option<Value> {
    let mut fields = if record == "line" { line() } else { described(record)? };
    fields.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    let id = format!("urn:congbao:schema:{SCHEMA_VERSION}:{record}");
    fields.insert("$id".to_owned(), id.into());
    Some(Value::Object(fields))
}

/// The schema of a record with what its fields mean.
fn described(record: &str) -> Option<Map<String, Value>> {
    let mut schema = typed(record)?;
    terms::describe(record, &mut schema);
    Some(schema)
}

/// The schema of a record by its type.
fn typed(record: &str) -> Option<Map<String, Value>> {
    match record {
        "report" => Some(shape::of::<Report>()),
        "source" => Some(shape::of::<SourceRecord>()),
        "issue" => Some(shape::of::<Issue>()),
        "document" => Some(shape::of::<Document>()),
        "table" => Some(shape::of::<TableRecord>()),
        "task" => Some(shape::of::<Task>()),
        "mention" => Some(shape::of::<Mention>()),
        "deadline" => Some(shape::of::<Deadline>()),
        "status" => Some(shape::of::<Status>()),
        "metric" => Some(shape::of::<Metric>()),
        "citation" => Some(shape::of::<Citation>()),
        "agency" => Some(shape::of::<Agency>()),
        "finding" => Some(shape::of::<Finding>()),
        _ => None,
    }
}

/// The schema of a line of NDJSON: one of the records, behind what it is and where it comes from.
fn line() -> Map<String, Value> {
    let mut parts = Map::new();
    let mut lines = Vec::new();
    for record in LINES {
        let Some(mut schema) = described(record) else { continue };
        if let Some(Value::Object(own)) = schema.remove("$defs") {
            parts.extend(own);
        }
        lines.push(Value::Object(as_line(record, schema)));
    }
    let mut whole = Map::new();
    whole.insert("oneOf".to_owned(), lines.into());
    terms::describe("line", &mut whole);
    whole.insert("$defs".to_owned(), parts.into());
    whole
}

/// The schema of a record with the fields that its line has before its own.
fn as_line(record: &str, mut schema: Map<String, Value>) -> Map<String, Value> {
    let mut before =
        vec![("type", json!({ "const": record })), ("source", json!({ "type": "string" }))];
    if record == "source" {
        before.push(("schema_version", json!({ "type": "string" })));
    }
    let names: Vec<Value> = before.iter().map(|(name, _)| (*name).into()).collect();
    let told = |(name, mut field): (&str, Value)| {
        terms::tell("line", name, &mut field);
        (name.to_owned(), field)
    };
    if let Some(Value::Object(own)) = schema.get_mut("properties") {
        own.extend(before.into_iter().map(told));
    }
    if let Some(Value::Array(own)) = schema.get_mut("required") {
        own.splice(0..0, names);
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_has_a_schema_of_its_own() {
        for record in RECORDS {
            let schema = of(record).unwrap();
            assert_eq!(schema["$id"], format!("urn:congbao:schema:{SCHEMA_VERSION}:{record}"));
            assert!(!schema.to_string().contains("\"default\""), "{record}");
        }
        assert_eq!(of("tasks"), None);
    }

    #[test]
    fn a_line_says_what_it_is_before_its_fields() {
        let line = of("line").unwrap();
        let task = line["oneOf"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["properties"]["type"]["const"] == "task");
        let required = task.unwrap()["required"].as_array().unwrap();
        assert_eq!(required[..3], ["type", "source", "id"]);
    }
}
