-- The catalogue's own tables, beside those of the records.

CREATE TABLE catalog_runs (
  "run" INTEGER PRIMARY KEY,
  "started" TEXT NOT NULL,
  "finished" TEXT,
  "program_version" TEXT NOT NULL,
  "rules_version" TEXT NOT NULL
) STRICT;

-- What was read, by its bytes. Never deleted.
CREATE TABLE catalog_contents (
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

-- Where it was found. `content` is what the file holds, `good` the last of it that could be read.
CREATE TABLE catalog_files (
  "path" TEXT NOT NULL PRIMARY KEY,
  "bytes" INTEGER,
  "modified" INTEGER,
  "content" INTEGER REFERENCES catalog_contents,
  "good" INTEGER REFERENCES catalog_contents,
  "error_kind" TEXT,
  "error_vi" TEXT,
  "error_en" TEXT,
  "program_version" TEXT NOT NULL,
  "rules_version" TEXT NOT NULL,
  "run" INTEGER NOT NULL REFERENCES catalog_runs
) STRICT;
CREATE INDEX catalog_files_by_content ON catalog_files ("content");
CREATE INDEX catalog_files_by_good ON catalog_files ("good");

-- A document that stands for itself, with what is attached to it. Its records are those of `content`, as is its id.
CREATE TABLE catalog_documents (
  "document" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL,
  "opening" TEXT NOT NULL,
  "content" INTEGER NOT NULL REFERENCES catalog_contents,
  "revision" INTEGER NOT NULL,
  "issuer" TEXT
) STRICT;
CREATE INDEX catalog_documents_by_id ON catalog_documents ("id");
CREATE INDEX catalog_documents_by_content ON catalog_documents ("content");

-- Contents that have a document, what each calls it, and how good a text of it each is.
CREATE TABLE catalog_sources (
  "document" INTEGER NOT NULL REFERENCES catalog_documents,
  "content" INTEGER NOT NULL REFERENCES catalog_contents,
  "id" TEXT NOT NULL,
  "standing" INTEGER NOT NULL,
  "format" INTEGER NOT NULL,
  "damage" INTEGER NOT NULL,
  "fields" INTEGER NOT NULL,
  PRIMARY KEY ("document", "content")
) STRICT, WITHOUT ROWID;
CREATE INDEX catalog_sources_by_content ON catalog_sources ("content");
CREATE INDEX catalog_sources_by_id ON catalog_sources ("id");

-- What became of documents, in the order in which it happened; no number is given twice. Of cause `first` and `text`:
-- the texts that a document had, from 1; of cause `rules`: the same text, read otherwise by another program.
-- `difference` is what `congbao diff --level text --format json` tells of the one before.
CREATE TABLE catalog_revisions (
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
CREATE INDEX catalog_revisions_by_document ON catalog_revisions ("document", "revision");
CREATE UNIQUE INDEX catalog_revisions_of_texts ON catalog_revisions ("document", "revision") WHERE "cause" <> 'rules';
CREATE INDEX catalog_revisions_by_run ON catalog_revisions ("run");

-- Up to which entry each reader was told what changed.
CREATE TABLE catalog_readers (
  "reader" TEXT NOT NULL PRIMARY KEY,
  "entry" INTEGER NOT NULL,
  "told" TEXT NOT NULL
) STRICT;

-- Which rows of `search` are those of a source: the index itself cannot be asked that.
CREATE TABLE catalog_searched (
  "source" TEXT NOT NULL PRIMARY KEY REFERENCES sources ("source") ON DELETE CASCADE,
  "first" INTEGER NOT NULL,
  "last" INTEGER NOT NULL
) STRICT;

-- Under what a task is found by its owners: id, name and printed name of the body, without marks and letter case.
CREATE TABLE catalog_owners (
  "source" TEXT NOT NULL,
  "task_id" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "deadline_end" TEXT,
  PRIMARY KEY ("source", "task_id", "key"),
  FOREIGN KEY ("source") REFERENCES sources ("source") ON DELETE CASCADE,
  FOREIGN KEY ("source", "task_id") REFERENCES tasks ("source", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX catalog_owners_by_key ON catalog_owners ("key", "deadline_end");
