//! A filter → the tasks that it lets through, by their last day.

use super::{Answer, Filter, rows};
use crate::catalog::records::key;
use crate::catalog::trouble::Done;
use rusqlite::{Connection, ToSql};

const HEADS: &[[&str; 3]] = &[
    ["last_day", "Hạn", "Due"],
    ["deadline", "Thời hạn (bản in)", "Deadline as printed"],
    ["status", "Tình trạng", "Status"],
    ["leads", "Chủ trì", "Leads"],
    ["title", "Nhiệm vụ", "Task"],
    ["id", "Mã", "Id"],
    ["source", "Nguồn", "Source"],
];

/// The last day that is in time.
const LAST_DAY: &str = "CASE WHEN t.\"deadline_before\" = 1 THEN date(t.\"deadline_end\", '-1 day') \
    ELSE t.\"deadline_end\" END";

pub(super) fn find(connection: &Connection, filter: &Filter) -> Done<Answer> {
    let (sql, params) = statement(filter);
    let params: Vec<(&str, &dyn ToSql)> =
        params.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect();
    Ok(Answer { heads: HEADS, rows: rows(connection, &sql, &params[..])? })
}

/// The statement and its parameters. Days are compared with the index first: the day before a day that is not in
/// time is the last one that is.
fn statement(filter: &Filter) -> (String, Vec<(&'static str, String)>) {
    let Filter { owner, due_before, due_after, status, document } = filter;
    let (from, end) = match owner {
        Some(_) => (
            "catalog_owners AS o CROSS JOIN tasks AS t ON t.\"source\" = o.\"source\" AND t.\"id\" = o.\"task_id\"",
            "o.\"deadline_end\"",
        ),
        None => ("tasks AS t", "t.\"deadline_end\""),
    };
    let asked = [
        (":owner", owner.as_deref().map(key), "o.\"key\" = :owner".to_owned()),
        (":before", due_before.clone(), format!("{end} <= :before AND {LAST_DAY} < :before")),
        (":after", due_after.clone(), format!("{end} > :after AND {LAST_DAY} > :after")),
        (":status", status.clone(), "t.\"status_code\" = :status".to_owned()),
        (
            ":document",
            document.clone(),
            "(t.\"document_id\" = :document OR (t.\"document_id\" > :document || '/' \
                AND t.\"document_id\" < :document || '0'))"
                .to_owned(),
        ),
    ];
    let (mut conditions, mut params) = (vec!["1".to_owned()], Vec::new());
    for (name, value, condition) in asked {
        if let Some(value) = value {
            conditions.push(condition);
            params.push((name, value));
        }
    }
    let conditions = conditions.join(" AND ");
    let sql = format!(
        "SELECT {LAST_DAY} AS \"last_day\", t.\"deadline_raw\", t.\"status_code\", t.\"leads\", t.\"title\", \
        t.\"id\", t.\"source\" FROM {from} WHERE {conditions} \
        ORDER BY \"last_day\" IS NULL, \"last_day\", t.\"source\", t.\"id\""
    );
    (sql, params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::open;

    /// How the database finds the tasks.
    fn plan(filter: &Filter) -> String {
        let folder = tempfile::tempdir().unwrap();
        let connection = open::to_write(&folder.path().join("c.sqlite")).unwrap();
        let (sql, params) = statement(filter);
        let params: Vec<(&str, &dyn ToSql)> =
            params.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect();
        let steps = rows(&connection, &format!("EXPLAIN QUERY PLAN {sql}"), &params[..]).unwrap();
        steps.iter().map(|step| format!("{:?}", step[3])).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn owner_and_deadline_are_one_walk_along_an_index() {
        let some = |text: &str| Some(text.to_owned());
        let owned = Filter {
            owner: some("Sở Y tế"),
            due_before: some("2026-06-30"),
            status: some("delayed"),
            ..Filter::default()
        };
        let plan_of_owned = plan(&owned);
        assert!(
            plan_of_owned.contains("catalog_owners_by_key (key=? AND deadline_end<?)"),
            "{plan_of_owned}"
        );
        assert!(!plan_of_owned.contains("SCAN"), "{plan_of_owned}");
        let due = plan(&Filter { due_after: some("2026-06-30"), ..Filter::default() });
        assert!(due.contains("tasks_by_deadline_end") && !due.contains("SCAN"), "{due}");
        let document = plan(&Filter { document: some("vn/x"), ..Filter::default() });
        assert!(!document.contains("SCAN"), "{document}");
        assert!(plan(&Filter::default()).contains("SCAN"));
    }
}
