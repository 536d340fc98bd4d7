//! The summary of a comparison → named counts, and statuses as a matrix from old to new.

use super::numbers::count;
use super::terms::{Lang, term};
use crate::data::{Direction, Side, StatusCode, Summary};
use crate::write::rows::word_of;

/// Counts that are told even where they are nothing.
const ALWAYS: [&str; 7] = [
    "tasks_added",
    "tasks_removed",
    "tasks_changed",
    "tasks_same",
    "deadlines_later",
    "metrics_up",
    "metrics_down",
];

/// Names and counts, those of nothing left out where nobody looks for them.
pub(super) fn rows(summary: &Summary, lang: Lang) -> Vec<(String, String)> {
    let s = summary;
    let all = [
        ("tasks_added", s.tasks_added),
        ("tasks_removed", s.tasks_removed),
        ("tasks_changed", s.tasks_changed),
        ("tasks_same", s.tasks_same),
        ("renumbered", s.renumbered),
        ("moved", s.moved),
        ("split", s.split),
        ("merged", s.merged),
        ("ambiguous", s.ambiguous),
        ("deadlines_later", s.deadlines_later),
        ("deadlines_earlier", s.deadlines_earlier),
        ("deadlines_other", s.deadlines_other),
        ("owners", s.owners),
        ("metrics_up", s.metrics_up),
        ("metrics_down", s.metrics_down),
        ("metrics_added", s.metrics_added),
        ("metrics_removed", s.metrics_removed),
        ("texts", s.texts),
        ("citations_added", s.citations_added),
        ("citations_removed", s.citations_removed),
        ("writing", s.writing),
    ];
    let told = all.into_iter().filter(|(name, many)| *many > 0 || ALWAYS.contains(name));
    told.map(|(name, many)| (term(lang, "summary", name), count(lang, many as u64))).collect()
}

/// `1 document, 30 tasks …` of one side.
pub(super) fn side(side: &Side, lang: Lang) -> String {
    let counts = [
        ("documents", side.documents),
        ("tasks", side.tasks),
        ("metrics", side.metrics),
        ("citations", side.citations),
    ];
    let said = counts.map(|(name, many)| {
        let name = if many == 1 { name.trim_end_matches('s') } else { name };
        format!("{} {}", count(lang, many as u64), term(lang, "count", name))
    });
    said.join(", ")
}

/// Statuses in the order in which they are listed.
const ORDER: [Option<StatusCode>; 13] = [
    None,
    Some(StatusCode::NotStarted),
    Some(StatusCode::UnderStudy),
    Some(StatusCode::InProgress),
    Some(StatusCode::OnSchedule),
    Some(StatusCode::Regular),
    Some(StatusCode::Delayed),
    Some(StatusCode::Applied),
    Some(StatusCode::Completed),
    Some(StatusCode::CompletedMaintained),
    Some(StatusCode::PilotEnded),
    Some(StatusCode::NotPursued),
    Some(StatusCode::Other),
];

/// How often which status became which.
#[derive(Debug)]
pub(super) struct Matrix {
    /// The statuses that occur, by name.
    pub(super) names: Vec<String>,
    /// A row for each old status: how often it became each new one, and which way that goes.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A count of transitions and which way they go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Empty for none.
    pub(super) count: String,
    pub(super) direction: Option<Direction>,
}

impl Matrix {
    /// `None` where no status changed.
    pub(super) fn of(summary: &Summary, lang: Lang) -> Option<Self> {
        let all = &summary.transitions;
        let occurs =
            |code: &Option<StatusCode>| all.iter().any(|it| it.from == *code || it.to == *code);
        let codes: Vec<Option<StatusCode>> = ORDER.into_iter().filter(occurs).collect();
        let cell = |from, to| {
            let found = all.iter().filter(|it| it.from == from && it.to == to);
            let many: usize = found.clone().map(|it| it.count).sum();
            let shown = if many == 0 { String::new() } else { count(lang, many as u64) };
            Cell { count: shown, direction: found.into_iter().find_map(|it| it.direction) }
        };
        let row = |from: &Option<StatusCode>| codes.iter().map(|to| cell(*from, *to)).collect();
        let name = |code: &Option<StatusCode>| {
            let word = code.map_or_else(|| "none".to_owned(), |code| word_of(&code));
            term(lang, "status", &word)
        };
        let (names, rows) = (codes.iter().map(name).collect(), codes.iter().map(row).collect());
        (!codes.is_empty()).then_some(Self { names, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::changes::sample;

    #[test]
    fn every_count_of_a_summary_has_a_name() {
        let summary = serde_json::to_value(Summary::default()).unwrap();
        let counts = summary.as_object().unwrap().iter().filter(|(_, value)| value.is_number());
        for (name, _) in counts {
            assert_ne!(term(Lang::Vi, "summary", name), name.replace('_', " "), "{name}");
        }
        let mut full = serde_json::to_value(Summary::default()).unwrap();
        for value in full.as_object_mut().unwrap().values_mut().filter(|value| value.is_number()) {
            *value = 1.into();
        }
        let full: Summary = serde_json::from_value(full).unwrap();
        assert_eq!(rows(&full, Lang::En).len(), 21);
        assert_eq!(rows(&Summary::default(), Lang::En).len(), ALWAYS.len());
    }

    #[test]
    fn transitions_become_a_matrix() {
        let matrix = Matrix::of(&sample::comparison().summary, Lang::En).unwrap();
        assert_eq!(matrix.names, ["none printed", "delayed", "completed"]);
        assert_eq!(matrix.rows[0][2], Cell { count: "1,200".into(), direction: None });
        let regress = Cell { count: "1".into(), direction: Some(Direction::Regress) };
        assert_eq!(matrix.rows[2][1], regress);
        assert!(Matrix::of(&Summary::default(), Lang::En).is_none());
    }
}
