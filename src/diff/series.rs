//! Several sets of records, one after the other → the course of each task and metric.

use super::{Manner, Reports, metrics, run};
use crate::data::{Metric, Report, SeriesRow, Task};
use std::collections::HashMap;

/// The course of each task and metric over `sides`, which stand in the order of time; tracks in the order in which
/// they begin. What is in one report only is a track of one row.
#[must_use]
pub fn series(sides: &[Reports<'_>], manner: Manner) -> Vec<SeriesRow> {
    let mut course = Course::default();
    let mut before: Option<(Reports<'_>, HashMap<&str, usize>)> = None;
    for (at, side) in sides.iter().enumerate() {
        let same: HashMap<String, String> = before
            .as_ref()
            .map(|(earlier, _)| run(*earlier, *side, manner).tasks)
            .into_iter()
            .flatten()
            .map(|pair| (pair.new_id, pair.old_id))
            .collect();
        let mut tracks = HashMap::new();
        for (task, measured) in tasks(side.reports) {
            let old = same.get(&task.id).zip(before.as_ref());
            let track = old.and_then(|(old, (_, tracks))| tracks.get(old.as_str()).copied());
            let track = course.task(track, (at, side.name), task, &measured);
            tracks.insert(task.id.as_str(), track);
        }
        before = Some((*side, tracks));
    }
    course.rows()
}

/// The tasks of the reports with their metrics.
fn tasks(reports: &[Report]) -> impl Iterator<Item = (&Task, Vec<&Metric>)> {
    reports.iter().flat_map(|report| {
        let mut measured: HashMap<&str, Vec<&Metric>> = HashMap::new();
        for metric in &report.metrics {
            if let Some(task) = &metric.task_id {
                measured.entry(task).or_default().push(metric);
            }
        }
        report
            .tasks
            .iter()
            .map(move |task| (task, measured.get(task.id.as_str()).cloned().unwrap_or_default()))
    })
}

/// The tracks so far.
#[derive(Default)]
struct Course<'a> {
    tracks: Vec<Track<'a>>,
}

/// The course of a task and of its metrics.
#[derive(Default)]
struct Track<'a> {
    rows: Vec<SeriesRow>,
    metrics: Vec<Vec<SeriesRow>>,
    /// The metrics of its last report, with their places among the tracks.
    last: Vec<(usize, &'a Metric)>,
}

impl<'a> Course<'a> {
    /// Adds a task to its track, or to one of its own; the track.
    fn task(
        &mut self,
        track: Option<usize>,
        (at, report): (usize, &str),
        task: &Task,
        measured: &[&'a Metric],
    ) -> usize {
        let track = track.unwrap_or_else(|| {
            self.tracks.push(Track::default());
            self.tracks.len() - 1
        });
        let blank = SeriesRow {
            track: format!("s{}", track + 1),
            record: "task".to_owned(),
            position: at + 1,
            report: report.to_owned(),
            id: task.id.clone(),
            title: super::changes::title(task),
            leads: super::changes::names(task),
            status: task.status.as_ref().map(|status| status.code),
            deadline: task.deadline.as_ref().map(|deadline| deadline.raw.clone()),
            deadline_end: task.deadline.as_ref().and_then(|deadline| deadline.end.clone()),
            text: None,
            value: None,
            unit: None,
        };
        let own = &mut self.tracks[track];
        own.rows.push(blank.clone());
        let before: Vec<&Metric> = own.last.iter().map(|(_, metric)| *metric).collect();
        let places: HashMap<usize, usize> = metrics::same(&before, measured)
            .into_iter()
            .map(|(old, new)| (new, own.last[old].0))
            .collect();
        let mut last = Vec::new();
        for (at, metric) in measured.iter().enumerate() {
            let place = places.get(&at).copied().unwrap_or_else(|| {
                own.metrics.push(Vec::new());
                own.metrics.len() - 1
            });
            own.metrics[place].push(SeriesRow {
                track: format!("s{}.{}", track + 1, place + 1),
                record: "metric".to_owned(),
                id: metric.id.clone(),
                text: Some(metric.text.clone()),
                value: metric.value.or(metric.percent_computed).or(metric.percent),
                unit: metric.unit.clone(),
                ..blank.clone()
            });
            last.push((place, *metric));
        }
        own.last = last;
        track
    }

    /// All rows: each task with its metrics behind it.
    fn rows(self) -> Vec<SeriesRow> {
        let of_track =
            |track: Track<'a>| track.rows.into_iter().chain(track.metrics.into_iter().flatten());
        self.tracks.into_iter().flat_map(of_track).collect()
    }
}
