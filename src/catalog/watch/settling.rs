//! What was seen of files, look after look → which are complete and new, which are still being written, and when to
//! look again. Knows no clock and no disk: both are handed in.

use crate::batch::arrivals::Stamp;
use std::collections::{HashMap, HashSet};
use std::time::Duration;

/// How much longer than others an empty file has to stand: it may be waiting for its first byte.
const EMPTY: u32 = 10;
/// The longest wait before what cannot be read is tried again.
const LONGEST: Duration = Duration::from_secs(3600);
/// How the names of files end that some program is still writing.
const UNFINISHED: [&str; 6] = [".part", ".partial", ".crdownload", ".download", ".tmp", "~"];

/// Whether the name of a file says that it is not finished, or that it only marks another as open.
pub(super) fn is_unfinished(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    file.starts_with("~$") || UNFINISHED.iter().any(|end| file.ends_with(end))
}

/// When something was seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    /// Time since watching began.
    pub(super) passed: Duration,
    /// The time of day, as stamps have it.
    pub(super) clock: i64,
}

/// What is known of a file.
#[derive(Clone, Copy, Debug)]
struct Sight {
    stamp: Stamp,
    /// When it was first seen with this stamp.
    since: Duration,
    state: State,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// It has not been taken in.
    New,
    /// There is nothing to do.
    Done,
    /// It could not be read, and is tried again from a time on; how long that wait was.
    Again(Duration, Duration),
}

/// What follows from a look, by places in what was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outlook {
    /// What can be taken in.
    pub(super) complete: Vec<usize>,
    /// What is still being written.
    pub(super) growing: Vec<usize>,
    /// How long until the first of those may be complete.
    pub(super) next: Option<Duration>,
}

/// The files that were there at the last look.
#[derive(Debug)]
pub(super) struct Settling {
    settle: Duration,
    retry: Duration,
    sights: HashMap<String, Sight>,
}

impl Settling {
    /// A file is complete that stood as it is for `settle`; one that cannot be read is tried again after `retry`,
    /// then after twice as long, and so on.
    pub(super) fn new(settle: Duration, retry: Duration) -> Self {
        Self { settle, retry, sights: HashMap::new() }
    }

    /// Takes in what is there now, and forgets the rest.
    pub(super) fn look<'f>(
        &mut self,
        at: Moment,
        seen: impl Iterator<Item = (&'f str, Option<Stamp>)>,
    ) -> Outlook {
        let (mut outlook, mut sights) = (Outlook::default(), HashMap::new());
        for (place, (name, stamp)) in seen.enumerate() {
            // It went between being listed and being looked at.
            let Some(stamp) = stamp else { continue };
            let (name, before) = self
                .sights
                .remove_entry(name)
                .map_or_else(|| (name.to_owned(), None), |(name, sight)| (name, Some(sight)));
            let sight = before.filter(|sight| sight.stamp == stamp).unwrap_or(Sight {
                stamp,
                since: at.passed,
                state: State::New,
            });
            outlook.add(place, self.left(&sight, at));
            sights.insert(name, sight);
        }
        self.sights = sights;
        outlook
    }

    /// How long a file has still to stand; none where nothing is to be done with it.
    fn left(&self, sight: &Sight, at: Moment) -> Option<Duration> {
        match sight.state {
            State::Done => None,
            State::Again(from, _) => (from <= at.passed).then_some(Duration::ZERO),
            State::New => {
                let wanted = self.settle * if sight.stamp.bytes == 0 { EMPTY } else { 1 };
                let stood = at.passed.saturating_sub(sight.since).max(sight.stamp.age(at.clock));
                Some(wanted.saturating_sub(stood))
            }
        }
    }

    /// Nothing more is to be done with these, but with what is among `unread` later.
    pub(super) fn done(&mut self, passed: Duration, names: &[String], unread: &[String]) {
        let unread: HashSet<&String> = unread.iter().collect();
        for name in names {
            let Some(sight) = self.sights.get_mut(name) else { continue };
            sight.state = match sight.state {
                State::New | State::Done if unread.contains(name) => {
                    State::Again(passed + self.retry, self.retry)
                }
                State::Again(_, wait) if unread.contains(name) => {
                    let wait = (wait * 2).min(LONGEST.max(self.retry));
                    State::Again(passed + wait, wait)
                }
                State::New | State::Done | State::Again(..) => State::Done,
            };
        }
    }

    /// Whether something could not be read.
    pub(super) fn has_unread(&self) -> bool {
        self.sights.values().any(|sight| matches!(sight.state, State::Again(..)))
    }

    /// Forgets all: the catalogue that had them is gone.
    pub(super) fn forget(&mut self) {
        self.sights.clear();
    }
}

