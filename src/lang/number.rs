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
    fn marks(self) -> (char, char) {
        match self {
            Self::Vietnamese => ('.', ','),
            Self::English => (',', '.'),
        }
    }
}

/// What the numbers of a text say of its habit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Numbers that only the Vietnamese habit explains: `12,5`, `1.234.567`, `1.234,5`.
    pub vietnamese: u32,
    /// Numbers whose commas can only group: `1,234,567`, `1,234.5`.
    pub english: u32,
    /// Percentages whose dot begins decimals: `96.8%`. They stand in Vietnamese texts, too.
    pub dotted: u32,
    /// Numbers that fit both habits, by their mark: `68,457`, `12.345`.
    pub open: Open,
}

/// Numbers that fit both habits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// `68,457`.
    pub commas: u32,
    /// `12.345`.
    pub dots: u32,
}

impl Evidence {
    /// The evidence of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut evidence = Self::default();
        let is_mark = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','));
        for run in text.split(is_mark) {
            let printed = run.trim_matches(['.', ',']);
            match vote(printed) {
                Some(Habit::English) => evidence.english += 1,
                Some(Habit::Vietnamese) => evidence.vietnamese += 1,
                None if is_open(printed) => {
                    evidence.open.commas += u32::from(printed.contains(','));
                    evidence.open.dots += u32::from(printed.contains('.'));
                }
                None => {}
            }
        }
        let shares = text.match_indices('%').filter(|&(sign, _)| ends_dotted(&text[..sign]));
        evidence.dotted = u32::try_from(shares.count()).unwrap_or(u32::MAX);
        evidence
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            vietnamese: self.vietnamese + other.vietnamese,
            english: self.english + other.english,
            dotted: self.dotted + other.dotted,
            open: Open {
                commas: self.open.commas + other.open.commas,
                dots: self.open.dots + other.open.dots,
            },
        }
    }

    /// The habit that most of it speaks for; `None` where nothing does. Percentages with a dot speak
    /// only where they are several, and no dot groups.
    #[must_use]
    pub fn habit(self) -> Option<Habit> {
        let dots_are_decimals = self.dotted > 1 && self.open.dots == 0 && self.open.commas > 0;
        match (self.english, self.vietnamese) {
            (0, 0) => dots_are_decimals.then_some(Habit::English),
            (english, vietnamese) if english > vietnamese => Some(Habit::English),
            _ => Some(Habit::Vietnamese),
        }
    }

    /// Whether it leaves open how a number like `12.345` or `68,457` is to be read: numbers of both
    /// habits stand beside it, or no other number that its comma could be compared with.
    #[must_use]
    pub fn leaves_open(self, printed: &str) -> bool {
        let foreign = self.english + self.dotted;
        let silent = self.english + self.vietnamese == 0;
        let unsaid = silent && self.habit().is_none() && (printed.contains(',') || foreign > 0);
        is_open(printed) && (unsaid || foreign > 0 && self.vietnamese > 0)
    }
}

/// Whether a number fits both habits: one mark, three digits behind it.
fn is_open(printed: &str) -> bool {
    let Some((whole, fraction)) = printed.split_once(['.', ',']) else { return false };
    let digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let three = fraction.len() == 3 && digits(fraction);
    three && (1..=3).contains(&whole.len()) && digits(whole) && !whole.starts_with('0')
}

/// Whether a text ends in a number with one or two decimals behind a dot.
fn ends_dotted(before: &str) -> bool {
    let bare = before.trim_end();
    let digits = |c: &char| c.is_ascii_digit();
    let decimals = bare.chars().rev().take_while(digits).count();
    let mut rest = bare[..bare.len() - decimals].chars().rev();
    (1..=2).contains(&decimals)
        && rest.next() == Some('.')
        && (1..=3).contains(&rest.clone().take_while(digits).count())
        && !rest.find(|c| !c.is_ascii_digit()).is_some_and(|c| matches!(c, '.' | ','))
}

/// The one habit that explains a number; `None` where both do, or neither. A lone `96.8` or `4.0` is no
/// evidence against dots that group.
fn vote(printed: &str) -> Option<Habit> {
    let read = |habit: Habit| {
        let (group, decimal) = habit.marks();
        strict(printed, group, decimal).is_some()
    };
    match (read(Habit::English), read(Habit::Vietnamese)) {
        (true, false) if printed.contains(',') => Some(Habit::English),
        (false, true) => Some(Habit::Vietnamese),
        _ => None,
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

/// A number as a text of this habit prints it: `1.234,5`, `1,234.5`.
#[must_use]
pub fn print_in(value: Decimal, habit: Habit) -> String {
    let (group, decimal) = habit.marks();
    let plain = value.normalize().to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut text = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(decimal);
        text.push_str(fraction);
    }
    text
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

    #[test]
    fn what_fits_both_habits_is_open_where_both_are_used() {
        let open = |text: &str, number: &str| Evidence::of(text).leaves_open(number);
        assert!(open("đạt 95,55% và 96.8%; chi 12.345 tỷ", "12.345"));
        assert!(open("chi 68,457 tỷ", "68,457"));
        assert!(open("đạt 96.8%, chi 12.345 tỷ", "12.345"));
        assert!(!open("chi 12.345 tỷ", "12.345"));
        assert!(!open("đạt 95,55%; chi 12.345 tỷ và 68,457 tỷ", "68,457"));
        assert!(!open("đạt 95,55% và 96.8%; chi 1.234.567 tỷ", "1.234.567"));
        assert!(!open("đạt 95,55% và 96.8%; chi 0.125 tỷ, 12,5 tỷ", "0.125"));
    }

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
    fn a_number_is_printed_as_its_habit_has_it() {
        let print = |text: &str, habit| print_in(text.parse().unwrap(), habit);
        assert_eq!(print("1502334.50", Habit::Vietnamese), "1.502.334,5");
        assert_eq!(print("1502334.5", Habit::English), "1,502,334.5");
        assert_eq!(print("-999", Habit::Vietnamese), "-999");
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
            ("tăng 7.5%; kinh phí 68,457 tỷ đồng, phiên bản 4.0", Habit::Vietnamese, "68.457"),
            ("tăng 7.5%, đạt 88.25 %; 68,457 hộ", Habit::English, "68457"),
            ("tăng 7.5%, đạt 88.25%; 68,457 hộ; 1.234 xã", Habit::Vietnamese, "68.457"),
        ] {
            assert_eq!(Evidence::of(text).habit().unwrap_or_default(), habit, "{text}");
            assert_eq!(parse_in("68,457", habit).unwrap().to_string(), number);
        }
    }
}
