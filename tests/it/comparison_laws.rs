//! Laws of a comparison: a report and its other forms do not differ; back is the mirror of there; what is
//! told, applied to the old records, gives the new ones; rows that look alike or are put in derail nothing.

#![allow(clippy::unwrap_used, reason = "a step that fails is a test that fails")]

mod apply;
mod mirror;
mod tasks;

use crate::{charsets, html, pipeline, quarters};
use congbao::data::{Change, ChangeKind, Comparison, Joins, Level, Report};
use congbao::diff::{Manner, Reports};
use congbao::lang::charset::Charset;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn compare(old: &Report, new: &Report, level: Level) -> Comparison {
    let side = std::slice::from_ref;
    let (old, new) =
        (Reports { name: "old", reports: side(old) }, Reports { name: "new", reports: side(new) });
    congbao::diff::run(old, new, Manner { level, across: false })
}

/// A change in a line.
fn line(change: &Change) -> String {
    let field = change.field.as_deref().unwrap_or_default();
    format!(
        "{:?} {:?} {field} {:?} → {:?}: {} → {}",
        change.kind, change.level, change.old_id, change.new_id, change.old, change.new
    )
}

fn lines(comparison: &Comparison) -> Vec<String> {
    comparison.changes.iter().map(line).collect()
}

/// Every seed with its text.
fn seeds() -> Vec<(String, String)> {
    let paths = charsets::seeds();
    paths.iter().map(|path| (path.display().to_string(), pipeline::read(path))).collect()
}

fn nothing_of_meaning(what: &str, old: &Report, new: &Report) {
    assert!(!old.tasks.is_empty(), "{what}");
    assert_eq!(lines(&compare(old, new, Level::Meaning)), Vec::<String>::new(), "{what}");
}

#[test]
fn a_report_does_not_differ_from_itself() {
    for (name, text) in seeds() {
        let report = pipeline::report(&name, &text);
        for level in [Level::Meaning, Level::Text] {
            assert_eq!(lines(&compare(&report, &report, level)), Vec::<String>::new(), "{name}");
        }
    }
}

/// Every task has its counterpart, not only nothing that is told.
#[test]
fn every_task_of_a_report_is_its_own_counterpart() {
    for (name, text) in seeds() {
        let report = pipeline::report(&name, &text);
        let comparison = compare(&report, &report, Level::Meaning);
        let ids: Vec<&str> = report.tasks.iter().map(|task| task.id.as_str()).collect();
        let pairs = |side: fn(&congbao::data::Pair) -> &str| {
            comparison.tasks.iter().map(side).collect::<Vec<_>>()
        };
        assert_eq!(pairs(|pair| &pair.old_id), ids, "{name}");
        assert_eq!(pairs(|pair| &pair.new_id), ids, "{name}");
    }
}

#[test]
fn marks_that_stand_apart_say_nothing() {
    for (name, text) in seeds() {
        let apart: String = text.nfd().collect();
        nothing_of_meaning(
            &name,
            &pipeline::report(&name, &text),
            &pipeline::report(&name, &apart),
        );
    }
}

#[test]
fn the_letters_of_tcvn3_say_nothing() {
    for (name, text) in seeds() {
        let text = charsets::within(&text, Charset::Tcvn3);
        let bytes = Charset::Tcvn3.encode(&text).unwrap();
        let encoded = congbao::extract(&congbao::read(&name, bytes).unwrap(), Joins::Make);
        nothing_of_meaning(&name, &pipeline::report(&name, &text), &encoded);
    }
}

/// The seeds of which `tests/it/html.rs` writes a page that gives the same records.
#[test]
fn a_page_says_what_its_text_says() {
    for (name, text) in seeds().iter().filter(|(name, _)| !name.contains("004_")) {
        let page = pipeline::page(&html::page_of(text)).0;
        nothing_of_meaning(name, &pipeline::report(name, text), &page);
    }
}

/// All but the numbers of the rows, which are printed as they were.
#[test]
fn the_order_of_rows_says_nothing() {
    let [text, turned] = quarters::in_two_orders();
    let [report, turned] = [&text, &turned].map(|text| pipeline::report("q1.txt", text));
    assert_ne!(report.tasks[0].title, turned.tasks[0].title);
    nothing_of_meaning("rows turned", &report, &turned);
}

/// A report of three appendices and the three as files of their own.
#[test]
fn in_how_many_files_a_report_stands_says_nothing() {
    let whole = pipeline::report("q1.txt", &quarters::texts()[0]);
    let parts = ["000", "001", "002"].map(|seed| {
        let (name, text) = seeds().into_iter().find(|(name, _)| name.contains(seed)).unwrap();
        pipeline::report(&name, &text)
    });
    let manner = Manner { level: Level::Text, across: false };
    let whole = Reports { name: "whole", reports: std::slice::from_ref(&whole) };
    let parts = Reports { name: "parts", reports: &parts };
    for (old, new) in [(whole, parts), (parts, whole)] {
        assert_eq!(lines(&congbao::diff::run(old, new, manner)), Vec::<String>::new());
    }
}

