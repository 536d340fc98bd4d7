//! What became of files that a catalogue took in → a line each, and the closing line.

use super::counts::{count, seconds};
use super::words::{self, say};
use super::{Show, Volume, err};
use crate::catalog::{Event, Outcome, Sign, Tally, Told, Upgraded, Watch};
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

    /// What is told by one who watches; a trouble also where only errors are wanted.
    pub(in crate::cli) fn watched(self, sign: Sign<'_>, order: &Watch) {
        let is_trouble = matches!(sign, Sign::Gone(_) | Sign::Later(_));
        if is_trouble || self.volume == Volume::Normal {
            err(signed(self.lang, sign, order));
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

fn signed(lang: Lang, sign: Sign<'_>, order: &Watch) -> String {
    let error = say(lang, "lỗi", "error");
    match sign {
        Sign::Began => {
            let folders = order.folders.iter().map(|folder| folder.display().to_string());
            let folders = folders.collect::<Vec<_>>().join(", ");
            let catalog = order.catalog.display();
            format!("{} {folders} → {catalog}", say(lang, "đang theo dõi", "watching"))
        }
        Sign::Deaf(cause) => {
            let warning = say(lang, "cảnh báo", "warning");
            let what = say(
                lang,
                "hệ thống không báo khi có tệp đến; thư mục được xem lại theo --interval",
                "the system does not tell of arrivals; the folders are looked at every --interval",
            );
            format!("{warning}: {what}: {cause}")
        }
        Sign::Gone(folder) => {
            let what = say(
                lang,
                "thư mục không còn ở đây; đang chờ",
                "the folder is not there any more; waiting for it",
            );
            format!("{error}: {folder}: {what}")
        }
        Sign::Back(folder) => {
            format!("{folder}: {}", say(lang, "thư mục đã trở lại", "the folder is there again"))
        }
        Sign::Growing(file) => {
            let what =
                say(lang, "còn đang được ghi; chưa nạp", "still being written; not taken in");
            format!("{file}: {what}")
        }
        Sign::Later(failure) => {
            let later = say(lang, "sẽ thử lại", "it is tried again");
            format!("{error}: {}; {later}", words::failure(lang, failure))
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
