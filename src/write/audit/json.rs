//! An audit → one array, a finding a line: what `--baseline` reads again.

use crate::data::{Audit, Finding, Quote, Remark};
use serde::Serialize;
use std::io::{self, Write};

/// A finding with its input before it and its line behind it.
#[derive(Serialize)]
struct Row<'a> {
    source: &'a str,
    #[serde(flatten)]
    finding: &'a Finding,
    line: Option<usize>,
    quote: Option<String>,
}

impl<'a> Row<'a> {
    fn of(source: &'a str, remark: &'a Remark) -> Self {
        let first = remark.quotes.first();
        let (line, quote) = (first.map(|quote| quote.line), first.map(Quote::text));
        Self { source, finding: &remark.finding, line, quote }
    }
}

pub(super) fn write(audit: &Audit, to: &mut impl Write) -> io::Result<()> {
    let mut before = "[\n  ";
    for input in &audit.inputs {
        for remark in &input.remarks {
            to.write_all(before.as_bytes())?;
            serde_json::to_writer(&mut *to, &Row::of(&input.source, remark))?;
            before = ",\n  ";
        }
    }
    let is_empty = audit.findings().next().is_none();
    to.write_all(if is_empty { b"[]\n" } else { b"\n]\n" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::audit::sample;

    #[test]
    fn every_finding_is_a_line_that_reads_back() {
        let audit = sample::audit();
        let mut bytes = Vec::new();
        write(&audit, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let read: Vec<Finding> = serde_json::from_str(&text).unwrap();
        assert_eq!(read.iter().collect::<Vec<_>>(), audit.findings().collect::<Vec<_>>());
        assert_eq!(text.lines().count(), read.len() + 2);
        assert!(text.starts_with("[\n  {\"source\":\"<i>a</i>.txt\",\"id\":\"f1\","), "{text}");
        assert!(text.contains("\"line\":2,\"quote\":\"Đã <b>số hóa</b> 500/800"), "{text}");
        let mut bytes = Vec::new();
        write(&Audit::default(), &mut bytes).unwrap();
        assert_eq!(bytes, b"[]\n");
    }
}
