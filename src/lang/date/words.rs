//! A place in a key → the word of time that stands there (`trước`, `chậm nhất`, `thường xuyên`), from
//! `lexicon/time_words.tsv`.

use crate::lang::{fold, lexicon};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word of time says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// Before it, itself excluded.
    Before,
    /// Not later than it.
    By,
    /// Up to it.
    To,
    /// Within it.
    In,
    /// At some part of it.
    Vague,
    /// From it on.
    From,
    /// Expected only.
    Expected,
    /// Says that something is done then; no part of the time itself.
    Finish,
    /// And the years after it.
    Following,
    /// All the time.
    Continuous,
    /// To be kept up.
    Keep,
    /// At regular times.
    Periodic,
    /// At irregular times.
    Adhoc,
    /// In the last month of each quarter.
    QuarterEnd,
    /// In the first month of each quarter.
    QuarterStart,
    /// When something happens.
    Event,
    /// After something happens; a sentence can say so as well as a cell.
    After,
    /// Counted from something that happens.
    Since,
    /// As somebody's plan says.
    Roadmap,
}

const ROLES: [(&str, Role); 19] = [
    ("before", Role::Before),
    ("by", Role::By),
    ("to", Role::To),
    ("in", Role::In),
    ("vague", Role::Vague),
    ("from", Role::From),
    ("expected", Role::Expected),
    ("finish", Role::Finish),
    ("following", Role::Following),
    ("continuous", Role::Continuous),
    ("keep", Role::Keep),
    ("periodic", Role::Periodic),
    ("adhoc", Role::Adhoc),
    ("quarter_end", Role::QuarterEnd),
    ("quarter_start", Role::QuarterStart),
    ("event", Role::Event),
    ("after", Role::After),
    ("since", Role::Since),
    ("roadmap", Role::Roadmap),
];

/// The phrases by their first word, longer ones first.
static PHRASES: LazyLock<HashMap<String, Vec<(String, Role)>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, Vec<(String, Role)>> = HashMap::new();
    for row in lexicon::rows("time_words") {
        let known = ROLES.iter().find(|(name, _)| *name == row[0]);
        let key = fold::key(row[1]);
        if let (Some(&(_, role)), Some(first)) = (known, key.split(' ').next()) {
            phrases.entry(first.to_owned()).or_default().push((key, role));
        }
    }
    for known in phrases.values_mut() {
        known.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
    }
    phrases
});

/// The longest word of time at byte `at` of `key`: where it ends and what it says.
pub(crate) fn word_at(key: &str, at: usize) -> Option<(usize, Role)> {
    let rest = &key[at..];
    let first = rest.split(|c: char| !c.is_alphanumeric() && c != '/').next()?;
    let (phrase, role) = PHRASES.get(first)?.iter().find(|(phrase, _)| {
        rest.strip_prefix(phrase.as_str())
            .is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '/'))
    })?;
    Some((at + phrase.len(), *role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_roles_are_those_of_the_form() {
        assert_eq!(lexicon::words("time_words", "role"), ROLES.map(|(name, _)| name).into());
    }

    #[test]
    fn every_row_finds_its_own_example() {
        for row in lexicon::rows("time_words") {
            let role = ROLES.iter().find(|(name, _)| *name == row[0]).unwrap().1;
            let (phrase, example) = (fold::key(row[1]), fold::key(row[2]));
            let at = example.find(&phrase).unwrap_or_else(|| panic!("{}", row[2]));
            assert_eq!(word_at(&example, at), Some((at + phrase.len(), role)), "{}", row[2]);
        }
    }
}
