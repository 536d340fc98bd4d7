//! The catalogue → counts of what is in it by what it is, and its size, each a row of group, item and value.

use super::{Answer, rows};
use crate::catalog::trouble::Done;
use rusqlite::Connection;

const HEADS: &[[&str; 3]] =
    &[["group", "Nhóm", "Group"], ["item", "Mục", "Item"], ["value", "Giá trị", "Value"]];

const STATS: &str = "
WITH own AS (
  SELECT coalesce(x.\"kind\", 'none') AS \"kind\", coalesce(substr(x.\"date\", 1, 4), 'none') AS \"year\"
  FROM catalog_documents AS d JOIN catalog_contents AS c ON c.\"content\" = d.\"content\"
  LEFT JOIN documents AS x ON x.\"source\" = c.\"source\" AND x.\"id\" = d.\"id\"
), size AS (
  SELECT p.\"page_count\" * s.\"page_size\" AS \"bytes\" FROM pragma_page_count() AS p, pragma_page_size() AS s
)
SELECT * FROM (SELECT 'documents_by_kind', \"kind\", count(*) FROM own GROUP BY 2 ORDER BY 3 DESC, 2)
UNION ALL SELECT * FROM (SELECT 'documents_by_year', \"year\", count(*) FROM own GROUP BY 2 ORDER BY 2)
UNION ALL SELECT * FROM (SELECT 'tasks_by_status', coalesce(\"status_code\", 'none'), count(*) FROM tasks
  GROUP BY 2 ORDER BY 3 DESC, 2)
UNION ALL SELECT * FROM (SELECT 'findings_by_severity', \"severity\", count(*) FROM findings GROUP BY 2
  ORDER BY CASE \"severity\" WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END)
UNION ALL SELECT 'records', 'documents', count(*) FROM catalog_documents
UNION ALL SELECT 'records', 'revisions', count(*) FROM catalog_revisions WHERE \"cause\" <> 'rules'
UNION ALL SELECT 'records', 'tasks', count(*) FROM tasks
UNION ALL SELECT 'records', 'metrics', count(*) FROM metrics
UNION ALL SELECT 'records', 'citations', count(*) FROM citations
UNION ALL SELECT 'contents', 'read', count(*) FROM catalog_contents WHERE \"state\" = 'ok'
UNION ALL SELECT 'contents', 'quarantined', count(*) FROM catalog_contents WHERE \"state\" <> 'ok'
UNION ALL SELECT 'bytes', 'catalogue', \"bytes\" FROM size
UNION ALL SELECT 'bytes', 'per_document', \"bytes\" / (SELECT nullif(count(*), 0) FROM catalog_documents) FROM size
UNION ALL SELECT 'bytes', 'kept_reports', coalesce(sum(length(\"report\")), 0) FROM catalog_contents";

/// All counts.
pub(super) fn list(connection: &Connection) -> Done<Answer> {
    Ok(Answer { heads: HEADS, rows: rows(connection, STATS, [])? })
}
