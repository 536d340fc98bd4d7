//! An HTML document → its text in lines as the outline reads them, and the element of each line.
//!
//! Blocks are lines with blank lines between them; rows of tables are lines, their cells between tabs.
//! Style sheets and scripts are not run: what only they show or hide is read as the page has it.

pub(super) mod charset;

mod attributes;
mod elements;
mod grid;
mod guard;
mod headings;
mod lines;
mod lists;
mod open;
mod page;
mod paths;
pub(super) mod sniff;
mod tables;
mod walk;

use crate::data::{Anchor, Finding, Severity};
use elements::Node;
use lines::{Piece, Tables};
use page::Page;
use paths::Paths;
use std::borrow::Cow;

/// The text of a page.
pub(super) struct Linear {
    pub(super) text: String,
    pub(super) anchors: Vec<Anchor>,
    pub(super) findings: Vec<Finding>,
}

/// Reads a page that `sniff` knows as one.
pub(super) fn run(text: &str) -> Linear {
    let text = &text[sniff::start(text)..];
    let whole = if sniff::begins_in_table(text) {
        Cow::Owned(format!("<table>{text}"))
    } else {
        Cow::Borrowed(text)
    };
    let parsed = guard::parse(&whole);
    let root = parsed.html.tree.root();
    let mut page = Page::new(Paths::of(root));
    if parsed.is_cut {
        page.findings.push(too_deep());
    }
    let body = find(root, "body").unwrap_or(root);
    let pieces = lines::read(body, Tables::Lifted);
    if let Some(Piece::Table(table)) = pieces.first()
        && tables::is_data(*table)
    {
        title(&mut page, root);
    }
    tables::write_pieces(&mut page, pieces);
    let Page { mut text, anchors, findings, .. } = page;
    text.truncate(text.trim_end_matches('\n').len() + usize::from(text.ends_with('\n')));
    Linear { text, anchors, findings }
}

/// The first element of this name near the root.
fn find<'a>(root: Node<'a>, name: &str) -> Option<Node<'a>> {
    let html = root.children().find(|&node| elements::is(node, "html"))?;
    html.children().find(|&node| elements::is(node, name))
}

/// The title of the page, where nothing else stands above its first table.
fn title(page: &mut Page, root: Node<'_>) {
    let head = find(root, "head");
    let title = head.and_then(|head| head.children().find(|&node| elements::is(node, "title")));
    if let Some(title) = title {
        tables::write_pieces(page, lines::read(title, Tables::Lifted));
        page.gap();
    }
}

fn too_deep() -> Finding {
    Finding::new(
        "html.nested-too-deep",
        Severity::Warning,
        "Các phần tử HTML lồng nhau quá sâu; bỏ bớt thẻ, giữ nguyên chữ",
        "HTML elements are nested too deeply; some tags were left out, their text was kept",
    )
}
