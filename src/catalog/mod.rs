//! Files, as they come over the years → one SQLite file: the records of every document once, from its best source,
//! with its revisions. `docs/catalog.md` says by which rules. Deletes nothing that was read.

mod alerts;
mod ask;
mod choice;
mod evidence;
mod export;
mod files;
mod heirs;
mod identity;
mod ingest;
mod news;
mod open;
mod readers;
mod records;
mod reports;
mod rereading;
mod shelf;
mod trouble;
mod units;
mod upgrade;
mod watch;

pub use alerts::{Alert, Bulletin, Delivered, Letter, Matter, Rules, bulletin, deliver};
pub use ask::{Answer, Filter, Question, Value, ask};
pub use export::export;
pub use ingest::{Company, Event, Ingest, Look, Old, Told, ingest};
pub use news::entries::{Cause, Entry};
pub use news::{Detail, Kind, News, changes};
pub use readers::{Reading, Start, Stretch, told};
pub use shelf::Outcome;
pub use upgrade::{Upgraded, upgrade};
pub use watch::{Bell, Sign, Stay, Watch, watch};

/// Counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files that were found.
    pub files: u64,
    /// Files with content that the catalogue had not.
    pub new: u64,
    /// Files whose content is another than before.
    pub changed: u64,
    /// Files with content that it had, at a place that it had not.
    pub known: u64,
    /// Files that are as they were.
    pub unchanged: u64,
    /// Files that were read again by other rules, which say something else of them.
    pub reread: u64,
    /// Inputs that failed in this run.
    pub failed: u64,
    /// Files that failed before, and are as they were.
    pub quarantined: u64,
    /// Documents that it had not.
    pub documents: u64,
    /// Revisions of documents that it had.
    pub revisions: u64,
}
