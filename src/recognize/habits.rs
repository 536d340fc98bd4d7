//! The numbers of a division → how it and each of its tables write them. Reads no single number.

use crate::data::{Division, Metric, Table};
use crate::lang::number::Evidence;
use std::collections::BTreeMap;

/// What the numbers of a division say of their habit.
#[derive(Debug)]
pub(super) struct Written {
    /// Of all its texts, tables included.
    pub(super) all: Evidence,
    tables: Vec<Evidence>,
}

impl Written {
    pub(super) fn of(division: &Division) -> Self {
        let blocks = division.blocks.iter().map(|block| Evidence::of(block.text.as_str()));
        let tables: Vec<Evidence> = division.tables.iter().map(of_table).collect();
        let all = blocks.chain(tables.iter().copied()).fold(Evidence::default(), Evidence::and);
        Self { all, tables }
    }

    /// What the `at`th table goes by, figures and sentences alike: its own numbers where they show a
    /// habit, else all of the division.
    pub(super) fn table(&self, at: usize) -> Evidence {
        let own = self.tables.get(at).filter(|own| own.habit().is_some());
        own.copied().unwrap_or(self.all)
    }
}

fn of_table(table: &Table) -> Evidence {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.map(|cell| Evidence::of(cell.as_str())).fold(Evidence::default(), Evidence::and)
}

/// What documents and tables go by, by their ids.
#[derive(Debug, Default)]
pub(super) struct Habits(BTreeMap<String, Evidence>);

impl Habits {
    pub(super) fn note(&mut self, id: &str, evidence: Evidence) {
        self.0.insert(id.to_owned(), evidence);
    }

    /// What the numbers of a metric were read by.
    pub(super) fn of(&self, metric: &Metric) -> Evidence {
        let table = metric.table_id.as_ref().and_then(|id| self.0.get(id));
        table.or_else(|| self.0.get(&metric.document_id)).copied().unwrap_or_default()
    }
}
