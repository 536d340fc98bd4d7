//! A property and its value → content lines of RFC 5545: escaped, folded at 75 octets, ended by CRLF.
//!
//! Written here and not by a library: the one looked at (icalendar 0.17) counts the letters of a line
//! again for each fold, so that 100,000 letters take seconds and a million minutes, leaves control
//! characters in, and asks the clock where a property is forgotten.

use std::io::{self, Write};

/// Octets of a line, its end aside (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// A property whose value is a date, a rule or another word that needs no escaping.
pub(super) fn plain(to: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    folded(to, &format!("{name}:{value}"))
}

/// A property whose value is a text.
pub(super) fn text(to: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    plain(to, name, &escaped(value))
}

/// A property whose value is a list of texts.
pub(super) fn texts(to: &mut impl Write, name: &str, values: &[&str]) -> io::Result<()> {
    let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
    plain(to, name, &values.join(","))
}

/// Line ends are `\n`; a control character, which no value may hold, is U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\t' => out.push('\t'),
            _ if letter.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(letter),
        }
    }
    out
}

/// `line` in pieces that cut no letter, each but the first behind a space.
fn folded(to: &mut impl Write, line: &str) -> io::Result<()> {
    let (mut rest, mut width) = (line, WIDTH);
    while rest.len() > width {
        let end = (0..=width).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(width);
        let (piece, behind) = rest.split_at(end);
        write!(to, "{piece}\r\n ")?;
        (rest, width) = (behind, WIDTH - 1);
    }
    write!(to, "{rest}\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> String {
        let mut bytes = Vec::new();
        text(&mut bytes, "SUMMARY", value).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_means_something_is_escaped() {
        for (value, expected) in [
            ("a\\b;c,d:e", r"a\\b\;c\,d:e"),
            ("a\r\nb\rc\nd", r"a\nb\nc\nd"),
            ("a\u{0}b\u{7f}c\td", "a\u{fffd}b\u{fffd}c\td"),
        ] {
            assert_eq!(written(value), format!("SUMMARY:{expected}\r\n"));
        }
    }

    #[test]
    fn lines_are_folded_between_letters() {
        for letter in ["a", "ế", "\u{1f600}", " ", "\\"] {
            for many in 60..80 {
                let value = letter.repeat(many);
                let lines = written(&value);
                assert!(lines.split("\r\n").all(|line| line.len() <= WIDTH), "{many} {letter}");
                let unfolded = lines.replace("\r\n ", "");
                assert_eq!(unfolded, format!("SUMMARY:{}\r\n", escaped(&value)));
            }
        }
    }
}
