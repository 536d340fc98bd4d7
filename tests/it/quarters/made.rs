//! The text of the seeds × the list → the text of a quarter, row by row.
//!
//! Rows keep their names through all quarters, whatever number they print; so the truth about what
//! became of them needs no guess.

use super::list::Known;
use crate::{pipeline, score};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The seeds in the order in which a report prints them.
const SEEDS: [&str; 3] = ["002", "000", "001"];
/// Between the cells of a row in the list.
const CELLS: char = '¦';
/// The place before the first row.
const FIRST: &str = "^";

/// A row of a table, or any other line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// `000:14`; `None` for what is no row of a task.
    pub(super) key: Option<String>,
    pub(super) cells: Vec<String>,
}

/// A report, line by line.
#[derive(Clone, Debug)]
pub(super) struct Made(Vec<Line>);

impl Made {
    /// The seeds as one report: quarter 1.
    pub(super) fn seeds() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let texts = SEEDS.map(|seed| {
            let path = score::file_of(&root, seed).unwrap_or_default();
            rows(seed, &pipeline::read(&path))
        });
        Self(texts.concat())
    }

    /// The next quarter.
    pub(super) fn then(mut self, changes: &[Known]) -> Self {
        for change in changes {
            self.apply(change);
        }
        self
    }

    pub(super) fn text(&self) -> String {
        self.0.iter().map(|line| line.cells.join("\t")).collect()
    }

    /// The rows of tasks, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().filter_map(|line| Some((line.key.as_deref()?, line.cells.as_slice())))
    }

    /// The cells of a row, where it has that row.
    pub(super) fn row(&self, key: &str) -> Option<&[String]> {
        self.rows().find_map(|(own, cells)| (own == key).then_some(cells))
    }

    /// The same report with the rows of each table between two group rows or page heads the other way round.
    pub(super) fn reordered(&self) -> Self {
        let runs = self.0.chunk_by(|one, other| one.key.is_some() == other.key.is_some());
        let turned = runs.flat_map(|run| match run[0].key {
            Some(_) => turned(run),
            None => run.to_vec(),
        });
        Self(turned.collect())
    }

    fn apply(&mut self, change: &Known) {
        match change.kind.as_str() {
            "added" => self.add(change),
            "removed" => _ = self.take(&change.key()),
            "merged" => self.merge(change),
            "split" => self.split(change),
            "place" => self.place(change, &change.old),
            "moved" if change.base == "000" => self.place(change, &change.new),
            "renumber" => self.renumber(&change.base),
            "status" if change.base == "001" => self.tick(change),
            _ => self.edit(change),
        }
    }

    fn at(&self, key: &str) -> usize {
        let at = self.0.iter().position(|line| line.key.as_deref() == Some(key));
        at.unwrap_or_else(|| panic!("no row {key}"))
    }

    /// Where a row stands that follows `anchor`.
    fn after(&self, base: &str, anchor: &str) -> usize {
        let is_own =
            |line: &Line| line.key.as_ref().is_some_and(|key| key.starts_with(&format!("{base}:")));
        match anchor {
            FIRST => self.0.iter().position(is_own).unwrap_or_else(|| panic!("no rows in {base}")),
            _ => self.at(&format!("{base}:{anchor}")) + 1,
        }
    }

    fn take(&mut self, key: &str) -> Line {
        let at = self.at(key);
        self.0.remove(at)
    }

    fn add(&mut self, change: &Known) {
        let at = self.after(&change.base, &change.old);
        self.0.insert(at, line(&change.key(), &change.new, &[]));
    }

    /// The first of the rows says what all say now.
    fn merge(&mut self, change: &Known) {
        let keys = change.task.split('+').map(|task| format!("{}:{task}", change.base));
        let keys: Vec<String> = keys.collect();
        for key in &keys[1..] {
            self.take(key);
        }
        let at = self.at(&keys[0]);
        self.0[at] = line(&change.key(), &change.new, &self.0[at].cells);
    }

    /// `15` becomes its first part; `15/2`, before that, is put behind it.
    fn split(&mut self, change: &Known) {
        let key = change.key();
        let row = key.strip_suffix("/2").unwrap_or(&key);
        let at = self.at(row);
        let was = &self.0[at].cells;
        if row == key {
            self.0[at] = line(&format!("{key}/1"), &change.new, was);
        } else {
            let part = line(&key, &change.new, was);
            self.0.insert(at + 1, part);
        }
    }

    fn place(&mut self, change: &Known, anchor: &str) {
        let row = self.take(&change.key());
        let at = self.after(&change.base, anchor);
        self.0.insert(at, row);
    }

    fn renumber(&mut self, base: &str) {
        let of_base = format!("{base}:");
        let is_own =
            |line: &&mut Line| line.key.as_ref().is_some_and(|key| key.starts_with(&of_base));
        for (at, row) in self.0.iter_mut().filter(is_own).enumerate() {
            row.cells[0] = (at + 1).to_string();
        }
    }

    /// The tick stands in the column of the new status.
    fn tick(&mut self, change: &Known) {
        let column = |name: &str| TICKS.iter().position(|one| *one == name).map(|at| at + 3);
        let (Some(old), Some(new)) = (column(&change.old), column(&change.new)) else {
            panic!("no such column: {change:?}")
        };
        let at = self.at(&change.key());
        assert_eq!(self.0[at].cells[old], "x", "{change:?}");
        self.0[at].cells.swap(old, new);
    }

    fn edit(&mut self, change: &Known) {
        if change.old.is_empty() {
            return;
        }
        let at = self.at(&change.key());
        let cell = &mut self.0[at].cells[column(&change.base, &change.field)];
        assert!(cell.contains(&change.old), "{change:?}\n{cell}");
        let new = match change.kind.as_str() {
            "noise_nfd" => change.old.nfd().collect(),
            _ => change.new.clone(),
        };
        *cell = cell.replacen(&change.old, &new, 1);
    }
}

