//! The seeds through the library × `fixtures/gold` → no area below its floor.
//!
//! Prints the table at every run, past the test harness's capture: a run that shows no numbers is not
//! believed. `cargo run --example score` prints it too.

use crate::pipeline;
use crate::score::{self, Floors};
use serde_json::Value;
use std::io::Write;
use std::path::Path;

#[test]
fn no_area_is_below_its_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let floors = Floors::read(&root.join("fixtures/gold/floors.tsv"));
    let card = score::run(root, |number| report(&root.join("seeds"), number));
    let _ = std::io::stderr().write_all(card.table(&floors, 0).as_bytes());
    let below = floors.below(&card);
    assert!(below.is_empty(), "\n{}\n{}", card.table(&floors, 0), below.join("\n"));
}

/// The report on the seed whose file name begins with `number`.
fn report(seeds: &Path, number: &str) -> Value {
    let path = score::file_of(seeds, number).unwrap_or_default();
    pipeline::json(&path.display().to_string(), &pipeline::read(&path))
}
