//! The shape of a text before its meaning is read: divisions, blocks, tables.

use super::{Finding, Span, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is done about texts that a page break cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joins {
    /// They are put together, each join recorded; what cannot be known is flagged.
    #[default]
    Make,
    /// They stay as they are printed.
    Refuse,
}

/// One line of the source, cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line in the source, without its line end.
    pub span: Span,
    /// What stood between its tabs, cleaned; one field where there is no tab.
    pub fields: Vec<Text>,
    /// White space before the first tab or letter that is not a tab (a Word dump's lost number).
    pub leading_space: bool,
    /// It was printed in bold as a whole or opens a bold run (`**…`).
    pub bold: bool,
    /// What its ends say.
    pub edges: Edges,
    /// It is a whole row of a table: cut at its bars, or put together from several lines.
    pub is_row: bool,
}

/// What stands at the ends of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    /// A form feed: a page begins with it.
    pub opens_page: bool,
    /// Two spaces: a line break of Markdown.
    pub breaks: bool,
}

impl Line {
    /// Whether nothing is printed on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(Text::is_empty)
    }

    /// Tabs on the line.
    #[must_use]
    pub fn tabs(&self) -> usize {
        self.fields.len() - 1
    }

    /// The whole line as one text, tabs as spaces.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::join(&self.fields)
    }
}

/// Kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading: a label or capitals over what follows.
    Heading,
    /// A paragraph without a label.
    Paragraph,
    /// A labelled paragraph or bullet.
    Item,
    /// A table stands here.
    Table,
    /// Letterhead, signature, page head, contents, imprint.
    Furniture,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Depth of the label: 1 (`I.`) to 6 (`+`), 0 for an article, below 0 for `Phần`, `Chương`, `Mục`
    /// and `A.`.
    pub level: Option<i8>,
    /// Label without its closing dot or parenthesis.
    pub label: Option<Text>,
    /// Label as printed with its closing mark, such as `II.` or `a)`.
    pub printed_label: Option<String>,
    /// Text without the label.
    pub text: Text,
    /// Index into [`Division::tables`].
    pub table: Option<usize>,
    /// Its paragraph was cut by a page and joined.
    pub joined: bool,
}

/// A document before its meaning is read.
#[derive(Clone, Debug, Default)]
pub struct Division {
    /// Index of the division it is attached to or stands in.
    pub parent: Option<usize>,
    /// The issue as a whole (masthead, contents, imprint).
    pub is_issue: bool,
    /// The body in the letterhead, its lines joined.
    pub issuer: Option<Text>,
    /// What follows `Số:`.
    pub number: Option<Text>,
    /// `Sơn La, ngày 24 tháng 4 năm 2026`.
    pub place_date: Option<Text>,
    /// `QUYẾT ĐỊNH`, `KẾ HOẠCH`, `Phụ lục`.
    pub kind: Option<Text>,
    /// `Phụ lục số 01`, whole.
    pub label: Option<Text>,
    /// Title, its lines joined.
    pub title: Option<Text>,
    /// `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH` above the bases.
    pub authority: Option<Text>,
    /// `(Ban hành kèm theo …)`, without its parentheses.
    pub issued_with: Option<Text>,
    /// Lines of the signature: capacity, position, name.
    pub signature: Vec<Text>,
    /// Lines under "Nơi nhận:".
    pub recipients: Vec<Text>,
    /// Footnotes: mark and text.
    pub footnotes: Vec<(Text, Text)>,
    /// All its own text in order; what is attached is not in it.
    pub blocks: Vec<Block>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Its whole range, what is attached to it included.
    pub span: Option<Span>,
    /// Its first and last line with print, counted from 1, what is attached to it included.
    pub lines: Option<[u32; 2]>,
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// It assigns or reports work.
    Task,
    /// It describes something.
    Data,
    /// It heads the rows below it.
    Group,
    /// It could not be read; a finding says why. No reader of today makes one: rows are
    /// brought into the columns (`table.short-row`, `table.long-row`).
    Rejected,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Heading as printed.
    pub name: Option<Text>,
}

/// A logical row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// One text per column.
    pub cells: Vec<Text>,
    /// It heads the rows below it.
    pub is_group: bool,
    /// `joined-across-page`, `join-doubtful`, `text-lost`, `cells-shifted`, `inherited-cell`.
    pub flags: Vec<&'static str>,
}

/// A text moved to the cell it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuation {
    /// Logical row it was joined to.
    pub row: usize,
    /// Column.
    pub column: usize,
    /// The text that was moved.
    pub fragment: Text,
    /// By which rule, such as `page.paragraph-seam`.
    pub rule: &'static str,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Columns; their names are `None` where no heading is printed.
    pub columns: Vec<Column>,
    /// Logical rows, page joins applied.
    pub rows: Vec<Row>,
    /// Rows as printed, headers included.
    pub rows_in: usize,
    /// Header rows, the first included.
    pub header_rows: usize,
    /// Headers printed again.
    pub header_repeats: usize,
    /// Rows that were only the rest of another.
    pub continuation_rows: usize,
    /// Joins made.
    pub continuations: Vec<Continuation>,
    /// Its whole range.
    pub span: Option<Span>,
}

/// A line of the contents of an issue.
#[derive(Clone, Debug, Default)]
pub struct TocLine {
    /// Section heading above it.
    pub section: Option<Text>,
    /// Body heading above it.
    pub body: Option<Text>,
    /// Date as printed.
    pub date: Text,
    /// All of the entry between date and page.
    pub entry: Text,
    /// Page as printed.
    pub page: Text,
}

/// The masthead of an issue.
#[derive(Clone, Debug, Default)]
pub struct Masthead {
    /// `Tỉnh Sơn La`.
    pub locality: Option<Text>,
    /// `Số 30 + 31`.
    pub numbers: Option<Text>,
    /// `Ngày 15 tháng 05 năm 2026`.
    pub date: Option<Text>,
    /// First line of the imprint.
    pub publisher: Option<Text>,
    /// Contents.
    pub toc: Vec<TocLine>,
}

/// The shape of a whole input.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The gazette's masthead, where there is one.
    pub masthead: Option<Masthead>,
    /// Divisions in source order, parents before children.
    pub divisions: Vec<Division>,
    /// What was odd.
    pub findings: Vec<Finding>,
}
