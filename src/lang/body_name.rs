//! The name of a body as a letterhead prints it → as running text writes it: `ỦY BAN NHÂN DÂN TỈNH
//! SƠN LA` → `UBND tỉnh Sơn La`.
//!
//! Does not look bodies up, and leaves a name that is not in capitals as it is, but for UBND and HĐND.

use super::agency::provinces;
use super::document_kind::begins;
use super::keyed::{Keyed, key_pattern};
use super::{fold, lexicon};
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// A phrase and its matching key.
struct Phrase {
    key: String,
    written: &'static str,
}

/// Phrases with their own capitals, the longest first.
static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let phrases = lexicon::rows("body_phrases");
    let provinces = provinces::all().iter().map(|province| province.name);
    let names = phrases.iter().map(|row| row[0]).chain(provinces);
    let mut all: Vec<Phrase> =
        names.map(|written| Phrase { key: fold::key(written), written }).collect();
    all.sort_by_key(|phrase| std::cmp::Reverse(phrase.key.len()));
    all
});

/// A word after which names stand in capitals, up to the next of them.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)\b")
});

/// A Party committee, named after its unit: `Huyện ủy Bắc Hà`.
static COMMITTEE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^(?:tỉnh|thành|huyện|quận|thị) ủy$"));

/// A word after which one word is capitalised.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:sở|bộ|tổng cục|cục|chi cục|vụ|phòng|viện|trường|trung tâm|văn phòng|hội|liên minh|bệnh viện|đài|báo|công ty|tổng công ty|tập đoàn)\b",
    )
});

/// Onset, vowels, coda.
static SYLLABLE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:ngh?|nh?|gh|gi?|ch?|kh?|ph?|qu|th|tr|t|[bdđhlmrsvx])?[aeiouy]{1,3}(?:ch|c|m|ng|nh|n|p|t)?$",
    )
});

static UBND: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"ủy ban nhân dân\b"));
static HDND: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"hội đồng nhân dân\b"));

/// The name as running text writes it.
#[must_use]
pub fn written(printed: &str) -> String {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let mut name = words.join(" ");
    if !name.chars().any(char::is_lowercase) {
        name = out_of_capitals(&shortened(&name));
    }
    shortened(&name)
}

/// The name with UBND and HĐND for the long forms.
fn shortened(name: &str) -> String {
    let mut out = name.to_owned();
    for (long, short) in [(&*UBND, "UBND"), (&*HDND, "HĐND")] {
        let view = Keyed::of(&out);
        let Some(found) = long.find(view.key()) else { continue };
        let range = view.printed(found.range());
        out = format!("{}{short}{}", &out[..range.start], &out[range.end..]);
    }
    out
}

/// What stands before the next word of a name in capitals.
#[derive(Clone, Copy, PartialEq)]
enum After {
    Unit,
    Head,
    Word,
}

fn out_of_capitals(name: &str) -> String {
    let lower = name.to_lowercase();
    let view = Keyed::of(&lower);
    let (mut out, mut at, mut after) = (String::new(), 0, After::Word);
    while at < lower.len() {
        let (len, text, next) = piece(&view, at, after);
        out.push_str(&text);
        at = (at + len).min(lower.len());
        let space = lower[at..].len() - lower[at..].trim_start().len();
        out.push_str(&lower[at..at + space]);
        at += space;
        after = next;
    }
    capitalised(&out)
}

