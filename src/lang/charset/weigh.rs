//! A word → how unlikely it is in Vietnamese, and in another language of Latin letters. Half bits, so that what
//! words say adds up.
//!
//! Vietnamese words are weighed by how common the syllable is (`syllables.tsv`), else by the syllable grammar;
//! others letter by letter, for there is no list of the words of all languages.

use crate::lang::syllable;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A weight: two for each bit.
pub(super) type HalfBits = i32;

/// A possible syllable that is not in the table.
const UNLISTED: HalfBits = 36;
/// The shape of a highland name or a loan (`Đrông`, `Đắk`).
const NAME: HalfBits = 40;
/// An abbreviation in capitals (`HĐND`).
const ABBREVIATION: HalfBits = 28;
/// A word of ASCII letters that is no syllable: a foreign one, a name.
const FOREIGN: HalfBits = 34;
/// A word that cannot be Vietnamese, and each of its letters with marks.
const IMPOSSIBLE: HalfBits = 64;
const ODD_LETTER: HalfBits = 4;
/// Letters of the longest syllable, `nghiêng`.
const LONGEST: usize = 7;
/// A capital behind a small letter.
const BROKEN_CASE: HalfBits = 20;

/// A plain letter in another language.
const PLAIN: HalfBits = 7;
/// A letter with a mark of that language, and as a capital.
const ACCENTED: HalfBits = 14;
const ACCENTED_CAPITAL: HalfBits = 18;
/// A letter of another language than the rest of the word.
const STRAY: HalfBits = 24;
/// A sign in or at a word, a quotation mark or dash inside one, and one at its end.
const SIGN: HalfBits = 34;
const MARK: HalfBits = 14;
const EDGE: HalfBits = 4;
/// A control, which is a letter in VISCII and VPS.
const CONTROL: HalfBits = 60;

/// Marked letters of languages whose texts were written in windows-1252.
const ALPHABETS: [&str; 8] = [
    "àâæçèéêëîïôœùûüÿ",
    "áéíóúüñïàèòç",
    "áàâãçéêíóôõúü",
    "äöüß",
    "àèéìîòù",
    "åäöéáàæøüèó",
    "áéèëêïíöóôûü",
    "áéíóöúü",
];

/// Whether a syllable, in small letters, is one of those that texts of the administration are made of.
pub(super) fn is_common(syllable: &str) -> bool {
    COMMON.contains_key(syllable)
}

static COMMON: LazyLock<HashMap<&'static str, HalfBits>> = LazyLock::new(|| {
    let rows = include_str!("syllables.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|row| row.split_once('\t'));
    let weighed = rows.filter_map(|(bits, all)| Some((2 * bits.parse::<HalfBits>().ok()?, all)));
    weighed.flat_map(|(bits, all)| all.split(' ').map(move |one| (one, bits))).collect()
});

/// How unlikely `token`, what stands between spaces and ASCII punctuation, is in Vietnamese.
pub(super) fn vietnamese(token: &str) -> HalfBits {
    let words = words(token).map(vietnamese_word);
    words.sum::<HalfBits>() + signs(token)
}

/// How unlikely `token` is in another language.
pub(super) fn western(token: &str) -> HalfBits {
    let letters = words(token).map(|word| {
        let home = ALPHABETS.iter().find(|letters| is_at_home(word, letters));
        let letters = word.chars().map(|c| western_letter(c, home.is_some()));
        letters.sum::<HalfBits>() + broken_case(word)
    });
    letters.sum::<HalfBits>() + signs(token)
}

/// Whether a token can be a word of another language, marks and all; ASCII says nothing.
pub(super) fn is_western(token: &str) -> bool {
    let is_plain = signs(token) < SIGN;
    let at_home = |word: &str| ALPHABETS.iter().any(|letters| is_at_home(word, letters));
    is_plain && words(token).all(|word| at_home(word) && broken_case(word) == 0)
}

/// The weight of a syllable that the table has.
pub(super) fn common(word: &str) -> Option<HalfBits> {
    COMMON.get(word.to_lowercase().as_str()).copied()
}

fn is_at_home(word: &str, letters: &str) -> bool {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    word.chars().all(|c| c.is_ascii() || letters.contains(small(c)))
}

