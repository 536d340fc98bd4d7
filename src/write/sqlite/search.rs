//! Texts of records → a full-text index that finds them without diacritics. `unicode61` drops all marks but leaves
//! `đ`; so a second column has the text with `d` for it, and a word is looked for in both.

use super::super::rows::{Cell, Sheet};
use rusqlite::{Connection, Result, Statement, params};
use std::borrow::Cow;
use std::io;

/// The index: what was found in, and whose text it is.
pub(super) const TABLE: &str = "CREATE VIRTUAL TABLE search USING fts5(text, folded, \
    type UNINDEXED, source UNINDEXED, id UNINDEXED, position UNINDEXED, field UNINDEXED, \
    tokenize = 'unicode61 remove_diacritics 2')";

const INSERT: &str = "INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)";

/// Texts of a sheet that can be searched.
struct Searched {
    sheet: &'static str,
    /// What the records are called.
    kind: &'static str,
    id: &'static str,
    /// Where in the record, if it is a part of it.
    position: Option<&'static str>,
    texts: &'static [&'static str],
}

const SEARCHED: [Searched; 6] = [
    searched("documents", "document", "id", None, &["title"]),
    searched("document_articles", "article", "document_id", Some("position"), &["text"]),
    searched("document_footnotes", "footnote", "document_id", Some("position"), &["text"]),
    searched("blocks", "block", "document_id", Some("position"), &["text"]),
    searched("tasks", "task", "id", None, OF_TASKS),
    searched("table_cells", "table", "table_id", Some("row"), &["text"]),
];

const OF_TASKS: &[&str] =
    &["title", "objective", "deliverable", "result", "difficulty", "next_step"];

const fn searched(
    sheet: &'static str,
    kind: &'static str,
    id: &'static str,
    position: Option<&'static str>,
    texts: &'static [&'static str],
) -> Searched {
    Searched { sheet, kind, id, position, texts }
}

/// The same by the places of the columns.
pub(super) struct Fields {
    kind: &'static str,
    id: usize,
    position: Option<usize>,
    texts: Vec<(&'static str, usize)>,
    /// The kind of a row of a table: those that are tasks are found as tasks.
    row_kind: Option<usize>,
}

impl Fields {
    /// Those of `sheet`, where it has some.
    pub(super) fn of(sheet: &Sheet) -> Option<Self> {
        let searched = SEARCHED.iter().find(|searched| searched.sheet == sheet.name)?;
        let place = |name: &str| sheet.heads.iter().position(|head| head.name == name);
        let texts = searched.texts.iter().filter_map(|name| Some((*name, place(name)?)));
        Some(Self {
            kind: searched.kind,
            id: place(searched.id)?,
            position: searched.position.and_then(place),
            texts: texts.collect(),
            row_kind: place("row_kind"),
        })
    }

    fn is_told_elsewhere(&self, cells: &[Cell<'_>]) -> bool {
        self.row_kind.is_some_and(|at| cells[at].text() == "task")
    }
}

/// Takes texts in.
pub(super) struct Texts<'c>(Statement<'c>);

impl<'c> Texts<'c> {
    pub(super) fn begin(connection: &'c Connection) -> Result<Self> {
        Ok(Self(connection.prepare(INSERT)?))
    }

    /// Adds the texts of a row.
    pub(super) fn take(&mut self, fields: &Fields, cells: &[Cell<'_>]) -> io::Result<()> {
        if fields.is_told_elsewhere(cells) {
            return Ok(());
        }
        for (field, at) in &fields.texts {
            let text = cells[*at].text();
            if !text.trim().is_empty() {
                self.add(fields, cells, (field, &text)).map_err(io::Error::other)?;
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        fields: &Fields,
        cells: &[Cell<'_>],
        (field, text): (&str, &str),
    ) -> Result<()> {
        let position = fields.position.and_then(|at| match cells[at] {
            Cell::Integer(position) => i64::try_from(position).ok(),
            Cell::Empty | Cell::Text(_) | Cell::Number(_) | Cell::Flag(_) => None,
        });
        let (source, id) = (cells[0].text(), cells[fields.id].text());
        self.0.execute(params![text, folded(text), fields.kind, source, id, position, field])?;
        Ok(())
    }
}

/// Letters that the index would keep apart from `d`: Đ, and two that are printed for it.
const CROSSED: [char; 6] = ['đ', 'Đ', 'ð', 'Ð', 'ɖ', 'Ɖ'];

/// `text` with `d` for `đ`; nothing where it has none, for then its own words are the same.
fn folded(text: &str) -> Option<Cow<'_, str>> {
    text.contains(CROSSED).then(|| Cow::Owned(text.replace(CROSSED, "d")))
}

/// What a person typed → what the index takes: all of the words, each as it stands, the last letter `*` for words
/// that begin so. No letter is an operator.
#[must_use]
pub fn all_of(typed: &str) -> String {
    let word = |word: &str| match word.strip_suffix('*') {
        Some(start) if !start.is_empty() => format!("\"{}\"*", start.replace('"', "\"\"")),
        Some(_) | None => format!("\"{}\"", word.replace('"', "\"\"")),
    };
    let spaced = typed.replace('\0', " ");
    spaced.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// Merges what was taken in piece by piece, so that searches are quick and the file small.
pub(super) fn tidy(connection: &Connection) -> Result<()> {
    connection.execute_batch("INSERT INTO search (search) VALUES ('optimize')")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_no_syntax() {
        for (typed, expected) in [
            ("chuyển đổi  số", "\"chuyển\" \"đổi\" \"số\""),
            ("1053/QĐ-UBND AND", "\"1053/QĐ-UBND\" \"AND\""),
            ("quy* * \"a", "\"quy\"* \"*\" \"\"\"a\""),
            ("", ""),
        ] {
            assert_eq!(all_of(typed), expected);
        }
    }

    #[test]
    fn only_texts_with_the_letter_are_written_twice() {
        assert_eq!(folded("chuyển ĐỔI số").as_deref(), Some("chuyển dỔI số"));
        assert_eq!(folded("nhân dân"), None);
    }
}
