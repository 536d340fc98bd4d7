//! Numbers as printed → a sum written out as a reader would on paper.

use crate::lang::number::{Habit, parse_in, print_in};
use rust_decimal::Decimal;

/// A number as printed, with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// As printed.
    pub(super) text: String,
    /// What it says.
    pub(super) value: Decimal,
}

impl Printed {
    /// The number that a text is; `None` where it is none.
    pub(super) fn read(text: &str, habit: Habit) -> Option<Self> {
        let value = parse_in(text, habit)?.decimal();
        Some(Self { text: text.to_owned(), value })
    }

    /// Its decimals as printed.
    pub(super) fn scale(&self) -> u32 {
        self.value.scale()
    }
}

/// A whole beside its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    /// What the text says the parts make.
    pub(super) whole: Printed,
    /// The parts.
    pub(super) parts: Vec<Printed>,
    /// How the text writes numbers.
    pub(super) habit: Habit,
}

/// Most parts that are written out.
const MOST_WRITTEN: usize = 12;

impl Sum {
    /// What the parts make; `None` beyond what a decimal holds.
    pub(super) fn total(&self) -> Option<Decimal> {
        self.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))
    }

    /// By how much the whole is more than its parts.
    pub(super) fn gap(&self) -> Option<Decimal> {
        self.whole.value.checked_sub(self.total()?)
    }

    /// Whether the parts make the whole, as far as rounded decimals can.
    pub(super) fn holds(&self) -> bool {
        self.gap().is_none_or(|gap| gap.abs() <= self.slack())
    }

    /// What rounding can amount to: nothing for whole numbers, else half a unit of the last decimal for every number.
    fn slack(&self) -> Decimal {
        let numbers = || self.parts.iter().chain([&self.whole]);
        let scale = numbers().map(Printed::scale).max().unwrap_or(0);
        if scale == 0 {
            return Decimal::ZERO;
        }
        let coarsest = numbers().map(Printed::scale).min().unwrap_or(0).max(1);
        Decimal::new(5, coarsest + 1) * Decimal::from(self.parts.len() + 1)
    }

    /// The gap as a share of the whole; `None` where the whole is nothing.
    pub(super) fn share(&self) -> Option<Decimal> {
        self.gap()?.abs().checked_div(self.whole.value)
    }

    /// What the parts make, as the text would print it.
    pub(super) fn expected(&self) -> String {
        self.total().map(|total| print_in(total, self.habit)).unwrap_or_default()
    }

    /// `1.200 + 3.450 = 4.650 ≠ 4.680, lệch 30`, in Vietnamese and English.
    pub(super) fn written(&self) -> (String, String) {
        let gap = self.gap().map(|gap| print_in(gap.abs(), self.habit)).unwrap_or_default();
        let sum = format!("{} = {} ≠ {}", self.terms(), self.expected(), self.whole.text);
        (format!("{sum}, lệch {gap}"), format!("{sum}, off by {gap}"))
    }

    fn terms(&self) -> String {
        let text = |part: &Printed| part.text.clone();
        if self.parts.len() <= MOST_WRITTEN {
            return self.parts.iter().map(text).collect::<Vec<_>>().join(" + ");
        }
        let first = self.parts[..MOST_WRITTEN / 2].iter().map(text).collect::<Vec<_>>();
        let last = self.parts[self.parts.len() - 2..].iter().map(text).collect::<Vec<_>>();
        format!("{} + … + {} ({})", first.join(" + "), last.join(" + "), self.parts.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(whole: &str, parts: &[&str]) -> Sum {
        let read = |text: &str| Printed::read(text, Habit::Vietnamese).unwrap();
        Sum {
            whole: read(whole),
            parts: parts.iter().map(|part| read(part)).collect(),
            habit: Habit::Vietnamese,
        }
    }

    #[test]
    fn a_sum_is_written_as_on_paper() {
        let sum = sum("4.680", &["1.200", "3.450"]);
        assert!(!sum.holds());
        assert_eq!(sum.written().0, "1.200 + 3.450 = 4.650 ≠ 4.680, lệch 30");
    }

    #[test]
    fn rounding_is_no_gap() {
        assert!(sum("10,0", &["3,3", "3,3", "3,3"]).holds());
        assert!(!sum("10,5", &["3,3", "3,3", "3,3"]).holds());
        assert!(!sum("10", &["3", "3", "3"]).holds());
    }
}
