//! Numbers as Vietnamese documents print them → exact decimals.
//!
//! A dot groups thousands and a comma begins the decimals, but both habits occur in one report
//! (`96.8%` beside `95,55%`), so the shape of the groups decides first. Roman numerals, numbers in
//! words and signs are not read.

use crate::data::Number;
use rust_decimal::Decimal;

/// Which mark begins the decimals of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Habit {
    /// `1.234,5`: the comma.
    #[default]
    Vietnamese,
    /// `1,234.5`: the dot.
    English,
}

impl Habit {
    /// The habit of a text: English where more of its numbers can only be read so (`1,234,567`,
    /// `1,234.5`) than can only be read the Vietnamese way, else Vietnamese. A lone `96.8` or `4.0`
    /// is no evidence against dots that group: they stand in Vietnamese texts too.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let votes: i32 = text
            .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
            .map(|run| vote(run.trim_matches(['.', ','])))
            .sum();
        if votes > 0 { Self::English } else { Self::Vietnamese }
    }

    fn marks(self) -> (char, char) {
        match self {
            Self::Vietnamese => ('.', ','),
            Self::English => (',', '.'),
        }
    }
}

/// 1 for a number whose commas can only group, -1 for one that only Vietnamese habit explains.
fn vote(printed: &str) -> i32 {
    let read = |habit: Habit| {
        let (group, decimal) = habit.marks();
        strict(printed, group, decimal).is_some()
    };
    match (read(Habit::English), read(Habit::Vietnamese)) {
        (true, false) if printed.contains(',') => 1,
        (false, true) => -1,
        _ => 0,
    }
}

/// The number printed, in the habit of its text: `1.502.334`, `89,37`, `02`. Where its shape
/// contradicts the habit (`96.8` in a Vietnamese text), the shape decides. `None` for what is no
/// number, such as the groups of a telephone number.
#[must_use]
pub fn parse_in(printed: &str, habit: Habit) -> Option<Number> {
    let (group, decimal) = habit.marks();
    strict(printed, group, decimal).or_else(|| strict(printed, decimal, group)).map(Number::new)
}

/// Reads a number whose groups of three are separated by `group` and whose decimals follow
/// `decimal`; `None` where it has another shape.
fn strict(printed: &str, group: char, decimal: char) -> Option<Decimal> {
    let (whole, fraction) = match printed.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (printed, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(digits) || !is_grouped(whole, group) {
        return None;
    }
    let mut plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    plain.parse().ok()
}

/// Whether `whole` is digits, or groups of three behind a first one of one to three that does not
/// begin with a zero.
fn is_grouped(whole: &str, group: char) -> bool {
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut rest = groups.peekable();
    if rest.peek().is_some() && (first.len() > 3 || first.starts_with('0')) {
        return false;
    }
    digits(first) && rest.all(|part| part.len() == 3 && digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: &str) {
        let number = parse_in(printed, Habit::Vietnamese).map(|number| number.to_string());
        assert_eq!(number.as_deref().unwrap_or("none"), expected, "{printed}");
    }

    #[test]
    fn groups_and_decimals_are_told_by_their_shape() {
        for (printed, expected) in [
            ("1.502.334", "1502334"),
            ("68.457", "68457"),
            ("12.345,6", "12345.6"),
            ("89,37", "89.37"),
            ("616,4", "616.4"),
            ("100,0", "100"),
            ("02", "2"),
            ("0", "0"),
            ("96.8", "96.8"),
            ("0.125", "0.125"),
            ("0,125", "0.125"),
            ("126.13", "126.13"),
            ("68,457", "68.457"),
            ("1,234,567", "1234567"),
            ("1,234.5", "1234.5"),
            ("2026", "2026"),
        ] {
            check(printed, expected);
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for printed in
            ["", "x", "0212.385.211", "024.3855.888", "1.23.456", "1..2", "1,2,3", "12.", "-5"]
        {
            check(printed, "none");
        }
        check(&"9".repeat(60), "none");
    }

    #[test]
    fn the_text_decides_what_its_shape_does_not() {
        for (text, habit, number) in [
            ("gồm 1,234,567 người, 68,457 hộ", Habit::English, "68457"),
            ("đạt 95,55%, 96.8%, 1.234 hộ; 68,457 km", Habit::Vietnamese, "68.457"),
            ("68,457 km", Habit::Vietnamese, "68.457"),
            ("tăng 7.5%, phiên bản 4.0; 68,457 hộ", Habit::Vietnamese, "68.457"),
        ] {
            assert_eq!(Habit::of(text), habit, "{text}");
            assert_eq!(parse_in("68,457", habit).unwrap().to_string(), number);
        }
    }
}
