//! VIQR (RFC 1456): ASCII with the marks behind the letters, `\` before what is no mark.

use unicode_normalization::UnicodeNormalization;

/// Marks that make another letter, and the vowels that take them.
const QUALITIES: [(char, &str, char); 4] = [
    ('^', "aeo", '\u{302}'),
    ('(', "a", '\u{306}'),
    ('+', "ou", '\u{31b}'),
    ('*', "ou", '\u{31b}'),
];
/// Tone marks.
const TONES: [(char, char); 5] =
    [('\'', '\u{301}'), ('`', '\u{300}'), ('?', '\u{309}'), ('~', '\u{303}'), ('.', '\u{323}')];
const VOWELS: &str = "aeiouy";

/// The text of `ascii`.
pub(super) fn decode(ascii: &str) -> String {
    let mut text = String::with_capacity(ascii.len());
    let mut chars = ascii.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next_if(|next| !next.is_whitespace()).or(Some(c))),
            'd' | 'D' if chars.next_if(|next| next.eq_ignore_ascii_case(&c)).is_some() => {
                text.push(if c == 'd' { 'đ' } else { 'Đ' });
            }
            _ if VOWELS.contains(c.to_ascii_lowercase()) => {
                text.push(c);
                let small = c.to_ascii_lowercase();
                let quality = |next: &char| {
                    QUALITIES.iter().find(|(mark, of, _)| mark == next && of.contains(small))
                };
                if let Some((_, _, mark)) = chars.peek().and_then(quality) {
                    text.push(*mark);
                    chars.next();
                }
                let tone = |next: &char| TONES.iter().find(|(mark, _)| mark == next);
                if let Some((_, mark)) = chars.peek().and_then(tone) {
                    text.push(*mark);
                    chars.next();
                }
            }
            _ => text.push(c),
        }
    }
    text.nfc().collect()
}

/// The ASCII of `text`, marks that are none escaped.
pub(super) fn encode(text: &str) -> Result<Vec<u8>, char> {
    let mut bytes = Vec::with_capacity(text.len() * 2);
    let mut letters = text.nfc().peekable();
    while let Some(c) = letters.next() {
        match c {
            'd' | 'D' if letters.peek().is_some_and(|next| matches!(next, 'đ' | 'Đ')) => {
                bytes.extend_from_slice(&[b'\\', c as u8]);
            }
            'đ' => bytes.extend_from_slice(b"dd"),
            'Đ' => bytes.extend_from_slice(b"DD"),
            _ if c.is_ascii() => {
                let open = bytes.last().is_some_and(|last| opens(*last));
                let doubles = bytes.last().is_some_and(|last| {
                    c.eq_ignore_ascii_case(&'d') && last.eq_ignore_ascii_case(&b'd')
                });
                if (open && is_mark(c)) || doubles || c == '\\' {
                    bytes.push(b'\\');
                }
                bytes.push(c as u8);
            }
            _ => spelled(c, &mut bytes)?,
        }
    }
    Ok(bytes)
}

/// Whether a mark behind this byte would be read as one: behind a vowel, or behind the mark of one.
fn opens(byte: u8) -> bool {
    VOWELS.contains(char::from(byte).to_ascii_lowercase()) || b"^(+".contains(&byte)
}

fn is_mark(c: char) -> bool {
    TONES.iter().any(|(mark, _)| *mark == c) || QUALITIES.iter().any(|(mark, _, _)| *mark == c)
}

/// A letter with marks as its vowel and their ASCII.
fn spelled(c: char, bytes: &mut Vec<u8>) -> Result<(), char> {
    let mut parts = std::iter::once(c).nfd();
    let vowel =
        parts.next().filter(|vowel| VOWELS.contains(vowel.to_ascii_lowercase())).ok_or(c)?;
    // The quality stands in front of the tone; decomposition has the dot below first.
    let parts: Vec<char> = parts.collect();
    bytes.push(vowel as u8);
    let quality =
        |mark: &char| QUALITIES.iter().find(|(_, _, own)| own == mark).map(|found| found.0);
    let tone = |mark: &char| TONES.iter().find(|(_, own)| own == mark).map(|found| found.0);
    let known = parts.iter().all(|mark| quality(mark).is_some() || tone(mark).is_some());
    let qualities = parts.iter().filter_map(quality);
    bytes.extend(qualities.chain(parts.iter().filter_map(tone)).map(|mark| mark as u8));
    if known { Ok(()) } else { Err(c) }
}
