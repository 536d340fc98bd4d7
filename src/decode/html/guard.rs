//! Text of a page → its tree of elements, never nested deeper than a limit.
//!
//! The parser of `html5ever` looks through all open elements at most tags and opens formatting
//! elements again in each paragraph: on hostile pages both take quadratic time. So formatting tags are
//! passed on as plain inline elements, and what is nested too deeply is left out; its text stays.

use super::attributes;
use super::open::Nesting;
use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink as _};
use html5ever::{LocalName, TokenizerResult, local_name};
use scraper::{Html, HtmlTreeSink};
use std::cell::RefCell;

/// Name under which bold text goes into the tree.
pub(super) const BOLD: &str = "bold";

/// The tree of a page.
pub(super) struct Parsed {
    pub(super) html: Html,
    /// Elements were left out because they were nested too deeply.
    pub(super) is_cut: bool,
}

/// Parses `text` as a browser does.
pub(super) fn parse(text: &str) -> Parsed {
    let sink = HtmlTreeSink::new(Html::new_document());
    let builder = TreeBuilder::new(sink, TreeBuilderOpts::default());
    let guard = Guard { builder, nesting: RefCell::default() };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(&*attributes::tame(text)));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Guard { builder, nesting } = tokenizer.sink;
    Parsed { html: builder.sink.finish(), is_cut: nesting.into_inner().is_cut }
}

/// Stands between the tokens and the tree.
struct Guard {
    builder: TreeBuilder<NodeId, HtmlTreeSink>,
    nesting: RefCell<Nesting>,
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if let Token::TagToken(tag) = &mut token {
            plain(tag);
            if !self.nesting.borrow_mut().admits(tag) {
                return TokenSinkResult::Continue;
            }
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Renames a formatting tag to an inline element that the parser treats like any other.
fn plain(tag: &mut Tag) {
    match &*tag.name {
        "b" | "strong" => tag.name = LocalName::from(BOLD),
        "a" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "tt"
        | "u" => tag.name = local_name!("span"),
        _ => {}
    }
}
