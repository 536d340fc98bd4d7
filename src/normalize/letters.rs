//! A text of any kind → the same text with clean letters: composed (NFC), marks in the order of Vietnamese, Đ for
//! what only looks like it, plain spaces, nothing that prints nothing. Lines, spacing and spelling stay.

use super::unicode::{changed, cluster_end, is_invisible};
use crate::lang::syllable;
use crate::lang::tone::{self, Style};
use std::borrow::Cow;

/// Letters that no word and no abbreviation of an office has.
const LONGEST_WORD: usize = 24;

/// What was done to some letters, or is odd about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Letter and marks in pieces, composed.
    Composed,
    /// `Ð` (eth) or `Ɖ` in a Vietnamese word, made `Đ`.
    Stroke,
    /// A space of another width or kind, made a plain one.
    Space,
    /// A character that prints nothing, taken out.
    Invisible,
    /// The tone put where the style wants it.
    Tone,
    /// A letter of another script in a word, left as it is.
    LookAlike,
}

impl Kind {
    /// Its name: `composed`, `stroke`, `space`, `invisible`, `tone`, `look-alike`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Composed => "composed",
            Self::Stroke => "stroke",
            Self::Space => "space",
            Self::Invisible => "invisible",
            Self::Tone => "tone",
            Self::LookAlike => "look-alike",
        }
    }
}

/// Letters that were changed, or are odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'t> {
    /// First byte in the text as it was.
    pub at: usize,
    /// What was done.
    pub kind: Kind,
    /// As it was.
    pub from: &'t str,
    /// As it is now.
    pub to: String,
}

