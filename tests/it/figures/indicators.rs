//! Tables of indicators with known figures → their print, and what is read of each cell.

use super::draw;
use super::measured::{expected, reading};
use super::tally::{Reading, Tally};
use crate::dice::Dice;
use crate::pipeline;
use congbao::data::Metric;

/// Writes and reads the tables of the fixture: a line that begins with `#table` is left out of the
/// rows by then, so each table is a run of rows with one name in the first field.
pub(super) fn tally(rows: &[Vec<String>], samples: u64) -> Tally {
    let mut tally = Tally::default();
    for sample in 0..samples {
        let mut dice = Dice::new(sample);
        for table in rows.chunk_by(|one, other| one[0] == other[0]) {
            read(&mut tally, table, &mut dice);
        }
    }
    tally
}

/// Reads one table: rows without truth are its head.
fn read(tally: &mut Tally, table: &[Vec<String>], dice: &mut Dice) {
    let (mut text, mut drawn) = (HEAD.to_owned(), Vec::new());
    for row in table {
        let wording = row[1].replace(" | ", "\t");
        let slots = draw::slots(&wording, dice);
        let start = text.len();
        text.push_str(&draw::text(&wording, &slots));
        text.push('\n');
        let truth = row.get(2).map_or_else(String::new, |truth| draw::truth(truth, &slots));
        drawn.push((format!("{}: {}", row[0], row[1]), start..text.len(), truth));
    }
    let metrics = pipeline::report("report.txt", &text).metrics;
    for (wording, range, truth) in drawn {
        let inside = |metric: &&Metric| {
            metric.spans.first().is_some_and(|span| range.contains(&span.range().start))
        };
        let found: Vec<Reading> = metrics.iter().filter(inside).map(reading).collect();
        tally.add(&wording, &expected(&truth), &found);
    }
}

const HEAD: &str = "UBND TỈNH LÂM ĐỒNG\n\nBÁO CÁO\nKết quả thực hiện các chỉ tiêu\n\n";
