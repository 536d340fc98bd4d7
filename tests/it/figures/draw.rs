//! A wording with slots (`{n1} hộ`, `{d2-d1}`) and a number → the text and its truth.

use crate::dice::Dice;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What the slots of one drawing hold: as printed, and as a value.
#[derive(Debug, Default)]
pub(super) struct Slots(BTreeMap<String, (String, String)>);

/// The slots of a wording, drawn: of one letter, the one with the higher number is greater.
pub(super) fn slots(wording: &str, dice: &mut Dice) -> Slots {
    let mut names: Vec<String> =
        pieces(wording).filter_map(|(_, slot)| slot).map(ToOwned::to_owned).collect();
    names.sort();
    names.dedup();
    let mut slots = Slots::default();
    let mut last: Option<(char, i64)> = None;
    for name in names {
        let letter = name.chars().next().unwrap_or('n');
        let above = last.filter(|(before, _)| *before == letter).map_or(0, |(_, number)| number);
        let number = above + draw(letter, dice);
        last = Some((letter, number));
        slots.0.insert(name, shown(letter, number));
    }
    slots
}

/// A number for a slot, in the smallest part that its letter prints.
fn draw(letter: char, dice: &mut Dice) -> i64 {
    let (least, most) = match letter {
        'n' => (100, 4_000),
        'k' => (10_000, 3_000_000),
        's' => (2, 13),
        'z' => (2, 4),
        'd' => (11, 3_000),
        'e' => (301, 9_000),
        'p' => (101, 4_500),
        'y' => (2021, 2026),
        'm' => (11, 900),
        _ => (1, 700),
    };
    let drawn = least + dice.below(most - least);
    i64::try_from(drawn).unwrap_or(1)
}

/// As printed and as a value.
fn shown(letter: char, number: i64) -> (String, String) {
    let parts = |places: u32| Decimal::new(number, places);
    let both = |value: Decimal| (printed(value), value.normalize().to_string());
    match letter {
        'z' => (format!("{number:02}"), number.to_string()),
        'd' => both(parts(1)),
        'e' | 'p' => both(parts(2)),
        'y' | 'm' => (number.to_string(), number.to_string()),
        't' => day(number),
        _ => both(parts(0)),
    }
}

/// `1.234,5`.
fn printed(value: Decimal) -> String {
    let plain = value.to_string();
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if rest.is_empty() { out } else { format!("{out},{rest}") }
}

/// A day of 2024 or 2025, as Decree 30/2020/NĐ-CP prints it and as ISO 8601.
fn day(number: i64) -> (String, String) {
    let (year, month, day) = (2024 + number / 336 % 2, number / 28 % 12 + 1, number % 28 + 1);
    let month_printed = if month < 3 { format!("{month:02}") } else { month.to_string() };
    (format!("{day:02}/{month_printed}/{year}"), format!("{year}-{month:02}-{day:02}"))
}

/// The text of a wording.
pub(super) fn text(wording: &str, slots: &Slots) -> String {
    fill(wording, |slot| slots.0.get(slot).map(|drawn| drawn.0.clone()))
}

/// The truth of a wording.
pub(super) fn truth(truth: &str, slots: &Slots) -> String {
    fill(truth, |slot| {
        slots.0.get(slot).map(|drawn| drawn.1.clone()).or_else(|| value(slot, slots))
    })
}

/// `d2-d1`, `k1*1000`.
fn value(computed: &str, slots: &Slots) -> Option<String> {
    let sign = computed.find(['-', '*'])?;
    let number = |part: &str| -> Option<Decimal> {
        slots.0.get(part).map_or(part, |drawn| drawn.1.as_str()).parse().ok()
    };
    let (one, other) = (number(&computed[..sign])?, number(&computed[sign + 1..])?);
    let value = if computed[sign..].starts_with('-') { one - other } else { one * other };
    Some(value.normalize().to_string())
}

fn fill(pattern: &str, of: impl Fn(&str) -> Option<String>) -> String {
    let piece = |(text, slot): (&str, Option<&str>)| {
        let drawn = slot.map(|slot| of(slot).unwrap_or_else(|| panic!("{{{slot}}} in {pattern}")));
        text.to_owned() + &drawn.unwrap_or_default()
    };
    pieces(pattern).map(piece).collect()
}

/// Texts, each with the slot behind it.
fn pieces(pattern: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    pattern.split('}').map(|piece| match piece.split_once('{') {
        Some((text, slot)) => (text, Some(slot)),
        None => (piece, None),
    })
}
