//! The JSON Schema of a record → the tree of its columns. Knows the forms that our own types give,
//! no others.

use serde_json::{Map, Value};

/// A column or a group of columns. Each can be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// Name of the field.
    pub(super) name: String,
    /// What it holds.
    pub(super) shape: Shape,
    /// Columns below it.
    pub(super) width: usize,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// True or false.
    Flag,
    /// An ISO day.
    Day,
    /// Values in order.
    List(Box<Node>),
    /// Values by name.
    Map(Box<Node>),
    /// Fields.
    Group(Vec<Node>),
}

impl Node {
    pub(super) fn new(name: &str, shape: Shape) -> Self {
        let width = match &shape {
            Shape::Text | Shape::Whole | Shape::Number | Shape::Flag | Shape::Day => 1,
            Shape::List(item) => item.width,
            Shape::Map(value) => 1 + value.width,
            Shape::Group(fields) => fields.iter().map(|field| field.width).sum(),
        };
        Self { name: name.to_owned(), shape, width }
    }

    /// The columns of a field called `name` whose schema is that of `record`; fields in the order of
    /// the type.
    pub(super) fn of(name: &str, record: &Value) -> Self {
        let parts = record["$defs"].as_object().cloned().unwrap_or_default();
        Self::new(name, Parts(&parts).shape(record))
    }
}

/// The named parts of a schema.
struct Parts<'s>(&'s Map<String, Value>);

impl Parts<'_> {
    /// What a value of `schema` is, whether or not it can be null.
    fn shape(&self, schema: &Value) -> Shape {
        if let Some(part) = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next()) {
            return self.0.get(part).map_or(Shape::Text, |part| self.shape(part));
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let other = choices.iter().find(|choice| choice["type"] != "null");
            return other.map_or(Shape::Text, |other| self.shape(other));
        }
        match kind(schema) {
            "integer" => Shape::Whole,
            "number" => Shape::Number,
            "boolean" => Shape::Flag,
            "array" => Shape::List(Box::new(Node::new("element", self.shape(item(schema))))),
            "object" => self.object(schema),
            _ if schema["format"] == "date" => Shape::Day,
            _ => Shape::Text,
        }
    }

    fn object(&self, schema: &Value) -> Shape {
        let Some(fields) = schema["properties"].as_object() else {
            let value = self.shape(&schema["additionalProperties"]);
            return Shape::Map(Box::new(Node::new("value", value)));
        };
        let names = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let field = |name: &str| Some(Node::new(name, self.shape(fields.get(name)?)));
        Shape::Group(names.filter_map(field).collect())
    }
}

/// The type of `schema` that is not null.
fn kind(schema: &Value) -> &str {
    let kinds = &schema["type"];
    let several = kinds.as_array().into_iter().flatten().filter_map(Value::as_str);
    kinds.as_str().into_iter().chain(several).find(|kind| *kind != "null").unwrap_or_default()
}

/// The schema of the members of a list; those of a pair are alike.
fn item(schema: &Value) -> &Value {
    let items = &schema["items"];
    if items.is_object() { items } else { &schema["prefixItems"][0] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::schema;

    fn field<'n>(node: &'n Node, name: &str) -> &'n Shape {
        let Shape::Group(fields) = &node.shape else { panic!("{name} of no group") };
        &fields.iter().find(|field| field.name == name).unwrap().shape
    }

    #[test]
    fn types_become_columns() {
        let task = Node::of("task", &schema::of("task").unwrap());
        assert_eq!(*field(&task, "title"), Shape::Text);
        assert!(matches!(field(&task, "leads"), Shape::List(item) if item.width == 5));
        assert!(matches!(field(&task, "spans"), Shape::Map(_)));
        let metric = Node::of("metric", &schema::of("metric").unwrap());
        assert_eq!(*field(&metric, "value"), Shape::Number);
        assert_eq!(*field(&metric, "cumulative"), Shape::Flag);
        assert_eq!(*field(&metric, "row"), Shape::Whole);
        let day = serde_json::json!({"type": ["string", "null"], "format": "date"});
        assert_eq!(Node::of("end", &day).shape, Shape::Day);
        let pair = Shape::List(Box::new(Node::new("element", Shape::Whole)));
        assert_eq!(*field(&metric, "spans"), Shape::List(Box::new(Node::new("element", pair))));
    }
}
