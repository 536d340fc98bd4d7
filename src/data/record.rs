//! The records of a report, named and ordered as the data contract (`docs/schema.md`) has them.

use super::{Number, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Source ranges of each field of a record, by field name.
pub type FieldSpans = BTreeMap<String, Vec<Span>>;

/// A document: a gazette issue, a decision, what is attached to it, an appendix.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// `vn/<province or tw>/<symbol>/<year>/<number>`, attachments below it.
    pub id: String,
    /// The document it stands in or is attached to.
    pub parent_id: Option<String>,
    /// `issue`, `decision`, `plan`, `appendix` … (column `kind` of `document_kinds.tsv`).
    pub kind: String,
    /// The kind in Vietnamese, as Decree 30/2020/NĐ-CP names it.
    pub kind_vi: Option<String>,
    /// Number and symbol without spaces, such as `1053/QĐ-UBND`.
    pub number: Option<String>,
    /// The body it comes from, such as `UBND tỉnh Sơn La`.
    pub issuer: Option<String>,
    /// Who decides, as printed above the legal bases.
    pub authority: Option<String>,
    /// Place in the date line.
    pub place: Option<String>,
    /// ISO 8601 date.
    pub date: Option<String>,
    /// Title as printed, its lines joined.
    pub title: Option<String>,
    /// The document this one was issued with.
    pub issued_with: Option<IssuedWith>,
    /// Reporting period, where the text says it.
    pub period: Option<Period>,
    /// Ids of the citations that are its legal bases.
    pub legal_bases: Vec<String>,
    /// Who proposed it ("Theo đề nghị của").
    pub proposer: Option<Proposer>,
    /// Its articles ("Điều").
    pub articles: Vec<Article>,
    /// When it takes effect.
    pub effective: Option<Effective>,
    /// Who is responsible for carrying it out.
    pub responsible: Vec<Mention>,
    /// Who signed it.
    pub signer: Option<Signer>,
    /// "Nơi nhận", one per line.
    pub recipients: Vec<PrintedLine>,
    /// Footnotes taken out of the text.
    pub footnotes: Vec<Footnote>,
    /// All its text in order, tables by reference.
    pub blocks: Vec<BlockRecord>,
    /// The whole document, what is attached to it included.
    pub spans: Vec<Span>,
    /// Source ranges of `number`, `issuer`, `title` and the other single values above.
    pub field_spans: FieldSpans,
}

/// A printed line with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedLine {
    /// As printed.
    pub text: String,
    /// Where.
    pub spans: Vec<Span>,
}

/// "Ban hành kèm theo Quyết định số … ngày …".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedWith {
    /// Number and symbol of the carrying document.
    pub number: Option<String>,
    /// Its ISO date.
    pub date: Option<String>,
}

/// The period a report covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// As printed.
    pub raw: String,
    /// EDTF.
    pub edtf: Option<String>,
    /// ISO date of the figures.
    pub as_of: Option<String>,
}

/// "Theo đề nghị của …".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposer {
    /// Who proposed, as printed.
    pub name: String,
    /// The paper it was proposed with.
    pub citation_id: Option<String>,
}

/// An article ("Điều n").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its number as printed, such as `1` or `2a`.
    pub number: String,
    /// Its text without the label "Điều n.".
    pub text: String,
    /// Where.
    pub spans: Vec<Span>,
}

/// When a document takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effective {
    /// The clause as printed.
    pub raw: String,
    /// ISO date.
    pub date: Option<String>,
    /// It counts from the day of signing.
    pub from_signing: bool,
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Position held, such as `PHÓ CHỦ TỊCH`.
    pub position: Option<String>,
    /// In whose stead, such as `KT. CHỦ TỊCH`.
    pub capacity: Option<String>,
}

/// A footnote, taken out of the paragraph it interrupts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// Its mark, such as `¹`.
    pub mark: String,
    /// Its text.
    pub text: String,
    /// Where.
    pub spans: Vec<Span>,
}

/// A block of a document's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockRecord {
    /// `heading`, `paragraph`, `item`, `table` or `furniture`.
    pub kind: super::BlockKind,
    /// Depth of its label: 1 for `I.`, 2 for `1.`, 3 for `1.1.`, 4 for `a)`, 5 for `-`, 6 for `+`.
    pub level: Option<u8>,
    /// Label as printed, without its closing dot or parenthesis.
    pub label: Option<String>,
    /// Text without the label.
    pub text: String,
    /// The table that stands here.
    pub table_id: Option<String>,
    /// Where.
    pub spans: Vec<Span>,
}

/// A body named in some role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// As printed, without a limiting parenthesis and without role words.
    pub name: String,
    /// The body, `None` for a collective or an unknown one.
    pub agency_id: Option<String>,
    /// It names a group of bodies ("các sở, ban, ngành").
    pub collective: bool,
    /// The limiting parenthesis.
    pub scope: Option<String>,
    /// Where.
    pub spans: Vec<Span>,
}

/// Kind of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// What a status means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// As printed.
    pub raw: String,
    /// What it means.
    pub code: StatusCode,
}

/// A place named by a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// As printed.
    pub name: String,
    /// Official code of the commune or ward.
    pub unit_code: Option<String>,
    /// Official code of the province.
    pub province_code: Option<String>,
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Printed so.
    Exact,
    /// Follows from what is printed.
    Inferred,
    /// A guess on weak evidence.
    Doubtful,
}

/// How sure a value is, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confidence {
    /// How sure.
    pub class: Class,
    /// Why.
    pub reason: String,
}

/// A task: a row that assigns or reports work, an assignment block, a duty of a named body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    /// How sure each field is that is not simply printed so.
    pub confidence: BTreeMap<String, Confidence>,
    /// `organisation-duty`, `joined-across-page`, `text-lost` …, sorted.
    pub flags: Vec<String>,
    /// Source ranges of each field.
    pub spans: FieldSpans,
}

/// Kind of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The clause around it.
    pub context: Option<String>,
    /// Where.
    pub spans: Vec<Span>,
}

/// In what way a document is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// A body, gathered over one input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Such as `vn/son-la/so-tu-phap`.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// `department`, `ministry`, `police` … (column `kind` of `agencies.tsv`).
    pub kind: String,
    /// As printed in this input, sorted.
    pub aliases: Vec<String>,
    /// Tasks it leads.
    pub lead_count: u32,
    /// Tasks it supports.
    pub support_count: u32,
}
