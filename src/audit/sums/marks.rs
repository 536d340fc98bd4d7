//! Numbers whose marks go against the habit of their document: `68,457 hồ sơ` where thousands have dots, `96.8%` where
//! decimals have commas.

use crate::audit::input::Paper;
use crate::data::{Finding, Metric, MetricKind, Span};
use crate::lang::checks;
use crate::lang::number::Habit;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Things are counted whole: three digits behind a comma are thousands.
static GROUPED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?P<number>[1-9]\d{0,2}(?:,\d{3})+)(?:[^\d,.]|$)"));
static DOTTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d\.\d{1,2}\s?%"));
/// Numbers of the Vietnamese habit that make it one.
const FEWEST: u32 = 2;

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let evidence = paper.evidence;
    if evidence.habit() != Some(Habit::Vietnamese) || evidence.vietnamese < FEWEST {
        return Vec::new();
    }
    let grouped = paper.metrics.iter().filter_map(|metric| grouped(metric));
    grouped.chain(dotted(paper)).collect()
}

fn grouped(metric: &Metric) -> Option<Finding> {
    let found = GROUPED.captures(&metric.text).filter(|_| metric.kind == MetricKind::Count)?;
    let (printed, right) = (&found["number"], found["number"].replace(',', "."));
    let vi = format!(
        "Dấu phẩy trong số đếm {printed}: nơi khác trong văn bản dùng dấu chấm ngăn hàng nghìn ({right})"
    );
    let en = format!(
        "A comma in the count {printed}: the document parts thousands with dots elsewhere ({right})"
    );
    let finding = checks::finding("sum.mark-differs", &vi, &en).saying(printed, &right);
    Some(Finding { record_id: Some(metric.id.clone()), ..finding }.at(metric.spans.clone()))
}

/// All percentages with a dot, once for a document.
fn dotted(paper: &Paper<'_>) -> Option<Finding> {
    let mut spans: Vec<Span> = Vec::new();
    let mut first = None;
    for text in paper.texts() {
        for found in DOTTED.find_iter(text.as_str()) {
            first.get_or_insert_with(|| found.as_str().to_owned());
            spans.extend(text.spans_of(found.range()));
        }
    }
    let first = first?;
    let vi = format!(
        "Tỷ lệ viết dấu chấm thập phân ({first}) trong văn bản dùng dấu phẩy: {} chỗ",
        spans.len()
    );
    let en = format!(
        "Percentages with a decimal dot ({first}) where decimals have commas: {} places",
        spans.len()
    );
    Some(
        checks::finding("sum.marks-mixed", &vi, &en)
            .saying(&first, &first.replace('.', ","))
            .at(spans),
    )
}
