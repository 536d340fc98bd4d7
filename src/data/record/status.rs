//! A status as printed and as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a status means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatusCode {
    /// Hoàn thành.
    Completed,
    /// Hoàn thành và duy trì thường xuyên.
    CompletedMaintained,
    /// Đã áp dụng.
    Applied,
    /// Đang triển khai.
    InProgress,
    /// Triển khai theo lộ trình.
    OnSchedule,
    /// Thực hiện thường xuyên.
    Regular,
    /// Chậm tiến độ.
    Delayed,
    /// Đang nghiên cứu.
    UnderStudy,
    /// Hoàn thành thí điểm, không nhân rộng.
    PilotEnded,
    /// Chưa triển khai.
    NotStarted,
    /// Không triển khai.
    NotPursued,
    /// Something else.
    Other,
}

/// A status as printed and as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Status {
    /// As printed; the heading of the ticked column where a tick says it.
    pub raw: String,
    /// What it means.
    pub code: StatusCode,
    /// Step reached ("Bước 3/5": 3).
    pub step: Option<u32>,
    /// Steps in all ("Bước 3/5": 5).
    pub steps: Option<u32>,
    /// The text's own assessment, where a tick column decides the code.
    pub assessment: Option<Assessment>,
}

/// The text's own word on a status that a tick column decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assessment {
    /// As printed.
    pub raw: String,
    /// What it means.
    pub code: StatusCode,
}
