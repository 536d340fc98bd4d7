//! A report → lines of JSON, one record a line: `type` (`task`, `metric` …) and `source` first, then
//! what the record has in the JSON of its input. The line of the input itself, of type `source`,
//! comes first.

use super::Volume;
use super::records::{self, Taker};
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
    records::each(report, &mut LinesOf { report, to })
}

/// The lines of one report.
struct LinesOf<'r, W> {
    report: &'r Report,
    to: &'r mut W,
}

impl<W: Write> Taker for LinesOf<'_, W> {
    fn take<R: Serialize>(&mut self, kind: &'static str, record: &R) -> io::Result<()> {
        let Report { source, schema_version, .. } = self.report;
        let schema_version = (kind == "source").then_some(schema_version.as_str());
        let line = Line { kind, source: &source.name, schema_version, record };
        serde_json::to_writer(&mut *self.to, &line)?;
        self.to.write_all(b"\n")
    }
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
