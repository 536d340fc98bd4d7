//! Documents tile their file: no byte in two siblings, no print outside all of them.

use crate::pipeline;
use congbao::data::{BlockKind, Document, Report, Span, Text};
use congbao::normalize;
use proptest::prelude::*;
use std::path::Path;

/// What is wrong with the places of the documents and blocks of a report on `text`.
pub(crate) fn faults(text: &str, report: &Report) -> Vec<String> {
    let mut faults = siblings(report);
    faults.extend(children(report));
    faults.extend(lost(text, report));
    faults.extend(twice(report));
    faults.extend(misnumbered(text, report));
    faults
}

/// Documents whose lines are not those of their bytes.
fn misnumbered(text: &str, report: &Report) -> Vec<String> {
    let number = |at: u32| 1 + text[..at as usize].matches('\n').count();
    let is_wrong = |one: &&Document| {
        let places = whole(one).map(|place| [number(place.start()), number(place.end())]);
        places != one.lines.map(|lines| lines.map(|line| line as usize))
    };
    let wrong = report.documents.iter().filter(is_wrong);
    wrong.map(|one| format!("{}: lines {:?}", one.id, one.lines)).collect()
}

fn whole(document: &Document) -> Option<Span> {
    Span::hull_of(&document.spans)
}

/// Documents with the same parent that overlap.
fn siblings(report: &Report) -> Vec<String> {
    let mut places: Vec<(&Option<String>, Span, &str)> = report
        .documents
        .iter()
        .filter_map(|one| Some((&one.parent_id, whole(one)?, one.id.as_str())))
        .collect();
    places.sort();
    let overlap = |pair: &&[(&Option<String>, Span, &str)]| {
        pair[0].0 == pair[1].0 && pair[0].1.end() > pair[1].1.start()
    };
    places
        .windows(2)
        .filter(overlap)
        .map(|pair| format!("{} overlaps {}", pair[0].2, pair[1].2))
        .collect()
}

/// Documents that reach out of what they stand in.
fn children(report: &Report) -> Vec<String> {
    let reaches_out = |one: &&Document| {
        let parent = one.parent_id.as_ref();
        let parent = parent.and_then(|id| report.documents.iter().find(|other| other.id == *id));
        let places = whole(one).zip(parent.and_then(whole));
        places.is_some_and(|(own, outer)| own.start() < outer.start() || own.end() > outer.end())
    };
    let out = report.documents.iter().filter(reaches_out);
    out.map(|one| format!("{} reaches out of its parent", one.id)).collect()
}

/// Where footnotes stand and all blocks but those of one kind, in order.
fn places(report: &Report, without: Option<BlockKind>) -> Vec<Span> {
    let blocks = report.documents.iter().flat_map(|one| &one.blocks);
    let blocks = blocks.filter(|block| Some(block.kind) != without).flat_map(|block| &block.spans);
    let notes = report.documents.iter().flat_map(|one| &one.footnotes).flat_map(|note| &note.spans);
    let mut places: Vec<Span> = blocks.chain(notes).copied().collect();
    places.sort();
    places
}

/// Lines with print of which a letter stands in no block, or in no document.
fn lost(text: &str, report: &Report) -> Vec<String> {
    let tops = report.documents.iter().filter(|one| one.parent_id.is_none());
    let tops = merged(&tops.filter_map(whole).collect::<Vec<_>>());
    let blocks = merged(&places(report, None));
    let mut lost = Vec::new();
    for field in normalize::run(text).iter().flat_map(|line| &line.fields) {
        for (what, places) in [("block", &blocks), ("document", &tops)] {
            if !letters(field).into_iter().all(|at| is_covered(places, at)) {
                lost.push(format!("in no {what}: {}", field.as_str()));
            }
        }
    }
    lost
}

/// The bytes of the source at which the letters of a text stand.
fn letters(text: &Text) -> Vec<u32> {
    let letters = text.as_str().char_indices().filter(|(_, c)| c.is_alphabetic());
    letters.flat_map(|(at, c)| text.spans_of(at..at + c.len_utf8())).map(Span::start).collect()
}

/// Sorted places, those that overlap as one: a running head may stand inside a table.
fn merged(places: &[Span]) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for &place in places {
        match merged.last_mut().filter(|last| place.start() <= last.end()) {
            Some(last) => *last = last.hull(place),
            None => merged.push(place),
        }
    }
    merged
}

/// Whether one of `places` holds the byte `at`.
fn is_covered(places: &[Span], at: u32) -> bool {
    let after = places.partition_point(|place| place.start() <= at);
    after.checked_sub(1).is_some_and(|before| at < places[before].end())
}

/// Blocks that share print, but for tables with what stands inside.
fn twice(report: &Report) -> Vec<String> {
    let but = [BlockKind::Furniture, BlockKind::Table].map(|kind| places(report, Some(kind)));
    let pairs = but.iter().flat_map(|places| places.windows(2));
    let shared = pairs.filter(|pair| pair[0].end() > pair[1].start());
    shared.map(|pair| format!("in two blocks: {pair:?}")).collect()
}

#[test]
fn seeds_are_tiled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in std::fs::read_dir(root.join("seeds")).unwrap().flatten() {
        let text = pipeline::read(&file.path());
        let report = pipeline::report("text", &text);
        assert_eq!(faults(&text, &report), Vec::<String>::new(), "{}", file.path().display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_gazette_is_tiled(text in crate::pipeline_laws::gazette()) {
        let report = pipeline::report("text", &text);
        let faults = faults(&text, &report);
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
