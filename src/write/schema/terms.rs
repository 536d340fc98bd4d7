//! What is known of the fields (`lang::fields`) → into the schema that has them: format.

use crate::lang::fields;
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

fn put(record: &str, schema: &mut Map<String, Value>) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for (name, property) in properties {
        let format = fields::named(record, name).map_or("", |field| field.format);
        if format == "date"
            && let Value::Object(property) = property
        {
            property.insert("format".to_owned(), format.into());
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_are_dates() {
        let schema = crate::write::schema::of("document").unwrap();
        assert_eq!(schema["properties"]["date"]["format"], "date");
        assert_eq!(schema["$defs"]["period"]["properties"]["as_of"]["format"], "date");
        assert_eq!(schema["$defs"]["period"]["properties"]["edtf"].get("format"), None);
    }
}
