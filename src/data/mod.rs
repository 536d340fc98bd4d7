//! Nouns: what the stages hand to each other. Uses nothing of the project and does no I/O.

pub mod account;
pub mod audited;
pub mod change;
pub mod error;
pub mod finding;
pub mod lines;
pub mod number;
pub mod outline;
pub mod places;
pub mod record;
pub mod report;
pub mod series;
pub mod source;
pub mod span;
pub mod text;

pub use account::{Account, Considered, FieldAccount, PrintedPlace};
pub use audited::{Audit, Audited, AuditedDocument, Piece, Quote, Remark, ToldResult};
pub use change::{
    Change, ChangeKind, Comparison, Direction, Edit, Evidence, Level, Means, Pair, Side, Summary,
    Transition, WordEdit, Writing,
};
pub use error::Error;
pub use finding::{Finding, Severity};
pub use lines::Lines;
pub use number::Number;
pub use outline::{
    Block, BlockKind, Column, Continuation, Division, Edges, Joins, Line, Masthead, Outline, Row,
    RowKind, Table, TocLine,
};
pub use record::{
    Agency, Article, Assessment, BlockRecord, Citation, Class, Confidence, Confidences, Deadline,
    DeadlineKind, Document, Effective, FieldSpans, Footnote, IssuedWith, Mention, Metric,
    MetricKind, Period, Place, PrintedLine, Proposer, Qualifier, Relation, Signer, Status,
    StatusCode, Task,
};
pub use report::{
    Anchor, CellSpans, ColumnRecord, ContinuationRecord, Issue, Report, SCHEMA_VERSION,
    SourceRecord, TablePlace, TableRecord, TocEntry,
};
pub use series::SeriesRow;
pub use source::Source;
pub use span::Span;
pub use text::Text;
