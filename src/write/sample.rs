//! A small report with one record of each kind, for the tests of the writers.

use crate::data::Report;

const REPORT: &str = r#"{
"schema_version": "1.0",
"source": {"name": "a.txt", "format": "text", "encoding": "utf-8", "bytes": 100, "text_len": 100,
  "lines": 3, "blake3": "00", "anchors": []},
"issue": {"publisher": "VP", "numbers": [30, 31], "date": "2026-05-15", "toc": [
  {"section": null, "body": null, "date": "2026-04-24", "kind": null, "number": "1/QĐ",
   "title": "Một", "page": 3, "document_id": "d", "spans": [[0, 3]]}]},
"documents": [{"id": "d", "parent_id": null, "kind": "plan", "kind_vi": "Kế hoạch",
  "number": "1/QĐ", "issuer": null, "authority": null, "place": null, "date": "2026-04-24",
  "title": "Một", "issued_with": {"number": "2/QĐ", "date": null}, "period": null,
  "legal_bases": ["c1", "c2"], "proposer": null,
  "articles": [{"number": "1", "text": "Ban hành", "spans": [[4, 9]]}], "effective": null,
  "responsible": [], "signer": {"name": "A", "position": "PCT", "capacity": null},
  "recipients": [{"text": "Như Điều 3", "spans": [[1, 2]]}],
  "footnotes": [{"mark": "1", "text": "x", "spans": [[1, 2]]}],
  "blocks": [{"kind": "heading", "level": 1, "label": "I", "text": "MỤC", "table_id": null,
    "spans": [[1, 2]]}],
  "spans": [[0, 100]], "field_spans": {"title": [[5, 9]]}, "confidence": {}}],
"tables": [{"id": "d#t1", "document_id": "d", "title": null,
  "columns": [{"name": "TT", "role": "ordinal", "type": "integer"}],
  "rows": [["1"]], "row_kinds": ["task"], "rows_in": 2, "header_repeats": 0,
  "continuations": [{"row": 0, "column": 0, "fragment": "x", "joined_to": "1", "rule": "page.opening-seam",
    "spans": [[3, 4]]}], "spans": [[0, 9]]}],
"tasks": [{"id": "d#1", "document_id": "d", "table_id": "d#t1", "section": ["I. MỤC", "1. Ý"],
  "ordinal": "1", "group": null, "title": "- Làm \"một\" việc, hai việc", "objective": null,
  "leads": [{"name": "Sở Y tế", "agency_id": "vn/so-y-te", "collective": false, "scope": null,
    "spans": [[9, 12]]}],
  "supports": [{"name": "các sở", "agency_id": null, "collective": true, "scope": "qua A",
    "spans": []}],
  "monitors": [], "appraisers": [], "approvers": [],
  "deadline": {"raw": "Quý II/2026", "kind": "within", "edtf": "2026-34", "start": "2026-04-01",
    "end": "2026-06-30", "before": false, "rrule": null, "ongoing": false, "condition": null},
  "deadlines": [], "deliverable": null,
  "status": {"raw": "Xong", "code": "completed", "step": 3, "steps": 5, "assessment": null},
  "result": null, "difficulty": null, "next_step": null,
  "places": [{"name": "xã A", "unit_code": null, "province_code": null}],
  "confidence": {"deadline": {"class": "inferred", "reason": "expected date",
    "rule": "deadline.expected"}},
  "flags": ["inherited-cell"], "spans": {"leads": [[9, 12]], "title": [[1, 2], [3, 4]]}}],
"metrics": [{"id": "m1", "document_id": "d", "task_id": "d#1", "table_id": null, "text": "89,37%",
  "kind": "percent", "value": 89.37, "unit": null, "numerator": null, "denominator": null,
  "percent": 89.37, "percent_computed": null, "value_vnd": null, "from": null, "to": null,
  "delta": -2, "qualifier": "over", "cumulative": false, "period": null, "as_of": null,
  "context": null, "spans": [[1, 2]], "confidence": {"value": {"class": "exact", "reason": "sign",
    "rule": "metric.percent"}}}],
"citations": [{"id": "c1", "document_id": "d", "task_id": null, "text": "Luật", "kind_vi": "Luật",
  "number": null, "issuer": null, "date": null, "title": null, "parts": ["Điều 8", "Điều 9"],
  "relation": "basis", "target_id": null, "spans": [[1, 2]], "confidence": {}}],
"agencies": [{"id": "vn/so-y-te", "name": "Sở Y tế", "kind": "department", "aliases": ["SYT"],
  "lead_count": 1, "support_count": 0}],
"findings": []
}"#;

/// The report.
pub(crate) fn report() -> Report {
    serde_json::from_str(REPORT).unwrap()
}
