//! Folders → the catalogue with what arrives in them, once it is complete, until it is told to stop. Moves nothing and
//! deletes nothing; how a file is taken in is for `ingest`.

mod ears;
mod post;
mod settling;
mod troubles;

use super::ingest::Company;
use super::{Tally, open};
use crate::batch::Failure;
use crate::data::Error;
use post::Post;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// What to watch.
#[derive(Clone, Debug)]
pub struct Watch {
    /// The folders.
    pub folders: Vec<PathBuf>,
    /// The file of the catalogue.
    pub catalog: PathBuf,
    /// Threads.
    pub jobs: NonZeroUsize,
    /// How often to look where nothing was heard.
    pub interval: Duration,
    /// How long a file has to stand as it is before it is complete.
    pub settle: Duration,
    /// How long to stay.
    pub stay: Stay,
}

/// How long to watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// Until it is told to stop.
    On,
    /// Until what is there is taken in.
    Once,
}

/// What is told beside what becomes of files.
#[derive(Clone, Copy, Debug)]
pub enum Sign<'a> {
    /// Watching has begun.
    Began,
    /// The system does not tell what happens, for this reason; what arrives is found by looking.
    Deaf(&'a str),
    /// This folder is not there any more.
    Gone(&'a str),
    /// It is there again.
    Back(&'a str),
    /// This file was still being written at the end.
    Growing(&'a str),
    /// The catalogue cannot be used now; it is tried again.
    Later(&'a Failure),
}

/// By what the one who watches is woken.
#[derive(Debug)]
pub struct Bell(Sender<()>, Receiver<()>);

impl Default for Bell {
    fn default() -> Self {
        let (rope, bell) = channel();
        Self(rope, bell)
    }
}

impl Bell {
    /// What rings it when something is sent.
    #[must_use]
    pub fn rope(&self) -> Sender<()> {
        self.0.clone()
    }

    /// Whether it rings within `most`.
    fn rings(&self, most: Duration) -> bool {
        self.1.recv_timeout(most).is_ok()
    }

    /// Waits for `least`, then until it rings, or rang before, but no longer than `most`. The end is not waited for.
    fn rest(&self, least: Duration, most: Duration, is_over: &dyn Fn() -> bool) {
        let begun = Instant::now();
        let mut rang = false;
        while begun.elapsed() < least && !is_over() {
            rang |= self.rings(least.saturating_sub(begun.elapsed()));
        }
        if !rang && !is_over() {
            self.rings(most.saturating_sub(begun.elapsed()));
        }
        while self.1.try_recv().is_ok() {}
    }
}

/// Watches as `order` says, wakes when `bell` rings, and ends when `company` says stop.
///
/// # Errors
/// If a folder is none, or the catalogue cannot be used, at the start. What happens later is told, and tried again.
pub fn watch(
    order: &Watch,
    company: &Company<'_>,
    signs: &dyn Fn(Sign<'_>),
    bell: &Bell,
) -> Result<Tally, Failure> {
    order.folders.iter().try_for_each(|folder| is_folder(folder))?;
    let opened = open::to_write(&order.catalog).map(drop);
    let mut post = Post::new(order, company, signs, bell)?;
    match (opened, order.stay) {
        (Ok(()), Stay::Once) => post.once()?,
        (Ok(()), Stay::On) => post.stay(),
        // Another process is at it, and will end.
        (Err(failure @ Failure::BusyCatalog { .. }), Stay::On) => {
            post.put_off(&failure);
            post.stay();
        }
        (Err(failure), _) => return Err(failure),
    }
    Ok(post.tally())
}

fn is_folder(folder: &Path) -> Result<(), Failure> {
    let not_read =
        |cause| Err(Error::File { path: folder.to_owned(), action: "cannot read", cause }.into());
    match std::fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => not_read(io::ErrorKind::NotADirectory.into()),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            Err(Failure::Missing { name: folder.display().to_string() })
        }
        Err(cause) => not_read(cause),
    }
}
