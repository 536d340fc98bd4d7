//! Tokens → numbers with their units and percent signs, one by one. How they belong together (a
//! count and its percentage, before and after) is read by `shares` and `changes`.

use super::labels;
use super::tokens::{Shape, Tokens};
use super::units::{self, Behind, Noun};
use crate::lang::number::{Habit, parse_in};
use crate::lang::numeral::{is_number_word, spelled_at};
use crate::lang::unit::Sort;
use rust_decimal::Decimal;
use std::ops::Range;

/// What is printed of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// One number.
    Plain(Decimal),
    /// So many of so many.
    Fraction(Decimal, Decimal),
    /// A number and a percent sign.
    Percent(Decimal),
    /// `20 - 30`: between two numbers.
    Between(Decimal, Decimal),
    /// `.730`: a number whose first digits are lost.
    Headless,
}

/// A quantity under construction.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// All of its tokens.
    pub(super) tokens: Range<usize>,
    pub(super) printed: Printed,
    pub(super) unit: Option<Noun>,
    /// Its unit is that of an amount that it is part of.
    pub(super) is_unit_of_whole: bool,
    /// The percentage printed beside it.
    pub(super) percent: Option<Decimal>,
    /// Value before a change, or the lower end of a range.
    pub(super) from: Option<Decimal>,
    /// Value after a change, or the upper end of a range.
    pub(super) to: Option<Decimal>,
    /// The change, negative for a decrease.
    pub(super) delta: Option<Decimal>,
}

impl Amount {
    fn new(tokens: Range<usize>, printed: Printed) -> Self {
        let (percent, from, to, delta) = (None, None, None, None);
        Self { tokens, printed, unit: None, is_unit_of_whole: false, percent, from, to, delta }
    }

    /// Whether nothing but the number says that it is a quantity.
    pub(super) fn is_bare(&self) -> bool {
        let signed = matches!(self.printed, Printed::Percent(_) | Printed::Between(..));
        !signed && self.unit.is_none() && self.percent.is_none()
    }

    pub(super) fn is_percent(&self) -> bool {
        matches!(self.printed, Printed::Percent(_))
    }

    /// Its only number.
    pub(super) fn single(&self) -> Option<Decimal> {
        match self.printed {
            Printed::Plain(value) | Printed::Percent(value) => Some(value),
            Printed::Fraction(..) | Printed::Between(..) | Printed::Headless => None,
        }
    }
}

/// The amounts of a text in order; `masked` numbers are none.
pub(super) fn read(tokens: &Tokens<'_>, masked: &[bool]) -> Vec<Amount> {
    let mut amounts = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let free = tokens.is(i, Shape::Number) && !masked[i];
        let amount = if free { amount(tokens, masked, i) } else { spelled(tokens, i) };
        i = amount.as_ref().map_or(i + 1, |amount| amount.tokens.end.max(i + 1));
        amounts.extend(amount);
    }
    amounts
}

/// The amount that begins with the number `i`.
fn amount(tokens: &Tokens<'_>, masked: &[bool], i: usize) -> Option<Amount> {
    let free = |at: usize| tokens.is(at, Shape::Number) && !masked[at];
    if tokens.key(i + 1) == "/" && free(i + 2) && tokens.key(i + 3) != "/" {
        return fraction(tokens, i);
    }
    if let Some(end) = percent_end(tokens, i + 1) {
        let value = percent_value(tokens.printed(i), tokens.habit)?;
        let end = units::rate_end(tokens, end);
        return Some(signed(tokens, i, Amount::new(i..end, Printed::Percent(value))));
    }
    if let Some(split) = split_percent(tokens, i) {
        return Some(split);
    }
    let (end, unit) = unit_behind(tokens, i, i + 1)?;
    if tokens.is_headless(i) {
        return Some(Amount { unit, ..Amount::new(i..end, Printed::Headless) });
    }
    let unit = unit.map(|unit| medals(tokens, i, unit));
    let value = value(tokens, i, unit.as_ref())?;
    let amount = Amount { unit, ..Amount::new(i..end, Printed::Plain(value)) };
    Some(amount).filter(|amount| !is_label(tokens, amount, i))
}

/// `huy chương (3 vàng, 2 bạc, 10 đồng)`: bronze is no money.
fn medals(tokens: &Tokens<'_>, i: usize, unit: Noun) -> Noun {
    let is_bare = unit.sort == Sort::Money && !unit.is_scaled && unit.tokens.len() == 1;
    let before = || tokens.keys_before(i, 16);
    let won = || before().iter().any(|word| matches!(*word, "chương" | "hcv" | "hcb" | "bạc"));
    let few = tokens.printed(i).len() <= 2 && tokens.key(unit.tokens.start) == "đồng";
    if is_bare && few && won() { Noun { sort: Sort::Count, vnd: None, ..unit } } else { unit }
}

