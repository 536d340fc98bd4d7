//! A filter → the tasks that it lets through, by their last day.

use super::owner::Owner;
use super::{Answer, Filter, rows};
use crate::catalog::trouble::Done;
use rusqlite::{Connection, ToSql};

const HEADS: &[[&str; 3]] = &[
    ["last_day", "Hạn", "Due"],
    ["deadline", "Thời hạn (bản in)", "Deadline as printed"],
    ["status", "Tình trạng", "Status"],
    ["leads", "Chủ trì", "Leads"],
    ["title", "Nhiệm vụ", "Task"],
    ["id", "Mã", "Id"],
    ["source", "", ""],
];

/// The last day that is in time, of a deadline that ends on the day `end`.
pub(super) fn last_day(end: &str, before: &str) -> String {
    format!("CASE WHEN {before} = 1 THEN date({end}, '-1 day') ELSE {end} END")
}

pub(super) fn find(connection: &Connection, filter: &Filter) -> Done<Answer> {
    let owner = filter.owner.as_deref().map(|name| Owner::of(connection, name)).transpose()?;
    let document = filter.document.as_deref().map(|id| current(connection, id)).transpose()?;
    let filter = &Filter { document, ..filter.clone() };
    let conditions = conditions(filter);
    let mut params: Vec<(&str, &dyn ToSql)> = owner.iter().flat_map(Owner::params).collect();
    params.extend(conditions.iter().map(|(name, value, _)| (*name, *value as &dyn ToSql)));
    let sql = statement(&conditions, owner.as_ref());
    Ok(Answer { heads: HEADS, rows: rows(connection, &sql, &params[..])? })
}

/// What the document is called now that a source calls `id`; `id` where none does.
fn current(connection: &Connection, id: &str) -> Done<String> {
    let current = "SELECT coalesce((SELECT d.\"id\" FROM catalog_sources AS s JOIN catalog_documents AS d \
        ON d.\"document\" = s.\"document\" WHERE s.\"id\" = ?1 ORDER BY d.\"id\" <> ?1 LIMIT 1), ?1)";
    Ok(connection.query_row(current, [id], |row| row.get(0))?)
}

/// Parameters of what is asked, with its value and condition. Days are compared with the index first: the day before
/// a day that is not in time is the last one that is.
fn conditions(filter: &Filter) -> Vec<(&'static str, &String, String)> {
    let Filter { owner, due_before, due_after, status, document } = filter;
    let end = if owner.is_some() { "o.\"deadline_end\"" } else { "t.\"deadline_end\"" };
    let last = last_day("t.\"deadline_end\"", "t.\"deadline_before\"");
    let asked = [
        (":before", due_before, format!("{end} <= :before AND {last} < :before")),
        (":after", due_after, format!("{end} > :after AND {last} > :after")),
        (":status", status, "t.\"status_code\" = :status".to_owned()),
        (
            ":document",
            document,
            "(t.\"document_id\" = :document OR (t.\"document_id\" > :document || '/' \
                AND t.\"document_id\" < :document || '0'))"
                .to_owned(),
        ),
    ];
    let asked = asked.into_iter();
    asked.filter_map(|(name, value, sql)| Some((name, value.as_ref()?, sql))).collect()
}

fn statement(conditions: &[(&str, &String, String)], owner: Option<&Owner>) -> String {
    let (from, is_own) = owner.map_or(("tasks AS t", "1"), |_| (Owner::TASKS, Owner::IS));
    let conditions = conditions.iter().map(|(.., condition)| condition.as_str());
    let conditions = std::iter::once(is_own).chain(conditions).collect::<Vec<_>>().join(" AND ");
    let last = last_day("t.\"deadline_end\"", "t.\"deadline_before\"");
    format!(
        "SELECT DISTINCT {last} AS \"last_day\", t.\"deadline_raw\", t.\"status_code\", t.\"leads\", t.\"title\", \
        t.\"id\", t.\"source\" FROM {from} WHERE {conditions} \
        ORDER BY \"last_day\" IS NULL, \"last_day\", t.\"source\", t.\"id\""
    )
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::catalog::open;

    /// How the database goes about `sql`, whose parameters are none.
    pub(in crate::catalog::ask) fn steps(sql: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let connection = open::to_write(&folder.path().join("c.sqlite")).unwrap();
        let mut steps = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut steps = steps.raw_query();
        let mut told = String::new();
        while let Some(step) = steps.next().unwrap() {
            told += &step.get::<_, String>(3).unwrap();
            told.push('\n');
        }
        told
    }

    /// How it finds the tasks.
    fn plan(filter: &Filter) -> String {
        let owner = filter
            .owner
            .as_deref()
            .map(|name| Owner::read(name, crate::catalog::ask::owner::Print::Known));
        steps(&statement(&conditions(filter), owner.as_ref()))
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
