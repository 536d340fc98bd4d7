//! Time cells and sentences → deadlines.
//!
//! A year that is not printed is never guessed, and nothing depends on the clock. In a sentence
//! precision comes first: dates of cited papers, budget years and periods inside names are none.

mod short;
mod tokens;
mod units;

mod dated;
mod events;
mod readings;
mod recurrence;
mod recurring;
mod rules;

mod cells;
mod sentences;

use crate::data::{Deadline, DeadlineKind, Text};
use crate::lang::date::Point;
use crate::lang::date::words::Role;
use crate::lang::keyed::Keyed;
use readings::{Reader, Reading};
use std::ops::Range;

/// A deadline and where in the text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The deadline.
    pub deadline: Deadline,
    /// Bytes of the text that `deadline.raw` is.
    pub at: Range<usize>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// The deadlines of a text that is about time as a whole: a cell of a deadline column, what follows
/// `Thời gian thực hiện:`. One for the whole text, several where it names several. Empty for a text
/// without a letter or figure only.
#[must_use]
pub fn cell(text: &Text) -> Vec<Found> {
    cells::read(text)
}

/// The deadlines inside a sentence that says what is to be done, the one that governs it first.
#[must_use]
pub fn inside(text: &Text) -> Vec<Found> {
    sentences::read(text)
}

/// What `reading` says, printed at `at`.
fn found(
    text: &Text,
    keyed: &Keyed<'_>,
    reader: &Reader<'_>,
    read: &Reading,
    at: Range<usize>,
) -> Found {
    let (edtf, start, end) = bounds(read);
    let condition = read.condition.clone().and_then(|tokens| {
        let printed = keyed.printed(span(reader, &tokens));
        let inside = printed.start.max(at.start)..printed.end.min(at.end);
        let printed = (inside.start < inside.end).then(|| text.slice_trimmed(inside))?;
        Some(printed.without_closing_stop().as_str().to_owned())
    });
    let deadline = Deadline {
        raw: text.as_str()[at.clone()].to_owned(),
        kind: read.kind,
        edtf,
        start,
        end,
        before: read.before,
        rrule: read.recurrence.as_ref().and_then(recurrence::Recurrence::rule),
        ongoing: read.ongoing,
        condition,
    };
    let rule = rules::of(read, &reader.key[span(reader, &read.tokens)]);
    Found { deadline, at, rule }
}

/// The bytes of the key that `tokens` cover.
fn span(reader: &Reader<'_>, tokens: &Range<usize>) -> Range<usize> {
    let first = reader.tokens.get(tokens.start).map_or(0, |token| token.at.start);
    let last = tokens.end.checked_sub(1).and_then(|last| reader.tokens.get(last));
    first..last.map_or(first, |token| token.at.end.max(first))
}

/// EDTF, first and last day.
fn bounds(read: &Reading) -> (Option<String>, Option<String>, Option<String>) {
    let Some(time) = read.time else { return (None, None, None) };
    let Some(whole) = time.edtf() else { return (None, None, None) };
    let first = time.start().map(|day| day.to_string());
    let last = time.end().map(|day| day.to_string());
    let limited = [Role::Before, Role::By, Role::To].iter().any(|&role| read.has(role));
    match read.kind {
        DeadlineKind::By => {
            let day = if read.before { first } else { last };
            (Some(up_to(time.to)), None, day)
        }
        DeadlineKind::From => (Some(format!("{}/..", time.from.edtf())), first, None),
        DeadlineKind::Continuous | DeadlineKind::Recurring if limited => {
            (Some(up_to(time.to)), None, last)
        }
        DeadlineKind::Continuous | DeadlineKind::Recurring
            if read.has(Role::From) && time.from == time.to =>
        {
            (Some(format!("{}/..", time.from.edtf())), first, None)
        }
        DeadlineKind::Within
        | DeadlineKind::Continuous
        | DeadlineKind::Recurring
        | DeadlineKind::Event
        | DeadlineKind::Roadmap
        | DeadlineKind::Unspecified => (Some(whole), first, last),
    }
}

/// EDTF of all up to `point`; where its year is not printed, of the point alone.
fn up_to(point: Point) -> String {
    let edtf = point.edtf();
    if point.year.is_some() { format!("../{edtf}") } else { edtf }
}

#[cfg(test)]
mod tests;
