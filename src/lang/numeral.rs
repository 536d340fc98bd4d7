//! Numbers that are not printed in digits → what they are worth: `hai mươi ba`, `XIV`.
//!
//! Words are read as official documents write them. `năm` is five here, though alone it mostly means
//! a year: whoever reads running text must ask for a second word or a unit.

use super::fold;

/// Words of the digits; each form of a digit stands for it wherever it occurs.
const DIGITS: [(&str, u64); 16] = [
    ("không", 0),
    ("một", 1),
    ("mốt", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("tư", 4),
    ("năm", 5),
    ("lăm", 5),
    ("nhăm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

/// What a word multiplies the number before it by.
const SCALES: [(&str, u64); 5] = [
    ("tỉ", 1_000_000_000),
    ("triệu", 1_000_000),
    ("vạn", 10_000),
    ("nghìn", 1_000),
    ("ngàn", 1_000),
];

/// The number that a text spells out: `hai trăm linh ba`, `một nghìn hai trăm tỷ`. `None` where
/// anything else is printed, too.
#[must_use]
pub fn spelled(text: &str) -> Option<u64> {
    let key = fold::key(text);
    let words: Vec<&str> = key.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let (value, used) = spelled_at(&words)?;
    (used == words.len()).then_some(value)
}

/// The longest number that `words` (fold keys) begin with, and how many of them it takes.
#[must_use]
pub fn spelled_at(words: &[&str]) -> Option<(u64, usize)> {
    // No number that fits has more words.
    const MOST: usize = 32;
    let known = words.iter().take(MOST).take_while(|word| is_number_word(word)).count();
    (1..=known).rev().find_map(|count| Some((value(&words[..count])?, count)))
}

/// Whether a word (fold key) is part of numbers.
#[must_use]
pub fn is_number_word(word: &str) -> bool {
    digit(word).is_some()
        || scale(word).is_some()
        || matches!(word, "mươi" | "trăm" | "linh" | "lẻ" | "rưỡi")
}

fn digit(word: &str) -> Option<u64> {
    DIGITS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

fn scale(word: &str) -> Option<u64> {
    SCALES.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// All of the words as one number: what stands before the greatest scale times it, and the rest.
fn value(words: &[&str]) -> Option<u64> {
    let greatest = words.iter().filter_map(|word| scale(word)).max();
    let Some(greatest) = greatest else { return below_thousand(words) };
    // `nghìn tỷ`: all before the greatest is multiplied.
    let at = words.iter().rposition(|word| scale(word) == Some(greatest))?;
    let is_twice = words[..at].iter().any(|word| scale(word) == Some(greatest));
    let high = value(&words[..at]).filter(|_| !is_twice)?.checked_mul(greatest)?;
    let rest = match &words[at + 1..] {
        [] => 0,
        ["rưỡi"] => greatest / 2,
        ["linh" | "lẻ", rest @ ..] | rest => value(rest)?,
    };
    (rest < greatest).then(|| high.checked_add(rest))?
}

/// `hai trăm linh ba`, `một trăm hai mươi mốt`.
fn below_thousand(words: &[&str]) -> Option<u64> {
    match words {
        [hundreds, "trăm"] => Some(one_to_nine(hundreds)? * 100),
        [hundreds, "trăm", "rưỡi"] => Some(one_to_nine(hundreds)? * 100 + 50),
        ["không", "trăm", "linh" | "lẻ", ones] => one_to_nine(ones),
        ["không", "trăm", rest @ ..] => below_hundred(rest),
        [hundreds, "trăm", "linh" | "lẻ", ones] => {
            Some(one_to_nine(hundreds)? * 100 + one_to_nine(ones)?)
        }
        [hundreds, "trăm", rest @ ..] => {
            Some(one_to_nine(hundreds)? * 100 + below_hundred(rest).filter(|rest| *rest > 9)?)
        }
        _ => below_hundred(words),
    }
}

fn below_hundred(words: &[&str]) -> Option<u64> {
    match words {
        [one] => digit(one).filter(|_| !matches!(*one, "mốt" | "lăm" | "nhăm")),
        ["mười", ones] => Some(10 + one_to_nine(ones).filter(|_| *ones != "mốt")?),
        [tens, "mươi"] => Some(two_to_nine(tens)? * 10),
        [tens, "mươi", ones] => Some(two_to_nine(tens)? * 10 + one_to_nine(ones)?),
        _ => None,
    }
}

fn one_to_nine(word: &str) -> Option<u64> {
    digit(word).filter(|value| (1..10).contains(value))
}

fn two_to_nine(word: &str) -> Option<u64> {
    one_to_nine(word).filter(|value| *value > 1)
}

/// The value of a Roman numeral in capitals, in the one way that is correct: `XIV`, not `XIIII`.
#[must_use]
pub fn roman(printed: &str) -> Option<u32> {
    const PARTS: [(&str, u32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let (mut rest, mut value) = (printed, 0);
    for (sign, worth) in PARTS {
        let most = if sign.len() == 1 && sign.starts_with(['M', 'C', 'X', 'I']) { 3 } else { 1 };
        for _ in 0..most {
            let Some(shorter) = rest.strip_prefix(sign) else { break };
            (rest, value) = (shorter, value + worth);
        }
    }
    // "IVI", "XCX" are built of right parts but are no numerals.
    (value > 0 && rest.is_empty() && in_roman(value) == printed).then_some(value)
}

/// The numeral of a value below 4000, in capitals.
#[must_use]
pub fn in_roman(value: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [&str; 10] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
    const HUNDREDS: [&str; 10] = ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"];
    let digit = |place: u32| usize::try_from(value / place % 10).unwrap_or(0);
    let thousands = "M".repeat(digit(1000));
    format!("{thousands}{}{}{}", HUNDREDS[digit(100)], TENS[digit(10)], ONES[digit(1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        for (words, expected) in [
            ("ba", 3),
            ("Mười", 10),
            ("mười lăm", 15),
            ("mười một", 11),
            ("hai mươi", 20),
            ("hai mươi ba", 23),
            ("hai mươi mốt", 21),
            ("bốn mươi tư", 44),
            ("năm mươi nhăm", 55),
            ("chín mươi bảy", 97),
            ("một trăm", 100),
            ("hai trăm linh ba", 203),
            ("hai trăm lẻ bốn", 204),
            ("ba trăm mười lăm", 315),
            ("chín trăm chín mươi chín", 999),
            ("một nghìn hai trăm", 1_200),
            ("một nghìn không trăm linh năm", 1_005),
            ("hai ngàn không trăm hai mươi sáu", 2_026),
            ("mười lăm nghìn", 15_000),
            ("ba vạn", 30_000),
            ("một triệu", 1_000_000),
            ("một triệu rưỡi", 1_500_000),
            ("hai trăm rưỡi", 250),
            ("sáu trăm mười sáu triệu bốn trăm nghìn", 616_400_000),
            ("một tỷ hai trăm triệu", 1_200_000_000),
            ("hai nghìn tỷ", 2_000_000_000_000),
            ("một nghìn hai trăm tỷ", 1_200_000_000_000),
            ("ba tỉ không trăm linh hai triệu", 3_002_000_000),
            ("một trăm nghìn tỷ ba trăm triệu", 100_000_300_000_000),
            ("không", 0),
        ] {
            assert_eq!(spelled(words), Some(expected), "{words}");
        }
    }

    #[test]
    fn what_no_one_writes_is_none() {
        for words in [
            "",
            "người",
            "mươi",
            "trăm",
            "hai ba",
            "lăm",
            "mười mốt",
            "một mươi",
            "hai trăm ba",
            "ba nghìn hai triệu tỷ x",
            "linh ba",
            "năm 2026",
            "một nghìn hai nghìn",
            "tỷ",
        ] {
            assert_eq!(spelled(words), None, "{words}");
        }
    }

    #[test]
    fn the_longest_number_at_the_beginning_is_taken() {
        for (words, expected) in [
            ("hai mươi ba người", Some((23, 3))),
            ("ba năm liền", Some((3, 1))),
            ("hai trăm năm mươi tỉ đồng", Some((250_000_000_000, 5))),
            ("các đơn vị", None),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(spelled_at(&words), expected, "{words:?}");
        }
    }

    #[test]
    fn roman_numerals_are_read_as_they_must_be_written() {
        let read = |text| roman(text).unwrap_or(0);
        assert_eq!(
            ["I", "IV", "IX", "XIV", "XL", "XCIX", "MCMXLV", "MMXXVI"].map(read),
            [1, 4, 9, 14, 40, 99, 1945, 2026]
        );
        assert_eq!(["", "IIII", "VV", "IVI", "XCX", "IC", "iv", "A", "XIVa"].map(read), [0; 9]);
        for value in 1..4000 {
            assert_eq!(roman(&in_roman(value)), Some(value));
        }
    }
}