/// The reports of the made quarters, each beside each.
fn pairs_of_quarters() -> Vec<(Report, Report)> {
    let reports = quarters::texts().map(|text| pipeline::report("quarter.txt", &text));
    let [first, second, third] = reports;
    vec![(first.clone(), second.clone()), (second, third.clone()), (first, third)]
}

#[test]
fn back_is_the_mirror_of_there_for_the_quarters() {
    for (old, new) in pairs_of_quarters() {
        for level in [Level::Meaning, Level::Text] {
            let (there, back) = (compare(&old, &new, level), compare(&new, &old, level));
            assert_eq!(mirror::of(&back), mirror::as_told(&there));
        }
    }
}

#[test]
fn what_is_told_makes_the_new_quarter_of_the_old() {
    for (old, new) in pairs_of_quarters() {
        let told = compare(&old, &new, Level::Text);
        assert_eq!(apply::to(&old, &told, &new), apply::expected(&told, &old, &new));
    }
}

#[test]
fn a_comparison_depends_on_its_inputs_only() {
    for (old, new) in pairs_of_quarters() {
        let first = compare(&old, &new, Level::Text);
        let again = std::thread::scope(|scope| {
            let runs = [0, 1].map(|_| scope.spawn(|| compare(&old, &new, Level::Text)));
            runs.map(|run| run.join().unwrap())
        });
        assert_eq!(again, [first.clone(), first]);
    }
}

#[test]
fn a_row_put_in_first_renumbers_the_others_and_is_the_only_new_one() {
    let list = tasks::list(12);
    let report = tasks::report(&list);
    let mut longer = list.clone();
    longer.insert(0, tasks::other("Thành lập Tổ công nghệ số cộng đồng", &list[0]));
    let comparison = compare(&report, &tasks::report(&tasks::numbered(longer)), Level::Text);
    let count = |kind: ChangeKind| comparison.changes.iter().filter(|one| one.kind == kind).count();
    assert_eq!([count(ChangeKind::Added), count(ChangeKind::Renumbered)], [1, 12]);
    assert_eq!(comparison.changes.len(), 13, "{:#?}", lines(&comparison));
}

/// Rows of the same title are told apart by what stands beside it, and those of the same number by their titles.
#[test]
fn rows_that_look_alike_are_told_apart() {
    let mut list = tasks::list(12);
    let (title, number) = (list[3].title.clone(), list[8].number.clone());
    (list[7].title, list[9].number) = (title, number);
    let mut later = list.clone();
    later[3].deadline = "Quý IV/2027".to_owned();
    later[9].deadline = "Năm 2029".to_owned();
    let reports = [&list, &later].map(|list| tasks::report(list));
    nothing_of_meaning("alike", &reports[0], &reports[0]);
    let comparison = compare(&reports[0], &reports[1], Level::Text);
    let told: Vec<(ChangeKind, Option<&String>)> =
        comparison.changes.iter().map(|one| (one.kind, one.new_id.as_ref())).collect();
    let id = |at: usize| Some(&reports[1].tasks[at].id);
    assert_eq!(told, [(ChangeKind::Deadline, id(3)), (ChangeKind::Deadline, id(9))]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn back_is_the_mirror_of_there(lists in tasks::two_lists()) {
        let [old, new] = lists.map(|list| tasks::report(&list));
        let there = compare(&old, &new, Level::Text);
        let back = compare(&new, &old, Level::Text);
        prop_assert_eq!(mirror::of(&back), mirror::as_told(&there));
    }

    #[test]
    fn what_is_told_makes_the_new_list_of_the_old(lists in tasks::two_lists()) {
        let [old, new] = lists.map(|list| tasks::report(&list));
        let told = compare(&old, &new, Level::Text);
        prop_assert_eq!(apply::to(&old, &told, &new), apply::expected(&told, &old, &new));
    }

    /// Each task of either side is paired, split, merged, ambiguous, or came or went: none twice, none not at all.
    #[test]
    fn every_task_is_told_of_once(lists in tasks::two_lists()) {
        let [old, new] = lists.map(|list| tasks::report(&list));
        let told = compare(&old, &new, Level::Meaning);
        let ids = |report: &Report| {
            let mut ids: Vec<String> = report.tasks.iter().map(|task| task.id.clone()).collect();
            ids.sort();
            ids
        };
        prop_assert_eq!(apply::ids(&told, apply::Side::Old), ids(&old));
        prop_assert_eq!(apply::ids(&told, apply::Side::New), ids(&new));
    }
}
