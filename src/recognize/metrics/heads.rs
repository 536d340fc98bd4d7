//! Amounts without a unit → those that are quantities, with the unit that stands before them; the
//! others are dropped.

use super::amounts::{Amount, Printed};
use super::clauses::Place;
use super::shares::qualifier;
use super::tokens::{Shape, Tokens};
use super::units::{self, Noun};
use crate::lang::unit::{self, Sort};
use rust_decimal::Decimal;

/// Farthest that a unit may stand before its number.
const REACH: usize = 60;

/// Keeps the amounts that are quantities.
pub(super) fn keep(tokens: &Tokens<'_>, places: &[Place], amounts: Vec<Amount>) -> Vec<Amount> {
    let mut kept: Vec<Amount> = Vec::with_capacity(amounts.len());
    for amount in amounts {
        if !amount.is_bare() && amount.percent.is_none() || amount.unit.is_some() {
            kept.push(amount);
        } else if let Some(amount) = headed(tokens, places, amount, &kept) {
            kept.push(amount);
        }
    }
    kept
}

/// An amount without a unit, where something before it says what it counts.
fn headed(
    tokens: &Tokens<'_>,
    places: &[Place],
    amount: Amount,
    kept: &[Amount],
) -> Option<Amount> {
    let first = amount.tokens.start;
    let at = first - qualifier(tokens, first).map_or(0, |(_, words)| words);
    let from = head_start(places, first).max(first.saturating_sub(REACH));
    let sentence = |i: usize| places[i].sentence;
    let earlier = kept.last().filter(|last| sentence(last.tokens.start) == sentence(first));
    let inherited = || earlier.and_then(|last| last.unit.clone());
    // A bare number in a parenthesis behind billions need not be billions.
    let counted = |unit: &Noun| unit.sort != Sort::Money;
    let whole = || whole_of(places, first, kept).and_then(|whole| whole.unit.clone());
    let outer = || whole().filter(counted);
    let named = || units::before(tokens, from, at).filter(|unit| unit.sort == Sort::Count);
    if is_state(tokens, &amount, at) {
        let own = named();
        let whole = if own.is_none() { inherited() } else { None };
        return Some(in_unit(amount, own, whole));
    }
    let announced = announces(tokens, at);
    if announced && is_rate_clause(tokens, from, at) {
        return lost_sign(amount);
    }
    let is_share = amount.percent.is_some();
    let is_fraction = matches!(amount.printed, Printed::Fraction(..));
    let bracketed = || units::opening(tokens, amount.tokens.end).filter(|_| is_fraction);
    let evident = is_share || announced || is_no_day(&amount);
    let own = if announced { bracketed() } else { None };
    let own = own.or_else(|| if evident { named() } else { None });
    let item = || is_item(tokens, places, &amount).then(outer).flatten();
    let part = || part_of_count(tokens, places, &amount, kept);
    let whole = if own.is_none() { item().or_else(part) } else { None };
    (own.is_some() || whole.is_some() || is_share).then(|| in_unit(amount, own, whole))
}

/// The amount in its own unit, else in that of what it is part of.
fn in_unit(amount: Amount, own: Option<Noun>, whole: Option<Noun>) -> Amount {
    let is_unit_of_whole = own.is_none() && whole.is_some();
    Amount { unit: own.or(whole), is_unit_of_whole, ..amount }
}

/// The amount before the parenthesis that an item stands in: `156 người (bác sĩ: 32; khác: 124)`.
fn whole_of<'a>(places: &[Place], item: usize, kept: &'a [Amount]) -> Option<&'a Amount> {
    const REACH: usize = 12;
    let of = places[item];
    let mut before = kept.iter().rev().take(REACH);
    let whole = before.find(|amount| places[amount.tokens.start].depth < of.depth)?;
    (places[whole.tokens.start].sentence == of.sentence).then_some(whole)
}

/// `đúng hạn 912`: a number behind a state, not before a word that it may belong to.
fn is_state(tokens: &Tokens<'_>, amount: &Amount, at: usize) -> bool {
    let end = amount.tokens.end;
    let closed = !tokens.is(end, Shape::Word) || tokens.key(end) == "và";
    let label = unit::before(&tokens.keys_before(at, 4));
    closed && label.is_some_and(|label| label.sort == Sort::State)
}

/// Whether the clause speaks of a rate: `tỷ lệ số hóa đạt 88,5`, `Công suất sử dụng giường bệnh đạt`.
fn is_rate_clause(tokens: &Tokens<'_>, from: usize, at: usize) -> bool {
    (from..at).any(|i| {
        matches!(
            (tokens.key(i), tokens.key(i + 1)),
            ("tỉ", "lệ" | "trọng") | ("che" | "bao", "phủ")
        ) || tokens.keys(i, 4) == ["công", "suất", "sử", "dụng"]
    })
}

