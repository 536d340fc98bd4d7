//! Two texts of one document → the paragraphs that differ. Records are not looked at: this is for what none is made of.

use super::changes::{blank, value};
use super::words;
use crate::data::{BlockKind, BlockRecord, Change, ChangeKind, Report};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A paragraph and the document it stands in.
struct Passage<'r> {
    document: &'r str,
    block: &'r BlockRecord,
    /// Its words with one space between.
    text: String,
}

/// The paragraphs that are others in `new`, each stretch of them one change of the field `blocks`; titles, headings and
/// items are paragraphs, headers and footers of pages and tables are not.
pub(super) fn find(old: &Report, new: &Report) -> Vec<Change> {
    let (one, other) = (passages(old), passages(new));
    let texts = |passages: &[Passage<'_>]| {
        passages.iter().map(|passage| passage.text.clone()).collect::<Vec<_>>()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &texts(&one), &texts(&other));
    let differ = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let changes = differ.map(|op| change(&one[op.old_range()], &other[op.new_range()]));
    let numbered =
        changes.enumerate().map(|(at, change)| Change { id: format!("d{}", at + 1), ..change });
    numbered.collect()
}

fn passages(report: &Report) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for document in &report.documents {
        for block in &document.blocks {
            if matches!(block.kind, BlockKind::Table | BlockKind::Furniture) {
                continue;
            }
            let words = block.label.iter().map(String::as_str).chain(block.text.split_whitespace());
            let text = words.collect::<Vec<_>>().join(" ");
            passages.push(Passage { document: &document.id, block, text });
        }
    }
    passages
}

/// What became of a stretch of paragraphs.
fn change(old: &[Passage<'_>], new: &[Passage<'_>]) -> Change {
    let text = |passages: &[Passage<'_>]| {
        let lines = passages.iter().map(|passage| passage.text.as_str());
        lines.collect::<Vec<_>>().join("\n")
    };
    let (before, after) = (text(old), text(new));
    let id = |passages: &[Passage<'_>]| passages.first().map(|first| first.document.to_owned());
    let spans = |passages: &[Passage<'_>]| {
        passages.iter().flat_map(|passage| passage.block.spans.iter().copied()).collect()
    };
    let mut change = Change {
        old_id: id(old),
        new_id: id(new),
        title: if after.is_empty() { before.clone() } else { after.clone() },
        field: Some("blocks".to_owned()),
        old_spans: spans(old),
        new_spans: spans(new),
        ..blank(ChangeKind::Text, "document")
    };
    if let Some(found) = words::compare(&before, &after) {
        (change.level, change.writing, change.words) = (found.level, found.writing, found.words);
    }
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    (change.old, change.new) = (value(&said(before)), value(&said(after)));
    change
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Joins, Level};

    fn report(text: &str) -> Report {
        crate::extract(&crate::read("a.txt", text.into()).unwrap(), Joins::Make)
    }

    #[test]
    fn a_paragraph_that_no_record_is_made_of_is_told() {
        let text = "QUYẾT ĐỊNH\n\nĐiều 1. Ban hành Quy chế.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n";
        let old = report(text);
        assert!(find(&old, &report(&text.replace("\n\n", "\n\n\n"))).is_empty());
        let changes = find(&old, &report(&text.replace("từ ngày ký", "sau 10 ngày")));
        let [change] = &changes[..] else { panic!("{changes:?}") };
        assert_eq!((change.id.as_str(), change.level), ("d1", Level::Meaning));
        assert!(change.old.as_str().is_some_and(|old| old.ends_with("từ ngày ký.")), "{change:?}");
        assert!(change.new.as_str().is_some_and(|new| new.ends_with("sau 10 ngày.")), "{change:?}");
        let gone = find(&old, &report(text.split("Điều 2").next().unwrap()));
        assert!(gone.len() == 1 && gone[0].new.is_null() && gone[0].new_id.is_none(), "{gone:?}");
    }
}
