//! The beginning of a paragraph → its list label: `Phần I`, `A.`, `I.`, `1.`, `1.1.`, `a)`, `-`, `+`,
//! `Điều 1.`

use crate::data::Text;
use crate::lang::fold;
use crate::lang::letterhead::is_capitals;
use crate::lang::pattern::pattern;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Depth of `Phần thứ nhất`; below it stand `Chương I` (-3), `Mục 1` (-2), `A.` (-1).
const PART: i8 = -4;
/// Depth of `A.`
pub(super) const LETTER: i8 = -1;
/// Depth of `I.`
pub(super) const ROMAN: i8 = 1;
/// Depth of `-`.
pub(super) const DASH: i8 = 5;

/// A label at the beginning of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// 1 (`I.`) to 6 (`+`); articles stand outside (0), parts of a text above (below 0).
    pub(super) level: i8,
    /// Bytes of the label without its closing mark.
    pub(super) bare: Range<usize>,
    /// Bytes of the label with it.
    pub(super) printed: Range<usize>,
    /// Where the text begins.
    pub(super) text: usize,
}

/// Patterns by depth; each needs white space after the mark, so that `1.502` is a number.
static LABELS: LazyLock<[(i8, Regex); 11]> = LazyLock::new(|| {
    [
        (0, pattern(r"^(?<bare>(?i:Điều) \d{1,3}[a-zđ]?)\s?(?:[.:]|$)")),
        (1, pattern(r"^(?<bare>[IVXL]{1,6})(?:[.)/]|\s?[-–])\s")),
        (3, pattern(r"^(?<bare>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s")),
        (2, pattern(r"^(?<bare>\d{1,3})[.)/]\s")),
        (2, pattern(r"^(?<bare>[1-9]\d?)[-–]\s")),
        (4, pattern(r"^\((?<bare>\d{1,2})\)\s")),
        (4, pattern(r"^(?<bare>[a-zđ]{1,2}(?:\.\d{1,2})?)(?:\)\s?|[./]\s)")),
        (4, pattern(r"^\((?<bare>[a-zđ])\)\s")),
        (5, pattern(r"^(?<bare>[-–−•▪●■◦➢*\u{f0b7}])\s?")),
        (6, pattern(r"^(?<bare>\+)\s?")),
        (LETTER, pattern(r"^(?<bare>[A-G])(?:[.)/]|\s?[-–])\s")),
    ]
});
/// `Chương II`, alone on its line, before a mark, or before a title in capitals.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?<bare>(?<name>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?:(?i:thứ)\s+\p{L}+|[IVXLC]{1,6}|\d{1,2}|[A-E]))(?<mark>\s?[.:–-]|)(?:\s|$)",
    )
});

/// The label of a paragraph, `None` where it has none.
pub(super) fn find(text: &str) -> Option<Label> {
    if let Some(label) = part(text) {
        return Some(label);
    }
    let (level, found) = LABELS
        .iter()
        .find_map(|(level, regex)| regex.captures(text).map(|found| (*level, found)))?;
    let label = label(level, &found, text)?;
    is_plausible(&label, &text[label.text..]).then_some(label)
}

/// The label of a part of a text. `Chương II của Luật …` in running text is none.
fn part(text: &str) -> Option<Label> {
    let found = PARTS.captures(text)?;
    let depth = match fold::key(found.name("name")?.as_str()).as_str() {
        "phần" => 0,
        "chương" => 1,
        _ => 2,
    };
    let label = label(PART + depth, &found, text)?;
    let title = &text[label.text..];
    let marked = !found.name("mark")?.is_empty() && title.starts_with(char::is_uppercase);
    (title.is_empty() || marked || is_capitals(title)).then_some(label)
}

fn label(level: i8, found: &Captures<'_>, text: &str) -> Option<Label> {
    let (all, bare) = (found.get(0)?, found.name("bare")?);
    let rest = &text[all.end()..];
    let printed = all.start()..all.start() + all.as_str().trim_end().len();
    let text = all.end() + (rest.len() - rest.trim_start().len());
    Some(Label { level, bare: bare.range(), printed, text })
}

/// A dash or star glued to a figure or a mark is print (`-5%`, `--`), not a bullet; what follows `A.`
/// is a heading.
fn is_plausible(label: &Label, rest: &str) -> bool {
    let next = rest.chars().next();
    match label.level {
        LETTER => next.is_some_and(char::is_uppercase) && rest.contains(' '),
        DASH.. => next.is_some_and(|c| {
            c.is_alphabetic() || c.is_whitespace() || "\"“'(1234567890".contains(c)
        }),
        _ => true,
    }
}

/// A paragraph cut into label and text.
pub(super) fn split(text: &Text) -> (Option<Label>, Text) {
    match find(text.as_str()) {
        Some(label) => {
            let rest = text.slice_trimmed(label.text..text.len());
            (Some(label), rest)
        }
        None => (None, text.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, level: Option<i8>, bare: &str, rest: &str) {
        let found = find(text);
        assert_eq!(found.as_ref().map(|label| label.level), level, "{text}");
        if let Some(label) = found {
            assert_eq!((&text[label.bare], &text[label.text..]), (bare, rest));
        }
    }

    #[test]
    fn labels_have_depths() {
        check("II. NỘI DUNG", Some(1), "II", "NỘI DUNG");
        check("1. Mục đích", Some(2), "1", "Mục đích");
        check("1.1. Các xã", Some(3), "1.1", "Các xã");
        check("II- NHIỆM VỤ", Some(1), "II", "NHIỆM VỤ");
        check("1- Mục đích", Some(2), "1", "Mục đích");
        check("(2) Phủ sóng", Some(4), "2", "Phủ sóng");
        check("đ) Xây dựng", Some(4), "đ", "Xây dựng");
        check("- Cơ quan", Some(5), "-", "Cơ quan");
        check("+ Cơ quan", Some(6), "+", "Cơ quan");
        check("Điều 2. Hiệu lực", Some(0), "Điều 2", "Hiệu lực");
        check("a/ Cơ quan", Some(4), "a", "Cơ quan");
        check("A. NHIỆM VỤ CHUNG", Some(-1), "A", "NHIỆM VỤ CHUNG");
        check("B- Đánh giá chung", Some(-1), "B", "Đánh giá chung");
        check("Phần thứ nhất", Some(-4), "Phần thứ nhất", "");
        check("PHẦN II: KẾT QUẢ", Some(-4), "PHẦN II", "KẾT QUẢ");
        check("Chương I QUY ĐỊNH CHUNG", Some(-3), "Chương I", "QUY ĐỊNH CHUNG");
        check("Mục 2. Trình tự", Some(-2), "Mục 2", "Trình tự");
    }

    #[test]
    fn numbers_and_words_are_no_labels() {
        for text in [
            "1.502 người",
            "Văn phòng",
            "2026 là năm",
            "-- hết --",
            "Công an",
            "I love",
            "Chương II của Luật Đất đai",
            "Mục lục",
            "Phần mềm quản lý",
            "C. Mác",
        ] {
            check(text, None, "", "");
        }
    }
}
