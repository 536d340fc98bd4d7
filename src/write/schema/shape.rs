//! What schemars makes of a type → the same in our words: names of records for names of types, enumerations as lists of
//! their words; sizes of machine numbers and what a reader takes for a missing field are left out.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

/// Where a schema refers to its parts.
const PARTS: &str = "#/$defs/";

/// The schema of `T` as it is written, its parts in `$defs`.
pub(super) fn of<T: JsonSchema>() -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    put_right(&mut schema);
    let Value::Object(mut schema) = schema else { return Map::new() };
    schema.remove("$schema");
    schema.remove("title");
    if let Some(Value::Object(parts)) = schema.get_mut("$defs") {
        *parts = std::mem::take(parts).into_iter().map(|(name, it)| (words(&name), it)).collect();
    }
    schema
}

/// Makes a schema, and all in it, one of ours.
fn put_right(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(put_right),
        Value::Object(fields) => {
            put_right_keys(fields);
            fields.values_mut().for_each(put_right);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn put_right_keys(fields: &mut Map<String, Value>) {
    // A property can have such a name too: its value is a schema.
    for noise in ["default", "format"] {
        if fields.get(noise).is_some_and(|value| !value.is_object()) {
            fields.remove(noise);
        }
    }
    if let Some(Value::String(to)) = fields.get_mut("$ref") {
        *to = format!("{PARTS}{}", words(to.trim_start_matches(PARTS)));
    }
    if let Some((known, meanings)) = fields.get("oneOf").and_then(words_of) {
        let about = fields.get("description").and_then(Value::as_str).unwrap_or_default();
        let about = format!("{about} {meanings}");
        fields.remove("oneOf");
        fields.insert("type".to_owned(), "string".into());
        fields.insert("enum".to_owned(), known.into());
        fields.insert("description".to_owned(), about.into());
    }
}

/// The words of an enumeration, and what they mean in one text; `None` for any other choice.
fn words_of(choices: &Value) -> Option<(Vec<Value>, String)> {
    let choices = choices.as_array()?;
    let known: Option<Vec<Value>> = choices.iter().map(|it| it.get("const").cloned()).collect();
    let meaning = |it: &Value| {
        let about = it.get("description")?.as_str()?.trim_end_matches('.').replace('\n', " ");
        Some(format!("`{}`: {about}", it.get("const")?.as_str()?))
    };
    let meanings: Vec<String> = choices.iter().filter_map(meaning).collect();
    Some((known?, format!("{}.", meanings.join("; "))))
}

/// The name of a record by that of its type: `toc_entry` for `TocEntry`, `table` for `TableRecord`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for c in name.strip_suffix("Record").unwrap_or(name).chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.extend(c.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Deadline, TableRecord};
    use serde_json::json;

    #[test]
    fn parts_have_the_names_of_records() {
        let table = of::<TableRecord>();
        let parts: Vec<&String> = table["$defs"].as_object().unwrap().keys().collect();
        assert!(parts.iter().any(|name| *name == "continuation"), "{parts:?}");
        assert_eq!(table["properties"]["spans"]["items"]["$ref"], "#/$defs/span");
    }

    #[test]
    fn an_enumeration_is_a_list_of_its_words() {
        let kind = &of::<Deadline>()["$defs"]["deadline_kind"];
        assert_eq!(kind["enum"].as_array().unwrap()[..2], ["by", "within"]);
        assert!(kind["description"].as_str().unwrap().contains("`by`: By a day; `within`"));
    }

    #[test]
    fn every_field_is_required_in_the_order_of_the_record() {
        let deadline = of::<Deadline>();
        assert_eq!(deadline["required"].as_array().unwrap()[..3], ["raw", "kind", "edtf"]);
        assert_eq!(deadline["properties"]["edtf"]["type"], json!(["string", "null"]));
    }
}
