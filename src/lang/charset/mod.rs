//! The encodings of Vietnamese from before Unicode: bytes ↔ letters, and which of them a text is in.
//!
//! Total: every byte becomes something. What none of the letters of a charset is, is read as windows-1252,
//! which the fonts of that time were made over.

pub mod entities;

mod detect;
mod tables;
mod tcvn;
mod viqr;
mod weigh;

pub use detect::{Gains, Trial, detect, detect_bytes, is_western, may_be_of_fonts, western_bytes};
pub use viqr::{Typed, fits as fits_viqr, may_be as may_be_viqr};

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};
use std::borrow::Cow;
use tables::{Table, table};
use unicode_normalization::UnicodeNormalization;

/// An encoding of Vietnamese from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Charset {
    /// TCVN 5712:1993 as the `.Vn` fonts have it (ABC): no capitals with tones.
    Tcvn3,
    /// VNI for Windows: a letter and its mark are two bytes.
    Vni,
    /// VISCII 1.1 (RFC 1456).
    Viscii,
    /// VPS.
    Vps,
    /// windows-1258: the tone is a combining character behind its letter.
    Windows1258,
    /// VIQR (RFC 1456): ASCII, marks behind the letter.
    Viqr,
}

impl Charset {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Tcvn3, Self::Vni, Self::Viscii, Self::Vps, Self::Windows1258, Self::Viqr];

    /// Its name: `tcvn3`, `vni`, `viscii`, `vps`, `windows-1258`, `viqr`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Viscii => "viscii",
            Self::Vps => "vps",
            Self::Windows1258 => "windows-1258",
            Self::Viqr => "viqr",
        }
    }

    /// The charset called `name`, letter case aside; also by the names that people use (`abc`, `cp1258`).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "abc" | "tcvn" | "tcvn-5712" => Some(Self::Tcvn3),
            "vni-win" | "vni-windows" => Some(Self::Vni),
            "cp1258" => Some(Self::Windows1258),
            _ => Self::ALL.into_iter().find(|charset| charset.name() == name),
        }
    }

    /// Whether some of `bytes` are controls that the charset has letters at.
    #[must_use]
    pub fn has_control_letters(self, bytes: &[u8]) -> bool {
        let is_letter = |byte: &u8| byte.is_ascii_control() && table(self).is_letter(*byte);
        self != Self::Viqr && bytes.iter().any(is_letter)
    }

    /// The text of `bytes`, letters composed (NFC).
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Windows1258 => WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect(),
            Self::Viqr => viqr::decode(&String::from_utf8_lossy(bytes), Typed::Escaped),
            Self::Tcvn3 => tcvn::restore_case(&decode(table(self), bytes, |at| {
                tcvn::is_punctuation(bytes, at)
            })),
            Self::Vni | Self::Viscii | Self::Vps => decode(table(self), bytes, |_| false),
        }
    }

    /// The text of letters that were taken for windows-1252; what that does not have stays.
    pub fn decode_text(self, taken: &str, text: &mut String) {
        let mut bytes = Vec::with_capacity(taken.len());
        for c in taken.chars() {
            if let Some(byte) = detect::western_byte(c) {
                bytes.push(byte);
                continue;
            }
            text.push_str(&self.decode(&bytes));
            bytes.clear();
            text.push(c);
        }
        text.push_str(&self.decode(&bytes));
    }

    /// The bytes of `text`; a capital with a tone is a small letter in TCVN3, whose fonts have no other.
    ///
    /// # Errors
    /// The first character that the charset does not have.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, char> {
        if self == Self::Viqr {
            return viqr::encode(text);
        }
        let mut bytes = Vec::with_capacity(text.len());
        for c in text.nfc() {
            match table(self).bytes_of(c) {
                Some(known) => bytes.extend_from_slice(known),
                None if c.is_ascii() && !table(self).is_letter(c as u8) => bytes.push(c as u8),
                None => bytes.push(self.western(c).ok_or(c)?),
            }
        }
        Ok(bytes)
    }

    /// The windows-1252 byte of a character, where it is no letter of the charset.
    fn western(self, c: char) -> Option<u8> {
        let mut buffer = [0; 4];
        let (bytes, _, unmapped) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
        let byte = *bytes.first().filter(|_| !unmapped)?;
        let read = self.decode(&[byte]);
        (read.chars().eq([c])).then_some(byte)
    }
}

/// The text of bytes in VIQR.
#[must_use]
pub fn decode_viqr(ascii: &str, typed: Typed) -> String {
    viqr::decode(ascii, typed)
}

/// Whether a syllable, in small letters, is one of those that texts of the administration are made of.
#[must_use]
pub fn is_common(syllable: &str) -> bool {
    weigh::is_common(syllable)
}

/// The text of bytes in windows-1252.
#[must_use]
pub fn western(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// Decodes by table; `western` says of the byte at a place that it is none of the letters.
fn decode(table: &Table, bytes: &[u8], western: impl Fn(usize) -> bool) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied();
        if let Some(letter) = next.and_then(|next| table.pair(byte, next)) {
            text.push(letter);
            at += 2;
            continue;
        }
        match table.single(byte).filter(|_| !western(at)) {
            Some(letter) => text.push(letter),
            None if byte.is_ascii() => text.push(char::from(byte)),
            None => text.push_str(&WINDOWS_1252.decode_without_bom_handling(&[byte]).0),
        }
        at += 1;
    }
    text
}

#[cfg(test)]
mod tests;
