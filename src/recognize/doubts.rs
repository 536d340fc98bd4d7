//! Records that were read → findings about what in them is damaged or disagrees. Changes no value.

use super::habits::Habits;
use crate::data::{Finding, Metric, MetricKind, Report, Severity, StatusCode, Task};
use std::collections::BTreeSet;

/// Adds the findings to the report, and their flags to its tasks.
pub(super) fn find(report: &mut Report, habits: &Habits) {
    let damaged: Vec<&Metric> =
        report.metrics.iter().filter(|metric| metric.text.starts_with(['.', ','])).collect();
    let suspects: BTreeSet<String> =
        damaged.iter().filter_map(|metric| metric.task_id.clone()).collect();
    let mut findings: Vec<Finding> = damaged.into_iter().map(head_lost).collect();
    findings.extend(habits_unclear(report, habits));
    findings.extend(report.tasks.iter().filter_map(tick_differs));
    report.findings.extend(findings);
    for task in report.tasks.iter_mut().filter(|task| suspects.contains(&task.id)) {
        task.flags.push("ocr-suspect".to_owned());
        task.flags.sort_unstable();
        task.flags.dedup();
    }
}

/// A number that begins with the mark between its groups of digits has lost the first of them.
fn head_lost(metric: &Metric) -> Finding {
    let damage = Finding::new(
        "number.head-lost",
        Severity::Warning,
        "Con số thiếu những chữ số đầu; giá trị để trống",
        "A number lacks its first digits; its value is left empty",
    );
    Finding {
        record_id: Some(metric.id.clone()),
        found: Some(metric.text.clone()),
        ..damage.at(metric.spans.clone())
    }
}

/// Numbers like `12.345 tỷ` in a document or table that writes decimals with commas and with dots: a
/// thousand times more or less. What is counted in whole ones is clear.
fn habits_unclear(report: &Report, habits: &Habits) -> Vec<Finding> {
    let is_open = |metric: &&Metric| {
        let measures = !matches!(metric.kind, MetricKind::Count | MetricKind::Ratio);
        let evidence = habits.of(metric);
        measures && numbers(&metric.text).any(|number| evidence.leaves_open(number))
    };
    report.metrics.iter().filter(is_open).map(habit_unclear).collect()
}

/// The runs of digits and marks of a text.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let runs = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    runs.map(|run| run.trim_matches(['.', ',']))
}

fn habit_unclear(metric: &Metric) -> Finding {
    let doubt = Finding::new(
        "number.habit-unclear",
        Severity::Warning,
        "Văn bản dùng cả dấu chấm và dấu phẩy làm dấu thập phân; con số có thể đọc theo hai cách",
        "The document begins decimals with dots and with commas; the number can be read in two ways",
    );
    let read = metric.value.map(|value| value.to_string()).unwrap_or_default();
    Finding { record_id: Some(metric.id.clone()), ..doubt.saying(&metric.text, &read) }
        .at(metric.spans.clone())
}

/// A tick in one column while the text says something else.
fn tick_differs(task: &Task) -> Option<Finding> {
    let status = task.status.as_ref()?;
    let said = status.assessment.as_ref().filter(|said| said.code != StatusCode::Other)?;
    let spans = ["status_mark", "assessment"].iter().filter_map(|field| task.spans.get(*field));
    let finding = Finding::new(
        "status.tick-differs",
        Severity::Warning,
        "Cột được đánh dấu và lời đánh giá trong ô không giống nhau; mã tình trạng lấy theo cột được đánh dấu",
        "The ticked column and the words of the cell differ; the code follows the tick",
    );
    let finding = finding.saying(&said.raw, &status.raw).at(spans.flatten().copied().collect());
    (said.code != status.code).then(|| Finding { record_id: Some(task.id.clone()), ..finding })
}
