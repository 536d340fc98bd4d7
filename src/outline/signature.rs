//! The foot of a document → signature lines and recipients.

use crate::data::{Division, Line, Text};
use crate::lang::fold;
use crate::lang::letterhead::{self, Part, is_capitals};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Lines from the capacity to the name.
const SIGNATURE_LINES: usize = 14;
/// Lines of a list of recipients.
const RECIPIENT_LINES: usize = 40;

/// A person's name: two to six words, each with a capital, titles such as `PGS.TS.` before it.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:GS|PGS|TS|ThS|BS|Thiếu tướng|Đại tá|Trung tướng|Thượng tá)\.?\s?)*(?:\p{Lu}[\p{Ll}\p{M}]+|\p{Lu}\p{Lu}+)(?:\s\p{Lu}[\p{L}\p{M}]*){1,5}$",
    )
});

/// Marks the lines of `body` that are signature or recipients and keeps their texts in `division`.
pub(super) fn find(body: &[Line], division: &mut Division) -> Vec<bool> {
    let mut taken = vec![false; body.len()];
    let mut at = 0;
    while at < body.len() {
        let covered = recipients(&body[at..], division).max(signature(&body[at..], division));
        taken[at..at + covered].fill(true);
        at += covered.max(1);
    }
    taken
}

/// `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Văn A`: position lines, then a name.
fn signature(lines: &[Line], division: &mut Division) -> usize {
    let first = lines[0].text();
    if lines[0].tabs() > 0 || !letterhead::is(first.as_str(), Part::Position) {
        return 0;
    }
    let mut texts = vec![first];
    for (at, line) in lines.iter().enumerate().take(SIGNATURE_LINES).skip(1) {
        let text = line.text();
        let printed = text.as_str();
        if text.is_empty() || is_signed_mark(printed) {
            continue;
        }
        let is_position = letterhead::is(printed, Part::Position);
        if !is_position && NAME.is_match(printed) {
            texts.push(text);
            if division.signature.is_empty() {
                division.signature = texts;
            }
            return at + 1;
        }
        if !is_capitals(printed) || line.tabs() > 0 {
            return 0;
        }
        texts.push(text);
    }
    0
}

/// `(Đã ký)`, `[daky]`.
fn is_signed_mark(printed: &str) -> bool {
    let key: String = fold::key(printed).chars().filter(|c| c.is_alphanumeric()).collect();
    matches!(key.as_str(), "đãký" | "đãkí" | "daky" | "đóngdấu")
}

/// `Nơi nhận:` and the lines with dashes under it.
fn recipients(lines: &[Line], division: &mut Division) -> usize {
    let first = lines[0].text();
    if !fold::key(first.as_str()).starts_with("nơi nhận") {
        return 0;
    }
    let mut covered = 1;
    for (at, line) in lines.iter().enumerate().take(RECIPIENT_LINES).skip(1) {
        let text = line.text();
        if text.is_empty() {
            continue;
        }
        if !text.as_str().starts_with(['-', '–', '+']) {
            break;
        }
        let bare = text.as_str().trim_start_matches(['-', '–', '+', ' ']);
        let from = text.len() - bare.len();
        let end = bare.trim_end_matches([';', '.', ',', ' ']).len();
        let recipient: Text = text.slice_trimmed(from..from + end);
        division.recipients.push(recipient);
        covered = at + 1;
    }
    covered
}
