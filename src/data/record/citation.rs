//! A mention of a document.

use super::Confidences;
use crate::data::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// In what way a document is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Căn cứ.
    Basis,
    /// Ban hành kèm theo.
    IssuedWith,
    /// Sửa đổi, bổ sung.
    Amends,
    /// Thay thế, bãi bỏ.
    Replaces,
    /// Theo đề nghị … tại Tờ trình.
    Proposal,
    /// Anything else.
    Mention,
}

/// One mention of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// Unique in the input.
    pub id: String,
    /// The citing document.
    pub document_id: String,
    /// The citing task.
    pub task_id: Option<String>,
    /// As printed.
    pub text: String,
    /// Kind of the cited document, as Decree 30/2020/NĐ-CP writes it.
    pub kind_vi: Option<String>,
    /// Number and symbol without spaces.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// Its title, where printed (laws are cited by title).
    pub title: Option<String>,
    /// `điểm a khoản 2 Điều 8`, one per part cited.
    pub parts: Vec<String>,
    /// In what way.
    pub relation: Relation,
    /// The document of this input that is meant.
    pub target_id: Option<String>,
    /// Where.
    pub spans: Vec<Span>,
    /// How sure `number` or `title`, `kind_vi`, `issuer`, `date` and `target_id` are, why, and by which rule they
    /// were read.
    pub confidence: Confidences,
}
