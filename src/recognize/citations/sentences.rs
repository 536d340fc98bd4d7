//! A text → where its sentences begin.

use crate::data::Text;
use crate::lang::keyed::Keyed;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

static END: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[.?!…][”\x22)]?\s+[\p{Lu}“\x22(*+–-]|\s[*+•]\s"));

/// The bytes at which the sentences of a text begin, sorted.
pub(super) struct Sentences(Vec<usize>);

impl Sentences {
    /// Cuts at full stops before capitals, at bullets inside a cell and at breaks of the print.
    pub(super) fn of(text: &Text, view: &Keyed<'_>) -> Self {
        let mut starts: Vec<usize> = vec![0];
        starts
            .extend(END.find_iter(view.value()).map(|found| last_char(view.value(), found.end())));
        starts.extend(text.breaks().filter(|&at| opens(view.value(), at)));
        starts.sort_unstable();
        starts.dedup();
        Self(starts)
    }

    /// Where the sentence begins in which byte `at` stands.
    pub(super) fn start(&self, at: usize) -> usize {
        let after = self.0.partition_point(|&start| start <= at);
        self.0[after.saturating_sub(1)]
    }
}

/// Whether the print that goes on after a break is a new sentence: it begins with a capital or a
/// mark, and the text before is closed.
fn opens(value: &str, at: usize) -> bool {
    let before = value[..at].trim_end();
    let next = value[at..].trim_start().chars().next();
    let closed = before.ends_with(['.', ';', ':', '!', '?', '…']);
    next.is_some_and(|c| matches!(c, '-' | '*' | '+' | '•') || (closed && c.is_uppercase()))
}

/// The start of the character that ends at `end`.
fn last_char(value: &str, end: usize) -> usize {
    value[..end].chars().next_back().map_or(end, |c| end - c.len_utf8())
}
