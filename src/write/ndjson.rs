//! A report → lines of JSON, one record a line: `type` (`task`, `metric` …) and `source` first, then
//! what the record has in the JSON of its input. The line of the input itself, of type `source`,
//! comes first.

use super::Volume;
use super::rows::Material;
use crate::data::{Finding, Report};
use serde::Serialize;
use std::io::{self, Write};

/// A record with what it is and where it comes from.
#[derive(Serialize)]
struct Line<'r, R> {
    #[serde(rename = "type")]
    kind: &'static str,
    source: &'r str,
    /// Of the line of an input only.
    #[serde(skip_serializing_if = "Option::is_none")]
    schema_version: Option<&'r str>,
    #[serde(flatten)]
    record: &'r R,
}

/// Writes the records of `report`.
///
/// # Errors
/// What `to` returns.
pub fn write(report: &Report, to: &mut impl Write) -> io::Result<()> {
    let Report {
        schema_version,
        source,
        issue,
        documents,
        tables,
        tasks,
        metrics,
        citations,
        agencies,
        findings,
    } = report;
    let name = source.name.as_str();
    let first =
        Line { kind: "source", source: name, schema_version: Some(schema_version), record: source };
    line(&first, to)?;
    lines("issue", name, issue.as_slice(), to)?;
    lines("document", name, documents, to)?;
    lines("table", name, tables, to)?;
    lines("task", name, tasks, to)?;
    lines("metric", name, metrics, to)?;
    lines("citation", name, citations, to)?;
    lines("agency", name, agencies, to)?;
    lines("finding", name, findings, to)
}

fn lines<R: Serialize>(
    kind: &'static str,
    source: &str,
    records: &[R],
    to: &mut impl Write,
) -> io::Result<()> {
    let as_line = |record| Line { kind, source, schema_version: None, record };
    records.iter().try_for_each(|record| line(&as_line(record), to))
}

fn line(line: &impl Serialize, to: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *to, line)?;
    to.write_all(b"\n")
}

/// All inputs of a run, one record a line.
#[derive(Debug)]
pub struct Lines<W>(W);

impl<W: Write> Lines<W> {
    /// Lines that go to `to`.
    pub fn new(to: W) -> Self {
        Self(to)
    }
}

impl<W: Write> Volume for Lines<W> {
    fn take(&mut self, material: Material<'_>) -> io::Result<Vec<Finding>> {
        write(material.report, &mut self.0)?;
        Ok(Vec::new())
    }

    fn close(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn a_line_says_what_it_is_and_holds_the_record() {
        let report = crate::write::sample::report();
        let mut bytes = Vec::new();
        write(&report, &mut bytes).unwrap();
        let lines: Vec<Value> = String::from_utf8(bytes)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(
            (&lines[0]["type"], &lines[0]["schema_version"]),
            (&"source".into(), &"1.0".into())
        );
        assert!(lines.iter().all(|line| line["source"] == "a.txt"));
        let mut task = lines.iter().find(|line| line["type"] == "task").unwrap().clone();
        let fields = task.as_object_mut().unwrap();
        fields.remove("type");
        fields.remove("source");
        assert_eq!(task, serde_json::to_value(&report.tasks[0]).unwrap());
    }
}
