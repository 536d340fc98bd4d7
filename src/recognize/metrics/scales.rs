//! Amounts of money → amounts in which two scales are one: `123 tỷ 456 triệu đồng`.

use super::amounts::{Amount, Printed};
use super::shares::pairwise;
use crate::lang::unit::Sort;

/// Joins what is printed in two scales: the value is in the first, `123,456 tỷ`.
pub(super) fn join(amounts: Vec<Amount>) -> Vec<Amount> {
    pairwise(amounts, both)
}

fn both(high: &Amount, low: &Amount) -> Option<Amount> {
    let money = |amount: &Amount| {
        let unit = amount.unit.as_ref().filter(|unit| unit.sort == Sort::Money)?;
        Some((amount.single().filter(rust_decimal::Decimal::is_integer)?, unit.vnd?))
    };
    let ((whole, scale), (rest, finer)) = (money(high)?, money(low)?);
    let adjacent = high.tokens.end == low.tokens.start;
    let below = rest.checked_mul(finer)?;
    // "5 tỷ đồng 200 triệu" is printed too; "5 tỷ, 6 tỷ" are two.
    if !adjacent || finer >= scale || below >= scale {
        return None;
    }
    let value = whole.checked_add(below.checked_div(scale)?)?.normalize();
    let tokens = high.tokens.start..low.tokens.end;
    Some(Amount { tokens, printed: Printed::Plain(value), ..high.clone() })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn two_scales_are_one_amount() {
        check("kinh phí ⟦123 tỷ 456 triệu đồng⟧", "123.456 tỷ = 123456000000");
        check(
            "⟦5 tỷ đồng⟧, ⟦200 triệu đồng⟧",
            "5 tỷ đồng = 5000000000; 200 triệu đồng = 200000000",
        );
    }
}
