//! `Điều 1. …` blocks → articles and what they cite.

use super::layout::Layout;
use super::{Cited, Use};
use crate::data::{Article, Division, Document, Text};
use crate::recognize::citations;

/// Reads the articles of a division.
pub(super) fn read(
    _division: &Division,
    layout: &Layout,
    document: &mut Document,
    cited: &mut Cited,
) {
    for article in &layout.articles {
        let mut replaced = citations::Replaced::default();
        for (text, item) in article.texts.iter().zip(&article.items) {
            let mut found = citations::find(text);
            replaced.mark(text.as_str(), *item, &mut found);
            cited.add(found, Use::Other);
        }
        let text = Text::join(&article.texts).without_closing_stop();
        document.articles.push(Article {
            number: article.number.clone(),
            text: text.as_str().to_owned(),
            spans: text.spans(),
        });
    }
}
