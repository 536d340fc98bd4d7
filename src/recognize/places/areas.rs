//! Metrics → the area that a row of a table prints, in km².

use crate::data::{Metric, MetricKind};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Hectares of a square kilometre.
const HECTARES: Decimal = Decimal::ONE_HUNDRED;

/// The first area of each row, by table and row.
pub(super) struct Areas(BTreeMap<(String, u32), Decimal>);

impl Areas {
    pub(super) fn of(metrics: &[Metric]) -> Self {
        let mut areas = BTreeMap::new();
        for metric in metrics.iter().filter(|metric| metric.kind == MetricKind::Area) {
            if let (Some(table), Some(row), Some(area)) = (&metric.table_id, metric.row, km(metric))
            {
                areas.entry((table.clone(), row)).or_insert(area);
            }
        }
        Self(areas)
    }

    pub(super) fn get(&self, table: &str, row: u32) -> Option<Decimal> {
        self.0.get(&(table.to_owned(), row)).copied()
    }
}

/// The area of a metric in km²; of an unknown unit none.
fn km(metric: &Metric) -> Option<Decimal> {
    let value = metric.value?.decimal();
    let unit = metric.unit.as_deref().unwrap_or_default().to_lowercase();
    let unit: String = unit.chars().filter(|c| !c.is_whitespace()).collect();
    match unit.as_str() {
        "" | "km²" | "km2" => Some(value.normalize()),
        "ha" | "hecta" | "héc-ta" | "héc ta" => Some((value / HECTARES).round_dp(2).normalize()),
        _ => None,
    }
}
