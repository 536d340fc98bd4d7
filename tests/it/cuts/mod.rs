//! Tables cut by a page at random → the rows as they were, or a flag where that cannot be known.
//!
//! `truth` writes tables, `cut` does to them what pages do; nothing here knows how joins are found.

mod cut;
mod truth;
mod words;

use crate::dice::Dice;
use crate::pipeline::outline;
use congbao::data::{Outline, Span, Table, Text};
use cut::{Cut, MANNERS, Manner};
use proptest::prelude::*;
use std::collections::BTreeMap;
use truth::{Field, Truth};

/// Flags that say that a row is not as it was, or may not be.
const DOUBT: [&str; 3] = ["text-lost", "cells-shifted", "join-doubtful"];
/// Tables that are measured; `SAMPLES=2000` measures more.
const SAMPLES: u64 = 600;
/// Most of them that may come out wrong without a flag. Cut between two sentences of a cell, the
/// lower one begins as a task does: nothing tells it from the row's own text.
const MOST_SILENT: u64 = 10;
/// Fewest that must come out right.
const FEWEST_RIGHT: u64 = 470;

/// How a cut came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// Every row says what it did, and no row that the page did not touch is flagged.
    Right,
    /// A touched row does not say what it did, and one of them is flagged.
    Flagged,
    /// A row that the page did not touch is flagged, or changed and flagged.
    Alarmed,
    /// A row does not say what it did, and nothing says so.
    Silent,
}

/// The first table.
fn table(outline: &Outline) -> Table {
    let mut tables = outline.divisions.iter().flat_map(|division| &division.tables);
    tables.next().cloned().unwrap_or_default()
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let cells = |cells: &[Text]| cells.iter().map(|cell| cell.as_str().to_owned()).collect();
    table.rows.iter().map(|row| cells(&row.cells)).collect()
}

/// Whether a row has a flag of doubt, or a finding stands in it.
fn is_doubtful(outline: &Outline, table: &Table, row: usize) -> bool {
    let spans: Vec<Span> = table.rows[row].cells.iter().flat_map(Text::spans).collect();
    let meets = |one: &Span, other: &Span| one.start() < other.end() && other.start() < one.end();
    let hits = |span: &Span| spans.iter().any(|own| meets(own, span));
    table.rows[row].flags.iter().any(|flag| DOUBT.contains(flag))
        || outline.findings.iter().any(|finding| finding.spans.iter().any(hits))
}

fn judge(cut: &Cut) -> Verdict {
    let outline = outline(&cut.text);
    let table = table(&outline);
    let mut found: Vec<(usize, Vec<String>)> = cells(&table).into_iter().enumerate().collect();
    let (mut wrong, mut doubtful, mut alarmed) = (false, false, false);
    if found.len() == cut.rows.len() + 1 && cut.rest.is_some() {
        let (rest, _) = found.remove(cut.touched.end);
        wrong = true;
        doubtful = is_doubtful(&outline, &table, rest);
    }
    if found.len() != cut.rows.len() {
        return Verdict::Silent;
    }
    for (row, (at, cells)) in found.iter().enumerate() {
        let (changed, flagged) = (*cells != cut.rows[row], is_doubtful(&outline, &table, *at));
        match (cut.touched.contains(&row), changed, flagged) {
            (true, ..) => {
                wrong |= changed;
                doubtful |= flagged;
            }
            (false, true, false) => return Verdict::Silent,
            (false, _, true) => alarmed = true,
            (false, false, false) => {}
        }
    }
    match (wrong, doubtful) {
        (true, false) => Verdict::Silent,
        _ if alarmed => Verdict::Alarmed,
        (true, true) => Verdict::Flagged,
        (false, _) => Verdict::Right,
    }
}

/// The `seed`th cut table of a manner.
fn sample(manner: Manner, seed: u64) -> (Truth, Cut) {
    let mut dice = Dice::new(seed);
    loop {
        let truth = Truth::of(&mut dice);
        if let Some(cut) = truth.cut(manner, &mut dice) {
            return (truth, cut);
        }
    }
}

/// Whether anyone would see the cut: in mid sentence, in a table that begins its texts in capitals.
fn is_plain(truth: &Truth, cut: &Cut) -> bool {
    let is_text = |field| matches!(field, Field::Title | Field::Product);
    truth.in_capitals
        && cut.tails.iter().all(|tail| {
            is_text(tail.field)
                && !tail.head.ends_with(['.', ';'])
                && tail.text.starts_with(char::is_lowercase)
        })
}

/// `SHOW='Cells Silent' cargo test --test it cuts -- --nocapture` prints those tables.
fn show(cut: &Cut, verdict: Verdict, seed: u64) {
    if std::env::var("SHOW").ok() != Some(format!("{:?} {verdict:?}", cut.manner)) {
        return;
    }
    println!("### {seed} {:#?}\n{}", cut.tails, cut.text);
    let outline = outline(&cut.text);
    for row in table(&outline).rows {
        let cells: Vec<&str> = row.cells.iter().map(Text::as_str).collect();
        println!("= {} {:?}", cells.join(" | "), row.flags);
    }
}

#[test]
fn most_cuts_are_mended_and_nearly_all_others_flagged() {
    let mut counts: BTreeMap<(Manner, Verdict), u32> = BTreeMap::new();
    let samples = std::env::var("SAMPLES").ok().and_then(|count| count.parse().ok());
    let samples: u64 = samples.unwrap_or(SAMPLES);
    for seed in 0..samples {
        let manner = MANNERS[usize::try_from(seed).unwrap_or(0) % MANNERS.len()];
        let (_, cut) = sample(manner, seed);
        let verdict = judge(&cut);
        show(&cut, verdict, seed);
        *counts.entry((manner, verdict)).or_default() += 1;
    }
    let of = |wanted: Verdict| -> u32 {
        counts.iter().filter(|((_, verdict), _)| *verdict == wanted).map(|(_, count)| count).sum()
    };
    println!("{counts:?}");
    let share = |count: u32| u64::from(count) * SAMPLES / samples;
    assert!(share(of(Verdict::Silent)) <= MOST_SILENT, "{counts:?}");
    assert!(share(of(Verdict::Right)) >= FEWEST_RIGHT, "{counts:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_cut_in_mid_sentence_is_mended_or_flagged(seed in any::<u64>(), at in 0..MANNERS.len()) {
        let (truth, cut) = sample(MANNERS[at], seed);
        prop_assume!(is_plain(&truth, &cut));
        prop_assert!(judge(&cut) != Verdict::Silent, "{cut:#?}");
    }

    /// In tables that begin their texts in capitals: a text in small letters at the top of a page could
    /// be anything.
    #[test]
    fn what_no_page_cut_stays(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let truth = Truth::of(&mut dice);
        prop_assume!(truth.in_capitals);
        let pages: Vec<usize> = (1..truth.rows.len()).filter(|_| dice.often(40)).collect();
        let outline = outline(&truth.uncut(&pages));
        let table = table(&outline);
        let found = cells(&table);
        prop_assert_eq!(found.len(), truth.rows.len());
        for (at, row) in truth.rows.iter().enumerate() {
            prop_assert_eq!(&found[at], &row.cells);
        }
        prop_assert!(outline.findings.is_empty(), "{:?}", outline.findings);
        prop_assert!(table.rows.iter().all(|row| row.flags.is_empty()));
    }
}
