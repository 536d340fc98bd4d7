//! Paragraphs and cells → words that lack letters: a mark for what could not be read (U+FFFD), or an empty box, stands
//! inside them. They were lost before the document came here; what `decode` could not read is told there.

use super::words::quoted;
use crate::audit::input::{Input, Paper};
use crate::data::{Finding, Text};
use crate::lang::checks;
use std::ops::Range;

/// Marks that stand for a letter that is not there.
const LOST: char = '\u{FFFD}';
const BOXES: [char; 3] = ['□', '▯', '\u{F06F}'];
/// Words that a message quotes.
const NAMED: usize = 5;

/// Whether the input itself did not decode.
pub(super) fn is_undecoded(input: &Input<'_>) -> bool {
    const CODES: [&str; 6] = [
        "text.broken-utf8",
        "text.broken-utf16",
        "text.broken-encoding",
        "text.encoding-guessed",
        "text.encoding-not-read",
        "text.legacy-charset",
    ];
    input.report.findings.iter().any(|finding| CODES.contains(&finding.rule.as_str()))
}

/// The findings of one document, one for a text.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper.texts().filter_map(told).collect()
}

fn told(text: &Text) -> Option<Finding> {
    let places = damaged(text.as_str());
    let words: Vec<&str> = places.iter().map(|place| &text.as_str()[place.clone()]).collect();
    let first = words.first()?;
    let named = words.iter().take(NAMED).copied().collect::<Vec<_>>().join("”, “");
    let whole = quoted(text.as_str());
    let vi = format!("Mất chữ trong {} từ: “{named}”; {whole}", words.len());
    let en = format!("Letters are lost in {} words: “{named}”; {whole}", words.len());
    let spans = places.into_iter().flat_map(|place| text.spans_of(place)).collect();
    Some(checks::finding("text.letter-lost", &vi, &en).finding(first).at(spans))
}

/// The words that lack a letter.
fn damaged(text: &str) -> Vec<Range<usize>> {
    let mut from = 0;
    let mut found = Vec::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if lacks_letters(bare) {
            found.push(from..from + bare.len());
        }
        from += word.len();
    }
    found
}

/// Whether a letter touches a mark for a lost one; of boxes, which are also ticked, on both sides.
fn lacks_letters(word: &str) -> bool {
    if !word.contains(LOST) && !word.contains(BOXES) {
        return false;
    }
    let letters: Vec<char> = word.chars().collect();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic());
    letters.iter().enumerate().any(|(at, c)| {
        let (before, behind) = (is_letter(at.checked_sub(1)), is_letter(Some(at + 1)));
        *c == LOST && (before || behind) || BOXES.contains(c) && before && behind
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_mark_in_it_lacks_letters() {
        for (text, expected) in [
            ("sau đ\u{FFFD}i học còn ch\u{FFFD}m do", vec!["đ\u{FFFD}i", "ch\u{FFFD}m"]),
            ("thực hi□n", vec!["hi□n"]),
            ("\u{FFFD} Sở Y tế", vec![]),
            ("□Có □Không", vec![]),
            ("Có□ Không□", vec![]),
            ("12\u{FFFD}5", vec![]),
        ] {
            let found: Vec<&str> = damaged(text).into_iter().map(|at| &text[at]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
