//! Tags in order → how deep the elements are nested that the parser has open.
//!
//! A model of the parser's stack, with its rules on what closes what; it may count an element too
//! many, which does no harm below the limit.

use super::elements::is_void;
use html5ever::LocalName;
use html5ever::tokenizer::{Tag, TagKind};
use std::collections::HashMap;

/// Most elements open at a time. Real pages nest twenty to sixty.
const DEEPEST: usize = 200;

/// The elements that are open.
#[derive(Default)]
pub(super) struct Nesting {
    open: Vec<LocalName>,
    /// How many of them are paragraphs.
    paragraphs: usize,
    /// Start tags left out, whose end tags must be left out too.
    left_out: HashMap<LocalName, usize>,
    /// Whether any was left out.
    pub(super) is_cut: bool,
}

impl Nesting {
    /// Whether the parser may see `tag`.
    pub(super) fn admits(&mut self, tag: &Tag) -> bool {
        if is_void(&tag.name) || is_raw(&tag.name) {
            return true;
        }
        match tag.kind {
            TagKind::StartTag => self.opens(tag),
            TagKind::EndTag => self.closes(&tag.name),
        }
    }

    fn opens(&mut self, tag: &Tag) -> bool {
        if tag.self_closing && self.open.iter().any(|name| is_foreign(name)) {
            return true;
        }
        self.close_implied(&tag.name);
        if self.open.len() >= DEEPEST {
            *self.left_out.entry(tag.name.clone()).or_default() += 1;
            self.is_cut = true;
            return false;
        }
        self.paragraphs += usize::from(&*tag.name == "p");
        self.open.push(tag.name.clone());
        true
    }

    fn closes(&mut self, name: &LocalName) -> bool {
        if let Some(count) = self.left_out.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return false;
        }
        let is_part = is_table_part(name);
        let stops = |other: &str| match () {
            () if is_part => other == "table",
            () if is_special(name) => matches!(other, "table" | "td" | "th" | "caption"),
            () => is_special(other),
        };
        self.close_to(|other| other == name, stops);
        true
    }

    /// Closes the innermost element that `is` the one, unless one that `stops` is inside of it.
    fn close_to(&mut self, is: impl Fn(&LocalName) -> bool, stops: impl Fn(&str) -> bool) {
        let found = self.open.iter().rposition(|other| is(other) || stops(other));
        if let Some(at) = found.filter(|&at| is(&self.open[at])) {
            let closed = self.open.drain(at..);
            self.paragraphs -= closed.filter(|name| &**name == "p").count();
        }
    }

    /// Closes what a start tag closes by itself: `<p>` a paragraph, `<td>` a cell.
    fn close_implied(&mut self, name: &LocalName) {
        match &**name {
            "td" | "th" => self.close_to(|other| matches!(&**other, "td" | "th"), |o| o == "table"),
            "tr" => self.close_to(|other| &**other == "tr", |o| o == "table"),
            "tbody" | "thead" | "tfoot" => self.close_to(
                |o| matches!(&**o, "tbody" | "thead" | "tfoot"),
                |other| other == "table",
            ),
            "li" => self.close_to(|other| &**other == "li", stops_item),
            "dd" | "dt" => self.close_to(|other| matches!(&**other, "dd" | "dt"), stops_item),
            "option" => self.close_to(|other| &**other == "option", |_| true),
            _ if self.paragraphs > 0 && is_special(name) => {
                let edge = |other: &str| {
                    matches!(other, "table" | "td" | "th" | "caption" | "button" | "object")
                };
                self.close_to(|other| &**other == "p", edge);
            }
            _ => {}
        }
    }
}

/// Elements whose content the tokenizer does not look into, and the frame of a page.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "head"
            | "body"
            | "script"
            | "style"
            | "title"
            | "textarea"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
    )
}

fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

fn is_table_part(name: &str) -> bool {
    matches!(name, "table" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption")
}

fn stops_item(name: &str) -> bool {
    is_special(name) && !matches!(name, "address" | "div" | "p")
}

/// Elements that the HTML standard calls special (13.2.4.2) and that can hold others.
fn is_special(name: &str) -> bool {
    is_table_part(name)
        || matches!(
            name,
            "address"
                | "applet"
                | "article"
                | "aside"
                | "blockquote"
                | "button"
                | "center"
                | "colgroup"
                | "dd"
                | "details"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "frameset"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hgroup"
                | "li"
                | "listing"
                | "main"
                | "marquee"
                | "menu"
                | "nav"
                | "object"
                | "ol"
                | "p"
                | "pre"
                | "search"
                | "section"
                | "select"
                | "summary"
                | "template"
                | "ul"
        )
}
