//! What a workbook cannot hold as it is → findings, one for each text that was cut, one for each column
//! with characters that were replaced.

use super::super::rows::{Cell, Sheet};
use super::texts::{self, Fitted, MOST};
use crate::data::{Finding, Span};
use crate::lang::checks;
use std::collections::BTreeMap;

/// The record whose row is written.
#[derive(Clone, Copy)]
pub(super) struct Record<'c> {
    pub(super) source: &'c str,
    /// Its sheet in the data.
    pub(super) sheet: &'static str,
    pub(super) id: &'c str,
    document_id: Option<&'c str>,
    span: Option<Span>,
}

impl<'c> Record<'c> {
    pub(super) fn of(sheet: &'static Sheet, cells: &'c [Cell<'c>], span: Option<Span>) -> Self {
        let text = |name: &str| {
            let at = sheet.heads.iter().position(|head| head.name == name)?;
            match cells.get(at)? {
                Cell::Text(text) => Some(text.as_ref()),
                Cell::Empty | Cell::Integer(_) | Cell::Number(_) | Cell::Flag(_) => None,
            }
        };
        let id = text("id").unwrap_or_default();
        let document_id = if sheet.name == "documents" { Some(id) } else { text("document_id") };
        let source = text("source").unwrap_or_default();
        Self { source, sheet: sheet.name, id, document_id, span }
    }

    /// What stands at the end of a cell that was cut.
    pub(super) fn pointer(&self, cut: &str) -> String {
        let (source, id) = (texts::head(self.source, NAME), texts::head(self.id, NAME));
        format!("… [{cut}: {source}, {id}]")
    }

    fn finding(&self, code: &str, vi: &str, en: &str) -> Finding {
        let mut finding = checks::finding(code, vi, en).at(self.span.into_iter().collect());
        finding.document_id = self.document_id.map(ToOwned::to_owned);
        finding.record_id = Some(self.id.to_owned());
        finding
    }
}

/// Names longer than this are cut where they only point somewhere.
const NAME: usize = 500;

/// Those of one input.
#[derive(Default)]
pub(super) struct Lacks {
    cut: Vec<Finding>,
    /// By sheet and column: how many characters, and the finding without that number.
    replaced: BTreeMap<(&'static str, &'static str), (usize, Finding)>,
}

impl Lacks {
    /// Notes what became of the text of `column`.
    pub(super) fn note(&mut self, record: &Record<'_>, column: &'static str, fitted: &Fitted<'_>) {
        if let Some(units) = fitted.cut_from {
            let vi = format!(
                "Ô “{column}” của bảng tính dài hơn {MOST} ký tự nên bị cắt bớt; toàn văn ở tệp nguồn và các định dạng khác"
            );
            let en = format!(
                "The cell “{column}” of the workbook is longer than {MOST} characters and was cut; the whole text is in the source and the other formats"
            );
            let finding = record.finding("format.cell-cut", &vi, &en);
            self.cut.push(finding.saying(&units.to_string(), &MOST.to_string()));
        }
        if fitted.replaced > 0 {
            let vi =
                format!("Cột “{column}” của bảng tính có ký tự điều khiển, được thay bằng ký hiệu");
            let en = format!(
                "The column “{column}” of the workbook has control characters, for which signs were put"
            );
            let new = || (0, record.finding("format.sign-replaced", &vi, &en));
            self.replaced.entry((record.sheet, column)).or_insert_with(new).0 += fitted.replaced;
        }
    }

    /// The findings, with ids of their own.
    pub(super) fn findings(self) -> Vec<Finding> {
        let counted = |(number, finding): (usize, Finding)| finding.finding(&number.to_string());
        let replaced = self.replaced.into_values().map(counted);
        let mut findings: Vec<Finding> = self.cut.into_iter().chain(replaced).collect();
        for (at, finding) in findings.iter_mut().enumerate() {
            finding.id = format!("xlsx{}", at + 1);
        }
        findings
    }
}
