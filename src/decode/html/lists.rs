//! An open list → the label that a browser prints before its next item. A label that the item prints
//! itself is left alone.

use super::elements::{self, Node};
use crate::lang::numeral::in_roman;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A label at the beginning of an item's own text.
static OWN_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[-–−+•▪*·]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVXLivxl]{1,6})[.)/](?:\s|$))")
});

/// How the items of a list are marked.
#[derive(Clone, Copy)]
enum Marks {
    Nothing,
    Dashes,
    Numbers,
    Letters { capital: bool },
    Roman { capital: bool },
}

/// A list whose items are being read.
pub(super) struct List {
    marks: Marks,
    next: i64,
}

impl List {
    /// The list that `node` opens.
    pub(super) fn open(node: Node<'_>) -> Self {
        let start = elements::attribute(node, "start").and_then(|start| start.trim().parse().ok());
        Self { marks: marks(node), next: start.unwrap_or(1) }
    }

    /// The label of the item `node`.
    pub(super) fn label(&mut self, node: Node<'_>) -> Option<String> {
        let value = elements::attribute(node, "value").and_then(|value| value.trim().parse().ok());
        let number: i64 = value.unwrap_or(self.next);
        self.next = number.saturating_add(1);
        if elements::attribute(node, "style").is_some_and(has_no_marks) {
            return None;
        }
        match self.marks {
            Marks::Nothing => None,
            Marks::Dashes => Some("- ".to_owned()),
            Marks::Numbers => Some(format!("{number}. ")),
            Marks::Letters { capital } => letters(number).map(|text| labelled(&text, capital)),
            Marks::Roman { capital } => roman(number).map(|text| labelled(&text, capital)),
        }
    }
}

/// Whether the text of an item begins with a label of its own.
pub(super) fn has_own_label(text: &str) -> bool {
    OWN_LABEL.is_match(text)
}

/// Official documents write `a)` and `A.`, `i)` and `I.`
fn labelled(text: &str, capital: bool) -> String {
    if capital { format!("{}. ", text.to_uppercase()) } else { format!("{text}) ") }
}

fn has_no_marks(style: &str) -> bool {
    let bare: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.to_ascii_lowercase();
    ["list-style:none", "list-style-type:none"].iter().any(|one| bare.contains(one))
}

fn marks(node: Node<'_>) -> Marks {
    let style = elements::attribute(node, "style").unwrap_or_default();
    if has_no_marks(style) {
        return Marks::Nothing;
    }
    if !elements::is(node, "ol") {
        return Marks::Dashes;
    }
    match elements::attribute(node, "type").map(str::trim) {
        Some("a") => Marks::Letters { capital: false },
        Some("A") => Marks::Letters { capital: true },
        Some("i") => Marks::Roman { capital: false },
        Some("I") => Marks::Roman { capital: true },
        _ if style.contains("lower-alpha") => Marks::Letters { capital: false },
        _ if style.contains("upper-alpha") => Marks::Letters { capital: true },
        _ if style.contains("lower-roman") => Marks::Roman { capital: false },
        _ if style.contains("upper-roman") => Marks::Roman { capital: true },
        _ => Marks::Numbers,
    }
}

/// 1 → `a`, 27 → `aa`.
fn letters(number: i64) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|&number| number > 0)?;
    let mut text = Vec::new();
    while rest > 0 {
        text.push(char::from_u32(u32::from('a') + (rest - 1) % 26)?);
        rest = (rest - 1) / 26;
    }
    Some(text.iter().rev().collect())
}

/// 4 → `iv`; nothing beyond 399.
fn roman(number: i64) -> Option<String> {
    let number = u32::try_from(number).ok().filter(|number| (1..400).contains(number))?;
    Some(in_roman(number).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_browser_does() {
        assert_eq!([1, 26, 27].map(|n| letters(n).unwrap()), ["a", "z", "aa"]);
        assert_eq!([4, 19, 90].map(|n| roman(n).unwrap()), ["iv", "xix", "xc"]);
        assert_eq!((letters(0), roman(-1), roman(400)), (None, None, None));
    }

    #[test]
    fn printed_labels_are_seen() {
        for text in ["- Sở", "1. Sở", "1.1. Sở", "a) Sở", "đ) Sở", "IV. Sở", "• Sở"]
        {
            assert!(has_own_label(text), "{text}");
        }
        for text in ["Sở Y tế", "1.502 người", "2026 là năm", "Công an"] {
            assert!(!has_own_label(text), "{text}");
        }
    }
}
