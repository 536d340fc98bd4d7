//! Technical standards and regulations by their signs (`QCVN 14:2008/BTNMT`, `TCVN 7538-2:2005`) →
//! mentions. Foreign and international ones alone (`ISO 9001:2015`) are none.

use super::kinds::by_key;
use super::{Draft, is_taken};
use crate::lang::document_kind;
use crate::lang::keyed::Keyed;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// The sign of a standard; what its abbreviation means stands in `document_kinds.tsv`.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:QCVN|QCĐP|QCXDVN)\s?\d{1,3}(?:-\d{1,3}){0,2}(?::\d{4})?(?:/\p{Lu}{2,10}(?:-\p{Lu}{1,8})?)",
        r"|(?:QCVN|QCXDVN)\s?\d{1,3}(?:-\d{1,3}){0,2}:\d{4}",
        r"|(?:TCVN|TCXDVN|TCXD)\s?(?:(?:ISO|IEC|EN|ISO/IEC|ISO/TS)\s)?\d{2,5}(?:-\d{1,3}){0,2}(?::\d{4})?",
        r"|\d{2}\s?TCN\s?[-:]?\s?\d{1,4}[-:]\d{2,4}",
        r"|TCCS\s?\d{1,3}:\d{4}/\p{Lu}{2,10}",
    ))
});

/// The standards of a text that are not among `known`.
pub(super) fn find(view: &Keyed<'_>, known: &[Draft]) -> Vec<Draft> {
    let found =
        SIGN.find_iter(view.value()).filter_map(|sign| draft(view, sign.start(), sign.end()));
    found.filter(|draft| !is_taken(known, &draft.at)).collect()
}

/// Whether a mention is a standard.
pub(super) fn is_standard(draft: &Draft) -> bool {
    draft.kind.is_some_and(|kind| matches!(kind.kind, "standard" | "technical_regulation"))
}

fn draft(view: &Keyed<'_>, start: usize, end: usize) -> Option<Draft> {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let alone =
        edge(view.value()[..start].chars().next_back()) && edge(view.value()[end..].chars().next());
    let sign = &view.value()[start..end];
    let abbreviation: String = sign
        .trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace())
        .chars()
        .take_while(|c| c.is_alphabetic())
        .collect();
    let kind = document_kind::by_abbreviation(&abbreviation).filter(|_| alone)?;
    let before = view.value()[..start].trim_end();
    let named = before.len().checked_sub(kind.name.len()).filter(|&at| {
        before.is_char_boundary(at) && by_key(&crate::lang::fold::key(&before[at..])).is_some()
    });
    let kind_at = named.map(|at| at..before.len());
    Some(Draft {
        at: named.unwrap_or(start)..end,
        kind: Some(kind),
        kind_at,
        number: Some(start..end),
        ..Draft::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_numbers;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_numbers(text, &find(&Keyed::of(text), &[]), expected);
    }

    #[test]
    fn signs_of_standards() {
        check(
            "theo QCVN 14:2008/BTNMT và QCVN 01-1:2024/BYT.",
            &["QCVN 14:2008/BTNMT", "QCVN 01-1:2024/BYT"],
        );
        check("TCVN 7538-2:2005; TCVN ISO 9001:2015", &["TCVN 7538-2:2005", "TCVN ISO 9001:2015"]);
        check(
            "TCVN 5574, QCĐP 01:2020/LĐ, 22TCN 211-06",
            &["TCVN 5574", "QCĐP 01:2020/LĐ", "22TCN 211-06"],
        );
    }

    #[test]
    fn words_around_them_are_none() {
        check("các QCVN về môi trường; ISO 9001:2015; TCVN3 (ABC); 12 TCVN; ATCVN 5574", &[]);
    }
}
