//! What the catalogue kept of its runs → what changed, a row each, in the order in which it happened. Only reads;
//! whom a change concerns is `alerts`.

pub(super) mod entries;
mod faults;
pub(super) mod page;

use super::Value;
use super::readers::{Reading, Stretch};
use super::{open, readers};
use crate::batch::Failure;
use crate::data::{ChangeKind, Direction, Error, Level};
use crate::write::changes::Lang;
use entries::Entry;
use page::Desk;
use serde::Serialize;
use std::path::Path;

/// A change: of a record, of a field of one, or an error that a text has and had not before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What of the catalogue's it is from.
    pub of: Entry,
    /// What sort of change.
    pub kind: Kind,
    /// Which way it goes.
    pub direction: Option<Direction>,
    /// `document`, `task`, `metric`, `citation` or `finding`.
    pub record: String,
    /// Id of the record, as it is now where it is still there.
    pub id: Option<String>,
    /// The field that changed; of a finding, its code.
    pub field: Option<String>,
    /// As it was.
    pub old: Option<String>,
    /// As it is; of a finding, what it says.
    pub new: Option<String>,
    /// Days by which a deadline moved, later ones positive.
    pub days: Option<i64>,
    /// The task or document, for people.
    pub title: String,
    /// Who leads the task.
    pub leads: Vec<String>,
    /// The task that the record is, or belongs to.
    pub(super) task: Option<String>,
}

/// A sort of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As `diff` has it.
    Change(ChangeKind),
    /// An error that the text has and had not before.
    Finding,
}

/// How changes are told.
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    /// Changes of meaning only, or those of writing too.
    pub level: Level,
    /// Language of what findings say.
    pub lang: Lang,
}

impl News {
    /// The columns: for programs, in Vietnamese, in English.
    pub const HEADS: &'static [[&'static str; 3]] = &[
        ["entry", "Mục", "Entry"],
        ["run", "Lần nạp", "Run"],
        ["made", "Lúc", "Made"],
        ["cause", "Do", "Cause"],
        ["document", "Văn bản", "Document"],
        ["change", "Thay đổi", "Change"],
        ["direction", "Hướng", "Direction"],
        ["record", "Bản ghi", "Record"],
        ["id", "Mã", "Id"],
        ["field", "Trường", "Field"],
        ["old", "Trước", "Before"],
        ["new", "Sau", "After"],
        ["days", "Số ngày", "Days"],
        ["title", "Của", "Of"],
        ["leads", "Chủ trì", "Leads"],
        ["source", "Nguồn", "Source"],
    ];

    /// One value per column.
    #[must_use]
    pub fn cells(&self) -> Vec<Value> {
        let text = |text: &Option<String>| text.as_deref().map_or(Value::Empty, Value::text);
        vec![
            Value::Integer(self.of.entry),
            Value::Integer(self.of.run),
            Value::text(&self.of.made),
            Value::text(self.of.cause.name()),
            Value::text(&self.of.document),
            Value::Text(self.kind.name()),
            self.direction.map_or(Value::Empty, |direction| Value::Text(word(&direction))),
            Value::text(&self.record),
            text(&self.id),
            text(&self.field),
            text(&self.old),
            text(&self.new),
            self.days.map_or(Value::Empty, Value::Integer),
            Value::text(&self.title),
            text(&Some(self.leads.join("; ")).filter(|leads| !leads.is_empty())),
            Value::text(&self.of.source),
        ]
    }
}

impl Kind {
    /// As data have it.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Change(kind) => word(&kind),
            Self::Finding => "finding".to_owned(),
        }
    }
}

/// A word of the data.
fn word(word: &impl Serialize) -> String {
    let word = serde_json::to_value(word).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}

/// Hands out what changed in the catalogue at `path`, row by row; of which stretch.
///
/// # Errors
/// If there is no catalogue or no such run, it cannot be read, or `put` says so.
pub fn changes(
    path: &Path,
    since: &Reading,
    detail: Detail,
    put: &mut dyn FnMut(&News) -> Result<(), Error>,
) -> Result<Stretch, Failure> {
    let connection = open::to_read(path)?;
    let stretch = readers::stretch(&connection, since, path)?;
    let mut desk = Desk::new(&connection, detail);
    let told = entries::each(&connection, &stretch, &mut |entry| {
        let page = desk.page(entry)?;
        Ok(page.news.iter().try_for_each(&mut *put)?)
    });
    told.map_err(|trouble| trouble.of(path))?;
    Ok(stretch)
}
