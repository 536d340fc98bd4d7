//! A question → rows of the catalogue that answer it. Only reads; says nothing to people.

mod agencies;
mod history;
mod lists;
mod overdue;
mod owner;
mod stats;
mod tasks;

pub(super) use history::short;
pub(super) use owner::Owner;

use super::open;
use super::trouble::Done;
use crate::batch::Failure;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params};
use std::path::Path;

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// What there is, and what is in quarantine, told in `vi` or `en`.
    Status(&'static str),
    /// The documents, each once.
    Documents,
    /// Tasks.
    Tasks(Filter),
    /// Texts with all of these words, at most so many.
    Search(String, u32),
    /// What became of a document or task.
    History(String),
    /// Open tasks that are overdue on a day (ISO); of a body, where one is named.
    Overdue(String, Option<String>),
    /// The bodies and their tasks.
    Agencies,
    /// Counts and sizes.
    Stats,
    /// The runs, with what each brought.
    Runs,
}

/// Which tasks; what is not said does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Name or id of a body, with or without marks.
    pub owner: Option<String>,
    /// ISO day: the last day in time is before it.
    pub due_before: Option<String>,
    /// ISO day: the last day in time is after it.
    pub due_after: Option<String>,
    /// Code of the status.
    pub status: Option<String>,
    /// Id of the document, or of one that it is attached to.
    pub document: Option<String>,
}

/// Rows with what their columns are called: for programs, in Vietnamese, in English.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The columns; one that only programs need has no words.
    pub heads: &'static [[&'static str; 3]],
    /// One value per column.
    pub rows: Vec<Vec<Value>>,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// None.
    Empty,
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
}

impl Value {
    fn of(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Empty,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Text(number.to_string()),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                Self::Text(String::from_utf8_lossy(bytes).into_owned())
            }
        }
    }

    /// A text.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Asks the catalogue at `path`.
///
/// # Errors
/// If there is none, or it cannot be read.
pub fn ask(path: &Path, question: &Question) -> Result<Answer, Failure> {
    let connection = open::to_read(path)?;
    let answer = answer(&connection, question).map_err(|trouble| trouble.of(path))?;
    if let (Question::History(id), []) = (question, &answer.rows[..]) {
        let like = history::like(&connection, id).map_err(|trouble| trouble.of(path))?;
        return Err(Failure::NoRecord { id: id.clone(), like });
    }
    Ok(answer)
}

fn answer(connection: &Connection, question: &Question) -> Done<Answer> {
    match question {
        Question::Status(lang) => lists::status(connection, lang),
        Question::Documents => lists::documents(connection),
        Question::Tasks(filter) => tasks::find(connection, filter),
        Question::Search(words, most) => lists::search(connection, words, *most),
        Question::History(id) => history::of(connection, id),
        Question::Overdue(day, owner) => overdue::find(connection, day, owner.as_deref()),
        Question::Agencies => agencies::list(connection),
        Question::Stats => stats::list(connection),
        Question::Runs => lists::runs(connection),
    }
}

/// The rows that a statement gives.
fn rows(connection: &Connection, sql: &str, params: impl Params) -> Done<Vec<Vec<Value>>> {
    let mut statement = connection.prepare(sql)?;
    let width = statement.column_count();
    let rows = statement.query_map(params, |row| {
        (0..width).map(|at| Ok(Value::of(row.get_ref(at)?))).collect::<Result<Vec<_>, _>>()
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
