//! The records of a report, named and ordered as the data contract (`docs/schema.md`) has them.

mod body;
mod citation;
mod confidence;
mod deadline;
mod document;
mod metric;
mod status;
mod task;

use super::Span;
use std::collections::BTreeMap;

pub use body::{Agency, Mention};
pub use citation::{Citation, Relation};
pub use confidence::{Class, Confidence, Confidences};
pub use deadline::{Deadline, DeadlineKind};
pub use document::{
    Article, BlockRecord, Document, Effective, Footnote, IssuedWith, Period, PrintedLine, Proposer,
    Signer,
};
pub use metric::{Metric, MetricKind, Qualifier};
pub use status::{Assessment, Status, StatusCode};
pub use task::{Place, Task};

/// Source ranges of each field of a record, by field name.
pub type FieldSpans = BTreeMap<String, Vec<Span>>;
