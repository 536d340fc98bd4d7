//! `fixtures/quarters/changes.tsv` → the known changes.

use super::fixture;

/// A line of the list.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// `Q2` or `Q3`.
    pub(super) quarter: String,
    /// The seed: `000`, `001` or `002`.
    pub(super) base: String,
    /// The row, by its number in the seed or by the name that the list gave it.
    pub(super) task: String,
    pub(super) kind: String,
    pub(super) field: String,
    /// What the cell says, and what it is to say.
    pub(super) old: String,
    pub(super) new: String,
    /// What is read of it before and after.
    pub(super) was: String,
    pub(super) is: String,
    pub(super) direction: String,
    /// Which way it goes from quarter 1, where that is another way than from quarter 2.
    pub(super) since: String,
}

impl Known {
    /// The row, over all seeds.
    pub(super) fn key(&self) -> String {
        format!("{}:{}", self.base, self.task)
    }

    /// Whether it is none but one of spelling or layout.
    pub(super) fn is_noise(&self) -> bool {
        self.kind.starts_with("noise_")
    }

    /// Whether rows come, go or change their places by it.
    pub(super) fn is_structural(&self) -> bool {
        ["added", "removed", "split", "merged", "place", "renumber", "renumbered", "…"]
            .contains(&self.kind.as_str())
    }

    /// The kind as it is counted.
    pub(super) fn label(&self) -> String {
        label(&self.kind, &self.field, &self.direction)
    }
}

/// The kind with its direction, of texts the field.
pub(super) fn label(kind: &str, field: &str, direction: &str) -> String {
    match (kind, direction) {
        ("text", _) => format!("text_{field}"),
        ("status" | "deadline" | "metric", "") => format!("{kind}_other"),
        ("status" | "deadline" | "metric", _) => format!("{kind}_{direction}"),
        _ => kind.to_owned(),
    }
}

pub(super) fn read() -> Vec<Known> {
    let text = fixture("changes.tsv");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.skip(1).map(known).collect()
}

fn known(line: &str) -> Known {
    let fields: Vec<String> = line.split('\t').map(ToOwned::to_owned).collect();
    let fields: [String; 11] = fields.try_into().unwrap_or_else(|_| panic!("no change: {line}"));
    let [quarter, base, task, kind, field, old, new, was, is, direction, since] = fields;
    Known { quarter, base, task, kind, field, old, new, was, is, direction, since }
}
