//! A document's text → the short names of bodies that it explains: `Trung tâm phục vụ hành chính công
//! (TTPVHCC)`, `Ban Chỉ đạo Đề án 06 tỉnh (sau đây gọi tắt là Ban Chỉ đạo)`. Letters must be the
//! initials of the words in front, or the text must say that it is a short name. Whether the long
//! name is one of a body is for the register to say.

use super::vocabulary::head;
use super::words::{Mark, Token, tokens};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Letters that stand for words: `TTPVHCC`, `VH-TT&DL`, `BQL KKT`.
const LETTERS: &str = r"[\p{Lu}\d][\p{Lu}\d&/.-]{1,14}(?: [\p{Lu}\d&-]{2,15}){0,2}";

/// What says that a short name follows.
const SAYING: &str = r"(?i:(?:(?:sau|dưới|từ) đây\s+)?(?:được\s+)?(?:gọi|viết)(?:\s+(?:tắt|chung|ngắn gọn))?(?:\s+là)?\s*:?\s*)";

/// A parenthesis that holds letters, and perhaps says what they are.
static PARENTHESIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r#"\(\s*(?:{SAYING})?["“']?(?<short>{LETTERS})["”']?\s*\)"#))
});

/// A short name of any kind that the text says to be one.
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    let short = r#"["“']?(?<short>[^()"“”';,.]{2,60}?)["”']?"#;
    pattern(&format!(r"(?:\(|[,;–-])\s*{SAYING}{short}\s*(?:[),;.]|$)"))
});

/// Letters whose words stand in the parenthesis behind them.
static BEHIND: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?<short>{LETTERS})\s?\((?<long>[^()]{{4,160}})\)")));

/// Bytes in front of a short name that can hold the long one; the longest names of bodies have 160.
const REACH: usize = 360;

/// Words that letters may leave out.
const SMALL: [&str; 8] = ["và", "các", "của", "về", "với", "cho", "trên", "tại"];

/// A short name that a text explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    /// Its matching key, marks and spaces left out.
    pub(super) short: String,
    /// The name it stands for.
    pub(super) long: String,
}

/// The short names that `text` explains, in the order of their patterns. `is_body` says whether some
/// words are the whole name of a body that the register knows.
pub(super) fn defined(text: &str, is_body: impl Fn(&[Token]) -> bool) -> Vec<Definition> {
    let mut found = Vec::new();
    let parenthesis = if text.contains('(') { text } else { "" };
    let said = if text.contains("gọi") || text.contains("viết") { text } else { "" };
    for caps in PARENTHESIS.captures_iter(parenthesis) {
        let (Some(all), Some(short)) = (caps.get(0), caps.name("short")) else { continue };
        let long = by_letters(before(text, all.start()), &letters(short.as_str()));
        found.extend(long.map(|long| definition(short.as_str(), long)));
    }
    for caps in BEHIND.captures_iter(parenthesis) {
        let (Some(short), Some(long)) = (caps.name("short"), caps.name("long")) else { continue };
        let spelt = by_letters(long.as_str(), &letters(short.as_str()));
        let whole = spelt.filter(|spelt| spelt.len() == long.as_str().trim().len());
        found.extend(whole.map(|long| definition(short.as_str(), long)));
    }
    for caps in SAID.captures_iter(said) {
        let (Some(all), Some(short)) = (caps.get(0), caps.name("short")) else { continue };
        let long = by_saying(before(text, all.start()), short.as_str(), &is_body);
        found.extend(long.map(|long| definition(short.as_str(), long)));
    }
    found.retain(|one| one.short != key(&tokens(&one.long)));
    found.dedup();
    found
}

fn definition(short: &str, long: String) -> Definition {
    Definition { short: key(&tokens(short)), long }
}

/// The words of a short name, without what stands between them.
pub(super) fn key(tokens: &[Token]) -> String {
    let words = tokens.iter().filter(|token| token.mark == Mark::Word);
    words.map(|token| token.key.trim_end_matches('.')).collect()
}

fn letters(short: &str) -> String {
    key(&tokens(short)).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The bytes in front of `at` in which the name stands.
fn before(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..at]
}

/// The words at the end of `text` whose initials are `letters`, from the head of their name on.
fn by_letters(text: &str, letters: &str) -> Option<String> {
    let words = tokens(text);
    let start = spelt_from(&words, letters)?;
    let from = if head(&words, start).is_some() {
        start
    } else {
        (1..=2)
            .filter_map(|back| start.checked_sub(back))
            .find(|&at| head(&words, at).is_some_and(|(end, _)| end == start))?
    };
    named(text, &words, from..words.len())
}

/// The word at which the words begin whose initials, to the last word, are `letters`.
fn spelt_from(words: &[Token], letters: &str) -> Option<usize> {
    let mut rest = letters;
    let mut start = words.len();
    while !rest.is_empty() {
        start = start.checked_sub(1)?;
        let word = words.get(start)?;
        let is_number = word.key.chars().all(|c| c.is_ascii_digit());
        let taken = if is_number {
            rest.strip_suffix(&word.key)
        } else {
            rest.strip_suffix(|letter| Some(letter) == initial(word))
        };
        match taken.filter(|_| word.mark == Mark::Word && !word.is("và")) {
            Some(left) => rest = left,
            None if word.mark != Mark::Word || SMALL.contains(&word.key.as_str()) => {}
            None => return None,
        }
    }
    Some(start)
}

