//! The place where the name of a body begins → where it ends.
//!
//! A name ends at a lower-case word that opens a clause, at punctuation, at a number, at another
//! body. Commas are part of names such as `Sở Văn hóa, Thể thao và Du lịch`. Nothing is looked up.

use crate::lang::citing;
use crate::lang::document_kind::{self, Cited};
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// No name of a body has more words.
const WORDS: usize = 26;

/// Abbreviations that keep their full stop inside a name.
static DOTTED: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^(?:tp|tx|tt|tw|q|p|ts|pgs)\.$"));
/// Words after which a number belongs to the name: `Quân khu 2`, `khu vực 3`.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"(?:khu vực|khu|đoàn|quận|phường|số|đội|khóa|tổ|lần thứ|chỉ đạo|công tác|đề án)$")
});
/// Heads whose names can hold commas.
static COMMA_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:(?:bộ trưởng|giám đốc|thủ trưởng|chánh thanh tra) )?(?:bộ|sở|phòng|ủy ban|cục|trung tâm|báo|ban)\b",
    )
});
/// Where a clause about a paper goes on after the name of a council.
static ISSUING: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\s+(?:ban hành|phê duyệt|về việc|v/v)\b|;"));
/// A small word that goes with a lower-case head: `sở Y tế`, `công an tỉnh`.
static LEVEL: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^\s*(?:tỉnh|thành phố|huyện|xã|phường|nhân dân|trung ương)\b"));

/// A word of the text and its bytes.
#[derive(Clone, Copy)]
struct Word<'a> {
    print: &'a str,
    start: usize,
}

impl Word<'_> {
    fn end(self) -> usize {
        self.start + self.print.len()
    }

    fn is_upper(self) -> bool {
        self.print.starts_with(char::is_uppercase)
    }
}

/// The name of a body that begins at byte `from` of the text.
pub(in crate::recognize) fn name_at(view: &Keyed<'_>, from: usize) -> Option<Range<usize>> {
    if !begins_name(view, from) {
        return None;
    }
    let words = words_from(view.value(), from);
    let mut end = from;
    let mut index = 0;
    while let Some(word) = words.get(index) {
        if index > 0 {
            match goes_on(view, &words, index, from) {
                Step::Stop => break,
                Step::To(place) => return Some(from..place),
                Step::On => {}
            }
        }
        let bare = bare(word.print);
        end = word.start + bare;
        if bare < word.print.len() && !carries_on(view, &words, index, from) {
            break;
        }
        index += 1;
    }
    (end > from).then_some(from..end)
}

/// Whether a name can begin here: a word that heads names, or any capitalised word.
pub(super) fn begins_name(view: &Keyed<'_>, from: usize) -> bool {
    view.value()[from..].starts_with(char::is_uppercase) || is_head(view, from)
}

/// Whether a word that heads names stands here; in lower case only before a proper name.
pub(super) fn is_head(view: &Keyed<'_>, from: usize) -> bool {
    let key = view.key_from(from);
    let Some(len) = head_len(key) else { return false };
    let start = view.at(from);
    let rest = &view.value()[view.printed(start..start + len).end..];
    let next = rest.trim_start();
    view.value()[from..].starts_with(char::is_uppercase)
        || next.starts_with(char::is_uppercase)
        || LEVEL.is_match(&key[len..])
}

/// The bytes of a word that heads names at the beginning of a key.
pub(super) fn head_len(key: &str) -> Option<usize> {
    citing::opening("head", key).filter(|_| citing::opening("nohead", key).is_none())
}

/// Up to [`WORDS`] words from byte `from` on.
fn words_from(value: &str, from: usize) -> Vec<Word<'_>> {
    let base = value.as_ptr() as usize;
    let words = value[from..].split_whitespace().take(WORDS);
    words.map(|print| Word { print, start: print.as_ptr() as usize - base }).collect()
}

/// The bytes of a word without the punctuation that closes it.
fn bare(print: &str) -> usize {
    let closing = |c: char| {
        matches!(c, ',' | ';' | ':' | '.' | ')' | ']' | '”' | '"' | '’' | '…' | '?' | '!' | '/')
    };
    print.trim_end_matches(closing).len()
}

/// What the word at `index` means for a name.
enum Step {
    On,
    Stop,
    /// The name ends at this byte.
    To(usize),
}

fn goes_on(view: &Keyed<'_>, words: &[Word<'_>], index: usize, from: usize) -> Step {
    let word = words[index];
    let key = view.key_from(word.start);
    if word.print.starts_with(['(', '“', '"', '[', '‘', '*', '•', '+']) {
        return Step::Stop;
    }
    if word.print.starts_with(|c: char| c.is_ascii_digit()) {
        let before = view.key_of(from..words[index - 1].end());
        return if NUMBERED.is_match(before) { Step::On } else { Step::Stop };
    }
    if document_kind::begins(key, "và") || matches!(word.print, "-" | "–") {
        return joined(view, words, index, from);
    }
    if document_kind::begins(key, "về") && !word.is_upper() {
        return about(view, words, index, from);
    }
    let opens_clause = !word.is_upper() && citing::opening("stop", key).is_some();
    if opens_clause || (index > 1 && is_paper(view, word)) {
        return Step::Stop;
    }
    Step::On
}

/// Whether a kind of document, capitalised, begins here: `của UBND tỉnh Kế hoạch …`.
fn is_paper(view: &Keyed<'_>, word: Word<'_>) -> bool {
    let rest = &view.value()[word.start..];
    word.is_upper()
        && document_kind::opening(rest).is_some_and(|(kind, _)| kind.cited > Cited::Symbol)
}

