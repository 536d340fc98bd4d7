//! Words that only join others, from `lexicon/particles.tsv`: which of them end no sentence, and with which words
//! they form another word.

use super::{fold, lexicon};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A word that joins others.
struct Particle {
    ends_nothing: bool,
    /// No sentence ends with it, and that is all that is known of it.
    is_only_last: bool,
    /// It is looked at only before a number.
    counts: bool,
    behind: Vec<String>,
    before: Vec<String>,
}

static PARTICLES: LazyLock<BTreeMap<String, Particle>> = LazyLock::new(|| {
    let keys = |field: &str| {
        let words = field.split('|').filter(|word| !word.is_empty());
        words.map(fold::key).collect()
    };
    let particle = |row: Vec<&'static str>| {
        let (behind, before) = (keys(row[2]), keys(row[3]));
        (
            fold::key(row[0]),
            Particle {
                ends_nothing: ["yes", "last"].contains(&row[1]),
                is_only_last: row[1] == "last",
                counts: row[1] == "number",
                behind,
                before,
            },
        )
    };
    lexicon::rows("particles").into_iter().map(particle).collect()
});

/// Whether no sentence ends with the folded `word`, which may be of two syllables, where `previous` stands before it.
#[must_use]
pub fn ends_nothing(word: &str, previous: Option<&str>) -> bool {
    PARTICLES.get(word).is_some_and(|known| known.ends_nothing && !known.is_part(previous))
}

/// Whether the folded `word` cannot stand twice in a row between `previous` and `next`.
#[must_use]
pub fn stands_once(word: &str, previous: Option<&str>, next: Option<&str>) -> bool {
    PARTICLES.get(word).is_some_and(|known| {
        let begins = next.is_some_and(|next| known.before.iter().any(|word| word == next));
        let counted = next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        !begins && !known.is_only_last && !known.is_part(previous) && (counted || !known.counts)
    })
}

impl Particle {
    /// Whether it forms a word with the one before it.
    fn is_part(&self, previous: Option<&str>) -> bool {
        previous.is_some_and(|previous| self.behind.iter().any(|word| word == previous))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_joins_ends_no_sentence() {
        for (word, previous, expected) in [
            ("của", None, true),
            ("tại", Some("thực hiện"), true),
            ("tại", Some("hiện"), false),
            ("theo", Some("kèm"), false),
            ("tỉnh", None, false),
            ("chưa", Some("ngành"), true),
            ("không", Some("hàng"), false),
            ("có thể", Some("quan"), true),
            ("có thể", Some("nếu"), false),
            ("do", Some("tự"), false),
        ] {
            assert_eq!(ends_nothing(word, previous), expected, "{word}");
        }
    }

    #[test]
    fn it_stands_once_but_as_a_part_of_another() {
        for (word, previous, next, expected) in [
            ("các", Some("cho"), Some("sở"), true),
            ("tại", Some("hiện"), Some("tỉnh"), false),
            ("cho", Some("ngân"), Some("vay"), false),
            ("luôn", None, None, false),
            ("từ", Some("dạy"), Some("bước"), false),
            ("số", Some("định"), Some("3188"), true),
            ("số", Some("một"), Some("liệu"), false),
            ("số", Some("chỉ"), Some("5"), false),
        ] {
            assert_eq!(stands_once(word, previous, next), expected, "{word}");
        }
    }
}
