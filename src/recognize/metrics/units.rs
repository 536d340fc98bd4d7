//! Tokens around a number → the unit it is counted in.
//!
//! A known noun of `units.tsv` is taken as long as it stands there; an unknown one by its first two
//! words. Longer descriptions (`hồ sơ cấp thẻ căn cước`) are no part of a unit.

use super::tokens::{Shape, Tokens};
use crate::lang::numeral::is_number_word;
use crate::lang::unit::{self, Sort};
use rust_decimal::Decimal;
use std::ops::Range;

/// Most words of a phrase of the table.
const LONGEST: usize = 8;

/// A unit in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    pub(super) sort: Sort,
    /// What one of it is worth in đồng.
    pub(super) vnd: Option<Decimal>,
    /// `triệu`, `tỷ` are part of it.
    pub(super) is_scaled: bool,
    /// The table has it.
    pub(super) is_known: bool,
}

/// What stands behind a number.
pub(super) enum Behind {
    /// Its unit.
    Unit(Noun),
    /// Something that makes it no quantity.
    Never,
    /// Neither.
    Nothing,
}

/// Reads what stands at token `i`, right behind a number.
pub(super) fn behind(tokens: &Tokens<'_>, i: usize) -> Behind {
    let i = skip_spelled(tokens, i);
    if let Some(noun) = in_parentheses(tokens, i) {
        return Behind::Unit(noun);
    }
    let (start, scale) = skip_scales(tokens, i);
    // 1.876 "Tổ liên gia"
    let quoted = matches!(tokens.key(start), "“" | "\"" | "‘" | "«");
    if let Some(noun) = known(tokens, start + 1, scale).filter(|noun| quoted && noun.sort.is_unit())
    {
        return Behind::Unit(noun);
    }
    if let Some(noun) = known(tokens, start, scale) {
        return if noun.sort == Sort::Never { Behind::Never } else { rate(tokens, i, &noun) };
    }
    if tokens.key(start) == tokens.key(start + 1)
        && let Some(noun) = known(tokens, start + 1, None)
    {
        return Behind::Unit(noun);
    }
    // "6,75 tỷ chuyển sang năm 2026": what is not known to be counted in billions is money.
    let is_billion = scale.is_some() && tokens.key(start - 1) == "tỉ";
    match (unknown(tokens, start).filter(|_| !is_billion), scale) {
        (Some(noun), _) => Behind::Unit(Noun { is_scaled: scale.is_some(), ..noun }),
        (None, Some(scale)) => bare_scale(tokens, i..start, scale),
        (None, None) => Behind::Nothing,
    }
}

/// Behind a number in words, `05 (năm) hồ sơ`.
fn skip_spelled(tokens: &Tokens<'_>, i: usize) -> usize {
    if tokens.key(i) != "(" {
        return i;
    }
    let words = tokens.keys(i + 1, 16);
    let count = words.iter().take_while(|word| is_number_word(word)).count();
    if count > 0 && words.get(count) == Some(&")") { i + count + 2 } else { i }
}

/// `triệu`, `nghìn tỷ`: behind them, and what they multiply by.
fn skip_scales(tokens: &Tokens<'_>, i: usize) -> (usize, Option<Decimal>) {
    let mut at = i;
    let mut factor: Option<Decimal> = None;
    while let Some(unit) = unit::after(&tokens.keys(at, 1)).filter(|u| u.sort == Sort::Scale) {
        // "5 tỷ lệ" has no scale; neither has a "tr." that stands for "trang".
        if at >= i + 2 || matches!(tokens.key(at + 1), "lệ" | "trọng") {
            break;
        }
        let scale = unit.scale.unwrap_or(Decimal::ONE);
        factor = factor.unwrap_or(Decimal::ONE).checked_mul(scale);
        at += 1;
    }
    (at, factor)
}

/// A noun of the table at token `i`.
fn known(tokens: &Tokens<'_>, i: usize, scale: Option<Decimal>) -> Option<Noun> {
    let mut keys = tokens.keys(i, LONGEST);
    // Behind a number "số sức khỏe", "số hộ tịch" is a misread "sổ".
    let misread = keys.first() == Some(&"số");
    if misread {
        keys[0] = "sổ";
    }
    let unit = unit::after(&keys).filter(|unit| !misread || unit.len() > 1)?;
    if !unit.sort.is_unit() && unit.sort != Sort::Never {
        return None;
    }
    let worth = unit.scale.filter(|_| unit.sort == Sort::Money);
    let vnd = worth.and_then(|worth| worth.checked_mul(scale.unwrap_or(Decimal::ONE)));
    Some(Noun {
        tokens: i..i + unit.len(),
        sort: unit.sort,
        vnd,
        is_scaled: scale.is_some(),
        is_known: true,
    })
}

/// Where the `/người/năm` of a rate ends that begins at token `i`; `i` where there is none.
pub(super) fn rate_end(tokens: &Tokens<'_>, i: usize) -> usize {
    let mut end = i;
    while tokens.key(end) == "/" && tokens.is_glued(end) && tokens.is_glued(end + 1) {
        let per = known(tokens, end + 1, None).filter(|per| per.sort != Sort::Never);
        let Some(per) = per.filter(|per| !tokens.is(per.tokens.end, Shape::Number)) else { break };
        end = per.tokens.end;
    }
    end
}

/// The noun with its scale before it and, for a rate, its `/người/năm` behind it.
fn rate(tokens: &Tokens<'_>, start: usize, noun: &Noun) -> Behind {
    let end = rate_end(tokens, noun.tokens.end);
    let first = if noun.is_scaled { start } else { noun.tokens.start };
    Behind::Unit(Noun { tokens: first..end, ..noun.clone() })
}

