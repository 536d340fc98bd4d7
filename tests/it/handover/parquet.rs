//! Parquet: read back row by row, and compared with the lines of JSON.

#![allow(clippy::wildcard_enum_match_arm, reason = "any other kind of field fails the test")]

use super::CASES;
use congbao::write::Volume;
use congbao::write::{ndjson, parquet::File};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use serde_json::{Map, Value, json};

fn written() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut file = File::new(&mut bytes).unwrap();
    for case in CASES.iter() {
        assert!(file.take(case.material()).unwrap().is_empty());
    }
    Box::new(file).close().unwrap();
    bytes
}

/// The records as lines of JSON.
fn expected() -> Vec<Value> {
    let mut bytes = Vec::new();
    for case in CASES.iter() {
        ndjson::write(&case.report, &mut bytes).unwrap();
    }
    let text = String::from_utf8(bytes).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn object(row: &Row) -> Value {
    let fields = row.get_column_iter().map(|(name, field)| (name.clone(), value(field)));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn value(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Bool(flag) => json!(flag),
        Field::Long(number) => json!(number),
        Field::Double(number) => json!(number),
        Field::Str(text) => json!(text),
        Field::Date(days) => {
            let day = jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(*days);
            json!(day.to_string())
        }
        Field::Group(row) => object(row),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        Field::MapInternal(map) => {
            let name = |field: &Field| match field {
                Field::Str(text) => text.clone(),
                other => panic!("{other:?}"),
            };
            let entries = map.entries().iter().map(|(key, it)| (name(key), value(it)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        other => panic!("no value of ours: {other:?}"),
    }
}

/// Whole numbers of a column of decimals come back as decimals.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, one)| other.get(key).is_some_and(|other| same(one, other)))
        }
        _ => one == other,
    }
}

#[test]
fn every_value_is_that_of_the_line() {
    let bytes = bytes::Bytes::from(written());
    let reader = SerializedFileReader::new(bytes).unwrap();
    let rows: Vec<Row> = reader.get_row_iter(None).unwrap().map(|row| row.unwrap()).collect();
    let expected = expected();
    assert_eq!(rows.len(), expected.len());
    for (row, mut line) in rows.iter().zip(expected) {
        let row = object(row);
        let kind = line["type"].as_str().unwrap().to_owned();
        let column = if kind == "source" { "input" } else { kind.as_str() };
        assert_eq!((&row["type"], &row["source"]), (&line["type"], &line["source"]));
        let fields = line.as_object_mut().unwrap();
        for name in ["type", "source", "schema_version"] {
            fields.remove(name);
        }
        assert!(same(&row[column], &line), "{}\n{line}", row[column]);
        let others = row.as_object().unwrap().iter();
        let filled = others.filter(|(_, value)| !value.is_null()).count();
        assert_eq!(filled, 3, "type, source and one record");
    }
}

#[test]
fn the_same_records_give_the_same_bytes() {
    assert!(written() == written());
}

#[test]
fn a_file_without_records_is_one_too() {
    let mut bytes = Vec::new();
    Box::new(File::new(&mut bytes).unwrap()).close().unwrap();
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
    assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
}
