//! A document and what it says of itself. Tasks, metrics and citations in it are records of their own.

use super::{Confidences, FieldSpans, Mention};
use crate::data::{BlockKind, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A document: a gazette issue, a decision, what is attached to it, an appendix.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// Its first and last line with print, counted from 1, what is attached to it included.
    pub lines: Option<[u32; 2]>,
    /// How sure each single value is, why, and by which rule it was read.
    pub confidence: Confidences,
    /// Official code of the commune, ward, special zone or district whose body issued it.
    #[serde(default)]
    pub unit_code: Option<String>,
    /// Official code of the province of the issuing body.
    #[serde(default)]
    pub province_code: Option<String>,
}

/// A printed line with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrintedLine {
    /// As printed.
    pub text: String,
    /// Where.
    pub spans: Vec<Span>,
}

/// "Ban hành kèm theo Quyết định số … ngày …".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IssuedWith {
    /// Number and symbol of the carrying document.
    pub number: Option<String>,
    /// Its ISO date.
    pub date: Option<String>,
}

/// The period a report covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// As printed.
    pub raw: String,
    /// EDTF.
    pub edtf: Option<String>,
    /// ISO date of the figures.
    pub as_of: Option<String>,
}

/// "Theo đề nghị của …".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Proposer {
    /// Who proposed, as printed.
    pub name: String,
    /// The paper it was proposed with.
    pub citation_id: Option<String>,
}

/// An article ("Điều n").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// Its number as printed, such as `1` or `2a`.
    pub number: String,
    /// Its text without the label "Điều n.".
    pub text: String,
    /// Where.
    pub spans: Vec<Span>,
}

/// When a document takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Effective {
    /// The clause as printed.
    pub raw: String,
    /// ISO date.
    pub date: Option<String>,
    /// It counts from the day of signing.
    pub from_signing: bool,
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Position held, such as `PHÓ CHỦ TỊCH`.
    pub position: Option<String>,
    /// In whose stead, such as `KT. CHỦ TỊCH`.
    pub capacity: Option<String>,
}

/// A footnote, taken out of the paragraph it interrupts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Footnote {
    /// Its mark, such as `¹`.
    pub mark: String,
    /// Its text.
    pub text: String,
    /// Where.
    pub spans: Vec<Span>,
}

/// A block of a document's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BlockRecord {
    /// `heading`, `paragraph`, `item`, `table` or `furniture`.
    pub kind: BlockKind,
    /// Depth of its label: 1 for `I.`, 2 for `1.`, 3 for `1.1.`, 4 for `a)`, 5 for `-`, 6 for `+`;
    /// 0 for what stands above them: `Phần`, `Chương`, `Mục`, `A.`.
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
