//! What the system tells of folders → a wake-up. What it does not tell (network shares, events that are lost) the next
//! look finds; which file it was is not passed on.

use super::settling::is_unfinished;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

/// Which file or folder a path leads to: another one may be mounted there, or made anew.
pub(super) type Identity = Option<(u64, u64)>;

/// Listens at folders.
pub(super) struct Ears {
    rope: Sender<()>,
    /// How the files of the catalogue begin, which may stand in such a folder.
    own: Option<OsString>,
    listens_at: Option<Vec<Identity>>,
    watcher: Option<RecommendedWatcher>,
}

impl Ears {
    /// Pulls `rope` when something happens; hears nothing yet.
    pub(super) fn new(rope: Sender<()>, catalog: &Path) -> Self {
        let own = catalog.file_name().map(OsString::from);
        Self { rope, own, listens_at: None, watcher: None }
    }

    /// Listens at these, also where one of them is another since. What kept it from that is given.
    pub(super) fn turn_to(&mut self, folders: &[PathBuf]) -> Option<String> {
        let now: Vec<Identity> = folders.iter().map(|folder| identity(folder)).collect();
        if self.listens_at.as_ref() == Some(&now) {
            return None;
        }
        // The one before still listens at folders that are not there any more.
        self.watcher = None;
        let there = folders.iter().zip(&now).filter_map(|(folder, is)| is.map(|_| folder));
        let trouble = self.listen(there.map(PathBuf::as_path)).err();
        self.listens_at = Some(now);
        trouble.map(|trouble| trouble.to_string())
    }

    /// Listens at as many of `folders` as the system lets it.
    fn listen<'f>(&mut self, folders: impl Iterator<Item = &'f Path>) -> notify::Result<()> {
        let (rope, own) = (self.rope.clone(), self.own.clone());
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<Event>| match event {
                Ok(event) if !matters(&event, own.as_ref()) => {}
                // Nobody waits any more: the end is near.
                Ok(_) | Err(_) => {
                    let _ = rope.send(());
                }
            })?;
        let mut trouble = Ok(());
        for folder in folders {
            trouble = watcher.watch(folder, RecursiveMode::Recursive).and(trouble);
        }
        self.watcher = Some(watcher);
        trouble
    }
}

/// Whether something may have arrived: a file is read (by this program too) or the catalogue written all the time.
fn matters(event: &Event, own: Option<&OsString>) -> bool {
    let is_read = matches!(
        event.kind,
        EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)
    );
    let is_of_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        own.is_some_and(|own| name.starts_with(own.as_encoded_bytes()))
    };
    let is_nothing = |path: &PathBuf| is_of_ours(path) || is_unfinished(&path.to_string_lossy());
    let is_idle = !event.paths.is_empty() && event.paths.iter().all(is_nothing);
    !is_read && !is_idle
}

/// What a path leads to now; none where nothing is there.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Identity {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|it| (it.dev(), it.ino()))
}

/// Elsewhere it is only known whether something is there.
#[cfg(not(unix))]
pub(super) fn identity(path: &Path) -> Identity {
    fs::metadata(path).ok().map(|_| (0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, ModifyKind};

    #[track_caller]
    fn check(kind: EventKind, path: &str, expected: bool) {
        let event = Event::new(kind).add_path(path.into());
        assert_eq!(matters(&event, Some(&"c.sqlite".into())), expected, "{event:?}");
    }

    #[test]
    fn only_what_may_bring_a_file_wakes() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        check(written, "in/a.txt", true);
        check(written, "in/c.sqlite-wal", false);
        check(written, "in/a.txt.part", false);
        check(EventKind::Access(AccessKind::Close(AccessMode::Write)), "in/a.txt", true);
        check(EventKind::Access(AccessKind::Open(AccessMode::Any)), "in/a.txt", false);
        let overflow = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert!(matters(&overflow, None));
    }
}
