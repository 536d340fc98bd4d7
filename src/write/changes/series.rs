//! The course of tasks and metrics over several reports → a text for people; JSON, NDJSON and CSV for programs.

use super::super::csv::writer;
use super::super::json::{lines as members, value};
use super::super::plain::{cut, line, wrapped};
use super::super::rows::series::{cells, heads};
use super::lines::ending;
use super::terms::{Lang, term, term_of};
use crate::data::{SCHEMA_VERSION, SeriesRow};
use serde::Serialize;
use std::io::{self, Write};

const WIDTH: usize = 100;
/// Longest title and value that are printed for people, in characters.
const LONGEST: usize = 160;

/// Writes the rows as one object.
///
/// # Errors
/// What `to` returns.
pub fn json(rows: &[SeriesRow], to: &mut impl Write) -> io::Result<()> {
    to.write_all(b"{\n")?;
    value("schema_version", &SCHEMA_VERSION, to)?;
    write!(to, "  \"series\": ")?;
    members(rows, to)?;
    to.write_all(b"\n}\n")
}

/// A row that says what it is.
#[derive(Serialize)]
struct Typed<'r> {
    r#type: &'static str,
    #[serde(flatten)]
    row: &'r SeriesRow,
}

/// Writes one object a row.
///
/// # Errors
/// What `to` returns.
pub fn ndjson(rows: &[SeriesRow], to: &mut impl Write) -> io::Result<()> {
    rows.iter().try_for_each(|row| {
        serde_json::to_writer(&mut *to, &Typed { r#type: "series_row", row })?;
        to.write_all(b"\n")
    })
}

/// Writes a table.
///
/// # Errors
/// What `to` returns.
pub fn csv(rows: &[SeriesRow], to: &mut impl Write) -> io::Result<()> {
    let mut table = writer(to);
    table.write_record(heads().map(|head| head.name))?;
    for row in rows {
        for cell in cells(row) {
            table.write_field(cell.text().as_bytes())?;
        }
        table.write_record(None::<&[u8]>)?;
    }
    table.flush()
}

/// Writes each track with a line a report.
///
/// # Errors
/// What `to` returns.
pub fn text(rows: &[SeriesRow], lang: Lang, to: &mut impl Write) -> io::Result<()> {
    for (at, row) in rows.iter().enumerate() {
        let is_first = at == 0 || rows[at - 1].track != row.track;
        match (is_first, row.record.as_str()) {
            (true, "task") => {
                let title = line(&format!("{} {}", row.track, cut(&row.title, LONGEST)));
                writeln!(to, "{}{}", if at == 0 { "" } else { "\n" }, wrapped(&title, WIDTH, 2))?;
            }
            (true, record) => writeln!(to, "  {}: {}", row.track, term(lang, "record", record))?,
            (false, _) => {}
        }
        let indent = if row.record == "task" { 2 } else { 4 };
        let said = format!("{}{}", " ".repeat(indent), line(&told(row, lang)));
        writeln!(to, "{}", wrapped(&said, WIDTH, indent + 4))?;
    }
    Ok(())
}

/// `2. q2.txt #12: in progress; 30/6/2026`.
fn told(row: &SeriesRow, lang: Lang) -> String {
    let status = row.status.map(|status| term_of(lang, "status", &status));
    // A metric's row has the status and deadline of its task, which are told there.
    let parts = if row.record == "task" {
        [status, row.deadline.clone()]
    } else {
        [row.text.clone(), None]
    };
    let parts: Vec<String> =
        parts.into_iter().flatten().map(|it| cut(&it, LONGEST).into()).collect();
    let said = if parts.is_empty() { "–".to_owned() } else { parts.join("; ") };
    format!("{}. {} {}: {said}", row.position, row.report, ending(&row.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<SeriesRow> {
        let row = |track: &str, record: &str, position: usize, status: &str, text: &str| {
            serde_json::from_value(serde_json::json!({
                "track": track, "record": record, "position": position,
                "report": format!("q{position}.txt"), "id": format!("a#{position}"),
                "title": "Xây dựng \"đề án\"\u{1b}, <b>", "leads": ["Sở A", "Sở B"],
                "status": (!status.is_empty()).then_some(status), "deadline": null,
                "deadline_end": null, "text": (!text.is_empty()).then_some(text), "value": null,
                "unit": null,
            }))
            .unwrap()
        };
        vec![
            row("s1", "task", 1, "in_progress", ""),
            row("s1", "task", 2, "completed", ""),
            row("s1.1", "metric", 1, "", "1.234 hồ sơ"),
        ]
    }

    #[test]
    fn rows_read_back() {
        let rows = rows();
        let mut bytes = Vec::new();
        json(&rows, &mut bytes).unwrap();
        let whole: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(whole["series"], serde_json::to_value(&rows).unwrap());
        let mut bytes = Vec::new();
        ndjson(&rows, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.lines().all(|line| line.starts_with("{\"type\":\"series_row\",")));
        assert_eq!(text.lines().count(), 3);
        let mut bytes = Vec::new();
        csv(&rows, &mut bytes).unwrap();
        let mut read = ::csv::Reader::from_reader(&bytes[..]);
        let read: Vec<::csv::StringRecord> = read.records().map(Result::unwrap).collect();
        assert_eq!((read.len(), &read[1][7], &read[2][10]), (3, "completed", "1.234 hồ sơ"));
        assert_eq!(&read[0][5], rows[0].title);
    }

    #[test]
    fn a_track_has_a_line_a_report() {
        let mut bytes = Vec::new();
        text(&rows(), Lang::Vi, &mut bytes).unwrap();
        let expected = "s1 Xây dựng \"đề án\"\u{fffd}, <b>\n  1. q1.txt #1: đang triển khai\n  2. q2.txt #2: hoàn thành\n  s1.1: số liệu\n    1. q1.txt #1: 1.234 hồ sơ\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
