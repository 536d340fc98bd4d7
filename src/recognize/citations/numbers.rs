//! Numbers with a symbol (`1053/QĐ-UBND`, `57-NQ/TW`, `163/2024/QH15`) → mentions.
//!
//! A ratio, a date, `24/7` have no symbol; `06/CP` has one that says nothing without a kind before
//! it.

use super::{Draft, is_taken, kinds, tails};
use crate::lang::document_kind::{self, Cited};
use crate::lang::keyed::Keyed;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A number and its symbol; a stray space on one side of a joint is OCR.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let part = r"\p{Lu}[\p{L}\p{M}\d]*";
    let joint = r"(?:\s?[-–]|[-–]\s?|\s?&\s?|[,./_+])";
    pattern(&format!(
        concat!(
            r"(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}[a-z]?)",
            r"(?:\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?(?<symbol>{part}(?:\s?[-–]\s?{part})?(?:{joint}{part})*)",
            r"|(?:\s?[-–]\s?|\s)(?<party>\p{{Lu}}[\p{{L}}\p{{M}}]{{1,4}}\s?/\s?{part}(?:{joint}{part})*))",
        ),
        part = part,
        joint = joint,
    ))
});

/// The numbered mentions of a text that are not among `known`.
pub(super) fn find(view: &Keyed<'_>, known: &[Draft]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut from = 0;
    while let Some(caps) = NUMBER.captures_at(view.value(), from) {
        let Some(all) = caps.get(0) else { break };
        from = all.end();
        let Some(symbol) = caps.name("symbol").or_else(|| caps.name("party")) else { continue };
        let Some(end) = sound(symbol.as_str()).map(|len| symbol.start() + len) else { continue };
        from = end;
        let number = all.start()..end;
        if starts_alone(view.value(), number.start) && !is_taken(known, &number) {
            drafts.extend(draft(view, number));
        }
    }
    drafts
}

/// Whether the digits before byte `at` are not the tail of a longer number.
fn starts_alone(value: &str, at: usize) -> bool {
    let before = value[..at].chars().next_back();
    let colon = || value[..at].trim_end_matches(':').ends_with(['ố', 'Ố']);
    before.is_none_or(|c| match c {
        ':' => colon(),
        '.' | ',' | '/' | '-' | '–' => false,
        _ => !c.is_alphanumeric(),
    })
}

/// The bytes of the leading parts of a symbol that are abbreviations: two capitals, a capital and a
/// digit, or a single letter. A joint in wide print (`KH - UBND`) counts only after a kind.
fn sound(symbol: &str) -> Option<usize> {
    let joints = |c: char| matches!(c, '-' | '–' | '&' | ',' | '.' | '/' | '_' | '+');
    let mut before: Option<(usize, &str)> = None;
    let mut at = 0;
    for part in symbol.split(joints) {
        let wide = part.starts_with(' ') && before.is_some_and(|(_, one)| one.ends_with(' '));
        let after_kind =
            before.is_none_or(|(_, one)| document_kind::by_abbreviation(one.trim()).is_some());
        if !is_abbreviation(part.trim(), before.is_none()) || (wide && !after_kind) {
            break;
        }
        before = Some((at + part.trim_end().len(), part));
        at += part.len();
        at += symbol[at..].chars().next().map_or(0, char::len_utf8);
    }
    before.map(|(end, _)| end)
}

fn is_abbreviation(part: &str, is_first: bool) -> bool {
    let capitals = part.chars().filter(|c| c.is_uppercase()).count();
    let small = part.chars().filter(|c| c.is_lowercase()).count();
    let digits = part.chars().any(|c| c.is_ascii_digit());
    let known = || document_kind::by_abbreviation(part).is_some();
    let is_short = (capitals >= 2 && small <= capitals) || (capitals == 1 && digits);
    is_short || known() || (!is_first && part.chars().count() == 1)
}

/// A mention with this number, where it has a kind or a symbol that says one.
fn draft(view: &Keyed<'_>, number: Range<usize>) -> Option<Draft> {
    let before = kinds::before(view, number.start);
    let print = &view.value()[number.clone()];
    let joined = print.contains(['-', '–']);
    let mut draft = Draft { at: number.clone(), number: Some(number.clone()), ..Draft::default() };
    match before {
        Some(before) if before.kind.cited == Cited::Never => return None,
        Some(before) if before.kind.cited == Cited::Symbol && !joined => return None,
        Some(before) => {
            draft.at.start = before.at.start;
            draft.kind = Some(before.kind);
            draft.kind_at = Some(before.at);
            draft.is_modified = before.is_modified;
            draft.issuer = before.issuer;
        }
        None if is_spaced_party(print) => return None,
        None => {}
    }
    tails::read(view, &mut draft);
    Some(draft)
}

/// `10 NQ/TW`, whose hyphen is lost, is a number only after a kind.
fn is_spaced_party(print: &str) -> bool {
    let digits = print.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.trim_start().len() < digits.len() && digits.trim_start().starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_numbers;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_numbers(text, &find(&Keyed::of(text), &[]), expected);
    }

    #[test]
    fn symbols_of_every_shape_are_read() {
        check("Công văn số 5844/CĐBVN-KHCN,MT&HTQT ngày", &["5844/CĐBVN-KHCN,MT&HTQT"]);
        check("Nghị quyết 57-NQ/TW; Kế hoạch số 02-KH/BCĐTW", &["57-NQ/TW", "02-KH/BCĐTW"]);
        check("Nghị quyết số 27- NQ/TW ngày", &["27- NQ/TW"]);
        check(
            "số 152/2025/NĐ-CP, số 163/2024/QH15, 01/2023/TT-VPCP",
            &["152/2025/NĐ-CP", "163/2024/QH15", "01/2023/TT-VPCP"],
        );
        check("Quyết định số: 1010 /QĐ-UBND", &["1010 /QĐ-UBND"]);
        check(
            "tại văn bản số 1552/ BTTTT-TTH và 708/BTTTT-CATTT của",
            &["1552/ BTTTT-TTH", "708/BTTTT-CATTT"],
        );
        check("Kế hoạch số 15/KH-UBND-Công an", &["15/KH-UBND"]);
        check("Kế hoạch số 15/KH-UBND - UBND tỉnh", &["15/KH-UBND"]);
        check("Kế hoạch số 15/KH - UBND ngày", &["15/KH - UBND"]);
        check("Công văn số 14/PVHCC - UBND tỉnh", &["14/PVHCC"]);
        check("Quyết định số 1961/QĐUBND", &["1961/QĐUBND"]);
        check("Công văn số 12/UBND-V", &["12/UBND-V"]);
        check("Nghị quyết số 10 NQ/TW", &["10 NQ/TW"]);
        check("Kế hoạch số 515/KH-BCA-BNN&MT như", &["515/KH-BCA-BNN&MT"]);
    }

    #[test]
    fn what_is_no_number_of_a_document_is_left() {
        check("Đề án 06/CP, Đề án số 06/CP", &[]);
        check("36.707/48.324 người, 24/7, ngày 3/5, 30/75 xã", &[]);
        check("Phụ lục số 01/PL-UBND", &[]);
        check("12/Bộ, 5/Sở; QCVN 01:2021/BXD", &[]);
        check("Quyết định số   /QĐ-TTg ngày   tháng   năm", &[]);
    }
}
