//! A word of the data → how it is said to people: `terms.tsv`, each term in Vietnamese and English.

use super::super::rows::word_of;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language of reports for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// As HTML names it.
    pub(in crate::write) const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// One of two wordings.
    pub(in crate::write) const fn pick<'w>(self, vi: &'w str, en: &'w str) -> &'w str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

static TERMS: LazyLock<HashMap<&str, [&str; 2]>> = LazyLock::new(|| {
    let rows = include_str!("terms.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let read = |row: &'static str| {
        let mut cells = row.split('\t');
        Some((cells.next()?, [cells.next()?, cells.next()?]))
    };
    rows.filter_map(read).collect()
});

/// The term, where the table has it.
pub(crate) fn known(lang: Lang, group: &str, word: &str) -> Option<&'static str> {
    let [vi, en] = TERMS.get(format!("{group}.{word}").as_str())?;
    Some(lang.pick(vi, en))
}

/// The term; a word that the table does not have stands for itself.
pub fn term(lang: Lang, group: &str, word: &str) -> String {
    known(lang, group, word).map_or_else(|| word.replace('_', " "), ToOwned::to_owned)
}

/// The term of a value of an enumeration.
pub(super) fn term_of<T: Serialize>(lang: Lang, group: &str, value: &T) -> String {
    term(lang, group, &word_of(value))
}

/// A heading or fixed word.
pub(super) fn head(lang: Lang, word: &str) -> String {
    term(lang, "head", word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{ChangeKind as K, Direction as D, StatusCode as S, Writing};

    #[track_caller]
    fn has<T: Serialize>(group: &str, values: &[T]) {
        for value in values {
            let word = word_of(value);
            for lang in [Lang::Vi, Lang::En] {
                assert!(known(lang, group, &word).is_some_and(|term| !term.is_empty()), "{word}");
            }
        }
    }

    #[test]
    fn every_word_of_a_comparison_has_terms() {
        has("kind", &[K::Added, K::Removed, K::Split, K::Merged, K::Ambiguous, K::Renumbered]);
        has("kind", &[K::Moved, K::Status, K::Deadline, K::OwnerAdded, K::OwnerRemoved]);
        has("kind", &[K::OwnerRole, K::Deliverable, K::Metric, K::Text]);
        has("writing", &[Writing::Spelling, Writing::Marks, Writing::Letters]);
        has("direction", &[D::Progress, D::Regress, D::Earlier, D::Later, D::Up, D::Down]);
        has("status", &[S::Completed, S::CompletedMaintained, S::Applied, S::InProgress]);
        has("status", &[S::OnSchedule, S::Regular, S::Delayed, S::UnderStudy, S::PilotEnded]);
        has("status", &[S::NotStarted, S::NotPursued, S::Other]);
    }

    #[test]
    fn every_field_of_a_task_has_a_term() {
        let task = serde_json::to_value(crate::data::Task::default()).unwrap();
        let aside = ["id", "document_id", "table_id", "confidence", "flags", "spans"];
        let fields: Vec<&String> =
            task.as_object().unwrap().keys().filter(|key| !aside.contains(&key.as_str())).collect();
        has("field", &fields);
    }

    #[test]
    fn the_table_is_whole_and_has_no_term_twice() {
        let rows = include_str!("terms.tsv").lines().filter(|line| !line.starts_with('#'));
        assert!(rows.clone().all(|row| row.split('\t').count() == 3));
        assert_eq!(rows.count(), TERMS.len() + 1);
    }

    #[test]
    fn an_unknown_word_stands_for_itself() {
        assert_eq!(term(Lang::Vi, "field", "some_field"), "some field");
        assert_eq!(term(Lang::En, "direction", "up"), "up");
    }
}
