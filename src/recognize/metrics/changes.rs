//! Amounts → changes: `giảm từ 12,4% xuống còn 3,9%`, `tăng 15% so với cùng kỳ`; and ranges.

use super::amounts::{Amount, Printed};
use super::shares::{pairwise, qualifier};
use super::tokens::Tokens;
use std::ops::Range;

/// Most tokens between the value before and the value after.
const REACH: usize = 14;

/// Joins the two ends of changes and ranges, and marks amounts that are themselves a change.
pub(super) fn join(tokens: &Tokens<'_>, amounts: Vec<Amount>) -> Vec<Amount> {
    let mut joined = pairwise(amounts, |one, other| {
        change(tokens, one, other).or_else(|| range(tokens, one, other))
    });
    for at in 0..joined.len() {
        mark(tokens, &mut joined[at]);
        let (before, rest) = joined.split_at_mut(at);
        if let (Some(before), Some(amount)) = (before.last(), rest.first_mut()) {
            mark_respectively(tokens, before, amount);
        }
    }
    joined
}

/// `từ 12,4% xuống còn 3,9%`, `từ 15 lên 20 xã`.
fn change(tokens: &Tokens<'_>, one: &Amount, other: &Amount) -> Option<Amount> {
    let (from, to) = (one.single()?, other.single()?);
    let at = one.tokens.start - qualifier(tokens, one.tokens.start).map_or(0, |(_, words)| words);
    let gap = one.tokens.end..other.tokens.start;
    let risen = matches!(tokens.key_before(at, 2), "tăng" | "giảm" | "nâng" | "hạ");
    if tokens.key_before(at, 1) != "từ" || !leads_on(tokens, gap, risen) || !alike(one, other) {
        return None;
    }
    let unit = other.unit.clone().or_else(|| one.unit.clone());
    Some(Amount {
        tokens: one.tokens.start..other.tokens.end,
        unit,
        from: Some(from),
        to: Some(to),
        delta: to.checked_sub(from),
        ..other.clone()
    })
}

/// Whether the words between the ends of a change end in `lên`, `xuống còn`, or in `đến` behind a
/// verb of change.
fn leads_on(tokens: &Tokens<'_>, gap: Range<usize>, risen: bool) -> bool {
    if gap.len() > REACH || gap.clone().any(|i| matches!(tokens.key(i), ";" | ".")) {
        return false;
    }
    match tokens.keys_before(gap.end, gap.len().min(3)).as_slice() {
        [.., "lên" | "xuống" | "còn"]
        | [.., "lên" | "xuống", "đến" | "tới" | "mức" | "thành" | "trên"] => true,
        [.., "đến" | "tới"] => risen,
        _ => false,
    }
}

/// `20 - 30 hồ sơ`, `từ 20 đến 30%`.
fn range(tokens: &Tokens<'_>, one: &Amount, other: &Amount) -> Option<Amount> {
    let gap = tokens.keys(one.tokens.end, other.tokens.start - one.tokens.end);
    let (low, high) = (one.single()?, other.single()?);
    let joins = matches!(gap.as_slice(), ["-"])
        || matches!(gap.as_slice(), ["đến"]) && tokens.key_before(one.tokens.start, 1) == "từ";
    let bare = one.is_bare() || one.is_percent() && other.is_percent();
    if !joins || !bare || other.is_bare() || low >= high {
        return None;
    }
    Some(Amount {
        tokens: one.tokens.start..other.tokens.end,
        printed: Printed::Between(low, high),
        from: Some(low),
        to: Some(high),
        ..other.clone()
    })
}

/// Whether two amounts measure the same: the first may leave out what the second prints.
fn alike(one: &Amount, other: &Amount) -> bool {
    let sort = |amount: &Amount| amount.unit.as_ref().map(|unit| unit.sort);
    match (one.is_percent(), other.is_percent()) {
        (true, true) => true,
        (true, false) => false,
        (false, true) => one.is_bare(),
        (false, false) => one.is_bare() || other.is_bare() || sort(one) == sort(other),
    }
}

/// `tăng lần lượt 5% và 7%`: what is said of the first is said of the second.
fn mark_respectively(tokens: &Tokens<'_>, before: &Amount, amount: &mut Amount) {
    let gap = tokens.keys(before.tokens.end, amount.tokens.start - before.tokens.end);
    let listed = matches!(gap.as_slice(), ["và" | ","] | [",", "và"]);
    let said =
        tokens.keys_before(before.tokens.start, 12).windows(2).any(|two| two == ["lần", "lượt"]);
    let alike = before.is_percent() == amount.is_percent();
    if let (Some(change), Some(value), true) =
        (before.delta, amount.single(), listed && said && alike)
    {
        amount.delta = Some(if change.is_sign_negative() { -value } else { value });
    }
}

/// Marks `tăng 15%` (the change itself) and `giảm còn 3,9%` (the value after it).
fn mark(tokens: &Tokens<'_>, amount: &mut Amount) {
    let Some(value) = amount.single().filter(|_| amount.from.is_none()) else { return };
    let mut at = amount.tokens.start;
    at -= qualifier(tokens, at).map_or(0, |(_, words)| words);
    let back = |count: usize| tokens.key_before(at, count);
    if matches!(back(1), "thêm" | "được") {
        at -= 1;
    } else if matches!((back(2), back(1)), ("lần", "lượt") | ("tương", "ứng")) {
        at -= 2;
    }
    let back = |count: usize| tokens.key_before(at, count);
    match (back(2), back(1)) {
        (_, "tăng") | ("cao" | "nhiều" | "lớn", "hơn") => amount.delta = Some(value),
        (_, "giảm") | ("rút", "ngắn") | ("thấp" | "ít" | "nhỏ", "hơn") => {
            amount.delta = Some(-value);
        }
        ("tăng" | "nâng", "lên") | ("giảm" | "xuống", "còn") | ("giảm" | "hạ", "xuống") =>
        {
            amount.to = Some(value);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn changes_have_two_ends_or_a_size() {
        check("giảm từ ⟦12,4% xuống còn 3,9%⟧", "3.9 % from 12.4 to 3.9 by -8.5");
        check("giảm từ ⟦12,4% năm 2021 xuống còn 3,9%⟧ năm 2025", "3.9 % from 12.4 to 3.9 by -8.5");
        check("tăng từ ⟦15 lên 20 xã⟧", "20 xã from 15 to 20 by 5");
        check("thu ⟦5 tỷ đồng⟧ (tăng ⟦15%⟧)", "5 tỷ đồng = 5000000000; 15 % by 15");
        check("giảm ⟦35 vụ⟧ (⟦-12,5%⟧)", "35 vụ by -35; -12.5 % by -12.5");
        check("tăng từ ⟦10 đến 12%⟧", "12 % from 10 to 12 by 2");
        check(
            "từ ⟦15 ngày làm việc xuống còn 7 ngày làm việc⟧",
            "7 ngày làm việc from 15 to 7 by -8",
        );
        check("tăng ⟦15%⟧ so với cùng kỳ", "15 % by 15");
        check(
            "giảm khoảng ⟦12 vụ⟧, cao hơn ⟦3,2 điểm phần trăm⟧",
            "12 vụ by -12 about; 3.2 điểm phần trăm by 3.2",
        );
        check("giảm còn ⟦2,1%⟧; bình quân ⟦2,5 ngày⟧", "2.1 % to 2.1; 2.5 ngày");
    }
}
