//! A text or its bytes → the charset it was written in, where that is clear. Stays silent on correct Unicode
//! and on other languages.
//!
//! Each charset is tried; its reading counts by how many words with other than ASCII letters are possible
//! syllables then. It must be most of them, far more than as they stand, and more than for any other.

use super::Charset;
use crate::lang::syllable;
use encoding_rs::WINDOWS_1252;

/// Words that are looked at.
const SAMPLE: usize = 400;
/// Bytes that are looked at.
const LONGEST: usize = 64 * 1024;
/// Least share of words that are syllables in the right charset.
const ENOUGH: f64 = 0.75;
/// Most share of words that are syllables as they stand in a text of another charset.
const AS_IT_STANDS: f64 = 0.5;
/// Least that the right charset is ahead of the next.
const AHEAD: f64 = 0.08;
/// Words with letters beyond ASCII that a text needs to be judged by itself.
const FEW: usize = 3;

/// A charset and how clear it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The charset.
    pub charset: Charset,
    /// Share of the words with letters beyond ASCII that are possible syllables in it.
    pub share: f64,
}

/// The charset of a text whose bytes were taken for windows-1252 or Latin-1, or that is VIQR.
#[must_use]
pub fn detect(text: &str) -> Option<Found> {
    if let Some(bytes) = western_bytes(text)
        && !text.is_ascii()
    {
        return detect_bytes(&bytes);
    }
    text.is_ascii().then(|| viqr(text)).flatten()
}

/// The charset of bytes that are not UTF-8.
#[must_use]
pub fn detect_bytes(bytes: &[u8]) -> Option<Found> {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let plain = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let (known, words) = syllables(&plain);
    if words < FEW || share(known, words) > AS_IT_STANDS {
        return None;
    }
    let mut found: Vec<Found> = Charset::ALL
        .into_iter()
        .filter(|charset| *charset != Charset::Viqr)
        .map(|charset| {
            let text = charset.decode(bytes);
            let (known, _) = syllables(&text);
            Found { charset, share: share(known, words.max(marked(&text))) }
        })
        .collect();
    found.sort_by(|one, other| other.share.total_cmp(&one.share));
    let (best, next) = (found.first()?, found.get(1)?);
    (best.share >= ENOUGH && best.share >= next.share + AHEAD).then_some(*best)
}

/// Whether the words of a text are syllables in `charset`, and are none as they stand.
#[must_use]
pub fn fits(text: &str, charset: Charset) -> bool {
    let Some(bytes) = western_bytes(text) else { return false };
    let decoded = charset.decode(&bytes);
    let known = |text: &str| all_words(text).filter(|word| syllable::is_possible(word)).count();
    let (before, after) = (known(text), known(&decoded));
    after > before && share(after, all_words(&decoded).count()) >= ENOUGH
}

/// Whether a text in bytes has the words to be judged by itself.
#[must_use]
pub fn has_words(bytes: &[u8]) -> bool {
    marked(&WINDOWS_1252.decode_without_bom_handling(bytes).0) >= FEW
}

/// Whether the words of an ASCII text that have letters with marks in VIQR are syllables then; half of them
/// may be abbreviations (`QDD`). What has figures in it (`5DDE`) is no word.
#[must_use]
pub fn fits_viqr(text: &str) -> bool {
    let decoded = Charset::Viqr.decode(text.as_bytes());
    let words = decoded.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    let (known, all) = words.filter(|word| !word.is_ascii()).fold((0, 0), |(known, all), word| {
        (known + usize::from(syllable::is_possible(word)), all + 1)
    });
    known > 0 && known * 2 >= all
}

/// Whether a text has this many letters that no Vietnamese text has and that fonts drew others over. One
/// pass over its characters.
#[must_use]
pub fn has_letters_of_fonts(text: &str, least: usize) -> bool {
    let foreign = |c: &char| {
        ('\u{a1}'..='\u{ff}').contains(c)
            && !"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý°¹²³«»·±§©®×ÐØ½¼¾".contains(*c)
    };
    text.chars().filter(foreign).take(least).count() == least
}

/// Whether an ASCII text may be VIQR.
#[must_use]
pub fn may_be_viqr(text: &str) -> bool {
    let pairs = text.as_bytes().windows(2);
    let marked = |pair: &&[u8]| {
        pair[0].is_ascii_alphabetic() && matches!(pair[1], b'^' | b'(' | b'+') && pair[0] != b' '
    };
    pairs.filter(marked).take(FEW).count() == FEW
}

/// The bytes that a text is in windows-1252; `None` where it has other letters.
#[must_use]
pub fn western_bytes(text: &str) -> Option<Vec<u8>> {
    text.chars().map(western_byte).collect()
}

/// The byte of a character in windows-1252, or in Latin-1 where that has none.
fn western_byte(c: char) -> Option<u8> {
    if let Some(byte) = u8::try_from(u32::from(c)).ok().filter(|_| u32::from(c) < 0x100) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmapped) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|_| !unmapped)
}

/// VIQR, where enough words have marks inside them that no other text has, and are syllables then.
fn viqr(text: &str) -> Option<Found> {
    let marks = ["a^", "e^", "o^", "a(", "o+", "u+", "dd"];
    let words: Vec<&str> = text.split_whitespace().take(SAMPLE).collect();
    let has_mark = |word: &&&str| {
        let word = word.to_ascii_lowercase();
        marks.iter().any(|mark| word.contains(mark))
    };
    let marked_words = words.iter().filter(has_mark).count();
    let decoded = Charset::Viqr.decode(text.as_bytes());
    let (known, all) = syllables(&decoded);
    let share = share(known, all);
    let often = marked_words * 5 >= words.len() && marked_words >= FEW;
    (often && share >= ENOUGH && fits_viqr(text)).then_some(Found { charset: Charset::Viqr, share })
}

/// Of the words with other than ASCII letters: how many are possible syllables, and how many there are.
fn syllables(text: &str) -> (usize, usize) {
    let words = words(text).take(SAMPLE);
    words.fold((0, 0), |(known, all), word| {
        (known + usize::from(syllable::is_possible(word)), all + 1)
    })
}

/// All words of a text that have a character beyond ASCII, signs alone too.
fn all_words(text: &str) -> impl Iterator<Item = &str> {
    let split = |c: char| {
        c.is_whitespace() || c.is_ascii_punctuation() || c.is_ascii_digit() || "“”‘’–—…".contains(c)
    };
    text.split(split).filter(|word| !word.is_ascii())
}

/// How many words have other than ASCII letters.
fn marked(text: &str) -> usize {
    words(text).take(SAMPLE).count()
}

/// The words that have ASCII letters and others: a sign alone (`²`, `°`) tells nothing. What a wrong charset
/// puts into a word (`¸`, `®`) is part of it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    all_words(text).filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()))
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}
