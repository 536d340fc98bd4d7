//! Tasks as they are compared: what each is called, letter by letter aside, and what tells equal ones apart.

use crate::data::{Mention, Report, Task};
use crate::lang::fold;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A task of one side.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    pub(super) task: &'a Task,
    /// Its document; the same on both sides for documents that are one.
    pub(super) document: usize,
    /// Its title and places without marks, capitals, punctuation and the label before a colon.
    pub(super) name: String,
    /// The words of the name, numbered over both sides, sorted.
    pub(super) words: Vec<u32>,
}

/// `Mô hình 6:` before what the row is about.
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:\pL+\s+){1,3}\d{1,3}[a-zđ]?\s*[:.–-]\s*"));

/// A title without the label that numbers it.
pub(super) fn unlabelled(title: &str) -> &str {
    let label = LABEL.find(title).map_or(0, |label| label.end());
    if title.len() > label { &title[label..] } else { title }
}

/// The words of a text without marks, capitals and punctuation.
pub(super) fn bare_words(text: &str) -> Vec<String> {
    let bare = fold::bare(text);
    let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(ToOwned::to_owned).collect()
}

/// Numbers for words, over both sides.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(HashMap<String, u32>);

impl Vocabulary {
    fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(word.to_owned()).or_insert(next)
    }

    /// The tasks of the reports, in order; `documents` has the number of each document, the same for those of both
    /// sides that are one.
    pub(super) fn items<'a>(
        &mut self,
        reports: &'a [Report],
        documents: &HashMap<&str, usize>,
    ) -> Vec<Item<'a>> {
        let tasks = reports.iter().flat_map(|report| &report.tasks);
        tasks
            .map(|task| {
                let document = documents.get(task.document_id.as_str()).copied();
                self.item(task, document.unwrap_or(usize::MAX))
            })
            .collect()
    }

    fn item<'a>(&mut self, task: &'a Task, document: usize) -> Item<'a> {
        let title = task.title.as_deref().or(task.group.as_deref()).unwrap_or_default();
        let mut words = bare_words(unlabelled(title));
        words.extend(task.places.iter().flat_map(|place| bare_words(&place.name)));
        let name = words.join(" ");
        let mut words: Vec<u32> = words.iter().map(|word| self.number(word)).collect();
        words.sort_unstable();
        Item { task, document, name, words }
    }
}

/// What two tasks have in common beside their names, 0 to 120: document, number, group, owners, what came of them.
/// Numbers weigh little: a row that is put in first shifts them all.
pub(super) fn company(one: &Item<'_>, other: &Item<'_>) -> u32 {
    let document = if one.document == other.document { 20 } else { 0 };
    let (one, other) = (one.task, other.task);
    let same = |one: Option<&str>, other: Option<&str>, points: u32| match (one, other) {
        (Some(one), Some(other)) if bare_words(one) == bare_words(other) => points,
        (None, None) => points / 2,
        _ => 0,
    };
    let names = |list: &[Mention]| list.iter().map(|one| fold::bare(&one.name)).collect::<Vec<_>>();
    let leads = names(&one.leads) == names(&other.leads);
    document
        + same(one.ordinal.as_deref(), other.ordinal.as_deref(), 10)
        + same(one.group.as_deref(), other.group.as_deref(), 20)
        + if leads { 30 } else { 0 }
        + same(one.result.as_deref(), other.result.as_deref(), 30)
        + same(one.deliverable.as_deref(), other.deliverable.as_deref(), 10)
}

/// What a task says beside its name and number, for tasks that are alike in all of it.
pub(super) fn contents(item: &Item<'_>) -> String {
    let task = item.task;
    let leads = task.leads.iter().map(|lead| lead.name.as_str());
    let texts = [task.group.as_deref(), task.result.as_deref(), task.deliverable.as_deref()];
    let all = leads.chain(texts.into_iter().flatten()).flat_map(bare_words);
    [item.document.to_string()].into_iter().chain(all).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_no_part_of_a_name() {
        assert_eq!(unlabelled("Mô hình 6: Chữ ký số"), "Chữ ký số");
        assert_eq!(unlabelled("Nhóm tiện ích 12 - Tài khoản"), "Tài khoản");
        assert_eq!(unlabelled("Rà soát 12 văn bản"), "Rà soát 12 văn bản");
        assert_eq!(bare_words("Đôn đốc, UBND-xã (6)"), ["don", "doc", "ubnd", "xa", "6"]);
    }
}