/// The bytes of the next phrase or word, how it is written, and what it is to the word after it.
fn piece(view: &Keyed<'_>, at: usize, after: After) -> (usize, String, After) {
    let rest = view.key_from(at);
    let printed = |key_len: usize| {
        let start = view.at(at);
        view.printed(start..start + key_len).len().max(1)
    };
    if let Some(phrase) = PHRASES.iter().find(|phrase| begins(rest, &phrase.key)) {
        let after = if COMMITTEE.is_match(&phrase.key) { After::Unit } else { After::Word };
        return (printed(phrase.key.len()), phrase.written.to_owned(), after);
    }
    if let Some(unit) = UNIT.find(rest) {
        let len = printed(unit.len());
        return (len, view.value()[at..at + len].to_owned(), After::Unit);
    }
    if let Some(head) = HEAD.find(rest) {
        let len = printed(head.len());
        return (len, capitalised(&view.value()[at..at + len]), After::Head);
    }
    let len = printed(rest.split(' ').next().map_or(rest.len(), str::len));
    let word = &view.value()[at..at + len];
    let foreign = after != After::Unit && is_no_syllable(word);
    if foreign || is_abbreviation(&rest[..rest.len().min(len)]) {
        return (len, word.to_uppercase(), After::Word);
    }
    let next = match after {
        After::Unit if word.ends_with(char::is_alphanumeric) => After::Unit,
        After::Unit | After::Head | After::Word => After::Word,
    };
    (len, if after == After::Word { word.to_owned() } else { capitalised(word) }, next)
}

/// Whether a word has no vowel, as no syllable lacks one: `PTNT`, `KHCN`.
fn is_abbreviation(key: &str) -> bool {
    let folded: String = key.nfd().filter(char::is_ascii_alphabetic).collect();
    folded.len() > 1 && !folded.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Whether a word without accents can be no Vietnamese syllable: `QLDA`, `UBKT`. Names of places of
/// other peoples are none either (`Krông Pắc`): not asked after `huyện`, `xã`.
fn is_no_syllable(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    letters.chars().count() > 1
        && letters.chars().all(|c| c.is_ascii_lowercase() || c == 'đ')
        && !SYLLABLE.is_match(letters)
}

/// The text with its first letter in upper case.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letterheads_are_written_as_running_text() {
        for (printed, expected) in [
            ("ỦY BAN NHÂN DÂN TỈNH SƠN LA", "UBND tỉnh Sơn La"),
            ("UỶ BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "UBND thành phố Hồ Chí Minh"),
            ("HỘI ĐỒNG NHÂN DÂN TỈNH LÂM ĐỒNG", "HĐND tỉnh Lâm Đồng"),
            ("ỦY BAN NHÂN DÂN PHƯỜNG CHIỀNG CƠI", "UBND phường Chiềng Cơi"),
            ("UBND XÃ MƯỜNG CHANH TỈNH SƠN LA", "UBND xã Mường Chanh tỉnh Sơn La"),
            ("BỘ TÀI CHÍNH", "Bộ Tài chính"),
            ("SỞ NÔNG NGHIỆP VÀ PTNT", "Sở Nông nghiệp và PTNT"),
            ("SỞ Y TẾ", "Sở Y tế"),
            ("CHÍNH PHỦ", "Chính phủ"),
            ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
            ("QUỐC HỘI", "Quốc hội"),
            ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
            ("BẢO HIỂM XÃ HỘI TỈNH ĐIỆN BIÊN", "Bảo hiểm xã hội tỉnh Điện Biên"),
            ("CÔNG AN TỈNH NGHỆ AN", "Công an tỉnh Nghệ An"),
            ("SỞ CÔNG NGHỆ VŨ TRỤ", "Sở Công nghệ vũ trụ"),
            ("Ủy ban nhân dân tỉnh Bắc Ninh", "UBND tỉnh Bắc Ninh"),
            ("UBND tỉnh Sơn La", "UBND tỉnh Sơn La"),
            ("VĂN PHÒNG UBND TỈNH SƠN LA", "Văn phòng UBND tỉnh Sơn La"),
            ("TỈNH ỦY SƠN LA", "Tỉnh ủy Sơn La"),
            ("HUYỆN ỦY BẮC HÀ", "Huyện ủy Bắc Hà"),
            ("BAN QLDA ĐTXD", "Ban QLDA ĐTXD"),
            ("UBND HUYỆN KRÔNG PAK", "UBND huyện Krông Pak"),
            ("", ""),
        ] {
            assert_eq!(written(printed), expected);
        }
    }
}
