//! A text → whether it begins as tasks and results do, or goes on what stands before it.

use crate::lang::agency::vocabulary::verb;
use crate::lang::agency::words::tokens;
use crate::lang::{fold, lexicon};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words of a text that are looked at for a verb.
const VERB_WORDS: usize = 4;

static OPENERS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| lexicon::rows("openers").iter().map(|row| fold::key(row[0])).collect());

/// Words that join, and on which side of them something must stand.
static JOINTS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    lexicon::rows("joints").into_iter().map(|row| (fold::key(row[0]), row[1])).collect()
});

/// The folded first `count` words of `text`.
pub(super) fn lead(text: &str, count: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(count).collect();
    let whole = (words.len() == count).then(|| words.join(" "))?;
    Some(fold::key(whole.trim_end_matches([',', ';', ':', '.'])))
}

/// Whether `text` begins with a row of `openers.tsv`.
pub(super) fn is_opener(text: &str) -> bool {
    (1..=3).filter_map(|count| lead(text, count)).any(|key| OPENERS.contains(&key))
}

/// Whether `text` begins with words that say what is to be done.
pub(super) fn begins_task(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(VERB_WORDS).collect();
    is_opener(text) || verb(&tokens(&words.join(" ")), 0).is_some()
}

/// Whether no phrase ends as `text` does: after a word that takes another.
pub(super) fn takes_another(text: &str) -> bool {
    let words: Vec<&str> = text.rsplitn(3, ' ').take(2).collect();
    let last = words.first().map(|word| fold::key(word)).unwrap_or_default();
    let two = words.iter().rev().map(|word| fold::key(word)).collect::<Vec<_>>().join(" ");
    let ends = |(word, side): &(String, &str)| *side != "begin" && (*word == last || *word == two);
    JOINTS.iter().any(ends)
}

/// Whether no text begins as `text` does: with a word or mark that goes on another.
pub(super) fn goes_on(text: &str) -> bool {
    let begins = |count| {
        let key = lead(text, count);
        JOINTS.iter().any(|(word, side)| *side != "end" && Some(word) == key.as_ref())
    };
    text.starts_with([')', ',', ';', '.', '/', '%']) || begins(1) || begins(2)
}

/// Whether `text` begins with a capital.
pub(super) fn begins_upper(text: &str) -> bool {
    text.trim_start().chars().next().is_some_and(char::is_uppercase)
}

/// Whether `text` begins in lower case.
pub(super) fn begins_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}
