//! Two documents of one id → whether they are one. An id with place, symbol, year and number is trusted unless the
//! titles are of two things; one made of a title or of first words only where the openings agree.

use crate::data::Document;
use crate::lang::fold;

/// Letters of an opening.
const OPENING: usize = 300;
/// Steps of an id that says place, symbol, year and number: `vn/son-la/qd-ubnd/2026/1053`.
const WHOLE: usize = 5;
/// Least likeness of the openings of what is one, where the id says it, and where it does not.
const LIKE_BY_ID: f64 = 0.55;
const LIKE: f64 = 0.9;

/// By what a document is known beside its id: its title, else how it begins; without marks and letter case.
pub(super) fn opening(document: &Document) -> String {
    let words = |text: &str| {
        let bare = fold::bare(text);
        let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    let blocks = document.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>();
    let text = document.title.clone().unwrap_or_else(|| blocks.join(" "));
    words(&text).chars().take(OPENING).collect()
}

/// Whether two documents with this id and these openings are one.
pub(super) fn is_one(id: &str, one: &str, other: &str) -> bool {
    let is_whole = id.split('/').count() >= WHOLE && !id.contains('~');
    if !is_whole {
        return is_alike(one, other);
    }
    strsim::normalized_levenshtein(one, other) >= LIKE_BY_ID || begins_like(one, other)
}

/// Whether two openings are one, whatever the ids.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    strsim::normalized_levenshtein(one, other) >= LIKE
}

/// Whether the longer one begins as the shorter one stands: a title of which a source has only the first line, or
/// nothing.
fn begins_like(one: &str, other: &str) -> bool {
    let length = one.chars().count().min(other.chars().count());
    let start = |text: &str| text.chars().take(length).collect::<String>();
    strsim::normalized_levenshtein(&start(one), &start(other)) >= LIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, one: &str, other: &str, expected: bool) {
        assert_eq!(is_one(id, one, other), expected, "{id}: {one} / {other}");
    }

    #[test]
    fn a_number_is_trusted_and_a_title_compared() {
        let whole = "vn/son-la/qd-ubnd/2026/1053";
        check(
            whole,
            "ban hanh ke hoach thuc hien de an 06",
            "ban hanh ke hoach thuc hlen de an o6",
            true,
        );
        check(whole, "ban hanh ke hoach thuc hien de an 06", "", true);
        check(whole, "ban hanh ke hoach thuc hien de an 06", "ban hanh ke hoach", true);
        check(
            whole,
            "ban hanh ke hoach thuc hien de an 06",
            "cong nhan xa dat chuan nong thon moi",
            false,
        );
        check("vn/ke-hoach", "ke hoach", "ke hoach", true);
        check("vn/qd-ubnd/2026/15", "ve viec bo nhiem can bo", "phe duyet quy hoach", false);
        check(
            "vn/ke-hoach",
            "ke hoach nam 2026 cua so y te",
            "ke hoach nam 2025 cua so noi vu",
            false,
        );
    }
}
