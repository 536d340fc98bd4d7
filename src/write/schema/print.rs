//! A schema → text, in the order in which it is read: what it is, its fields in the order of the record, its parts last.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// Keys that stand first, and those that stand last.
const FIRST: [&str; 7] = ["$schema", "$id", "title", "description", "type", "const", "enum"];
const LAST: [&str; 4] = ["properties", "required", "oneOf", "$defs"];

/// The schema as text, with line ends and indents.
#[must_use]
pub fn pretty(schema: &Value) -> String {
    let ordered = Ordered { value: schema, order: &[] };
    serde_json::to_string_pretty(&ordered).unwrap_or_default() + "\n"
}

/// A value whose keys stand in an order.
struct Ordered<'a> {
    value: &'a Value,
    /// That of its keys, where they are names of fields.
    order: &'a [Value],
}

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Object(fields) => serializer.collect_map(self.sorted(fields)),
            Value::Array(items) => {
                serializer.collect_seq(items.iter().map(|value| Ordered { value, order: &[] }))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                self.value.serialize(serializer)
            }
        }
    }
}

impl<'a> Ordered<'a> {
    fn sorted(&self, fields: &'a Map<String, Value>) -> Vec<(&'a String, Ordered<'a>)> {
        let required = fields.get("required").and_then(Value::as_array);
        let below = |key: &str| match required {
            Some(names) if key == "properties" => names.as_slice(),
            Some(_) | None => &[],
        };
        let mut pairs: Vec<_> =
            fields.iter().map(|(key, value)| (key, Ordered { value, order: below(key) })).collect();
        pairs.sort_by_key(|(key, _)| self.rank(key));
        pairs
    }

    fn rank(&self, key: &str) -> usize {
        if !self.order.is_empty() {
            return self.order.iter().position(|name| name == key).unwrap_or(self.order.len());
        }
        let last = || LAST.iter().position(|it| *it == key).map(|at| FIRST.len() + 1 + at);
        let first = FIRST.iter().position(|it| *it == key);
        first.or_else(last).unwrap_or(FIRST.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_reads_from_what_it_is_to_its_parts() {
        let schema = crate::write::schema::of("deadline").unwrap();
        let text = pretty(&schema);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), schema);
        let at = |what: &str| text.find(what).unwrap();
        assert!(at("\"$schema\"") < at("\"title\""));
        assert!(at("\"raw\": {") < at("\"kind\": {") && at("\"kind\": {") < at("\"edtf\": {"));
        assert!(at("\"required\"") < at("\"$defs\""));
    }
}
