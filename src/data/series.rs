//! The course of tasks and metrics over several reports.

use super::{Number, StatusCode};
use serde::{Deserialize, Serialize};

/// One task or metric in one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeriesRow {
    /// The same in all reports for what is the same thing: `s1`, and `s1.2` for the second metric of its task.
    pub track: String,
    /// `task` or `metric`.
    pub record: String,
    /// Place of the report in the series, from 1.
    pub position: usize,
    /// The report as it was named.
    pub report: String,
    /// Id in that report.
    pub id: String,
    /// What the task is called there.
    pub title: String,
    /// Its leads there.
    pub leads: Vec<String>,
    /// Its status there.
    pub status: Option<StatusCode>,
    /// Its deadline there, as printed.
    pub deadline: Option<String>,
    /// The last day of its deadline.
    pub deadline_end: Option<String>,
    /// The metric as printed.
    pub text: Option<String>,
    /// Its value; of a ratio the percentage that follows from it.
    pub value: Option<Number>,
    /// Its unit.
    pub unit: Option<String>,
}
