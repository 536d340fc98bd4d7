//! Metrics and citations → the rules of their fields, from what they hold and what was printed.

use super::{set, unless_said};
use crate::data::{Citation, Document, Metric, MetricKind, Relation};
use crate::lang::fold;

/// Where a metric was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum From {
    /// In running text.
    Text,
    /// In a cell that holds nothing else.
    Cell,
}

/// The fields of a metric; its unit's rule comes with it.
pub(in super::super) fn metric(metric: &mut Metric, from: From) {
    let mut said = std::mem::take(&mut metric.confidence);
    unless_said(&mut said, quantity(metric), value(metric, from == From::Cell));
    let dated = if from == From::Cell { "time.heading" } else { "time.clause" };
    for (field, value) in [("period", &metric.period), ("as_of", &metric.as_of)] {
        if value.is_some() {
            unless_said(&mut said, field, dated);
        }
    }
    metric.confidence = said;
}

/// The field that holds the quantity.
pub(super) fn quantity(metric: &Metric) -> &'static str {
    let held = [
        ("value", metric.value),
        ("numerator", metric.numerator),
        ("delta", metric.delta),
        ("from", metric.from),
    ];
    held.into_iter().find(|(_, number)| number.is_some()).map_or("text", |(field, _)| field)
}

/// The rule of the quantity itself.
fn value(metric: &Metric, is_cell: bool) -> &'static str {
    let has_sign = || metric.text.contains('%') || metric.text.contains("trăm");
    let between = metric.from.is_some() && metric.to.is_some();
    if metric.text.starts_with(['.', ',']) {
        return "metric.head-lost";
    }
    if !metric.text.contains(|c: char| c.is_ascii_digit()) {
        return "metric.in-words";
    }
    match metric.kind {
        MetricKind::Percent if !is_cell && !has_sign() && !between => "metric.sign-lost",
        _ if metric.delta.is_some() => "metric.change",
        _ if between => "metric.range",
        MetricKind::Ratio => "metric.ratio",
        _ if is_cell => "metric.cell",
        MetricKind::Count => "metric.count",
        MetricKind::Percent => "metric.percent",
        MetricKind::Money => "metric.money",
        MetricKind::Area => "metric.area",
        MetricKind::Duration => "metric.duration",
        MetricKind::Other => "metric.measure",
    }
}

/// The fields of a citation.
pub(in super::super) fn citation(citation: &mut Citation) {
    let mut said = std::mem::take(&mut citation.confidence);
    let text = fold::key(&citation.text);
    let printed = |value: &str| text.contains(&fold::key(value));
    if citation.number.is_some() {
        unless_said(&mut said, "number", "citation.numbered");
    } else if citation.title.is_some() {
        unless_said(&mut said, "title", "citation.titled");
    }
    if let Some(kind) = &citation.kind_vi {
        let rule = if printed(kind) { "citation.kind" } else { "citation.kind-shared" };
        unless_said(&mut said, "kind_vi", rule);
    }
    if let Some(issuer) = &citation.issuer {
        let rule = match citation.relation == Relation::Proposal {
            _ if printed(issuer) => "citation.issuer",
            true => "citation.issuer-proposes",
            false => "citation.issuer-apart",
        };
        unless_said(&mut said, "issuer", rule);
    }
    if citation.date.is_some() {
        unless_said(&mut said, "date", "citation.date");
    }
    if citation.relation != Relation::Mention {
        unless_said(&mut said, "relation", "citation.relation");
    }
    citation.confidence = said;
}

/// How sure it is that `document` is the one a citation means.
pub(in super::super) fn target(citation: &mut Citation, document: &Document) {
    let same_day = document.date.is_some() && document.date == citation.date;
    let rule = if same_day { "citation.target" } else { "citation.target-by-number" };
    set(&mut citation.confidence, "target_id", rule);
}
