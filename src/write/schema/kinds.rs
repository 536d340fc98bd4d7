//! The schema of a field → its type in a few words: `text or null`, `list of mention`.

use serde_json::Value;

/// The type that `schema` says; `part` words the name of a record or enumeration, `text` what texts hold.
pub(super) fn kind(schema: &Value, text: &str, part: &dyn Fn(&str) -> String) -> String {
    if let Some(to) = schema["$ref"].as_str() {
        return part(to.rsplit('/').next().unwrap_or(to));
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        return choices.iter().map(|it| kind(it, text, part)).collect::<Vec<_>>().join(" or ");
    }
    match &schema["type"] {
        Value::Array(types) => {
            let one = |name: &Value| named(name.as_str().unwrap_or_default(), schema, text, part);
            types.iter().map(one).collect::<Vec<_>>().join(" or ")
        }
        Value::String(name) => named(name, schema, text, part),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => "word".to_owned(),
    }
}

/// The type that JSON Schema calls `name`.
fn named(name: &str, schema: &Value, text: &str, part: &dyn Fn(&str) -> String) -> String {
    match name {
        "string" => text.to_owned(),
        "array" if schema["maxItems"] == 2 => {
            format!("pair of {}", several(kind(&schema["items"], text, part)))
        }
        "array" => format!("list of {}", several(kind(&schema["items"], text, part))),
        "object" => format!("map of {}", kind(&schema["additionalProperties"], text, part)),
        other => other.to_owned(),
    }
}

/// The plural of a plain type.
fn several(kind: String) -> String {
    let is_plain = ["text", "id", "date", "integer", "number", "range"].contains(&kind.as_str());
    if is_plain { kind + "s" } else { kind }
}

/// What a text of this format (`fields.tsv`) is called.
pub(super) fn text_of(format: &str) -> &'static str {
    match format {
        "date" => "date",
        "edtf" => "EDTF",
        "rrule" => "RRULE",
        "id" => "id",
        _ => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn types_are_told_in_a_few_words() {
        let span = json!({ "$ref": "#/$defs/span" });
        for (schema, format, expected) in [
            (json!({ "type": ["string", "null"] }), "date", "date or null"),
            (json!({ "type": "array", "items": { "type": "string" } }), "id", "list of ids"),
            (json!({ "anyOf": [span, { "type": "null" }] }), "", "span or null"),
            (
                json!({ "type": "object", "additionalProperties": { "type": "array", "items": span } }),
                "",
                "map of list of span",
            ),
            (json!({ "const": "task" }), "", "word"),
        ] {
            assert_eq!(kind(&schema, text_of(format), &str::to_owned), expected);
        }
    }
}
