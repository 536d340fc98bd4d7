//! A report ↔ the bytes that the catalogue keeps of it: its JSON, compressed.

use super::trouble::Done;
use super::units;
use crate::data::Report;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, params};
use std::collections::HashSet;
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

/// What `content` calls `document`; where it has it no more, what that is called now.
pub(super) fn called(connection: &Connection, document: i64, content: i64) -> Done<String> {
    let id = "SELECT coalesce((SELECT \"id\" FROM catalog_sources WHERE \"document\" = ?1 AND \"content\" = ?2), \
        (SELECT \"id\" FROM catalog_documents WHERE \"document\" = ?1))";
    Ok(connection.query_row(id, params![document, content], |row| row.get(0))?)
}

/// Reports that were read: the documents of an issue are asked for one after the other.
#[derive(Debug, Default)]
pub(super) struct AtHand(Vec<(i64, Report)>);

/// Reports that are kept at hand.
const AT_HAND: usize = 4;

impl AtHand {
    /// Nothing read yet; this report is at hand.
    pub(super) fn with(report: Option<(i64, &Report)>) -> Self {
        Self(report.map(|(content, report)| (content, report.clone())).into_iter().collect())
    }

    /// `document` as `content` has it.
    pub(super) fn unit(
        &mut self,
        connection: &Connection,
        content: i64,
        document: i64,
    ) -> Done<Report> {
        let id = called(connection, document, content)?;
        if !self.0.iter().any(|(known, _)| *known == content) {
            if self.0.len() >= AT_HAND {
                self.0.remove(0);
            }
            self.0.push((content, of(connection, content)?));
        }
        let known = self.0.iter().find(|(known, _)| *known == content);
        let report = known.map_or_else(|| of(connection, content), |(_, it)| Ok(it.clone()))?;
        Ok(units::narrowed(report, &HashSet::from([id])))
    }
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
