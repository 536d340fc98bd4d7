//! Metrics → by what each is known again in another document. What two are the same is decided by equal words here,
//! as a query can; `diff` over the reports pairs what is only alike.

use super::super::rows::word_of;
use crate::data::{Metric, Report};
use crate::lang::fold;
use rusqlite::{Connection, Result, params};
use std::collections::HashMap;
use std::io;

/// The table of keys.
pub(super) const TABLE: &str = "CREATE TABLE metric_keys (\n  \"source\" TEXT NOT NULL,\n  \
    \"metric_id\" TEXT NOT NULL,\n  \"series\" TEXT NOT NULL,\n  \
    PRIMARY KEY (\"source\", \"metric_id\"),\n  \
    FOREIGN KEY (\"source\") REFERENCES sources (\"source\") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,\n  \
    FOREIGN KEY (\"source\", \"metric_id\") REFERENCES metrics (\"source\", \"id\") DEFERRABLE INITIALLY DEFERRED\n) STRICT";

/// Its index.
pub(super) const INDEX: &str = "CREATE INDEX metric_keys_by_series ON metric_keys (\"series\")";

const INSERT: &str = "INSERT INTO metric_keys VALUES (?, ?, ?)";

/// Letters of a key: 64 bits are enough for as many metrics as will ever be in one database.
const LETTERS: usize = 16;

/// Adds the keys of the metrics of `report`.
///
/// # Errors
/// What the database returns.
pub(super) fn insert(connection: &Connection, report: &Report) -> io::Result<()> {
    let mut row = connection.prepare(INSERT).map_err(io::Error::other)?;
    let mut take = |metric: &Metric, key: &str| {
        row.execute(params![report.source.name, metric.id, key]).map(drop)
    };
    keys(report, &mut take).map_err(io::Error::other)
}

/// Hands over each metric with its key. Where a document says the same words twice, the second is another series, so
/// that a series has one value a document.
fn keys(report: &Report, take: &mut dyn FnMut(&Metric, &str) -> Result<()>) -> Result<()> {
    let words = Words::of(report);
    let mut seen: HashMap<(&str, String), usize> = HashMap::new();
    for metric in &report.metrics {
        let known_by = words.known_by(metric);
        let times = seen.entry((&metric.document_id, known_by.clone())).or_insert(0);
        *times += 1;
        let hash = blake3::hash(format!("{known_by}\n{times}").as_bytes()).to_hex();
        take(metric, &hash[..LETTERS])?;
    }
    Ok(())
}

/// What the tasks and columns are called to which metrics belong.
struct Words<'r> {
    tasks: HashMap<&'r str, &'r str>,
    headings: HashMap<(&'r str, usize), &'r str>,
}

impl<'r> Words<'r> {
    fn of(report: &'r Report) -> Self {
        let tasks = report.tasks.iter();
        let headings =
            report.tables.iter().flat_map(|table| {
                table.columns.iter().enumerate().filter_map(|(at, column)| {
                    Some(((table.id.as_str(), at), column.name.as_deref()?))
                })
            });
        Self {
            tasks: tasks
                .filter_map(|task| Some((task.id.as_str(), task.title.as_deref()?)))
                .collect(),
            headings: headings.collect(),
        }
    }

    /// Name of the task, heading of the column, kind, unit and the words around it, numbers aside.
    fn known_by(&self, metric: &Metric) -> String {
        let task = metric.task_id.as_deref().and_then(|id| self.tasks.get(id).copied());
        let cell = metric.table_id.as_deref().zip(metric.column);
        let heading =
            cell.and_then(|(id, at)| self.headings.get(&(id, usize::try_from(at).ok()?)).copied());
        [
            words(task, Figures::Stay),
            words(heading, Figures::Go),
            word_of(&metric.kind),
            words(metric.unit.as_deref(), Figures::Stay),
            words(metric.context.as_deref(), Figures::Go),
        ]
        .join("\n")
    }
}

/// Whether words with figures count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figures {
    /// They do: `Mô hình 26`.
    Stay,
    /// They are the value itself, or a time.
    Go,
}

/// The words of `text` without letter case and marks.
fn words(text: Option<&str>, figures: Figures) -> String {
    let bare = fold::bare(text.unwrap_or_default());
    let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        let has_figure = || word.contains(|c: char| c.is_ascii_digit());
        !word.is_empty() && (figures == Figures::Stay || !has_figure())
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of the sample's metric with each of `contexts`.
    fn found(contexts: &[&str]) -> Vec<String> {
        let mut report = crate::write::sample::report();
        let like = report.metrics.remove(0);
        report.metrics = contexts
            .iter()
            .map(|c| Metric { context: Some((*c).to_owned()), ..like.clone() })
            .collect();
        let mut keys = Vec::new();
        let mut take = |_: &Metric, key: &str| {
            keys.push(key.to_owned());
            Ok(())
        };
        super::keys(&report, &mut take).unwrap();
        keys
    }

    #[test]
    fn a_metric_is_known_by_its_words_not_its_numbers() {
        let one = found(&["Đã cấp 1.181.281 tài khoản"]);
        assert_eq!(one, found(&["đã cấp 1.190.000 tài khoản"]));
        assert_ne!(one, found(&["Đã thu hồi 1.181.281 tài khoản"]));
    }

    #[test]
    fn the_same_words_twice_in_a_document_are_two_series() {
        let both = found(&["Đã cấp 5 thẻ", "Đã cấp 7 thẻ"]);
        assert_ne!(both[0], both[1]);
        assert_eq!(both, found(&["Đã cấp 6 thẻ", "Đã cấp 8 thẻ"]));
    }
}
