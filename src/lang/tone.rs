//! Where the tone stands in open syllables with `oa`, `oe`, `uy`: `hòa` (old) or `hoà` (new). Both are right;
//! nothing else of a word is touched.

use super::syllable::{self, Tone};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A way of placing tones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `hòa`, as official texts mostly have it.
    Old,
    /// `hoà`, as schools teach it.
    New,
}

/// Rhymes whose tone may stand on either vowel.
const EITHER: [&str; 3] = ["oa", "oe", "uy"];

/// `word` with its tone placed in this style; a word that is none of these syllables stays.
#[must_use]
pub fn placed(word: &str, style: Style) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let known = syllable::parse(word).filter(|syllable| EITHER.contains(&syllable.rhyme));
    let Some(mark) = known.and_then(|syllable| syllable.tone.mark()) else {
        return Cow::Borrowed(word);
    };
    let bare: Vec<char> = word.nfd().filter(|c| Tone::of_mark(*c).is_none()).collect();
    let letter = match style {
        Style::Old => bare.len() - 2,
        Style::New => bare.len() - 1,
    };
    let (before, behind) = bare.split_at(letter + 1);
    let moved: String =
        before.iter().chain([&mark]).chain(behind).collect::<String>().nfc().collect();
    if moved == word { Cow::Borrowed(word) } else { Cow::Owned(moved) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tones_move_in_open_syllables_only() {
        for (old, new) in
            [("hòa", "hoà"), ("KHỎE", "KHOẺ"), ("thủy", "thuỷ"), ("Ủy", "Uỷ"), ("tòa", "toà")]
        {
            assert_eq!(
                (placed(old, Style::New), placed(new, Style::Old)),
                (new.into(), old.into())
            );
            assert_eq!(
                (placed(old, Style::Old), placed(new, Style::New)),
                (old.into(), new.into())
            );
        }
        for word in
            ["quý", "toàn", "tiếng", "hoa", "quỹ", "café", "x", "", "mùa", "của", "giá", "đào"]
        {
            assert_eq!(
                (placed(word, Style::New), placed(word, Style::Old)),
                (word.into(), word.into())
            );
        }
    }

    proptest! {
        /// Placing is idempotent, and old and new lead back to each other.
        #[test]
        fn placing_twice_is_placing_once(word in "[a-zàáảãạòóỏõọùúủũụỳýỷỹỵđ]{1,7}") {
            for style in [Style::Old, Style::New] {
                let once = placed(&word, style).into_owned();
                prop_assert_eq!(placed(&once, style), once.as_str());
                prop_assert_eq!(placed(&once, Style::Old), placed(&word, Style::Old));
            }
        }
    }
}