/// The first letter of a word without its marks, as abbreviations have it: `Ủy ban` → `u`.
fn initial(word: &Token) -> Option<char> {
    word.key.chars().next()?.nfd().next()
}

/// The long name in front of a short one: it begins with the words of the short one (`Ban Chỉ đạo`),
/// or is the name of a body that the short one's letters or head fit.
fn by_saying(text: &str, short: &str, is_body: &impl Fn(&[Token]) -> bool) -> Option<String> {
    let words = tokens(text);
    let short = tokens(short);
    if short.iter().any(|token| token.mark != Mark::Word) || short.len() > 6 {
        return None;
    }
    if head(&short, 0).is_some() {
        let same = |at: &usize| {
            words[*at..].len() > short.len()
                && words[*at..].iter().zip(&short).all(|(word, own)| word.key == own.key)
        };
        let from = (0..words.len()).rev().find(same);
        if let Some(long) = from.and_then(|from| named(text, &words, from..words.len())) {
            return Some(long);
        }
    }
    let fits = |at: &usize| {
        let rest = &words[*at..];
        (head(&short, 0).is_some() || is_spelt(&short, rest)) && is_body(rest)
    };
    let from = (0..words.len()).find(fits)?;
    named(text, &words, from..words.len())
}

/// Whether the letters of `short`, all in capitals, stand in this order among the initials of `words`.
fn is_spelt(short: &[Token], words: &[Token]) -> bool {
    let all_capitals = short.iter().all(|token| token.capitals);
    let mut initials = words.iter().filter_map(initial);
    let letters: String = short.iter().take(1).map(|token| token.key.as_str()).collect();
    all_capitals && letters.chars().all(|letter| initials.any(|initial| initial == letter))
}

/// The text of some words, if they are more than the head of a name and no more than a name.
fn named(text: &str, words: &[Token], part: Range<usize>) -> Option<String> {
    let part = words.get(part)?;
    let (end, _) = head(part, 0)?;
    let breaks = part.iter().any(|token| {
        matches!(token.mark, Mark::Semicolon | Mark::Stop | Mark::Colon | Mark::Open | Mark::Close)
    });
    let (first, last) = (part.first()?, part.last()?);
    let is_named = end < part.len() && last.mark == Mark::Word && !breaks;
    is_named.then(|| text[first.at.start..last.at.end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = defined(text, |words| key(words) == "ubndtỉnh" || key(words) == "côngantỉnh");
        let found: Vec<(&str, &str)> =
            found.iter().map(|one| (one.short.as_str(), one.long.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn letters_are_initials() {
        check(
            "Trung tâm Phục vụ hành chính công (TTPVHCC); Sở Giáo dục và Đào tạo (sau đây viết tắt là GDĐT)",
            &[("ttpvhcc", "Trung tâm Phục vụ hành chính công"), ("gdđt", "Sở Giáo dục và Đào tạo")],
        );
        check(
            "Ban Quản lý các khu kinh tế (BQL KKT)",
            &[("bqlkkt", "Ban Quản lý các khu kinh tế")],
        );
        check(
            "do TTPVHCC (Trung tâm Phục vụ hành chính công) chủ trì",
            &[("ttpvhcc", "Trung tâm Phục vụ hành chính công")],
        );
        check("Tổ công tác Đề án 06 (viết tắt: TCTĐA06)", &[("tctđa06", "Tổ công tác Đề án 06")]);
    }

    #[test]
    fn a_short_name_is_what_the_text_says_it_is() {
        check(
            "Ban Chỉ đạo chuyển đổi số tỉnh (sau đây gọi tắt là Ban Chỉ đạo) họp",
            &[("banchỉđạo", "Ban Chỉ đạo chuyển đổi số tỉnh")],
        );
        check(
            "Trung tâm Dữ liệu vùng, sau đây gọi là “Trung tâm”, do",
            &[("trungtâm", "Trung tâm Dữ liệu vùng")],
        );
        check("giao Công an tỉnh (sau đây gọi tắt là CAT)", &[("cat", "Công an tỉnh")]);
    }

    #[test]
    fn what_is_no_body_is_not_learned() {
        for text in [
            "Cơ sở dữ liệu (CSDL), dịch vụ công (DVC), thủ tục hành chính (TTHC)",
            "Ủy ban nhân dân (UBND), Bảo hiểm xã hội (BHXH), hợp tác xã (HTX)",
            "Kế hoạch của UBND tỉnh (sau đây gọi tắt là Kế hoạch)",
            "Nghị quyết số 57 của UBND tỉnh (sau đây gọi tắt là NQ57)",
            "UBND các xã, phường (sau đây gọi chung là UBND cấp xã)",
            "Sở Nội vụ: lập danh sách (sau đây gọi là Danh sách)",
            "Sở Y tế (chủ trì), (XYZ)",
        ] {
            check(text, &[]);
        }
    }
}
