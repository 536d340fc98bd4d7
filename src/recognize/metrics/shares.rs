//! Amounts → amounts with their totals and percentages: `555 hồ sơ …/tổng số 621 hồ sơ (đạt 89,37%`
//! is one. Whether the percentage is right is not judged here.

use super::amounts::{Amount, Printed};
use super::tokens::{Shape, Tokens};
use crate::lang::unit::{self, Sort};
use rust_decimal::Decimal;
use std::ops::Range;

/// Most tokens between an amount and its total or percentage.
const REACH: usize = 30;

/// Joins amounts with the total they are part of.
pub(super) fn join_totals(tokens: &Tokens<'_>, amounts: Vec<Amount>) -> Vec<Amount> {
    pairwise(amounts, |part, total| {
        let (Printed::Plain(n), Printed::Plain(d)) = (part.printed, total.printed) else {
            return None;
        };
        let gap = part.tokens.end..total.tokens.start;
        if n > d || !says_total(tokens, part, total, gap) {
            return None;
        }
        let unit = part.unit.clone().or_else(|| total.unit.clone());
        let whole = part.tokens.start..total.tokens.end;
        Some(Amount { tokens: whole, printed: Printed::Fraction(n, d), unit, ..total.clone() })
    })
}

/// Whether the words between an amount and the next make that one its total: `/tổng số`,
/// `trên tổng số`, or a bare `/` between equal units.
fn says_total(tokens: &Tokens<'_>, part: &Amount, total: &Amount, gap: Range<usize>) -> bool {
    if gap.len() > REACH || gap.clone().any(|i| matches!(tokens.key(i), ";" | "." | ":" | "(")) {
        return false;
    }
    let words = tokens.keys_before(gap.end, gap.len().min(4));
    let same = match (&part.unit, &total.unit) {
        (Some(one), Some(other)) => {
            one.sort == other.sort && tokens.key(one.tokens.start) == tokens.key(other.tokens.start)
        }
        _ => true,
    };
    match words.as_slice() {
        [.., "/" | "trên" | "trong", "tổng", "số"] | [.., "/" | "trên", "tổng"] => same,
        ["/"] => same && part.unit.is_some(),
        ["trên"] => same && part.unit.is_none() && total.unit.is_some(),
        _ => false,
    }
}

/// Joins amounts with the percentage printed beside them, either way round.
pub(super) fn join_percentages(tokens: &Tokens<'_>, amounts: Vec<Amount>) -> Vec<Amount> {
    pairwise(amounts, |one, other| {
        behind(tokens, one, other).or_else(|| before(tokens, one, other))
    })
}

/// Joins two counts between which a slash stands and whose ratio is the percentage behind them:
/// `30.112 hồ sơ sức khỏe/31.500 dân (95,6%)`.
pub(super) fn join_slashed(tokens: &Tokens<'_>, amounts: Vec<Amount>) -> Vec<Amount> {
    pairwise(amounts, |part, total| {
        let (Printed::Plain(n), Printed::Plain(d)) = (part.printed, total.printed) else {
            return None;
        };
        let gap = part.tokens.end..total.tokens.start;
        let slashed = !gap.is_empty() && gap.len() <= REACH && tokens.key(gap.end - 1) == "/";
        let stops = gap.clone().any(|i| matches!(tokens.key(i), ";" | "." | ":" | "(" | ","));
        let whole = Amount {
            tokens: part.tokens.start..total.tokens.end,
            printed: Printed::Fraction(n, d),
            unit: part.unit.clone(),
            ..total.clone()
        };
        let fits = total.percent.is_some_and(|percent| is_near(&whole, percent));
        (slashed && !stops && fits && part.percent.is_none()).then_some(whole)
    })
}

/// `28.045 người, đạt tỷ lệ 81,8%`.
fn behind(tokens: &Tokens<'_>, amount: &Amount, share: &Amount) -> Option<Amount> {
    let percent = match share.printed {
        Printed::Percent(value) => value,
        // The percent sign is lost: "đạt 88,5".
        Printed::Plain(value) if share.is_bare() && value <= Decimal::ONE_HUNDRED => value,
        Printed::Plain(_) | Printed::Fraction(..) | Printed::Between(..) | Printed::Headless => {
            return None;
        }
    };
    let is_points = tokens.keys(amount.tokens.start, amount.tokens.len()).contains(&"điểm");
    let is_closed = amount.is_percent() || amount.percent.is_some() || share.delta.is_some();
    if is_closed || is_points && amount.delta.is_some() {
        return None;
    }
    let gap = amount.tokens.end..share.tokens.start;
    let marked = leads_to_share(tokens, gap.clone());
    let fits = share.is_percent()
        || is_near(amount, percent)
        || share.tokens.len() == 1 && tokens.printed(share.tokens.start).contains(',');
    let stated = marked && fits;
    let same = share.is_percent() && is_near(amount, percent) && stands_alone(tokens, gap, share);
    let tokens = amount.tokens.start..share.tokens.end;
    (stated || same).then(|| Amount { tokens, percent: Some(percent), ..amount.clone() })
}

