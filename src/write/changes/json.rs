//! A comparison → one object with a change a line, or one object a line.

use super::super::json::{lines as members, list, value};
use crate::data::{Change, Comparison};
use serde::Serialize;
use std::io::{self, Write};

pub(super) fn write(comparison: &Comparison, to: &mut impl Write) -> io::Result<()> {
    let Comparison { schema_version, old, new, summary, documents, tasks, changes } = comparison;
    to.write_all(b"{\n")?;
    value("schema_version", schema_version, to)?;
    value("old", old, to)?;
    value("new", new, to)?;
    value("summary", summary, to)?;
    list("documents", documents, to)?;
    list("tasks", tasks, to)?;
    write!(to, "  \"changes\": ")?;
    members(changes, to)?;
    to.write_all(b"\n}\n")
}

/// A change that says what it is, as in every NDJSON of the program.
#[derive(Serialize)]
struct Typed<'c> {
    r#type: &'static str,
    #[serde(flatten)]
    change: &'c Change,
}

pub(super) fn lines(comparison: &Comparison, to: &mut impl Write) -> io::Result<()> {
    comparison.changes.iter().try_for_each(|change| {
        serde_json::to_writer(&mut *to, &Typed { r#type: "change", change })?;
        to.write_all(b"\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::changes::sample;

    #[test]
    fn what_is_written_reads_back() {
        for comparison in [sample::comparison(), sample::same()] {
            let mut bytes = Vec::new();
            write(&comparison, &mut bytes).unwrap();
            assert_eq!(serde_json::from_slice::<Comparison>(&bytes).unwrap(), comparison);
            let whole: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(whole, serde_json::to_value(&comparison).unwrap());
        }
    }

    #[test]
    fn each_change_is_a_line_that_reads_back() {
        let comparison = sample::comparison();
        let mut bytes = Vec::new();
        lines(&comparison, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.lines().all(|line| line.starts_with("{\"type\":\"change\",\"id\":\"d")));
        let read: Vec<Change> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read, comparison.changes);
    }
}
