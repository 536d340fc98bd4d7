//! A seed and its report → look-ups by line and by span.

use super::gold::{list, read, str};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A seed: the text, where its lines begin, and what the program says of it.
pub(super) struct Seed {
    pub(super) number: &'static str,
    pub(super) report: Value,
    text: String,
    starts: Vec<usize>,
}

/// The file of `folder` whose name begins with the number of a seed.
pub(crate) fn file_of(folder: &Path, number: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths = files.map(|file| file.path());
    paths.find(|path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(number)))
}

impl Seed {
    /// # Panics
    /// If `folder` holds no file whose name begins with `number`.
    pub(super) fn read(folder: &Path, number: &'static str, report: Value) -> Self {
        let path = file_of(folder, number)
            .unwrap_or_else(|| panic!("{}: no seed {number}", folder.display()));
        Self::new(number, read(&path), report)
    }

    /// A text and the report on it.
    pub(super) fn new(number: &'static str, text: String, report: Value) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        Self { number, report, text, starts }
    }

    /// The records of one list of the report.
    pub(super) fn records(&self, name: &str) -> &[Value] {
        list(&self.report[name])
    }

    /// The line of a byte, from 1.
    fn line(&self, at: usize) -> u64 {
        u64::try_from(self.starts.partition_point(|&start| start <= at)).unwrap_or(u64::MAX)
    }

    /// A line of the text, cleaned.
    pub(super) fn line_text(&self, line: u64) -> String {
        let lines = self.text.lines().nth(usize::try_from(line).unwrap_or(0).saturating_sub(1));
        congbao::normalize::clean_str(lines.unwrap_or_default())
    }

    /// First and last line of what is printed within `spans`; zeros where nothing is.
    pub(super) fn lines(&self, spans: &Value) -> (u64, u64) {
        let pieces = || list(spans).iter().filter_map(|span| self.printed(span));
        let start = pieces().map(|(start, _)| start).min();
        let end = pieces().map(|(_, end)| end).max();
        match (start, end) {
            (Some(start), Some(end)) => (self.line(start), self.line(end - 1)),
            (_, _) => (0, 0),
        }
    }

    /// Line where `spans` begin; 0 where they are empty.
    pub(super) fn first_line(&self, spans: &Value) -> u64 {
        self.lines(spans).0
    }

    /// The range of a span without white space at its ends.
    fn printed(&self, span: &Value) -> Option<(usize, usize)> {
        let (start, slice) = self.slice(span)?;
        let inner = slice.trim_start();
        let start = start + slice.len() - inner.len();
        (!inner.is_empty()).then(|| (start, start + inner.trim_end().len()))
    }

    fn slice(&self, span: &Value) -> Option<(usize, &str)> {
        let bound = |at: usize| usize::try_from(span[at].as_u64()?).ok();
        let (start, end) = (bound(0)?, bound(1)?);
        self.text.get(start..end).map(|slice| (start, slice))
    }

    /// What the source says at `spans`, cleaned, the pieces joined by a space.
    pub(super) fn reread(&self, spans: &Value) -> Option<String> {
        let pieces: Option<Vec<String>> = list(spans)
            .iter()
            .map(|span| self.slice(span).map(|(_, slice)| congbao::normalize::clean_str(slice)))
            .collect();
        pieces.filter(|pieces| !pieces.is_empty()).map(|pieces| pieces.join(" "))
    }

    /// The line where a task stands: that of its title, or of its first other field.
    pub(super) fn task_line(&self, task: &Value) -> u64 {
        let fields = ["title", "ordinal", "leads", "deadline", "result", "deliverable"];
        let lines = fields.iter().map(|field| self.first_line(&task["spans"][field]));
        lines.into_iter().find(|&line| line > 0).unwrap_or(0)
    }

    /// Whether the first span of `record` lies within `spans`.
    pub(super) fn is_within(record: &Value, spans: &Value) -> bool {
        let start = record["spans"][0][0].as_u64();
        let holds = |span: &Value| start >= span[0].as_u64() && start < span[1].as_u64();
        start.is_some() && list(spans).iter().any(holds)
    }

    /// The decision of this number.
    pub(super) fn decision(&self, number: &str) -> &Value {
        let number = super::text::symbol(number);
        let is_it = |document: &&Value| {
            document["kind"] == "decision"
                && super::text::symbol(str(&document["number"])) == number
        };
        self.records("documents").iter().find(is_it).unwrap_or(&Value::Null)
    }

    /// What is attached to a document, and to that, in source order.
    pub(super) fn below<'a>(&'a self, document: &'a Value) -> Vec<&'a Value> {
        let mut family = vec![document];
        for other in self.records("documents") {
            let parent = &other["parent_id"];
            if parent.is_string() && family.iter().any(|member| &member["id"] == parent) {
                family.push(other);
            }
        }
        family.split_off(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn spans_have_lines_and_a_cleaned_text() {
        let seed = Seed::new("000", "một\n**hai**\n\nba".to_owned(), Value::Null);
        assert_eq!(seed.lines(&json!([[0, 5]])), (1, 1));
        assert_eq!(seed.lines(&json!([[5, 14]])), (2, 2));
        assert_eq!(seed.lines(&json!([[8, 11], [15, 17]])), (2, 4));
        assert_eq!(seed.lines(&json!([])), (0, 0));
        assert_eq!(seed.reread(&json!([[6, 13], [15, 17]])), Some("hai ba".to_owned()));
        assert_eq!(seed.reread(&json!([[2, 3]])), None, "inside a letter");
        assert_eq!(seed.reread(&json!([])), None);
    }

    #[test]
    fn attachments_of_attachments_are_below() {
        let report = json!({"documents": [
            {"id": "a", "parent_id": null}, {"id": "b", "parent_id": "a"},
            {"id": "c", "parent_id": "b"}, {"id": "d", "parent_id": null}
        ]});
        let seed = Seed::new("000", String::new(), report);
        let below = seed.below(&seed.records("documents")[0]);
        assert_eq!(below.iter().map(|d| str(&d["id"])).collect::<Vec<_>>(), ["b", "c"]);
    }
}
