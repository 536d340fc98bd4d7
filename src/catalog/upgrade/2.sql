-- From version 1: the format of each content, what each calls its documents and who issued these, entries in the order in which they happened with what they came of, and
-- readers that are told what changed.

CREATE TABLE catalog_contents_of_2 (
  "content" INTEGER PRIMARY KEY,
  "blake3" TEXT NOT NULL UNIQUE,
  "bytes" INTEGER NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('ok', 'quarantined')),
  "source" TEXT UNIQUE,
  "format" TEXT,
  "error_kind" TEXT,
  "error_vi" TEXT,
  "error_en" TEXT,
  "program_version" TEXT NOT NULL,
  "rules_version" TEXT NOT NULL,
  "run" INTEGER NOT NULL REFERENCES catalog_runs,
  "report" BLOB,
  CHECK (("state" = 'ok') = ("report" IS NOT NULL AND "source" IS NOT NULL)),
  CHECK (("state" = 'ok') = ("error_kind" IS NULL))
) STRICT;
INSERT INTO catalog_contents_of_2
  SELECT "content", "blake3", "bytes", "state", "source",
    (SELECT s."format" FROM sources AS s WHERE s."source" = c."source"),
    "error_kind", "error_vi", "error_en", "program_version", "rules_version", "run", "report"
  FROM catalog_contents AS c ORDER BY "content";
DROP TABLE catalog_contents;
ALTER TABLE catalog_contents_of_2 RENAME TO catalog_contents;

-- Who issued what was read before is not known.
ALTER TABLE catalog_documents ADD COLUMN "issuer" TEXT;

CREATE TABLE catalog_sources_of_2 (
  "document" INTEGER NOT NULL REFERENCES catalog_documents,
  "content" INTEGER NOT NULL REFERENCES catalog_contents,
  "id" TEXT NOT NULL,
  "standing" INTEGER NOT NULL,
  "format" INTEGER NOT NULL,
  "damage" INTEGER NOT NULL,
  "fields" INTEGER NOT NULL,
  PRIMARY KEY ("document", "content")
) STRICT, WITHOUT ROWID;
INSERT INTO catalog_sources_of_2
  SELECT s."document", s."content", d."id", s."standing", s."format", s."damage", s."fields"
  FROM catalog_sources AS s JOIN catalog_documents AS d ON d."document" = s."document"
  ORDER BY s."document", s."content";
DROP TABLE catalog_sources;
ALTER TABLE catalog_sources_of_2 RENAME TO catalog_sources;
CREATE INDEX catalog_sources_by_content ON catalog_sources ("content");
CREATE INDEX catalog_sources_by_id ON catalog_sources ("id");

CREATE TABLE catalog_revisions_of_2 (
  "entry" INTEGER PRIMARY KEY AUTOINCREMENT,
  "document" INTEGER NOT NULL REFERENCES catalog_documents,
  "revision" INTEGER NOT NULL,
  "cause" TEXT NOT NULL CHECK ("cause" IN ('first', 'text', 'rules')),
  "content" INTEGER NOT NULL REFERENCES catalog_contents,
  "run" INTEGER NOT NULL REFERENCES catalog_runs,
  "changes" INTEGER NOT NULL,
  "difference" TEXT,
  CHECK (("cause" = 'first') = ("difference" IS NULL))
) STRICT;
INSERT INTO catalog_revisions_of_2
  SELECT NULL, "document", "revision", CASE WHEN "revision" = 1 THEN 'first' ELSE 'text' END, "content", "run", "changes", "difference"
  FROM catalog_revisions ORDER BY rowid;
DROP TABLE catalog_revisions;
ALTER TABLE catalog_revisions_of_2 RENAME TO catalog_revisions;
CREATE INDEX catalog_revisions_by_document ON catalog_revisions ("document", "revision");
CREATE UNIQUE INDEX catalog_revisions_of_texts ON catalog_revisions ("document", "revision") WHERE "cause" <> 'rules';
CREATE INDEX catalog_revisions_by_run ON catalog_revisions ("run");

CREATE TABLE catalog_readers (
  "reader" TEXT NOT NULL PRIMARY KEY,
  "entry" INTEGER NOT NULL,
  "told" TEXT NOT NULL
) STRICT;
