//! Texts and the widths of their columns → how high a row must be to show them. Programs are said to find
//! that out for themselves; `LibreOffice` does not where a file says nothing.

use std::ops::AddAssign;

/// Points of a line.
const LINE: f64 = 15.0;
/// Points of the highest row there is, rounded down to whole lines.
const HIGHEST: f64 = 405.0;
/// Points that a character of a column's width takes.
const CHARACTER: f64 = 5.25;
/// Points of the font.
const FONT: f64 = 11.0;

/// How high a row is that shows so many lines.
pub(super) fn of_lines(lines: u32) -> f64 {
    (f64::from(lines.max(1)) * LINE).min(HIGHEST)
}

/// Lines that `text` takes in a column of `width` characters.
pub(super) fn lines(text: &str, width: f64) -> u32 {
    let room = width * CHARACTER;
    text.split('\n').map(|line| broken(line, room)).fold(0, u32::saturating_add)
}

/// Lines that one line takes when it is broken between words, and inside those that are too long.
fn broken(line: &str, room: f64) -> u32 {
    let (mut lines, mut used) = (1_u32, 0.0);
    for word in line.split_inclusive([' ', '-', '/']) {
        let (whole, seen) = (long(word), long(word.trim_end()));
        if used > 0.0 && used + seen > room {
            lines = lines.saturating_add(1);
            used = 0.0;
        }
        used.add_assign(whole);
        while used > room && seen > room {
            lines = lines.saturating_add(1);
            used -= room;
        }
    }
    lines
}

/// Points that a text takes on one line.
fn long(text: &str) -> f64 {
    text.chars().map(share).sum::<f64>() * FONT
}

/// How much of its height a letter of Times New Roman is wide, marks left aside.
fn share(c: char) -> f64 {
    match c {
        ' ' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' => 0.26,
        'i' | 'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' | 'l' | 'j' | 't' => 0.28,
        'f' | 'r' | 's' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' | '…' => 0.88,
        'ư' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' | 'ơ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => {
            0.55
        }
        c if c.is_uppercase() => 0.70,
        c if c.is_ascii() || c < '\u{2000}' => 0.48,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words() {
        for (text, width, expected) in [
            ("", 10.0, 1),
            ("Sở Y tế", 20.0, 1),
            ("một\nhai\nba", 20.0, 3),
            ("Rà soát văn bản quy phạm pháp luật", 20.0, 2),
            ("Rà soát văn bản quy phạm pháp luật", 10.0, 4),
        ] {
            assert_eq!(lines(text, width), expected, "{text}");
        }
    }

    #[test]
    fn a_word_that_is_too_long_is_broken() {
        assert!(lines(&"a".repeat(1000), 10.0) > 80);
        assert!(lines(&"a".repeat(1000), 10.0) < 200);
    }

    #[test]
    fn rows_are_as_high_as_their_lines_and_no_higher_than_can_be() {
        let round = |lines| of_lines(lines).to_string();
        assert_eq!((round(0), round(2), round(1000)), ("15".into(), "30".into(), "405".into()));
    }
}
