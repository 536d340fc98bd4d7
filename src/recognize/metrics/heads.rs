//! Amounts without a unit → those that are quantities, with the unit that stands before them; the
//! others are dropped.

use super::amounts::{Amount, Printed};
use super::clauses::Place;
use super::shares::qualifier;
use super::tokens::Tokens;
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
    if unit::before(&tokens.keys_before(at, 4)).is_some_and(|before| before.sort == Sort::State) {
        return Some(Amount { unit: inherited(), ..amount });
    }
    let from = head_start(places, first).max(first.saturating_sub(REACH));
    let spoken_of = (from..at).any(|i| tokens.key(i) == "lệ" && tokens.key_before(i, 1) == "tỉ");
    if spoken_of && announces(tokens, at) {
        return lost_sign(amount);
    }
    let unit = units::before(tokens, from, at).filter(|unit| unit.sort == Sort::Count);
    let is_share = amount.percent.is_some();
    let listed = tokens.key_before(at, 1) == ":" && from < at;
    match unit {
        Some(unit) if is_share || announces(tokens, at) || is_no_day(&amount) => {
            Some(with_unit(amount, unit))
        }
        Some(_) => None,
        None if is_share => Some(amount),
        None if listed && at > from + 1 && at - from <= 4 => {
            inherited().map(|unit| with_unit(amount, unit))
        }
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