const TICKS: [&str; 4] = ["Đã áp dụng", "Đang triển khai", "Đang nghiên cứu", "Không triển khai"];

/// The cell in which a seed prints a field.
pub(super) fn column(base: &str, field: &str) -> usize {
    let fields: &[&[&str]] = match base {
        "002" => &[
            &["ordinal"],
            &["group"],
            &["title"],
            &["leads"],
            &["supports"],
            &["deadline"],
            &["deliverable"],
        ],
        "000" => {
            &[&["ordinal"], &["title"], &["leads", "supports", "monitors"], &["status", "result"]]
        }
        _ => &[&["ordinal"], &["title"], &["leads"], &[], &[], &[], &[], &["result"]],
    };
    let at = fields.iter().position(|names| names.contains(&field));
    at.unwrap_or_else(|| panic!("{base} prints no {field}"))
}

/// A row as the list writes it: `=` is the cell of the row that was.
fn line(key: &str, cells: &str, was: &[String]) -> Line {
    let cells = cells.split(CELLS).map(str::trim).enumerate();
    let cells = cells.map(|(at, cell)| match cell.strip_prefix('=') {
        Some(more) => format!("{}{more}", was[at].trim_end()),
        None => cell.to_owned(),
    });
    let mut cells: Vec<String> = cells.collect();
    cells.last_mut().into_iter().for_each(|cell| cell.push('\n'));
    Line { key: Some(key.to_owned()), cells }
}

/// The lines of a seed, each with its end; rows of tasks with their names.
fn rows(seed: &str, text: &str) -> Vec<Line> {
    let (mut number, mut without) = (String::new(), 0);
    let ended = format!("{text}\n");
    let lines = ended.split_inclusive('\n').map(|line| {
        let cells: Vec<String> = line.split('\t').map(ToOwned::to_owned).collect();
        let is_number = cells[0].parse::<u32>().is_ok();
        let is_row = cells.len() > 3 && (is_number || cells[0].is_empty());
        if is_number {
            (number, without) = (cells[0].clone(), 0);
        } else if is_row {
            without += 1;
        }
        let name = if is_number { number.clone() } else { format!("{number}.{without}") };
        Line { key: is_row.then(|| format!("{seed}:{name}")), cells }
    });
    lines.collect()
}

/// Rows the other way round; those without a number stay below the one that they follow.
fn turned(run: &[Line]) -> Vec<Line> {
    let heads = run.chunk_by(|_, next| next.cells[0].is_empty());
    let mut heads: Vec<&[Line]> = heads.collect();
    heads.reverse();
    heads.concat()
}
