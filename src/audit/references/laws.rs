//! Laws cited by their titles → one title with two days of a year that differ by the day or the month only: a misprint.
//! Laws of one title that were passed twice in a year (19/02/2025 and 16/6/2025) differ by both.

use crate::audit::input::Input;
use crate::audit::named;
use crate::data::{Citation, Finding};
use crate::lang::date::shown;
use crate::lang::{checks, fold};
use std::collections::BTreeMap;

/// The places of a law by the day that is printed there.
type Days<'a> = BTreeMap<&'a str, Vec<&'a Citation>>;

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut laws: BTreeMap<(String, &str), Days<'_>> = BTreeMap::new();
    for citation in input.papers.iter().flat_map(|paper| paper.citations.iter().copied()) {
        let title = citation.title.as_deref().filter(|_| citation.number.is_none());
        let (Some(title), Some(day)) = (title, named::day_of(citation)) else { continue };
        let year = day.get(..4).unwrap_or_default();
        laws.entry((fold::key(title), year)).or_default().entry(day).or_default().push(citation);
    }
    laws.into_values().flat_map(|days| of_law(&days)).collect()
}

fn of_law(days: &Days<'_>) -> Vec<Finding> {
    let most = |places: &[&Citation]| places.len();
    let Some((best, right)) = days.iter().max_by_key(|(_, places)| most(places)) else {
        return Vec::new();
    };
    let wrong = days.iter().filter(|(day, _)| *day != best && is_slip(day, best));
    wrong.filter_map(|(day, wrong)| two_days(wrong, day, right, best)).collect()
}

/// Whether two ISO days of a year differ by the day or by the month, not by both.
fn is_slip(one: &str, other: &str) -> bool {
    let part = |day: &str, at: std::ops::Range<usize>| day.get(at).map(str::to_owned);
    (part(one, 5..7) == part(other, 5..7)) != (part(one, 8..10) == part(other, 8..10))
}

fn two_days(wrong: &[&Citation], day: &str, right: &[&Citation], best: &str) -> Option<Finding> {
    let (one, other) = (wrong.first()?, right.first()?);
    let (name, a, b) = (one.title.as_deref()?, shown(day), shown(best));
    let (times, more) = (wrong.len(), right.len());
    let finding = checks::finding(
        "reference.two-dates",
        &format!("{name} ghi ngày {a} ({times} lần) và ngày {b} ({more} lần)"),
        &format!("{name} is dated {a} ({times} times) and {b} ({more} times)"),
    );
    let spans = wrong.iter().flat_map(|one| &one.spans).chain(&other.spans).copied().collect();
    let suggestion = (more > 2 * times).then(|| b.clone());
    let record_id = Some(one.id.clone());
    Some(Finding { record_id, suggestion, ..finding }.saying(&a, &b).at(spans))
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_changes_the_day_or_the_month() {
        assert!(is_slip("2025-06-16", "2025-06-19"));
        assert!(is_slip("2025-06-16", "2025-05-16"));
        assert!(!is_slip("2025-02-19", "2025-06-16"));
    }
}
