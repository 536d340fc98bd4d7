//! A report → JSON, one record a line, so that two runs can be compared line by line.

use crate::data::Report;
use serde::Serialize;
use std::io::{self, Write};

/// Writes `report`.
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
    to.write_all(b"{\n")?;
    value("schema_version", schema_version, to)?;
    value("source", source, to)?;
    value("issue", issue, to)?;
    list("documents", documents, to)?;
    list("tables", tables, to)?;
    list("tasks", tasks, to)?;
    list("metrics", metrics, to)?;
    list("citations", citations, to)?;
    list("agencies", agencies, to)?;
    write!(to, "  \"findings\": ")?;
    lines(findings, to)?;
    to.write_all(b"\n}\n")
}

pub(super) fn value<T: Serialize>(name: &str, value: &T, to: &mut impl Write) -> io::Result<()> {
    write!(to, "  \"{name}\": ")?;
    serde_json::to_writer(&mut *to, value)?;
    to.write_all(b",\n")
}

pub(super) fn list<T: Serialize>(name: &str, records: &[T], to: &mut impl Write) -> io::Result<()> {
    write!(to, "  \"{name}\": ")?;
    lines(records, to)?;
    to.write_all(b",\n")
}

/// A list with one member a line.
pub(super) fn lines<T: Serialize>(records: &[T], to: &mut impl Write) -> io::Result<()> {
    to.write_all(b"[")?;
    for (at, record) in records.iter().enumerate() {
        to.write_all(if at == 0 { b"\n    " } else { b",\n    " })?;
        serde_json::to_writer(&mut *to, record)?;
    }
    to.write_all(if records.is_empty() { b"]" } else { b"\n  ]" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Finding, Severity};

    #[test]
    fn what_is_written_reads_back() {
        let mut report = crate::write::sample::report();
        report.findings.push(Finding::new("text.broken-utf8", Severity::Error, "hỏng", "broken"));
        let mut bytes = Vec::new();
        write(&report, &mut bytes).unwrap();
        assert_eq!(serde_json::from_slice::<Report>(&bytes).unwrap(), report);
        assert!(bytes.ends_with(b"\n"));
        let again: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(again, serde_json::to_value(&report).unwrap());
    }

    #[test]
    fn an_empty_list_is_one_word() {
        let mut bytes = Vec::new();
        lines::<u32>(&[], &mut bytes).unwrap();
        assert_eq!(bytes, b"[]");
    }
}
