//! Notes and headings → what the marks of a status column stand for: `Ghi chú: Đ: đạt; C: chưa đạt`.
//!
//! Two marks that both stand for a status make a legend; one may be anything.

use crate::data::{BlockKind, Division, StatusCode, Table, Text};
use crate::lang::keyed::Keyed;
use crate::lang::pattern::pattern;
use crate::lang::status;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// `Đ: đạt`, `CHT = chưa hoàn thành`.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?:^|[\s(;,.:"“])([A-ZĐ0-9+]{1,4})["”]?\s*(?::|=|-|–|là)\s*([^;,.()=:]{2,60})"#)
});
/// Words that what a mark stands for may have.
const LONGEST: usize = 7;

/// What marks stand for.
#[derive(Default)]
pub(super) struct Legend(BTreeMap<String, StatusCode>);

impl Legend {
    /// What the paragraphs of a division and the headings of its tables say.
    pub(super) fn of(division: &Division) -> Self {
        let running = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Item);
        let notes = division.blocks.iter().filter(|block| running(block.kind));
        let headings = division.tables.iter().flat_map(names);
        let texts = notes.map(|block| block.text.as_str()).chain(headings.map(Text::as_str));
        Self(texts.flat_map(marks).collect())
    }

    /// The status that a cell means which holds nothing but a mark.
    pub(super) fn code(&self, cell: &str) -> Option<StatusCode> {
        self.0.get(cell.trim()).copied()
    }
}

fn names(table: &Table) -> impl Iterator<Item = &Text> {
    table.columns.iter().filter_map(|column| column.name.as_ref())
}

/// The marks of one text; none where it explains fewer than two.
fn marks(text: &str) -> Vec<(String, StatusCode)> {
    let read = MARK.captures_iter(text).filter_map(|found| {
        let keyed = Keyed::of(found[2].trim());
        let code = status::code_of(keyed.key());
        let short = found[2].split_whitespace().count() <= LONGEST;
        (short && code != StatusCode::Other).then(|| (found[1].to_owned(), code))
    });
    let read: Vec<(String, StatusCode)> = read.collect();
    if read.len() < 2 { Vec::new() } else { read }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_marks_make_a_legend() {
        let codes = |text| marks(text).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
        assert_eq!(codes("Ghi chú: Đ: đạt; C: chưa đạt"), ["Đ", "C"]);
        assert_eq!(codes("(HT = hoàn thành, ĐTH = đang thực hiện)"), ["HT", "ĐTH"]);
        assert!(codes("Nhóm A: đạt").is_empty());
        assert!(codes("Phòng A: đồng chí An; Phòng B: đồng chí Bình").is_empty());
    }
}
