//! The blocks of a division → which are bases, proposal and articles.

use crate::data::{Block, BlockKind, Division, Text};
use crate::lang::keyed::{Keyed, key_pattern};
use crate::recognize::citations::Item;
use regex::Regex;
use std::sync::LazyLock;

/// Paragraphs that may stand before the first basis: `Kính gửi: …`, the authority.
const BEFORE_BASES: usize = 4;

static ARTICLE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^điều\s+(?<number>\d{1,3}[a-zđ]?)(?:\s*[.:/]\s*|\s*$)"));
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^điều\s+(?<number>\d{1,3}[a-zđ]?)\s*[.:]?\s*$"));
static BASIS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^[\s\-+*]*(?:căn cứ|thực hiện|tiếp tục thực hiện|triển khai)\b")
});
static PROPOSAL: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^[\s\-+*]*(?:theo|xét|trên cơ sở|sau khi xem xét|xem xét)\s+(?:(?:các\s+)?đề nghị|đề xuất|tờ trình|văn bản đề nghị)\b",
    )
});
static ENACTING: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:quyết định|quyết nghị|nghị quyết|chỉ thị|ban hành)\s*:?\s*$")
});

/// What a block of a division is to its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// `Căn cứ …;`
    Basis,
    /// `Theo đề nghị của …`
    Proposal,
    /// Of the article at this index of [`Layout::articles`].
    Article(usize),
    /// Anything else.
    Other,
}

/// An article: its number, and its texts, one for each block, with what each is in a list; the first is
/// in none.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticleText {
    pub(super) number: String,
    pub(super) texts: Vec<Text>,
    pub(super) items: Vec<Option<Item>>,
}

/// The parts of a division.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// One for each block.
    pub(super) parts: Vec<Part>,
    pub(super) articles: Vec<ArticleText>,
}

impl Layout {
    pub(super) fn of(division: &Division) -> Self {
        let mut layout =
            Self { parts: vec![Part::Other; division.blocks.len()], ..Self::default() };
        let first = division.blocks.iter().position(|block| article(block).is_some());
        layout.preamble(&division.blocks, first);
        if let Some(first) = first {
            layout.articles(&division.blocks, first);
        }
        layout
    }

    /// Bases and proposal: all before the first article; without articles those that stand together
    /// at the beginning, before the first labelled heading.
    fn preamble(&mut self, blocks: &[Block], first_article: Option<usize>) {
        let mut others = 0;
        let mut begun = false;
        for (at, block) in blocks.iter().enumerate().take(first_article.unwrap_or(blocks.len())) {
            let key = Keyed::of(block.text.as_str());
            let is_heading = block.kind == BlockKind::Heading && block.label.is_some();
            if first_article.is_none()
                && (is_heading || (begun && others > 0) || others > BEFORE_BASES)
            {
                return;
            }
            let is_text = !matches!(block.kind, BlockKind::Table | BlockKind::Furniture);
            if is_text && PROPOSAL.is_match(key.key()) {
                self.parts[at] = Part::Proposal;
                begun = true;
            } else if is_text && block.kind != BlockKind::Heading && BASIS.is_match(key.key()) {
                self.parts[at] = Part::Basis;
                begun = true;
            } else if is_text && !ENACTING.is_match(key.key()) && !block.text.is_empty() {
                others += 1;
            }
        }
    }

    /// Each article runs until the next, a chapter, or the end.
    fn articles(&mut self, blocks: &[Block], first: usize) {
        let mut open = false;
        for (at, block) in blocks.iter().enumerate().skip(first) {
            if let Some(article) = article(block) {
                self.articles.push(article);
                open = true;
            } else if ends_article(block) {
                open = false;
            } else if open
                && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading)
                && let Some(last) = self.articles.last_mut()
            {
                last.texts.push(block.text.clone());
                last.items.push(Some((block.kind, block.level)));
            } else {
                continue;
            }
            if open {
                self.parts[at] = Part::Article(self.articles.len() - 1);
            }
        }
    }
}

/// The article that a block opens.
fn article(block: &Block) -> Option<ArticleText> {
    if matches!(block.kind, BlockKind::Table | BlockKind::Furniture) {
        return None;
    }
    let labels = [block.printed_label.as_deref(), block.label.as_ref().map(Text::as_str)];
    for label in labels.into_iter().flatten() {
        let view = Keyed::of(label);
        if let Some(number) = LABEL.captures(view.key()).and_then(|caps| caps.name("number")) {
            let number = label[view.printed(number.range())].to_owned();
            return Some(opened(number, block.text.clone()));
        }
    }
    if block.label.is_some() {
        return None;
    }
    let view = Keyed::of(block.text.as_str());
    let caps = ARTICLE.captures(view.key())?;
    let number = caps.name("number")?;
    let number = view.value()[view.printed(number.range())].to_owned();
    let from = view.printed(0..caps.get(0)?.end()).end;
    Some(opened(number, block.text.slice_trimmed(from..block.text.len())))
}

/// An article with the text behind its number.
fn opened(number: String, text: Text) -> ArticleText {
    ArticleText { number, texts: vec![text], items: vec![None] }
}

/// A chapter, or a heading in capitals, ends the article before it.
fn ends_article(block: &Block) -> bool {
    let print = block.text.as_str();
    let heading = block.kind == BlockKind::Heading
        && block.label.is_none()
        && !print.chars().any(char::is_lowercase);
    heading || block.level.is_some_and(|level| level < 0)
}
