//! A code of the data → how a workbook says and colours it: `words.tsv`, the words of statuses from the
//! table of the reports on changes.

use super::super::changes::{Lang, known};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What the background of a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Colour {
    /// Nothing.
    #[default]
    None,
    /// Done.
    Green,
    /// Under way, or doubtful.
    Yellow,
    /// Not begun.
    Orange,
    /// Late, or wrong.
    Red,
    /// As a matter of routine.
    Blue,
    /// Given up, or over.
    Grey,
}

/// A row of the table.
struct Word {
    vi: &'static str,
    en: &'static str,
    colour: Colour,
}

static WORDS: LazyLock<HashMap<(&str, &str), Word>> = LazyLock::new(|| {
    let rows = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let read = |row: &'static str| {
        let [group, word, vi, en, colour] = row.split('\t').collect::<Vec<_>>().try_into().ok()?;
        Some(((group, word), Word { vi, en, colour: coloured(colour) }))
    };
    rows.filter_map(read).collect()
});

fn coloured(name: &str) -> Colour {
    match name {
        "green" => Colour::Green,
        "yellow" => Colour::Yellow,
        "orange" => Colour::Orange,
        "red" => Colour::Red,
        "blue" => Colour::Blue,
        "grey" => Colour::Grey,
        _ => Colour::None,
    }
}

/// How `code` is said, and its colour; a code that the table does not have stands for itself.
pub(super) fn said(lang: Lang, group: &'static str, code: &str) -> (String, Colour) {
    let Some(word) = WORDS.get(&(group, code)) else { return (code.to_owned(), Colour::None) };
    let own = lang.pick(word.vi, word.en);
    let said = if own.is_empty() { known(lang, group, code).unwrap_or(code) } else { own };
    (capitalised(said), word.colour)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether the table has words of `group`.
#[cfg(test)]
pub(super) fn has(group: &str) -> bool {
    WORDS.keys().any(|(own, _)| *own == group)
}

#[cfg(test)]
mod tests {
    use super::super::super::rows::word_of;
    use super::*;
    use crate::data::{MetricKind as M, Qualifier as Q, Severity, StatusCode as S};
    use crate::lang::lexicon;
    use serde::Serialize;

    #[track_caller]
    fn has_all<T: Serialize>(group: &'static str, values: &[T]) {
        for value in values {
            is_said(group, &word_of(value));
        }
    }

    #[track_caller]
    fn is_said(group: &'static str, word: &str) {
        assert!(WORDS.contains_key(&(group, word)), "{group} {word}");
        for lang in [Lang::Vi, Lang::En] {
            let (said, _) = said(lang, group, word);
            assert!(said != word && !said.is_empty(), "{group} {word}");
        }
    }

    #[test]
    fn every_code_has_words() {
        has_all("status", &[S::Completed, S::CompletedMaintained, S::Applied, S::InProgress]);
        has_all("status", &[S::OnSchedule, S::Regular, S::Delayed, S::UnderStudy]);
        has_all("status", &[S::PilotEnded, S::NotStarted, S::NotPursued, S::Other]);
        has_all("severity", &[Severity::Error, Severity::Warning, Severity::Info]);
        has_all("quantity", &[M::Count, M::Ratio, M::Percent, M::Money, M::Area, M::Duration]);
        has_all("quantity", &[M::Other]);
        has_all("qualifier", &[Q::Over, Q::Under, Q::About]);
    }

    #[test]
    fn every_kind_and_level_of_a_body_has_words() {
        for row in lexicon::rows("agencies") {
            is_said("body", row[2]);
            for level in row[4].split('|').filter(|level| !level.is_empty()) {
                is_said("level", level);
            }
        }
    }

    #[test]
    fn the_table_is_whole() {
        let rows = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), WORDS.len() + 1);
        assert_eq!(said(Lang::Vi, "status", "delayed"), ("Chậm tiến độ".to_owned(), Colour::Red));
        assert_eq!(said(Lang::En, "severity", "odd"), ("odd".to_owned(), Colour::None));
    }
}
