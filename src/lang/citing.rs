//! The words around a cited document (`citing_words.tsv`) → lists by role.
//!
//! Does not know bodies by name: those are in the register of agencies.

use super::document_kind::begins;
use super::{fold, lexicon};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static WORDS: LazyLock<BTreeMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in lexicon::rows("citing_words") {
        words.entry(row[0]).or_default().push(fold::key(row[1]));
    }
    for list in words.values_mut() {
        list.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    }
    words
});

/// Titles of laws as matching keys, the longest first.
static LAWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let rows = lexicon::rows("laws");
    let mut keys: Vec<String> = rows.iter().map(|row| fold::key(row[0])).collect();
    keys.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    keys
});

/// The words of a role as matching keys, the longest first.
#[must_use]
pub fn words(role: &str) -> &'static [String] {
    WORDS.get(role).map_or(&[], Vec::as_slice)
}

/// The bytes of the longest word of `role` that `key` begins with.
#[must_use]
pub fn opening(role: &str, key: &str) -> Option<usize> {
    words(role).iter().find(|word| begins(key, word)).map(String::len)
}

/// The words of a role as alternatives of a pattern for keys.
#[must_use]
pub fn alternatives(role: &str) -> String {
    let words: Vec<String> = words(role).iter().map(|word| regex::escape(word)).collect();
    words.join("|")
}

/// The bytes of the known title of a law that `key` begins with.
#[must_use]
pub fn law_title(key: &str) -> Option<usize> {
    LAWS.iter().find(|title| begins(key, title)).map(String::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found() {
        assert_eq!(opening("head", "phó chủ tịch ubnd tỉnh"), Some("phó chủ tịch".len()));
        assert_eq!(opening("head", "sở"), Some("sở".len()));
        assert_eq!(opening("head", "sởi"), None);
        assert_eq!(law_title("căn cước công dân năm 2014"), Some("căn cước công dân".len()));
        assert_eq!(law_title("thi đua, khen thưởng;"), Some("thi đua, khen thưởng".len()));
        assert!(words("nothing").is_empty());
    }
}
