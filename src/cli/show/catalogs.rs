//! What became of files that a catalogue took in → a line each, and the closing line.

use super::counts::{count, seconds};
use super::words::say;
use super::{Show, Volume, err};
use crate::catalog::{Event, Outcome, Tally, Told, Upgraded};
use crate::cli::plan::Lang;
use std::path::Path;
use std::time::Duration;

impl Show {
    /// A file that was taken in or failed.
    pub(in crate::cli) fn ingested(self, event: Event<'_>) {
        match event {
            Event::Failed(failure) => self.failure(failure),
            Event::Told(told) if self.volume == Volume::Normal => err(line(self.lang, told)),
            Event::Told(_) | Event::Found(_) | Event::Done(_) => {}
        }
    }

    /// The closing line.
    pub(in crate::cli) fn ingest_tally(self, tally: &Tally, took: Duration) {
        if self.volume == Volume::Normal {
            err(closing(self.lang, tally, took));
        }
    }
}

impl Show {
    /// A catalogue of an earlier version that is one of this version now.
    pub(in crate::cli) fn upgraded(self, catalog: &Path, upgraded: &Upgraded) {
        let (catalog, copy) = (catalog.display(), upgraded.copy.display());
        let Upgraded { from, to, .. } = upgraded;
        if self.volume == Volume::Normal {
            err(match self.lang {
                Lang::Vi => format!(
                    "{catalog}: nâng cấp danh mục từ bản {from} lên bản {to}; bản cũ được giữ ở {copy}"
                ),
                Lang::En => format!(
                    "{catalog}: upgraded from catalogue version {from} to {to}; the former one is kept in {copy}"
                ),
            });
        }
    }
}

fn line(lang: Lang, told: Told<'_>) -> String {
    let what = match told.outcome {
        Outcome::New => say(lang, "mới", "new"),
        Outcome::Changed => say(lang, "đã đổi", "changed"),
        Outcome::Known => say(lang, "đã có nội dung này", "known content"),
        Outcome::Unchanged => say(lang, "không đổi", "unchanged"),
        Outcome::Reread => say(lang, "đọc lại theo quy tắc mới", "read again by new rules"),
        Outcome::Failed => say(lang, "hỏng, như lần trước", "failed, as before"),
    };
    let documents = (told.documents > 0)
        .then(|| count(lang, told.documents, "văn bản mới", "new document", "new documents"));
    let revisions = (told.revisions > 0)
        .then(|| count(lang, told.revisions, "bản mới", "new revision", "new revisions"));
    let counts: Vec<String> = documents.into_iter().chain(revisions).collect();
    let counts =
        if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) };
    format!("{}: {what}{counts}", told.path)
}

fn closing(lang: Lang, tally: &Tally, took: Duration) -> String {
    let counts = [
        count(lang, tally.new, "tệp mới", "new file", "new files"),
        count(lang, tally.changed, "đã đổi", "changed", "changed"),
        count(lang, tally.known, "đã có nội dung", "with known content", "with known content"),
        count(lang, tally.unchanged, "không đổi", "unchanged", "unchanged"),
        count(lang, tally.reread, "đọc lại", "read again", "read again"),
        count(lang, tally.failed, "hỏng", "failed", "failed"),
        count(lang, tally.quarantined, "còn cách ly", "still in quarantine", "still in quarantine"),
    ];
    let records = [
        count(lang, tally.documents, "văn bản mới", "new document", "new documents"),
        count(lang, tally.revisions, "bản mới", "new revision", "new revisions"),
    ];
    let unit = say(lang, "giây", "s");
    format!("{}: {}; {} {unit}", counts.join(", "), records.join(", "), seconds(lang, took))
}
