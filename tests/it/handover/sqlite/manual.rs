//! `docs/sqlite.md`: the page shows what its statements give on the seeds. `UPDATE=1` writes the answers anew.

use super::{CASES, column, open};
use rusqlite::Connection;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/sqlite.md");

/// An answer as the `sqlite3` program prints it with `-header`.
fn answer(connection: &Connection, sql: &str) -> String {
    let mut statement = connection.prepare(sql).unwrap();
    for (name, value) in parameters(sql) {
        let at = statement.parameter_index(name).unwrap().unwrap();
        statement.raw_bind_parameter(at, value).unwrap();
    }
    let mut lines = vec![statement.column_names().collect::<Vec<_>>().join("|")];
    let (width, mut rows) = (statement.column_count(), statement.raw_query());
    while let Some(row) = rows.next().unwrap() {
        let cells: Vec<String> =
            (0..width).map(|at| super::text(row.get_ref(at).unwrap())).collect();
        lines.push(cells.join("|"));
    }
    lines.join("\n")
}

/// What the first lines say: `-- :as_of = 2026-10-01`.
fn parameters(sql: &str) -> impl Iterator<Item = (&str, &str)> {
    let said = sql.lines().map_while(|line| line.strip_prefix("-- "));
    said.filter_map(|line| line.split_once(" = "))
}

/// The page with the answers of `connection`.
fn written(page: &str, connection: &Connection) -> String {
    let mut parts = page.split("```sql\n");
    let mut out = vec![parts.next().unwrap().to_owned()];
    for part in parts {
        let (sql, rest) = part.split_once("```\n").unwrap();
        let (_, rest) = rest.strip_prefix("```text\n").unwrap().split_once("```\n").unwrap();
        let answer = answer(connection, sql);
        out.push(format!("```sql\n{sql}```\n```text\n{answer}\n```\n{rest}"));
    }
    out.concat()
}

#[test]
fn the_page_shows_what_its_statements_give() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (_folder, connection) = open(&CASES[..5]);
    let written = written(&page, &connection);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PAGE, &written).unwrap();
    } else {
        assert_eq!(page, written, "UPDATE=1 writes the answers anew");
    }
}

#[test]
fn the_page_tells_of_every_table_and_query() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (_folder, connection) = open([]);
    for sql in ["SELECT name FROM contents", "SELECT name FROM queries"] {
        for name in column(&connection, sql) {
            assert!(page.contains(&format!("`{name}`")), "{name}");
        }
    }
}

#[test]
fn the_page_shows_the_queries_as_they_are_kept() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (_folder, connection) = open([]);
    let kept = column(&connection, "SELECT sql FROM queries");
    let shown = page.split("```sql\n").skip(1).filter(|part| part.starts_with("-- :"));
    let mut count = 0;
    for part in shown {
        let (sql, _) = part.split_once("```\n").unwrap();
        let lines: Vec<&str> = sql.lines().skip_while(|line| line.starts_with("-- :")).collect();
        assert!(kept.contains(&lines.join("\n")), "{sql}");
        count += 1;
    }
    assert!(count >= 4);
}
