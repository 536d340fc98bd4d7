//! An audit → CSV (RFC 4180, for programs): the findings, one a row.

use super::super::csv::writer;
use super::super::rows::findings::{cells, heads};
use crate::data::Audit;
use std::io::{self, Write};

pub(super) fn write(audit: &Audit, to: &mut impl Write) -> io::Result<()> {
    let mut rows = writer(to);
    rows.write_record(std::iter::once("source").chain(heads().map(|head| head.name)))?;
    for input in &audit.inputs {
        for remark in &input.remarks {
            rows.write_field(&input.source)?;
            for cell in cells(remark) {
                rows.write_field(cell.text().as_bytes())?;
            }
            rows.write_record(None::<&[u8]>)?;
        }
    }
    rows.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::audit::sample;

    #[test]
    fn every_finding_is_a_row_and_values_stand_under_their_names() {
        let mut bytes = Vec::new();
        write(&sample::audit(), &mut bytes).unwrap();
        let read = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
        let fields = |row: ::csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = read.into_records().map(|row| fields(row.unwrap())).collect();
        assert_eq!(rows.len(), 1 + sample::audit().findings().count());
        let value = |row: usize, name: &str| {
            let at = rows[0].iter().position(|head| head == name).unwrap();
            rows[row][at].clone()
        };
        for (row, name, expected) in [
            (1, "source", "<i>a</i>.txt"),
            (1, "rule", "agency.unknown"),
            (1, "line", "5"),
            (2, "rule", "sum.percent-differs"),
            (2, "spans", "20-25"),
            (2, "line", "2"),
            (2, "quote", "Đã <b>số hóa</b> 500/800 hồ sơ (đạt 65,5%)."),
            (4, "line", ""),
            (4, "quote", ""),
        ] {
            assert_eq!(value(row, name), expected, "{row} {name}");
        }
    }
}
