//! The database holds what the records say: every value, typed, with its references, found again by views, documented
//! queries and a search without diacritics.

mod manual;
mod questions;

use super::{CASES, Case, HOSTILE, seed};
use congbao::write::Volume;
use congbao::write::rows::{Kind, SHEETS, Sheet};
use congbao::write::sqlite::{Database, records, schema};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params};
use std::collections::BTreeSet;
use std::path::Path;

/// Writes a database of `cases` at `path`.
fn write<'c>(path: &Path, cases: impl IntoIterator<Item = &'c Case>) {
    let mut database = Box::new(Database::new(Connection::open(path).unwrap()).unwrap());
    for case in cases {
        assert_eq!(database.take(case.material()).unwrap(), []);
    }
    database.close().unwrap();
}

/// A database of `cases`, opened anew.
fn open<'c>(cases: impl IntoIterator<Item = &'c Case>) -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("congbao.sqlite");
    write(&path, cases);
    (folder, Connection::open(path).unwrap())
}

/// A value as text, the empty text for none.
fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
        ValueRef::Blob(_) => panic!("there are no blobs"),
    }
}

/// The rows that `sql` gives.
fn rows(connection: &Connection, sql: &str, params: impl Params) -> Vec<Vec<String>> {
    let mut statement = connection.prepare(sql).unwrap();
    let width = statement.column_count();
    let mut rows = statement.query(params).unwrap();
    let mut found = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        found.push((0..width).map(|at| text(row.get_ref(at).unwrap())).collect());
    }
    found
}

/// The only column of what `sql` gives.
fn column(connection: &Connection, sql: &str) -> Vec<String> {
    rows(connection, sql, []).into_iter().map(|mut row| row.remove(0)).collect()
}

/// A cell of the records as the database has it.
fn stored(sheet: &Sheet, row: Vec<String>) -> Vec<String> {
    let kinds = sheet.heads.iter().map(|head| head.kind);
    row.into_iter()
        .zip(kinds)
        .map(|(text, kind)| match (kind, text.as_str()) {
            (Kind::Boolean, "true") => "1".to_owned(),
            (Kind::Boolean, "false") => "0".to_owned(),
            _ => text,
        })
        .collect()
}

/// One test for what all cases must hold: reading the seeds takes longest.
#[test]
fn the_database_holds_what_the_records_say() {
    let (_folder, connection) = open(CASES.iter());
    every_value_is_read_back(&connection);
    values_have_the_type_of_their_column(&connection);
    references_lead_to_records(&connection);
    a_text_with_nul_is_whole_and_can_be_found(&connection);
    questions::a_hit_leads_back_to_its_record(&connection);
    questions::an_attachment_has_the_number_and_day_of_its_carrier(&connection);
    the_same_records_give_the_same_bytes();
    records_go_into_a_database_that_keeps_its_references();
}

fn every_value_is_read_back(connection: &Connection) {
    for sheet in schema::sheets() {
        let all = CASES.iter().flat_map(|case| case.rows(sheet));
        let mut expected: Vec<_> = all.map(|row| stored(sheet, row)).collect();
        let mut found = rows(connection, &format!("SELECT * FROM {}", sheet.name), []);
        expected.sort();
        found.sort();
        assert_eq!(found.len(), expected.len(), "{}", sheet.name);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{}", sheet.name);
        }
    }
}

fn values_have_the_type_of_their_column(connection: &Connection) {
    for sheet in schema::sheets() {
        for head in &sheet.heads {
            let types: &[&str] = match head.kind {
                Kind::String | Kind::Date => &["text", "null"],
                Kind::Integer | Kind::Boolean => &["integer", "null"],
                Kind::Number => &["integer", "real", "null"],
            };
            let sql = format!("SELECT DISTINCT typeof(\"{}\") FROM {}", head.name, sheet.name);
            let found = column(connection, &sql);
            let place = format!("{}.{}", sheet.name, head.name);
            assert!(found.iter().all(|kind| types.contains(&kind.as_str())), "{place}: {found:?}");
        }
    }
}

fn references_lead_to_records(connection: &Connection) {
    assert!(rows(connection, "PRAGMA foreign_key_check", []).is_empty());
    assert_eq!(column(connection, "PRAGMA integrity_check"), ["ok"]);
    let links: usize = schema::sheets().map(|sheet| sheet.links.len() + 1).sum();
    let sql = "SELECT count(DISTINCT s.name || k.id) FROM sqlite_schema AS s, \
        pragma_foreign_key_list(s.name) AS k WHERE s.name <> 'metric_keys'";
    assert_eq!(column(connection, sql), [(links - 1).to_string()], "all but that of `sources`");
}

fn a_text_with_nul_is_whole_and_can_be_found(connection: &Connection) {
    let text = HOSTILE.iter().find(|text| text.contains('\0')).unwrap();
    let sql = "SELECT title, length(title), length(CAST(title AS BLOB)) FROM tasks WHERE title = ?";
    let found = rows(connection, sql, [text]);
    assert_eq!(found[0], [(*text).to_owned(), "5".to_owned(), text.len().to_string()]);
    let sql = "SELECT count(*) FROM search WHERE search MATCH '\"truoc sau\"'";
    assert_ne!(column(connection, sql), ["0"]);
}

