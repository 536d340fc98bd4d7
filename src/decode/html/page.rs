//! Lines and rows → the linearised text of a page, each with the path of its element.
//!
//! What would be read as markup again is escaped, so that cleaning gives back what the page prints.

use super::elements::Node;
use super::paths::Paths;
use crate::data::{Anchor, Finding, Span};
use crate::lang::columns::role_of;
use std::borrow::Cow;

/// A page being written.
pub(super) struct Page {
    pub(super) text: String,
    pub(super) anchors: Vec<Anchor>,
    pub(super) findings: Vec<Finding>,
    paths: Paths,
}

impl Page {
    pub(super) fn new(paths: Paths) -> Self {
        Self { text: String::new(), anchors: Vec::new(), findings: Vec::new(), paths }
    }

    /// Sets a blank line before what follows.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line of running text; bold ones in `**`, which says so to the outline.
    pub(super) fn line(&mut self, line: &str, bold: bool, node: Node<'_>) {
        let start = self.text.len();
        let mark = if bold && !line.starts_with('*') && !line.ends_with('*') { "**" } else { "" };
        self.text.push_str(mark);
        self.text.push_str(&escaped(line));
        self.text.push_str(mark);
        self.end(start, node);
    }

    /// A row of a table: cells between tabs, line ends inside them as `<br>`.
    pub(super) fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>, node: Node<'_>) {
        self.marked_row(cells, "", node);
    }

    /// The header of a table. One of headings that nobody knows stands in `**`, which says to the
    /// outline that the page marks it.
    pub(super) fn header(&mut self, names: &[String], node: Node<'_>) {
        let known = names.iter().filter(|name| role_of(name).is_some()).count();
        let can_be_marked = |name: &String| !name.is_empty() && !name.contains('*');
        let is_marked = known * 3 < names.len() * 2 && names.iter().all(can_be_marked);
        let mark = if is_marked { "**" } else { "" };
        self.marked_row(names.iter().map(String::as_str), mark, node);
    }

    fn marked_row<'c>(
        &mut self,
        cells: impl IntoIterator<Item = &'c str>,
        mark: &str,
        node: Node<'_>,
    ) {
        let start = self.text.len();
        self.text.push_str(mark);
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            for (at, line) in cell.split('\n').enumerate() {
                if at > 0 {
                    self.text.push_str("<br>");
                }
                self.text.push_str(&escaped(line));
            }
        }
        self.text.push_str(mark);
        self.end(start, node);
    }

    fn end(&mut self, start: usize, node: Node<'_>) {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let span = Span::new(offset(start), offset(self.text.len()));
        self.anchors.push(Anchor { path: self.paths.path(node), span });
        self.text.push('\n');
    }
}

/// `line` with `<` and `&` written as entities where they would be read as a tag or an entity.
fn escaped(line: &str) -> Cow<'_, str> {
    if !line.contains(['<', '&']) {
        return Cow::Borrowed(line);
    }
    let mut text = String::with_capacity(line.len() + 16);
    let mut from = 0;
    for (at, found) in line.match_indices(['<', '&']) {
        let rest = &line[at + 1..];
        let entity = match found {
            "<" if rest.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()) => "&lt;",
            "&" if is_entity(rest) => "&amp;",
            _ => continue,
        };
        text.push_str(&line[from..at]);
        text.push_str(entity);
        from = at + 1;
    }
    text.push_str(&line[from..]);
    Cow::Owned(text)
}

/// Whether an entity goes on with `rest` behind its `&`.
fn is_entity(rest: &str) -> bool {
    let name = rest.find(';').filter(|&end| end > 0 && end <= 10).map(|end| &rest[..end]);
    name.is_some_and(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn only_what_looks_like_markup_is_escaped() {
        for (line, expected) in [
            ("HCTP&BTTP; 5 < 7", "HCTP&amp;BTTP; 5 < 7"),
            ("A&B, x<5", "A&B, x<5"),
            ("thẻ <b> và </b>, &lt;", "thẻ &lt;b> và &lt;/b>, &amp;lt;"),
            ("", ""),
        ] {
            assert_eq!(escaped(line), expected);
        }
    }
}
