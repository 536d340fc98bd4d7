//! Reports × gold → a score card: precision, recall and F1 per area, each with its misses.
//!
//! Knows the data contract (SPEC §3) as JSON and nothing of the program but its cleaning rules, so
//! that the test and `examples/score.rs` share it. It never corrects what it compares: `fixtures/gold`
//! says how records are joined (`seq`, `line`), which other splits are equally right (`*_alt`), and
//! where a text is cut after so many words.

mod agencies;
mod card;
mod citations;
mod counts;
mod deadlines;
mod documents;
mod duties;
mod floors;
mod gold;
mod issue;
mod metrics;
mod pages;
mod prose;
mod provenance;
mod rows;
mod seed;
mod statuses;
mod tables;
mod text;
mod typed;

pub(crate) use card::Card;
pub(crate) use floors::Floors;
pub(crate) use seed::file_of;

use gold::Gold;
use seed::Seed;
use serde_json::Value;
use std::path::Path;

/// The seeds, by their number.
pub(crate) const SEEDS: [&str; 5] = ["000", "001", "002", "003", "004"];

/// Scores what `report` says of each seed. `root` is the checkout: it holds `seeds` and
/// `fixtures/gold`.
pub(crate) fn run(root: &Path, report: impl Fn(&str) -> Value) -> Card {
    let gold = Gold::read(&root.join("fixtures/gold"));
    let seeds = SEEDS.map(|number| Seed::read(&root.join("seeds"), number, report(number)));
    let mut card = Card::default();
    counts::score(&mut card, &seeds);
    rows::score(&mut card, &gold, &seeds);
    metrics::score(&mut card, &gold, &seeds[0]);
    citations::score(&mut card, &gold, &seeds);
    let gazette = &seeds[3];
    documents::score(&mut card, &gold, gazette);
    issue::score(&mut card, &gold, gazette);
    prose::score(&mut card, &gold, gazette);
    duties::score(&mut card, &gold, gazette);
    tables::score(&mut card, &gold, gazette);
    pages::score(&mut card, &gold, &seeds);
    typed::score(&mut card, &gold, gazette);
    provenance::score(&mut card, &seeds);
    card
}

/// The values of a report on `text` whose spans do not give them back.
#[cfg(test)]
#[allow(dead_code, reason = "used by the tests of the pipeline, not by the example")]
pub(crate) fn unproved(text: String, report: Value) -> Vec<String> {
    let mut card = Card::default();
    provenance::score_seed(&mut card, &Seed::new("text", text, report));
    card.tally(provenance::AREA).map_or(Vec::new(), |tally| tally.misses().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seed_has_its_file() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let missing = SEEDS.iter().filter(|number| file_of(&seeds, number).is_none());
        assert_eq!(missing.count(), 0);
    }

    /// A scorer that lets an empty report pass would let anything pass.
    #[test]
    fn an_empty_report_fails_in_every_area() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let card = run(root, |_| Value::Null);
        let floors = Floors::read(&root.join("fixtures/gold/floors.tsv"));
        let below = floors.below(&card);
        assert_eq!(below.len(), floors.len(), "{below:#?}");
    }

    /// Every area has a floor and every floor an area.
    #[test]
    fn floors_and_areas_are_the_same_list() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let card = run(root, |_| Value::Null);
        let floors = Floors::read(&root.join("fixtures/gold/floors.tsv"));
        assert_eq!(floors.unscored(&card), Vec::<String>::new());
        assert_eq!(floors.without_floor(&card), Vec::<String>::new());
    }
}
