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
        if amount.is_percent() || amount.unit.is_some() {
            kept.push(amount);
        } else if let Some(amount) = headed(tokens, places, amount, kept.last()) {
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
    last: Option<&Amount>,
) -> Option<Amount> {
    let first = amount.tokens.start;
    let at = first - qualifier(tokens, first).map_or(0, |(_, words)| words);
    let place = places.get(first)?;
    let same_sentence = |last: &&Amount| {
        places.get(last.tokens.start).is_some_and(|p| p.sentence == place.sentence)
    };
    let inherited = || last.filter(same_sentence).and_then(|last| last.unit.clone());
    let from = head_start(places, first).max(first.saturating_sub(REACH));
    if unit::before(&tokens.keys_before(at, 4)).is_some_and(|before| before.sort == Sort::State) {
        let named = units::before(tokens, from, at).filter(|unit| unit.sort == Sort::Count);
        return Some(Amount { unit: named.or_else(inherited), ..amount });
    }
    let spoken_of = (from..at).any(|i| tokens.key(i) == "lệ" && tokens.key_before(i, 1) == "tỉ");
    if spoken_of && announces(tokens, at) {
        return lost_sign(amount);
    }
    if let Some(noun) = units::opening(tokens, amount.tokens.end)
        && matches!(amount.printed, Printed::Fraction(..))
        && announces(tokens, at)
    {
        return Some(with_unit(amount, noun));
    }
    let unit = units::before(tokens, from, at).filter(|unit| unit.sort == Sort::Count);
    let is_share = amount.percent.is_some();
    match unit.filter(|_| is_share || announces(tokens, at) || is_no_day(&amount)) {
        Some(unit) => Some(with_unit(amount, unit)),
        None if is_share => Some(amount),
        None if is_item(tokens, places, &amount) => inherited().map(|unit| with_unit(amount, unit)),
        None => None,
    }
}

fn with_unit(amount: Amount, unit: Noun) -> Amount {
    Amount { unit: Some(unit), ..amount }
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

/// `nam 12, nữ: 15;`: a plain number that ends an item of one to three small words.
fn is_item(tokens: &Tokens<'_>, places: &[Place], amount: &Amount) -> bool {
    let (first, end) = (amount.tokens.start, amount.tokens.end);
    let ends = end >= tokens.len() || matches!(tokens.key(end), "," | ";" | ")" | ".");
    let colon = usize::from(tokens.key_before(first, 1) == ":");
    let is_word = |i: &usize| tokens.is(*i, Shape::Word) && !tokens.is_capital(*i);
    let words = (0..first - colon).rev().take(4).take_while(is_word).count();
    let begins = first - colon == words
        || matches!(tokens.key_before(first - colon, words + 1), "," | ";" | "(" | ":" | "và");
    let plain = matches!(amount.printed, Printed::Plain(value) if value.is_integer());
    plain && ends && begins && (1..=3).contains(&words) && places[first].depth > 0
}

/// Two numbers that cannot be day and month.
fn is_no_day(amount: &Amount) -> bool {
    let Printed::Fraction(day, month) = amount.printed else { return false };
    day > Decimal::from(31) || month > Decimal::from(12)
}

/// `tỷ lệ … đạt 88,5`: a percentage whose sign is lost.
fn lost_sign(amount: Amount) -> Option<Amount> {
    let Printed::Plain(value) = amount.printed else { return None };
    (value <= Decimal::ONE_HUNDRED).then(|| Amount { printed: Printed::Percent(value), ..amount })
}