fn western_letter(c: char, at_home: bool) -> HalfBits {
    match c {
        _ if c.is_ascii() => PLAIN,
        _ if !at_home => STRAY,
        _ if c.is_uppercase() => ACCENTED_CAPITAL,
        _ => ACCENTED,
    }
}

fn vietnamese_word(word: &str) -> HalfBits {
    let known = common(word).or_else(|| syllable::is_possible(word).then_some(UNLISTED));
    let weight = known.unwrap_or_else(|| other_word(word));
    weight + broken_case(word)
}

/// A word that is no syllable.
fn other_word(word: &str) -> HalfBits {
    if is_abbreviation(word) {
        return ABBREVIATION;
    }
    if word.is_ascii() {
        return FOREIGN;
    }
    if syllable::is_name(word) {
        return NAME;
    }
    let odd = word.chars().filter(|c| !c.is_ascii()).count();
    let beyond = word.chars().count().saturating_sub(LONGEST);
    IMPOSSIBLE + ODD_LETTER * weight(odd) + PLAIN * weight(beyond)
}

/// Whether a word is some capitals that spell no syllable (`QĐ`, `HĐND`, `BGDĐT`).
fn is_abbreviation(word: &str) -> bool {
    let capitals = word.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    let vowels = word.chars().filter(|c| "AEIOUY".contains(*c)).count();
    capitals && vowels <= 1 && word.len() <= 8
}

fn weight(count: usize) -> HalfBits {
    HalfBits::try_from(count.min(1000)).unwrap_or_default()
}

fn broken_case(word: &str) -> HalfBits {
    let mut pairs = word.chars().zip(word.chars().skip(1));
    let breaks = pairs.any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    if breaks { BROKEN_CASE } else { 0 }
}

/// The runs of letters of a token.
fn words(token: &str) -> impl Iterator<Item = &str> {
    token.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty())
}

/// Letters, tone marks on them, but not the ordinal signs and the micro sign.
fn is_letter(c: char) -> bool {
    (c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'µ')) || ('\u{300}'..='\u{323}').contains(&c)
}

/// What the signs of a token weigh: those that belong at its ends little, those in or at a word much.
fn signs(token: &str) -> HalfBits {
    let Some(first) = token.find(is_letter) else {
        return token.chars().map(|_| EDGE).sum();
    };
    let last = token.rfind(is_letter).unwrap_or(first);
    let weight = |(at, c): (usize, char)| match c {
        _ if is_letter(c) => 0,
        _ if c.is_ascii_control() => CONTROL,
        '–' | '—' | '…' | '‘'..='”' | '\u{a0}' if at < first || at > last => EDGE,
        '–' | '—' | '…' | '‘'..='”' => MARK,
        '\u{a0}' => EDGE,
        '»' if at < first => 2 * EDGE,
        '«' if at > last => 2 * EDGE,
        '«' | '‹' | '¿' | '¡' | '•' | '€' | '£' if at < first => EDGE,
        '»' | '›' | '®' | '™' | '°' | '²' | '³' | 'ª' | 'º' if at > last => EDGE,
        '¹' if at > last => MARK,
        _ => SIGN,
    };
    token.char_indices().map(weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_weighs_least_in_its_own_language() {
        for (word, taken) in [
            ("được", "®\u{ad}îc"),
            ("Sơn", "S¬n"),
            ("ỦY", "ñY"),
            ("QĐ", "Q§"),
            ("Đắk", "§¾k"),
            ("Krông", "Kr«ng"),
        ] {
            assert!(vietnamese(word) < western(taken), "{word}");
        }
        for (word, misread) in [("été", "ộtộ"), ("señor", "seủor"), ("für", "fỹr")] {
            assert!(western(word) + 4 < vietnamese(misread), "{word}");
        }
    }

    #[test]
    fn signs_at_the_ends_of_words_weigh_little() {
        assert!(western("“§”") < western("n\u{ad}íc"));
        assert!(western("m²") < western("t²m"));
        assert!(western("x²") < western("x·") && western("«été»") < western("é«t»é"));
        assert!(
            is_western("déjà")
                && is_western("l’été…")
                && !is_western("d¸jà")
                && !is_western("ba\u{fe}v\u{fc}r")
        );
    }
}
