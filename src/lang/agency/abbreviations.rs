//! A document's text → the short names of bodies that it explains: `Trung tâm phục vụ hành chính công
//! (TTPVHCC)`, `Ban Chỉ đạo Đề án 06 tỉnh (sau đây gọi tắt là Ban Chỉ đạo)`. Letters must be the
//! initials of the words in front, or the text must say that it is a short name. Whether the long
//! name is one of a body is for the register to say.

use super::vocabulary::{Class, behind, head};
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

/// A parenthesis that holds letters, perhaps between the first words of the name and its level
/// (`Quỹ PCTT tỉnh`), and perhaps says what they are.
static PARENTHESIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r#"\(\s*(?:{SAYING})?["“']?(?<short>(?:\p{{L}}+ ){{0,4}}?{LETTERS}(?: tỉnh)?)["”']?\s*\)"#
    ))
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
        let long = spelt(before(text, all.start()), &tokens(short.as_str()));
        found.extend(long.map(|long| definition(short.as_str(), long)));
    }
    for caps in BEHIND.captures_iter(parenthesis) {
        let (Some(short), Some(long)) = (caps.name("short"), caps.name("long")) else { continue };
        let long = long.as_str().trim();
        let whole = spelt(long, &tokens(short.as_str())).filter(|spelt| spelt.len() == long.len());
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

/// The bytes in front of `at` in which the name stands.
fn before(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..at]
}

/// The words at the end of `text` that `short` spells, from the head of their name on; the head may be
/// left out of it (`Sở Giáo dục và Đào tạo (GDĐT)`).
fn spelt(text: &str, short: &[Token]) -> Option<String> {
    let words = tokens(text);
    let is_spelt = |from: &usize| {
        let name = &words[*from..];
        let Some((behind, _)) = head(name, 0) else { return false };
        [0, behind].into_iter().any(|start| {
            aligned(short, &name[start..]).is_some_and(|end| is_tail(&name[start + end..]))
        })
    };
    let from = (0..words.len()).rev().find(is_spelt)?;
    named(text, &words, from..words.len())
}

/// How many words of a name `short` stands for: each of its words is the same as the next, or has the
/// initials of the next ones.
fn aligned(short: &[Token], name: &[Token]) -> Option<usize> {
    let mut at = 0;
    for word in short.iter().filter(|token| token.mark == Mark::Word) {
        at += name[at..].iter().take_while(|next| next.mark != Mark::Word).count();
        if name.get(at).is_some_and(|next| next.key == word.key) {
            at += 1;
        } else {
            at += initialled(word, &name[at..])?;
        }
    }
    Some(at)
}

/// How many words have the letters of `word`, in capitals, as initials; small ones may be passed over.
fn initialled(word: &Token, name: &[Token]) -> Option<usize> {
    let mut rest = word.key.as_str();
    let mut at = 0;
    while !rest.is_empty() {
        let next = name.get(at).filter(|_| word.capitals)?;
        let is_number = next.key.chars().all(|c| c.is_ascii_digit());
        let taken = if is_number {
            rest.strip_prefix(next.key.as_str())
        } else {
            rest.strip_prefix(|letter| Some(letter) == initial(next))
        };
        match taken.filter(|_| next.mark == Mark::Word && !next.is("và")) {
            Some(left) => rest = left,
            None if next.mark != Mark::Word || SMALL.contains(&next.key.as_str()) => {}
            None => return None,
        }
        at += 1;
    }
    Some(at)
}

/// Whether nothing of a name is left but its level and the name of the unit: `tỉnh Sơn La`.
fn is_tail(rest: &[Token]) -> bool {
    rest.is_empty() || (rest.len() <= 6 && behind(Class::Level, rest, 0).is_some())
}

/// The first letter of a word without its marks, as abbreviations have it: `Ủy ban` → `u`.
fn initial(word: &Token) -> Option<char> {
    word.key.chars().next()?.nfd().next()
}

/// The long name in front of a short one that the text says to be one: what the short one spells, what
/// begins with its words (`Ban Chỉ đạo`), or a known body that fits its letters or head.
fn by_saying(text: &str, short: &str, is_body: &impl Fn(&[Token]) -> bool) -> Option<String> {
    let words = tokens(text);
    let short = tokens(short);
    if short.len() > 8 {
        return None;
    }
    let begins = |from: &usize| {
        let name = &words[*from..];
        short.len() < name.len() && short.iter().zip(name).all(|(own, word)| own.key == word.key)
    };
    let is_named = head(&short, 0).is_some();
    let fits = |from: &usize| {
        let name = &words[*from..];
        (is_named || stands_in(&short, name)) && is_body(name)
    };
    let first = spelt(text, &short).or_else(|| {
        let from = (0..words.len()).rev().find(begins).filter(|_| is_named)?;
        named(text, &words, from..words.len())
    });
    first.or_else(|| {
        let from = (0..words.len()).find(fits)?;
        named(text, &words, from..words.len())
    })
}

/// Whether the letters of `short`, all in capitals, stand in this order among the initials of `words`.
fn stands_in(short: &[Token], words: &[Token]) -> bool {
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
    fn the_level_and_the_first_words_may_stand_beside_letters() {
        check(
            "Trung tâm Phục vụ hành chính công tỉnh Sơn La (TTPVHCC)",
            &[("ttpvhcc", "Trung tâm Phục vụ hành chính công tỉnh Sơn La")],
        );
        check(
            "Quỹ Phòng, chống thiên tai tỉnh (Quỹ PCTT)",
            &[("quĩpctt", "Quỹ Phòng, chống thiên tai tỉnh")],
        );
        check(
            "Ban Chỉ huy Phòng thủ dân sự tỉnh (sau đây viết tắt là Ban Chỉ huy PTDS tỉnh)",
            &[("banchỉhuyptdstỉnh", "Ban Chỉ huy Phòng thủ dân sự tỉnh")],
        );
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
            "Sở Xây dựng chủ trì lập Quy hoạch (sau đây gọi tắt là SXD)",
            "Sở Y tế phối hợp Bộ Công an (qua C06)",
        ] {
            check(text, &[]);
        }
    }
}
