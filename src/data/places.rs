//! A record as JSON and a field of it → where that field is printed.

use super::Span;
use serde_json::Value;

/// Fields of a metric and of a citation that stand in its print.
const IN_METRICS: [&str; 10] = [
    "text",
    "value",
    "numerator",
    "denominator",
    "unit",
    "from",
    "to",
    "delta",
    "percent",
    "value_vnd",
];
const IN_CITATIONS: [&str; 7] = ["text", "number", "title", "kind_vi", "issuer", "date", "parts"];

/// Where field `field` of a record of this type (`task`, `metric` …) is printed: its own ranges, those of the
/// values in it, or the record's. Of a tick that is its mark, not the heading above it.
#[must_use]
pub fn of_field(record_type: &str, record: &Value, field: &str) -> Vec<Span> {
    let named = |name: &str| {
        ["field_spans", "spans"].iter().find_map(|list| record.get(*list)?.get(name)).map(read)
    };
    let tick = || (field == "status").then(|| named("status_mark")).flatten();
    if let Some(own) = tick().or_else(|| named(field)) {
        return own;
    }
    let is_printed = match record_type {
        "metric" => IN_METRICS.contains(&field),
        "citation" => IN_CITATIONS.contains(&field),
        _ => record_type == "finding" && field == "found",
    };
    match record.get("spans") {
        Some(spans) if is_printed => read(spans),
        _ => record.get(field).map(inner).unwrap_or_default(),
    }
}

fn read(spans: &Value) -> Vec<Span> {
    serde_json::from_value(spans.clone()).unwrap_or_default()
}

/// The ranges of the values in a list.
fn inner(value: &Value) -> Vec<Span> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(|item| item.get("spans")).flat_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(record_type: &str, field: &str, expected: &[(u32, u32)]) {
        let record = json!({
            "spans": {"title": [[1, 2]], "status": [[3, 4]], "status_mark": [[5, 6]]},
            "leads": [{"name": "a", "spans": [[7, 8]]}], "objective": "x",
        });
        let metric = json!({"spans": [[9, 10]], "value": 1, "context": "x"});
        let record = if record_type == "metric" { metric } else { record };
        let found: Vec<(u32, u32)> =
            of_field(record_type, &record, field).into_iter().map(Into::into).collect();
        assert_eq!(found, expected, "{record_type} {field}");
    }

    #[test]
    fn fields_have_places() {
        check("task", "title", &[(1, 2)]);
        check("task", "status", &[(5, 6)]);
        check("task", "leads", &[(7, 8)]);
        check("task", "objective", &[]);
        check("metric", "value", &[(9, 10)]);
        check("metric", "context", &[]);
    }
}
