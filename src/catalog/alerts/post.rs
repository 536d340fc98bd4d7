//! What a reader is told → delivered where the rules say: first a letter, then a calendar, then a post. One that fails
//! does not keep the others from being tried.

use super::rules::Rules;
use super::{Bulletin, calendar, hook, mail};
use crate::batch::Failure;
use crate::data::Error;
use crate::write::changes::Lang;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is delivered, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Lines.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The language of all that.
    pub lang: Lang,
}

/// What became of one delivery.
#[derive(Debug)]
pub enum Delivered {
    /// A file was written.
    File(PathBuf),
    /// It was posted to this address, without anything that may be secret.
    Post(String),
    /// It failed.
    Failed(Failure),
}

/// By what a delivery is known, when it comes again.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    reader: String,
    after: i64,
    until: i64,
}

impl Stamp {
    /// Reader and entries.
    pub(super) fn key(&self) -> String {
        let Self { reader, after, until } = self;
        format!("{reader}-{after}-{until}")
    }

    fn file(&self, folder: &Path, end: &str) -> PathBuf {
        folder.join(format!("{}-{}.{end}", self.reader, self.until))
    }
}

/// Delivers a bulletin with alerts; one without needs no letter. `now` is in seconds since 1970.
#[must_use]
pub fn deliver(
    rules: &Rules,
    bulletin: &Bulletin,
    letter: &Letter,
    catalog: &Path,
    now: i64,
) -> Vec<Delivered> {
    if bulletin.alerts.is_empty() {
        return Vec::new();
    }
    let stretch = bulletin.stretch;
    let reader = bulletin.reader.clone();
    let stamp = Stamp { reader, after: stretch.after, until: stretch.until };
    let mail = rules.mail.as_ref().map(|mail| {
        let file = stamp.file(&mail.folder, "eml");
        put(file, mail::write(mail, letter, &stamp, now))
    });
    // A calendar without a day in it tells nothing.
    let calendar = rules.calendar.as_ref().filter(|_| !bulletin.tasks.is_empty()).map(|place| {
        let file = stamp.file(&place.folder, "ics");
        put(file, calendar::write(&bulletin.tasks, letter.lang))
    });
    let post = rules.webhook.as_ref().map(|webhook| {
        hook::post(webhook, hook::body(bulletin, &letter.text, catalog), &stamp)?;
        Ok(Delivered::Post(webhook.url.shown()))
    });
    let all = [mail, calendar, post].into_iter().flatten();
    all.map(|done: Result<Delivered, Failure>| done.unwrap_or_else(Delivered::Failed)).collect()
}

/// Writes a file that has its name only when it is whole.
fn put(file: PathBuf, bytes: io::Result<Vec<u8>>) -> Result<Delivered, Failure> {
    let written = bytes.and_then(|bytes| whole(&file, &bytes));
    match written {
        Ok(()) => Ok(Delivered::File(file)),
        Err(cause) => Err(Error::File { path: file, action: "cannot write", cause }.into()),
    }
}

fn whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut part = part(folder)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    part.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// A file that others may read as they may any other: what sends letters is often another user.
fn part(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
