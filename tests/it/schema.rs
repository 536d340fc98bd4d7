//! What is written → the schemas accept it, also with fields that they do not know forbidden; and refuse what is not so.

use super::handover::{CASES, Case};
use congbao::data::Joins;
use congbao::lang::fields;
use congbao::write::{json, ndjson, schema};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// The schema of each record, fields that it does not know forbidden.
static STRICT: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    let strict = |record: &'static str| {
        let mut schema = schema::of(record).unwrap_or_default();
        forbid(&mut schema);
        Some((record, validator(&schema)?))
    };
    schema::RECORDS.iter().filter_map(|record| strict(record)).collect()
});

fn validator(schema: &Value) -> Option<Validator> {
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).ok()
}

/// Forbids fields that a schema does not know.
fn forbid(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.get("required").is_some_and(Value::is_array) {
                fields.insert("additionalProperties".to_owned(), false.into());
            }
            fields.values_mut().for_each(forbid);
        }
        Value::Array(items) => items.iter_mut().for_each(forbid),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Why a record is refused; nothing where it is accepted.
fn refusal(record: &str, value: &Value) -> Option<String> {
    let validator = &STRICT[record];
    let first = validator.iter_errors(value).next()?;
    Some(format!(
        "{record}{}: {}",
        first.instance_path(),
        first.to_string().chars().take(300).collect::<String>()
    ))
}

/// The reports of the fixtures, as their JSON.
fn fixtures() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut reports = Vec::new();
    for case in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(bytes) = std::fs::read(case.path().join("source.txt")) else { continue };
        let name = case.file_name().to_string_lossy().into_owned();
        let Ok(source) = congbao::read(&name, bytes) else { continue };
        reports.push(written(&congbao::extract(&source, Joins::Make)));
    }
    assert!(reports.len() >= 10, "fixtures are missing");
    reports
}

/// Every record of the fixtures.
fn small() -> Vec<(&'static str, Value)> {
    fixtures().iter().flat_map(records).collect()
}

fn written(report: &congbao::data::Report) -> Value {
    let mut bytes = Vec::new();
    json::write(report, &mut bytes)
        .map(|()| serde_json::from_slice(&bytes))
        .ok()
        .and_then(Result::ok)
        .unwrap_or_default()
}

/// The lists of a report with the records they hold.
const LISTS: [(&str, &str); 7] = [
    ("documents", "document"),
    ("tables", "table"),
    ("tasks", "task"),
    ("metrics", "metric"),
    ("citations", "citation"),
    ("agencies", "agency"),
    ("findings", "finding"),
];

/// Every record of a report, those that stand in others too.
fn records(report: &Value) -> Vec<(&'static str, Value)> {
    let mut records = vec![("report", report.clone()), ("source", report["source"].clone())];
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for (name, record) in LISTS {
        records.extend(list(&report[name]).into_iter().map(|it| (record, it)));
    }
    for document in list(&report["documents"]) {
        records.extend(list(&document["responsible"]).into_iter().map(|it| ("mention", it)));
    }
    for task in list(&report["tasks"]) {
        let roles = ["leads", "supports", "monitors", "appraisers", "approvers"];
        let mentions = roles.iter().flat_map(|role| list(&task[role]));
        records.extend(mentions.map(|it| ("mention", it)));
        records.extend(list(&task["deadlines"]).into_iter().map(|it| ("deadline", it)));
        records
            .extend([("deadline", task["deadline"].clone()), ("status", task["status"].clone())]);
    }
    records.push(("issue", report["issue"].clone()));
    records.retain(|(_, value)| !value.is_null());
    records
}

#[test]
fn everything_that_is_written_is_as_the_schemas_say() {
    let mut seen = BTreeSet::new();
    let seeds = CASES.iter().map(|case| written(&case.report));
    for report in seeds.chain(fixtures()) {
        for (record, value) in records(&report) {
            seen.insert(record);
            assert_eq!(refusal(record, &value), None, "{}", report["source"]["name"]);
        }
    }
    for case in CASES.iter() {
        for line in lines(case) {
            seen.insert("line");
            assert_eq!(refusal("line", &line), None, "{line}");
        }
    }
    assert_eq!(seen, schema::RECORDS.iter().copied().collect());
}

/// The lines of NDJSON.
fn lines(case: &Case) -> Vec<Value> {
    let mut bytes = Vec::new();
    let done = ndjson::write(&case.report, &mut bytes);
    assert!(done.is_ok(), "{done:?}");
    let text = String::from_utf8_lossy(&bytes);
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_default()).collect()
}

