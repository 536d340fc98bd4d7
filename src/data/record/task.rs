//! A task: who has to do what by when, and how far it is.

use super::{Confidences, Deadline, FieldSpans, Mention, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A task: a row that assigns or reports work, an assignment block, a duty of a named body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Task {
    /// `<document id>#<section path and ordinal>`.
    pub id: String,
    /// Its document.
    pub document_id: String,
    /// Its table; `None` in prose.
    pub table_id: Option<String>,
    /// Labels and headings from the outside in.
    pub section: Vec<String>,
    /// As printed, without a closing dot or parenthesis.
    pub ordinal: Option<String>,
    /// Text of the group row, group column or innermost heading.
    pub group: Option<String>,
    /// What is to be done.
    pub title: Option<String>,
    /// To what end ("mục tiêu").
    pub objective: Option<String>,
    /// Chủ trì.
    pub leads: Vec<Mention>,
    /// Phối hợp.
    pub supports: Vec<Mention>,
    /// Theo dõi, đôn đốc.
    pub monitors: Vec<Mention>,
    /// Thẩm định.
    pub appraisers: Vec<Mention>,
    /// Phê duyệt.
    pub approvers: Vec<Mention>,
    /// Thời hạn.
    pub deadline: Option<Deadline>,
    /// All of them, where a cell names several.
    pub deadlines: Vec<Deadline>,
    /// Sản phẩm: what is to be produced.
    pub deliverable: Option<String>,
    /// Tình trạng.
    pub status: Option<Status>,
    /// Kết quả: what has been done.
    pub result: Option<String>,
    /// Khó khăn, vướng mắc.
    pub difficulty: Option<String>,
    /// Nhiệm vụ, giải pháp tiếp theo.
    pub next_step: Option<String>,
    /// Places the row is about.
    pub places: Vec<Place>,
    /// How sure each field is that has a value, why, and by which rule it was read.
    pub confidence: Confidences,
    /// `organisation-duty`, `joined-across-page`, `text-lost` …, sorted.
    pub flags: Vec<String>,
    /// Source ranges of each field.
    pub spans: FieldSpans,
}

impl Task {
    /// What it is called: that of a group where it has no name of its own.
    #[must_use]
    pub fn called(&self) -> &str {
        let names = [&self.title, &self.deliverable, &self.group, &self.ordinal];
        let printed = names.into_iter().flatten().find(|name| !name.trim().is_empty());
        printed.map_or(self.id.as_str(), String::as_str)
    }
}

/// A place named by a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// As printed.
    pub name: String,
    /// Official code of the commune, ward, special zone or district.
    pub unit_code: Option<String>,
    /// Official code of the province.
    pub province_code: Option<String>,
}
