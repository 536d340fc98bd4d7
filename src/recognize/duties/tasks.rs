//! A clause with its bodies → the task: title, partners, deadlines.

use super::super::fields::{put, put_deadlines, take_deadlines};
use super::super::{deadlines, owners};
use super::setting::Setting;
use crate::data::{Mention, Task, Text};
use crate::lang::agency::Register;
use crate::lang::fold;
use std::ops::Range;

/// "From time to time", where nothing says how often.
const REGULAR: &str = "Định kỳ";

pub(super) fn duty(
    sentence: &Text,
    range: Range<usize>,
    leads: &[Mention],
    setting: &Setting<'_>,
) -> Task {
    let mut task = Task { leads: leads.to_vec(), ..Task::default() };
    let spans = leads.iter().flat_map(|lead| lead.spans.clone()).collect();
    task.spans.insert("leads".into(), spans);
    let clause = sentence.slice_trimmed(range.clone());
    put(&mut task, "title", &without_list_mark(&clause));
    take_partners(&mut task, &clause, setting.register);
    let whole = if range.start == 0 || range.end < sentence.len() {
        clause
    } else {
        widened(sentence, &range)
    };
    let (mut whole, mut times) = (whole.clone(), times_of(&whole));
    if times.is_empty() {
        // "Sở Y tế hằng tuần tổng hợp …": the time opens what stands behind the subject.
        whole = sentence.slice_trimmed(range);
        times = times_of(&whole);
    }
    if times.is_empty() {
        if let Some(time) = regular(&whole).or_else(|| setting.time.clone()) {
            take_deadlines(&mut task, &time);
        }
    } else {
        put_deadlines(&mut task, &whole, times);
    }
    task
}

/// Adds what the order behind a task says, whose subject ends at `start`: partners, deadlines.
pub(super) fn hand_on(task: &mut Task, order: &Text, start: usize, register: &Register) {
    take_partners(task, &order.slice_trimmed(start..order.len()), register);
    let times = times_of(order);
    if task.deadline.is_none() && !times.is_empty() {
        put_deadlines(task, order, times);
    }
}

/// A clause without its closing stop, or the semicolon between the items of a list.
fn without_list_mark(clause: &Text) -> Text {
    let printed = clause.as_str().trim_end();
    match printed.strip_suffix(';').filter(|item| !item.ends_with(['.', '…'])) {
        Some(item) => clause.slice_trimmed(0..item.len()),
        None => clause.without_closing_stop(),
    }
}

/// The bodies that a clause says the duty is to be done with.
fn take_partners(task: &mut Task, clause: &Text, register: &Register) {
    let supports = owners::partners(clause, register);
    if !supports.is_empty() {
        let spans = supports.iter().flat_map(|support| support.spans.clone()).collect();
        task.spans.insert("supports".into(), spans);
        task.supports = supports;
    }
}

/// The deadlines of a clause, the one that governs it first; `đột xuất khi có yêu cầu` comes beside
/// one and is none itself.
fn times_of(clause: &Text) -> Vec<deadlines::Found> {
    let (unplanned, mut planned): (Vec<_>, Vec<_>) = deadlines::inside(clause)
        .into_iter()
        .partition(|found| fold::key(&found.deadline.raw).starts_with("đột xuất"));
    if !planned.is_empty() {
        planned.extend(unplanned);
    }
    planned
}

/// `Định kỳ` at the beginning of a clause: again and again, how often is not said.
fn regular(clause: &Text) -> Option<Text> {
    let words: usize =
        clause.as_str().chars().take(REGULAR.chars().count()).map(char::len_utf8).sum();
    let begins = fold::key(&clause.as_str()[..words]) == fold::key(REGULAR);
    begins.then(|| clause.slice(0..words))
}

/// The clause with the opening condition before its subject (`Định kỳ hằng năm các cơ quan …`), where
/// the first clause is meant.
fn widened(sentence: &Text, range: &Range<usize>) -> Text {
    let before = &sentence.as_str()[..range.start];
    let from = if before.contains(';') { range.start } else { 0 };
    sentence.slice_trimmed(from..range.end)
}