/// A name goes on after "và" and "-" with a word of its own, not with another body or a clause.
fn joined(view: &Keyed<'_>, words: &[Word<'_>], index: usize, from: usize) -> Step {
    let Some(&next) = words.get(index + 1) else { return Step::Stop };
    let before = view.key_of(from..words[index - 1].end());
    let assembly = before.ends_with("đbqh") || before.ends_with("đoàn đại biểu quốc hội");
    if assembly {
        return Step::On;
    }
    let key = view.key_from(next.start);
    let new_body = head_len(key).is_some();
    let clause = !next.is_upper()
        && (citing::opening("stop", key).is_some() || document_kind::begins(key, "các"));
    let odd = next.print.starts_with(|c: char| !c.is_alphabetic());
    let is_dash = matches!(words[index].print, "-" | "–");
    let paper = next.is_upper() && document_kind::opening(&view.value()[next.start..]).is_some();
    if new_body || clause || odd || (paper && !is_dash) { Step::Stop } else { Step::On }
}

/// "về" opens a clause, but belongs to the name of the police for something (`Cảnh sát QLHC về
/// TTXH`) and of a council for something (`Ban Chỉ đạo của Chính phủ về …`), where the clause
/// comes later.
fn about(view: &Keyed<'_>, words: &[Word<'_>], index: usize, from: usize) -> Step {
    let before = view.key_of(from..words[index - 1].end());
    let next_key = words.get(index + 1).map_or("", |next| view.key_from(next.start));
    if before.contains("cảnh sát") && !document_kind::begins(next_key, "việc") {
        return Step::On;
    }
    let is_council = citing::words("council").iter().any(|word| before.contains(word.as_str()));
    if !is_council || document_kind::begins(next_key, "việc") {
        return Step::Stop;
    }
    let start = view.at(words[index].start);
    match ISSUING.find(&view.key()[start..]) {
        Some(found) if !found.as_str().ends_with(';') => {
            Step::To(view.printed(start..start + found.start()).end)
        }
        _ => Step::Stop,
    }
}

/// Whether a name goes on although punctuation closes its word at `index`.
fn carries_on(view: &Keyed<'_>, words: &[Word<'_>], index: usize, from: usize) -> bool {
    let word = words[index];
    if DOTTED.is_match(view.key_of(word.start..word.end())) {
        return words.get(index + 1).is_some_and(|next| next.is_upper());
    }
    let list = &words[index + 1..];
    word.print.ends_with(',')
        && COMMA_HEAD.is_match(view.key_from(from))
        && list.first().is_some_and(|next| next.is_upper())
        && closes_list(view, list)
}

/// Whether words go on as `Thể thao và Du lịch`: no other body, and an "và" before a capital.
fn closes_list(view: &Keyed<'_>, list: &[Word<'_>]) -> bool {
    for (index, word) in list.iter().enumerate().take(9) {
        let key = view.key_from(word.start);
        if document_kind::begins(key, "và") {
            let next = list.get(index + 1);
            return next.is_some_and(|next| {
                next.is_upper() && head_len(view.key_from(next.start)).is_none()
            });
        }
        let opens_clause = !word.is_upper() && citing::opening("stop", key).is_some();
        let new_body = word.is_upper() && head_len(key).is_some();
        let closed = bare(word.print) < word.print.len() && !word.print.ends_with(',');
        if opens_clause || new_body || closed || is_paper(view, *word) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let view = Keyed::of(text);
        assert_eq!(name_at(&view, 0).map(|range| &text[range]), expected, "{text}");
    }

    #[test]
    fn a_name_ends_where_a_clause_begins() {
        check("Thủ tướng Chính phủ phê duyệt Đề án", Some("Thủ tướng Chính phủ"));
        check("UBND tỉnh về việc giao dự toán", Some("UBND tỉnh"));
        check("Bộ trưởng Bộ Xây dựng quy định chi tiết", Some("Bộ trưởng Bộ Xây dựng"));
        check("Bộ Xây dựng, bảo đảm và Sở", Some("Bộ Xây dựng"));
        check("Chính phủ kể từ ngày 12/9/2024", Some("Chính phủ"));
        check("Quốc hội thí điểm một số cơ chế", Some("Quốc hội"));
        check("UBND tỉnh (giao thực hiện", Some("UBND tỉnh"));
        check(
            "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XIII về tiếp tục",
            Some("Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XIII"),
        );
        check("đơn vị mình", None);
    }

    #[test]
    fn names_hold_commas_dashes_and_small_words() {
        check("Bộ Văn hóa, Thể thao và Du lịch, Kế hoạch", Some("Bộ Văn hóa, Thể thao và Du lịch"));
        check("Bộ Nông nghiệp và Môi trường về việc", Some("Bộ Nông nghiệp và Môi trường"));
        check("Bộ Công an và Bộ Tài chính", Some("Bộ Công an"));
        check("Sở Kế hoạch và Đầu tư đã", Some("Sở Kế hoạch và Đầu tư"));
        check(
            "Bộ Lao động - Thương binh và Xã hội hướng dẫn",
            Some("Bộ Lao động - Thương binh và Xã hội"),
        );
        check("cục Cảnh sát QLHC về TTXH, Công an tỉnh", Some("cục Cảnh sát QLHC về TTXH"));
        check(
            "Trưởng Ban Chỉ đạo của Chính phủ về khoa học, công nghệ và Đề án 06 ban hành Kế hoạch",
            Some("Trưởng Ban Chỉ đạo của Chính phủ về khoa học, công nghệ và Đề án 06"),
        );
        check("UBND TP. Hồ Chí Minh ban hành", Some("UBND TP. Hồ Chí Minh"));
        check("Quân khu 2 về", Some("Quân khu 2"));
    }
}
