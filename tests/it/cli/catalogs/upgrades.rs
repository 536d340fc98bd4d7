//! Catalogues of every version that there was: each is brought to this one, with a copy of it as it was, and says the same.
//! `fixtures/catalog/N.sqlite` was made by the program that wrote version N.

use super::decision;
use crate::cli::Desk;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/catalog")
}

/// The versions that there were, and their catalogues.
fn versions() -> Vec<(u32, Vec<u8>)> {
    let mut versions: Vec<(u32, Vec<u8>)> = Vec::new();
    for entry in fs::read_dir(fixtures()).unwrap() {
        let path = entry.unwrap().path();
        let version = path.file_stem().unwrap().to_str().unwrap().parse().unwrap();
        versions.push((version, fs::read(path).unwrap()));
    }
    versions.sort_by_key(|(version, _)| *version);
    versions
}

/// What each of them was made of: a decision, a file that cannot be read, then the decision corrected and another.
fn desk(catalog: &[u8]) -> Desk {
    let desk = Desk::with(&[
        ("in/310.txt", decision(310, "chuyển đổi số y tế", "15/8/2026").as_bytes()),
        ("in/322.txt", decision(322, "cải cách hành chính", "15/7/2026").as_bytes()),
        ("in/x.bin", b"\0\x01\x02"),
    ]);
    desk.put("c.sqlite", catalog);
    desk
}

/// Columns, keys and indexes of every table, and the views.
fn schema(connection: &Connection) -> String {
    let names: Vec<String> = {
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY 1";
        let mut names = connection.prepare(names).unwrap();
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut told = String::new();
    let mut tell = |sql: &str| {
        let mut rows = connection.prepare(sql).unwrap();
        let width = rows.column_count();
        let line = |row: &rusqlite::Row<'_>| {
            (0..width).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>()
        };
        for row in rows.query_map([], line).unwrap() {
            _ = writeln!(told, "{:?}", row.unwrap());
        }
    };
    for name in names {
        tell(&format!("SELECT '{name}', * FROM pragma_table_info('{name}')"));
        tell(&format!(
            "SELECT '{name}', * FROM pragma_foreign_key_list('{name}') ORDER BY \"table\", \"from\""
        ));
        tell(&format!(
            "SELECT '{name}', l.\"unique\", l.partial, i.seqno, i.name FROM pragma_index_list('{name}') AS l, \
            pragma_index_info(l.name) AS i ORDER BY l.name, i.seqno"
        ));
    }
    tell("SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY name");
    told
}

fn version_of(connection: &Connection) -> u32 {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

/// A catalogue as it is made now, and its version.
fn fresh() -> (String, u32) {
    let desk = desk(b"");
    fs::remove_file(desk.path("c.sqlite")).unwrap();
    desk.ingest("in/310.txt").with(0);
    (schema(&desk.catalog()), version_of(&desk.catalog()))
}

#[test]
fn every_version_is_brought_to_this_one_and_says_what_it_said() {
    let (fresh, now) = fresh();
    let versions = versions();
    assert_eq!(
        versions.iter().map(|(version, _)| *version).collect::<Vec<_>>(),
        (1..=now).collect::<Vec<_>>()
    );
    for (version, bytes) in versions {
        let desk = desk(&bytes);
        assert_eq!(version_of(&desk.catalog()), version);
        let said = desk.run("catalog tasks --owner vn/son-la/so-y-te --due-before 2026-12-31 --catalog c.sqlite --format csv").with(0);
        assert!(
            said.stdout.lines().count() == 5 && said.stdout.contains("2026-08-14"),
            "{}",
            said.stdout
        );
        let is_earlier = version < now;
        assert_eq!(said.stderr.contains("upgraded"), is_earlier, "{}", said.stderr);
        assert_eq!(version_of(&desk.catalog()), now);
        assert_eq!(schema(&desk.catalog()), fresh, "version {version}");
        let copy = desk.path(&format!("c.sqlite.v{version}.bak"));
        assert_eq!(copy.exists(), is_earlier);
        if is_earlier {
            assert_eq!(version_of(&Connection::open(copy).unwrap()), version);
        }
        let told = desk
            .run("catalog history vn/son-la/qd-ubnd/2026/310 --catalog c.sqlite --format csv")
            .with(0)
            .stdout;
        assert!(told.contains(",first,") && told.contains("15/8/2026"), "{told}");
        desk.dump();
        // Nothing is new; what these rules read is what the same texts give in a new catalogue.
        desk.ingest("in --check --refresh").with(1).complains(&[
            "0 new files",
            "0 changed",
            "0 new documents",
        ]);
        desk.run("ingest in --catalog other.sqlite").with(1);
        let other = Connection::open(desk.path("other.sqlite")).unwrap();
        let told = |connection: &Connection| {
            let mut dump = String::new();
            let tasks = "(SELECT id, title, deadline_raw, leads, supports FROM tasks ORDER BY id)";
            super::dump_table(connection, tasks, &mut dump);
            dump
        };
        assert_eq!(told(&desk.catalog()), told(&other));
    }
}

#[test]
fn what_breaks_off_leaves_the_catalogue_as_it_was() {
    let (version, bytes) = versions().swap_remove(0);
    let desk = desk(&bytes);
    desk.catalog().execute_batch("CREATE TABLE catalog_readers (\"x\")").unwrap();
    let before = desk.dump();
    desk.run("catalog status --catalog c.sqlite")
        .with(3)
        .complains(&["c.sqlite", "catalog_readers"]);
    assert_eq!((version_of(&desk.catalog()), desk.dump()), (version, before));
    desk.catalog().execute_batch("DROP TABLE catalog_readers").unwrap();
    desk.run("catalog status --catalog c.sqlite").with(0).complains(&["c.sqlite.v1.2.bak"]);
    assert!(desk.path("c.sqlite.v1.bak").exists());
}

#[test]
fn tables_of_records_that_are_not_those_of_now_are_made_anew() {
    let (_, bytes) = versions().swap_remove(0);
    let desk = desk(&bytes);
    desk.catalog()
        .execute_batch("DROP INDEX tasks_by_status_code; DROP VIEW metric_series")
        .unwrap();
    let before = desk.column("SELECT title FROM tasks ORDER BY source, id");
    desk.run("catalog status --catalog c.sqlite").with(0);
    assert_eq!(schema(&desk.catalog()), fresh().0);
    assert_eq!(desk.column("SELECT title FROM tasks ORDER BY source, id"), before);
    assert!(desk.number("SELECT count(*) FROM search WHERE search MATCH 'cai AND cach'") > 0);
    desk.dump();
}
