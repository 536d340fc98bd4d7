//! A closing list of counts (`- Sở Y tế: 01/01 (mô hình số 6).` under `1. … (12 mô hình)`) → a table:
//! who, how many, which. Its lines stay blocks; nothing is added up here.

use super::rows::bare;
use crate::data::{Block, BlockKind, ColumnRecord, RowKind, Span, TableRecord, Text};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Fewest lines of a list that is a table.
const FEWEST_ROWS: usize = 3;
/// Depth of bullets.
const BULLET: i8 = 5;

/// What the three columns are: whom a line is about, how many, which ones.
const COLUMNS: [(&str, &str); 3] = [("title", "text"), ("quantity", "text"), ("other", "text")];

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?<who>[^:()]{2,120}?)\s*:\s*(?<count>\d+(?:\s*/\s*\d+)?(?:\s+\p{Ll}+){0,3})\s*\((?<which>[^()%]*)\)\s*[.;,]?$",
    )
});
/// A parenthesis that says more about the number, not what was counted.
static SHARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:đạt|chiếm|tăng|giảm|bằng|tỷ lệ|tỉ lệ|so với)\b"));

/// A list that is a table.
pub(super) struct Summary {
    /// Its lines.
    pub(super) blocks: Range<usize>,
    rows: Vec<(RowKind, [Text; 3])>,
}

/// The summaries among `blocks`.
pub(super) fn find(blocks: &[Block]) -> Vec<Summary> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let mut summary = Summary { blocks: at..at, rows: Vec::new() };
        while let Some(row) = row(&blocks[summary.blocks.end..]) {
            summary.rows.push(row);
            summary.blocks.end += 1;
        }
        at = summary.blocks.end.max(at + 1);
        let lines = summary.rows.iter().filter(|(kind, _)| *kind == RowKind::Data).count();
        if lines >= FEWEST_ROWS {
            found.push(summary);
        }
    }
    found
}

/// The row that the first of `blocks` is: a line of the list, or what heads lines.
fn row(blocks: &[Block]) -> Option<(RowKind, [Text; 3])> {
    let block = blocks.first()?;
    if let Some(cells) = line(block) {
        return Some((RowKind::Data, cells));
    }
    let labelled =
        block.level.is_some_and(|level| level < BULLET) && block.kind != BlockKind::Table;
    let heads = labelled && blocks.get(1).is_some_and(|next| line(next).is_some());
    heads.then(|| (RowKind::Group, [bare(&block.text), Text::new(), Text::new()]))
}

fn line(block: &Block) -> Option<[Text; 3]> {
    let is_bullet =
        block.kind == BlockKind::Item && block.level.is_some_and(|level| level >= BULLET);
    let found = LINE.captures(block.text.as_str()).filter(|_| is_bullet)?;
    let part = |name| found.name(name).map(|part| block.text.slice_trimmed(part.range()));
    let which = part("which")?;
    (!SHARE.is_match(which.as_str())).then_some([part("who")?, part("count")?, which])
}

/// The record of a summary.
pub(super) fn record(
    summary: &Summary,
    blocks: &[Block],
    id: String,
    document_id: &str,
) -> TableRecord {
    let column = |(role, kind): &(&str, &str)| ColumnRecord {
        name: None,
        role: (*role).to_owned(),
        kind: (*kind).to_owned(),
    };
    let text = |cell: &Text| cell.as_str().to_owned();
    let above = summary.blocks.start.checked_sub(1).map(|at| &blocks[at]);
    let title =
        above.filter(|above| !matches!(above.kind, BlockKind::Table | BlockKind::Furniture));
    let texts = blocks[summary.blocks.clone()]
        .iter()
        .flat_map(|block| block.label.iter().chain([&block.text]));
    let places: Vec<Span> = texts.flat_map(Text::spans).collect();
    TableRecord {
        id,
        document_id: document_id.to_owned(),
        title: title.map(|above| above.text.as_str().trim_end_matches([':', '.', ' ']).to_owned()),
        columns: COLUMNS.iter().map(column).collect(),
        rows: summary.rows.iter().map(|(_, cells)| cells.iter().map(text).collect()).collect(),
        row_kinds: summary.rows.iter().map(|(kind, _)| *kind).collect(),
        rows_in: u32::try_from(summary.rows.len()).unwrap_or(u32::MAX),
        header_repeats: 0,
        continuations: Vec::new(),
        spans: Span::hull_of(&places).into_iter().collect(),
        cell_spans: Vec::new(),
        places: Vec::new(),
    }
}
