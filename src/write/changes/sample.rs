//! A small comparison with hostile texts, for the tests of the writers.

use crate::data::Comparison;

const COMPARISON: &str = r#"{
"schema_version": "1.0",
"old": {"name": "quý I.txt", "documents": 1, "tasks": 1234, "metrics": 3, "citations": 0},
"new": {"name": "<i>quý II</i>.txt", "documents": 1, "tasks": 5, "metrics": 4, "citations": 1},
"summary": {"tasks_added": 1, "tasks_removed": 1, "tasks_changed": 2, "tasks_same": 1230,
  "renumbered": 0, "moved": 0, "split": 0, "merged": 0, "ambiguous": 1,
  "transitions": [
    {"from": "completed", "to": "delayed", "count": 1, "direction": "regress"},
    {"from": null, "to": "completed", "count": 1200, "direction": null}],
  "deadlines_later": 1, "deadlines_earlier": 0, "deadlines_other": 0, "owners": 1,
  "metrics_up": 1, "metrics_down": 0, "metrics_added": 0, "metrics_removed": 1, "texts": 1,
  "citations_added": 1, "citations_removed": 0, "writing": 1},
"documents": [{"old_id": "a", "new_id": "b", "evidence": {"by": "only", "likeness": 1}}],
"tasks": [{"old_id": "a#1", "new_id": "b#2", "evidence": {"by": "likeness", "likeness": 0.873}},
  {"old_id": "a#9", "new_id": "b#3", "evidence": {"by": "title", "likeness": 1}}],
"changes": [
 {"id": "d1", "kind": "status", "level": "meaning", "record": "task", "old_id": "a#1", "new_id": "b#2",
  "title": "Xây dựng <script>alert(1)</script>\n| *đề án* \"06\"\t\u202ex", "leads": ["Sở Y tế"], "field": "status",
  "old": {"raw": "Hoàn thành", "code": "completed"}, "new": {"raw": "Chậm tiến độ", "code": "delayed"},
  "direction": "regress", "days": null, "difference": null, "relative": null, "words": [], "writing": null,
  "evidence": {"by": "likeness", "likeness": 0.873}, "others": [], "old_spans": [[1, 2]], "new_spans": [[3, 4], [5, 6]]},
 {"id": "d2", "kind": "deadline", "level": "meaning", "record": "task", "old_id": "a#1", "new_id": "b#2",
  "title": "Xây dựng", "leads": ["Sở Y tế"], "field": "deadline",
  "old": {"raw": "30/6/2026", "end": "2026-06-30"}, "new": {"raw": "31/12/2026", "end": "2026-12-31"},
  "direction": "later", "days": 184, "difference": null, "relative": null, "words": [], "writing": null,
  "evidence": null, "others": [], "old_spans": [], "new_spans": []},
 {"id": "d3", "kind": "metric", "level": "meaning", "record": "metric", "old_id": "a#1@m1", "new_id": "b#2@m1",
  "title": "Xây dựng", "leads": ["Sở Y tế"], "field": "value",
  "old": {"text": "1.234 hồ sơ", "value": 1234}, "new": {"text": "2.234,5 hồ sơ", "value": 2234.5},
  "direction": "up", "days": null, "difference": 1000.5, "relative": 81.08, "words": [], "writing": null,
  "evidence": null, "others": [], "old_spans": [], "new_spans": []},
 {"id": "d4", "kind": "text", "level": "meaning", "record": "task", "old_id": "a#1", "new_id": "b#2",
  "title": "Xây dựng", "leads": ["Sở Y tế"], "field": "result",
  "old": "=1+1, đã \"trình\" dự thảo", "new": "=1+1, đã \"ban hành\" <b>kế hoạch</b>",
  "direction": null, "days": null, "difference": null, "relative": null,
  "words": [{"edit": "kept", "text": "=1+1, đã"}, {"edit": "removed", "text": "\"trình\" dự thảo"},
   {"edit": "added", "text": "\"ban hành\" <b>kế hoạch</b>"}], "writing": null,
  "evidence": null, "others": [], "old_spans": [], "new_spans": []},
 {"id": "d5", "kind": "owner_added", "level": "meaning", "record": "task", "old_id": "a#1", "new_id": "b#2",
  "title": "Xây dựng", "leads": ["Sở Y tế"], "field": "leads", "old": null,
  "new": {"name": "Sở Y tế", "agency_id": null, "collective": false, "scope": null, "spans": []},
  "direction": null, "days": null, "difference": null, "relative": null, "words": [], "writing": null,
  "evidence": null, "others": [], "old_spans": [], "new_spans": []},
 {"id": "d6", "kind": "removed", "level": "meaning", "record": "metric", "old_id": "a#1@m2", "new_id": null,
  "title": "Xây dựng", "leads": ["Sở Y tế"], "field": null,
  "old": {"text": "12 xã", "value": 12, "task_id": "a#1"}, "new": null,
  "direction": null, "days": null, "difference": null, "relative": null, "words": [], "writing": null,
  "evidence": null, "others": [], "old_spans": [], "new_spans": []},
 {"id": "d7", "kind": "text", "level": "text", "record": "task", "old_id": "a#9", "new_id": "b#3",
  "title": "Đôn đốc", "leads": ["Sở Y tế", "Sở <b>Nội vụ</b>"], "field": "title",
  "old": "Đơn đốc", "new": "Đôn đốc",
  "direction": null, "days": null, "difference": null, "relative": null,
  "words": [{"edit": "removed", "text": "Đơn"}, {"edit": "added", "text": "Đôn"}, {"edit": "kept", "text": "đốc"}],
  "writing": "marks", "evidence": null, "others": [], "old_spans": [], "new_spans": []},
 {"id": "d8", "kind": "removed", "level": "meaning", "record": "task", "old_id": "a#2", "new_id": null,
  "title": "Việc cũ", "leads": ["Sở <b>Nội vụ</b>"], "field": null,
  "old": {"title": "Việc cũ", "leads": [{"name": "Sở <b>Nội vụ</b>"}], "deadline": {"raw": "Quý I"}, "status": null}, "new": null,
  "direction": null, "days": null, "difference": null, "relative": null, "words": [], "writing": null,
  "evidence": null, "others": [], "old_spans": [], "new_spans": []},
 {"id": "d9", "kind": "added", "level": "meaning", "record": "task", "old_id": null, "new_id": "b#4",
  "title": "Việc mới", "leads": [], "field": null,
  "old": null, "new": {"title": "Việc mới", "leads": [], "deadline": null, "status": null},
  "direction": null, "days": null, "difference": null, "relative": null, "words": [], "writing": null,
  "evidence": null, "others": [], "old_spans": [], "new_spans": []},
 {"id": "d10", "kind": "text", "level": "meaning", "record": "document", "old_id": "a", "new_id": "b",
  "title": "Báo cáo", "leads": [], "field": "date", "old": "2026-03-31", "new": "2026-06-30",
  "direction": null, "days": null, "difference": null, "relative": null, "words": [], "writing": null,
  "evidence": null, "others": [], "old_spans": [], "new_spans": []}
]}"#;

/// The comparison.
pub(super) fn comparison() -> Comparison {
    serde_json::from_str(COMPARISON).unwrap()
}

/// One that found nothing.
pub(super) fn same() -> Comparison {
    let Comparison { schema_version, old, documents, .. } = comparison();
    let (new, summary) = (old.clone(), crate::data::Summary::default());
    Comparison {
        schema_version,
        old,
        new,
        summary,
        documents,
        tasks: Vec::new(),
        changes: Vec::new(),
    }
}
