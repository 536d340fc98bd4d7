//! The tree of columns → the schema of a Parquet file, lists and maps as the format asks for them.

use super::nodes::{Node, Shape};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::errors::Result;
use parquet::schema::types::{Type, TypePtr};
use std::sync::Arc;

/// The schema of rows with these fields.
pub(super) fn of(fields: &[Node]) -> Result<TypePtr> {
    let fields = fields.iter().map(field).collect::<Result<_>>()?;
    Type::group_type_builder("congbao").with_fields(fields).build().map(Arc::new)
}

fn field(node: &Node) -> Result<TypePtr> {
    let name = node.name.as_str();
    match &node.shape {
        Shape::Text => scalar(name, Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Shape::Whole => scalar(name, Physical::INT64, None),
        Shape::Number => scalar(name, Physical::DOUBLE, None),
        Shape::Flag => scalar(name, Physical::BOOLEAN, None),
        Shape::Day => scalar(name, Physical::INT32, Some(LogicalType::Date)),
        Shape::Group(fields) => {
            let fields = fields.iter().map(field).collect::<Result<_>>()?;
            group(name, Repetition::OPTIONAL, None, fields)
        }
        Shape::List(item) => {
            let list = group("list", Repetition::REPEATED, None, vec![field(item)?])?;
            group(name, Repetition::OPTIONAL, Some(LogicalType::List), vec![list])
        }
        Shape::Map(value) => {
            let entry = vec![key()?, field(value)?];
            let entries = group("key_value", Repetition::REPEATED, None, entry)?;
            group(name, Repetition::OPTIONAL, Some(LogicalType::Map), vec![entries])
        }
    }
}

fn scalar(name: &str, physical: Physical, logical: Option<LogicalType>) -> Result<TypePtr> {
    Type::primitive_type_builder(name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
        .map(Arc::new)
}

/// The key of a map, which the format wants in every entry.
fn key() -> Result<TypePtr> {
    Type::primitive_type_builder("key", Physical::BYTE_ARRAY)
        .with_repetition(Repetition::REQUIRED)
        .with_logical_type(Some(LogicalType::String))
        .build()
        .map(Arc::new)
}

fn group(
    name: &str,
    repetition: Repetition,
    logical: Option<LogicalType>,
    fields: Vec<TypePtr>,
) -> Result<TypePtr> {
    Type::group_type_builder(name)
        .with_repetition(repetition)
        .with_logical_type(logical)
        .with_fields(fields)
        .build()
        .map(Arc::new)
}
