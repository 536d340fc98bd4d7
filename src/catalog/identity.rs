//! Two documents of one id → whether they are one. An id with place, symbol, year and number is trusted unless the
//! titles are of two things; one made of a title or of first words only where the openings agree.

use crate::data::Document;
use crate::lang::fold;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Letters of an opening.
const OPENING: usize = 300;
/// Steps of an id that says place, symbol, year and number: `vn/son-la/qd-ubnd/2026/1053`.
const WHOLE: usize = 5;
/// Least likeness of the openings, and issuers, of what is one, where the id says it, and where it does not.
const LIKE_BY_ID: f64 = 0.8;
const LIKE: f64 = 0.9;

/// By what a document is known beside its id; without marks and letter case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Features {
    /// Its title, else how it begins.
    pub(super) opening: String,
    /// The body in its letterhead, where it is read.
    pub(super) issuer: Option<String>,
}

impl Features {
    pub(super) fn of(document: &Document) -> Self {
        let blocks = document.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>();
        let text = document.title.clone().unwrap_or_else(|| blocks.join(" "));
        let opening = words(&text).chars().take(OPENING).collect();
        Self { opening, issuer: document.issuer.as_deref().map(words) }
    }

    /// Whether both begin alike, whatever the ids.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        strsim::normalized_levenshtein(&self.opening, &other.opening) >= LIKE
            && has_words_of(&self.opening, &other.opening)
    }

    /// Whether two documents with this id are one.
    pub(super) fn is_one(&self, id: &str, other: &Self) -> bool {
        let is_whole = is_whole(id);
        self.is_of_issuer(other, is_whole)
            && if is_whole {
                is_one_title(&self.opening, &other.opening)
            } else {
                self.is_alike(other)
            }
    }

    /// Whether nothing says that they are of two issuers. Where the id says no place, the letterhead does: two communes
    /// number their plans alike.
    pub(super) fn is_of_issuer(&self, other: &Self, has_place: bool) -> bool {
        let (Some(one), Some(other)) = (&self.issuer, &other.issuer) else { return true };
        one == other || has_place && strsim::normalized_levenshtein(one, other) >= LIKE_BY_ID
    }
}

/// Whether an id says place, symbol, year and number.
pub(super) fn is_whole(id: &str) -> bool {
    id.split('/').count() >= WHOLE && !id.contains('~')
}

fn words(text: &str) -> String {
    let bare = fold::bare(text);
    let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether two titles under one number are one: misread letters aside, or one of them cut, but never with other figures.
fn is_one_title(one: &str, other: &str) -> bool {
    has_words_of(one, other)
        && (strsim::normalized_levenshtein(one, other) >= LIKE_BY_ID || begins_like(one, other))
}

/// A word with figures for the letters that are taken for them.
fn figures(word: &str) -> String {
    word.replace('o', "0").replace(['l', 'i'], "1")
}

/// Whether the figures of the one are those with which the other begins, letters that are misread figures among them.
fn has_numbers_of(one: &str, other: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let words = text.split(' ').filter(|word| word.contains(|c: char| c.is_ascii_digit()));
        words.map(figures).collect()
    };
    let (one, other) = (numbers(one), numbers(other));
    one.iter().zip(&other).all(|(one, other)| one == other)
}

/// Least likeness of a word and what a reader's eye or a machine made of it.
const MISREAD: f64 = 0.5;

/// Whether no word, and no figure, of the one stands in the other as another: of two plans for two communes all words
/// are the same but the name.
fn has_words_of(one: &str, other: &str) -> bool {
    let [left, right] = [one, other].map(|text| text.split(' ').collect::<Vec<_>>());
    let is_misread = |op: &DiffOp| {
        let (old, new) = (left[op.old_range()].concat(), right[op.new_range()].concat());
        let is_figure = figures(&old) == figures(&new);
        old.is_empty()
            || new.is_empty()
            || is_figure
            || strsim::normalized_levenshtein(&old, &new) >= MISREAD
    };
    let ops = capture_diff_slices(Algorithm::Myers, &left, &right);
    has_numbers_of(one, other) && ops.iter().all(is_misread)
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
        let of = |opening: &str| Features { opening: opening.to_owned(), issuer: None };
        assert_eq!(of(one).is_one(id, &of(other)), expected, "{id}: {one} / {other}");
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

    #[test]
    fn other_figures_and_other_issuers_are_other_documents() {
        let whole = "vn/son-la/qd-ubnd/2026/13";
        let (first, second) =
            ("ke hoach trong rung giai doan 1", "ke hoach trong rung giai doan 2");
        check(whole, first, second, false);
        check(whole, first, "ke hoach trong rung giai doan l", true);
        check(whole, "phat trien rung xa nam pam", "phat trien rung xa chieng hoa", false);
        let of = |issuer: &str| Features {
            opening: "ke hoach".to_owned(),
            issuer: Some(issuer.to_owned()),
        };
        let (one, other) = (of("ubnd xa tan lap"), of("ubnd xa nam pam"));
        assert!(!one.is_one("vn/kh-ubnd/2026/45", &other) && !one.is_one(whole, &other));
        assert!(of("ubnd tinh son la").is_one(whole, &of("ubnd tinh sonla")));
        let unknown = Features { issuer: None, ..other.clone() };
        assert!(one.is_one("vn/kh-ubnd/2026/45", &unknown) && other.is_one(whole, &unknown));
    }
}
