//! Sentences that are printed twice, word for word, but for a number → the two numbers.

use crate::audit::input::{Input, Paper};
use crate::data::{Finding, Metric, Task};
use crate::lang::{checks, fold};
use std::collections::BTreeMap;

/// Fewest words of a sentence that is no formula.
const FEWEST_WORDS: usize = 6;

/// What is said of a thing: the family of documents, the words without their numbers, the time, who leads.
type Said<'a> = (usize, String, Option<&'a str>, Option<&'a str>, Vec<&'a str>);

/// The findings of all documents.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut said: BTreeMap<Said<'_>, Vec<&Metric>> = BTreeMap::new();
    for paper in &input.papers {
        let tasks: BTreeMap<&str, &Task> =
            paper.tasks.iter().map(|task| (task.id.as_str(), *task)).collect();
        for metric in paper.metrics.iter().filter(|metric| is_told(paper, metric)) {
            let task = metric.task_id.as_deref().and_then(|id| tasks.get(id));
            let key = (
                paper.family,
                words(metric),
                metric.period.as_deref(),
                metric.as_of.as_deref(),
                task.map(|task| leads(task)).unwrap_or_default(),
            );
            if key.1.split(' ').count() >= FEWEST_WORDS {
                said.entry(key).or_default().push(metric);
            }
        }
    }
    // What is said of many things is a formula: each has its own number.
    let pairs = said.into_values().filter_map(|metrics| <[&Metric; 2]>::try_from(metrics).ok());
    pairs.filter_map(|[one, other]| differs(one, other)).collect()
}

/// Whether a metric stands in a sentence, and not in a table whose rows are places.
fn is_told(paper: &Paper<'_>, metric: &Metric) -> bool {
    let sheets =
        || paper.sheets.iter().filter(|sheet| Some(&sheet.record.id) == metric.table_id.as_ref());
    let of_places = sheets().any(|sheet| sheet.record.columns.iter().any(|it| it.role == "place"));
    metric.row.is_none() && !of_places
}

/// The clause around a metric, as a key without its numbers.
fn words(metric: &Metric) -> String {
    let key = fold::key(metric.context.as_deref().unwrap_or_default());
    let words = key.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn leads(task: &Task) -> Vec<&str> {
    task.leads.iter().map(|lead| lead.agency_id.as_deref().unwrap_or(&lead.name)).collect()
}

fn differs(one: &Metric, other: &Metric) -> Option<Finding> {
    let amount = |metric: &Metric| (metric.value, metric.numerator, metric.denominator);
    let contexts = one.context.as_deref().zip(other.context.as_deref())?;
    if amount(one) == amount(other) || digits(contexts.0) > 1 || digits(contexts.1) > 1 {
        return None;
    }
    let vi = format!("Hai nơi ghi hai số cho cùng một nội dung: {} và {}", one.text, other.text);
    let en =
        format!("Two places tell two numbers of the same thing: {} and {}", one.text, other.text);
    let spans = other.spans.iter().chain(&one.spans).copied().collect();
    let finding = checks::finding("sum.value-differs", &vi, &en).saying(&other.text, &one.text);
    Some(Finding { record_id: Some(other.id.clone()), ..finding }.at(spans))
}

/// Numbers in a text.
fn digits(text: &str) -> usize {
    let runs = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '%')));
    runs.filter(|run| run.starts_with(|c: char| c.is_ascii_digit())).count()
}
