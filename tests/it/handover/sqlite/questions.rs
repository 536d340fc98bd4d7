//! What people ask: views, queries with parameters, searches.

use super::{Case, column, open, renamed, rows, seed};
use congbao::data::{Metric, Status, StatusCode, Task};
use congbao::write::sqlite::search;
use rusqlite::{Connection, named_params};

/// The text of a documented query.
fn query(connection: &Connection, name: &str) -> String {
    connection
        .query_row("SELECT sql FROM queries WHERE name = ?", [name], |row| row.get(0))
        .unwrap()
}

#[test]
fn every_query_runs() {
    let mut one = seed(0);
    one.report.documents[0].number = Some("1053/QĐ-UBND".to_owned());
    let (_folder, connection) = open([&one, &seed(2), &later(&one, "sau.txt", "2026-06", 5)]);
    let names = column(&connection, "SELECT name FROM queries");
    for name in &names {
        let sql = query(&connection, name);
        let mut statement = connection.prepare(&sql).unwrap();
        for at in 1..=statement.parameter_count() {
            let value = match statement.parameter_name(at).unwrap() {
                ":as_of" | ":from" => "2026-07-01",
                ":until" => "2026-12-31",
                ":days" => "365",
                ":agency_id" => "vn/so-y-te",
                ":number" => "1053/QĐ-UBND",
                ":words" => "dữ liệu",
                other => panic!("{name}: {other}"),
            };
            statement.raw_bind_parameter(at, value).unwrap();
        }
        assert!(statement.raw_query().next().unwrap().is_some(), "{name} finds nothing");
    }
    assert!(names.len() >= 8);
}

/// Whether a task of `like` with this deadline and status is overdue on 1 October 2026.
fn is_overdue(like: &Case, change: impl Fn(&mut Task)) -> bool {
    let mut case = Case { report: like.report.clone(), text: like.text.clone() };
    case.report.tasks.truncate(1);
    case.report.metrics.clear();
    case.report.citations.iter_mut().for_each(|citation| citation.task_id = None);
    change(&mut case.report.tasks[0]);
    let (_folder, connection) = open([&case]);
    let sql = query(&connection, "overdue");
    !rows(&connection, &sql, named_params! {":as_of": "2026-10-01"}).is_empty()
}

/// A task due on `end`; where `before`, that day is too late.
fn due(task: &mut Task, end: Option<&str>, before: bool) {
    let deadline = task.deadline.as_mut().unwrap();
    deadline.end = end.map(str::to_owned);
    deadline.before = before;
}

#[test]
fn a_task_is_overdue_when_its_last_day_is_over() {
    let like = seed(2);
    for (end, before, expected) in [
        (Some("2026-09-30"), false, true),
        (Some("2026-10-01"), false, false),
        (Some("2026-10-01"), true, true),
        (Some("2026-10-02"), true, false),
        (None, false, false),
    ] {
        let found = is_overdue(&like, |task| due(task, end, before));
        assert_eq!(found, expected, "{end:?} {before}");
    }
}

#[test]
fn what_is_over_is_not_overdue() {
    let like = seed(2);
    for (code, expected) in [
        (StatusCode::Completed, false),
        (StatusCode::CompletedMaintained, false),
        (StatusCode::Applied, false),
        (StatusCode::PilotEnded, false),
        (StatusCode::NotPursued, false),
        (StatusCode::InProgress, true),
        (StatusCode::Delayed, true),
        (StatusCode::NotStarted, true),
        (StatusCode::Regular, true),
        (StatusCode::Other, true),
    ] {
        let found = is_overdue(&like, |task| {
            due(task, Some("2026-09-30"), false);
            let raw = "như in".to_owned();
            task.status = Some(Status { raw, code, step: None, steps: None, assessment: None });
        });
        assert_eq!(found, expected, "{code:?}");
    }
}

#[test]
fn a_search_needs_no_diacritics() {
    let (_folder, connection) = open([&seed(2)]);
    let count = |words: &str| {
        let sql = "SELECT count(*) FROM search WHERE search MATCH ?";
        connection.query_row(sql, [words], |row| row.get::<_, i64>(0)).unwrap()
    };
    for (typed, same) in [
        ("chuyển đổi số", ["chuyen doi so", "CHUYEN ĐOI SO", "CHUYỂN ĐỔI SỐ", "chuyển doi số"]),
        (
            "\"chuyển đổi số\"",
            ["\"chuyen doi so\"", "\"chuyen đoi so\"", "\"Chuyển Dổi Số\"", "chuyen + doi + so"],
        ),
        ("đơn vị", ["don vi", "DON VI", "Đơn Vị", "đon* vi"]),
        ("hướng dẫn", ["huong dan", "HUONG DAN", "huo\u{31b}\u{301}ng dẫn", "huong AND dan"]),
    ] {
        assert!(count(typed) > 0, "{typed}");
        for other in same {
            assert!(count(other) >= count(typed), "{other}");
        }
    }
    assert!(count("chuyển* NOT đổi") > 0);
    assert_eq!(count("\"so chuyen doi\""), 0);
}

