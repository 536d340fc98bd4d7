//! What is known of the fields (`lang::fields`) → into the schema that has them: term, meaning, an example, `date`.

use crate::lang::fields::{self, Field, WHOLE};
use serde_json::{Map, Value};

/// Puts what is known of `record` and its parts into their schema.
pub(super) fn describe(record: &str, schema: &mut Map<String, Value>) {
    put(record, schema);
    if let Some(Value::Object(parts)) = schema.get_mut("$defs") {
        for (name, part) in parts {
            if let Value::Object(part) = part {
                put(name, part);
            }
        }
    }
}

/// Puts what is known of one record into its schema.
fn put(record: &str, schema: &mut Map<String, Value>) {
    if let Some(whole) = fields::named(record, WHOLE) {
        told(whole, schema);
    }
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for (name, property) in properties {
        tell(record, name, property);
    }
}

/// Puts what is known of one field into its schema.
pub(super) fn tell(record: &str, name: &str, property: &mut Value) {
    let (Some(field), Value::Object(property)) = (fields::named(record, name), property) else {
        return;
    };
    told(field, property);
    // Other formats are none of JSON Schema: strict readers refuse them.
    if field.format == "date" {
        property.insert("format".to_owned(), field.format.into());
    }
    if let Some(example) = example(field, property) {
        property.insert("examples".to_owned(), vec![example].into());
    }
}

fn told(field: &Field, schema: &mut Map<String, Value>) {
    schema.insert("title".to_owned(), field.title().into());
    let unit = match field.unit {
        "" => String::new(),
        unit => format!(" [{}]", unit.replace('`', "")),
    };
    schema.insert("description".to_owned(), (unlinked(field.about) + &unit).into());
}

/// The example as a value; nothing where the table has none.
fn example(field: &Field, property: &Map<String, Value>) -> Option<Value> {
    let is_text = |kind: &Value| kind == "string" || kind.get(0).is_some_and(|it| it == "string");
    let text = field.example;
    let parsed = || serde_json::from_str(text).unwrap_or_else(|_| text.into());
    let is_plain = property.get("type").is_some_and(is_text);
    (!text.is_empty()).then(|| if is_plain { text.into() } else { parsed() })
}

/// `see [Ids](#ids)` as `see Ids`.
fn unlinked(text: &str) -> String {
    let mut parts = text.split("](#");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once(')').map_or(part, |(_, behind)| behind));
    (first + &rest.collect::<String>()).replace('[', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_says_its_term_meaning_and_an_example() {
        let schema = crate::write::schema::of("document").unwrap();
        let date = &schema["properties"]["date"];
        assert_eq!([&date["title"], &date["format"]], ["Ngày ban hành", "date"]);
        assert_eq!(date["examples"], serde_json::json!(["2026-04-24"]));
        assert_eq!(schema["$defs"]["period"]["properties"]["as_of"]["format"], "date");
        assert_eq!(schema["$defs"]["period"]["properties"]["edtf"].get("format"), None);
        assert_eq!(schema["title"], "Văn bản");
    }

    #[test]
    fn links_of_the_page_stay_there() {
        assert_eq!(unlinked("see [Ids](#ids), in `a`"), "see Ids, in `a`");
    }
}
