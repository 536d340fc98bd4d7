//! A deadline as printed and as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kind of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// By a day.
    By,
    /// Within a period.
    Within,
    /// From a time on.
    From,
    /// All the time.
    Continuous,
    /// Again and again.
    Recurring,
    /// When something happens.
    Event,
    /// As a roadmap or plan of somebody says.
    Roadmap,
    /// Text that says no time.
    Unspecified,
}

/// A deadline as printed and as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deadline {
    /// As printed.
    pub raw: String,
    /// What sort of time it is.
    pub kind: DeadlineKind,
    /// EDTF (ISO 8601-2), `None` where no time is fixed.
    pub edtf: Option<String>,
    /// First day, ISO.
    pub start: Option<String>,
    /// Last day, ISO, as printed.
    pub end: Option<String>,
    /// The day printed is itself excluded ("trước ngày").
    pub before: bool,
    /// RFC 5545 recurrence rule.
    pub rrule: Option<String>,
    /// To be kept up afterwards ("và duy trì thường xuyên").
    pub ongoing: bool,
    /// The event or roadmap it depends on.
    pub condition: Option<String>,
}
