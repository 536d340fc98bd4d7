//! The seeds through the library × `fixtures/gold` → no area below its floor.
//!
//! Prints the whole table when one is; `cargo run --example score` prints it any time.

use crate::pipeline;
use crate::score::{self, Floors};
use serde_json::Value;
use std::path::Path;

#[test]
fn no_area_is_below_its_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let floors = Floors::read(&root.join("fixtures/gold/floors.tsv"));
    let card = score::run(root, |number| report(&root.join("seeds"), number));
    let below = floors.below(&card);
    assert!(below.is_empty(), "\n{}\n{}", card.table(&floors, 0), below.join("\n"));
}

/// The report on the seed whose file name begins with `number`.
fn report(seeds: &Path, number: &str) -> Value {
    let files = std::fs::read_dir(seeds).unwrap().flatten().map(|file| file.path());
    let is_it = |path: &std::path::PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(number))
    };
    let path = files.into_iter().find(is_it).unwrap();
    pipeline::json(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap())
}
