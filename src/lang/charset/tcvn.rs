//! What TCVN3 text needs beside its table: marks that stand where the standard has capitals, and the case that
//! its fonts do not write.

/// Bytes that are capitals of TCVN 5712 and, in texts typed with the fonts, quotation marks, dashes, an
/// ellipsis, a bullet of windows-1252.
const MARKS: [u8; 8] = [0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97];

/// Whether `byte` is punctuation by what stands around it: a capital with a tone has a letter on both sides,
/// or a capital behind it.
pub(super) fn is_punctuation(byte: u8, (before, next): (Option<u8>, Option<u8>)) -> bool {
    let letter =
        |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || byte > 0xa0);
    MARKS.contains(&byte) && !(letter(before) && letter(next))
}

/// The text with its capitals: a small letter with a tone or mark is one where the ASCII letters of its word
/// are, and where a word has none, or only one to begin with, where its neighbours are all capitals.
pub(super) fn restore_case(text: &str) -> String {
    let mut restored = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = words(line);
        let cases: Vec<Option<bool>> =
            words.iter().map(|word| is_capital(&line[word.clone()])).collect();
        let mut last = 0;
        for (at, word) in words.iter().enumerate() {
            restored.push_str(&line[last..word.start]);
            let printed = &line[word.clone()];
            let near = || neighbour(&cases, at) == Some(true);
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
