//! A report ↔ the bytes that the catalogue keeps of it: its JSON, compressed.

use super::trouble::Done;
use crate::data::Report;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, params};
use std::io::{BufReader, BufWriter, Write};

/// `report` as it is kept.
pub(super) fn packed(report: &Report) -> Done<Vec<u8>> {
    let mut to = BufWriter::new(ZlibEncoder::new(Vec::new(), Compression::fast()));
    serde_json::to_writer(&mut to, report)?;
    to.flush()?;
    let encoder = to.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    Ok(encoder.finish()?)
}

/// The report of a content.
pub(super) fn of(connection: &Connection, content: i64) -> Done<Report> {
    unpacked(&kept(connection, content)?)
}

/// What is kept of a content.
pub(super) fn kept(connection: &Connection, content: i64) -> Done<Vec<u8>> {
    let kept = "SELECT \"report\" FROM catalog_contents WHERE \"content\" = ?";
    Ok(connection.query_row(kept, params![content], |row| row.get(0))?)
}

/// The report of which these bytes are kept.
pub(super) fn unpacked(bytes: &[u8]) -> Done<Report> {
    Ok(serde_json::from_reader(BufReader::new(ZlibDecoder::new(bytes)))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_comes_back_as_it_was() {
        let text = "KẾ HOẠCH\n1. Sở Y tế chủ trì, hoàn thành 12 việc trước ngày 30/6/2025.\n";
        let source = crate::read("a.txt", text.into()).unwrap();
        let report = crate::extract(&source, crate::data::Joins::Make);
        let bytes = packed(&report).unwrap();
        let read = serde_json::from_reader(ZlibDecoder::new(&bytes[..])).unwrap();
        assert_eq!(report, read);
        assert_eq!(bytes, packed(&report).unwrap());
    }
}