/// `98,31% (500.934/509.524 hồ sơ`, `98,31%, tương ứng 500.934/509.524 hồ sơ`.
fn before(tokens: &Tokens<'_>, share: &Amount, amount: &Amount) -> Option<Amount> {
    let Printed::Percent(percent) = share.printed else { return None };
    if share.delta.is_some() || amount.is_percent() || amount.percent.is_some() {
        return None;
    }
    let gap = tokens.keys(share.tokens.end, amount.tokens.start - share.tokens.end);
    let closes = tokens.key(amount.tokens.end) == ")";
    let opens = gap == ["("] && closes;
    // "100% hộ dân (6.780/6.780 hộ)"
    let described = closes
        && gap.len() <= REACH
        && gap.last() == Some(&"(")
        && gap.iter().filter(|word| matches!(**word, "(" | ")" | "," | ";" | ":" | ".")).count()
            == 1;
    let equals = matches!(
        gap.as_slice(),
        [",", "tương", "ứng" | "đương"]
            | ["tương", "ứng" | "đương"]
            | [",", "tương", "ứng" | "đương", "với"]
            | ["tương", "ứng" | "đương", "với"]
    );
    let ratio = matches!(amount.printed, Printed::Fraction(..)) && is_near(amount, percent);
    let count = matches!(amount.printed, Printed::Plain(_)) && amount.unit.is_some();
    let joined = (ratio && (gap == ["("] || described || equals)) || (count && (opens || equals));
    let tokens = share.tokens.start..amount.tokens.end;
    joined.then(|| Amount { tokens, percent: Some(percent), ..amount.clone() })
}

/// Whether the words between an amount and a percentage say that it is the amount's: `đạt`,
/// `chiếm`, `(`. After a comma the phrase must come at once: `12 hồ sơ, số hóa đạt 80%` is two.
fn leads_to_share(tokens: &Tokens<'_>, gap: Range<usize>) -> bool {
    let stops = |i: usize| matches!(tokens.key(i), ";" | "." | ":");
    if gap.len() > REACH || gap.clone().any(stops) {
        return false;
    }
    let (lead, said) = share_phrase(tokens, &gap);
    let mark = if lead > gap.start { tokens.key(lead - 1) } else { "" };
    let described = gap.start..if matches!(mark, "," | "(" | "-" | "/") { lead - 1 } else { lead };
    let has = |marks: &[&str]| described.clone().any(|i| marks.contains(&tokens.key(i)));
    match mark {
        "(" => described.len() <= 12,
        "/" => described.is_empty(),
        "," | "-" => said && !has(&["("]),
        _ => said && !has(&[",", "(", ")", "tăng", "giảm"]),
    }
}

/// Where the phrase right before a percentage begins (`đạt tỷ lệ`, `chiếm khoảng`, `tương ứng với`),
/// and whether it says that a share follows.
fn share_phrase(tokens: &Tokens<'_>, gap: &Range<usize>) -> (usize, bool) {
    const FILLERS: [&str; 16] = [
        "tỉ", "lệ", "là", "đạt", "được", "tới", "trên", "hơn", "gần", "khoảng", "với", "xấp", "xỉ",
        "chỉ", "bằng", "chiếm",
    ];
    let mut start = gap.end;
    while start > gap.start && FILLERS.contains(&tokens.key(start - 1)) {
        start -= 1;
    }
    let equals = start >= gap.start + 2
        && tokens.key(start - 2) == "tương"
        && matches!(tokens.key(start - 1), "ứng" | "đương");
    if equals {
        return (start - 2, true);
    }
    let says = |i: usize| matches!(tokens.key(i), "chiếm" | "bằng" | "đạt" | "lệ");
    (start, (start..gap.end).any(says))
}

/// Whether a percentage follows from a ratio.
fn is_near(amount: &Amount, percent: Decimal) -> bool {
    let Printed::Fraction(n, d) = amount.printed else { return false };
    ratio_percent(n, d).is_some_and(|computed| (computed - percent).abs() <= Decimal::ONE)
}

/// A percentage at the end of the clause of a ratio that it follows from: `168/168 cơ sở tra cứu
/// bằng CCCD 100%`.
fn stands_alone(tokens: &Tokens<'_>, gap: Range<usize>, share: &Amount) -> bool {
    let ends = !tokens.is(share.tokens.end, Shape::Word);
    let stop = |i: usize| matches!(tokens.key(i), ";" | "." | ":" | "(" | ",");
    ends && gap.len() <= REACH && !gap.clone().any(stop)
}