/// `hai mươi ba xã`, `một nghìn hai trăm hội viên`: a number in two words or more before what it
/// counts. A single word is too often another (`năm`, `ba` in a name).
fn spelled(tokens: &Tokens<'_>, i: usize) -> Option<Amount> {
    let begins = i == 0 || !is_number_word(tokens.key(i - 1));
    if !begins || !tokens.is(i, Shape::Word) || !is_number_word(tokens.key(i)) {
        return None;
    }
    let (value, words) = spelled_at(&tokens.keys(i, 32))?;
    let behind_number = i > 0 && (tokens.is(i - 1, Shape::Number) || tokens.key(i - 1) == "(");
    let ordinal = matches!(tokens.key_before(i, 1), "thứ" | "ngày" | "tháng" | "năm" | "số");
    let Behind::Unit(noun) = units::behind(tokens, i + words) else { return None };
    let counts = noun.is_known && matches!(noun.sort, Sort::Count | Sort::Money | Sort::Area);
    let fits = words > 1 && counts && !behind_number && !ordinal;
    let end = noun.tokens.end;
    fits.then(|| Amount { unit: Some(noun), ..Amount::new(i..end, Printed::Plain(value.into())) })
}

/// `15,2/100.000 trẻ`: so many for each of a round number.
fn per_base(tokens: &Tokens<'_>, i: usize, unit: Option<&Noun>) -> Option<Amount> {
    let value = value(tokens, i, None).filter(|value| !value.is_integer())?;
    let base = value_of_base(tokens, i + 2).filter(|base| *base >= Decimal::ONE_HUNDRED)?;
    let noun = unit.filter(|unit| unit.is_known && base > value)?;
    let per = Noun { tokens: i + 1..noun.tokens.end, sort: Sort::Other, ..noun.clone() };
    let end = noun.tokens.end;
    Some(Amount { unit: Some(per), ..Amount::new(i..end, Printed::Plain(value)) })
}

/// A power of ten.
fn value_of_base(tokens: &Tokens<'_>, i: usize) -> Option<Decimal> {
    let digits = tokens.printed(i).replace(['.', ','], "");
    let round = digits.starts_with('1') && digits[1..].bytes().all(|digit| digit == b'0');
    digits.parse().ok().filter(|_| round)
}

/// `226/226 cơ sở`. Two numbers that may be day and month need a unit or more.
fn fraction(tokens: &Tokens<'_>, i: usize) -> Option<Amount> {
    let (end, unit) = unit_behind(tokens, i + 2, i + 3)?;
    if let Some(rate) = per_base(tokens, i, unit.as_ref()) {
        return Some(rate);
    }
    let whole = |at: usize| value(tokens, at, unit.as_ref());
    let (numerator, denominator) = (whole(i)?, whole(i + 2)?);
    // "20/11 trao thưởng" is a day.
    let known = unit.as_ref().is_none_or(|unit| unit.is_known) || !labels::is_day(tokens, i);
    let (end, unit) = if known { (end, unit) } else { (i + 3, None) };
    let printed = Printed::Fraction(numerator, denominator);
    Some(Amount { unit, ..Amount::new(i..end, printed) })
}

/// The unit behind a number and where the amount ends; `None` where it is no quantity.
fn unit_behind(tokens: &Tokens<'_>, number: usize, i: usize) -> Option<(usize, Option<Noun>)> {
    let is_note = tokens.is_glued(i) && matches!(tokens.key(i), "¹" | "²" | "³");
    let i = if is_note { i + 1 } else { i };
    match units::behind(tokens, i) {
        Behind::Never => None,
        Behind::Unit(noun) if accepts(tokens, number, &noun) => {
            let closing = tokens.key(i) == "(" && noun.tokens.start == i + 1;
            Some((noun.tokens.end + usize::from(closing), Some(noun)))
        }
        Behind::Unit(_) | Behind::Nothing => Some((i, None)),
    }
}

/// Whether a number can be counted in a noun: an unknown noun needs a number that is no year, and
/// time is a quantity only where something was measured.
fn accepts(tokens: &Tokens<'_>, number: usize, noun: &Noun) -> bool {
    if noun.sort == Sort::Duration {
        return is_measured_time(tokens, number);
    }
    let behind_name = number >= 2 && tokens.is_capital(number - 1) && tokens.is_capital(number - 2);
    noun.is_known || !labels::is_year(tokens, number) && !behind_name
}

