//! Metrics and citations → the rules of their fields, from what they hold and what was printed.

use super::set;
use crate::data::{Citation, Document, Metric, MetricKind, Relation};
use crate::lang::fold;
use crate::recognize::metrics::Around;

/// Where a metric was read.
#[derive(Clone, Copy)]
pub(in super::super) enum From<'a> {
    /// In running text.
    Text,
    /// In a cell that holds nothing else, with this around it.
    Cell(Around<'a>),
}

/// The fields of a metric.
pub(in super::super) fn metric(metric: &mut Metric, from: From<'_>) {
    let mut confidence = std::mem::take(&mut metric.confidence);
    let mut say = |field: &str, rule: &str| {
        if !confidence.contains_key(field) {
            set(&mut confidence, field, rule);
        }
    };
    let is_cell = matches!(from, From::Cell(_));
    say(quantity(metric), value(metric, is_cell));
    if let Some(printed) = &metric.unit {
        let rule = match from {
            _ if metric.text.contains(printed.as_str()) => "unit.printed",
            From::Cell(around) => of_cell(printed, around),
            From::Text => "unit.before",
        };
        say("unit", rule);
    }
    let dated = if is_cell { "time.heading" } else { "time.clause" };
    for (field, value) in [("period", &metric.period), ("as_of", &metric.as_of)] {
        if value.is_some() {
            say(field, dated);
        }
    }
    metric.confidence = confidence;
}

/// The rule of a unit that a cell does not print itself.
fn of_cell(unit: &str, around: Around<'_>) -> &'static str {
    let named = |heading: Option<&str>| {
        heading.is_some_and(|heading| fold::key(heading).contains(&fold::key(unit)))
    };
    match () {
        () if around.counted == Some(unit) && around.unit.is_none() => "unit.column-counts",
        () if named(around.heading) => "unit.column",
        () if around.unit == Some(unit) => "unit.row",
        () if around.caption.is_some() => "unit.caption",
        () => "unit.column-counts",
    }
}

/// The field that holds the quantity.
fn quantity(metric: &Metric) -> &'static str {
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
    let mut confidence = std::mem::take(&mut citation.confidence);
    let mut say = |field: &str, rule: &str| {
        if !confidence.contains_key(field) {
            set(&mut confidence, field, rule);
        }
    };
    let text = fold::key(&citation.text);
    let printed = |value: &str| text.contains(&fold::key(value));
    if citation.number.is_some() {
        say("number", "citation.numbered");
    } else if citation.title.is_some() {
        say("title", "citation.titled");
    }
    if let Some(kind) = &citation.kind_vi {
        say("kind_vi", if printed(kind) { "citation.kind" } else { "citation.kind-shared" });
    }
    if let Some(issuer) = &citation.issuer {
        let rule = match citation.relation == Relation::Proposal {
            _ if printed(issuer) => "citation.issuer",
            true => "citation.issuer-proposes",
            false => "citation.issuer-apart",
        };
        say("issuer", rule);
    }
    if let Some(date) = &citation.date {
        let whole = citation.text.contains(date.get(..4).unwrap_or(date));
        say("date", if whole { "citation.date" } else { "citation.date-apart" });
    }
    citation.confidence = confidence;
}

/// How sure it is that `document` is the one a citation means.
pub(in super::super) fn target(citation: &mut Citation, document: &Document) {
    let same_day = document.date.is_some() && document.date == citation.date;
    let rule = if same_day { "citation.target" } else { "citation.target-by-number" };
    set(&mut citation.confidence, "target_id", rule);
}
