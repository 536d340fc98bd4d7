//! A comparison → CSV (RFC 4180, for programs): the changes, one a row.

use super::super::csv::writer;
use super::super::rows::changes::{cells, heads};
use crate::data::Comparison;
use std::io::{self, Write};

pub(super) fn write(comparison: &Comparison, to: &mut impl Write) -> io::Result<()> {
    let mut rows = writer(to);
    rows.write_record(heads().map(|head| head.name))?;
    for change in &comparison.changes {
        for cell in cells(change) {
            rows.write_field(cell.text().as_bytes())?;
        }
        rows.write_record(None::<&[u8]>)?;
    }
    rows.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::changes::sample;

    fn read(comparison: &Comparison) -> Vec<Vec<String>> {
        let mut bytes = Vec::new();
        write(comparison, &mut bytes).unwrap();
        let rows = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
        let fields = |row: ::csv::StringRecord| row.iter().map(str::to_owned).collect();
        rows.into_records().map(|row| fields(row.unwrap())).collect()
    }

    #[test]
    fn every_change_is_a_row_and_values_stand_under_their_names() {
        let comparison = sample::comparison();
        let rows = read(&comparison);
        assert_eq!(rows.len(), 1 + comparison.changes.len());
        let value = |row: usize, name: &str| {
            let at = rows[0].iter().position(|head| head == name).unwrap();
            rows[row][at].clone()
        };
        assert_eq!(value(1, "title"), comparison.changes[0].title);
        for (row, name, expected) in [
            (1, "kind", "status"),
            (1, "old_code", "completed"),
            (1, "new_code", "delayed"),
            (1, "evidence_by", "likeness"),
            (1, "evidence_likeness", "0.873"),
            (1, "spans", "old=1-2 | new=3-4;5-6"),
            (2, "old_end", "2026-06-30"),
            (2, "days", "184"),
            (3, "difference", "1000.5"),
            (4, "old", "=1+1, đã \"trình\" dự thảo"),
            (7, "leads", "Sở Y tế | Sở <b>Nội vụ</b>"),
            (9, "old", ""),
        ] {
            assert_eq!(value(row, name), expected, "{row} {name}");
        }
        assert!(value(9, "new").starts_with("{\""));
    }

    #[test]
    fn no_changes_are_a_header() {
        assert_eq!(read(&sample::same()).len(), 1);
    }
}
