//! A day → the open tasks that were due before it, by the first of their deadlines that is past, with the days that they
//! are late. What recurs is never overdue; a task without a status is open.

use super::owner::Owner;
use super::tasks::last_day;
use super::{Answer, rows};
use crate::catalog::trouble::Done;
use rusqlite::{Connection, ToSql};

const HEADS: &[[&str; 3]] = &[
    ["last_day", "Hạn", "Due"],
    ["days_late", "Chậm (ngày)", "Days late"],
    ["deadline", "Thời hạn (bản in)", "Deadline as printed"],
    ["next_day", "Hạn sau", "Next due"],
    ["status", "Tình trạng", "Status"],
    ["leads", "Chủ trì", "Leads"],
    ["title", "Nhiệm vụ", "Task"],
    ["id", "Mã", "Id"],
    ["source", "", ""],
];

/// Tasks that are overdue on the day `as_of`; of all bodies, or of `owner`.
pub(super) fn find(connection: &Connection, as_of: &str, owner: Option<&str>) -> Done<Answer> {
    let owner = owner.map(|name| Owner::of(connection, name)).transpose()?;
    let mut params: Vec<(&str, &dyn ToSql)> = vec![(":as_of", &as_of)];
    params.extend(owner.iter().flat_map(Owner::params));
    Ok(Answer { heads: HEADS, rows: rows(connection, &statement(owner.as_ref()), &params[..])? })
}

/// Each deadline that is past, then each task with the first of them. A cell that names several has all of them in a
/// table of their own, the first of them in the task, too.
fn statement(owner: Option<&Owner>) -> String {
    let (own_tasks, own_deadlines, is_own, end) = match owner {
        Some(_) => (Owner::TASKS, Owner::DEADLINES, Owner::IS, "o.\"deadline_end\""),
        None => ("tasks AS t", "task_deadlines AS d", "1", "t.\"deadline_end\""),
    };
    let (of_task, of_deadline) = (
        last_day("t.\"deadline_end\"", "t.\"deadline_before\""),
        last_day("d.\"end\"", "d.\"before\""),
    );
    format!(
        "WITH past AS (
  SELECT t.\"source\", t.\"id\" AS \"task\", t.\"deadline_raw\" AS \"raw\", {of_task} AS \"last\"
  FROM {own_tasks} WHERE {is_own} AND {end} <= :as_of AND t.\"deadline_kind\" <> 'recurring'
  UNION ALL
  SELECT d.\"source\", d.\"task_id\", d.\"raw\", {of_deadline}
  FROM {own_deadlines} WHERE {is_own} AND d.\"end\" <= :as_of AND d.\"kind\" <> 'recurring'
), first AS (
  SELECT \"source\", \"task\", \"raw\", min(\"last\") AS \"last\" FROM past WHERE \"last\" < :as_of
  GROUP BY \"source\", \"task\"
)
SELECT f.\"last\", CAST(julianday(:as_of) - julianday(f.\"last\") AS INTEGER), f.\"raw\",
  (SELECT min({of_deadline}) FROM task_deadlines AS d WHERE d.\"source\" = f.\"source\" AND d.\"task_id\" = f.\"task\"
    AND {of_deadline} >= :as_of),
  o.\"status_code\", o.\"leads\", o.\"title\", o.\"id\", o.\"source\"
FROM first AS f CROSS JOIN open_tasks AS o ON o.\"source\" = f.\"source\" AND o.\"id\" = f.\"task\"
ORDER BY f.\"last\", o.\"source\", o.\"id\""
    )
}

#[cfg(test)]
mod tests {
    use super::super::tasks::tests::steps;
    use super::*;

    #[test]
    fn what_is_overdue_is_walked_to_along_an_index() {
        let owned = steps(&statement(Some(&Owner::read(
            "Sở Y tế",
            crate::catalog::ask::owner::Print::Known,
        ))));
        assert!(owned.contains("catalog_owners_by_key (key=? AND deadline_end<?)"), "{owned}");
        assert!(!owned.contains("SCAN t") && !owned.contains("SCAN d"), "{owned}");
        let all = steps(&statement(None));
        assert!(all.contains("tasks_by_deadline_end (deadline_end<?)"), "{all}");
        assert!(!all.contains("SCAN t"), "{all}");
    }
}