pub(super) fn a_hit_leads_back_to_its_record(connection: &Connection) {
    for (kind, table, id, position) in [
        ("document", "documents", "id", "id"),
        ("article", "document_articles", "document_id", "position"),
        ("footnote", "document_footnotes", "document_id", "position"),
        ("block", "blocks", "document_id", "position"),
        ("task", "tasks", "id", "id"),
        ("table", "table_cells", "table_id", "row"),
    ] {
        let sql = format!(
            "SELECT count(*), sum(EXISTS (SELECT 1 FROM {table} AS t WHERE t.source = s.source \
             AND t.\"{id}\" = s.id AND (s.position IS NULL OR t.\"{position}\" = s.position))) \
             FROM search AS s WHERE type = '{kind}'"
        );
        let found = rows(connection, &sql, []).remove(0);
        assert_eq!(found[0], found[1], "{kind}");
        assert_ne!(found[0], "0", "{kind}");
    }
    let sql = "SELECT count(*) FROM tasks WHERE trim(title) <> ''";
    let found = "SELECT count(*) FROM search WHERE type = 'task' AND field = 'title'";
    assert_eq!(column(connection, sql), column(connection, found));
}

#[test]
fn what_a_person_types_is_searched_as_it_stands() {
    let (_folder, connection) = open([]);
    for typed in
        ["1053/QĐ-UBND", "\"", "AND", "a\"b", "-x", "chuyen doi*", "text:", "^", "x\0y", "(*)"]
    {
        let sql = "SELECT count(*) FROM search WHERE search MATCH ?";
        let words = search::all_of(typed);
        let found = connection.query_row(sql, [&words], |row| row.get::<_, i64>(0));
        assert!(found.is_ok(), "{typed}: {found:?}");
    }
}

/// `case` under another name, its figures of another day and so much more.
fn later(case: &Case, name: &str, day: &str, more: i64) -> Case {
    let mut later = renamed(case, name);
    let change = |metric: &mut Metric| {
        metric.as_of = Some(day.to_owned());
        metric.value = metric.value.map(|value| {
            congbao::data::Number::new(value.decimal() + rust_decimal::Decimal::from(more))
        });
    };
    later.report.metrics.iter_mut().for_each(change);
    later
}

#[test]
fn a_metric_is_followed_in_the_order_of_time() {
    let case = seed(0);
    let first = later(&case, "z.txt", "2026-33", 0);
    let second = later(&case, "y.txt", "2026-06", 5);
    let third = later(&case, "x.txt", "2026", 9);
    let (_folder, connection) = open([&third, &first, &second]);
    let sql = "SELECT series, day, source FROM metric_series";
    let found = rows(&connection, sql, []);
    assert_eq!(found.len(), 3 * case.report.metrics.len());
    for course in found.chunks(3) {
        assert!(course.iter().all(|row| row[0] == course[0][0]));
        let told: Vec<[&str; 2]> =
            course.iter().map(|row| [row[1].as_str(), row[2].as_str()]).collect();
        assert_eq!(
            told,
            [["2026-03-31", "z.txt"], ["2026-06-30", "y.txt"], ["2026-12-31", "x.txt"]]
        );
    }
}

#[test]
fn the_last_day_of_a_time_is_told() {
    let (_folder, connection) = open([&seed(0)]);
    let sql = "UPDATE metrics SET as_of = ?1, period = NULL";
    for (time, day) in [
        ("2026-05-08", "2026-05-08"),
        ("2026-02", "2026-02-28"),
        ("2026-36", "2026-12-31"),
        ("2026-40", "2026-06-30"),
        ("2026-41", "2026-12-31"),
        ("2025/2026", "2026-12-31"),
        ("../2026-05-08", "2026-05-08"),
        ("XXXX-33", ""),
        ("2026/..", ""),
    ] {
        connection.execute(sql, [time]).unwrap();
        assert_eq!(column(&connection, "SELECT DISTINCT day FROM metric_times"), [day], "{time}");
    }
}

pub(super) fn an_attachment_has_the_number_and_day_of_its_carrier(connection: &Connection) {
    let sql = "SELECT number, date FROM document_origins \
        WHERE document_id = 'vn/son-la/qd-ubnd/2026/1053/ke-hoach/pl-02'";
    assert_eq!(rows(connection, sql, []), [["1053/QĐ-UBND", "2026-04-29"]]);
}
