//! What goes wrong look after look → what is told of it: each trouble once, until it is over.

use crate::batch::Failure;
use crate::data::Error;
use std::collections::{HashMap, HashSet};
use std::io::ErrorKind;

/// Whether something was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    No,
    Yes,
}

/// What is wrong now.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    /// Folders that were not there at the last look.
    gone: HashSet<String>,
    /// What else could not be looked at.
    looks: HashMap<String, Told>,
    /// What could not be read.
    unread: HashSet<String>,
    /// Why the catalogue could not be used.
    later: Option<String>,
}

impl Troubles {
    /// Of the failures of a look: the folders that went, and those that are there again.
    pub(super) fn folders(&mut self, failures: &[Failure]) -> (Vec<String>, Vec<String>) {
        let missing = |failure: &Failure| {
            if let Failure::Missing { name } = failure { Some(name.clone()) } else { None }
        };
        let gone: HashSet<String> = failures.iter().filter_map(missing).collect();
        let went = gone.difference(&self.gone).cloned().collect();
        let back = self.gone.difference(&gone).cloned().collect();
        self.gone = gone;
        (went, back)
    }

    /// Of the failures of a look those that are to be told now. A file may go between being listed and being looked
    /// at; a link to nothing is still there at the next look.
    pub(super) fn of_look<'f>(&mut self, failures: &'f [Failure]) -> Vec<&'f Failure> {
        let (mut told, mut looks) = (Vec::new(), HashMap::new());
        for failure in failures.iter().filter(|failure| !is_of_folder(failure)) {
            let before = self.looks.get(&key(failure)).copied();
            let is_certain = before.is_some() || !is_fleeting(failure);
            if is_certain && before != Some(Told::Yes) {
                told.push(failure);
            }
            looks.insert(key(failure), if is_certain { Told::Yes } else { Told::No });
        }
        self.looks = looks;
        told
    }

    /// Whether only another look shows if something is wrong.
    pub(super) fn has_doubts(&self) -> bool {
        self.looks.values().any(|told| *told == Told::No)
    }

    /// Whether the failure of a file is to be told: one that passes is so once, however often the file is tried.
    pub(super) fn of_file(&mut self, failure: &Failure) -> bool {
        let passes =
            matches!(failure, Failure::Changing { .. } | Failure::Error(Error::File { .. }));
        !passes || self.unread.insert(key(failure))
    }

    /// All files could be read that are there.
    pub(super) fn all_read(&mut self) {
        self.unread.clear();
    }

    /// Whether it is to be told that the catalogue cannot be used.
    pub(super) fn of_catalog(&mut self, failure: &Failure) -> bool {
        self.later.replace(key(failure)) != Some(key(failure))
    }

    /// The catalogue could be used.
    pub(super) fn used(&mut self) {
        self.later = None;
    }
}

/// By what a failure is known again.
fn key(failure: &Failure) -> String {
    format!("{failure:?}")
}

/// Whether it tells of a folder that is not there, or empty: in an inbox that is as it should be.
fn is_of_folder(failure: &Failure) -> bool {
    matches!(failure, Failure::Missing { .. } | Failure::NoFiles { .. })
}

/// Whether it may be that a file just went.
fn is_fleeting(failure: &Failure) -> bool {
    let Failure::Error(Error::File { cause, .. }) = failure else { return false };
    cause.kind() == ErrorKind::NotFound
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unreadable(kind: ErrorKind) -> Failure {
        Error::File { path: "in/a".into(), action: "cannot read", cause: kind.into() }.into()
    }

    #[test]
    fn a_trouble_is_told_once_until_it_is_over() {
        let mut troubles = Troubles::default();
        let denied = [unreadable(ErrorKind::PermissionDenied)];
        let told: Vec<usize> = [&denied[..], &denied[..], &[], &denied[..]]
            .map(|failures| troubles.of_look(failures).len())
            .into();
        assert_eq!(told, [1, 0, 0, 1]);
        assert!(troubles.of_file(&denied[0]) && !troubles.of_file(&denied[0]));
        troubles.all_read();
        assert!(troubles.of_file(&denied[0]));
        let refused = Failure::NoCatalog { path: "a".into() };
        assert!(troubles.of_file(&refused) && troubles.of_file(&refused));
        assert!(troubles.of_catalog(&refused) && !troubles.of_catalog(&refused));
        troubles.used();
        assert!(troubles.of_catalog(&refused));
    }

    #[test]
    fn what_goes_between_two_looks_is_not_told() {
        let mut troubles = Troubles::default();
        let lost = [unreadable(ErrorKind::NotFound)];
        let told = [&lost[..], &[], &lost[..], &lost[..], &lost[..]]
            .map(|failures| troubles.of_look(failures).len());
        assert_eq!(told, [0, 0, 0, 1, 0]);
        assert!(!troubles.has_doubts());
        troubles.of_look(&[]);
        troubles.of_look(&lost);
        assert!(troubles.has_doubts());
    }

    #[test]
    fn a_folder_goes_and_comes_back() {
        let mut troubles = Troubles::default();
        let gone = [Failure::Missing { name: "in".to_owned() }];
        assert_eq!(troubles.folders(&gone), (vec!["in".to_owned()], vec![]));
        assert!(troubles.of_look(&gone).is_empty());
        assert_eq!(troubles.folders(&gone), (vec![], vec![]));
        assert_eq!(troubles.folders(&[]), (vec![], vec!["in".to_owned()]));
    }
}
