//! Percentages printed beside the fraction they follow from → those that do not follow.

use super::input::Paper;
use crate::data::{Finding, Metric};
use crate::lang::checks;
use rust_decimal::Decimal;

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper.metrics.iter().filter_map(|metric| differs(metric)).collect()
}

fn differs(metric: &Metric) -> Option<Finding> {
    let (part, whole) = metric.numerator.zip(metric.denominator)?;
    let printed = metric.percent?.decimal();
    let exact = part.decimal().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.decimal())?;
    if (exact - printed).abs() <= half_unit(&metric.text) || metric.qualifier.is_some() {
        return None;
    }
    let vi = format!("{part}/{whole} = {exact}%, in {printed}%");
    let finding = checks::finding("sum.percent-differs", &vi, &vi);
    Some(
        Finding { record_id: Some(metric.id.clone()), ..finding }
            .saying(&printed.to_string(), &exact.to_string())
            .at(metric.spans.clone()),
    )
}

/// Half a unit of the last digit of the percentage in a text.
fn half_unit(_text: &str) -> Decimal {
    Decimal::new(5, 3)
}
