//! Findings about damage × tasks → the fields that the damage touches are doubtful.

use super::figures::quantity;
use super::{fields, set};
use crate::data::{Finding, Report, Span, Task};
use std::collections::{BTreeMap, BTreeSet};

/// Findings about damage to a cell, and the rule of what stands in it.
const DAMAGES: [(&str, &str); 3] = [
    ("page.text-lost", "damage.text-lost"),
    ("page.cells-shifted", "damage.cells-shifted"),
    ("page.join-doubtful", "damage.join-doubtful"),
];
/// A tick and the words beside it that say two things.
const TICK: &str = "status.tick-differs";

/// A number that fits both habits of writing decimals.
const HABIT: &str = "number.habit-unclear";

/// Marks the fields of the report's tasks and metrics.
pub(in super::super) fn run(report: &mut Report) {
    let places = places(&report.findings);
    let ticks: BTreeSet<&String> = report
        .findings
        .iter()
        .filter(|finding| finding.rule == TICK)
        .filter_map(|finding| finding.record_id.as_ref())
        .collect();
    let unclear: BTreeSet<String> = report
        .findings
        .iter()
        .filter(|finding| finding.rule == HABIT)
        .filter_map(|finding| finding.record_id.clone())
        .collect();
    for metric in report.metrics.iter_mut().filter(|metric| unclear.contains(&metric.id)) {
        let field = quantity(metric);
        set(&mut metric.confidence, field, "metric.habit-unclear");
    }
    for task in &mut report.tasks {
        if ticks.contains(&task.id) {
            set(&mut task.confidence, "status", TICK);
        }
        mark(task, &places);
    }
}

/// The damaged places by their first byte: where they end, and the rule.
fn places(findings: &[Finding]) -> BTreeMap<u32, (u32, &'static str)> {
    let mut places = BTreeMap::new();
    for finding in findings {
        let Some((_, rule)) = DAMAGES.iter().find(|(name, _)| finding.rule == *name) else {
            continue;
        };
        // Of an empty cell nothing is left that could be doubted.
        if finding.found.as_ref().is_some_and(|found| found.ends_with(": ")) {
            continue;
        }
        for span in &finding.spans {
            places.insert(span.start(), (span.end(), *rule));
        }
    }
    places
}

fn mark(task: &mut Task, places: &BTreeMap<u32, (u32, &'static str)>) {
    let rule_at = |span: &Span| {
        let (_, (end, rule)) = places.range(..span.end()).next_back()?;
        (*end > span.start()).then_some(*rule)
    };
    let touched: Vec<(&str, &str)> = fields(task)
        .filter_map(|field| Some((field, task.spans.get(field)?.iter().find_map(rule_at)?)))
        .collect();
    for (field, rule) in touched {
        set(&mut task.confidence, field, rule);
    }
}
