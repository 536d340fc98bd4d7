//! A whole and its parts as printed → the one number that a digit makes right.

use std::fmt::Write as _;

/// A number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Printed<'a> {
    print: &'a str,
    /// Its value; `None` where its groups of digits are broken, such as `.730`.
    value: Option<i64>,
}

/// A whole and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim<'a> {
    /// The whole first.
    numbers: Vec<Printed<'a>>,
}

/// A number put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Restored {
    /// Its place among the numbers of the claim.
    pub(super) at: usize,
    /// As it should be printed.
    pub(super) number: String,
    /// One sees that digits are lost.
    pub(super) is_broken: bool,
    /// The sum, written out.
    pub(super) sum: String,
}

/// Digits that a number has at most.
const MOST_DIGITS: usize = 15;

impl<'a> Claim<'a> {
    pub(super) fn new(prints: impl Iterator<Item = &'a str>) -> Self {
        Self {
            numbers: prints.map(|print| Printed { print, value: whole_number(print) }).collect(),
        }
    }

    /// The number that is to be put right: the only one with which the sum can hold.
    pub(super) fn restored(&self) -> Option<Restored> {
        let broken: Vec<usize> =
            (0..self.numbers.len()).filter(|at| self.numbers[*at].value.is_none()).collect();
        if self.numbers.len() < 3 || broken.len() > 1 {
            return None;
        }
        if self.counts_rows() {
            return None;
        }
        // Decimals are no whole numbers; nothing is said of them.
        if broken.iter().any(|at| !is_cut(self.numbers[*at].print)) {
            return None;
        }
        let is_broken = !broken.is_empty();
        let known = self.numbers[1..].iter().map(|number| number.value.unwrap_or(0));
        let parts = known.fold(0_i64, i64::saturating_add);
        let open = if is_broken { broken } else { (0..self.numbers.len()).collect() };
        let fits = |at: &usize| {
            let wanted = self.wanted(*at, parts)?;
            is_damaged_form(self.numbers[*at].print, wanted, is_broken).then_some((*at, wanted))
        };
        let found: Vec<(usize, i64)> = open.iter().filter_map(fits).collect();
        let [(at, wanted)] = found[..] else { return None };
        let number = self.grouped(wanted);
        let sum = self.written(at, &number);
        Some(Restored { at, number, is_broken, sum })
    }

    /// Whether the parts are the numbers of rows.
    fn counts_rows(&self) -> bool {
        let parts: Option<Vec<i64>> = self.numbers[1..].iter().map(|number| number.value).collect();
        parts.is_some_and(|parts| parts.windows(2).all(|pair| pair[1] == pair[0] + 1))
    }

    /// What the number at `at` must be for the parts, which add up to `parts` without those that are broken, to make the
    /// whole; `None` where it is that.
    fn wanted(&self, at: usize, parts: i64) -> Option<i64> {
        let own = self.numbers[at].value;
        let wanted = match at {
            0 => parts,
            _ => self.numbers[0].value?.checked_sub(parts)?.checked_add(own.unwrap_or(0))?,
        };
        (wanted > 0 && own != Some(wanted)).then_some(wanted)
    }

    /// The number in the habit of the others.
    fn grouped(&self, number: i64) -> String {
        let mark = self
            .numbers
            .iter()
            .flat_map(|number| number.print.chars())
            .find(|c| !c.is_ascii_digit());
        let digits = number.to_string();
        let Some(mark) = mark else { return digits };
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// The sum with `number` in place of the one at `at`.
    fn written(&self, at: usize, number: &str) -> String {
        let print = |place: usize| if place == at { number } else { self.numbers[place].print };
        let mut sum = String::new();
        for place in 1..self.numbers.len() {
            let plus = if place > 1 { " + " } else { "" };
            _ = write!(sum, "{plus}{}", print(place));
        }
        _ = write!(sum, " = {}", print(0));
        sum
    }
}

/// Whether one sees that digits of a number are lost: it begins with a mark, or its groups are none of three digits
/// and no decimal.
fn is_cut(print: &str) -> bool {
    let marks = print.chars().filter(|c| !c.is_ascii_digit()).count();
    print.starts_with(['.', ',']) || marks > 1
}

/// The value of a whole number whose digits stand in groups of three, or in one.
fn whole_number(print: &str) -> Option<i64> {
    let mut groups = print.split(['.', ',']);
    let first = groups.next().filter(|first| !first.is_empty())?;
    let rest: Vec<&str> = groups.collect();
    let marks = print.chars().filter(|c| !c.is_ascii_digit());
    let one_mark = marks.collect::<std::collections::BTreeSet<char>>().len() <= 1;
    let is_grouped =
        rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    let digits = digits(print);
    (one_mark && is_grouped && digits.len() <= MOST_DIGITS).then(|| digits.parse().ok())?
}

fn digits(print: &str) -> String {
    print.chars().filter(char::is_ascii_digit).collect()
}

/// Whether `print` is `wanted` with a digit lost or misread; of a number that is broken, with the first up to
/// three lost.
fn is_damaged_form(print: &str, wanted: i64, is_broken: bool) -> bool {
    let (own, wanted) = (digits(print), wanted.to_string());
    if own.len() == wanted.len() {
        return own.chars().zip(wanted.chars()).filter(|(one, other)| one != other).count() == 1;
    }
    let head_lost = is_broken && print.starts_with(['.', ',']) && wanted.ends_with(&own);
    let one_lost = wanted.len() == own.len() + 1
        && (0..wanted.len()).any(|at| wanted[..at] == own[..at] && wanted[at + 1..] == own[at..]);
    one_lost || (head_lost && wanted.len() <= own.len() + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(numbers: &[&str]) -> Option<(usize, String, bool)> {
        let found = Claim::new(numbers.iter().copied()).restored()?;
        Some((found.at, found.number, found.is_broken))
    }

    #[test]
    fn a_lost_digit_is_found() {
        let token = ["9.817", ".730", "594", "2.493"];
        assert_eq!(restored(&token), Some((1, "6.730".to_owned(), true)));
        let sum = Claim::new(token.into_iter()).restored().unwrap().sum;
        assert_eq!(sum, "6.730 + 594 + 2.493 = 9.817");
        assert_eq!(restored(&["1.200", "300", "90"]), Some((2, "900".to_owned(), false)));
        assert_eq!(
            restored(&["1.12.345", "1.010.000", "102.345"]),
            Some((0, "1.112.345".to_owned(), true))
        );
    }

    #[test]
    fn what_holds_or_is_open_is_left() {
        for numbers in [
            &["9.817", "6.730", "594", "2.493"][..],
            &["100", "40"],
            &["100", "4", "5"],
            &["200", "100", "47"],
            &["75", "67", "9"],
            &["9.817", ".730", ".594", "2.493"],
            &["11.469", "1.606", "9.817"],
            &["1", "2", "3", "4", "5"],
            &["87,5", "85", "90"],
            &["15,25", "12,125", "3,125"],
        ] {
            assert_eq!(restored(numbers), None, "{numbers:?}");
        }
    }
}
