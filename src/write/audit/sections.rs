//! Findings → sections for people: a document each, the worst first; in each the errors and warnings one by one, what
//! is only worth knowing gathered where it says the same.

use super::words;
use crate::data::{Audit, Audited, AuditedDocument, Finding, Remark, Severity};
use crate::lang::checks;
use crate::write::changes::Lang;
use crate::write::plain::cut;
use std::collections::{BTreeMap, HashMap};

/// Longest name of a document, in characters.
const LONGEST: usize = 200;

/// A document, or what belongs to none, with its findings.
pub(super) struct Section<'a> {
    pub(super) source: &'a str,
    pub(super) document: Option<&'a AuditedDocument>,
    /// Errors, then warnings, each in source order.
    pub(super) grave: Vec<&'a Remark>,
    /// What is only worth knowing, in source order.
    pub(super) slight: Vec<&'a Remark>,
}

impl<'a> Section<'a> {
    /// What the document is called: its number and title, else its kind, else its id; empty without one. A title that
    /// is a paragraph is cut.
    pub(super) fn name(&self) -> String {
        let Some(document) = self.document else { return String::new() };
        let told = document.number.iter().chain(&document.title).map(String::as_str);
        let told: Vec<&str> = told.filter(|text| !text.is_empty()).collect();
        match (told.is_empty(), &document.kind_vi) {
            (false, _) => cut(&told.join(" – "), LONGEST).into_owned(),
            (true, Some(kind)) => kind.clone(),
            (true, None) => document.id.clone(),
        }
    }

    /// How many findings it has of each severity.
    pub(super) fn counts(&self) -> Counts {
        Counts::of(self.grave.iter().chain(&self.slight).map(|remark| &remark.finding))
    }

    fn worst(&self) -> Severity {
        self.grave.first().map_or(Severity::Info, |remark| remark.finding.severity)
    }

    /// What is only worth knowing, by what it says, in the order of the first that says so.
    pub(super) fn notes(&self, lang: Lang) -> Vec<Note<'a>> {
        let mut at: HashMap<(&str, &str), usize> = HashMap::new();
        let mut notes: Vec<Note<'a>> = Vec::new();
        for remark in &self.slight {
            let said = (remark.finding.rule.as_str(), words::message(&remark.finding, lang));
            let index = *at.entry(said).or_insert(notes.len());
            if index == notes.len() {
                notes.push(Note { rule: said.0, message: said.1, remarks: Vec::new() });
            }
            notes[index].remarks.push(remark);
        }
        notes
    }
}

/// Findings that say the same of several places.
pub(super) struct Note<'a> {
    pub(super) rule: &'a str,
    pub(super) message: &'a str,
    pub(super) remarks: Vec<&'a Remark>,
}

/// The sections of all inputs, those with the worst findings first.
pub(super) fn sections(audit: &Audit) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = audit.inputs.iter().flat_map(of_input).collect();
    sections.sort_by_key(Section::worst);
    sections
}

/// The sections of one input, in the order of their first finding.
fn of_input(input: &Audited) -> Vec<Section<'_>> {
    let documents: HashMap<&str, &AuditedDocument> =
        input.documents.iter().map(|document| (document.id.as_str(), document)).collect();
    let mut at: HashMap<Option<&str>, usize> = HashMap::new();
    let mut sections: Vec<Section<'_>> = Vec::new();
    for remark in &input.remarks {
        let document = remark.finding.document_id.as_deref().and_then(|id| documents.get(id));
        let index = *at.entry(document.map(|it| it.id.as_str())).or_insert(sections.len());
        if index == sections.len() {
            let (grave, slight) = (Vec::new(), Vec::new());
            let document = document.copied();
            sections.push(Section { source: &input.source, document, grave, slight });
        }
        match remark.finding.severity {
            Severity::Error | Severity::Warning => sections[index].grave.push(remark),
            Severity::Info => sections[index].slight.push(remark),
        }
    }
    for section in &mut sections {
        section.grave.sort_by_key(|remark| remark.finding.severity);
    }
    sections
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) errors: u64,
    pub(super) warnings: u64,
    pub(super) infos: u64,
}

impl Counts {
    pub(super) fn of<'a>(findings: impl Iterator<Item = &'a Finding>) -> Self {
        findings.fold(Self::default(), Self::and)
    }

    fn and(mut self, finding: &Finding) -> Self {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
        self
    }
}

/// The counts by group of checks, by name; a code that the table does not list stands for its own group.
pub(super) fn by_group(audit: &Audit) -> BTreeMap<&str, Counts> {
    let mut groups: BTreeMap<&str, Counts> = BTreeMap::new();
    for finding in audit.findings() {
        let own = finding.rule.split('.').next().unwrap_or_default();
        let group = checks::named(&finding.rule).map_or(own, |check| check.group);
        let counts = groups.entry(group).or_default();
        *counts = counts.and(finding);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::audit::sample;

    #[test]
    fn the_worst_comes_first_and_what_says_the_same_stands_together() {
        let audit = sample::audit();
        let sections = sections(&audit);
        let rules: Vec<Vec<&str>> = sections
            .iter()
            .map(|section| section.grave.iter().map(|it| it.finding.rule.as_str()).collect())
            .collect();
        let expected = [vec!["sum.percent-differs"], vec!["text.broken-utf8", "ocr-suspect.term"]];
        assert_eq!(rules, expected);
        let notes = sections[0].notes(Lang::En);
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].remarks.len(), 2);
        assert!(sections[0].name().starts_with("1/KH-UBND – Về"));
        assert_eq!(sections[0].counts(), Counts { errors: 1, warnings: 0, infos: 2 });
        assert_eq!(by_group(&audit)["agency"], Counts { errors: 0, warnings: 0, infos: 2 });
    }
}
