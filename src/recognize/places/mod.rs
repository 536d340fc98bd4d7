//! Places that letterheads and tables name → their official codes, as they were on the day of the
//! document. Does not read running text outside tables.

mod areas;
mod bare;
mod letterheads;
mod links;
mod misprints;
mod names;
mod tables;
mod tasks;
mod words;

use super::division::table_id;
use crate::data::{Finding, Outline, Report, Severity, Span};
use areas::Areas;
use links::{Era, Province};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a document that names places.
struct Scene<'a> {
    document_id: &'a str,
    era: Era,
    province: Province,
}

/// Fills the codes of all places of the report. `provinces` and `days` are those of the divisions.
pub(super) fn fill(
    report: &mut Report,
    outline: &Outline,
    provinces: &[Option<String>],
    days: &[Option<String>],
) {
    let areas = Areas::of(&report.metrics);
    let mut doubts = Doubts::default();
    let mut cells = tables::Cells::default();
    let places: BTreeMap<String, usize> =
        report.tables.iter().enumerate().map(|(at, table)| (table.id.clone(), at)).collect();
    let divisions = outline.divisions.iter().zip(&mut report.documents);
    for ((division, document), (province, day)) in divisions.zip(provinces.iter().zip(days)) {
        let slug = province.as_deref();
        let era = Era::of(day.as_deref());
        letterheads::fill(document, division, (slug, era), &mut doubts);
        let scene = Scene { document_id: &document.id, era, province: Province::of_slug(slug) };
        for (at, table) in division.tables.iter().enumerate() {
            let record = places.get(&table_id(&document.id, at));
            if let Some(record) = record.and_then(|&at| report.tables.get_mut(at)) {
                tables::fill(table, record, (&scene, &areas), (&mut cells, &mut doubts));
            }
        }
    }
    report.findings.extend(tasks::fill(&mut report.tasks, &cells));
    report.findings.extend(doubts.findings);
}

/// Names that several units have, each told once of a document.
#[derive(Default)]
struct Doubts {
    told: BTreeSet<(String, String)>,
    findings: Vec<Finding>,
}

impl Doubts {
    fn tell(&mut self, ids: (&str, Option<&str>), name: &str, codes: &[&str], spans: Vec<Span>) {
        let (document, record) = ids;
        let name_key = crate::lang::admin_units::key(name);
        if !self.told.insert((document.to_owned(), name_key)) {
            return;
        }
        let finding = Finding::new(
            "place.ambiguous",
            Severity::Info,
            "Nhiều đơn vị hành chính có tên này và văn bản không nói rõ đơn vị nào; mã để trống",
            "Several units have this name and the document does not say which is meant; its codes are left empty",
        );
        let codes: BTreeSet<&str> = codes.iter().copied().collect();
        let suggestion = codes.into_iter().collect::<Vec<_>>().join("|");
        self.findings.push(Finding {
            document_id: Some(document.to_owned()),
            record_id: record.map(str::to_owned),
            suggestion: Some(suggestion),
            ..finding.finding(name).at(spans)
        });
    }
}
