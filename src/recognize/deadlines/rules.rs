//! A reading of a time → the rule of `rules.tsv` that it follows.

use super::readings::Reading;
use super::short;
use crate::data::{Class, DeadlineKind};
use crate::lang::date::Time;
use crate::lang::date::words::Role;
use crate::lang::rules::sure;

/// A time in a sentence, where no column and no label says that it is a deadline.
pub(super) const SENTENCE: &str = "deadline.sentence";

/// Whether nothing is special about a reading that follows this rule.
pub(super) fn is_plain(rule: &str) -> bool {
    sure(rule).class == Class::Exact
}

/// What is special about a reading counts before its kind.
///
/// `phrase` is its print, as a key.
pub(super) fn of(read: &Reading, phrase: &str) -> &'static str {
    let shortened = read.time.is_some() && short::is_in(phrase);
    let short = shortened.then_some("deadline.year-of-two-figures");
    doubt(read).or(short).unwrap_or_else(|| plain(read))
}

fn doubt(read: &Reading) -> Option<&'static str> {
    let time = read.time?;
    let depends = matches!(read.kind, DeadlineKind::Event | DeadlineKind::Roadmap);
    if !time.exists() {
        return Some("deadline.no-such-day");
    }
    match () {
        () if read.expected && depends => Some("deadline.expected-in-parentheses"),
        () if read.expected => Some("deadline.expected"),
        () if read.has(Role::Vague) && !time.is_day() => Some("deadline.part-of-period"),
        () => None,
    }
}

fn plain(read: &Reading) -> &'static str {
    let has_year = read.time.is_none_or(Time::has_year);
    match read.kind {
        DeadlineKind::By | DeadlineKind::Within if !has_year => "deadline.without-year",
        DeadlineKind::By => "deadline.by",
        DeadlineKind::Within => "deadline.within",
        DeadlineKind::From => "deadline.from",
        DeadlineKind::Continuous => "deadline.continuous",
        DeadlineKind::Recurring => "deadline.recurring",
        DeadlineKind::Event => "deadline.event",
        DeadlineKind::Roadmap => "deadline.roadmap",
        DeadlineKind::Unspecified => "deadline.says-no-time",
    }
}
