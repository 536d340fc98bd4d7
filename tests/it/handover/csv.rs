//! CSV: read back in both dialects and with other separators, and compared with the rows.

use super::{CASES, HOSTILE};
use congbao::write::csv::{Dialect, Reader, body, head};
use congbao::write::rows::{Kind, SHEETS, Sheet};

/// All cases as one file.
fn written(sheet: &Sheet, dialect: Dialect) -> Vec<u8> {
    let mut bytes = Vec::new();
    head(sheet, dialect, &mut bytes).unwrap();
    for case in CASES.iter() {
        body(sheet, case.material(), dialect, &mut bytes).unwrap();
    }
    bytes
}

/// The rows behind the header; of a spreadsheet without what guards its texts.
fn read(bytes: &[u8], sheet: &Sheet, dialect: Dialect) -> Vec<Vec<String>> {
    let is_guarded = dialect.reader == Reader::Spreadsheet;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut rows = csv::ReaderBuilder::new().delimiter(dialect.separator).from_reader(bytes);
    let names: Vec<&str> = sheet.heads.iter().map(|head| head.name).collect();
    assert_eq!(rows.headers().unwrap(), names);
    let bare = |(cell, kind): (&str, Kind)| match cell.strip_prefix('\'') {
        Some(bare) if is_guarded && kind == Kind::String => bare.to_owned(),
        _ => cell.to_owned(),
    };
    let kinds = || sheet.heads.iter().map(|head| head.kind);
    let row = |row: csv::StringRecord| row.iter().zip(kinds()).map(bare).collect();
    rows.records().map(|record| row(record.unwrap())).collect()
}

#[test]
fn every_value_is_that_of_the_row() {
    let semicolon = |dialect| Dialect { separator: b';', ..dialect };
    for sheet in SHEETS.iter() {
        let expected: Vec<Vec<String>> = CASES.iter().flat_map(|case| case.rows(sheet)).collect();
        for dialect in [
            Dialect::PLAIN,
            Dialect::EXCEL,
            semicolon(Dialect::PLAIN),
            semicolon(Dialect::EXCEL),
            Dialect { separator: b'\t', ..Dialect::EXCEL },
        ] {
            let rows = read(&written(sheet, dialect), sheet, dialect);
            assert_eq!(rows.len(), expected.len(), "{} {dialect:?}", sheet.name);
            for (row, expected) in rows.iter().zip(&expected) {
                assert_eq!(row, expected, "{} {dialect:?}", sheet.name);
            }
        }
    }
}

#[test]
fn no_cell_of_a_spreadsheet_begins_like_a_formula() {
    let runs = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(HOSTILE.iter().filter(|text| runs(text)).count() > 3);
    for sheet in SHEETS.iter() {
        let bytes = written(sheet, Dialect::EXCEL);
        let mut rows = csv::Reader::from_reader(&bytes[3..]);
        for row in rows.records() {
            for (cell, head) in row.unwrap().iter().zip(&sheet.heads) {
                assert!(head.kind != Kind::String || !runs(cell), "{}: {cell}", head.name);
            }
        }
    }
}
