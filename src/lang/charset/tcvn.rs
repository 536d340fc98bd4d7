//! What TCVN3 text needs beside its table: marks that stand where the standard has capitals, and the case that
//! its fonts do not write.

use super::Charset;
use super::tables::table;
use crate::lang::syllable;
use std::cell::LazyCell;

/// Bytes that are capitals of TCVN 5712 and, in texts typed with the fonts, quotation marks, dashes, an
/// ellipsis, a bullet of windows-1252.
const MARKS: [u8; 8] = [0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97];

/// The ellipsis of windows-1252.
const ELLIPSIS: u8 = 0x85;

/// Whether the byte at `at` is punctuation by what stands around it: a capital with a tone has a letter on
/// both sides, or ends a syllable (`VỊ`).
pub(super) fn is_punctuation(bytes: &[u8], at: usize) -> bool {
    if !MARKS.contains(&bytes[at]) {
        return false;
    }
    let letter = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphabetic() || *b > 0xa0);
    let before = at.checked_sub(1).is_some_and(letter);
    !(before && (letter(at + 1) || ends_syllable(bytes, at)))
}

/// Whether the byte at `at` is the vowel of the consonants before it, all capitals. One consonant may be a
/// name cut short (`H…`), so that capitals must stand before it too.
fn ends_syllable(bytes: &[u8], at: usize) -> bool {
    let table = table(Charset::Tcvn3);
    let is_capital = |byte: &u8| {
        let letter = || table.single(*byte).filter(|_| !MARKS.contains(byte));
        byte.is_ascii_uppercase() || letter().is_some_and(char::is_uppercase)
    };
    let len = bytes[..at].iter().rev().take(4).take_while(|byte| is_capital(byte)).count();
    let start = at - len;
    let above = bytes[..start].iter().rev().find(|byte| **byte != b' ');
    let among = bytes[at] != ELLIPSIS && above.is_some_and(is_capital);
    let read = |byte: &u8| table.single(*byte).unwrap_or(char::from(*byte));
    let onset: String = bytes[start..at].iter().map(read).collect();
    let whole: String = bytes[start..=at].iter().map(read).collect();
    (len > 1 || among) && !has_vowel(&onset) && syllable::is_possible(&whole)
}

fn has_vowel(word: &str) -> bool {
    word.contains(['A', 'E', 'I', 'O', 'U', 'Y'])
}

/// The text with its capitals: a small letter with a tone or mark is one where the ASCII letters of its word
/// are, and where a word has none, or only one to begin with, where its neighbours are all capitals.
pub(super) fn restore_case(text: &str) -> String {
    let mut restored = String::with_capacity(text.len());
    for line in text.split_inclusive(['\n', '\t']) {
        let words = words(line);
        let cases: Vec<Option<bool>> =
            words.iter().map(|word| is_capital(&line[word.clone()])).collect();
        // Asked for by few lines, and dear.
        let near: LazyCell<Vec<Option<bool>>, _> =
            LazyCell::new(|| words.iter().map(|word| case_of_text(&line[word.clone()])).collect());
        let mut last = 0;
        for (at, word) in words.iter().enumerate() {
            restored.push_str(&line[last..word.start]);
            let printed = &line[word.clone()];
            let near = || neighbour(&near, at) == Some(true);
            match cases[at] {
                Some(true) => restored.extend(printed.chars().flat_map(char::to_uppercase)),
                None if has_marked(printed) && begins_capital(printed) && near() => {
                    restored.extend(printed.chars().flat_map(char::to_uppercase));
                }
                None | Some(false) => restored.push_str(printed),
            }
            last = word.end;
        }
        restored.push_str(&line[last..]);
    }
    restored
}

/// The runs of letters of a line.
fn words(line: &str) -> Vec<std::ops::Range<usize>> {
    let mut words: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, c) in line.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end = at + c.len_utf8(),
            _ => words.push(at..at + c.len_utf8()),
        }
    }
    words
}

/// Whether the letters of a word that show their case are capitals; `None` where they do not tell: none, or
/// only a first one.
fn is_capital(word: &str) -> Option<bool> {
    let shown = |c: &char| c.is_ascii_alphabetic() || c.is_uppercase();
    let small = word.chars().filter(shown).any(char::is_lowercase);
    let capitals = word.chars().filter(shown).filter(|c| c.is_uppercase()).count();
    let first_only = capitals == 1 && word.chars().next().is_some_and(char::is_uppercase);
    match (small, capitals) {
        (true, _) => Some(false),
        (false, 0) => None,
        (false, _) if first_only && word.chars().count() > 1 => None,
        (false, _) => Some(true),
    }
}

/// [`is_capital`] of a word that tells it of its neighbours too: an abbreviation (`KHCN`) is in capitals
/// anywhere, and a letter alone (`Y tế`) may begin a name.
fn case_of_text(word: &str) -> Option<bool> {
    is_capital(word).filter(|_| syllable::is_possible(word) && word.chars().nth(1).is_some())
}

/// Whether a word can be one of capitals: its first letter is one, or shows no case.
fn begins_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_ascii())
}

fn has_marked(word: &str) -> bool {
    word.chars().any(|c| !c.is_ascii() && c.is_lowercase())
}

/// What the nearest words that tell say; both where both do.
fn neighbour(cases: &[Option<bool>], at: usize) -> Option<bool> {
    let tells = |case: &&Option<bool>| case.is_some();
    let before = cases[..at].iter().rev().take(3).find(tells).copied().flatten();
    let behind = cases[at + 1..].iter().take(3).find(tells).copied().flatten();
    match (before, behind) {
        (Some(one), Some(other)) => Some(one && other),
        (one, other) => one.or(other),
    }
}