/// The text with clean letters; a text that has them already is handed back as it is. Each change is told.
#[must_use]
pub fn letters<'t>(text: &'t str, tell: &mut dyn FnMut(Change<'t>)) -> Cow<'t, str> {
    let mut clean = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(odd) = odd_at(text, at) {
        let start = cluster_start(text, odd).max(at);
        let end = cluster_end(text, start).max(odd + 1);
        let end = (end..=text.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len());
        if let Some((kind, to)) = mended(text, start, end) {
            let from = &text[start..end];
            if to != from {
                clean.push_str(&text[kept..start]);
                clean.push_str(&to);
                kept = end;
            }
            tell(Change { at: start, kind, from, to });
        }
        at = end;
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    clean.push_str(&text[kept..]);
    Cow::Owned(clean)
}

/// The text with its tones placed in `style`, each change told.
#[must_use]
pub fn tones<'t>(text: &'t str, style: Style, tell: &mut dyn FnMut(Change<'t>)) -> Cow<'t, str> {
    let mut placed = String::new();
    let mut kept = 0;
    for (start, word) in words(text) {
        let Cow::Owned(to) = tone::placed(word, style) else { continue };
        placed.push_str(&text[kept..start]);
        placed.push_str(&to);
        kept = start + word.len();
        tell(Change { at: start, kind: Kind::Tone, from: word, to });
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    placed.push_str(&text[kept..]);
    Cow::Owned(placed)
}

/// The runs of letters and marks, each with its first byte.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let apart = |c: char| !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c);
    let base = text.as_ptr() as usize;
    let parts = text.split(apart).filter(|word| !word.is_empty());
    parts.map(move |word| (word.as_ptr() as usize - base, word))
}

/// The first byte from `at` on of a character that may need mending. Bytes of clean Vietnamese are passed over
/// without being decoded.
fn odd_at(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = at;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        at += match byte {
            b' '..=b'~' | b'\n' | b'\t' | b'\r' | 0x0c => 1,
            // Latin-1 letters but Ð; Latin Extended-A and the letters with horn.
            0xc3 if next != 0x90 => 2,
            0xc4 | 0xc5 => 2,
            0xc6 if matches!(next, 0xa0 | 0xa1 | 0xaf | 0xb0) => 2,
            // The block of Vietnamese letters, U+1E80 to U+1EFF.
            0xe1 if matches!(next, 0xba | 0xbb) => 3,
            // Dashes, quotation marks, bullets, ellipsis.
            0xe2 if next == 0x80 && is_plain_mark(bytes.get(at + 2)) => 3,
            _ => return Some(at),
        };
    }
    None
}

/// U+2010 to U+2027 and U+2030 to U+203F.
fn is_plain_mark(last: Option<&u8>) -> bool {
    last.is_some_and(|last| matches!(last, 0x90..=0xa7 | 0xb0..=0xbf))
}

/// Where the letter begins that the character at `odd` may be a mark of.
fn cluster_start(text: &str, odd: usize) -> usize {
    let first = text[odd..].chars().next();
    let is_mark = |c: char| unicode_normalization::char::canonical_combining_class(c) != 0;
    let joins = first.is_some_and(|c| is_mark(c) || !c.is_alphabetic());
    if !joins {
        return odd;
    }
    let letter = text[..odd].char_indices().next_back();
    letter.filter(|_| first.is_some_and(is_mark)).map_or(odd, |(at, _)| at)
}

/// What the cluster should be, and why; `None` where nothing is to be said.
fn mended(text: &str, start: usize, end: usize) -> Option<(Kind, String)> {
    let cluster = &text[start..end];
    let first = cluster.chars().next()?;
    match first {
        'Ð' | 'Ɖ' => return is_stroke(text, start).then(|| (Kind::Stroke, "Đ".to_owned())),
        '\u{ad}' | '\u{200b}' => return Some((Kind::Invisible, String::new())),
        // Joiners shape the letters of other scripts and join pictures; in Latin text they are nothing.
        '\u{200c}' | '\u{200d}' if !beside_latin(text, start) => return None,
        _ if is_invisible(first) => return Some((Kind::Invisible, String::new())),
        _ if first.is_whitespace()
            && !"\n\r\t\u{c}\u{b}\u{85}\u{2028}\u{2029} ".contains(first) =>
        {
            return Some((Kind::Space, " ".to_owned()));
        }
        _ => {}
    }
    if let Some(composed) = changed(cluster, false) {
        return Some((Kind::Composed, composed));
    }
    is_look_alike(text, start, first).then(|| (Kind::LookAlike, cluster.to_owned()))
}

/// Whether the characters around `at` are of ASCII or the Latin blocks.
fn beside_latin(text: &str, at: usize) -> bool {
    let latin =
        |c: Option<char>| c.is_none_or(|c| c < '\u{370}' || ('\u{1e00}'..='\u{1eff}').contains(&c));
    let joiner = |c: &char| matches!(c, '\u{200c}' | '\u{200d}');
    latin(text[..at].chars().rev().find(|c| !joiner(c)))
        && latin(text[at..].chars().find(|c| !joiner(c)))
}

/// Whether an eth stands in a Vietnamese word: the rest of the word with `Đ` in its place is one.
fn is_stroke(text: &str, at: usize) -> bool {
    let Some(around) = word_around(text, at) else { return false };
    let letters = text[at..].chars().skip(1).take_while(|c| c.is_alphabetic());
    let word: String = std::iter::once('Đ').chain(letters).collect();
    let alone = word == "Đ";
    let begins = text[..at].chars().next_back().is_none_or(|before| !before.is_alphabetic());
    // Abbreviations (`QÐ`, `HÐND`) have no other letters than capitals.
    let capitals = |text: &str| text.chars().all(char::is_uppercase);
    (begins && (syllable::is_possible(&word) || alone)) || capitals(around)
}

/// The run of letters around `at`; `None` where it is longer than any word, so that no run is read again for
/// each of its letters.
fn word_around(text: &str, at: usize) -> Option<&str> {
    let letters = |(_, c): &(usize, char)| c.is_alphabetic();
    let before = text[..at].char_indices().rev().take(LONGEST_WORD).take_while(letters);
    let behind = text[at..].char_indices().take(LONGEST_WORD).take_while(letters);
    let (from, to) = (before.last().map_or(at, |(at, _)| at), behind.last());
    let to = to.map_or(at, |(offset, c)| at + offset + c.len_utf8());
    let word = &text[from..to];
    (word.chars().count() < LONGEST_WORD).then_some(word)
}

/// Whether a letter of a script that is not Latin stands beside Latin ones.
fn is_look_alike(text: &str, at: usize, c: char) -> bool {
    let is_latin = |c: char| {
        c.is_ascii_alphabetic()
            || ('\u{c0}'..='\u{24f}').contains(&c)
            || ('\u{1e00}'..='\u{1eff}').contains(&c)
    };
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    c.is_alphabetic() && !is_latin(c) && [before, after].into_iter().flatten().any(is_latin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    fn clean(text: &str) -> (String, Vec<Kind>) {
        let mut kinds = Vec::new();
        let clean = letters(text, &mut |change| kinds.push(change.kind)).into_owned();
        (clean, kinds)
    }

    #[test]
    fn letters_are_mended_and_told() {
        for (text, expected, kinds) in [
            ("Tie\u{302}\u{301}p tu\u{323}c", "Tiếp tục", &[Kind::Composed; 2][..]),
            ("vie\u{301}\u{302}t", "viết", &[Kind::Composed]),
            ("\u{e9}\u{302}", "ế", &[Kind::Composed]),
            ("x\u{200d}y, a\u{200c}", "xy, a", &[Kind::Invisible; 2]),
            ("می\u{200c}خواهم 👨\u{200d}👩", "می\u{200c}خواهم 👨\u{200d}👩", &[]),
            ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}", &[Kind::Composed]),
            ("Ðề án, QÐ, HÐND, Ɖà", "Đề án, QĐ, HĐND, Đà", &[Kind::Stroke; 4]),
            ("a\u{a0}b\u{202f}c", "a b c", &[Kind::Space; 2]),
            ("a\u{200b}b\u{feff}\u{1}c\u{ad}d", "abcd", &[Kind::Invisible; 4]),
            ("Mường Kh\u{6cc}ng", "Mường Kh\u{6cc}ng", &[Kind::LookAlike]),
            ("Sở  Y tế\r\n\tx\u{c}", "Sở  Y tế\r\n\tx\u{c}", &[]),
            ("Guðrún Ðorđe", "Guðrún Ðorđe", &[]),
            ("km², 5 °C, ½, “a” – b… €", "km², 5 °C, ½, “a” – b… €", &[]),
        ] {
            assert_eq!(clean(text), (expected.to_owned(), kinds.to_vec()), "{text:?}");
        }
    }

    #[test]
    fn a_run_of_eths_longer_than_words_is_no_word() {
        let run = "Ð".repeat(40_000);
        assert_eq!(clean(&run), (run, Vec::new()));
        assert_eq!(clean("TTHĐ, HÐNDTPHCMUBNDTP").0, "TTHĐ, HĐNDTPHCMUBNDTP");
    }

    #[test]
    fn tones_are_placed_and_told() {
        let mut kinds = Vec::new();
        let new =
            tones("Cộng hòa, ủy ban, quý", Style::New, &mut |change| kinds.push(change.at));
        assert_eq!((new.as_ref(), kinds), ("Cộng hoà, uỷ ban, quý", vec![7, 13]));
    }

    proptest! {
        /// Clean is clean: a second time changes nothing, and the result is NFC where the input was letters.
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC*") {
            let once = clean(&text).0;
            prop_assert_eq!(&clean(&once).0, &once);
            let vietnamese: String = "Cộng hòa xã hội chủ nghĩa".nfd().collect();
            prop_assert!(is_nfc(&clean(&vietnamese).0));
        }

        /// Changes lead from the text to the clean one.
        #[test]
        fn changes_tell_all(text in "[a-zA-ZÐĐđếệộ \u{300}-\u{309}\u{323}\u{a0}\u{200b}\n]{0,40}") {
            let mut rebuilt = String::new();
            let mut kept = 0;
            let result = letters(&text, &mut |change| {
                rebuilt.push_str(&text[kept..change.at]);
                rebuilt.push_str(&change.to);
                kept = change.at + change.from.len();
            }).into_owned();
            rebuilt.push_str(&text[kept..]);
            prop_assert_eq!(rebuilt, result);
        }
    }
}
