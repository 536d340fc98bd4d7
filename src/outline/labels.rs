//! The beginning of a paragraph → its list label: `I.`, `1.`, `1.1.`, `a)`, `-`, `+`, `Điều 1.`

use crate::data::Text;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Depth of `I.`
pub(super) const ROMAN: u8 = 1;
/// Depth of `-`.
pub(super) const DASH: u8 = 5;

/// A label at the beginning of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// 1 (`I.`) to 6 (`+`); articles stand outside (0).
    pub(super) level: u8,
    /// Bytes of the label without its closing mark.
    pub(super) bare: Range<usize>,
    /// Bytes of the label with it.
    pub(super) printed: Range<usize>,
    /// Where the text begins.
    pub(super) text: usize,
}

/// Patterns by depth; each needs white space after the mark, so that `1.502` is a number.
static LABELS: LazyLock<[(u8, Regex); 9]> = LazyLock::new(|| {
    [
        (0, pattern(r"^(?<bare>(?i:Điều) \d{1,3}[a-zđ]?)\s?[.:]")),
        (1, pattern(r"^(?<bare>[IVXL]{1,6})(?:[.)/]|\s?[-–])\s")),
        (3, pattern(r"^(?<bare>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s")),
        (2, pattern(r"^(?<bare>\d{1,3})[.)/]\s")),
        (2, pattern(r"^(?<bare>[1-9]\d?)[-–]\s")),
        (4, pattern(r"^\((?<bare>\d{1,2})\)\s")),
        (4, pattern(r"^(?<bare>[a-zđ]{1,2}(?:\.\d{1,2})?)(?:\)\s?|\.\s)")),
        (5, pattern(r"^(?<bare>[-–−•▪*])\s?")),
        (6, pattern(r"^(?<bare>\+)\s?")),
    ]
});

/// The label of a paragraph, `None` where it has none.
pub(super) fn find(text: &str) -> Option<Label> {
    let (level, found) = LABELS
        .iter()
        .find_map(|(level, regex)| regex.captures(text).map(|found| (*level, found)))?;
    let (all, bare) = (found.get(0)?, found.name("bare")?);
    let rest = &text[all.end()..];
    let printed = all.start()..all.start() + all.as_str().trim_end().len();
    let label = Label {
        level,
        bare: bare.range(),
        printed,
        text: all.end() + (rest.len() - rest.trim_start().len()),
    };
    is_plausible(&label, rest).then_some(label)
}

/// A dash or star glued to a figure or a mark is print (`-5%`, `--`), not a bullet.
fn is_plausible(label: &Label, rest: &str) -> bool {
    let next = rest.chars().next();
    label.level < DASH
        || next.is_some_and(|c| {
            c.is_alphabetic() || c.is_whitespace() || "\"“'(1234567890".contains(c)
        })
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

    fn check(text: &str, level: Option<u8>, bare: &str, rest: &str) {
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
    }

    #[test]
    fn numbers_and_words_are_no_labels() {
        for text in ["1.502 người", "Văn phòng", "2026 là năm", "-- hết --", "Công an", "I love"]
        {
            check(text, None, "", "");
        }
    }
}
