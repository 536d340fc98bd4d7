//! Reports → one workbook (XLSX) for people: tasks, metrics, documents, agencies, findings, a sheet each,
//! with all columns of the data, those for programs hidden. Content never becomes a formula or a
//! link. Keeps no rows: the library spools them to a temporary file without a name.

mod asides;
mod formats;
mod heights;
mod lacks;
mod layout;
mod ledger;
mod page;
mod texts;
mod values;
mod words;

use super::Volume;
use super::changes::Lang;
use super::rows::{Material, SHEETS};
use crate::data::{Finding, Report};
use asides::Context;
use lacks::Lacks;
use layout::{Layout, TABS};
use ledger::Ledger;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};
use std::io::{self, Write};
use std::path::Path;

/// Rows that a worksheet holds, its header among them.
pub const ROWS: u32 = 1_048_576;

/// A workbook that is being written.
pub struct Workbook<W> {
    book: rust_xlsxwriter::Workbook,
    ledgers: Vec<Ledger>,
    to: W,
}

impl<W: Write + Send> Workbook<W> {
    /// A workbook with headings in `lang` that goes to `to` when it is closed; until then its rows are
    /// in files without a name in the folder `spool`. A worksheet has at most `rows` rows.
    ///
    /// # Errors
    /// If nothing can be written there.
    pub fn new(lang: Lang, rows: u32, spool: &Path, to: W) -> io::Result<Self> {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.set_tempdir(spool).map_err(io::Error::other)?;
        book.set_properties(&properties(lang).map_err(io::Error::other)?);
        let ledger = |tab: &layout::Tab| {
            let sheet = SHEETS.iter().find(|sheet| sheet.name == tab.records)?;
            Some(Ledger::new(sheet, Layout::of(tab, sheet, lang), lang, rows.max(2)))
        };
        Ok(Self { book, ledgers: TABS.iter().filter_map(ledger).collect(), to })
    }
}

/// The same in every run: a workbook does not say when it was made.
fn properties(lang: Lang) -> Result<DocProperties, XlsxError> {
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = lang.pick("Dữ liệu Công báo", "Gazette data");
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&day))
}

impl<W: Write + Send> Volume for Workbook<W> {
    fn take(&mut self, material: Material<'_>) -> io::Result<Vec<Finding>> {
        let (context, mut lacks) = (Context::of(material), Lacks::default());
        for ledger in &mut self.ledgers {
            ledger.fill(&mut self.book, material, &context, &mut lacks)?;
        }
        let findings = lacks.findings();
        self.told(material, &findings)?;
        Ok(findings)
    }

    fn close(mut self: Box<Self>) -> io::Result<()> {
        let is_large = self.ledgers.iter().any(|ledger| ledger.size > LARGE);
        self.book.use_zip_large_file(is_large);
        for ledger in self.ledgers {
            for page in ledger.close(&mut self.book)? {
                self.book.push_worksheet(page);
            }
        }
        ledger::guarded(|| self.book.save_to_writer(&mut self.to))?;
        self.to.flush()
    }
}

/// Bytes of a worksheet from which on the archive needs sizes of 64 bits, with room for what is escaped.
const LARGE: u64 = 1 << 31;

impl<W> Workbook<W> {
    /// Adds what the workbook could not hold to the last sheet.
    fn told(&mut self, material: Material<'_>, findings: &[Finding]) -> io::Result<()> {
        let Some(ledger) = self.ledgers.last_mut().filter(|_| !findings.is_empty()) else {
            return Ok(());
        };
        let Report { schema_version, source, documents, .. } = material.report;
        let report = Report {
            schema_version: schema_version.clone(),
            source: source.clone(),
            issue: None,
            documents: documents.clone(),
            tables: Vec::new(),
            tasks: Vec::new(),
            metrics: Vec::new(),
            citations: Vec::new(),
            agencies: Vec::new(),
            findings: findings.to_vec(),
        };
        let told = Material { report: &report, ..material };
        // Signs and pointers stand in them for what cells cannot hold.
        ledger.fill(&mut self.book, told, &Context::of(told), &mut Lacks::default())
    }
}
