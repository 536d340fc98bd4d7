//! Bytes → text in the encoding the bytes give evidence of. What is in none becomes U+FFFD, and a finding
//! says so.

use super::{Decoded, Letters, Refusal, format, legacy, utf8, utf16};
use crate::lang::charset::{self, Charset};

/// One control byte in so many makes a file binary; VISCII puts six rare capitals there.
const CONTROLS_ONE_IN: usize = 20;

/// Decodes by byte order mark, by the pattern of zero bytes, else as UTF-8.
pub(super) fn decode(bytes: Vec<u8>, letters: Letters) -> Result<Decoded, Refusal> {
    if let Some(order) = utf16::order(&bytes) {
        let decoded = utf16::decode(&bytes, order);
        return match decoded.text.find('\0') {
            None => Ok(decoded),
            Some(_) => Err(Refusal::Binary { at: utf16::first_zero(&bytes) }),
        };
    }
    match binary_at(&bytes).filter(|_| !has_control_letters(&bytes, letters)) {
        Some(at) => Err(Refusal::Binary { at: at as u64 }),
        None if std::str::from_utf8(&bytes).is_ok() => Ok(utf8::decode(bytes)),
        None => {
            let known = legacy::of_bytes(&bytes, letters);
            let western = || match letters {
                Letters::Detect => legacy::of_western_bytes(&bytes),
                Letters::Unicode | Letters::Charset(_) => None,
            };
            Ok(known.or_else(western).unwrap_or_else(|| utf8::decode(bytes)))
        }
    }
}

/// The lines, from 1, of the zero bytes of a text that has a few; none where the bytes are UTF-16, another
/// format, or no text.
pub(super) fn stray_zeros(bytes: &[u8]) -> Vec<usize> {
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    let zeros: Vec<usize> = lines
        .flat_map(|(at, line)| line.iter().filter(|byte| **byte == 0).map(move |_| at + 1))
        .collect();
    let few = zeros.len() * CONTROLS_ONE_IN <= bytes.len();
    let is_text = utf16::order(bytes).is_none() && format::of_bytes(bytes).is_none();
    if few && is_text { zeros } else { Vec::new() }
}

/// Whether the controls of `bytes` are letters: VISCII and VPS have capitals there, of which a short title is full.
fn has_control_letters(bytes: &[u8], letters: Letters) -> bool {
    let charset = match letters {
        Letters::Detect => match std::str::from_utf8(bytes) {
            Ok(text) => charset::detect(text),
            Err(_) => charset::detect_bytes(bytes),
        },
        Letters::Charset(charset) => Some(charset),
        Letters::Unicode => None,
    };
    let has = |charset: Charset| charset.has_control_letters(bytes);
    !bytes.contains(&0) && charset.is_some_and(has)
}

/// The first byte that shows the bytes to be no text: a zero byte, or the first control of many.
fn binary_at(bytes: &[u8]) -> Option<usize> {
    if let Some(zero) = bytes.iter().position(|&b| b == 0) {
        return Some(zero);
    }
    let controls = bytes.iter().filter(|&&b| is_control(b)).count();
    if controls * CONTROLS_ONE_IN <= bytes.len() {
        return None;
    }
    bytes.iter().position(|&b| is_control(b))
}

/// A control that has no place in text: not a tab, a line end or a form feed.
fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_controls_are_still_text() {
        assert_eq!(binary_at("một đoạn văn bản dài\u{c}\u{1}".as_bytes()), None);
        assert_eq!(binary_at(b"ab\x01cd"), Some(2));
        assert_eq!(binary_at(b"ab\0"), Some(2));
        assert_eq!(binary_at(b""), None);
    }
}
