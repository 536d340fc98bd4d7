-- Views. A body after `-- name:`, `-- vi:` and `-- en:`; each stands after those it reads.

-- name: document_origins
-- vi: Số, ngày, trích yếu của mỗi văn bản; phụ lục, kế hoạch kèm theo lấy của văn bản ban hành.
-- en: Number, day and title of each document; what is attached to another and has none has that of its carrier.
SELECT d."source", d."id" AS "document_id", d."kind",
  coalesce(d."number", d."issued_with_number", p."number", p."issued_with_number",
    q."number", q."issued_with_number", r."number") AS "number",
  coalesce(d."date", d."issued_with_date", p."date", p."issued_with_date",
    q."date", q."issued_with_date", r."date") AS "date",
  coalesce(d."title", p."title", q."title", r."title") AS "title",
  coalesce(d."issuer", p."issuer", q."issuer", r."issuer") AS "issuer",
  coalesce(d."period_as_of", p."period_as_of", q."period_as_of", r."period_as_of") AS "as_of",
  coalesce(d."period_edtf", p."period_edtf", q."period_edtf", r."period_edtf") AS "period"
FROM documents AS d
LEFT JOIN documents AS p ON p."source" = d."source" AND p."id" = d."parent_id" AND p."kind" <> 'issue'
LEFT JOIN documents AS q ON q."source" = p."source" AND q."id" = p."parent_id" AND q."kind" <> 'issue'
LEFT JOIN documents AS r ON r."source" = q."source" AND r."id" = q."parent_id" AND r."kind" <> 'issue';

-- name: open_tasks
-- vi: Nhiệm vụ chưa xong, với ngày cuối cùng được tính là đúng hạn (last_day).
-- en: Tasks whose status does not say that they are over, with the last day that is in time; one without a status is open.
SELECT t.*,
  CASE WHEN t."deadline_kind" = 'recurring' THEN NULL
    WHEN t."deadline_before" = 1 THEN date(t."deadline_end", '-1 day') ELSE t."deadline_end" END AS "last_day"
FROM tasks AS t
WHERE coalesce(t."status_code", '') NOT IN
  ('completed', 'completed_maintained', 'applied', 'pilot_ended', 'not_pursued');

-- name: task_by_agency
-- vi: Mỗi dòng là một nhiệm vụ và một cơ quan trong vai trò của nó.
-- en: One row per task and body in its role; `agency` is the body's name where it is known, else as printed.
SELECT coalesce(a."name", ta."name") AS "agency", ta."agency_id", ta."role", ta."name" AS "printed",
  ta."collective", ta."scope", t."source", t."id" AS "task_id", t."ordinal", t."group", t."title",
  t."deadline_raw", t."deadline_kind", t."deadline_end", t."deadline_before", t."deadline_rrule",
  t."status_code", t."status_raw",
  t."document_id", d."number" AS "document_number", d."title" AS "document_title", d."date" AS "document_date"
FROM task_agencies AS ta
JOIN tasks AS t ON t."source" = ta."source" AND t."id" = ta."task_id"
JOIN document_origins AS d ON d."source" = t."source" AND d."document_id" = t."document_id"
LEFT JOIN agencies AS a ON a."source" = ta."source" AND a."id" = ta."agency_id";

-- name: metric_times
-- vi: Ngày của mỗi số liệu: ngày chốt, ngày cuối của kỳ, ngày chốt hoặc kỳ của báo cáo, ngày văn bản.
-- en: The day of each metric: the one it was counted on, else the last one of its period, of its report, of its document.
WITH times AS (
  SELECT m."source", m."id", coalesce(
    CASE WHEN coalesce(m."as_of", m."period") NOT GLOB '*XXXX*' AND coalesce(m."as_of", m."period") NOT GLOB '*..'
      THEN coalesce(m."as_of", m."period") END,
    d."as_of",
    CASE WHEN d."period" NOT GLOB '*XXXX*' AND d."period" NOT GLOB '*..' THEN d."period" END,
    d."date") AS "time"
  FROM metrics AS m
  JOIN document_origins AS d ON d."source" = m."source" AND d."document_id" = m."document_id"
), ends AS (
  SELECT "source", "id", substr("time", instr("time", '/') + 1) AS "time" FROM times
)
SELECT "source", "id" AS "metric_id",
  CASE
    WHEN "time" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' THEN "time"
    WHEN "time" GLOB '[0-9][0-9][0-9][0-9]-3[3-6]'
      THEN date(substr("time", 1, 4) || '-01-01', '+' || (3 * (substr("time", 6) - 32)) || ' months', '-1 day')
    WHEN "time" GLOB '[0-9][0-9][0-9][0-9]-4[01]'
      THEN date(substr("time", 1, 4) || '-01-01', '+' || (6 * (substr("time", 6) - 39)) || ' months', '-1 day')
    WHEN "time" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' THEN date("time" || '-01', '+1 month', '-1 day')
    WHEN "time" GLOB '[0-9][0-9][0-9][0-9]' THEN "time" || '-12-31'
  END AS "day"
FROM ends;

-- name: metric_series
-- vi: Cùng một số liệu qua các văn bản, theo thời gian.
-- en: The same metric over documents in the order of time: `series` is one for the same task, column, kind, unit and words, numbers aside.
SELECT k."series", x."day", m."source", m."document_id", m."id" AS "metric_id", t."title" AS "task",
  m."context", m."kind", m."unit", m."text", coalesce(m."value", m."percent_computed", m."percent") AS "value",
  m."numerator", m."denominator", m."period", m."as_of"
FROM metric_keys AS k
JOIN metrics AS m ON m."source" = k."source" AND m."id" = k."metric_id"
JOIN metric_times AS x ON x."source" = m."source" AND x."metric_id" = m."id"
LEFT JOIN tasks AS t ON t."source" = m."source" AND t."id" = m."task_id"
ORDER BY k."series", x."day", m."source", m."id";