/// 100 × n / d, rounded to four places.
pub(super) fn ratio_percent(numerator: Decimal, denominator: Decimal) -> Option<Decimal> {
    let ratio = numerator.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(denominator)?;
    let away = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    Some(ratio.round_dp_with_strategy(4, away))
}

/// Offers each amount and the next to `join`; what it returns stands for both.
pub(super) fn pairwise(
    amounts: Vec<Amount>,
    join: impl Fn(&Amount, &Amount) -> Option<Amount>,
) -> Vec<Amount> {
    let mut joined: Vec<Amount> = Vec::with_capacity(amounts.len());
    for amount in amounts {
        match joined.last_mut() {
            Some(last) => match join(last, &amount) {
                Some(both) => *last = both,
                None => joined.push(amount),
            },
            None => joined.push(amount),
        }
    }
    joined
}

/// How the words right before an amount qualify it, and how many they are.
pub(super) fn qualifier(tokens: &Tokens<'_>, at: usize) -> Option<(Sort, usize)> {
    let words = tokens.keys_before(at, 4);
    let unit = unit::before(&words)?;
    // "trên 09 địa bàn": a number padded with a zero is exact.
    let exact = tokens.printed(at).starts_with('0') && words.last() == Some(&"trên");
    let qualifies = matches!(unit.sort, Sort::Over | Sort::Under | Sort::About);
    (qualifies && !exact).then_some((unit.sort, unit.len()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_percentage_belongs_to_the_amount_before_it() {
        check("là ⟦28.045 người, đạt tỷ lệ 81,8%⟧", "28045 người 81.8%");
        check("⟦302.068 học sinh, đạt tỷ lệ 82, 64%⟧.", "302068 học sinh 82.64%");
        check(
            "⟦1.084.356/1.704.191 dữ liệu hộ tịch, đạt tỷ lệ 63,6%⟧ trên",
            "1084356/1704191 dữ liệu 63.6%",
        );
        check("⟦3.245 thanh niên nhập ngũ (đạt 100%⟧ chỉ tiêu)", "3245 thanh niên 100%");
        check("thu ⟦4.512,7 tỷ đồng, bằng 56,3%⟧ dự toán", "4512.7 tỷ đồng 56.3% = 4512700000000");
        check(
            "⟦12 hồ sơ/0,1%⟧; ⟦12,5 tỷ (đạt 83,3%⟧)",
            "12 hồ sơ 0.1%; 12.5 tỷ 83.3% = 12500000000",
        );
        check("⟦168/168 cơ sở tra cứu bằng CCCD 100%⟧, số", "168/168 cơ sở 100%");
        check("⟦1.234/1.394 hồ sơ, đạt 88,5⟧", "1234/1394 hồ sơ 88.5%");
        check("⟦98,31% (500.934/509.524 hồ sơ⟧)", "500934/509524 hồ sơ 98.31%");
    }

    #[test]
    fn a_percentage_of_something_else_stands_alone() {
        check("⟦12 hồ sơ⟧, số hóa đạt ⟦80%⟧", "12 hồ sơ; 80 %");
        check("⟦500 thẻ⟧, tỷ lệ trực tuyến đạt ⟦90%⟧", "500 thẻ; 90 %");
        check("⟦15/15 xã⟧, ⟦100%⟧ hộ dân có điện", "15/15 xã; 100 %");
        check("⟦12 hồ sơ⟧. Đạt ⟦80%⟧; tỷ lệ đạt ⟦88,5⟧", "12 hồ sơ; 80 %; 88.5");
    }

    #[test]
    fn totals_make_ratios() {
        check(
            "⟦555 hồ sơ đề nghị qua VNeID/tổng số 621 hồ sơ đề nghị (đạt 89,37%⟧)",
            "555/621 hồ sơ 89.37%",
        );
        check(
            "⟦12 trên tổng số 15 xã⟧; ⟦120 hồ sơ trên tổng số 150 hồ sơ (80%⟧)",
            "12/15 xã; 120/150 hồ sơ 80%",
        );
        check("⟦12 xã/15 xã⟧; ⟦35 quyết định⟧/⟦120 TTHC⟧", "12/15 xã; 35 quyết định; 120 TTHC");
        check("vận động ⟦04/10 cơ cơ sở⟧ tại; ⟦24/24 xã⟧", "4/10 cơ sở; 24/24 xã");
        check("⟦226/226 cơ sở y tế⟧ và ⟦21/23 CSDL⟧", "226/226 cơ sở y tế; 21/23 CSDL");
    }
}
