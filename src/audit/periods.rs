//! Results of work that is not done → those that are word for word the same on another day: nothing was reported anew.

use super::input::Input;
use super::stages;
use super::texts::quoted;
use crate::data::{Document, Finding, Report, StatusCode, Task, ToldResult};
use crate::lang::date::shown;
use crate::lang::{checks, fold};
use std::collections::BTreeMap;

/// Fewest words and characters of a result that nobody writes twice by chance.
const WORDS: usize = 12;
const CHARACTERS: usize = 60;

/// The findings between the reports that one input holds.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut seen: BTreeMap<String, ToldResult> = BTreeMap::new();
    let mut findings = Vec::new();
    for told in results(input.report) {
        match seen.get(&told.key) {
            Some(before) => findings.extend(unchanged(&told, &before.day, None)),
            None => _ = seen.insert(told.key.clone(), told),
        }
    }
    findings
}

/// The results of a report that a later one should not repeat, each with the day it was told.
pub(super) fn results(report: &Report) -> Vec<ToldResult> {
    let days = days(&report.documents);
    let told = |task: &Task| {
        let day = days.get(task.document_id.as_str())?;
        let (title, result) = (task.title.as_deref()?, task.result.as_deref().filter(is_long)?);
        let is_open = task.status.as_ref().is_none_or(|status| is_open(status.code));
        is_open.then(|| ToldResult {
            key: format!("{}\n{}", fold::key(title), fold::key(result)),
            day: (*day).to_owned(),
            result: quoted(result),
            document_id: task.document_id.clone(),
            record_id: task.id.clone(),
            spans: task.spans.get("result").cloned().unwrap_or_default(),
            quotes: Vec::new(),
        })
    };
    report.tasks.iter().filter_map(told).collect()
}

/// The finding that a result is the one of another day, in the input of that name; `None` on one day.
pub(super) fn unchanged(told: &ToldResult, day: &str, source: Option<&str>) -> Option<Finding> {
    if told.day == day {
        return None;
    }
    let (in_vi, in_en) = source.map_or((String::new(), String::new()), |source| {
        (format!(" trong {source}"), format!(" in {source}"))
    });
    let vi =
        format!("Kết quả giống từng chữ với báo cáo ngày {}{in_vi}: {}", shown(day), told.result);
    let en = format!("The result is word for word that of {day}{in_en}: {}", told.result);
    let finding = checks::finding("status.result-unchanged", &vi, &en);
    let (document_id, record_id) = (Some(told.document_id.clone()), Some(told.record_id.clone()));
    Some(Finding { document_id, record_id, ..finding }.finding(&told.result).at(told.spans.clone()))
}

fn is_long(result: &&str) -> bool {
    result.split_whitespace().nth(WORDS - 1).is_some()
        && result.chars().nth(CHARACTERS - 1).is_some()
}

/// What is done may be told again.
fn is_open(code: StatusCode) -> bool {
    stages::is_unfinished(code) || code == StatusCode::Delayed
}

/// The day of each document: that its figures are of, its own, or that of what it is attached to.
fn days(documents: &[Document]) -> BTreeMap<&str, &str> {
    let mut days: BTreeMap<&str, &str> = BTreeMap::new();
    for document in documents {
        let as_of = document.period.as_ref().and_then(|period| period.as_of.as_deref());
        let above = document.parent_id.as_deref().and_then(|parent| days.get(parent).copied());
        if let Some(day) = as_of.or(document.date.as_deref()).or(above) {
            days.insert(&document.id, day);
        }
    }
    days
}
