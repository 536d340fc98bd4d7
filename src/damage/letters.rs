//! Words with letters that no Vietnamese word has: of another script, of a font's own, a figure for a letter →
//! findings. A letter of another script that looks like a Latin one (Unicode TS 39) is one that was misread.

use crate::data::{Finding, Line, Severity, Text};
use crate::lang::rules::sure;
use crate::lang::syllable;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};
use unicode_security::confusable_detection::skeleton;

/// The findings, in source order.
pub(super) fn find(lines: &[Line]) -> Vec<Finding> {
    lines.iter().flat_map(|line| &line.fields).flat_map(of_field).collect()
}

fn of_field(text: &Text) -> impl Iterator<Item = Finding> + '_ {
    let value = text.as_str();
    let value = if value.is_ascii() { "" } else { value };
    runs(value).filter_map(|range| of_word(text, range))
}

/// The runs of letters, figures and characters of fonts.
fn runs(value: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let splits = |c: char| !(c.is_alphanumeric() || is_of_a_font(c));
    let words = value.split(splits).filter(|word| !word.is_empty());
    words.map(|word| {
        let start = word.as_ptr() as usize - value.as_ptr() as usize;
        start..start + word.len()
    })
}

/// A character that means what its font makes of it.
fn is_of_a_font(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// A letter that is neither Latin nor of all scripts. Greek ones are signs of quantities and substances.
fn is_foreign(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c.script(), Script::Latin | Script::Greek | Script::Common | Script::Inherited)
}

fn of_word(text: &Text, range: Range<usize>) -> Option<Finding> {
    let word = &text.as_str()[range.clone()];
    let latin = |c: char| c.script() == Script::Latin && c.is_alphabetic();
    if word.is_ascii() || !word.chars().any(latin) {
        return None;
    }
    let inner = word.trim_matches(is_of_a_font);
    let finding = if word.chars().any(is_foreign) {
        foreign(word)
    } else if inner.chars().any(is_of_a_font) {
        Some(of_a_font(word))
    } else {
        figure(word)
    };
    finding.map(|finding| finding.at(text.spans_of(range)))
}

fn finding(word: &str, vi: &str, en: &str) -> Finding {
    Finding::new("ocr-suspect.letter", Severity::Warning, vi, en).finding(word)
}

/// A word with letters of another script. Where only such letters are signs of a foreign word beside its ending
/// (`β-amyloid` aside), nothing is proposed.
fn foreign(word: &str) -> Option<Finding> {
    // One letter of a formula: `µm`, `Ωm`.
    if word.chars().count() < 3 && word.chars().filter(|c| is_foreign(*c)).count() == 1 {
        return None;
    }
    let found = finding(
        word,
        "Trong từ có chữ của hệ chữ viết khác",
        "The word has letters of another script",
    );
    let latin: String = word.chars().map(look_alike).nfc().collect();
    let replaced = latin != word && !latin.chars().any(is_foreign);
    let known = replaced && (syllable::is_possible(&latin) || latin.is_ascii());
    Some(if known { found.suggesting(&latin, sure("suspect.look-alike")) } else { found })
}

/// The Latin letter that looks like `c`; else `c` itself.
fn look_alike(c: char) -> char {
    if !is_foreign(c) {
        return c;
    }
    let mut buffer = [0; 4];
    let mut letters = skeleton(c.encode_utf8(&mut buffer));
    let letter = letters.next().filter(char::is_ascii_alphabetic);
    let letter = letter.filter(|_| letters.next().is_none()).unwrap_or(c);
    // The skeleton does not keep case.
    if c.is_uppercase() { letter.to_ascii_uppercase() } else { letter }
}

fn of_a_font(word: &str) -> Finding {
    let vi = "Trong từ có ký tự riêng của một phông chữ, không rõ là chữ gì";
    finding(word, vi, "The word has a character whose meaning only its font knows")
}

/// Figures that look like letters.
const FIGURES: [(char, char); 2] = [('0', 'o'), ('1', 'l')];

/// A syllable with a figure for a letter: `h0ạt`, `1uật`.
fn figure(word: &str) -> Option<Finding> {
    let letter = |c: char| FIGURES.iter().find(|(figure, _)| *figure == c).map_or(c, |(_, it)| *it);
    if !word.contains(['0', '1']) || word.chars().any(char::is_uppercase) {
        return None;
    }
    let latin: String = word.chars().map(letter).collect();
    let found = finding(
        word,
        "Trong từ có chữ số giống chữ cái",
        "The word has a figure that looks like a letter",
    );
    syllable::is_possible(&latin).then(|| found.suggesting(&latin, sure("suspect.figure-in-word")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize;

    fn suggestions(text: &str) -> Vec<(String, Option<String>)> {
        let found = find(&normalize::run(text));
        found.into_iter().map(|one| (one.found.unwrap_or_default(), one.suggestion)).collect()
    }

    #[test]
    fn letters_of_other_scripts_are_seen() {
        let look_alike = "Bаn hành"; // а: Cyrillic
        let expected = vec![("Bаn".to_owned(), Some("Ban".to_owned()))];
        assert_eq!(suggestions(look_alike), expected);
        assert_eq!(suggestions("Xã Mường Khینگ"), [("Khینگ".to_owned(), None)]);
        assert_eq!(suggestions("h0ạt động"), [("h0ạt".to_owned(), Some("hoạt".to_owned()))]);
        assert_eq!(suggestions("th\u{f0b7}c hiện ế"), [("th\u{f0b7}c".to_owned(), None)]);
    }

    #[test]
    fn whole_foreign_words_codes_and_bullets_are_none() {
        for text in [
            "\u{f0b7} Sở Tài chính",
            "\u{f0b7}Sở Tài chính",
            "công ty Газпром của Nga",
            "tia β, α-amylase, 5 µm, 10 kΩ, TNFα, γGT, μmol, kΩm, Φ20mm",
            "mẫu C06, số 10/QĐ-UBND, km² và m1",
            "nghị1 định0 của Chính phủ",
            "điểm a1, b0 khoản 2",
        ] {
            assert_eq!(suggestions(text), [], "{text}");
        }
    }
}
