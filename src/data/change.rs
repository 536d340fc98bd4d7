//! What differs between two reports: pairs of records and typed changes.

use super::{Number, Span, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Everything that differs between two sets of records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Version of the data contract.
    pub schema_version: String,
    /// What was compared.
    pub old: Side,
    /// With what.
    pub new: Side,
    /// Counts over all changes.
    pub summary: Summary,
    /// Documents that were compared with each other.
    pub documents: Vec<Pair>,
    /// Tasks that are the same one, in the order of the new side.
    pub tasks: Vec<Pair>,
    /// What changed, task by task.
    pub changes: Vec<Change>,
}

/// One side of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The input or folder as it was named.
    pub name: String,
    /// Documents, tasks, metrics, citations that were compared.
    pub documents: usize,
    /// Tasks.
    pub tasks: usize,
    /// Metrics.
    pub metrics: usize,
    /// Citations.
    pub citations: usize,
}

/// Two records that are the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Id on the old side.
    pub old_id: String,
    /// Id on the new side.
    pub new_id: String,
    /// Why they are a pair.
    pub evidence: Evidence,
}

/// What two records were paired by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How.
    pub by: Means,
    /// Likeness of the titles, 0 to 1, to three places.
    pub likeness: Number,
}

/// How two records were paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// The same id, and titles that agree.
    Id,
    /// The same title, spelling aside.
    Title,
    /// The same title in several records, told apart by number, group and owners.
    Place,
    /// Titles that are like each other, and like no other as much.
    Likeness,
    /// The only ones of their kind that are left.
    Only,
}

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A record of the new side only.
    Added,
    /// A record of the old side only.
    Removed,
    /// A task of the old side that is several now (`others`: their ids on the new side).
    Split,
    /// Several tasks of the old side that are one now (`others`: their ids on the old side).
    Merged,
    /// A record whose counterpart cannot be told (`others`: what it could be).
    Ambiguous,
    /// The number of a task.
    Renumbered,
    /// The group or section of a task.
    Moved,
    /// The status of a task.
    Status,
    /// A deadline.
    Deadline,
    /// A body that has a role it had not.
    OwnerAdded,
    /// A body that lost its role.
    OwnerRemoved,
    /// A body that has another role.
    OwnerRole,
    /// What is to be produced.
    Deliverable,
    /// A quantity.
    Metric,
    /// Any other field.
    Text,
}

/// Whether a change is one of meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It says something else.
    Meaning,
    /// It is only written otherwise.
    Text,
}

/// In what only the writing differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writing {
    /// White space, punctuation, capitals, places of tones, i for y.
    Spelling,
    /// Marks on letters: `đơn đốc` for `đôn đốc`.
    Marks,
    /// A letter more, less or other, as recognition makes of them: `BHXXH`.
    Letters,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// A status nearer to its end.
    Progress,
    /// A status further from its end.
    Regress,
    /// A deadline that comes sooner.
    Earlier,
    /// A deadline that comes later.
    Later,
    /// A quantity that grew.
    Up,
    /// A quantity that shrank.
    Down,
}

/// A change of one field of one record, or of a record as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// `d1`, `d2` … in order.
    pub id: String,
    /// What sort of change.
    pub kind: ChangeKind,
    /// Whether it is one of meaning.
    pub level: Level,
    /// `document`, `task`, `metric` or `citation`.
    pub record: String,
    /// Id on the old side.
    pub old_id: Option<String>,
    /// Id on the new side.
    pub new_id: Option<String>,
    /// The task or document on the new side, else on the old one, for people.
    pub title: String,
    /// Its leads on the new side, else on the old one, for reports by owner.
    pub leads: Vec<String>,
    /// The task that a metric belongs to, on the new side where it is there.
    pub task_id: Option<String>,
    /// The field that changed; `None` for whole records.
    pub field: Option<String>,
    /// Its value in the old record, or the old record.
    pub old: Value,
    /// Its value in the new record, or the new record.
    pub new: Value,
    /// Which way it goes.
    pub direction: Option<Direction>,
    /// Days by which a deadline moved, later ones positive.
    pub days: Option<i64>,
    /// New quantity less the old one.
    pub difference: Option<Number>,
    /// The difference in percent of the old quantity, to two places.
    pub relative: Option<Number>,
    /// Words taken out, put in and kept, of texts.
    pub words: Vec<WordEdit>,
    /// In what only the writing differs, where the level is `text`.
    pub writing: Option<Writing>,
    /// Why the two records are one, or might be.
    pub evidence: Option<Evidence>,
    /// Other records of a split, a merger, an ambiguity.
    pub others: Vec<String>,
    /// Where it stands on the old side.
    pub old_spans: Vec<Span>,
    /// Where it stands on the new side.
    pub new_spans: Vec<Span>,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordEdit {
    /// What was done with it.
    pub edit: Edit,
    /// The words.
    pub text: String,
}

/// What was done with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// They stand on both sides.
    Kept,
    /// They stand on the old side.
    Removed,
    /// They stand on the new side.
    Added,
}

/// Counts over all changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Tasks on the new side only.
    pub tasks_added: usize,
    /// Tasks on the old side only.
    pub tasks_removed: usize,
    /// Paired tasks with a change of meaning other than their number.
    pub tasks_changed: usize,
    /// Paired tasks without one.
    pub tasks_same: usize,
    /// Tasks with another number.
    pub renumbered: usize,
    /// Tasks in another group or section.
    pub moved: usize,
    /// Tasks that are several now.
    pub split: usize,
    /// Tasks that were several.
    pub merged: usize,
    /// Tasks whose counterpart cannot be told.
    pub ambiguous: usize,
    /// Statuses: from, to, how often, which way.
    pub transitions: Vec<Transition>,
    /// Deadlines that come later.
    pub deadlines_later: usize,
    /// Deadlines that come sooner.
    pub deadlines_earlier: usize,
    /// Deadlines that changed otherwise.
    pub deadlines_other: usize,
    /// Changes of owners.
    pub owners: usize,
    /// Quantities that grew.
    pub metrics_up: usize,
    /// Quantities that shrank.
    pub metrics_down: usize,
    /// Quantities of the new side only.
    pub metrics_added: usize,
    /// Quantities of the old side only.
    pub metrics_removed: usize,
    /// Texts and products of another meaning.
    pub texts: usize,
    /// Citations of the new side only.
    pub citations_added: usize,
    /// Citations of the old side only.
    pub citations_removed: usize,
    /// Changes that are no change of meaning.
    pub writing: usize,
}

/// How often a status became another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// The status on the old side; `None` where none was printed.
    pub from: Option<StatusCode>,
    /// The status on the new side.
    pub to: Option<StatusCode>,
    /// How often.
    pub count: usize,
    /// Which way it goes.
    pub direction: Option<Direction>,
}
