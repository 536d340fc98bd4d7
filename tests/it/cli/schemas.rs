//! `schema`: the JSON Schema of a record, for programs that read what `extract` writes.

use super::{Desk, TEXT};
use congbao::write::schema;
use serde_json::Value;

#[test]
fn the_schema_of_each_record_is_printed() {
    let desk = Desk::new();
    for record in schema::RECORDS {
        let said = desk.run(&format!("schema {record}")).with(0);
        let printed: Value = serde_json::from_str(&said.stdout).unwrap();
        assert_eq!(Some(printed), schema::of(record), "{record}");
        assert_eq!(said.stderr, "");
    }
    assert_eq!(desk.run("schema").stdout, desk.run("schema report").stdout);
}

#[test]
fn the_printed_schema_is_that_of_the_written_file() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt").with(0);
    let schema: Value = serde_json::from_str(&desk.run("schema").with(0).stdout).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(validator.is_valid(&desk.report("out/json/a.json")));
    assert!(!validator.is_valid(&desk.report("out/datapackage.json")));
}

#[test]
fn a_record_that_is_none_is_answered_with_those_there_are() {
    let desk = Desk::new();
    let said = desk.run("schema tasks").with(2).stderr;
    assert!(schema::RECORDS.iter().all(|record| said.contains(record)), "{said}");
    assert!(said.contains("'tasks'"), "{said}");
    desk.run("schema task table").with(2);
    let vi = desk.run("schema --help --lang vi").with(0).stdout;
    assert!(vi.contains("Ví dụ") && vi.contains("dòng NDJSON"), "{vi}");
    let en = desk.run("schema --help --lang en").with(0).stdout;
    assert!(en.contains("congbao schema task") && en.contains("finding, line]"), "{en}");
}
