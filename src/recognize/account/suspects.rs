//! Findings about what is probably misread × tasks and metrics → their flags, and of what was put right what is
//! printed.

use super::fields;
use super::figures::quantity;
use crate::data::{Class, Confidence, Finding, Report, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Begins the rules of findings about letters and figures that are probably misread.
const SUSPECT: &str = "ocr-suspect.";

/// Flags the report's tasks, and says of fields that were put right how they are printed.
pub(in super::super) fn run(report: &mut Report) {
    flag(report);
    let repairs = Repairs::of(&report.findings);
    for task in &mut report.tasks {
        let touched: Vec<(&str, Confidence)> = fields(task)
            .filter_map(|field| Some((field, repairs.within(task.spans.get(field)?)?)))
            .collect();
        task.confidence.extend(touched.into_iter().map(|(field, sure)| (field.to_owned(), sure)));
    }
    for metric in &mut report.metrics {
        if let Some(sure) = repairs.within(&metric.spans) {
            metric.confidence.insert(quantity(metric).to_owned(), sure);
        }
    }
}

/// Flags the tasks in whose rows something is probably misread, or was put right.
fn flag(report: &mut Report) {
    let mut flags: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| finding.rule.starts_with(SUSPECT)) {
        let flag = if finding.applied { "ocr-repaired" } else { "ocr-suspect" };
        if let Some(id) = &finding.record_id {
            flags.entry(id.clone()).or_default().insert(flag);
        }
    }
    for task in &mut report.tasks {
        let own = flags.get(&task.id).into_iter().flatten();
        task.flags.extend(own.map(|flag| (*flag).to_owned()));
        task.flags.sort_unstable();
        task.flags.dedup();
    }
}

/// What was put right, by its first byte: where it ends, and what is printed there.
struct Repairs(BTreeMap<u32, (u32, (String, Confidence))>);

impl Repairs {
    fn of(findings: &[Finding]) -> Self {
        let applied = findings.iter().filter(|finding| finding.applied);
        let repairs = applied.filter_map(|finding| {
            let (span, sure) = (finding.spans.first()?, finding.confidence.clone()?);
            let printed = finding.found.clone().unwrap_or_default();
            Some((span.start(), (span.end(), (printed, sure))))
        });
        Self(repairs.collect())
    }

    /// The repairs that the ranges hold, as one.
    fn within(&self, spans: &[Span]) -> Option<Confidence> {
        let held = spans.iter().flat_map(|own| {
            let before = self.0.range(..own.start()).next_back();
            let before = before.filter(|(_, (end, _))| *end > own.start());
            before.into_iter().chain(self.0.range(own.start()..own.end()))
        });
        let all: Vec<&(String, Confidence)> = held.map(|(_, (_, it))| it).collect();
        let (_, sure) = *all.first()?;
        let printed: Vec<&str> = all.iter().map(|(printed, _)| printed.as_str()).collect();
        let reason = format!("repaired; printed: {}", printed.join("; "));
        Some(Confidence { class: Class::Inferred, reason, ..sure.clone() })
    }
}
