//! The foot of a document → signature lines and recipients.

use super::beside;
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
        let rest = &body[at..];
        let signed = match joint(rest, division) {
            0 => signature(rest, division),
            signed => signed,
        };
        let covered = recipients(rest, division).max(signed);
        taken[at..at + covered].fill(true);
        at += covered.max(1);
    }
    taken
}

/// Whether `lines[at]` is a line of two signatures side by side: positions, or names under them.
pub(super) fn stands_beside(lines: &[Line], at: usize) -> bool {
    let is = |at: usize, part: fn(&str) -> bool| {
        let texts = beside::texts(&lines[at]);
        texts.len() > 1 && texts.iter().all(|text| part(text.as_str()))
    };
    let position: fn(&str) -> bool = |printed| letterhead::is(printed, Part::Position);
    let under =
        |at: usize| (at.saturating_sub(SIGNATURE_LINES)..at).rev().any(|above| is(above, position));
    is(at, position)
        || is_recipient_beside(&lines[at])
        || is(at, |printed| NAME.is_match(printed) || is_signed_mark(printed)) && under(at)
}

/// `Nơi nhận:` or `- Lưu: VT.` with a line of the signature in the right column.
fn is_recipient_beside(line: &Line) -> bool {
    let (Some(left), signed) = columns(line) else { return false };
    let left = left.as_str();
    !signed.is_empty()
        && (left.starts_with(['-', '–', '+']) || fold::key(left).starts_with("nơi nhận"))
}

/// Two signatures side by side, `BỘ TRƯỞNG   BỘ TRƯỞNG` over two names: that of the left column is
/// kept.
fn joint(lines: &[Line], division: &mut Division) -> usize {
    if is_recipient_beside(&lines[0]) || !stands_beside(lines, 0) {
        return 0;
    }
    let mut left = Vec::new();
    for (at, line) in lines.iter().enumerate().take(SIGNATURE_LINES) {
        let texts = beside::texts(line);
        let Some(first) = texts.first() else { continue };
        let is_name = |text: &Text| NAME.is_match(text.as_str()) && !is_capitals(text.as_str());
        let signs = texts.len() > 1 && texts.iter().all(is_name);
        if !is_signed_mark(first.as_str()) {
            left.push(first.clone());
        }
        if signs {
            keep_signature(left, division);
            return at + 1;
        }
        if !texts.iter().all(|text| is_capitals(text.as_str()) || is_signed_mark(text.as_str())) {
            return 0;
        }
    }
    0
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

/// `Nơi nhận:` and the lines with dashes under it. The signature may stand in a right column beside
/// them.
fn recipients(lines: &[Line], division: &mut Division) -> usize {
    let mut right: Vec<Text> = over_right_column(lines).into_iter().collect();
    let from = right.len();
    let first = lines.get(from).map(beside::texts).unwrap_or_default();
    let Some((head, beside_head)) = first.split_first() else { return 0 };
    if !fold::key(head.as_str()).starts_with("nơi nhận") {
        return 0;
    }
    right.extend(beside_head.iter().cloned());
    on_one_line(head, division);
    let mut covered = from + 1;
    let mut open = false;
    for (at, line) in lines.iter().enumerate().skip(from + 1).take(RECIPIENT_LINES) {
        let (left, signed) = columns(line);
        right.extend(signed);
        match left {
            Some(left) if left.as_str().starts_with(['-', '–', '+']) => {
                open = !left.as_str().ends_with([';', '.', ',']);
                division.recipients.push(recipient(&left));
            }
            Some(left) if open && !is_capitals(left.as_str()) => {
                open = false;
                if let Some(last) = division.recipients.last_mut() {
                    last.append(&recipient(&left));
                }
            }
            Some(left) if !right.is_empty() && is_signed_mark(left.as_str()) => {}
            Some(left) if !right.is_empty() && NAME.is_match(left.as_str()) => {
                right.push(left);
                covered = at + 1;
                break;
            }
            Some(_) => break,
            None if line.is_blank() || right.is_empty() => continue,
            None => {}
        }
        covered = at + 1;
    }
    keep_signature(right, division);
    covered
}

/// `Nơi nhận: - UBND tỉnh; - Lưu: VT.`
fn on_one_line(head: &Text, division: &mut Division) {
    let Some(colon) = head.as_str().find(':') else { return };
    let list = head.slice_trimmed(colon + 1..head.len());
    if !list.as_str().starts_with(['-', '–', '+']) {
        return;
    }
    let mut from = 0;
    for part in list.as_str().split(';') {
        let one = recipient(&list.slice_trimmed(from..from + part.len()));
        division.recipients.extend(Some(one).filter(|one| !one.is_empty()));
        from += part.len() + 1;
    }
}

/// A position alone on the line above `Nơi nhận:   PHÓ CHỦ TỊCH`.
fn over_right_column(lines: &[Line]) -> Option<Text> {
    let text = lines[0].text();
    let below = lines.get(1).map(beside::texts).unwrap_or_default();
    let is_over = below.len() > 1
        && fold::key(below[0].as_str()).starts_with("nơi nhận")
        && letterhead::is(text.as_str(), Part::Position);
    is_over.then_some(text)
}

/// What stands in the left column of a line, and the parts of a signature to the right of it.
fn columns(line: &Line) -> (Option<Text>, Vec<Text>) {
    let texts = beside::texts(line);
    let of_signature = |text: &Text| {
        let printed = text.as_str();
        letterhead::is(printed, Part::Position) || NAME.is_match(printed) || is_signed_mark(printed)
    };
    match texts.split_first() {
        Some((left, right)) if !right.is_empty() && right.iter().all(of_signature) => {
            (Some(left.clone()), right.to_vec())
        }
        Some((only, [])) if line.tabs() > 0 && of_signature(only) => (None, texts),
        Some(_) => (Some(line.text()), Vec::new()),
        None => (None, Vec::new()),
    }
}

/// A list entry without its dash and closing mark.
fn recipient(text: &Text) -> Text {
    let bare = text.as_str().trim_start_matches(['-', '–', '+', ' ']);
    let from = text.len() - bare.len();
    let end = bare.trim_end_matches([';', '.', ',', ' ']).len();
    text.slice_trimmed(from..from + end)
}

/// Keeps the right column where it is positions and a name.
fn keep_signature(right: Vec<Text>, division: &mut Division) {
    let texts: Vec<Text> =
        right.into_iter().filter(|text| !is_signed_mark(text.as_str())).collect();
    let signs = texts.first().is_some_and(|first| letterhead::is(first.as_str(), Part::Position))
        && texts.last().is_some_and(|last| NAME.is_match(last.as_str()));
    if signs && division.signature.is_empty() {
        division.signature = texts;
    }
}