/// Whether the words before a length of time say that it was measured or changed.
fn is_measured_time(tokens: &Tokens<'_>, number: usize) -> bool {
    const SIGNS: [[&str; 2]; 9] = [
        ["bình", "quân"],
        ["trung", "bình"],
        ["rút", "ngắn"],
        ["xuống", "còn"],
        ["cắt", "giảm"],
        ["giảm", "từ"],
        ["sớm", "hơn"],
        ["chậm", "hơn"],
        ["giảm", "còn"],
    ];
    let near = tokens.keys_before(number, 6);
    near.windows(2).any(|pair| SIGNS.iter().any(|sign| sign == pair))
        || near.last() == Some(&"giảm")
}

/// Whether a weak label (`cấp`, `số`, `nhóm`) before the number makes it a name: it does unless a
/// known unit follows that is not itself named (`tổ 5 phường Tô Hiệu`).
fn is_label(tokens: &Tokens<'_>, amount: &Amount, i: usize) -> bool {
    let counts = |unit: &Noun| unit.is_known && !tokens.is_capital(unit.tokens.end);
    // "Tuyến số 05 hoạt động", "Tổ số 3 hộ trồng rừng": behind "số" stands a name.
    let numbered = tokens.key_before(i, 1) == "số"
        && i >= 2
        && tokens.is(i - 2, Shape::Word)
        && labels::small(tokens, i).is_some_and(|number| number < 100)
        && !matches!(
            tokens.key(i - 2),
            "dân"
                | "tổng"
                | "trong"
                | "con"
                | "doanh"
                | "đa"
                | "chỉ"
                | "điểm"
                | "quân"
                | "sĩ"
                | "tỉ"
        );
    let known = !numbered && amount.unit.as_ref().is_some_and(counts);
    let before = crate::lang::unit::before(&tokens.keys_before(i, 5));
    !known && before.is_some_and(|label| label.sort == Sort::Label) && !is_total(tokens, i)
}

/// `tổng số 12`, `trong số 12`.
fn is_total(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.key_before(i, 1) == "số" && matches!(tokens.key_before(i, 2), "tổng" | "trong" | "con")
}

/// One past a percent sign at `i`.
fn percent_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    match (tokens.key(i), tokens.key(i + 1)) {
        ("%", _) => Some(i + 1),
        ("phần", "trăm") => Some(i + 2),
        _ => None,
    }
}

/// `82, 64%`: OCR put a space into a decimal.
fn split_percent(tokens: &Tokens<'_>, i: usize) -> Option<Amount> {
    let decimal = tokens.key(i + 1) == "," && tokens.is_glued(i + 1);
    let end = percent_end(tokens, i + 3)?;
    let fits = labels::small(tokens, i).is_some_and(|whole| whole <= 100)
        && labels::small(tokens, i + 2).is_some()
        && tokens.printed(i + 2).len() <= 2;
    if !decimal || !fits {
        return None;
    }
    let joined = format!("{},{}", tokens.printed(i), tokens.printed(i + 2));
    let value = parse_in(&joined, Habit::Vietnamese)?.decimal();
    Some(Amount::new(i..end, Printed::Percent(value)))
}

/// `(-12,5%)`: a percentage with a sign is a change.
fn signed(tokens: &Tokens<'_>, i: usize, amount: Amount) -> Amount {
    let sign = tokens.key_before(i, 1);
    let is_sign = tokens.is_glued(i) && tokens.key_before(i, 2) == "(" && matches!(sign, "+" | "-");
    let Some(value) = amount.single().filter(|_| is_sign) else { return amount };
    let value = if sign == "-" { -value } else { value };
    let tokens = i - 1..amount.tokens.end;
    Amount { tokens, printed: Printed::Percent(value), delta: Some(value), ..amount }
}

/// A percentage: three digits behind its one mark are decimals, as no percentage is a thousand.
fn percent_value(printed: &str, habit: Habit) -> Option<Decimal> {
    let value = parse_in(printed, habit)?.decimal();
    let other = parse_in(printed, Habit::English).map(crate::data::Number::decimal);
    let is_absurd = value >= Decimal::from(10_000);
    Some(other.filter(|other| is_absurd && *other < value).unwrap_or(value))
}

/// A number in its unit: things are counted in whole ones, so the comma of `68,457 hồ sơ` groups.
fn value(tokens: &Tokens<'_>, i: usize, unit: Option<&Noun>) -> Option<Decimal> {
    let printed = tokens.printed(i);
    let whole = unit.is_some_and(|unit| unit.sort == Sort::Count && !unit.is_scaled);
    let groups = |mark| printed.split(mark).nth(1).is_some_and(|group| group.len() == 3);
    let habit = match (printed.contains('.'), printed.contains(',')) {
        (false, true) if whole && groups(',') => Habit::English,
        (true, false) if whole && groups('.') => Habit::Vietnamese,
        _ => tokens.habit,
    };
    parse_in(printed, habit).map(crate::data::Number::decimal)
}