/// Where the words that may name the unit begin: the clause, or the one before the colon that the
/// number follows.
fn head_start(places: &[Place], i: usize) -> usize {
    let clause = places[i].clause;
    let direct = clause == i && i >= 2 && places[i - 2].sentence == places[i].sentence;
    if direct { places[i - 2].clause } else { clause }
}

/// Whether the token before `at` announces a value.
fn announces(tokens: &Tokens<'_>, at: usize) -> bool {
    let total = tokens.key_before(at, 1) == "số" && tokens.key_before(at, 2) == "tổng";
    total
        || matches!(
            tokens.key_before(at, 1),
            "là" | ":" | "đạt" | "kế" | "có" | "còn" | "=" | "cộng"
        )
}

/// The unit of a part that is printed without one: `1.200 người, trong đó cao đẳng 300, trung cấp 900`.
fn part_of_count(
    tokens: &Tokens<'_>,
    places: &[Place],
    amount: &Amount,
    kept: &[Amount],
) -> Option<Noun> {
    const REACH: usize = 40;
    let first = amount.tokens.start;
    let among = (places[first].sentence.max(first.saturating_sub(REACH))..first)
        .rfind(|&i| tokens.key(i) == "đó" && tokens.key_before(i, 1) == "trong")?;
    let whole = kept.iter().rev().take(12).find(|whole| whole.tokens.end <= among)?;
    let is_part = amount.single().zip(whole.single()).is_some_and(|(part, all)| part <= all);
    let same = places[whole.tokens.start].sentence == places[first].sentence;
    let counts = whole.unit.as_ref().filter(|unit| unit.sort == Sort::Count && unit.is_known);
    counts.filter(|_| is_part && same && is_named(tokens, amount)).cloned()
}

/// `nam 12, nữ: 15;`: an item that stands in parentheses.
fn is_item(tokens: &Tokens<'_>, places: &[Place], amount: &Amount) -> bool {
    places[amount.tokens.start].depth > 0 && is_named(tokens, amount)
}

/// Whether a plain number ends an item of one to three small words.
fn is_named(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let (first, end) = (amount.tokens.start, amount.tokens.end);
    let ends = end >= tokens.len() || matches!(tokens.key(end), "," | ";" | ")" | ".");
    let colon = usize::from(tokens.key_before(first, 1) == ":");
    let is_word =
        |i: &usize| tokens.is(*i, Shape::Word) && !tokens.is_capital(*i) && tokens.key(*i) != "đó";
    let words = (0..first - colon).rev().take(4).take_while(is_word).count();
    let begins = first - colon == words
        || matches!(
            tokens.key_before(first - colon, words + 1),
            "," | ";" | "(" | ":" | "và" | "đó"
        );
    let plain = matches!(amount.printed, Printed::Plain(value) if value.is_integer());
    plain && ends && begins && (1..=3).contains(&words)
}

/// Two numbers that cannot be day and month.
fn is_no_day(amount: &Amount) -> bool {
    let Printed::Fraction(day, month) = amount.printed else { return false };
    day > Decimal::from(31) || month > Decimal::from(12)
}

/// A percentage whose sign is lost; other numbers as they are.
fn lost_sign(amount: Amount) -> Option<Amount> {
    match amount.printed {
        Printed::Plain(value) if value <= Decimal::ONE_HUNDRED => {
            Some(Amount { printed: Printed::Percent(value), ..amount })
        }
        Printed::Fraction(..) => Some(amount),
        Printed::Plain(_) | Printed::Percent(_) | Printed::Between(..) | Printed::Headless => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_unit_may_stand_before_the_number() {
        check(
            "số đối tượng nhận qua tài khoản là ⟦36.707/48.324 chiếm 75,96%⟧",
            "36707/48324 đối tượng 75.96%",
        );
        check(
            "lũy kế ⟦668 (Hộ kinh doanh)⟧, ⟦329 (Doanh nghiệp)⟧",
            "668 Hộ kinh doanh so far; 329 Doanh nghiệp so far",
        );
        check(
            "Số cơ sở đã đăng ký: ⟦1.560⟧; Tổng số đảng viên là ⟦45⟧",
            "1560 cơ sở; 45 đảng viên",
        );
        check("⟦989 hồ sơ⟧ (đúng hạn ⟦912⟧/trễ hạn ⟦77⟧)", "989 hồ sơ; 912 hồ sơ; 77 hồ sơ");
        check("⟦1.505 thẻ⟧ (nam ⟦505⟧, nữ: ⟦1.000⟧)", "1505 thẻ; 505 thẻ; 1000 thẻ");
        check("đơn khiếu nại: ⟦25⟧, đơn tố cáo: ⟦12⟧", "25 đơn khiếu nại; 12 đơn tố cáo");
        check("- Công an tỉnh: ⟦04/08⟧ (mô hình số 1, 2)", "4/8 mô hình");
        check("- Sở Y tế: 01/08; mục tiêu là 5; đạt (2)", "");
    }
}
