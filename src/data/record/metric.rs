//! A quantity.

use super::Confidences;
use crate::data::{Number, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kind of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MetricKind {
    /// A number of things.
    Count,
    /// So many of so many.
    Ratio,
    /// A percentage.
    Percent,
    /// An amount of money.
    Money,
    /// An area.
    Area,
    /// A length of time.
    Duration,
    /// Some other measured quantity.
    Other,
}

/// How a number is qualified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// trên, hơn.
    Over,
    /// dưới, gần.
    Under,
    /// khoảng.
    About,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Metric {
    /// Unique in the input.
    pub id: String,
    /// Its document.
    pub document_id: String,
    /// The task it reports on.
    pub task_id: Option<String>,
    /// The table it stands in.
    pub table_id: Option<String>,
    /// As printed, with unit and percentage.
    pub text: String,
    /// What sort of quantity.
    pub kind: MetricKind,
    /// In the printed unit; `None` for a ratio.
    pub value: Option<Number>,
    /// The noun counted, or the unit of measure.
    pub unit: Option<String>,
    /// Of a ratio.
    pub numerator: Option<Number>,
    /// Of a ratio.
    pub denominator: Option<Number>,
    /// The percentage printed.
    pub percent: Option<Number>,
    /// The percentage that follows from the ratio, rounded to four places.
    pub percent_computed: Option<Number>,
    /// An amount of money in đồng.
    pub value_vnd: Option<Number>,
    /// Value before a change.
    pub from: Option<Number>,
    /// Value after a change.
    pub to: Option<Number>,
    /// The change itself, negative for a decrease.
    pub delta: Option<Number>,
    /// Over, under, about.
    pub qualifier: Option<Qualifier>,
    /// Lũy kế.
    pub cumulative: bool,
    /// The period it covers, EDTF.
    pub period: Option<String>,
    /// The day it was counted, EDTF.
    pub as_of: Option<String>,
    /// The clause around it; of a number cell, what names its row.
    pub context: Option<String>,
    /// Where.
    pub spans: Vec<Span>,
    /// The row of its table that it stands in, from 0 (`table.rows`).
    pub row: Option<u32>,
    /// The column of its table, from 0 (`table.columns`).
    pub column: Option<u32>,
    /// How sure `value`, `unit` and the time are, why, and by which rule they were read.
    pub confidence: Confidences,
}

impl Metric {
    /// Most source bytes between a number cell and the cell that is its context.
    pub const CONTEXT_REACH: u32 = 1_000;
}