fn the_same_records_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = ["a", "b"].map(|name| {
        let path = folder.path().join(name);
        write(&path, CASES.iter());
        std::fs::read(path).unwrap()
    });
    assert_eq!(bytes[0], bytes[1]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "no journal is left");
}

fn records_go_into_a_database_that_keeps_its_references() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch("PRAGMA foreign_keys = ON").unwrap();
    schema::create(&connection).unwrap();
    for case in CASES.iter() {
        connection.execute_batch("BEGIN").unwrap();
        records::insert(&connection, case.material()).unwrap();
        connection.execute_batch("COMMIT").unwrap();
    }
    let again = records::insert(&connection, CASES[0].material()).unwrap_err();
    assert!(again.to_string().contains("UNIQUE constraint failed: sources.source"), "{again}");
    let sql = "DELETE FROM sources WHERE source = 'seeds/000_91c373365b29b32b.txt'";
    connection.execute(sql, []).unwrap();
    let sql = "SELECT count(*) FROM tasks WHERE source LIKE 'seeds/000%'";
    assert_eq!(column(&connection, sql), ["0"], "the records of an input go with it");
}

#[test]
fn tables_and_columns_have_the_names_of_the_csv_files() {
    let (_folder, connection) = open([]);
    let sql = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') \
        AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'";
    let made: BTreeSet<String> = column(&connection, sql).into_iter().collect();
    let told: BTreeSet<String> =
        column(&connection, "SELECT name FROM contents").into_iter().collect();
    assert_eq!(made, told);
    assert!(SHEETS.iter().all(|sheet| made.contains(sheet.name)));
    for sheet in schema::sheets() {
        let heads: Vec<&str> = sheet.heads.iter().map(|head| head.name).collect();
        let has = |sql: String| assert_eq!(column(&connection, &sql), heads, "{}", sheet.name);
        has(format!("SELECT name FROM pragma_table_info('{}')", sheet.name));
        let name = sheet.name;
        has(format!("SELECT \"column\" FROM columns WHERE \"table\" = '{name}' ORDER BY position"));
    }
}

#[test]
fn every_reference_has_an_index() {
    let (_folder, connection) = open([]);
    for sheet in schema::sheets() {
        for link in sheet.links {
            let (name, field) = (sheet.name, link.field);
            let sql = format!(
                "EXPLAIN QUERY PLAN SELECT 1 FROM {name} WHERE \"source\" = 'a' AND \"{field}\" = 'b'"
            );
            let plan = rows(&connection, &sql, []).concat().join(" ");
            assert!(plan.contains("source=? AND") || plan.contains("AND source=?"), "{plan}");
        }
    }
}

#[test]
fn a_database_knows_its_versions() {
    let (_folder, connection) = open([]);
    let version =
        |key: &str| column(&connection, &format!("SELECT value FROM congbao WHERE key = '{key}'"));
    assert_eq!(version("schema_version"), [congbao::data::SCHEMA_VERSION]);
    assert_eq!(version("program_version"), [env!("CARGO_PKG_VERSION")]);
    assert_eq!(column(&connection, "PRAGMA user_version"), version("tables_version"));
    assert_eq!(column(&connection, "PRAGMA application_id"), [schema::APPLICATION.to_string()]);
}

#[test]
fn the_same_documents_of_two_inputs_stay_apart() {
    let one = seed(2);
    let other = renamed(&one, "bản khác.txt");
    let (_folder, connection) = open([&one, &other]);
    let documents = one.report.documents.len();
    let expected = [(2 * documents).to_string(), documents.to_string()];
    let sql = "SELECT count(*), count(DISTINCT id) FROM documents";
    assert_eq!(rows(&connection, sql, []), [expected]);
    let sql = "SELECT count(DISTINCT source) FROM task_by_agency GROUP BY agency_id";
    assert!(column(&connection, sql).iter().all(|sources| sources == "2"));
    let of_one = |table: &str| format!("SELECT count(*) / count(DISTINCT source) FROM {table}");
    let expected: usize = one.report.tasks.iter().map(bodies).sum();
    assert_eq!(column(&connection, &of_one("task_by_agency")), [expected.to_string()]);
    assert!(rows(&connection, "PRAGMA foreign_key_check", []).is_empty());
}

/// How many bodies a task names.
fn bodies(task: &congbao::data::Task) -> usize {
    [&task.leads, &task.supports, &task.monitors, &task.appraisers, &task.approvers]
        .map(Vec::len)
        .iter()
        .sum()
}

/// `case` under another name.
fn renamed(case: &Case, name: &str) -> Case {
    let mut report = case.report.clone();
    name.clone_into(&mut report.source.name);
    Case { report, text: case.text.clone() }
}

#[test]
fn an_input_without_tasks_is_a_source_all_the_same() {
    let source = congbao::read("thư.txt", "Kính gửi các đồng chí.".into()).unwrap();
    let report = congbao::extract(&source, congbao::data::Joins::Make);
    assert!(report.tasks.is_empty());
    let (_folder, connection) = open([&Case { report, text: source.text.clone() }]);
    assert_eq!(column(&connection, "SELECT source FROM sources"), ["thư.txt"]);
    assert_eq!(column(&connection, "SELECT count(*) FROM task_by_agency"), ["0"]);
}