impl Outlook {
    fn add(&mut self, place: usize, left: Option<Duration>) {
        match left {
            None => {}
            Some(Duration::ZERO) => self.complete.push(place),
            Some(left) => {
                self.growing.push(place);
                self.next = Some(self.next.map_or(left, |next| next.min(left)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000_000;

    fn settling() -> Settling {
        Settling::new(Duration::from_secs(2), Duration::from_secs(30))
    }

    /// A look after so many seconds at files of so many bytes that changed so long after (or before) the beginning;
    /// the names of what is complete, of what is growing, and when to look again.
    fn look(settling: &mut Settling, at: i64, files: &[(&str, i64, i64)]) -> String {
        let passed = Duration::from_secs(at.unsigned_abs());
        let seen = files.iter().map(|(name, bytes, modified)| {
            (*name, Some(Stamp { bytes: *bytes, modified: Some(modified * SECOND) }))
        });
        let outlook = settling.look(Moment { passed, clock: at * SECOND }, seen);
        let names = |places: &[usize]| {
            places.iter().map(|place| files[*place].0).collect::<Vec<_>>().join(",")
        };
        let next = outlook.next.map_or(String::new(), |next| next.as_secs().to_string());
        format!("{}|{}|{next}", names(&outlook.complete), names(&outlook.growing))
    }

    fn done(settling: &mut Settling, at: u64, name: &str, unread: &[String]) {
        settling.done(Duration::from_secs(at), &[name.to_owned()], unread);
    }

    #[test]
    fn a_file_is_complete_once_it_rests() {
        let mut it = settling();
        assert_eq!(look(&mut it, 0, &[("a", 5, 0), ("old", 5, -60)]), "old|a|2");
        assert_eq!(look(&mut it, 1, &[("a", 9, 1)]), "|a|2");
        assert_eq!(look(&mut it, 2, &[("a", 9, 1)]), "|a|1");
        assert_eq!(look(&mut it, 3, &[("a", 9, 1)]), "a||");
        assert_eq!(look(&mut it, 4, &[("a", 9, 1)]), "a||", "it was not taken in");
        done(&mut it, 4, "a", &[]);
        assert_eq!(look(&mut it, 5, &[("a", 9, 1)]), "||");
        assert_eq!(look(&mut it, 60, &[("a", 9, 59)]), "|a|1", "written again");
        assert_eq!(look(&mut it, 60, &[("a", 9, 7)]), "a||", "another was moved there");
    }

    #[test]
    fn a_file_from_the_future_rests_by_our_own_time() {
        let mut it = settling();
        assert_eq!(look(&mut it, 0, &[("a", 5, 900)]), "|a|2");
        assert_eq!(look(&mut it, 2, &[("a", 5, 900)]), "a||");
    }

    #[test]
    fn an_empty_file_is_given_time() {
        let mut it = settling();
        assert_eq!(look(&mut it, 0, &[("a", 0, 0)]), "|a|20");
        assert_eq!(look(&mut it, 19, &[("a", 0, 0)]), "|a|1");
        assert_eq!(look(&mut it, 20, &[("a", 0, 0)]), "a||");
    }

    #[test]
    fn what_cannot_be_read_is_tried_again_ever_more_seldom() {
        let (mut it, file, unread) = (settling(), [("a", 5, -60)], ["a".to_owned()]);
        assert_eq!(look(&mut it, 0, &file), "a||");
        done(&mut it, 0, "a", &unread);
        assert_eq!(look(&mut it, 29, &file), "||");
        assert_eq!(look(&mut it, 30, &file), "a||");
        done(&mut it, 30, "a", &unread);
        assert_eq!(look(&mut it, 89, &file), "||");
        assert_eq!(look(&mut it, 90, &file), "a||");
        done(&mut it, 90, "a", &[]);
        assert_eq!(look(&mut it, 9000, &file), "||");
    }

    #[test]
    fn what_goes_is_forgotten() {
        let mut it = settling();
        look(&mut it, 0, &[("a", 5, -60), ("b", 5, -60)]);
        done(&mut it, 0, "a", &[]);
        assert_eq!(look(&mut it, 1, &[]), "||");
        assert_eq!(look(&mut it, 2, &[("a", 5, -60)]), "a||");
        done(&mut it, 2, "a", &[]);
        it.forget();
        assert_eq!(look(&mut it, 3, &[("a", 5, -60)]), "a||");
    }

    #[test]
    fn names_say_that_a_file_is_not_finished() {
        for name in ["a.pdf.part", "in/B.TMP", "x.crdownload", "in/~$ke-hoach.docx", "a.txt~"] {
            assert!(is_unfinished(name), "{name}");
        }
        for name in ["a.txt", "in.tmp/a.txt", "part", "~a.txt", "template", "Tạm.tmp.txt"] {
            assert!(!is_unfinished(name), "{name}");
        }
    }
}