#[test]
fn what_is_not_so_is_refused() {
    let all = small();
    for (record, path, value) in [
        ("task", "/title", json!(5)),
        ("task", "/leads/0/collective", json!("no")),
        ("task", "/spans", json!([[1, 2]])),
        ("document", "/date", json!("24/04/2026")),
        ("document", "/date", json!("2026-02-30")),
        ("document", "/lines", json!([1])),
        ("document", "/blocks/0/kind", json!("chapter")),
        ("document", "/spans/0", json!([1, 2, 3])),
        ("document", "/spans/0/0", json!(-1)),
        ("metric", "/value", json!("1.5")),
        ("finding", "/severity", json!("bad")),
        ("issue", "/numbers", json!("30 + 31")),
        ("report", "/schema_version", json!(1.0)),
    ] {
        let good = all.iter().find(|(name, it)| *name == record && it.pointer(path).is_some());
        let mut bad = good.unwrap_or_else(|| panic!("no {record} with {path}")).1.clone();
        *bad.pointer_mut(path).unwrap() = value;
        assert!(refusal(record, &bad).is_some(), "{record}{path}");
    }
}

#[test]
fn a_field_too_few_or_too_many_is_refused() {
    let mut seen = BTreeSet::new();
    for (record, value) in small().into_iter().filter(|(record, _)| seen.insert(*record)) {
        for name in value.as_object().unwrap().keys() {
            let mut less = value.clone();
            less.as_object_mut().unwrap().remove(name);
            assert!(refusal(record, &less).is_some(), "{record} without {name}");
        }
        let mut more = value.clone();
        more["new_field"] = json!(1);
        assert!(refusal(record, &more).is_some(), "{record}");
        let published = validator(&schema::of(record).unwrap()).unwrap();
        assert!(published.is_valid(&more), "{record}: a later version would be refused");
    }
}

/// Every value of a report under the record and field that have it, found by the schema.
fn values(
    part: &str,
    value: &Value,
    parts: &Value,
    all: &mut BTreeMap<(String, String), Vec<Value>>,
) {
    for (name, value) in value.as_object().into_iter().flatten() {
        all.entry((part.to_owned(), name.clone())).or_default().push(value.clone());
        within(&parts[part]["properties"][name], value, parts, all);
    }
}

fn within(
    schema: &Value,
    value: &Value,
    parts: &Value,
    all: &mut BTreeMap<(String, String), Vec<Value>>,
) {
    let referred = schema["$ref"].as_str().or_else(|| schema["anyOf"][0]["$ref"].as_str());
    if let Some(part) = referred.and_then(|to| to.rsplit('/').next()) {
        values(part, value, parts, all);
    }
    for item in value.as_array().into_iter().flatten() {
        within(&schema["items"], item, parts, all);
    }
    if schema["additionalProperties"].is_object() {
        for item in value.as_object().into_iter().flat_map(|it| it.values()) {
            within(&schema["additionalProperties"], item, parts, all);
        }
    }
}

/// Whether a value is what an example says: of an object those of its fields that it has.
fn is_shown(example: &Value, value: &Value) -> bool {
    match (example.as_object(), value.as_object()) {
        (Some(example), Some(value)) => {
            example.iter().all(|(name, it)| value.get(name).is_some_and(|own| is_shown(it, own)))
        }
        _ => example == value,
    }
}

#[test]
fn examples_stand_in_the_seeds_that_they_name() {
    let mut parts = schema::of("report").unwrap();
    let mut whole = parts["$defs"].take();
    whole["report"] = parts;
    let mut seeds = BTreeMap::new();
    for case in CASES.iter().filter(|case| case.report.source.name.starts_with("seeds/")) {
        let mut all = BTreeMap::new();
        values("report", &written(&case.report), &whole, &mut all);
        seeds.insert(case.report.source.name["seeds/".len()..][..3].to_owned(), all);
    }
    let mut checked = 0;
    let mut wrong = Vec::new();
    for field in fields::all().iter().filter(|field| !field.example.is_empty()) {
        let Some(all) = field.printed.get(..3).and_then(|seed| seeds.get(seed)) else { continue };
        let example = &whole[field.record]["properties"][field.name]["examples"][0];
        let own = all.get(&(field.record.to_owned(), field.name.to_owned()));
        if !own.into_iter().flatten().any(|value| is_shown(example, value)) {
            wrong.push(format!(
                "{}.{}: {} in {}",
                field.record, field.name, field.example, field.printed
            ));
        }
        checked += 1;
    }
    assert!(checked > 150, "{checked}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn examples_are_what_their_field_can_hold() {
    for record in schema::RECORDS {
        let schema = schema::of(record).unwrap();
        let parts = schema.get("$defs").cloned().unwrap_or_else(|| json!({}));
        let own = [(*record, &schema)].into_iter();
        let below = parts.as_object().into_iter().flatten().map(|(name, it)| (name.as_str(), it));
        for (part, it) in own.chain(below) {
            for (name, field) in it["properties"].as_object().into_iter().flatten() {
                let whole = json!({ "$defs": parts, "allOf": [field] });
                let validator = validator(&whole).unwrap();
                for example in field["examples"].as_array().into_iter().flatten() {
                    assert!(validator.is_valid(example), "{part}.{name}: {example}");
                }
            }
        }
    }
}
