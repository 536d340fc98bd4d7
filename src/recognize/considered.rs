//! A text → all that the recognizers read in it, whatever field it stands in: what else a field could have
//! been.

use super::{account, citations, deadlines, metrics, owners, statuses};
use crate::data::{Considered, Report, StatusCode, Text};
use crate::lang::agency::Register;

/// Longest text of a status or a list of bodies, in characters.
const LONGEST: usize = 160;

/// The register as the document of the record called `id` had it: its province, and the short names that it
/// explains.
#[must_use]
pub fn register(report: &Report, id: &str) -> Register {
    let documents = report.documents.iter().filter(|document| id.starts_with(&document.id));
    let own = documents.max_by_key(|document| document.id.len());
    let place = own.and_then(|document| document.id.split('/').nth(1));
    let named = |place: &&str| {
        let below = format!("vn/{place}/");
        report.agencies.iter().any(|agency| agency.id.starts_with(&below))
    };
    let mut register = Register::new(place.filter(named));
    if let Some(document) = own {
        document.blocks.iter().for_each(|block| register.learn(&block.text));
        let tables = report.tables.iter().filter(|table| table.document_id == document.id);
        tables.flat_map(|table| table.rows.iter().flatten()).for_each(|cell| register.learn(cell));
    }
    register
}

/// Everything that some recognizer would read in `text`.
#[must_use]
pub fn find(text: &Text, register: &Register) -> Vec<Considered> {
    let mut found = times(text);
    found.extend(metrics::find(text).into_iter().map(|mut metric| {
        account::metric(&mut metric, account::From::Text);
        let mut rules = metric.confidence.values().map(|sure| sure.rule.clone());
        let rule = rules.find(|rule| rule.starts_with("metric.")).unwrap_or_default();
        let number = |number: Option<crate::data::Number>| number.map(|it| it.to_string());
        let ratio = number(metric.numerator).zip(number(metric.denominator));
        let ratio = ratio.map(|(part, whole)| format!("{part}/{whole}"));
        let value = ratio.or_else(|| number(metric.value)).unwrap_or_default();
        let unit = metric.unit.unwrap_or_default();
        considered(&rule, format!("{value} {unit}").trim(), &metric.text)
    }));
    found.extend(citations::find(text).into_iter().map(|citation| {
        let named = if citation.number.is_some() { "citation.numbered" } else { "citation.titled" };
        let value = citation.number.or(citation.title).unwrap_or_default();
        considered(named, &value, &citation.text)
    }));
    if text.as_str().chars().count() <= LONGEST {
        found.extend(status(text));
        found.extend(owners::find(text, register).into_iter().filter_map(|mention| {
            Some(considered("owner.column", mention.agency_id.as_deref()?, &mention.name))
        }));
    }
    found
}

/// Deadlines, of the whole text and inside it.
fn times(text: &Text) -> Vec<Considered> {
    let short = text.as_str().chars().count() <= LONGEST;
    let whole = if short { deadlines::cell(text) } else { Vec::new() };
    let mut found: Vec<Considered> = Vec::new();
    for time in whole.into_iter().chain(deadlines::inside(text)) {
        let deadline = &time.deadline;
        let Some(value) = deadline.rrule.as_ref().or(deadline.edtf.as_ref()) else { continue };
        if !found.iter().any(|known| known.value == *value) {
            found.push(considered(time.rule, value, &deadline.raw));
        }
    }
    found
}

fn status(text: &Text) -> Option<Considered> {
    let (status, _) = statuses::status_cell(text)?;
    let code = serde_json::to_value(status.code).ok()?;
    let known = status.code != StatusCode::Other;
    known.then(|| considered("status.column", code.as_str().unwrap_or_default(), &status.raw))
}

fn considered(rule: &str, value: &str, text: &str) -> Considered {
    Considered {
        rule: rule.to_owned(),
        value: value.to_owned(),
        text: text.to_owned(),
        record_id: None,
    }
}
