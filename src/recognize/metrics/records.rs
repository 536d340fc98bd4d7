//! Amounts → metrics, without what only their clause says (time, context).

use super::amounts::{Amount, Printed};
use super::shares;
use super::tokens::Tokens;
use crate::data::{Metric, MetricKind, Number, Qualifier, Text};
use crate::lang::rules::sure;
use crate::lang::unit::Sort;
use rust_decimal::Decimal;

/// The metric of an amount, without what its clause says.
pub(super) fn metric(text: &Text, tokens: &Tokens<'_>, amount: &Amount) -> Metric {
    let bytes = tokens.bytes(amount.tokens.clone());
    let number = |value: Option<Decimal>| value.map(Number::new);
    let (numerator, denominator) = match amount.printed {
        Printed::Fraction(n, d) => (Some(n), Some(d)),
        Printed::Plain(_) | Printed::Percent(_) | Printed::Between(..) | Printed::Headless => {
            (None, None)
        }
    };
    let value = amount.single();
    let vnd = amount.unit.as_ref().and_then(|unit| unit.vnd);
    let percent = if amount.is_percent() { value } else { amount.percent };
    let computed = numerator.zip(denominator).and_then(|(n, d)| shares::ratio_percent(n, d));
    let unit = unit(tokens, amount);
    let confidence = unit.iter().map(|_| ("unit".to_owned(), sure(unit_rule(amount)))).collect();
    Metric {
        id: String::new(),
        document_id: String::new(),
        task_id: None,
        table_id: None,
        text: text.as_str()[bytes.clone()].to_owned(),
        kind: kind(amount),
        value: number(value),
        unit,
        numerator: number(numerator),
        denominator: number(denominator),
        percent: number(percent),
        percent_computed: number(computed),
        value_vnd: number(value.zip(vnd).and_then(|(value, vnd)| value.checked_mul(vnd))),
        from: number(amount.from),
        to: number(amount.to),
        delta: number(amount.delta),
        qualifier: qualifier(tokens, amount),
        cumulative: false,
        period: None,
        as_of: None,
        context: None,
        spans: text.spans_of(bytes),
        row: None,
        column: None,
        confidence,
    }
}

fn kind(amount: &Amount) -> MetricKind {
    match (amount.printed, amount.unit.as_ref().map(|unit| unit.sort)) {
        (Printed::Fraction(..), _) => MetricKind::Ratio,
        (Printed::Percent(_), _) | (Printed::Between(..), None) => MetricKind::Percent,
        (_, Some(Sort::Money)) => MetricKind::Money,
        (_, Some(Sort::Area)) => MetricKind::Area,
        (_, Some(Sort::Duration)) => MetricKind::Duration,
        (_, Some(Sort::Other)) => MetricKind::Other,
        // "đạt 85,3 điểm": a measure, as things are counted in whole ones.
        (Printed::Plain(value), Some(_)) if !value.is_integer() && !is_scaled(amount) => {
            MetricKind::Other
        }
        _ => MetricKind::Count,
    }
}

fn is_scaled(amount: &Amount) -> bool {
    amount.unit.as_ref().is_some_and(|unit| unit.is_scaled)
}

/// The unit as printed; the percent sign of a percentage.
fn unit(tokens: &Tokens<'_>, amount: &Amount) -> Option<String> {
    let sign = || {
        let is_sign = |i: &usize| matches!(tokens.key(*i), "%" | "phần");
        let at = amount.tokens.clone().rev().find(is_sign)?;
        let end = at + if tokens.key(at) == "%" { 1 } else { 2 };
        Some(at..super::units::rate_end(tokens, end).min(amount.tokens.end))
    };
    let noun = || amount.unit.as_ref().map(|unit| unit.tokens.clone());
    let is_share = amount.is_percent() || matches!(amount.printed, Printed::Between(..));
    let words = noun().or_else(|| if is_share { sign() } else { None })?;
    Some(tokens.text[tokens.bytes(words)].to_owned())
}

/// By which rule an amount of running text has its unit.
fn unit_rule(amount: &Amount) -> &'static str {
    let noun = amount.unit.as_ref();
    match noun.is_some_and(|noun| noun.tokens.start < amount.tokens.start) {
        _ if amount.is_unit_of_whole => "unit.of-whole",
        true => "unit.before",
        false => "unit.printed",
    }
}

/// `trên`, `gần`, `khoảng` before it, `trở lên` behind it.
fn qualifier(tokens: &Tokens<'_>, amount: &Amount) -> Option<Qualifier> {
    let behind = tokens.keys(amount.tokens.end, 2);
    match shares::qualifier(tokens, amount.tokens.start).map(|(sort, _)| sort) {
        Some(Sort::Over) => Some(Qualifier::Over),
        Some(Sort::Under) => Some(Qualifier::Under),
        Some(Sort::About) => Some(Qualifier::About),
        _ if behind == ["trở", "lên"] => Some(Qualifier::Over),
        _ if behind == ["trở", "xuống"] => Some(Qualifier::Under),
        _ => None,
    }
}