/// `668 (Hộ kinh doanh)`: a known noun alone in parentheses. The tokens leave the parentheses out.
fn in_parentheses(tokens: &Tokens<'_>, i: usize) -> Option<Noun> {
    let noun = (tokens.key(i) == "(").then(|| known(tokens, i + 1, None)).flatten()?;
    let closes = tokens.key(noun.tokens.end) == ")";
    (closes && noun.sort == Sort::Count).then_some(noun)
}

/// `04/08 (mô hình số 1, 2, 3, 4)`: the known noun that begins a parenthesis.
pub(super) fn opening(tokens: &Tokens<'_>, i: usize) -> Option<Noun> {
    let noun = (tokens.key(i) == "(").then(|| known(tokens, i + 1, None)).flatten()?;
    (noun.sort == Sort::Count).then_some(noun)
}

/// A counted noun that the table does not have: an abbreviation, or one or two words in small
/// letters of which the first can begin a noun.
fn unknown(tokens: &Tokens<'_>, i: usize) -> Option<Noun> {
    let is_word = |at: usize| tokens.is(at, Shape::Word) && !tokens.is_capital(at);
    let can_begin = |at: usize| {
        let phrase = unit::after(&tokens.keys(at, 1));
        let is_function = phrase.is_some_and(|phrase| phrase.sort == Sort::Stop);
        let is_label =
            unit::before(&tokens.keys(at, 1)).is_some() && tokens.is(at + 1, Shape::Number);
        !is_function && !is_label && tokens.printed(at).chars().nth(1).is_some()
    };
    let end = if tokens.is(i, Shape::Word) && tokens.is_abbreviation(i) {
        i + 1
    } else if is_word(i) && can_begin(i) {
        i + 1 + usize::from(is_word(i + 1) && can_begin(i + 1))
    } else {
        return None;
    };
    let noun =
        Noun { tokens: i..end, sort: Sort::Count, vnd: None, is_scaled: false, is_known: false };
    Some(noun)
}

/// A scale with no noun: `20 tỷ` is money, `1,5 triệu` is where the clause speaks of money.
fn bare_scale(tokens: &Tokens<'_>, scale: Range<usize>, worth: Decimal) -> Behind {
    const MONEY: [&str; 14] = [
        "phí", "vốn", "toán", "ngân", "thu", "chi", "tiền", "tư", "trị", "giá", "nợ", "thuế",
        "giải", "cấp",
    ];
    let before = tokens.keys_before(scale.start, 20);
    let is_money =
        tokens.key(scale.end - 1) == "tỉ" || before.iter().any(|word| MONEY.contains(word));
    let sort = if is_money { Sort::Money } else { Sort::Count };
    let vnd = is_money.then_some(worth);
    Behind::Unit(Noun { tokens: scale, sort, vnd, is_scaled: true, is_known: true })
}

/// The unit that stands before a number without one: behind the nearest `số`, `tổng số`, `số lượng`
/// of the tokens `from..i`, or the noun they begin with.
pub(super) fn before(tokens: &Tokens<'_>, from: usize, i: usize) -> Option<Noun> {
    let counted = |at: usize| {
        let noun = known(tokens, at, None).filter(|noun| noun.sort != Sort::Never)?;
        (noun.tokens.end <= i).then_some(noun)
    };
    let heads = |at: &usize| {
        let before = tokens.key_before(*at, 1);
        matches!(tokens.key(*at), "số" | "lượng" | "tổng")
            && !matches!(before, "chữ" | "kí" | "dân")
    };
    let behind_head = (from..i).rev().filter(heads).find_map(|at| counted(at + 1));
    // A body at the beginning ("Sở Y tế: 01/01") is not what is counted.
    let opens = |from: usize| {
        let leads = matches!(tokens.key(from), "các" | "những" | "tổng" | "có" | "riêng");
        let noun = counted(from + usize::from(leads))?;
        // "Mục tiêu là 5" gives its value, not how many there are.
        let is_measure = matches!(tokens.key(noun.tokens.start), "mục" | "chỉ" | "tiêu");
        (!is_measure && !tokens.is_capital(noun.tokens.end)).then_some(noun)
    };
    let comma = (from..i).rev().find(|&at| tokens.key(at) == ",").map(|comma| comma + 1);
    behind_head.or_else(|| comma.and_then(opens)).or_else(|| opens(from))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn units_are_nouns_as_printed() {
        check(
            "⟦94 DVC⟧, ⟦11.469 CTS⟧ tổ chức, ⟦43 Thủ tục hành chính⟧",
            "94 DVC; 11469 CTS; 43 Thủ tục hành chính",
        );
        check(
            "⟦25.259 hồ sơ⟧ cấp thẻ; ⟦564.396 lượt khách⟧ lưu trú",
            "25259 hồ sơ; 564396 lượt khách",
        );
        check(
            "⟦339.293 số sức khỏe điện tử⟧; ⟦7 lò sấy⟧ và ⟦10 tin, bài⟧ mới",
            "339293 số sức khỏe điện tử; 7 lò sấy; 10 tin, bài",
        );
        check(
            "⟦52 triệu đồng/người/năm⟧; ⟦92 người/km2⟧",
            "52 triệu đồng/người/năm = 52000000; 92 người/km2",
        );
        check("cấp ⟦1.181 tài khoản⟧; tại ⟦12 xã⟧; số 12; cấp 3 của", "1181 tài khoản; 12 xã");
    }
}
