-- Questions with parameters. A body after `-- name:`, `-- vi:` and `-- en:`.

-- name: overdue
-- vi: Nhiệm vụ quá hạn vào ngày :as_of.
-- en: Tasks that are overdue on the day :as_of.
SELECT t."last_day", t."deadline_raw", t."status_code", t."title", t."leads", t."source", t."id" AS "task_id"
FROM open_tasks AS t
WHERE t."deadline_end" <= :as_of AND t."last_day" < :as_of
ORDER BY t."last_day", t."source", t."id";

-- name: due_within
-- vi: Nhiệm vụ đến hạn trong :days ngày kể từ ngày :as_of.
-- en: Tasks that fall due within :days days from :as_of on, that day included.
SELECT t."last_day", t."deadline_raw", t."status_code", t."title", t."leads", t."source", t."id" AS "task_id"
FROM open_tasks AS t
WHERE t."deadline_end" >= :as_of AND t."last_day" BETWEEN :as_of AND date(:as_of, '+' || :days || ' days')
ORDER BY t."last_day", t."source", t."id";

-- name: tasks_of_agency
-- vi: Nhiệm vụ của cơ quan có mã :agency_id, theo thời hạn.
-- en: The tasks of the body whose id is :agency_id, by deadline.
SELECT "role", "deadline_end", "deadline_raw", "status_code", "title", "document_number", "source", "task_id"
FROM task_by_agency
WHERE "agency_id" = :agency_id
ORDER BY "deadline_end" IS NULL, "deadline_end", "source", "task_id", "role";

-- name: busiest
-- vi: Cơ quan chủ trì nhiều nhiệm vụ nhất có hạn từ ngày :from đến ngày :until.
-- en: Who leads most of the tasks whose last day is from :from to :until.
SELECT min(coalesce(a."name", ta."name")) AS "agency", ta."agency_id",
  count(DISTINCT t."source" || char(10) || t."id") AS "tasks"
FROM open_tasks AS t
JOIN task_agencies AS ta ON ta."source" = t."source" AND ta."task_id" = t."id" AND ta."role" = 'lead'
LEFT JOIN agencies AS a ON a."source" = ta."source" AND a."id" = ta."agency_id"
WHERE t."deadline_end" >= :from AND t."last_day" BETWEEN :from AND :until
GROUP BY coalesce(ta."agency_id", ta."name")
ORDER BY "tasks" DESC, "agency", ta."agency_id";

-- name: find
-- vi: Tìm :words trong toàn văn, có dấu hay không dấu.
-- en: Texts with :words, with or without diacritics, the best first.
SELECT "type", "source", "id", "position", "field", snippet(search, 0, '[', ']', '…', 16) AS "text"
FROM search
WHERE search MATCH :words
ORDER BY rank, rowid;

-- name: find_tasks
-- vi: Nhiệm vụ có :words.
-- en: Tasks with :words in any of their texts, the best first.
SELECT t."title", t."leads", t."deadline_raw", t."status_code", t."source", t."id" AS "task_id"
FROM search AS s
JOIN tasks AS t ON t."source" = s."source" AND t."id" = s."id"
WHERE search MATCH :words AND s."type" = 'task'
GROUP BY t."source", t."id"
ORDER BY min(s.rank), t."source", t."id";

-- name: metric_course
-- vi: Diễn biến của các số liệu có đơn vị tính hoặc ngữ cảnh chứa :words, qua ít nhất hai văn bản.
-- en: The course of metrics whose unit or words contain :words, where two documents or more have them.
SELECT "series", "day", "text", "value", "unit", "task", "source"
FROM metric_series
WHERE "series" IN (
  SELECT k."series" FROM metric_keys AS k
  JOIN metrics AS m ON m."source" = k."source" AND m."id" = k."metric_id"
  WHERE instr(coalesce(m."unit", '') || ' ' || coalesce(m."context", ''), :words) > 0)
AND "series" IN (SELECT "series" FROM metric_keys GROUP BY "series" HAVING count(*) > 1)
ORDER BY "series", "day", "source", "metric_id";

-- name: versions
-- vi: Văn bản có số :number ở các nguồn.
-- en: The document with :number in each source, with how many tasks it has there.
SELECT d."date", d."title", d."source", d."id" AS "document_id",
  (SELECT count(*) FROM tasks AS t WHERE t."source" = d."source" AND t."document_id" = d."id") AS "tasks"
FROM documents AS d
WHERE d."number" = :number
ORDER BY d."source", d."id";
