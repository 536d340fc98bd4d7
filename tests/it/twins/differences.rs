//! The gazette's tables beside the same tables as files of their own, as printed and with their misprints put
//! right: word by word, which differ by letters, by layout, or are lost.
//!
//! `fixtures/twins/differences.golden` counts them and lists every word that differs by letters, with what the
//! program says of it; `fixtures/twins/NOTES.md` explains them.

use super::{Cell, TWINS, compare, is_near, list, pairs, report, seed, str};
use crate::pipeline;
use congbao::lang::fold;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How a word of the gazette differs from its twin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// Other letters or figures.
    Letters,
    /// A legal variant: `hoá`, `sỹ`, capitals.
    Variant,
    /// Marks, spaces and bullets.
    Layout,
    /// Words that one of them does not print.
    Lost,
}

const CLASSES: [Class; 4] = [Class::Letters, Class::Variant, Class::Layout, Class::Lost];

/// A difference: what the gazette prints, what its twin does.
struct Difference {
    class: Class,
    gazette: String,
    twin: String,
}

#[test]
fn repairs_bring_the_gazette_nearer_to_its_twins_and_touch_nothing_else() {
    let (name, text) = seed("003");
    let repaired = serde_json::to_value(pipeline::report_repaired(&name, &text)).unwrap();
    let printed = report("003");
    let suspects = suspects(&printed);
    let mut counts: BTreeMap<(Class, bool), usize> = BTreeMap::new();
    let mut listed = String::new();
    let mut faults = Vec::new();
    for (twin, appendix) in TWINS {
        let clean = report(twin);
        let before = pairs(&clean["tables"][0], &printed, appendix);
        let after = pairs(&clean["tables"][0], &repaired, appendix);
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            let (was, is) = (differences(before), differences(after));
            let real = |found: &[Difference]| {
                found.iter().filter(|one| matches!(one.class, Class::Letters | Class::Lost)).count()
            };
            let changed = before.joined != after.joined;
            if changed && real(&is) >= real(&was) {
                faults.push(format!("{}: {} → {}", before.place, before.joined, after.joined));
            }
            for (found, repaired) in [(&was, false), (&is, true)] {
                for one in found {
                    *counts.entry((one.class, repaired)).or_insert(0) += 1;
                }
            }
            for one in was.iter().filter(|one| one.class == Class::Letters) {
                let stays =
                    is.iter().any(|other| other.gazette == one.gazette && other.twin == one.twin);
                let said = suspects.get(&one.gazette).map_or("not seen", |_| "suggested somewhere");
                let said = if stays { said } else { "repaired" };
                _ = writeln!(listed, "{}: {} ({}) {said}", before.place, one.gazette, one.twin);
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let mut head = String::from("class: as printed, repaired\n");
    for class in CLASSES {
        let count = |repaired| counts.get(&(class, repaired)).copied().unwrap_or(0);
        _ = writeln!(head, "{class:?}: {}, {}", count(false), count(true));
        assert!(count(true) <= count(false), "{class:?}");
    }
    assert!(counts[&(Class::Letters, true)] * 3 < counts[&(Class::Letters, false)] * 2);
    compare("differences", &format!("{head}\n{listed}"));
}

/// The words that the program proposes to print otherwise.
fn suspects(report: &Value) -> BTreeMap<String, String> {
    let findings = list(&report["findings"]).iter().filter(|one| !one["suggestion"].is_null());
    let words = findings.flat_map(|one| {
        let (found, suggestion) = (str(&one["found"]), str(&one["suggestion"]));
        let pairs = found.split_whitespace().zip(suggestion.split_whitespace());
        pairs
            .filter(|(one, other)| one != other)
            .map(|(one, other)| (one.to_owned(), other.to_owned()))
    });
    words.collect()
}

/// Word by word, what differs between a cell and its twin.
fn differences(cell: &Cell) -> Vec<Difference> {
    let (own, twin) = (split(&cell.joined), split(&cell.clean));
    let mut found = Vec::new();
    for (one, other) in aligned(&own, &twin) {
        let (gazette, twin) = (one.unwrap_or_default(), other.unwrap_or_default());
        let class = match (one, other) {
            (Some(one), Some(other)) if one == other => continue,
            (Some(_), Some(_)) => class(gazette, twin),
            _ if !format!("{gazette}{twin}").contains(char::is_alphanumeric) => Class::Layout,
            _ => Class::Lost,
        };
        found.push(Difference { class, gazette: gazette.to_owned(), twin: twin.to_owned() });
    }
    joined_words_are_layout(&mut found);
    found
}

fn class(one: &str, other: &str) -> Class {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (one, other) = (letters(one), letters(other));
    if one == other {
        Class::Layout
    } else if fold::key(&one) == fold::key(&other) {
        Class::Variant
    } else {
        Class::Letters
    }
}

/// `VPUBND` for `VP UBND` is no lost word.
fn joined_words_are_layout(found: &mut [Difference]) {
    for at in 1..found.len() {
        let both =
            |side: fn(&Difference) -> &str| format!("{}{}", side(&found[at - 1]), side(&found[at]));
        let (gazette, twin) = (both(|one| &one.gazette), both(|one| &one.twin));
        if !gazette.is_empty() && class(&gazette, &twin) == Class::Layout {
            found[at - 1].class = Class::Layout;
            found[at].class = Class::Layout;
        }
    }
}

fn split(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Words side by side: as many alike as can be, else near ones.
fn aligned<'a>(one: &[&'a str], other: &[&'a str]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let likeness = |a: &str, b: &str| match (a == b, is_near(a, b)) {
        (true, _) => 3,
        (_, true) => 2,
        _ => 0,
    };
    let mut best = vec![vec![0; other.len() + 1]; one.len() + 1];
    for row in (0..one.len()).rev() {
        for column in (0..other.len()).rev() {
            let both = match likeness(one[row], other[column]) {
                0 => 0,
                points => points + best[row + 1][column + 1],
            };
            best[row][column] = both.max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < one.len() || column < other.len() {
        let both = row < one.len() && column < other.len();
        let points = if both { likeness(one[row], other[column]) } else { 0 };
        if points > 0 && best[row][column] == points + best[row + 1][column + 1] {
            pairs.push((Some(one[row]), Some(other[column])));
            (row, column) = (row + 1, column + 1);
        } else if row < one.len()
            && (column == other.len() || best[row][column] == best[row + 1][column])
        {
            pairs.push((Some(one[row]), None));
            row += 1;
        } else {
            pairs.push((None, Some(other[column])));
            column += 1;
        }
    }
    pairs
}
