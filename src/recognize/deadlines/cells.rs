//! A text that is about time as a whole → its deadlines: one for all of it, or one for each part
//! where it names several.

use super::readings::{Reader, Reading};
use super::tokens::{Token, What, tokens};
use super::{Found, found, recurrence::Recurrence, span};
use crate::data::{DeadlineKind, Text};
use crate::lang::date::words::Role;
use crate::lang::keyed::Keyed;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Marks between the deadlines of a cell, the ones that separate most first.
const SEPARATORS: [&[char]; 4] = [&[';', '\n'], &['.', '-'], &[','], &['+']];

/// `a)`, `1.`, `(2)` at the start of a part.
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[a-zđ]\)|\d{1,2}[.)]\s|\(\d{1,2}\))\s*"));

pub(super) fn read(text: &Text) -> Vec<Found> {
    let keyed = Keyed::of(text.as_str());
    let listed = tokens(text, &keyed);
    let reader = Reader { key: keyed.key(), tokens: &listed, whole: true };
    let whole = trimmed(text.as_str(), 0..text.len());
    if whole.is_empty() {
        return Vec::new();
    }
    let depths = depths(&listed);
    let mut readings = reader.readings();
    readings.retain(|read| !is_outlook(&reader, read));
    if readings.is_empty() {
        readings = reader.apart(silent(&reader));
    }
    let readings = governing(readings, &depths);
    match readings.as_slice() {
        [read] => vec![found(text, &keyed, &reader, read, whole)],
        several if !are_level(several, &depths) => several
            .iter()
            .map(|read| {
                found(text, &keyed, &reader, read, keyed.printed(span(&reader, &read.tokens)))
            })
            .collect(),
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

/// The readings outside parentheses; those inside where there are no others, or where the only one
/// is a day by which to finish within the period outside (`Năm 2026 (hoàn thành trước 30/6/2026)`);
/// both where only a condition stands outside (`Định kỳ (hàng tháng …) hoặc đột xuất`).
fn governing(readings: Vec<Reading>, depths: &[u32]) -> Vec<Reading> {
    let (outer, inner): (Vec<Reading>, Vec<Reading>) =
        readings.into_iter().partition(|read| depths.get(read.tokens.start) == Some(&0));
    let firm = |read: &Reading| {
        read.kind == DeadlineKind::By
            && [Role::Before, Role::By, Role::Finish].iter().any(|&role| read.has(role))
    };
    let finer = matches!((outer.as_slice(), inner.as_slice()),
        ([period], [day]) if period.kind == DeadlineKind::Within && firm(day));
    let recurs = |read: &Reading| read.kind == DeadlineKind::Recurring;
    let besides = matches!(outer.as_slice(), [event] if event.kind == DeadlineKind::Event)
        && inner.first().is_some_and(recurs)
        && inner.iter().all(recurs);
    if besides {
        return inner.into_iter().chain(outer).collect();
    }
    if outer.is_empty() || finer { inner } else { outer }
}

/// Whether all readings stand in as many parentheses.
fn are_level(readings: &[Reading], depths: &[u32]) -> bool {
    let depth = |read: &Reading| depths.get(read.tokens.start);
    readings.windows(2).all(|pair| depth(&pair[0]) == depth(&pair[1]))
}

/// Whether a time is only what is looked out to (`tầm nhìn đến năm 2045`).
fn is_outlook(reader: &Reader<'_>, read: &Reading) -> bool {
    let before = read.tokens.start.saturating_sub(2)..read.tokens.start;
    ["tầm nhìn", "định hướng"].contains(&&reader.key[super::span(reader, &before)])
}

/// How many parentheses are open at each token.
fn depths(tokens: &[Token]) -> Vec<u32> {
    let mut open = 0_u32;
    let mut depth = |token: &Token| {
        let inside = open;
        if token.what == What::Mark('(') {
            open += 1;
        } else if token.what == What::Mark(')') {
            open = open.saturating_sub(1);
        }
        inside.max(open)
    };
    tokens.iter().map(&mut depth).collect()
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
    bare = LABEL.find(bare).map_or(bare, |label| &bare[label.end()..]);
    for word in ["và ", "hoặc ", "sau đó ", "đồng thời "] {
        bare = bare.strip_prefix(word).unwrap_or(bare);
    }
    let start = part.start + (printed.len() - bare.len());
    start..start + bare.trim_end_matches(edge).len()
}

/// A cell that ends in units only (`Báo cáo tháng, quý, năm`) recurs; any other that names no time
/// is unspecified.
fn silent(reader: &Reader<'_>) -> Reading {
    let whole = 0..reader.tokens.len();
    let mut listed = reader.tokens.iter().skip_while(|token| token.what == What::Word);
    let mut units = Vec::new();
    let only = listed.all(|token| {
        units.extend(token.what.counted());
        token.what.counted().is_some() || matches!(token.what, What::Mark(_))
    });
    if !only || units.len() < 2 {
        return Reading::new(DeadlineKind::Unspecified, whole);
    }
    let recurrence = Some(Recurrence { units, ..Recurrence::default() });
    Reading { recurrence, ..Reading::new(DeadlineKind::Recurring, whole) }
}
