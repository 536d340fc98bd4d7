//! A cell → whether it is a row's number: `1`, `1.1`, `IV`, `a)`, `12a`.

use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ])[.)]?$")
});
static LETTERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?$"));

/// Whether `cell` is nothing but a row's number.
pub(super) fn is_ordinal(cell: &str) -> bool {
    ORDINAL.is_match(cell)
}

/// Whether `cell` is nothing but a label that heads rows: `I`, `A`.
pub(super) fn is_lettered(cell: &str) -> bool {
    LETTERED.is_match(cell)
}

/// Whether `next` is the number after `last`: `3` after `2`, `1.4` after `1.3`.
pub(super) fn follows(last: &str, next: &str) -> bool {
    let parts = |number: &str| {
        let bare = number.trim_end_matches(['.', ')']);
        let (above, own) = bare.rsplit_once('.').unwrap_or(("", bare));
        own.parse::<u32>().ok().map(|own| (above.to_owned(), own))
    };
    let wanted = parts(last).map(|(above, own)| (above, own.saturating_add(1)));
    wanted.is_some() && wanted == parts(next)
}
