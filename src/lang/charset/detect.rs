//! A line or its bytes → what speaks for each charset, and which of them is clear. Stays silent on correct
//! Unicode and on other languages.
//!
//! Each charset is tried; its reading weighs what its words are unlikely by in Vietnamese ([`super::weigh`]),
//! the line as it stands what they are in Vietnamese or in another language, whichever is less.

use super::Charset;
use super::weigh::{self, HalfBits};
use encoding_rs::WINDOWS_1252;
use std::collections::HashMap;

/// The charsets of bytes, and how much rarer than TCVN3 and VNI, in half bits, files in them are.
const TRIED: [(Charset, HalfBits); 5] = [
    (Charset::Tcvn3, 0),
    (Charset::Vni, 0),
    (Charset::Windows1258, 6),
    (Charset::Viscii, 12),
    (Charset::Vps, 16),
];
/// What one line may say at most for or against a charset among others.
const LOUDEST: HalfBits = 80;
/// Least that a reading must be likelier than the line as it stands, and than the next reading.
const CLEAR: HalfBits = 28;
const AHEAD: HalfBits = 16;
/// A plain word speaks for Vietnamese with this at most, and against it with this.
const FOR: HalfBits = 3;
const AGAINST: HalfBits = 12;
/// What all plain words of a line say at most.
const MOST_FOR: HalfBits = 12;
const MOST_AGAINST: HalfBits = 24;
/// Bytes of a text that are looked at by [`detect_bytes`].
const LONGEST: usize = 64 * 1024;
/// Words that are kept with their weights.
const KEPT: usize = 1 << 16;

/// What speaks for each charset, in half bits, as far as its reading is likelier than the text as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gains {
    /// Of the words with other than ASCII letters, for each charset.
    marked: [HalfBits; TRIED.len()],
    /// Of the plain words, which are the same in each.
    plain: HalfBits,
}

impl Gains {
    /// For one of them, by the words that it changes; VIQR is not among them.
    #[must_use]
    pub fn of(&self, charset: Charset) -> HalfBits {
        let found = TRIED.iter().zip(self.marked).find(|((tried, _), _)| *tried == charset);
        found.map_or(HalfBits::MIN, |(_, gain)| gain)
    }

    /// The charset that most speaks for.
    #[must_use]
    pub fn best(&self) -> (Charset, HalfBits) {
        let gains = TRIED.iter().zip(self.marked).map(|((charset, _), gain)| (*charset, gain));
        gains.rev().max_by_key(|(_, gain)| *gain).unwrap_or((Charset::Tcvn3, HalfBits::MIN))
    }

    /// Those of another line on top, plain words and all, no line counting for more than others do.
    pub fn add(&mut self, line: &Self) {
        let plain = line.plain();
        let all = self.marked.iter_mut().zip(line.marked);
        all.for_each(|(sum, gain)| {
            *sum = sum.saturating_add((gain + plain).clamp(-LOUDEST, LOUDEST));
        });
    }

    fn plain(&self) -> HalfBits {
        self.plain.clamp(-MOST_AGAINST, MOST_FOR)
    }

    /// Less what files in it are rarer by.
    fn with_rarity(mut self) -> Self {
        self.marked.iter_mut().zip(TRIED).for_each(|(gain, (_, rarity))| *gain -= rarity);
        self
    }

    /// The charset that is clear by `margin`, and of the readings of `bytes` that differ.
    #[must_use]
    pub fn clear(&self, bytes: &[u8], margin: HalfBits) -> Option<Charset> {
        let rated = self.with_rarity();
        let (best, gain) = rated.best();
        let close = |(charset, _): &&(Charset, HalfBits)| {
            *charset != best && rated.of(*charset) > gain - AHEAD
        };
        let differs =
            |(charset, _): &(Charset, HalfBits)| charset.decode(bytes) != best.decode(bytes);
        (gain + self.plain() >= CLEAR + margin && !TRIED.iter().filter(close).any(differs))
            .then_some(best)
    }
}

/// Weighs the lines of a text; what it has seen it knows again.
#[derive(Default)]
pub struct Trial {
    known: HashMap<Vec<u8>, Gains>,
}

