//! A text that is about time as a whole → its deadlines: one for all of it, or one for each part
//! where it names several.

use super::readings::{Reader, Reading};
use super::tokens::{Token, Unit, What, tokens};
use super::{Found, found, recurrence::Recurrence};
use crate::data::{DeadlineKind, Text};
use crate::lang::date::words::Role;
use crate::lang::keyed::Keyed;
use std::ops::Range;

/// Marks between the deadlines of a cell, the ones that separate most first.
const SEPARATORS: [&[char]; 4] = [&[';', '\n'], &['.', '-'], &[','], &['+']];

pub(super) fn read(text: &Text) -> Vec<Found> {
    let keyed = Keyed::new(text.as_str());
    let listed = tokens(text, &keyed);
    let reader = Reader { key: keyed.key(), tokens: &listed, whole: true };
    let whole = trimmed(text.as_str(), 0..text.len());
    if whole.is_empty() {
        return Vec::new();
    }
    let depths = depths(&listed);
    let readings = governing(reader.readings(), &depths);
    let one = |read: &Reading| vec![found(text, &keyed, &reader, read, whole.clone())];
    match readings.as_slice() {
        [] => one(&silent(&reader)),
        [read] => one(read),
        several => {
            let cuts = cuts(several, &listed, &depths);
            several
                .iter()
                .zip(cuts.windows(2))
                .map(|(read, cut)| {
                    let part = keyed.place(cut[0])..keyed.place(cut[1]);
                    found(text, &keyed, &reader, read, trimmed(text.as_str(), part))
                })
                .collect()
        }
    }
}

/// The readings outside parentheses; those inside only where there are no others. Words that only
/// say that something goes on all the time give way to a time.
fn governing(readings: Vec<Reading>, depths: &[u32]) -> Vec<Reading> {
    let (outer, inner): (Vec<Reading>, Vec<Reading>) =
        readings.into_iter().partition(|read| depths.get(read.tokens.start) == Some(&0));
    if outer.is_empty() { inner } else { outer }
}

/// How many parentheses are open at each token.
fn depths(tokens: &[Token]) -> Vec<u32> {
    let mut open = 0_u32;
    tokens
        .iter()
        .map(|token| match token.what {
            What::Mark('(') => {
                open += 1;
                open
            }
            What::Mark(')') => {
                open = open.saturating_sub(1);
                open + 1
            }
            _ => open,
        })
        .collect()
}

/// The bytes of the key at which the parts of a cell begin, and the last one's end.
fn cuts(readings: &[Reading], tokens: &[Token], depths: &[u32]) -> Vec<usize> {
    let level = readings.first().and_then(|read| depths.get(read.tokens.start)).copied();
    let whole = limits(readings, tokens, level.unwrap_or_default());
    let mut cuts = vec![whole.start];
    for pair in readings.windows(2) {
        let between = pair[0].tokens.end..pair[1].tokens.start;
        let apart = |at: &usize| depths.get(*at).copied() == level;
        cuts.push(separator(between, tokens, apart).unwrap_or(pair[1].tokens.start));
    }
    cuts.push(whole.end);
    let end = tokens.last().map_or(0, |token| token.at.end);
    cuts.into_iter().map(|cut| tokens.get(cut).map_or(end, |token| token.at.start)).collect()
}

/// The tokens that the parts cover: all, or those of the parentheses that hold them.
fn limits(readings: &[Reading], tokens: &[Token], level: u32) -> Range<usize> {
    let (Some(first), Some(last), true) = (readings.first(), readings.last(), level > 0) else {
        return 0..tokens.len();
    };
    let is = |at: &usize, mark| tokens.get(*at).is_some_and(|token| token.what == What::Mark(mark));
    let opening = (0..first.tokens.start).rev().find(|at| is(at, '('));
    let closing = (last.tokens.end..tokens.len()).find(|at| is(at, ')'));
    opening.map_or(0, |at| at + 1)..closing.unwrap_or(tokens.len())
}

fn separator(
    between: Range<usize>,
    tokens: &[Token],
    apart: impl Fn(&usize) -> bool,
) -> Option<usize> {
    SEPARATORS.iter().find_map(|marks| {
        between.clone().rev().find(|at| {
            let mark = |token: &Token| matches!(token.what, What::Mark(c) if marks.contains(&c));
            tokens.get(*at).is_some_and(mark) && apart(at)
        })
    })
}

/// `part` of `text` without list labels and marks at its start and without closing marks.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || ",;:.-–+*•…□/".contains(c);
    let printed = &text[part.clone()];
    let mut bare = printed.trim_start_matches(edge);
    for word in ["và ", "hoặc ", "sau đó ", "đồng thời "] {
        bare = bare.strip_prefix(word).unwrap_or(bare);
    }
    let start = part.start + (printed.len() - bare.len());
    start..start + bare.trim_end_matches(edge).len()
}

/// A cell of units only (`Tháng, quý, năm`) recurs; any other that names no time is unspecified.
fn silent(reader: &Reader<'_>) -> Reading {
    let units: Vec<(Unit, u32)> =
        reader.tokens.iter().filter_map(|token| unit(&token.what)).collect();
    let only = reader.tokens.iter().all(|token| {
        unit(&token.what).is_some()
            || matches!(token.what, What::Mark(_) | What::Phrase(Role::Roadmap))
    });
    let whole = 0..reader.tokens.len();
    if only && units.len() > 1 {
        let recurrence = Recurrence { units, ..Recurrence::default() };
        return Reading {
            recurrence: Some(recurrence),
            ..Reading::new(DeadlineKind::Recurring, whole)
        };
    }
    Reading::new(DeadlineKind::Unspecified, whole)
}

fn unit(what: &What) -> Option<(Unit, u32)> {
    match what {
        What::Unit(unit) => Some((*unit, 1)),
        What::Every(unit, every) | What::Amount(unit, every) => Some((*unit, *every)),
        _ => None,
    }
}
