//! What there is: counts and quarantine, documents, texts with words.

use super::{Answer, rows};
use crate::catalog::trouble::Done;
use crate::write::sqlite::search::all_of;
use rusqlite::{Connection, params};

const STATUS: &str = "
SELECT 'documents', count(*), NULL FROM catalog_documents UNION ALL
SELECT 'revisions', count(*), NULL FROM catalog_revisions WHERE \"cause\" <> 'rules' UNION ALL
SELECT 'tasks', count(*), NULL FROM tasks UNION ALL
SELECT 'metrics', count(*), NULL FROM metrics UNION ALL
SELECT 'contents', count(*), NULL FROM catalog_contents WHERE \"state\" = 'ok' UNION ALL
SELECT 'files', count(*), NULL FROM catalog_files UNION ALL
SELECT 'runs', count(*), NULL FROM catalog_runs UNION ALL
SELECT * FROM (SELECT 'last_run', coalesce(\"finished\", \"started\"), CASE WHEN \"finished\" IS NULL THEN 'not finished' END
  FROM catalog_runs ORDER BY \"run\" DESC LIMIT 1) UNION ALL
SELECT * FROM (SELECT 'quarantined', f.\"path\",
  CASE ?1 WHEN 'vi' THEN coalesce(f.\"error_vi\", c.\"error_vi\") ELSE coalesce(f.\"error_en\", c.\"error_en\") END
  FROM catalog_files AS f LEFT JOIN catalog_contents AS c ON c.\"content\" = f.\"content\"
  WHERE f.\"error_kind\" IS NOT NULL OR c.\"state\" = 'quarantined' ORDER BY f.\"path\")";

/// Counts, the last run, and each file in quarantine with its error.
pub(super) fn status(connection: &Connection, lang: &str) -> Done<Answer> {
    const HEADS: &[[&str; 3]] =
        &[["item", "Mục", "Item"], ["value", "Giá trị", "Value"], ["error", "Lỗi", "Error"]];
    Ok(Answer { heads: HEADS, rows: rows(connection, STATUS, params![lang])? })
}

const DOCUMENTS: &str = "
SELECT d.\"id\", x.\"number\", x.\"date\", x.\"kind\", x.\"title\",
  (SELECT count(*) FROM tasks AS t WHERE t.\"source\" = c.\"source\" AND (t.\"document_id\" = d.\"id\"
    OR (t.\"document_id\" > d.\"id\" || '/' AND t.\"document_id\" < d.\"id\" || '0'))),
  d.\"revision\", (SELECT count(*) FROM catalog_sources AS s WHERE s.\"document\" = d.\"document\"), c.\"source\"
FROM catalog_documents AS d
JOIN catalog_contents AS c ON c.\"content\" = d.\"content\"
LEFT JOIN documents AS x ON x.\"source\" = c.\"source\" AND x.\"id\" = d.\"id\"
ORDER BY d.\"id\", d.\"document\"";

/// Each document that stands for itself, with its best source.
pub(super) fn documents(connection: &Connection) -> Done<Answer> {
    const HEADS: &[[&str; 3]] = &[
        ["id", "Mã", "Id"],
        ["number", "Số", "Number"],
        ["date", "Ngày", "Date"],
        ["kind", "Loại", "Kind"],
        ["title", "Trích yếu", "Title"],
        ["tasks", "Nhiệm vụ", "Tasks"],
        ["revision", "Bản", "Revision"],
        ["sources", "Nguồn", "Sources"],
        ["source", "", ""],
    ];
    Ok(Answer { heads: HEADS, rows: rows(connection, DOCUMENTS, [])? })
}

const RUNS: &str = "
SELECT n.\"run\", n.\"started\", n.\"finished\", n.\"program_version\",
  (SELECT count(*) FROM catalog_revisions AS r WHERE r.\"run\" = n.\"run\" AND r.\"cause\" = 'first'),
  (SELECT count(*) FROM catalog_revisions AS r WHERE r.\"run\" = n.\"run\" AND r.\"cause\" = 'text'),
  (SELECT count(*) FROM catalog_revisions AS r WHERE r.\"run\" = n.\"run\" AND r.\"cause\" = 'rules')
FROM catalog_runs AS n ORDER BY n.\"run\"";

/// Each run, with the documents that it found first, the revisions, and the documents that its rules read otherwise.
pub(super) fn runs(connection: &Connection) -> Done<Answer> {
    const HEADS: &[[&str; 3]] = &[
        ["run", "Lần nạp", "Run"],
        ["started", "Bắt đầu", "Started"],
        ["finished", "Kết thúc", "Finished"],
        ["program_version", "Chương trình", "Program"],
        ["documents", "Văn bản mới", "New documents"],
        ["revisions", "Bản mới", "Revisions"],
        ["reread", "Đọc lại khác", "Read otherwise"],
    ];
    Ok(Answer { heads: HEADS, rows: rows(connection, RUNS, [])? })
}

const SEARCH: &str = "SELECT \"type\", \"id\", \"field\", snippet(search, 0, '[', ']', '…', 16), \"source\" \
    FROM search WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?";

/// Texts with all of these words, the best first.
pub(super) fn search(connection: &Connection, words: &str, most: u32) -> Done<Answer> {
    const HEADS: &[[&str; 3]] = &[
        ["type", "Loại", "Type"],
        ["id", "Mã", "Id"],
        ["field", "Trường", "Field"],
        ["text", "Đoạn văn", "Text"],
        ["source", "", ""],
    ];
    Ok(Answer { heads: HEADS, rows: rows(connection, SEARCH, params![all_of(words), most])? })
}
