//! Kinds of document: a Vietnamese word, or an abbreviation in a symbol → what is known of the kind.
//!
//! Does not look at the text around; `Quyết định này` is a decision here as well.

use super::keyed::Keyed;
use super::{fold, lexicon};
use std::sync::LazyLock;

/// How much must be printed for a kind to be cited; each form includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cited {
    /// Not at all: a part of a document, or a word that means no paper.
    Never,
    /// With number and symbol: `Đề án số 02/ĐA-UBND`.
    Symbol,
    /// Also with a number only: `Kế hoạch số 15`.
    Plain,
    /// Also without "số": `Nghị quyết 57`.
    Short,
    /// By its title: `Luật Cư trú`.
    Title,
}

/// A kind of document.
#[derive(Debug)]
pub struct DocumentKind {
    /// What `document.kind` says, such as `decision`.
    pub kind: &'static str,
    /// As Decree 30/2020/NĐ-CP writes it, such as `Quyết định`.
    pub name: &'static str,
    /// As they stand in a symbol or before a number, such as `QĐ`.
    pub abbreviations: Vec<&'static str>,
    /// How it is cited.
    pub cited: Cited,
    /// A word of usage that no decree defines; it is given as printed.
    pub is_usage: bool,
    /// Matching key of the name.
    pub key: String,
}

static KINDS: LazyLock<Vec<DocumentKind>> =
    LazyLock::new(|| lexicon::rows("document_kinds").iter().map(|row| read(row)).collect());

fn read(row: &[&'static str]) -> DocumentKind {
    let abbreviations = row[2].split(',').filter(|one| !one.is_empty()).collect();
    let cited = match row[3] {
        "symbol" => Cited::Symbol,
        "plain" => Cited::Plain,
        "short" => Cited::Short,
        "title" => Cited::Title,
        _ => Cited::Never,
    };
    let is_usage = row[4] == "other";
    DocumentKind {
        kind: row[0],
        name: row[1],
        abbreviations,
        cited,
        is_usage,
        key: fold::key(row[1]),
    }
}

/// All kinds, as the table has them.
#[must_use]
pub fn all() -> &'static [DocumentKind] {
    &KINDS
}

/// The kind called `name`, letter case and tone placement aside.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static DocumentKind> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let key = fold::key(&words.join(" "));
    KINDS.iter().find(|kind| kind.key == key)
}

/// The kind that `text` begins with, and the bytes its name takes there: the longest name wins, so
/// that `Thông tư liên tịch …` is no `Thông tư`.
#[must_use]
pub fn opening(text: &str) -> Option<(&'static DocumentKind, usize)> {
    let head: String = text.chars().take(40).collect();
    let view = Keyed::of(&head);
    let found = KINDS.iter().filter(|kind| begins(view.key(), &kind.key));
    let kind = found.max_by_key(|kind| kind.key.len())?;
    Some((kind, view.printed(0..kind.key.len()).end))
}

/// Whether `key` begins with the whole words `word`.
pub(crate) fn begins(key: &str, word: &str) -> bool {
    key.strip_prefix(word)
        .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

/// The kind that an abbreviation means, such as `QĐ`; letter case matters only where two differ by it.
#[must_use]
pub fn by_abbreviation(printed: &str) -> Option<&'static DocumentKind> {
    let exact = |kind: &&DocumentKind| kind.abbreviations.contains(&printed);
    let folded = |kind: &&DocumentKind| {
        kind.abbreviations.iter().any(|one| one.to_lowercase() == printed.to_lowercase())
    };
    KINDS.iter().find(exact).or_else(|| KINDS.iter().find(folded))
}

/// The kind that the symbol of a number says: `1053/QĐ-UBND`, `57-NQ/TW`, `152/2025/NĐ-CP`. `None`
/// for a công văn, whose symbol names no kind, and for laws (`31/2024/QH15`).
#[must_use]
pub fn by_symbol(number: &str) -> Option<&'static DocumentKind> {
    let digits = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit());
    let mut parts = number.split(['/', '-', '–']).map(str::trim).skip_while(digits);
    let first = parts.next()?;
    by_abbreviation(first).or_else(|| lost_hyphen(first))
}

/// `QĐUBND` for `QĐ-UBND`.
fn lost_hyphen(part: &str) -> Option<&'static DocumentKind> {
    let body = ["UBND", "HĐND", "TTg", "CP"].iter().find_map(|body| part.strip_suffix(body))?;
    KINDS.iter().find(|kind| kind.abbreviations.contains(&body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case() {
        for (name, kind) in [
            ("QUYẾT ĐỊNH", "decision"),
            ("Kế  hoạch", "plan"),
            ("quy chế", "regulation"),
            ("Thông tư liên tịch", "joint_circular"),
            ("GIẤY UỶ QUYỀN", "power_of_attorney"),
            ("Phụ lục", "appendix"),
        ] {
            assert_eq!(by_name(name).map(|found| found.kind), Some(kind), "{name}");
        }
        assert!(by_name("Quyết").is_none());
    }

    #[test]
    fn the_longest_opening_wins() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let found = opening(text).map(|(kind, len)| (kind.name, &text[..len]));
            assert_eq!(found, expected);
        };
        check("Phụ lục số 01", Some(("Phụ lục", "Phụ lục")));
        check("THÔNG TƯ LIÊN TỊCH", Some(("Thông tư liên tịch", "THÔNG TƯ LIÊN TỊCH")));
        check("Báo cáo kết quả", Some(("Báo cáo", "Báo cáo")));
        check("Báo cáotoán", None);
    }

    #[test]
    fn a_symbol_names_its_kind() {
        for (number, kind) in [
            ("1053/QĐ-UBND", Some("Quyết định")),
            ("57-NQ/TW", Some("Nghị quyết")),
            ("152/2025/NĐ-CP", Some("Nghị định")),
            ("104/TTr-STP", Some("Tờ trình")),
            ("31-CTr/TU", Some("Chương trình")),
            ("12/CT-UBND", Some("Chỉ thị")),
            ("1961/QĐUBND", Some("Quyết định")),
            ("4443/UBND-KSTTHC", None),
            ("31/2024/QH15", None),
            ("15", None),
        ] {
            assert_eq!(by_symbol(number).map(|found| found.name), kind, "{number}");
        }
    }
}