impl Trial {
    /// What speaks for each charset in a line.
    pub fn line(&mut self, bytes: &[u8]) -> Gains {
        let mut sum = Gains::default();
        for token in tokens(bytes) {
            let gains = match self.known.get(token) {
                Some(known) => *known,
                None => gains(token),
            };
            sum.plain = sum.plain.saturating_add(gains.plain);
            let all = sum.marked.iter_mut().zip(gains.marked);
            all.for_each(|(sum, gain)| *sum = sum.saturating_add(gain));
            if self.known.len() < KEPT && !self.known.contains_key(token) {
                self.known.insert(token.to_vec(), gains);
            }
        }
        sum
    }
}

/// What stands between spaces, figures and ASCII punctuation.
fn tokens(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let apart = |byte: &u8| {
        byte.is_ascii_whitespace() || byte.is_ascii_punctuation() || byte.is_ascii_digit()
    };
    bytes.split(apart).filter(|token| !token.is_empty())
}

fn gains(token: &[u8]) -> Gains {
    let plain = WINDOWS_1252.decode_without_bom_handling(token).0;
    let western = weigh::western(&plain);
    if token.iter().all(u8::is_ascii_alphabetic) {
        let gain = (western - weigh::vietnamese(&plain)).clamp(-AGAINST, FOR);
        return Gains { plain: gain, ..Gains::default() };
    }
    let as_it_stands = western.min(weigh::vietnamese(&plain));
    let marked = TRIED.map(|(charset, _)| as_it_stands - weigh::vietnamese(&charset.decode(token)));
    Gains { marked, plain: 0 }
}

/// The charset of a text whose bytes were taken for windows-1252 or Latin-1, or that is VIQR.
#[must_use]
pub fn detect(text: &str) -> Option<Charset> {
    if text.is_ascii() {
        return super::viqr::detect(text).then_some(Charset::Viqr);
    }
    detect_bytes(&western_bytes(text)?)
}

/// The charset of bytes that are not UTF-8.
#[must_use]
pub fn detect_bytes(bytes: &[u8]) -> Option<Charset> {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    Trial::default().line(bytes).clear(bytes, 0)
}

/// Whether bytes can be windows-1252: words of one language with its marks, and signs where they stand.
#[must_use]
pub fn is_western(bytes: &[u8]) -> bool {
    let tokens = tokens(bytes).filter(|token| !token.is_ascii());
    let (mut good, mut bad) = (0_usize, 0_usize);
    for token in tokens {
        let read = WINDOWS_1252.decode_without_bom_handling(token).0;
        *(if weigh::is_western(&read) { &mut good } else { &mut bad }) += 1;
    }
    good > 0 && bad * 10 <= good
}

/// Whether a line may be in letters of a font: it has letters or signs that no Vietnamese text has, or has not
/// there. Bytes of ASCII and of the block of Vietnamese letters are passed over without being decoded.
#[must_use]
pub fn may_be_of_fonts(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            0..=0x7f => at += 1,
            0xe1 if matches!(bytes.get(at + 1), Some(0xba | 0xbb)) => at += 3,
            _ => {
                let Some(c) = text[at..].chars().next() else { return false };
                let before = text[..at].chars().next_back().unwrap_or(' ');
                at += c.len_utf8();
                let leads =
                    matches!(c, '§' | '®' | '©') && text[at..].starts_with(char::is_alphabetic);
                if leads || is_odd_behind(before, c) {
                    return true;
                }
            }
        }
    }
    false
}

/// Whether a character is none of Vietnamese where it stands.
fn is_odd_behind(before: char, c: char) -> bool {
    let latin = |c: char| ('\u{c0}'..='\u{ff}').contains(&c);
    match c {
        'À'..='ÿ' if latin(before) || (before.is_lowercase() && c.is_uppercase()) => true,
        '·' | '«' | '¹' | '®' | '§' | '©' | '¾' | '½' | '¼' | '×' | '±' => {
            before.is_alphabetic()
        }
        '\u{a1}'..='\u{ff}' => !"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý°²³»Ð".contains(c),
        _ => before.is_alphabetic() && (0x80..0xa0).contains(&western_byte(c).unwrap_or_default()),
    }
}

/// The bytes that a text is in windows-1252, a sign that it does not have being `|`; `None` where it has other
/// letters.
#[must_use]
pub fn western_bytes(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|c| western_byte(c).or_else(|| (!is_letter(c)).then_some(b'|'))).collect()
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// The byte of a character in windows-1252, or in Latin-1 where that has none.
pub(super) fn western_byte(c: char) -> Option<u8> {
    if let Some(byte) = u8::try_from(u32::from(c)).ok().filter(|_| u32::from(c) < 0x100) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmapped) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|_| !unmapped)
}
